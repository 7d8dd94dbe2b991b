//! The pool never loses: round trips gain nothing, and no sequence of calls lowers the surplus.

use crate::model::{amount, any_price, any_rules};
use proptest::prelude::*;
use usdai_core::reserve::{
    AssetRules, Holding, mint_down, redeem_down, reserve_value_down, surplus_down, value_down,
};
use usdai_core::{AssetAmount, U256, Usd, Wad};

/// A small reserve with the USDai that it owes.
struct Reserve {
    rules: Vec<AssetRules>,
    holdings: Vec<Holding>,
    supply: Usd,
}

impl Reserve {
    fn new(assets: &[(AssetRules, Wad)]) -> Self {
        let holding = |(rules, price): &(AssetRules, Wad)| Holding {
            ledger: AssetAmount::ZERO,
            decimals: rules.decimals,
            price: *price,
        };
        Self {
            rules: assets.iter().map(|(rules, _)| *rules).collect(),
            holdings: assets.iter().map(holding).collect(),
            supply: Usd::ZERO,
        }
    }

    fn value(&self) -> Usd {
        reserve_value_down(self.holdings.iter().copied()).expect("values of amounts below 2^150")
    }

    fn deposit(&mut self, asset: usize, amount: U256) {
        let holding = &mut self.holdings[asset];
        let received = AssetAmount::new(amount);
        if let Ok(minted) = mint_down(received, &self.rules[asset], holding.price) {
            holding.ledger = holding.ledger.checked_add(received).expect("ledger below 2^160");
            self.supply = self.supply.checked_add(minted.credited).expect("supply below 2^200");
        }
    }

    /// Burns at most the whole supply and pays only what the ledger holds.
    fn withdraw(&mut self, asset: usize, amount: U256) {
        let holding = &mut self.holdings[asset];
        let burned = Usd::new(amount).min(self.supply);
        let Ok(redeemed) = redeem_down(burned, &self.rules[asset]) else {
            return;
        };
        let Ok(ledger) = holding.ledger.checked_sub(redeemed.paid) else {
            return;
        };
        holding.ledger = ledger;
        self.supply = self.supply.checked_sub(burned).expect("no more than the supply is burnt");
    }
}

proptest! {
    #[test]
    fn depositing_and_redeeming_never_profits(
        rules in any_rules(), received in amount(), price in any_price(),
    ) {
        let received = AssetAmount::new(received);
        let Ok(minted) = mint_down(received, &rules, price) else { return Ok(()) };
        if let Ok(redeemed) = redeem_down(minted.credited, &rules) {
            prop_assert!(redeemed.paid <= received);
        }
    }

    #[test]
    fn redeeming_and_depositing_never_profits(
        rules in any_rules(), burned in amount(), price in any_price(),
    ) {
        let burned = Usd::new(burned);
        let Ok(redeemed) = redeem_down(burned, &rules) else { return Ok(()) };
        if let Ok(minted) = mint_down(redeemed.paid, &rules, price) {
            prop_assert!(minted.credited <= burned);
        }
    }

    /// What leaves in another asset is worth at par no more than what came in, at its price.
    #[test]
    fn changing_one_asset_for_another_never_profits(
        from in any_rules(), to in any_rules(), received in amount(), price in any_price(),
    ) {
        let received = AssetAmount::new(received);
        let Ok(minted) = mint_down(received, &from, price) else { return Ok(()) };
        if let Ok(redeemed) = redeem_down(minted.credited, &to) {
            prop_assert!(to.decimals.to_usd(redeemed.paid)? <= value_down(received, from.decimals, price)?);
        }
    }

    #[test]
    fn no_sequence_lowers_the_surplus(
        assets in proptest::collection::vec((any_rules(), any_price()), 2),
        calls in proptest::collection::vec((any::<bool>(), 0usize..2, amount()), 1..40),
    ) {
        let mut reserve = Reserve::new(&assets);
        let mut surplus = Usd::ZERO;
        for (is_deposit, asset, amount) in calls {
            if is_deposit { reserve.deposit(asset, amount) } else { reserve.withdraw(asset, amount) }
            prop_assert!(reserve.value() >= reserve.supply);
            let now = surplus_down(reserve.value(), reserve.supply, Usd::ZERO);
            prop_assert!(now >= surplus, "{now:?} after {surplus:?}");
            surplus = now;
        }
    }

    /// Harvesting mints the surplus, after which nothing is left and every USDai is still covered.
    #[test]
    fn harvesting_leaves_every_dollar_covered(
        assets in proptest::collection::vec((any_rules(), any_price()), 2),
        deposits in proptest::collection::vec((0usize..2, amount()), 1..10),
    ) {
        let mut reserve = Reserve::new(&assets);
        for (asset, amount) in deposits {
            reserve.deposit(asset, amount);
        }
        let surplus = surplus_down(reserve.value(), reserve.supply, Usd::ZERO);
        reserve.supply = reserve.supply.checked_add(surplus)?;
        prop_assert_eq!(reserve.value(), reserve.supply);
        prop_assert_eq!(surplus_down(reserve.value(), reserve.supply, Usd::ZERO), Usd::ZERO);
    }
}
