//! Loans at random, in step with the pure crate: whatever is done when, the router stores, pays and holds what the
//! crate says, and refuses where it refuses.

use alloy_primitives::U256;
use proptest::prelude::*;
use stylus_chain::chain::CallError;
use tests::{
    Credit,
    abi::ILoanRouter,
    check::done,
    credit::{DAY, Deal},
    token::operation::runs,
};
use usdai_core::loan::{LiquidationFeeBps, Loan, LoanError, Payment, Proceeds, Status};
use usdai_core::{AssetAmount, Timestamp};

use crate::support::{balances, status, two_tranches, u};

/// What is done.
#[derive(Clone, Copy, Debug)]
enum Act {
    /// What is due, and so many thousandths of the principal more or less.
    Repay(i64),
    PayOff,
    CallDefault,
    Cure(i64),
    Foreclose,
    /// For so many thousandths of the principal.
    Sell(u64),
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        8 => prop_oneof![Just(0), -20_i64..60].prop_map(Act::Repay),
        1 => Just(Act::PayOff),
        6 => Just(Act::CallDefault),
        3 => prop_oneof![Just(0), -20_i64..60].prop_map(Act::Cure),
        6 => Just(Act::Foreclose),
        6 => (1_u64..3_000).prop_map(Act::Sell),
    ]
}

/// When the next thing is done: so much later, or this close to an edge of the loan's clock that is still to come.
#[derive(Clone, Copy, Debug)]
enum Moment {
    Later(u64),
    Deadline(u64),
    Grace(u64),
    Cure(u64),
}

fn moment() -> impl Strategy<Value = Moment> {
    prop_oneof![
        2 => prop_oneof![Just(1), 1..3 * DAY, 25 * DAY..40 * DAY].prop_map(Moment::Later),
        2 => (0..3_u64).prop_map(Moment::Deadline),
        2 => (0..3_u64).prop_map(Moment::Grace),
        2 => (0..3_u64).prop_map(Moment::Cure),
    ]
}

/// That moment; a second later where the edge has passed, or there is none.
fn time_of(scene: &mut Credit, deal: &Deal, moment: Moment) -> u64 {
    let (loan, now) = (scene.loan(deal), scene.now());
    let (edge, offset) = match moment {
        Moment::Later(seconds) => return now + seconds,
        Moment::Deadline(offset) => (deal.pure(|terms| loan.deadline(terms)).ok(), offset),
        Moment::Grace(offset) => (deal.pure(|terms| loan.default_after(terms)).ok(), offset),
        Moment::Cure(offset) => (loan.cure_until().ok(), offset),
    };
    // From the last second before the edge to the first after it.
    edge.map_or(now, |edge| edge.get() + offset - 1).max(now + 1)
}

#[derive(Clone, Copy, Debug)]
struct Shape {
    currency: usize,
    schedule: u8,
    instalments: u64,
    reserve: u8,
    exit_fee: u64,
    grace: u64,
}

fn shape() -> impl Strategy<Value = Shape> {
    (0..3_usize, 0..2_u8, 1..8_u64, 0..3_u8, 0..1_000_u64, 0..30 * DAY).prop_map(
        |(currency, schedule, instalments, reserve, exit_fee, grace)| Shape {
            currency,
            schedule,
            instalments,
            reserve: if instalments > 3 { reserve } else { 0 },
            exit_fee,
            grace,
        },
    )
}

/// A loan of the shape, with odd amounts.
fn begin(shape: Shape) -> (Credit, Deal) {
    let mut scene = Credit::new();
    let title = scene.title("first");
    let currency = [scene.usd6, scene.usd8, scene.usd18][shape.currency];
    let mut deal = two_tranches(&scene, title, currency);
    deal.terms.trancheSpecs[0].amount += u(7);
    deal.terms.trancheSpecs[1].amount += u(1);
    deal.terms.schedule = shape.schedule;
    deal.terms.duration = shape.instalments * deal.terms.repaymentInterval;
    deal.terms.reserveInstalments = shape.reserve;
    deal.terms.exitFee = u(shape.exit_fee);
    deal.terms.gracePeriodDuration = shape.grace;
    let router = scene.router;
    done(scene.push(router, &ILoanRouter::setLiquidationFeeRateCall { rate: 300 }));
    done(scene.borrow(&deal));
    (scene, deal)
}

/// So much, and so many thousandths of the principal more.
fn about(deal: &Deal, amount: U256, thousandths: i64) -> U256 {
    let part = deal.principal() * u(thousandths.unsigned_abs()) / u(1_000);
    if thousandths < 0 { amount.saturating_sub(part) } else { amount.saturating_add(part) }
}

/// What the crate says: the loan after it, and who gets what of which payment.
type Said = Result<(Loan, Option<Payment>), LoanError>;

/// Does it on chain at `now`, and by the crate; and how much was offered.
fn step(scene: &mut Credit, deal: &Deal, act: Act, now: u64) -> (Result<(), CallError>, Said, U256) {
    let (loan, at) = (scene.loan(deal), Timestamp::new(now));
    let payer = scene.people.stranger.clone();
    let quote = scene.expected_quote(deal);
    let with_payment = |(loan, payment): (Loan, Payment)| (loan, Some(payment));
    match act {
        Act::Repay(_) | Act::PayOff => {
            let due = quote.total_due().expect("a sum").raw();
            let amount = if let Act::Repay(more) = act { about(deal, due, more) } else { quote.payoff.raw() };
            let offered = AssetAmount::new(amount);
            let said = deal.pure(|terms| match loan.status {
                Status::Defaulted { .. } => loan.cure(terms, offered, at),
                _ => loan.pay(terms, offered, at),
            });
            (scene.repay(&payer, deal, amount).map(drop), said.map(with_payment), amount)
        }
        Act::Cure(more) => {
            let amount = about(deal, quote.arrears.total().expect("a sum").raw(), more);
            let said = deal.pure(|terms| loan.cure(terms, AssetAmount::new(amount), at));
            (scene.cure(&payer, deal, amount).map(drop), said.map(with_payment), amount)
        }
        Act::CallDefault => {
            let said = deal.pure(|terms| loan.call_default(terms, at));
            (scene.call_default(deal).map(drop), said, U256::ZERO)
        }
        Act::Foreclose => {
            let said = loan.foreclose(at).map(|loan| (loan, None));
            (scene.foreclose(deal).map(drop), said, U256::ZERO)
        }
        Act::Sell(_) => unreachable!("a sale is no step"),
    }
}

/// A step is done where the crate does it, with its amounts, and refused for its reason.
fn take(scene: &mut Credit, deal: &Deal, act: Act, now: u64) {
    let payer = scene.people.stranger.address;
    let all = [deal.terms.trancheSpecs[0].lender, deal.terms.trancheSpecs[1].lender, payer];
    let (before, had) = (scene.loan(deal), balances(scene, deal, &all));
    let (result, said, offered) = step(scene, deal, act, now);
    let has = balances(scene, deal, &all);
    match (result, said) {
        (Ok(()), Ok((loan, payment))) => {
            assert_eq!(scene.loan(deal), loan, "{act:?}");
            let Some(payment) = payment else { return };
            for index in 0..2 {
                let part = payment.principal.get(index).raw() + payment.interest.get(index).raw();
                assert_eq!(has[index] - had[index], part, "{act:?}");
            }
            let is_of_reserve = matches!(act, Act::CallDefault);
            let total = if is_of_reserve { U256::ZERO } else { payment.total().expect("a sum").raw() };
            assert_eq!(had[2] + offered - has[2], total, "{act:?}");
        }
        (Err(error), Err(reason)) => {
            assert_eq!(scene.loan(deal), before, "{act:?}");
            let reason = format!("{reason:?}");
            let name = reason.split([' ', '{']).next().unwrap_or_default();
            assert!(error.to_string().contains(&format!("{name}(")), "{act:?}: {error} and {reason}");
        }
        (result, said) => panic!("{act:?}: {result:?} and {said:?}"),
    }
}

/// Sells the title from the auction's address for so much, and distributes it.
fn sell(scene: &mut Credit, deal: &Deal, thousandths: u64) {
    let price = deal.principal() * u(thousandths) / u(1_000);
    let buyer = scene.people.buyers[0].clone();
    if scene.sale(deal.terms.title).endsAt <= scene.now() {
        done(scene.next_round(deal));
    }
    scene.sell(deal, &buyer, price.max(u(1)));
    let at = Timestamp::new(scene.chain().head().timestamp);
    let fee = LiquidationFeeBps::new(300).expect("a fee");
    let proceeds = Proceeds { amount: AssetAmount::new(price.max(u(1))), costs: AssetAmount::ZERO, fee };
    let loan = scene.loan(deal);
    let expected = deal.pure(|terms| loan.recover(terms, &proceeds, at)).expect("a recovery");
    let everybody = [
        deal.terms.trancheSpecs[0].lender,
        deal.terms.trancheSpecs[1].lender,
        deal.borrower.address,
        scene.people.fees.address,
    ];
    let before = balances(scene, deal, &everybody);
    done(scene.recover(deal));
    let after = balances(scene, deal, &everybody);
    let got: Vec<_> = after.iter().zip(before).map(|(after, before)| after - before).collect();
    let of = |index: usize| {
        let parts = [&expected.principal, &expected.interest, &expected.later_interest];
        parts.iter().map(|part| part.get(index).raw()).sum::<U256>()
    };
    assert_eq!(got, [of(0), of(1), expected.to_borrower.raw(), expected.fee.raw()]);
    assert_eq!(scene.loan(deal), expected.loan);
}

fn live(shape: Shape, acts: &[(Moment, Act)]) {
    let (mut scene, deal) = begin(shape);
    let router = scene.router;
    for (moment, act) in acts {
        let now = time_of(&mut scene, &deal, *moment);
        scene.go_to(now);
        if let Act::Sell(thousandths) = act {
            if status(&mut scene, &deal) == 3 {
                sell(&mut scene, &deal, *thousandths);
            }
        } else {
            take(&mut scene, &deal, *act, now);
        }
        let held = scene.loan(&deal).reserve.raw();
        assert_eq!(scene.balance(deal.currency, router), held, "{act:?}");
        if status(&mut scene, &deal) == 4 {
            assert!(scene.loan(&deal).outstanding.is_zero());
            break;
        }
    }
}

proptest! {
    #![proptest_config(runs(64, 0x1ca5))]

    #[test]
    fn a_random_life_is_in_step_with_the_crate(
        shape in shape(),
        acts in prop::collection::vec((moment(), act()), 1..40),
    ) {
        live(shape, &acts);
    }
}
