//! `maxDeposit` and `maxMint` are honest to the wei: that much goes in and one more does not, in every state.
//!
//! But for amounts that no slot holds, 2^128 of cash or 2^96 in a stream: see `limits_of_slots.rs`.

use alloy_primitives::{Address, U256};
use proptest::prelude::*;
use tests::{
    Staking,
    abi::ISUSDai,
    check::{done, refused},
};

use crate::support::{
    DAY, ask,
    books::changes_nothing,
    calls::{Call, history, perform, vault_after},
    mint,
    price::{conservative, optimistic},
    runs,
    slots::{set_balance, set_idle, set_supply},
    u, wad,
};

/// The most shares that may exist.
const CAP: U256 = U256::from_limbs([u64::MAX, u32::MAX as u64, 0, 0]);

#[track_caller]
fn limits(staking: &mut Staking) -> [U256; 2] {
    let receiver = Address::repeat_byte(0x55);
    [ask(staking, &ISUSDai::maxDepositCall { receiver }), ask(staking, &ISUSDai::maxMintCall { receiver })]
}

/// Alice has more USDai than ever existed, so that only the vault sets the limit.
fn enrich(staking: &mut Staking) {
    let (token, alice) = (staking.world.usdai, staking.world.alice.address);
    set_balance(staking, token, alice, U256::MAX >> 1_usize);
}

/// The largest deposit goes in, and one more does not.
#[track_caller]
fn check_deposit(staking: &mut Staking, most: U256) {
    let alice = staking.world.alice.clone();
    let assets = most + U256::ONE;
    let shares = optimistic(staking).to_shares_down(assets);
    let room = CAP - ask(staking, &ISUSDai::totalSupplyCall {});
    let result = changes_nothing(staking, |staking| staking.stake(&alice, assets));
    refused(result, ISUSDai::SupplyCapExceeded { shares, room });
    let mints = optimistic(staking).to_shares_down(most);
    let mut copy = staking.clone();
    let result = copy.stake(&alice, most);
    if most.is_zero() {
        refused(result, ISUSDai::ZeroAmount {});
    } else if mints.is_zero() {
        let least = optimistic(staking).to_assets_up(U256::ONE);
        refused(result, ISUSDai::MintsNothing { assets: most, least });
    } else if fits(staking, most, mints) {
        assert!(result.is_ok_and(|shares| shares == mints), "the most is refused");
    } else {
        refused(result, ISUSDai::ArithmeticOverflow {});
    }
}

/// Whether the ledger's 128 bits and the stream's 96 hold a deposit, which `maxDeposit` does not look at.
#[track_caller]
fn fits(staking: &mut Staking, assets: U256, shares: U256) -> bool {
    let idle = ask(staking, &ISUSDai::cashCall {}).idle + assets;
    let premium = assets.saturating_sub(conservative(staking).to_assets_up(shares));
    let streamed = ask(staking, &ISUSDai::streamCall { source: 0x11 }).unreleased + premium;
    idle >> 128_usize == U256::ZERO && streamed >> 96_usize == U256::ZERO
}

/// All shares that there is room for can be minted, and one more cannot.
#[track_caller]
fn check_mint(staking: &mut Staking, most: U256) {
    let alice = staking.world.alice.clone();
    assert_eq!(most, CAP - ask(staking, &ISUSDai::totalSupplyCall {}));
    let shares = most + U256::ONE;
    let result = changes_nothing(staking, |staking| mint(staking, &alice, shares));
    refused(result, ISUSDai::SupplyCapExceeded { shares, room: most });
    let mut copy = staking.clone();
    let cost = optimistic(staking).to_assets_up(most);
    let result = mint(&mut copy, &alice, most);
    if most.is_zero() {
        refused(result, ISUSDai::ZeroAmount {});
    } else if fits(staking, cost, most) {
        assert_eq!(result.ok(), Some(cost));
        assert_eq!(limits(&mut copy), [U256::ZERO; 2]);
    } else {
        refused(result, ISUSDai::ArithmeticOverflow {});
    }
}

proptest! {
    #![proptest_config(runs(32, 0x14a))]

    /// The whole room of 2^96 - 1 shares, at any price.
    #[test]
    fn p7540_7_the_most_is_accepted_and_one_more_is_not(history in history()) {
        let mut staking = vault_after(&history);
        enrich(&mut staking);
        let [deposit, shares] = limits(&mut staking);
        let price = optimistic(&mut staking);
        let supply = ask(&mut staking, &ISUSDai::totalSupplyCall {});
        let is_backed = supply.is_zero() || price.dollars > u(1_000_000);
        if !is_backed || price.dollars * u(1_000_000) < price.shares {
            prop_assert_eq!([deposit, shares], [U256::ZERO; 2]);
        } else {
            check_deposit(&mut staking, deposit);
            check_mint(&mut staking, shares);
        }
    }

    /// Next to the cap, where the price decides how many wei the last shares take.
    #[test]
    fn p7540_7_next_to_the_cap(room in 0_u64..50, millionths in 1_u64..9_000_000) {
        let mut staking = Staking::new();
        let supply = CAP - U256::from(room);
        set_supply(&mut staking, supply);
        set_idle(&mut staking, supply / u(1_000_000) * U256::from(millionths));
        enrich(&mut staking);
        let [deposit, shares] = limits(&mut staking);
        prop_assert_eq!(shares, U256::from(room));
        if room > 0 {
            check_deposit(&mut staking, deposit);
        } else {
            prop_assert_eq!(deposit, U256::ZERO);
        }
        check_mint(&mut staking, shares);
    }

    /// In a pause nothing may enter, whatever else is the case.
    #[test]
    fn v14_nothing_may_enter_in_a_pause(history in history()) {
        let mut staking = vault_after(&history);
        let until = staking.world.chain.timestamp() + 2 * DAY;
        done(staking.rule(&ISUSDai::pauseDepositsCall { until }));
        prop_assert_eq!(limits(&mut staking), [U256::ZERO; 2]);
    }

    /// Any words in the vault's own slots, though no call writes them: the limits answer, and what they allow enters.
    #[test]
    fn v14_limits_answer_in_any_state(
        history in history(), slots in proptest::collection::vec((8_u64..15, any::<[u8; 32]>()), 1..4),
    ) {
        let mut staking = vault_after(&history);
        let vault = staking.susdai;
        for (slot, word) in slots {
            staking.world.chain.set_storage(vault, U256::from(slot), U256::from_be_bytes(word));
        }
        let [deposit, shares] = limits(&mut staking);
        prop_assert!(shares <= CAP);
        prop_assert!(deposit.is_zero() || !shares.is_zero());
    }
}

/// A price that lies exactly on the least one, and a wei below it.
#[test]
fn v14_the_least_price_is_a_millionth() {
    let mut staking = Staking::new();
    enrich(&mut staking);
    let supply = wad(1_000_000) - u(1_000_000);
    // Virtual units make it 1e24 shares on 1e18 dollars.
    set_supply(&mut staking, supply);
    set_idle(&mut staking, wad(1) - u(1_000_000));
    let [deposit, shares] = limits(&mut staking);
    assert_eq!(shares, CAP - supply);
    assert_eq!(deposit, (shares + U256::ONE).div_ceil(u(1_000_000)) - U256::ONE);
    let assets = wad(1) - u(1_000_001);
    set_idle(&mut staking, assets);
    assert_eq!(limits(&mut staking), [U256::ZERO; 2]);
    let alice = staking.world.alice.clone();
    refused(staking.stake(&alice, wad(1)), ISUSDai::PriceTooLow { assets, supply });
    assert!(perform(&mut staking, Call::Earn(1)).is_ok());
}
