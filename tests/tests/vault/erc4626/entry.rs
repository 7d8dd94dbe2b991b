//! Deposits and mints move what they say, to the wei, and are what their previews say.

use alloy_primitives::{Address, U256};
use proptest::prelude::*;
use stylus_chain::chain::{Account, CallError};
use tests::{
    Staking,
    abi::{ISUSDai, IToken, IUSDai},
    check::{done, refused},
};

use crate::support::{
    DAY, WEEK, ask,
    books::changes_nothing,
    calls::{amount, history, vault_after},
    mint,
    price::{VIRTUAL, conservative, optimistic, unreleased},
    runs, still, u, usdai, wad,
};

/// Shares and USDai of payer, receiver and vault, and what the payer lets the vault take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Entry {
    payer: U256,
    vault: U256,
    idle: U256,
    receiver: U256,
    supply: U256,
    allowance: U256,
}

impl Entry {
    #[track_caller]
    fn of(staking: &mut Staking, payer: &Account, receiver: Address) -> Self {
        let (vault, token) = (staking.susdai, staking.world.usdai);
        let allowance = IToken::allowanceCall { owner: payer.address, spender: vault };
        Self {
            payer: usdai(staking, payer.address),
            vault: usdai(staking, vault),
            idle: ask(staking, &ISUSDai::cashCall {}).idle,
            receiver: ask(staking, &ISUSDai::balanceOfCall { account: receiver }),
            supply: ask(staking, &ISUSDai::totalSupplyCall {}),
            allowance: done(staking.world.chain.call(token, &allowance)),
        }
    }

    fn after(&self, assets: U256, shares: U256) -> Self {
        Self {
            payer: self.payer - assets,
            vault: self.vault + assets,
            idle: self.idle + assets,
            receiver: self.receiver + shares,
            supply: self.supply + shares,
            allowance: self.allowance - assets,
        }
    }
}

/// Alice's allowance for the vault becomes this.
#[track_caller]
fn allow(staking: &mut Staking, value: U256) {
    let (alice, token, spender) = (staking.world.alice.clone(), staking.world.usdai, staking.susdai);
    still(staking, |staking| {
        done(staking.world.chain.send(&alice, token, &IToken::approveCall { spender, value }))
    });
}

/// Whether, without these dollars, less than nothing was behind the shares.
#[track_caller]
fn was_below_nothing(staking: &mut Staking, assets: U256) -> bool {
    let (cash, loans) = (ask(staking, &ISUSDai::cashCall {}), ask(staking, &ISUSDai::loansCall {}));
    cash.idle - assets + loans.principal < unreleased(staking, 0x20)
}

fn deposit(staking: &mut Staking, assets: U256, receiver: Address) -> Result<U256, CallError> {
    let alice = staking.world.alice.clone();
    let receipt = staking.tell(&alice, &ISUSDai::deposit_0Call { assets, receiver })?;
    Ok(receipt.returned::<ISUSDai::deposit_0Call>().unwrap_or_default())
}

fn mint_for(staking: &mut Staking, shares: U256, receiver: Address) -> Result<U256, CallError> {
    let alice = staking.world.alice.clone();
    let receipt = staking.tell(&alice, &ISUSDai::mint_0Call { shares, receiver })?;
    Ok(receipt.returned::<ISUSDai::mint_0Call>().unwrap_or_default())
}

proptest! {
    #![proptest_config(runs(48, 0x1926))]

    /// 019, 029, and of the other list: previewDeposit is deposit, allowance included.
    #[test]
    fn p4626_019_029_deposit_moves_what_it_says_rounded_down(
        history in history(), assets in amount(), is_for_another in any::<bool>(),
    ) {
        let mut staking = vault_after(&history);
        let alice = staking.world.alice.clone();
        let receiver = if is_for_another { Address::repeat_byte(0x77) } else { alice.address };
        let allowed = wad(2_000_000);
        allow(&mut staking, allowed);
        let (price, before) = (optimistic(&mut staking), Entry::of(&mut staking, &alice, receiver));
        let preview = ask(&mut staking, &ISUSDai::previewDepositCall { assets });
        let result = still(&mut staking, |staking| deposit(staking, assets, receiver));
        let after = Entry::of(&mut staking, &alice, receiver);
        match result {
            Ok(shares) => {
                prop_assert_eq!((shares, shares), (preview, price.to_shares_down(assets)));
                prop_assert!(!shares.is_zero());
                prop_assert_eq!(after, before.after(assets, shares));
            }
            Err(_) => prop_assert_eq!(after, before),
        }
    }

    /// 020, 030, and of the other list: previewMint is mint, allowance included.
    #[test]
    fn p4626_020_030_mint_moves_what_it_says_rounded_up(
        history in history(), shares in amount(), is_for_another in any::<bool>(),
    ) {
        let mut staking = vault_after(&history);
        let alice = staking.world.alice.clone();
        let receiver = if is_for_another { Address::repeat_byte(0x77) } else { alice.address };
        allow(&mut staking, wad(2_000_000));
        let (price, before) = (optimistic(&mut staking), Entry::of(&mut staking, &alice, receiver));
        let preview = ask(&mut staking, &ISUSDai::previewMintCall { shares });
        let result = still(&mut staking, |staking| mint_for(staking, shares, receiver));
        let after = Entry::of(&mut staking, &alice, receiver);
        match result {
            Ok(assets) => {
                prop_assert_eq!((assets, assets), (preview, price.to_assets_up(shares)));
                prop_assert!(!assets.is_zero());
                prop_assert_eq!(after, before.after(assets, shares));
            }
            Err(_) => prop_assert_eq!(after, before),
        }
    }

    /// A refusal has one of the reasons that a deposit may have, and the reason is true.
    #[test]
    fn a16z_deposit_is_refused_only_for_a_reason(history in history(), assets in amount()) {
        let mut staking = vault_after(&history);
        let carol = staking.world.carol.clone();
        let price = optimistic(&mut staking);
        let balance = usdai(&mut staking, carol.address);
        let most = ask(&mut staking, &ISUSDai::maxDepositCall { receiver: carol.address });
        let mints = price.to_shares_down(assets);
        let may_enter = !assets.is_zero() && assets <= most && assets <= balance && !mints.is_zero();
        let result = still(&mut staking, |staking| staking.stake(&carol, assets));
        prop_assert_eq!(result.is_ok(), may_enter, "{}", tests::check::outcome(&result));
    }

    /// Access: nobody's USDai is taken without an allowance, whatever the amount.
    #[test]
    fn a16z_entry_needs_the_allowance(history in history(), part in 1_u64..1_000) {
        let mut staking = vault_after(&history);
        let alice = staking.world.alice.clone();
        let most = ask(&mut staking, &ISUSDai::maxDepositCall { receiver: alice.address });
        let needed = usdai(&mut staking, alice.address).min(most) * U256::from(part) / u(1_000);
        let mints = ask(&mut staking, &ISUSDai::previewDepositCall { assets: needed });
        prop_assume!(!needed.is_zero() && !mints.is_zero());
        let allowance = needed - U256::ONE;
        allow(&mut staking, allowance);
        let spender = staking.susdai;
        let expected = IUSDai::ERC20InsufficientAllowance { spender, allowance, needed };
        refused(changes_nothing(&mut staking, |staking| staking.stake(&alice, needed)), expected);
        allow(&mut staking, U256::ZERO);
        let expected = IUSDai::ERC20InsufficientAllowance { spender, allowance: U256::ZERO, needed };
        refused(changes_nothing(&mut staking, |staking| staking.stake(&alice, needed)), expected);
        allow(&mut staking, needed);
        prop_assert!(staking.stake(&alice, needed).is_ok());
    }

    /// 033: what a depositor loses to whoever was there first is less than a share-wei's price and what rounds.
    #[test]
    fn p4626_033_no_state_inflates_a_share(history in history(), donated in amount(), assets in amount()) {
        let mut staking = vault_after(&history);
        let (vault, carol) = (staking.susdai, staking.world.carol.clone());
        let _may_be_refused = still(&mut staking, |staking| staking.give(vault, donated));
        let before = optimistic(&mut staking);
        let Ok(shares) = still(&mut staking, |staking| staking.stake(&carol, assets)) else { return Ok(()) };
        let was_below = was_below_nothing(&mut staking, assets);
        if was_below {
            // Losses took more than what is released: the release makes it good, in a week and a day.
            staking.world.chain.warp(DAY);
            prop_assert!(staking.harvest().is_ok());
            staking.world.chain.warp(WEEK);
        }
        let worth = ask(&mut staking, &ISUSDai::convertToAssetsCall { shares });
        prop_assert!(was_below || worth <= assets);
        let lost = assets.saturating_sub(worth);
        prop_assert!(lost <= before.to_assets_up(U256::ONE) + U256::ONE, "{lost} lost");
    }

    /// Nobody else's shares are worth less, at either price, for a deposit or a mint; nor more than rounding leaves.
    #[test]
    fn a16z_entry_is_neutral_to_the_others(history in history(), amount in amount(), is_mint in any::<bool>()) {
        let mut staking = vault_after(&history);
        let carol = staking.world.carol.clone();
        let before = [optimistic(&mut staking), conservative(&mut staking)];
        let entered = if is_mint {
            still(&mut staking, |staking| mint(staking, &carol, amount)).is_ok()
        } else {
            still(&mut staking, |staking| staking.stake(&carol, amount)).is_ok()
        };
        prop_assume!(entered);
        let after = [optimistic(&mut staking), conservative(&mut staking)];
        for (old, new) in before.iter().zip(&after) {
            // Less than nothing behind a price is filled first; then it may stay below.
            let is_backed = old.dollars > u(VIRTUAL);
            prop_assert!(!is_backed || !new.is_below(old), "{old:?} to {new:?}");
            let rounding = old.to_assets_up(U256::ONE) + U256::ONE;
            prop_assert!(new.dollars <= old.to_assets_up(new.shares) + rounding, "{old:?} to {new:?}");
        }
    }
}
