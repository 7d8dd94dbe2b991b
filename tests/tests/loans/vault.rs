//! The vault as the senior lender over whole lives, in every currency: what the lenders' positions are paid is what its
//! cash becomes, to the unit.

use alloy_primitives::U256;
use tests::{
    Credit,
    abi::{ILoanRouter, IToken},
    check::done,
    credit::{Currency, Deal, Lender},
    whole,
};

use crate::support::{status, two_tranches};

/// The dollars of the reserve, and USDai itself.
fn currencies(scene: &mut Credit) -> [Currency; 4] {
    let usdai = Currency { token: scene.suite().usdai(), decimals: 18 };
    [scene.usd6, scene.usd8, scene.usd18, usdai]
}

/// A loan of which the vault has the senior tranche; curator and borrower have plenty of its currency.
fn of_vault(currency: Currency) -> (Credit, Deal) {
    let mut scene = Credit::new();
    let title = scene.title("first");
    let mut deal = two_tranches(&scene, title, currency);
    deal.lenders[0] = Lender::Vault;
    deal.terms.trancheSpecs[0].lender = scene.book;
    deal.terms.reserveInstalments = 1;
    let alice = scene.redemptions.world().alice.clone();
    for account in [scene.people.curator.clone(), deal.borrower.clone(), scene.people.buyers[0].clone()] {
        if currency.token == scene.suite().usdai() {
            let transfer = IToken::transferCall { to: account.address, value: currency.whole(130_000) };
            done(scene.chain().send(&alice, currency.token, &transfer));
        } else {
            scene.give(account.address, currency, currency.whole(130_000));
        }
        for spender in [scene.router, scene.auction] {
            scene.allow(&account, currency, spender);
        }
    }
    let loan = scene.loan_id(&deal.terms);
    done(scene.agree(loan));
    done(scene.borrow_sent(&deal));
    (scene, deal)
}

/// Units of the currency at 18 decimals.
fn dollars(currency: Currency, units: U256) -> U256 {
    units * whole(1, 18 - currency.decimals)
}

#[test]
fn what_the_vault_lends_comes_back_with_interest_in_every_currency() {
    for currency in currencies(&mut Credit::new()) {
        let (mut scene, deal) = of_vault(currency);
        let idle = scene.vault_cash().idle;
        let lent = dollars(currency, deal.terms.trancheSpecs[0].amount);
        assert_eq!(scene.vault_loans().principal, lent);
        let mut paid = U256::ZERO;
        for number in 1..=12 {
            scene.go_to_deadline(&deal);
            let call = ILoanRouter::repayCall { terms: deal.terms.clone(), amount: scene.quote(&deal).total };
            let receipt = done(scene.tell(&deal.borrower, &call));
            assert!(receipt.logs::<ILoanRouter::HookFailed>().is_empty(), "{number}");
            let payment = &receipt.logs::<ILoanRouter::LenderRepaid>()[0];
            paid += dollars(currency, payment.principal + payment.interest);
            // Some of it is swept every quarter.
            if number % 3 == 0 {
                done(scene.sweep(currency));
            }
        }
        assert_eq!((status(&mut scene, &deal), scene.vault_loans().principal), (4, U256::ZERO));
        assert_eq!(scene.vault_cash().idle - idle, paid);
        assert!(paid > lent);
        let (book, router) = (scene.book, scene.router);
        assert_eq!([book, router].map(|account| scene.balance(currency, account)), [U256::ZERO; 2]);
    }
}

#[test]
fn what_the_vault_loses_is_what_its_position_says_in_every_currency() {
    for currency in currencies(&mut Credit::new()) {
        for price in [70_000, 110_000] {
            let (mut scene, deal) = of_vault(currency);
            let idle = scene.vault_cash().idle;
            scene.go_to_end_of_grace(&deal);
            scene.wait(1);
            let prices = scene.prices();
            let receipt = done(scene.call_default(&deal));
            assert!(receipt.logs::<ILoanRouter::HookFailed>().is_empty());
            assert!(scene.prices()[1] <= prices[1], "a default lifts no price");
            scene.go_to_end_of_cure(&deal);
            scene.wait(1);
            done(scene.foreclose(&deal));
            let (auction, title, amount) = (scene.auction, deal.terms.title, currency.whole(price));
            while scene.sale(title).leastBid > amount {
                scene.go_past_round(&deal);
                done(scene.next_round(&deal));
            }
            let buyer = scene.people.buyers[0].clone();
            let bid = tests::abi::ICollateralAuction::bidCall { title, amount };
            done(scene.chain().send(&buyer, auction, &bid));
            scene.go_past_round(&deal);
            done(scene.settle(&deal));
            let receipt = done(scene.recover(&deal));
            assert!(receipt.logs::<ILoanRouter::HookFailed>().is_empty());
            let got = &receipt.logs::<ILoanRouter::LenderRecovered>()[0];
            let came = dollars(currency, got.principal + got.interest + got.laterInterest);
            assert_eq!(done(scene.sweep(currency)), came);
            assert_eq!((scene.vault_loans().principal, scene.vault_loans().marks), (U256::ZERO, U256::ZERO));
            assert_eq!(scene.vault_cash().idle - idle, came, "{price}");
            let lost = dollars(currency, got.lost);
            let lent = dollars(currency, deal.terms.trancheSpecs[0].amount);
            assert_eq!(dollars(currency, got.principal) + lost, lent);
            assert_eq!(lost.is_zero(), price > 100_000, "{price}");
        }
    }
}
