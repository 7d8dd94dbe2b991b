//! In and out at one instant, in each of the eight orders: an exit is paid, or burns, by the conservative price.
//!
//! The four that begin with an exit begin with shares that somebody has, sold at that price.

use alloy_primitives::U256;
use proptest::prelude::*;
use tests::{Staking, abi::ISUSDai};

use crate::support::{
    ask,
    calls::{amount, history, vault_after},
    mint,
    price::{conservative, optimistic, worth},
    runs, still, usdai,
};

/// What somebody has in all: USDai, and shares at the price of exits.
#[track_caller]
fn fortune(staking: &mut Staking) -> U256 {
    let carol = staking.world.carol.address;
    usdai(staking, carol) + worth(staking, carol)
}

/// Carol deposits; the shares, or nothing when she cannot.
fn deposit(staking: &mut Staking, assets: U256) -> Option<U256> {
    let carol = staking.world.carol.clone();
    still(staking, |staking| staking.stake(&carol, assets)).ok()
}

/// Carol mints; the cost, or nothing when she cannot.
fn mint_shares(staking: &mut Staking, shares: U256) -> Option<U256> {
    let carol = staking.world.carol.clone();
    still(staking, |staking| mint(staking, &carol, shares)).ok()
}

proptest! {
    #![proptest_config(runs(40, 0x0816))]

    #[test]
    fn a16z_round_trip_redeem_after_deposit_pays_no_more(history in history(), assets in amount()) {
        let mut staking = vault_after(&history);
        let before = fortune(&mut staking);
        let Some(shares) = deposit(&mut staking, assets) else { return Ok(()) };
        prop_assert!(conservative(&mut staking).to_assets_down(shares) <= assets);
        prop_assert!(fortune(&mut staking) <= before + rounding(&mut staking));
    }

    #[test]
    fn a16z_round_trip_withdraw_after_deposit_burns_no_less(history in history(), assets in amount()) {
        let mut staking = vault_after(&history);
        let Some(shares) = deposit(&mut staking, assets) else { return Ok(()) };
        prop_assert!(conservative(&mut staking).to_shares_up(assets) >= shares);
    }

    #[test]
    fn a16z_round_trip_redeem_after_mint_pays_no_more(history in history(), shares in amount()) {
        let mut staking = vault_after(&history);
        let before = fortune(&mut staking);
        let Some(assets) = mint_shares(&mut staking, shares) else { return Ok(()) };
        prop_assert!(conservative(&mut staking).to_assets_down(shares) <= assets);
        prop_assert!(fortune(&mut staking) <= before + rounding(&mut staking));
    }

    #[test]
    fn a16z_round_trip_withdraw_after_mint_burns_no_less(history in history(), shares in amount()) {
        let mut staking = vault_after(&history);
        let Some(assets) = mint_shares(&mut staking, shares) else { return Ok(()) };
        prop_assert!(conservative(&mut staking).to_shares_up(assets) >= shares);
    }

    /// Deposit after redeem: what the shares are paid buys no more shares.
    #[test]
    fn a16z_round_trip_deposit_after_redeem_mints_no_more(history in history(), shares in amount()) {
        let mut staking = vault_after(&history);
        let paid = conservative(&mut staking).to_assets_down(shares);
        let preview = ask(&mut staking, &ISUSDai::previewDepositCall { assets: paid });
        prop_assert!(preview <= shares, "{preview} for {shares}");
        if let Some(minted) = deposit(&mut staking, paid) {
            prop_assert!(minted <= shares, "{minted} for {shares}");
        }
    }

    /// Mint after redeem: the same shares cost no less than they were paid.
    #[test]
    fn a16z_round_trip_mint_after_redeem_costs_no_less(history in history(), shares in amount()) {
        let mut staking = vault_after(&history);
        let paid = conservative(&mut staking).to_assets_down(shares);
        let preview = ask(&mut staking, &ISUSDai::previewMintCall { shares });
        prop_assert!(preview >= paid, "{preview} after {paid}");
        if let Some(cost) = mint_shares(&mut staking, shares) {
            prop_assert!(cost >= paid, "{cost} after {paid}");
        }
    }

    /// Deposit after withdraw: the same dollars mint no more shares than they burnt.
    #[test]
    fn a16z_round_trip_deposit_after_withdraw_mints_no_more(history in history(), assets in amount()) {
        let mut staking = vault_after(&history);
        let burnt = conservative(&mut staking).to_shares_up(assets);
        if let Some(minted) = deposit(&mut staking, assets) {
            prop_assert!(minted <= burnt, "{minted} after {burnt}");
        }
    }

    /// Mint after withdraw: the shares that were burnt cost no less than was paid for them.
    #[test]
    fn a16z_round_trip_mint_after_withdraw_costs_no_less(history in history(), assets in amount()) {
        let mut staking = vault_after(&history);
        let burnt = conservative(&mut staking).to_shares_up(assets);
        prop_assert!(optimistic(&mut staking).to_assets_up(burnt) >= assets);
        if let Some(cost) = mint_shares(&mut staking, burnt) {
            prop_assert!(cost >= assets, "{cost} after {assets}");
        }
    }

    /// Any entries at one instant, in any pieces: all of carol's is worth no more than what she had.
    #[test]
    fn a16z_round_trips_in_pieces_gain_nothing(
        history in history(), pieces in proptest::collection::vec((any::<bool>(), amount()), 1..6),
    ) {
        let mut staking = vault_after(&history);
        let (price, before) = (conservative(&mut staking), fortune(&mut staking));
        let account = staking.world.carol.address;
        let already = ask(&mut staking, &ISUSDai::balanceOfCall { account });
        let (mut paid, mut bought) = (U256::ZERO, U256::ZERO);
        for (is_mint, amount) in pieces {
            let entered = if is_mint {
                mint_shares(&mut staking, amount).map(|cost| (cost, amount))
            } else {
                deposit(&mut staking, amount).map(|shares| (amount, shares))
            };
            let (cost, shares) = entered.unwrap_or_default();
            (paid, bought) = (paid + cost, bought + shares);
            prop_assert!(conservative(&mut staking).to_assets_down(bought) <= paid);
        }
        // Shares that she had already gain their part of the rounding of her own entries.
        if already.is_zero() && price.dollars > U256::from(1_000_000) {
            prop_assert!(fortune(&mut staking) <= before);
        }
    }
}

/// What an entry leaves to all by rounding: less than the price of a share-wei, and a wei.
#[track_caller]
fn rounding(staking: &mut Staking) -> U256 {
    optimistic(staking).to_assets_up(U256::ONE) + U256::ONE
}
