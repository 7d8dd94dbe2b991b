//! What earns what, in round numbers: the rules of `docs/cores.md`, one by one.

use crate::random::{LOAN_BOOK, ONE, QEV, VAULT, position};
use crate::story::{ALICE, BEGIN, BOB, CAROL, END, Story, beside_vault, earned};
use alloy_primitives::{Address, B256};
use cores_engine::{Act, Clearing, DAY};

/// What happens, and what Alice and Bob earn of it in tenths of a Core.
type Rule = (&'static str, for<'a> fn(&'a mut Story) -> &'a mut Story, u128, u128);

/// Place of an activity in what is earned.
const HELD: usize = 0;
const STAKED: usize = 1;
const LENT: usize = 3;

#[track_caller]
fn hold(activity: usize, rules: &[Rule]) {
    for (name, happens, alice, bob) in rules {
        let mut story = Story::new();
        happens(&mut story);
        let week = story.week();
        let got = [ALICE, BOB].map(|account| earned(&week, account)[activity]);
        assert_eq!(got, [*alice * ONE / 10, *bob * ONE / 10], "{name}");
    }
}

fn moved(story: &mut Story, id: u64, from: Address, to: Address) -> &mut Story {
    story.act(Act::PlaceMoved { id, from, to })
}

fn bid(story: &mut Story, id: u64, tick: u16, shares: u128) -> &mut Story {
    story.act(Act::Revealed { id, tick, shares: shares * ONE })
}

fn clear(story: &mut Story, bids: u128, line: u128, [tick, served, all]: [u128; 3]) -> &mut Story {
    story.act(Act::Cleared(Clearing {
        bid_served: bids * ONE,
        line_served: line * ONE,
        marginal_tick: tick as u16,
        marginal_served: served * ONE,
        marginal_bid: all * ONE,
        is_void: false,
    }))
}

/// 5 a USDai and day.
#[test]
fn holding() {
    hold(
        HELD,
        &[
            ("all week", |s| s.at(BEGIN).bring(ALICE, 100), 35_000, 0),
            ("since before", |s| s.at(BEGIN - DAY).bring(ALICE, 100), 35_000, 0),
            (
                "a day",
                |s| s.at(BEGIN).bring(ALICE, 100).at(BEGIN + DAY).usdai(ALICE, BOB, 100),
                5_000,
                30_000,
            ),
            ("a fifth of a day", |s| s.at(END - DAY / 5).bring(ALICE, 100), 1_000, 0),
            (
                "to itself",
                |s| s.at(BEGIN).bring(ALICE, 100).at(BEGIN + DAY).usdai(ALICE, ALICE, 100),
                35_000,
                0,
            ),
            ("no second", |s| s.at(BEGIN).bring(ALICE, 100).at(BEGIN).usdai(ALICE, Address::ZERO, 100), 0, 0),
            ("until before", |s| s.at(BEGIN - 1).bring(ALICE, 9).at(BEGIN).usdai(ALICE, BOB, 9), 0, 3_150),
            ("of the suite", |s| s.at(BEGIN).bring(VAULT, 1).bring(LOAN_BOOK, 1).bring(ALICE, 1), 350, 0),
        ],
    );
}

/// 2 a dollar and day, at the price of the day's first block. The first day after the beginning starts within it.
#[test]
fn staking() {
    hold(
        STAKED,
        &[
            ("all week", |s| s.at(BEGIN).shares(Address::ZERO, ALICE, 100), 14_000, 0),
            ("dearer", |s| s.price(2 * ONE).at(BEGIN).shares(Address::ZERO, ALICE, 100), 28_000, 0),
            ("one before the first sample", |s| s.shares(Address::ZERO, BOB, 100), 0, 14_000),
            // Worth one for 386,704 seconds, and three for the other 218,096.
            (
                "dearer since a day's first block",
                |s| {
                    let day = (BEGIN / DAY + 5) * DAY;
                    s.at(BEGIN).shares(Address::ZERO, ALICE, 4_320).at(day - DAY).price(3 * ONE).at(day + DAY)
                },
                386_704 + 3 * 218_096,
                0,
            ),
            (
                "sold",
                |s| s.at(BEGIN).shares(Address::ZERO, ALICE, 100).at(BEGIN + 3 * DAY).shares(ALICE, BOB, 50),
                10_000,
                4_000,
            ),
        ],
    );
}

/// Shares in the line are their position's owner's, until they are served.
const WAITING: &[Rule] = &[
    ("all week", |s| s.at(BEGIN).shares(Address::ZERO, ALICE, 100).request(1, ALICE, 100), 14_000, 0),
    (
        "a place sold",
        |s| {
            s.at(BEGIN).shares(Address::ZERO, ALICE, 100).request(1, ALICE, 100).at(BEGIN + 2 * DAY);
            moved(s, 1, ALICE, BOB)
        },
        4_000,
        10_000,
    ),
    (
        "cancelled",
        |s| {
            s.at(BEGIN).shares(Address::ZERO, ALICE, 100).request(1, ALICE, 100).at(BEGIN + DAY);
            s.act(Act::Cancelled { id: 1 }).shares(QEV, ALICE, 100);
            moved(s, 1, ALICE, Address::ZERO)
        },
        14_000,
        0,
    ),
    (
        "cancelled and given away",
        |s| {
            s.at(BEGIN).shares(Address::ZERO, ALICE, 100).request(1, ALICE, 100).at(BEGIN + DAY);
            s.act(Act::Cancelled { id: 1 }).shares(QEV, BOB, 100)
        },
        2_000,
        12_000,
    ),
    (
        "served in the order of requests",
        |s| {
            s.at(BEGIN).shares(Address::ZERO, ALICE, 100).shares(Address::ZERO, BOB, 100);
            s.request(1, ALICE, 100).request(2, BOB, 100).at(BEGIN + 2 * DAY);
            clear(s, 0, 150, [0, 0, 0]);
            s.shares(QEV, Address::ZERO, 150)
        },
        4_000,
        4_000 + 5_000,
    ),
    (
        "bids first, and each in full",
        |s| {
            s.at(BEGIN).shares(Address::ZERO, ALICE, 100).shares(Address::ZERO, BOB, 100);
            s.request(1, ALICE, 100).request(2, BOB, 100).at(BEGIN + 2 * DAY);
            bid(s, 2, 3, 80);
            clear(s, 80, 30, [0, 0, 0])
        },
        4_000 + 7_000,
        4_000 + 2_000,
    ),
    (
        "the marginal rate in proportion",
        |s| {
            s.at(BEGIN).shares(Address::ZERO, ALICE, 100).shares(Address::ZERO, BOB, 300);
            s.request(1, ALICE, 100).request(2, BOB, 300).at(BEGIN + 2 * DAY);
            bid(s, 1, 3, 100);
            bid(s, 2, 3, 300);
            clear(s, 100, 0, [3, 100, 400])
        },
        4_000 + 7_500,
        12_000 + 22_500,
    ),
    (
        "a lower rate not at all",
        |s| {
            s.at(BEGIN).shares(Address::ZERO, ALICE, 100).shares(Address::ZERO, BOB, 100);
            s.request(1, ALICE, 100).request(2, BOB, 100).at(BEGIN + 2 * DAY);
            bid(s, 1, 3, 100);
            bid(s, 2, 4, 100);
            clear(s, 150, 0, [3, 50, 100])
        },
        4_000 + 5_000,
        4_000,
    ),
    (
        "a bid taken back waits in the line",
        |s| {
            s.at(BEGIN).shares(Address::ZERO, ALICE, 100).request(1, ALICE, 100).at(BEGIN + DAY);
            bid(s, 1, 3, 40);
            s.act(Act::BidWithdrawn { id: 1 }).at(BEGIN + 2 * DAY);
            clear(s, 0, 100, [0, 0, 0])
        },
        4_000,
        0,
    ),
    (
        "a decoy lets a bid stand",
        |s| {
            s.at(BEGIN).shares(Address::ZERO, ALICE, 100).request(1, ALICE, 100).at(BEGIN + DAY);
            bid(s, 1, 3, 40);
            s.act(Act::Revealed { id: 1, tick: 0, shares: 0 }).at(BEGIN + 2 * DAY);
            clear(s, 40, 0, [0, 0, 0])
        },
        4_000 + 6_000,
        0,
    ),
    (
        "a void epoch serves nobody",
        |s| {
            s.at(BEGIN).shares(Address::ZERO, ALICE, 100).request(1, ALICE, 100).at(BEGIN + DAY);
            bid(s, 1, 3, 40);
            s.act(Act::Cleared(Clearing { is_void: true, ..Clearing::default() }))
        },
        14_000,
        0,
    ),
];

#[test]
fn waiting() {
    hold(STAKED, WAITING);
}

/// 3 a dollar and day, in a loan in which the vault lends too.
#[test]
fn lending() {
    hold(
        LENT,
        &[
            ("all week", |s| s.at(BEGIN).lend(1, &beside_vault(ALICE, 100)), 21_000, 0),
            ("without the vault", |s| s.at(BEGIN).lend(1, &[(BOB, 400), (ALICE, 100)]), 0, 0),
            (
                "paid back",
                |s| {
                    s.at(BEGIN).lend(1, &beside_vault(ALICE, 100)).at(BEGIN + DAY).repay(1, 1, 50);
                    s.at(BEGIN + 2 * DAY).repay(1, 1, 50)
                },
                3_000 + 1_500,
                0,
            ),
            (
                "sold",
                |s| {
                    s.at(BEGIN).lend(1, &beside_vault(ALICE, 100)).at(BEGIN + DAY).repay(1, 1, 50);
                    let id = position(B256::repeat_byte(1), 1);
                    s.at(BEGIN + 2 * DAY).act(Act::LoanMoved { id, from: ALICE, to: BOB })
                },
                3_000 + 1_500,
                7_500,
            ),
            (
                "sold to the vault",
                |s| {
                    s.at(BEGIN).lend(1, &beside_vault(ALICE, 100)).at(BEGIN + 2 * DAY);
                    s.act(Act::LoanMoved {
                        id: position(B256::repeat_byte(1), 1),
                        from: ALICE,
                        to: LOAN_BOOK,
                    })
                },
                6_000,
                0,
            ),
            (
                "one that nobody counts, sold",
                |s| {
                    s.at(BEGIN).lend(1, &[(ALICE, 100)]);
                    s.act(Act::LoanMoved { id: position(B256::repeat_byte(1), 0), from: ALICE, to: BOB })
                        .repay(1, 0, 100)
                },
                0,
                0,
            ),
        ],
    );
}

/// A tenth of what the other earned by itself in the whole week, never of what that one has from others.
#[test]
fn referring() {
    let mut story = Story::new();
    story.at(BEGIN).bring(ALICE, 100).bring(BOB, 10).bring(VAULT, 1_000);
    story.act(Act::Referred { account: ALICE, referrer: BOB });
    story.at(END - 1).act(Act::Referred { account: BOB, referrer: CAROL });
    story.act(Act::Referred { account: VAULT, referrer: CAROL });
    let week = story.week();
    assert_eq!(earned(&week, ALICE), [3_500 * ONE, 0, 0, 0, 0, 3_500 * ONE]);
    assert_eq!(earned(&week, BOB), [350 * ONE, 0, 0, 0, 350 * ONE, 700 * ONE]);
    assert_eq!(earned(&week, CAROL), [0, 0, 0, 0, 35 * ONE, 35 * ONE]);

    // Who is excluded earns nothing by referring either.
    story.terms().excluded.push(BOB);
    let week = story.week();
    assert_eq!(earned(&week, BOB), [0; 6]);
    assert_eq!(earned(&week, CAROL), [0; 6]);
}

/// The example of `docs/cores.md`.
#[test]
fn the_example_of_the_page() {
    let mut story = Story::new();
    story.at(BEGIN).mint(ALICE, 1_000).bring(BOB, 200);
    story.act(Act::Referred { account: BOB, referrer: ALICE });
    story.at(BEGIN + 2 * DAY).stake(ALICE, 400);
    let expected = [25_000, 4_000, 0, 0, 700, 29_700].map(|cores| cores * ONE);
    assert_eq!(earned(&story.week(), ALICE), expected);
}

#[test]
fn a_week_comes_to_its_maximum_at_most() {
    let mut story = Story::new();
    story.at(BEGIN).bring(ALICE, 2).bring(BOB, 1);
    for (maximum, alice, bob) in [(105 * ONE, 70 * ONE, 35 * ONE), (30 * ONE, 20 * ONE, 10 * ONE), (2, 1, 0)]
    {
        story.terms().season.weekly_maximum = maximum;
        let week = story.week();
        assert_eq!([ALICE, BOB].map(|account| earned(&week, account)[5]), [alice, bob]);
        assert_eq!((week.total, week.earned), (alice + bob, 105 * ONE));
        // Who is left with nothing has no leaf.
        assert_eq!(week.accounts.len(), 1 + usize::from(bob != 0));
    }
}

#[test]
fn a_week_in_which_nobody_earned_has_no_root() {
    let week = Story::new().week();
    assert_eq!((week.total, week.accounts.len()), (0, 0));
    assert_eq!(week.tree(), Err(merkle_tree::TreeError::Empty));
}

#[test]
fn the_chain_can_be_asked_for_what_there_was() {
    let mut story = Story::new();
    story.at(BEGIN).bring(ALICE, 100).stake(ALICE, 40).request(1, ALICE, 30).usdai(ALICE, Address::ZERO, 10);
    let supplies = story.week().supplies;
    assert_eq!([supplies.usdai, supplies.shares, supplies.waiting], [90 * ONE, 40 * ONE, 30 * ONE]);
}

/// Bids of one unit are served as a fraction by the auction, which sums them up, and not at all by anybody's position.
#[test]
fn dust_at_the_marginal_rate_stops_nothing() {
    const DUST: u64 = 6;
    let mut story = Story::new();
    story.at(BEGIN).shares(Address::ZERO, ALICE, 10).shares(Address::ZERO, BOB, DUST.into());
    story.request(1, ALICE, 10);
    bid(&mut story, 1, 3, 10);
    for id in 2..2 + DUST {
        story.request(id, BOB, 1).act(Act::Revealed { id, tick: 3, shares: 1 });
    }
    story.at(BEGIN + 2 * DAY).act(Act::Cleared(Clearing {
        bid_served: 5 * ONE,
        line_served: 0,
        marginal_tick: 3,
        marginal_served: 5 * ONE,
        marginal_bid: 10 * ONE + u128::from(DUST),
        is_void: false,
    }));
    // Two a share and day: ten of Alice's for two days, then five and a few units for five.
    let staked = earned(&story.week(), ALICE)[STAKED];
    assert!((90 * ONE..90 * ONE + 100).contains(&staked), "{staked}");
}
