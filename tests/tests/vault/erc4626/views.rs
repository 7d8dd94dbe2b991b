//! What the views answer: always, the same for everybody, and rounded for the vault.

use alloy_primitives::{Address, U256};
use alloy_sol_types::SolCall;
use proptest::prelude::*;
use tests::{Staking, abi::ISUSDai, check::done};

use crate::support::{
    ask,
    calls::{amount, history, vault_after},
    price::{Price, VIRTUAL, conservative, optimistic},
    runs,
    slots::set_balance,
    u, wad,
};

/// The view's answer is the same for everybody who asks.
#[track_caller]
fn same_for_all<C: SolCall<Return = U256>>(staking: &mut Staking, call: &C) -> U256 {
    let vault = staking.susdai;
    let answer = ask(staking, call);
    for caller in [staking.world.alice.address, staking.book.address, vault, Address::repeat_byte(0x99)] {
        assert_eq!(done(staking.world.chain.call_as(caller, vault, call)), answer);
    }
    answer
}

/// The largest amount that is reasonable: a price times it fits 256 bits.
const LARGEST: u128 = u128::MAX;

proptest! {
    #![proptest_config(runs(48, 0x4626))]

    #[test]
    fn p4626_001_002_asset_and_total_assets_never_revert(history in history()) {
        let mut staking = vault_after(&history);
        prop_assert_eq!(ask(&mut staking, &ISUSDai::assetCall {}), staking.world.usdai);
        let assets = same_for_all(&mut staking, &ISUSDai::totalAssetsCall {});
        prop_assert_eq!(ask(&mut staking, &ISUSDai::navCall {}), assets);
        let supply = ask(&mut staking, &ISUSDai::totalSupplyCall {});
        prop_assert_eq!(ask(&mut staking, &ISUSDai::totalSharesCall {}), supply);
    }

    #[test]
    fn p4626_003_004_conversions_never_revert(history in history(), value in any::<u128>()) {
        let mut staking = vault_after(&history);
        for value in [0, 1, value, LARGEST].map(u) {
            same_for_all(&mut staking, &ISUSDai::convertToAssetsCall { shares: value });
            same_for_all(&mut staking, &ISUSDai::convertToSharesCall { assets: value });
        }
    }

    #[test]
    fn p4626_005_to_008_limits_never_revert(history in history(), who in any::<[u8; 20]>()) {
        let mut staking = vault_after(&history);
        let who = Address::from(who);
        same_for_all(&mut staking, &ISUSDai::maxDepositCall { receiver: who });
        same_for_all(&mut staking, &ISUSDai::maxMintCall { receiver: who });
        prop_assert_eq!(same_for_all(&mut staking, &ISUSDai::maxRedeemCall { controller: who }), U256::ZERO);
        prop_assert_eq!(same_for_all(&mut staking, &ISUSDai::maxWithdrawCall { controller: who }), U256::ZERO);
    }

    /// 013 to 015 and 018: down for what the vault gives, up for what it takes, by less than one.
    #[test]
    fn p4626_013_to_018_conversions_round_for_the_vault(history in history(), value in any::<u128>()) {
        let mut staking = vault_after(&history);
        let price = optimistic(&mut staking);
        for value in [0, 1, value, LARGEST].map(u) {
            let preview = ask(&mut staking, &ISUSDai::previewDepositCall { assets: value });
            let convert = ask(&mut staking, &ISUSDai::convertToSharesCall { assets: value });
            prop_assert_eq!((preview, convert), (price.to_shares_down(value), price.to_shares_down(value)));
            let preview = ask(&mut staking, &ISUSDai::previewMintCall { shares: value });
            prop_assert_eq!(preview, price.to_assets_up(value));
            let convert = ask(&mut staking, &ISUSDai::convertToAssetsCall { shares: value });
            prop_assert_eq!(convert, price.to_assets_down(value));
            prop_assert!(preview - convert <= U256::ONE);
        }
    }

    /// Nothing rounds to something: zero is worth zero in every direction.
    #[test]
    fn p4626_014_nothing_costs_nothing(history in history()) {
        let mut staking = vault_after(&history);
        prop_assert_eq!(ask(&mut staking, &ISUSDai::previewMintCall { shares: U256::ZERO }), U256::ZERO);
        prop_assert_eq!(ask(&mut staking, &ISUSDai::previewDepositCall { assets: U256::ZERO }), U256::ZERO);
    }

    /// Whoever has much and whoever has nothing may enter with the same.
    #[test]
    fn p4626_023_024_limits_ignore_the_callers_assets(history in history()) {
        let mut staking = vault_after(&history);
        let alice = staking.world.alice.address;
        let before = [
            ask(&mut staking, &ISUSDai::maxDepositCall { receiver: alice }),
            ask(&mut staking, &ISUSDai::maxMintCall { receiver: alice }),
        ];
        let token = staking.world.usdai;
        set_balance(&mut staking, token, alice, U256::ZERO);
        let after = [
            ask(&mut staking, &ISUSDai::maxDepositCall { receiver: alice }),
            ask(&mut staking, &ISUSDai::maxMintCall { receiver: alice }),
        ];
        prop_assert_eq!(before, after);
    }

    #[test]
    fn p4626_025_026_previews_ignore_the_sender(history in history(), value in amount()) {
        let mut staking = vault_after(&history);
        same_for_all(&mut staking, &ISUSDai::previewDepositCall { assets: value });
        same_for_all(&mut staking, &ISUSDai::previewMintCall { shares: value });
    }

    #[test]
    fn p4626_034_decimals_are_those_of_the_asset(history in history()) {
        let mut staking = vault_after(&history);
        let asset = staking.world.usdai;
        let of_asset = done(staking.world.chain.call(asset, &tests::abi::IUSDai::decimalsCall {}));
        prop_assert_eq!(ask(&mut staking, &ISUSDai::decimalsCall {}), of_asset);
    }

    /// Both share prices are what their fractions give, and deposits never pay less than exits are paid.
    #[test]
    fn a16z_share_prices_are_exact_and_ordered(history in history()) {
        let mut staking = vault_after(&history);
        let [deposit, redemption] = done(staking.prices());
        let (high, low) = (optimistic(&mut staking), conservative(&mut staking));
        let supply = ask(&mut staking, &ISUSDai::totalSupplyCall {});
        // A price behind which there is nothing is zero, whatever the virtual units say.
        let quoted = |price: &Price| {
            let is_backed = supply.is_zero() || price.dollars > u(VIRTUAL);
            if is_backed { price.to_assets_down(wad(1)) } else { U256::ZERO }
        };
        prop_assert_eq!([deposit, redemption], [quoted(&high), quoted(&low)]);
        prop_assert!(!high.is_below(&low));
    }

    /// All shares together are worth what there is, less what the virtual shares have of it.
    #[test]
    fn a16z_all_shares_are_worth_no_more_than_there_is(history in history()) {
        let mut staking = vault_after(&history);
        let (shares, assets) = (
            ask(&mut staking, &ISUSDai::totalSupplyCall {}),
            ask(&mut staking, &ISUSDai::totalAssetsCall {}),
        );
        let worth = ask(&mut staking, &ISUSDai::convertToAssetsCall { shares });
        // Below a price of one the virtual dollars are more than the virtual shares are worth.
        prop_assert!(worth <= assets + u(VIRTUAL));
        prop_assert!(assets < shares || worth <= assets);
    }
}
