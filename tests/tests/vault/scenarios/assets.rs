//! V12 and V15: the asset has 18 decimals whatever the reserve's have, and what was minted for the length of a call
//! buys nothing.

use alloy_primitives::{Address, U256};
use alloy_sol_types::SolCall;
use tests::{
    Staking,
    abi::{
        ISUSDai, IToken, IUSDai,
        fixtures::{IEvmCaller, IOdd},
    },
    check::{done, made, refused},
    whole,
};

use crate::support::{
    WEEK, ask,
    books::{books, same},
    go_to,
    price::{conservative, worth},
    stake, still, u, wad,
};

#[test]
fn v12_reserve_assets_of_6_8_and_18_decimals_stake_alike() {
    let mut outcomes = Vec::new();
    for decimals in [6, 8, 18] {
        let mut staking = Staking::new();
        let (alice, carol) = (staking.world.alice.clone(), staking.world.carol.clone());
        let token = made(staking.world.list_token("Dollar", decimals));
        assert_eq!(done(staking.world.deposit(&alice, token, whole(1_000, decimals))), wad(1_000));
        assert_eq!(stake(&mut staking, &alice, wad(1_000)), wad(1_000));
        // Yield that comes in this asset, then a second stake at a price that is not one.
        let gift = IToken::mintCall { to: staking.world.usdai, value: whole(70, decimals) };
        done(staking.world.chain.send(&carol, token, &gift));
        assert_eq!(done(staking.harvest()), wad(70));
        staking.world.chain.warp(WEEK);
        assert_eq!(done(staking.world.deposit(&carol, token, whole(500, decimals))), wad(500));
        let shares = stake(&mut staking, &carol, wad(500));
        let worth = worth(&mut staking, carol.address);
        outcomes.push((shares, worth, ask(&mut staking, &ISUSDai::totalAssetsCall {})));
    }
    // 500 x (1e21 + 1e6) / (1.07e21 + 1e6), in 1e-18.
    let shares = wad(500) * (wad(1_000) + u(1_000_000)) / (wad(1_070) + u(1_000_000));
    assert_eq!(outcomes[0].0, shares);
    assert_eq!(outcomes[0].2, wad(1_570));
    assert!(outcomes.iter().all(|outcome| *outcome == outcomes[0]), "{outcomes:?}");
}

/// The smallest unit of an asset becomes 1e12, 1e10 or 1 wei of USDai, and each can be staked.
#[test]
fn v12_the_smallest_units_can_be_staked() {
    for decimals in [6_u8, 8, 18] {
        let mut staking = Staking::new();
        let alice = staking.world.alice.clone();
        let token = made(staking.world.list_token("Dollar", decimals));
        let minted = done(staking.world.deposit(&alice, token, U256::ONE));
        assert_eq!(minted, whole(1, 18 - decimals));
        assert_eq!(stake(&mut staking, &alice, minted), minted);
        assert_eq!(worth(&mut staking, alice.address), minted);
    }
}

#[test]
fn v12_more_than_18_decimals_never_reach_the_vault() {
    let mut staking = Staking::new();
    let asset = made(staking.world.deploy("Dollar", &alloy_sol_types::SolValue::abi_encode(&U256::from(24))));
    let result = staking.world.list(asset, tests::Terms::FREE);
    refused(result, IUSDai::DecimalsOutOfRange { asset, decimals: U256::from(24) });
    assert_eq!(ask(&mut staking, &ISUSDai::decimalsCall {}), 18);
}

/// A vault with stakers, a reserve asset that anybody can have for a call, and a contract that takes a hundred million.
struct Flash {
    staking: Staking,
    token: Address,
    borrower: Address,
    amount: U256,
}

impl Flash {
    #[track_caller]
    fn new() -> Self {
        let mut staking = Staking::new();
        let (alice, bob) = (staking.world.alice.clone(), staking.world.bob.clone());
        let token = made(staking.world.list_token("FlashMintToken", 6));
        let borrower = made(staking.world.deploy("EvmCaller", &[]));
        stake(&mut staking, &alice, wad(100_000));
        let call = ISUSDai::deposit_0Call { assets: wad(1_000), receiver: borrower };
        done(staking.tell(&bob, &call));
        done(staking.earn(5_000));
        staking.world.chain.warp(WEEK / 2);
        Self { staking, token, borrower, amount: whole(100_000_000, 6) }
    }

    /// Whether the steps go through and the tokens can be given back.
    fn borrow(&mut self, steps: &[IEvmCaller::Step]) -> bool {
        let callback = IEvmCaller::batchCall { steps: steps.to_vec() }.abi_encode().into();
        let borrow = IOdd::flashMintCall { value: self.amount, callback };
        let outer = IEvmCaller::batchCall { steps: vec![step(self.token, &borrow)] };
        let (alice, borrower) = (self.staking.world.alice.clone(), self.borrower);
        self.staking.world.chain.send(&alice, borrower, &outer).is_ok()
    }

    /// Minting USDai with what was borrowed, and letting the vault take it.
    fn mint_usdai(&self) -> Vec<IEvmCaller::Step> {
        let world = &self.staking.world;
        let deposit = IUSDai::deposit_0Call {
            depositToken: self.token,
            depositAmount: self.amount,
            usdaiAmountMinimum: U256::ZERO,
            recipient: self.borrower,
        };
        vec![
            step(self.token, &IToken::approveCall { spender: world.usdai, value: self.amount }),
            step(world.usdai, &deposit),
            step(world.usdai, &IToken::approveCall { spender: self.staking.susdai, value: U256::MAX }),
        ]
    }

    fn stake(&self) -> IEvmCaller::Step {
        let assets = self.amount * whole(1, 12);
        step(self.staking.susdai, &ISUSDai::deposit_0Call { assets, receiver: self.borrower })
    }

    fn redeem_usdai(&self) -> IEvmCaller::Step {
        let call = IUSDai::withdraw_0Call {
            withdrawToken: self.token,
            usdaiAmount: self.amount * whole(1, 12),
            withdrawAmountMinimum: self.amount,
            recipient: self.borrower,
        };
        step(self.staking.world.usdai, &call)
    }

    fn harvest(&self) -> IEvmCaller::Step {
        step(self.staking.susdai, &ISUSDai::harvestCall {})
    }
}

fn step(target: Address, call: &impl SolCall) -> IEvmCaller::Step {
    IEvmCaller::Step { target, data: call.abi_encode().into() }
}

/// No exit is in the same call, so what was staked cannot pay the loan back, and nothing of it has happened.
#[test]
fn v15_flash_minted_dollars_cannot_be_staked() {
    let mut flash = Flash::new();
    let steps = [flash.mint_usdai(), vec![flash.stake()]].concat();
    let now = flash.staking.world.chain.timestamp();
    let before = books(&mut flash.staking);
    assert!(!flash.borrow(&steps));
    go_to(&mut flash.staking, now);
    same(&before, &books(&mut flash.staking));
    // Of the same steps only the stake is too much: without it the tokens can be given back.
    let honest = [flash.mint_usdai(), vec![flash.redeem_usdai()]].concat();
    assert!(flash.borrow(&honest));
}

/// A reserve that is a thousand times larger for the length of a call is no yield of the vault's.
#[test]
fn v15_a_harvest_within_a_flash_mint_finds_nothing() {
    let mut flash = Flash::new();
    let before = conservative(&mut flash.staking);
    let steps = [flash.mint_usdai(), vec![flash.harvest(), flash.redeem_usdai()]].concat();
    let now = flash.staking.world.chain.timestamp();
    assert!(flash.borrow(&steps));
    go_to(&mut flash.staking, now);
    assert_eq!(conservative(&mut flash.staking), before);
    assert_eq!(still(&mut flash.staking, |staking| done(staking.harvest())), U256::ZERO);
}
