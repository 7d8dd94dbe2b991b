//! The worked examples of the design, to the last wei.

use crate::book::Memory;
use crate::slow::{Rule, of};
use qev_auction::{Book, Outcome, PayAsBid, Shares, Terms, Tick, Uniform, clear, fill_down, pay_down};
use usdai_core::{U256, Usd, Wad};

pub fn n(text: &str) -> U256 {
    let digits: String = text.chars().filter(|letter| *letter != '_').collect();
    U256::from_str_radix(&digits, 10).expect("a number")
}

/// Whole tokens, 18 decimals.
pub fn e18(whole: u64) -> U256 {
    U256::from(whole) * U256::from(1_000_000_000_000_000_000_u64)
}

fn terms(capacity: U256, price: U256) -> Terms {
    Terms { capacity: Usd::new(capacity), price: Wad::new(price), ..Terms::default() }
}

pub fn tick(number: u16) -> Tick {
    Tick::new(number).expect("a tick")
}

/// 1.05.
fn base_price() -> U256 {
    n("1050000000000000000")
}

/// Ticks with shares of each bid.
type Bids<'a> = &'a [(u16, U256)];

fn book(bids: Bids) -> Memory {
    Memory::of(bids.iter().map(|(number, shares)| (tick(*number), of(*shares))))
}

/// What each bid is served, keeps and is paid.
fn outcomes(outcome: &Outcome, rule: Rule, bids: Bids) -> Vec<[U256; 3]> {
    let one = |(number, shares): &(u16, U256)| {
        let fill = fill_down(&outcome.record, tick(*number), of(*shares)).expect("a fill");
        let rate = outcome.record.rate_of(tick(*number));
        let rate = if rule == Rule::PayAsBid { tick(*number).bps().min(rate) } else { rate };
        let paid = pay_down(fill.served, outcome.price, rate).expect("a payment");
        [fill.served.raw(), fill.stays.raw(), paid.raw()]
    };
    bids.iter().map(one).collect()
}

#[track_caller]
fn sums(outcome: &Outcome, paid_to_bids: U256, paid_to_line: U256, fee: U256, unspent: U256) {
    let found = [outcome.paid_to_bids, outcome.paid_to_line, outcome.fee, outcome.unspent].map(Usd::raw);
    assert_eq!(found, [paid_to_bids, paid_to_line, fee, unspent]);
}

const BASE: [(u16, u64); 4] = [(300, 400_000), (150, 500_000), (150, 300_000), (80, 200_000)];

fn base() -> Vec<(u16, U256)> {
    BASE.map(|(number, shares)| (number, e18(shares))).into()
}

#[test]
fn vector_1_over_subscribed() {
    let bids = base();
    let mut book = book(&bids);
    let outcome = clear::<Uniform, _>(&mut book, of(e18(250_000)), &terms(e18(1_000_000), base_price()))
        .expect("cleared");
    assert_eq!(outcome.record.marginal, Some(tick(150)));
    assert_eq!(outcome.record.marginal_served.raw(), n("552380952380952380952380"));
    assert_eq!(outcome.record.marginal_bid.raw(), e18(800_000));
    assert_eq!((outcome.record.rate, outcome.bid_served.raw()), (150, n("952380952380952380952380")));
    assert_eq!(
        outcomes(&outcome, Rule::Uniform, &bids),
        [
            [e18(400_000), U256::ZERO, n("413700000000000000000000")],
            [n("345238095238095238095237"), n("154761904761904761904762"), n("357062499999999999999998")],
            [n("207142857142857142857142"), n("92857142857142857142857"), n("214237499999999999999999")],
            [U256::ZERO, e18(200_000), U256::ZERO],
        ]
    );
    sums(&outcome, n("984999999999999999999999"), U256::ZERO, e18(15_000), U256::ONE);
    assert_eq!(book.live_ticks(), [(150, n("247619047619047619047620")), (80, e18(200_000))]);
}

#[test]
fn vector_2_bids_fit_and_the_line_does_not() {
    let bids = [(300, e18(400_000)), (150, e18(500_000)), (80, e18(200_000))];
    let mut book = book(&bids);
    let outcome = clear::<Uniform, _>(&mut book, of(e18(350_000)), &terms(e18(1_470_000), base_price()))
        .expect("cleared");
    assert_eq!((outcome.record.marginal, outcome.record.rate), (None, 10));
    let paid: Vec<U256> = outcomes(&outcome, Rule::Uniform, &bids).iter().map(|[.., paid]| *paid).collect();
    assert_eq!(paid, [e18(419_580), e18(524_475), e18(209_790)]);
    assert_eq!(outcome.line_served.raw(), e18(300_000));
    sums(&outcome, e18(1_153_845), e18(315_000), e18(1_155), U256::ZERO);
}

#[test]
fn vectors_3_and_11_nobody_is_left_out() {
    let bids = [(300, e18(400_000)), (150, e18(500_000))];
    for rule in [Rule::Uniform, Rule::PayAsBid] {
        let (line, terms) = (of(e18(250_000)), terms(e18(2_000_000), base_price()));
        let outcome = match rule {
            Rule::Uniform => clear::<Uniform, _>(&mut book(&bids), line, &terms),
            Rule::PayAsBid => clear::<PayAsBid, _>(&mut book(&bids), line, &terms),
        };
        let outcome = outcome.expect("cleared");
        assert_eq!(outcome.record.rate, 0);
        let paid: Vec<U256> = outcomes(&outcome, rule, &bids).iter().map(|[.., paid]| *paid).collect();
        assert_eq!(paid, [e18(420_000), e18(525_000)]);
        sums(&outcome, e18(945_000), e18(262_500), U256::ZERO, e18(792_500));
    }
}

fn dust() -> Vec<(u16, U256)> {
    let mut bids = vec![(9, U256::from(3)); 7];
    bids.push((4, U256::from(2)));
    bids
}

#[test]
fn vector_4_dust() {
    let bids = dust();
    let outcome = clear::<Uniform, _>(&mut book(&bids), of(U256::from(5)), &terms(U256::from(10), e18(1)))
        .expect("cleared");
    assert_eq!((outcome.record.marginal, outcome.record.rate), (Some(tick(9)), 9));
    let mut expected = vec![[U256::ONE, U256::ONE, U256::ZERO]; 7];
    expected.push([U256::ZERO, U256::from(2), U256::ZERO]);
    assert_eq!(outcomes(&outcome, Rule::Uniform, &bids), expected);
    sums(&outcome, U256::from(9), U256::ZERO, U256::ONE, U256::ZERO);
}

#[test]
fn vector_5_second_epoch_after_the_first() {
    let mut book = book(&base());
    clear::<Uniform, _>(&mut book, of(e18(250_000)), &terms(e18(1_000_000), base_price())).expect("cleared");
    book.add(tick(220), of(e18(100_000)));
    let second = terms(e18(600_000), n("1058000000000000000"));
    assert_eq!(second.capacity_in_shares().map(Shares::raw), Ok(n("567107750472589792060491")));
    let outcome = clear::<Uniform, _>(&mut book, of(e18(250_000)), &second).expect("cleared");
    let bids = [
        (220, e18(100_000)),
        (150, n("154761904761904761904762")),
        (150, n("92857142857142857142857")),
        (80, e18(200_000)),
    ];
    let paid: Vec<U256> = outcomes(&outcome, Rule::Uniform, &bids).iter().map(|[.., paid]| *paid).collect();
    assert_eq!(
        paid,
        [
            n("105694200000000000000000"),
            n("163574357142857142857142"),
            n("98144614285714285714285"),
            n("211388400000000000000000")
        ]
    );
    assert_eq!(
        (outcome.record.rate, outcome.bid_served.raw()),
        (10, n("547619047619047619047619") + U256::ONE)
    );
    assert_eq!(outcome.line_served.raw(), n("19488702853542173012871"));
    sums(
        &outcome,
        n("578801571428571428571429"),
        n("20619047619047619047617"),
        n("579380952380952380952"),
        U256::from(2),
    );
}

#[test]
fn vector_6_the_edge_of_a_tick() {
    let bids = dust();
    let outcome = clear::<Uniform, _>(&mut book(&bids), of(U256::from(5)), &terms(U256::from(21), e18(1)))
        .expect("cleared");
    assert_eq!((outcome.record.marginal, outcome.record.rate), (Some(tick(4)), 4));
    assert!(outcome.record.marginal_served.is_zero());
    let served: Vec<U256> =
        outcomes(&outcome, Rule::Uniform, &bids).iter().map(|[served, ..]| *served).collect();
    assert_eq!(served, [vec![U256::from(3); 7], vec![U256::ZERO]].concat());
    sums(&outcome, U256::from(20), U256::ZERO, U256::ONE, U256::ZERO);
}

#[test]
fn vector_7_a_penalty_of_fifty_basis_points() {
    let (shares, price) = (of(e18(50_000)), Wad::new(base_price()));
    let net = pay_down(shares, price, 50).expect("a payment").raw();
    let gross = pay_down(shares, price, 0).expect("a payment").raw();
    assert_eq!((net, gross - net), (n("52237500000000000000000"), n("262500000000000000000")));
}

#[test]
fn vector_8_a_withheld_bid_lowers_nothing() {
    let opened = terms(e18(1_000_000), e18(1));
    let bids = [(300, e18(1_100_000))];
    let outcome = clear::<Uniform, _>(&mut book(&bids), Shares::ZERO, &opened).expect("cleared");
    assert_eq!((outcome.record.rate, outcome.fee.raw()), (300, e18(30_000)));
    let withheld = Terms { unopened: of(e18(100_000)), ..opened };
    let bids = [(300, e18(1_000_000))];
    let outcome = clear::<Uniform, _>(&mut book(&bids), of(e18(100_000)), &withheld).expect("cleared");
    assert_eq!((outcome.record.marginal, outcome.record.rate, outcome.fee.raw()), (None, 300, e18(30_000)));
    assert_eq!(outcome.paid_to_bids.raw(), e18(970_000));
}

#[test]
fn vector_9_withheld_between_ticks() {
    let bids = [(300, e18(400_000)), (150, e18(500_000)), (80, e18(200_000))];
    let terms = Terms { unopened: of(e18(300_000)), ..terms(e18(1_000_000), base_price()) };
    let outcome = clear::<Uniform, _>(&mut book(&bids), of(e18(550_000)), &terms).expect("cleared");
    assert_eq!((outcome.record.marginal, outcome.record.rate), (Some(tick(80)), 150));
    assert_eq!(outcome.record.marginal_served.raw(), n("52380952380952380952380"));
    let rates: Vec<u16> = bids.iter().map(|(number, _)| outcome.record.rate_of(tick(*number))).collect();
    assert_eq!(rates, [150, 150, 80]);
    sums(&outcome, n("985384999999999999999999"), U256::ZERO, n("14615000000000000000000"), U256::ONE);
}

#[test]
fn vector_10_pay_as_bid() {
    let terms = terms(e18(1_000_000), base_price());
    let outcome = clear::<PayAsBid, _>(&mut book(&base()), of(e18(250_000)), &terms).expect("cleared");
    sums(&outcome, n("978699999999999999999999"), U256::ZERO, e18(21_300), U256::ONE);
}

#[test]
fn nothing_to_pay_is_void() {
    for terms in [terms(U256::ZERO, e18(1)), terms(e18(1), U256::ZERO), terms(U256::ONE, e18(2))] {
        let bids = base();
        let mut book = book(&bids);
        let before = book.live_ticks();
        let outcome = clear::<Uniform, _>(&mut book, of(e18(1)), &terms).expect("cleared");
        assert!(outcome.record.is_void && book.live_ticks() == before);
        sums(&outcome, U256::ZERO, U256::ZERO, U256::ZERO, terms.capacity.raw());
        let stand = outcomes(&outcome, Rule::Uniform, &bids);
        assert!(
            stand.iter().zip(&bids).all(|(found, (_, shares))| *found == [U256::ZERO, *shares, U256::ZERO])
        );
    }
}
