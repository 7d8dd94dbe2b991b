//! The default of docs/loans.md on the shipped programs: what each gets, to the unit, is what the pure crate says and
//! what the page says. `crates/usdai-core/tests/it/loan/page.rs` computes the same rows.

use alloy_primitives::{Address, U256};
use stylus_chain::chain::Receipt;
use tests::{
    Credit,
    abi::ILoanRouter,
    check::{done, refused},
    credit::{DAY, Deal},
};
use usdai_core::loan::{LiquidationFeeBps, PerTranche, Proceeds, Recovery};
use usdai_core::{AssetAmount, Timestamp};

use crate::support::{begin, send_as, status, u};

const PAGE: &str = include_str!("../../../docs/loans.md");
/// The liquidation fee, basis points.
const FEE: u16 = 500;
const DOLLAR: u64 = 1_000_000;
/// What the appraiser still finds in the cure window, whole dollars: less than the lowest bid above a unit.
const FOUND: u64 = 55_000;
/// How long the first round of an auction is.
const ROUND: u64 = 7 * DAY;

/// A loan in default: three instalments were paid in their last second, and the fourth was not.
fn in_default(reserve_instalments: u8) -> (Credit, Deal) {
    let (mut scene, mut deal) = begin();
    let router = scene.router;
    done(scene.push(router, &ILoanRouter::setLiquidationFeeRateCall { rate: FEE }));
    deal.terms.originationFee = u(1_000 * DOLLAR);
    deal.terms.reserveInstalments = reserve_instalments;
    done(scene.borrow(&deal));
    for _ in 0..3 {
        scene.go_to_deadline(&deal);
        done(scene.pay_due(&deal));
    }
    scene.default_on(&deal);
    (scene, deal)
}

/// The title is for sale, for little.
fn foreclosed(reserve_instalments: u8) -> (Credit, Deal) {
    let (mut scene, deal) = in_default(reserve_instalments);
    scene.go_to_end_of_cure(&deal);
    scene.wait(1);
    let paper = Credit::new().paper("first");
    let appraisal = scene.appraisal(FOUND);
    scene.still(|scene| done(scene.append_appraisal(&paper, appraisal)));
    done(scene.foreclose(&deal));
    (scene, deal)
}

fn recovery(scene: &mut Credit, deal: &Deal, sold_for: U256, at: u64) -> Recovery {
    let loan = scene.loan(deal);
    let fee = LiquidationFeeBps::new(FEE).expect("a fee");
    let proceeds = Proceeds { amount: AssetAmount::new(sold_for), costs: AssetAmount::ZERO, fee };
    deal.pure(|terms| loan.recover(terms, &proceeds, Timestamp::new(at))).expect("a recovery")
}

/// What the title is sold for, by the page's name of it.
fn sales(scene: &mut Credit, deal: &Deal) -> [(&'static str, U256); 6] {
    let at = scene.chain().head().timestamp + ROUND + 1;
    let loan = scene.loan(deal);
    let senior = deal.pure(|terms| loan.balances(terms)).expect("balances").get(0).raw();
    let all = recovery(scene, deal, u(1_000_000 * DOLLAR), at);
    let claims = [all.principal, all.interest, all.later_interest].map(|part| part.total().expect("a sum"));
    let claims = claims.into_iter().fold(U256::ZERO, |sum, part| sum.saturating_add(part.raw()));
    let wanted = claims.saturating_sub(loan.reserve.raw());
    // The least of which, after the fee, there is enough.
    let near = u64::try_from(wanted).expect("units") * 10_000 / u64::from(10_000 - FEE);
    let is_enough = |price: &u64| u(price - price * u64::from(FEE) / 10_000) >= wanted;
    let exact = u((near - 2..near + 3).find(is_enough).expect("near"));
    let between = (senior + exact) / u(2);
    let twice = exact.saturating_add(exact);
    [
        ("nothing", U256::ZERO),
        ("one unit", u(1)),
        ("the senior principal", senior),
        ("between", between),
        ("every claim", exact),
        ("twice that", twice),
    ]
}

/// Sells the title for exactly so much. For a unit only the last round does; for nothing none, and so the router is
/// told from the auction's address what no auction could tell it.
fn sell(scene: &mut Credit, deal: &Deal, price: U256) {
    if price.is_zero() {
        let (auction, router, loan) = (scene.auction, scene.router, scene.loan_id(&deal.terms));
        scene.wait(ROUND + 1);
        let call = ILoanRouter::onCollateralLiquidatedCall { loan, proceeds: price };
        done(send_as(scene, auction, router, &call));
        return;
    }
    let buyer = scene.people.buyers[0].clone();
    scene.sell(deal, &buyer, price);
    assert_eq!(scene.owner(deal.terms.title), buyer.address);
}

fn dollars(units: U256) -> String {
    let units = u64::try_from(units).expect("units");
    let whole = (units / DOLLAR).to_string();
    let groups: Vec<_> = whole.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy).collect();
    format!("{}.{:06}", groups.join(","), units % DOLLAR)
}

fn sum(parts: &[&PerTranche], index: usize) -> U256 {
    parts.iter().map(|part| part.get(index).raw()).fold(U256::ZERO, U256::saturating_add)
}

/// Senior, junior, borrower, recipient of fees, router.
fn accounts(scene: &Credit, deal: &Deal) -> [Address; 5] {
    let people = &scene.people;
    [
        people.lenders[0].address,
        people.curator.address,
        deal.borrower.address,
        people.fees.address,
        scene.router,
    ]
}

fn held(scene: &mut Credit, deal: &Deal) -> [U256; 5] {
    accounts(scene, deal).map(|account| scene.balance(deal.currency, account))
}

/// Events that say what the pure crate says.
#[track_caller]
fn says(scene: &mut Credit, deal: &Deal, receipt: &Receipt, expected: &Recovery, sold_for: U256) {
    let loan = scene.loan_id(&deal.terms);
    let owners = accounts(scene, deal);
    let of_lenders: Vec<_> = (0..2)
        .map(|index| ILoanRouter::LenderRecovered {
            loan,
            owner: owners[index],
            index: U256::from(index),
            principal: expected.principal.get(index).raw(),
            interest: expected.interest.get(index).raw(),
            laterInterest: expected.later_interest.get(index).raw(),
            lost: expected.lost.get(index).raw(),
        })
        .collect();
    assert_eq!(receipt.logs::<ILoanRouter::LenderRecovered>(), of_lenders);
    let [recovered] = &receipt.logs::<ILoanRouter::LoanRecovered>()[..] else { panic!("no recovery") };
    assert_eq!((recovered.proceeds, recovered.fee), (sold_for, expected.fee.raw()));
    assert_eq!(recovered.toBorrower, expected.to_borrower.raw());
    assert!(receipt.logs::<ILoanRouter::PaymentCredited>().is_empty());
}

#[test]
fn l10_a_sale_is_distributed_to_the_unit_as_the_page_says() {
    for reserve in [0, 1] {
        let (mut start, deal) = foreclosed(reserve);
        for (name, price) in sales(&mut start, &deal) {
            let mut scene = start.clone();
            sell(&mut scene, &deal, price);
            let (before, sold_at) = (held(&mut scene, &deal), scene.chain().head().timestamp);
            let expected = recovery(&mut scene, &deal, price, sold_at);
            let reserve = scene.loan(&deal).reserve.raw();
            assert_eq!(before[4], price.saturating_add(reserve), "{name}");

            // When the proceeds are distributed makes no difference.
            scene.wait(3 * DAY);
            let receipt = done(scene.recover(&deal));
            says(&mut scene, &deal, &receipt, &expected, price);
            let after = held(&mut scene, &deal);
            let got = [0, 1, 2, 3].map(|place| after[place].saturating_sub(before[place]));
            let parts = [&expected.principal, &expected.interest, &expected.later_interest];
            let pure = [sum(&parts, 0), sum(&parts, 1), expected.to_borrower.raw(), expected.fee.raw()];
            assert_eq!(got, pure, "{name}");
            assert_eq!(after[4], U256::ZERO, "{name}");
            assert_eq!(status(&mut scene, &deal), 4, "{name}");

            let columns = [
                price,
                expected.fee.raw(),
                expected.principal.get(0).raw(),
                sum(&parts[1..], 0),
                expected.principal.get(1).raw(),
                sum(&parts[1..], 1),
                expected.to_borrower.raw(),
            ];
            let row = format!("| {name} | {} |", columns.map(dollars).join(" | "));
            assert!(PAGE.contains(&row), "docs/loans.md does not say {row}");
        }
    }
}

#[test]
fn a_default_is_cured_in_the_last_second_and_not_one_later_as_the_page_says() {
    for reserve in [0, 1] {
        let (mut start, deal) = in_default(reserve);
        let loan = start.loan(&deal);
        let balances = deal.pure(|terms| loan.balances(terms)).expect("balances");
        start.go_to_end_of_cure(&deal);
        let until = start.now();
        let quote = start.quote(&deal);
        let facts = [
            loan.outstanding.raw(),
            balances.get(0).raw(),
            balances.get(1).raw(),
            loan.reserve.raw(),
            quote.arrears,
            quote.payoff,
        ];
        let row = format!("| {} |", facts.map(dollars).join(" | "));
        assert!(PAGE.contains(&row), "docs/loans.md does not say {row}");

        for (amount, leads_to) in [(quote.arrears, 1), (quote.payoff, 4)] {
            let mut scene = start.clone();
            let payer = scene.people.stranger.clone();
            let pure = deal.pure(|terms| {
                loan.cure(terms, AssetAmount::new(amount), Timestamp::new(until)).expect("a cure").1
            });
            let before = held(&mut scene, &deal);
            scene.go_to(until);
            let receipt = done(scene.cure(&payer, &deal, amount));
            assert_eq!(scene.chain().head().timestamp, until);
            assert_eq!(receipt.logs::<ILoanRouter::LoanCured>().len(), 1);
            let after = held(&mut scene, &deal);
            let parts = [&pure.principal, &pure.interest];
            for place in [0, 1] {
                assert_eq!(after[place].saturating_sub(before[place]), sum(&parts, place));
            }
            assert_eq!(sum(&parts, 0).saturating_add(sum(&parts, 1)), amount);
            let back = after[2].saturating_sub(before[2]);
            assert_eq!(back, if leads_to == 4 { loan.reserve.raw() } else { U256::ZERO });
            assert_eq!(scene.balance(deal.currency, payer.address), U256::ZERO);
            assert_eq!(status(&mut scene, &deal), leads_to);
        }

        start.go_to(until + 1);
        let payer = start.people.stranger.clone();
        let expected = ILoanRouter::CureWindowOver { until };
        for amount in [quote.arrears, quote.payoff, U256::from(u64::MAX)] {
            refused(start.cure(&payer, &deal, amount), expected.clone());
            start.go_to(until + 1);
            refused(start.repay(&payer, &deal, amount), expected.clone());
            start.go_to(until + 1);
        }
        done(start.foreclose(&deal));
    }
}
