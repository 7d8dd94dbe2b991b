//! Inputs that no chain can have, or of which something is missing.

use crate::random::{ONE, position};
use crate::story::{ALICE, BEGIN, BOB, CAROL, END, Story, beside_vault};
use alloy_primitives::{Address, B256, keccak256};
use cores_engine::{Act, Clearing, DAY, Engine, Input, InputError, Page, compute};

/// What is done to a good input, and why it is refused then.
type Fault = (&'static str, fn(&mut Input), InputError);

/// A chain on which everything happens, of one page.
fn good() -> Input {
    let mut story = Story::new();
    story.at(BEGIN).mint(ALICE, 100).stake(ALICE, 60).request(1, ALICE, 50);
    story.lend(1, &beside_vault(BOB, 10)).act(Act::Referred { account: BOB, referrer: ALICE });
    story.at(BEGIN + DAY).act(Act::Revealed { id: 1, tick: 3, shares: 20 * ONE });
    let clearing = Clearing { bid_served: 20 * ONE, line_served: 10 * ONE, ..Clearing::default() };
    story.act(Act::Cleared(clearing)).repay(1, 1, 4);
    story.input()
}

fn page(input: &mut Input) -> &mut Page {
    &mut input.pages[0]
}

fn forget<T>(list: &mut Vec<T>, place: usize) {
    list.remove(place);
}

/// The number of the last block of [`good`].
fn last() -> u64 {
    good().pages[0].last
}

/// A block within it.
fn block_of(act: usize) -> u64 {
    good().pages[0].events[act].block
}

#[track_caller]
fn refuse(faults: &[Fault]) {
    compute(&good()).unwrap();
    for (name, fault, expected) in faults {
        let mut input = good();
        fault(&mut input);
        assert_eq!(compute(&input).as_ref(), Err(expected), "{name}");
    }
}

/// Adds a log in the last block.
fn push(input: &mut Input, act: Act) {
    let page = page(input);
    let (block, time) = (page.last, page.time);
    page.events.push(cores_engine::Event { block, index: 1_000, time, act });
}

#[test]
fn a_chain_with_a_gap_or_of_two() {
    let (last, hash) = (last(), keccak256("last"));
    let other = B256::repeat_byte(7);
    refuse(&[
        ("begins late", |i| page(i).first += 1, InputError::BlockGap { expected: 100, found: 101 }),
        ("begins early", |i| page(i).first -= 1, InputError::BlockGap { expected: 100, found: 99 }),
        (
            "on another chain",
            |i| page(i).parent = B256::repeat_byte(7),
            InputError::Reorganised { block: 100, expected: keccak256("before"), found: other },
        ),
        ("backwards", |i| page(i).last = 99, InputError::PageReversed { first: 100, last: 99 }),
        ("ends early", |i| i.next.number += 1, InputError::BlockGap { expected: last + 1, found: last + 2 }),
        (
            "goes on elsewhere",
            |i| i.next.parent = B256::repeat_byte(7),
            InputError::Reorganised { block: last + 1, expected: hash, found: other },
        ),
        (
            "the week is not over",
            |i| i.next.time = END - 1,
            InputError::WeekNotOver { block: last + 1, time: END - 1, end: END },
        ),
        (
            "is longer than the week",
            |i| page(i).time = END,
            InputError::AfterWeek { block: last, time: END, end: END },
        ),
        (
            "twice",
            |i| i.pages.push(i.pages[0].clone()),
            InputError::BlockGap { expected: last + 1, found: 100 },
        ),
        ("nothing at all", |i| i.pages.clear(), InputError::BlockGap { expected: 100, found: last + 1 }),
    ]);
}

#[test]
fn what_is_out_of_place() {
    let (first, at) = (block_of(0), BEGIN);
    let place = |block, time| InputError::OutOfPlace { block, time };
    let later = block_of(9);
    refuse(&[
        ("in an earlier block", |i| page(i).events[9].block = 100, place(100, BEGIN + DAY)),
        ("after the page", |i| page(i).events[9].block = 1_000, place(1_000, BEGIN + DAY)),
        ("twice in its place", |i| page(i).events[1].index = 0, place(first, at)),
        ("backwards in its block", |i| page(i).events.swap(0, 1), place(first, at)),
        ("at another time than its block", |i| page(i).events[1].time += 1, place(first, at + 1)),
        ("before the last", |i| page(i).events[9].time = BEGIN - 1, place(later, BEGIN - 1)),
        ("later than its page", |i| page(i).events[9].time = END, place(later, END)),
        ("a page earlier than the first block", |i| page(i).time = 1, place(last(), 1)),
        (
            "another time in the last block",
            |i| {
                push(i, Act::BidWithdrawn { id: 1 });
                page(i).events.last_mut().unwrap().time -= 1;
            },
            place(last(), END - 2),
        ),
    ]);
}

#[test]
fn prices_that_are_missing() {
    let day = good().pages[0].prices[0].day;
    let last_day = good().pages[0].prices.last().unwrap().day;
    refuse(&[
        ("the first", |i| forget(&mut page(i).prices, 0), InputError::PriceMissing(day)),
        ("one", |i| forget(&mut page(i).prices, 3), InputError::PriceMissing(day + 3)),
        (
            "the last",
            |i| {
                page(i).prices.pop();
            },
            InputError::PriceMissing(last_day),
        ),
        ("all", |i| page(i).prices.clear(), InputError::PriceMissing(day)),
        (
            "twice",
            |i| {
                let price = page(i).prices[0];
                page(i).prices.insert(0, price);
            },
            InputError::PriceMissing(day + 1),
        ),
        (
            "of the day before",
            |i| {
                let price = &mut page(i).prices[0];
                (price.block, price.time) = (price.block - 1, price.time - 1);
            },
            InputError::PriceMissing(day),
        ),
        // A log of that day came before.
        (
            "of a later block",
            |i| {
                let at = page(i).events[0].time / DAY - page(i).prices[0].day;
                let (block, time) = (page(i).events[0].block, page(i).events[0].time);
                let price = &mut page(i).prices[at as usize];
                (price.block, price.time) = (block + 1, time);
            },
            InputError::PriceMissing(BEGIN / DAY),
        ),
    ]);
}

fn overdrawn(account: Address, balance: u128, value: u128, block: u64) -> InputError {
    InputError::Overdrawn { account, balance, value, block }
}

fn unknown(id: B256, account: Address, block: u64) -> InputError {
    InputError::PositionUnknown { id, account, block }
}

/// What a log takes from was not brought by any log before.
#[test]
fn logs_that_are_missing() {
    let (begin, later, end) = (block_of(0), block_of(10), last());
    let [first, second] = [1_u8, 2].map(|id| B256::left_padding_from(&[id]));
    refuse(&[
        ("a mint", |i| forget(&mut page(i).events, 0), overdrawn(ALICE, 0, 60 * ONE, begin)),
        ("shares", |i| forget(&mut page(i).events, 3), overdrawn(ALICE, 0, 50 * ONE, begin)),
        ("a position", |i| forget(&mut page(i).events, 5), unknown(first, Address::ZERO, begin)),
        (
            "a position moved",
            |i| push(i, Act::PlaceMoved { id: 1, from: BOB, to: CAROL }),
            unknown(first, BOB, end),
        ),
        (
            "a position twice",
            |i| push(i, Act::PlaceMoved { id: 1, from: Address::ZERO, to: BOB }),
            unknown(first, Address::ZERO, end),
        ),
        ("another position", |i| push(i, Act::Cancelled { id: 2 }), unknown(second, Address::ZERO, end)),
        ("a request", |i| forget(&mut page(i).events, 6), overdrawn(ALICE, 0, 20 * ONE, block_of(9))),
        (
            "a bid",
            |i| forget(&mut page(i).events, 9),
            InputError::NotServed { served: 30 * ONE, expected: 10 * ONE, block: later },
        ),
        (
            "a position that is not empty",
            |i| push(i, Act::PlaceMoved { id: 1, from: ALICE, to: Address::ZERO }),
            InputError::NotServed { served: 0, expected: 20 * ONE, block: end },
        ),
        (
            "more than waits",
            |i| push(i, Act::Cleared(Clearing { line_served: 21 * ONE, ..Clearing::default() })),
            InputError::NotServed { served: 21 * ONE, expected: 20 * ONE, block: end },
        ),
        (
            "a bid of more",
            |i| push(i, Act::Revealed { id: 1, tick: 1, shares: 21 * ONE }),
            overdrawn(ALICE, 20 * ONE, 21 * ONE, end),
        ),
    ]);
}

#[test]
fn logs_of_loans_and_referrals_that_are_missing() {
    let (later, end) = (block_of(10), last());
    let tranche = position(B256::repeat_byte(1), 1);
    refuse(&[
        (
            "a loan",
            |i| forget(&mut page(i).events, 7),
            InputError::LoanUnknown { loan: B256::repeat_byte(1), block: later },
        ),
        (
            "a loan twice",
            |i| push(i, opened(1, 6, 2)),
            InputError::LoanUnknown { loan: B256::repeat_byte(1), block: end },
        ),
        ("more principal than was lent", |i| push(i, repay(7)), overdrawn(BOB, 6 * ONE, 7 * ONE, end)),
        ("a lender's sale", |i| push(i, sale(ALICE)), unknown(tranche, ALICE, end)),
        (
            "too fine a currency",
            |i| push(i, opened(9, 19, 1)),
            InputError::DecimalsTooMany { loan: B256::repeat_byte(9), decimals: 19 },
        ),
        (
            "too many tranches",
            |i| push(i, opened(9, 6, 257)),
            InputError::LoanUnknown { loan: B256::repeat_byte(9), block: end },
        ),
        (
            "referred twice",
            |i| push(i, Act::Referred { account: BOB, referrer: CAROL }),
            InputError::ReferralImpossible(BOB),
        ),
        (
            "referred by itself",
            |i| push(i, Act::Referred { account: CAROL, referrer: CAROL }),
            InputError::ReferralImpossible(CAROL),
        ),
        (
            "more burnt than there is",
            |i| push(i, Act::UsdaiMoved { from: Address::ZERO, to: Address::ZERO, value: u128::MAX }),
            InputError::Overflow,
        ),
    ]);
}

fn repay(dollars: u128) -> Act {
    Act::PrincipalEnded { loan: B256::repeat_byte(1), index: 1, amount: dollars * 1_000_000 }
}

fn sale(from: Address) -> Act {
    Act::LoanMoved { id: position(B256::repeat_byte(1), 1), from, to: CAROL }
}

fn opened(loan: u8, decimals: u8, tranches: usize) -> Act {
    Act::LoanOpened { loan: B256::repeat_byte(loan), decimals, tranches: vec![(ALICE, 1); tranches] }
}

#[test]
fn terms_that_are_none() {
    refuse(&[
        ("a week before the season", |i| i.terms.week = 0, InputError::WeekUnknown(0)),
        ("a week after it", |i| i.terms.week = 13, InputError::WeekUnknown(13)),
        ("a season at the end of time", |i| i.terms.season.start = u64::MAX, InputError::WeekUnknown(2)),
        (
            "too much for referring",
            |i| i.terms.season.rates.referral_bps = 10_001,
            InputError::ReferralRate(10_001),
        ),
        ("a rate beyond all numbers", |i| i.terms.season.rates.held = u128::MAX, InputError::Overflow),
    ]);
}

/// A supply of 96 bits at a price of 80 and the highest rates of the contract is computed.
#[test]
fn the_largest_numbers_fit() {
    let mut story = Story::new();
    story.price(1 << 80).at(BEGIN);
    story.act(Act::SharesMoved { from: Address::ZERO, to: ALICE, value: (1 << 96) - 1 });
    story.act(Act::UsdaiMoved { from: Address::ZERO, to: ALICE, value: (1 << 96) - 1 });
    story.terms().season.rates.held = 1_000 * ONE;
    let week = story.week();
    assert_eq!(week.account(ALICE).unwrap().held, ((1 << 96) - 1) * 7_000);
    assert_eq!(week.total, week.account(ALICE).unwrap().points);
}

/// The engine takes pages that come one by one, and says at which it stopped.
#[test]
fn a_page_that_does_not_follow_is_refused_where_it_comes() {
    let input = good();
    let mut engine = Engine::new(&input.terms).unwrap();
    engine.add(&input.pages[0]).unwrap();
    assert!(matches!(engine.add(&input.pages[0]), Err(InputError::BlockGap { .. })));
}
