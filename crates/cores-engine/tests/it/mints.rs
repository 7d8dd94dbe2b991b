//! What of a mint counts: what its account had at the end of every block of seven days, and no dollar twice at a time.

use crate::random::ONE;
use crate::story::{ALICE, BEGIN, BOB, END, Story, earned};
use alloy_primitives::Address;
use cores_engine::{DAY, HOLD};

/// What Alice does.
#[derive(Clone, Copy)]
enum Does {
    Mint(u128),
    Send(u128),
    Receive(u128),
    Redeem(u128),
    Stake(u128),
    /// Stakes, and asks to leave with all of it.
    Queue(u128),
    /// The price of a share, in percent, from the next day on.
    Price(u128),
}
use Does::{Mint, Price, Queue, Receive, Redeem, Send, Stake};

/// Seconds before the week ends, or after the last; steps of the same instant are of one block.
type Steps = &'static [(u64, Does)];

const D: u64 = DAY;
/// A mint this long before the end has its days within the week.
const T: u64 = 10 * DAY;

/// What happens, and what of it counts in the week.
const MINTS: [(&str, Steps, u128); 26] = [
    ("held", &[(T, Mint(100))], 100),
    ("its days end as the week begins", &[(2 * HOLD, Mint(100))], 100),
    ("a second earlier", &[(2 * HOLD + 1, Mint(100))], 0),
    ("its days end as the week ends", &[(HOLD, Mint(100))], 0),
    ("a second before", &[(HOLD + 1, Mint(100))], 100),
    ("sent away", &[(T, Mint(100)), (T - D, Send(30))], 70),
    ("sent away and back", &[(T, Mint(100)), (T - D, Send(30)), (T - 2 * D, Receive(30))], 70),
    ("sent away and back in a block", &[(T, Mint(100)), (T - D, Send(30)), (T - D, Receive(30))], 100),
    ("sent away in its own block", &[(T, Mint(100)), (T, Send(100))], 0),
    ("sent away in the last second", &[(T, Mint(100)), (T - HOLD + 1, Send(100))], 0),
    ("sent away when its days are over", &[(T, Mint(100)), (T - HOLD, Send(100))], 100),
    ("redeemed", &[(T, Mint(100)), (T - D, Redeem(60))], 40),
    ("staked", &[(T, Mint(100)), (T - D, Stake(100))], 100),
    ("staked, and the share falls", &[(T, Mint(100)), (T - D, Stake(100)), (T - D, Price(60))], 60),
    ("staked, and the share rises", &[(T, Mint(100)), (T - D, Stake(100)), (T - D, Price(160))], 100),
    ("in the line", &[(T, Mint(100)), (T - D, Queue(100))], 100),
    ("it had more", &[(T + D, Receive(100)), (T, Mint(100)), (T - D, Send(100))], 100),
    ("two", &[(T, Mint(100)), (T - D, Mint(50))], 150),
    ("two in a block", &[(T, Mint(100)), (T, Mint(50))], 150),
    ("two, and a part is sent away", &[(T, Mint(100)), (T - D, Mint(50)), (T - 2 * D, Send(30))], 120),
    ("two, the first is sent away before", &[(T, Mint(100)), (T - D, Send(100)), (T - 2 * D, Mint(50))], 50),
    ("the same dollars", &[(T, Mint(100)), (T - D, Redeem(100)), (T - D, Mint(100))], 100),
    (
        "the same dollars every day",
        &[(T, Mint(9)), (T - D, Redeem(9)), (T - D, Mint(9)), (T - 2 * D, Redeem(9)), (T - 2 * D, Mint(9))],
        9,
    ),
    (
        "the same dollars a second early",
        &[(2 * HOLD, Mint(9)), (HOLD + 1, Redeem(9)), (HOLD + 1, Mint(9))],
        9,
    ),
    (
        "the same dollars after seven days",
        &[(2 * HOLD + 1, Mint(9)), (HOLD + 1, Redeem(9)), (HOLD + 1, Mint(9))],
        9,
    ),
    ("nothing", &[(T, Mint(0))], 0),
];

fn step(story: &mut Story, does: Does) {
    match does {
        Mint(tokens) => story.mint(ALICE, tokens),
        Send(tokens) => story.usdai(ALICE, BOB, tokens),
        Receive(tokens) => story.bring(ALICE, tokens),
        Redeem(tokens) => story.usdai(ALICE, Address::ZERO, tokens),
        Stake(tokens) => story.stake(ALICE, tokens),
        Queue(tokens) => story.stake(ALICE, tokens).request(1, ALICE, tokens),
        Price(percent) => story.price(percent * ONE / 100),
    };
}

#[test]
fn what_counts() {
    for (name, steps, counts) in MINTS {
        let mut story = Story::new();
        let mut last = None;
        for (before, does) in steps {
            if last.replace(before) != Some(before) {
                story.at(END - before);
            }
            step(&mut story, *does);
        }
        assert_eq!(earned(&story.week(), ALICE)[2], 20 * counts * ONE, "{name}");
    }
}

/// A block of the same second is another block.
#[test]
fn blocks_end_within_a_second() {
    for (again, counts) in [(false, 100), (true, 0)] {
        let mut story = Story::new();
        story.at(END - T).mint(ALICE, 100).at(END - T + 1).usdai(ALICE, BOB, 100);
        if again {
            story.at(END - T + 1);
        }
        story.usdai(BOB, ALICE, 100);
        assert_eq!(earned(&story.week(), ALICE)[2], 20 * counts * ONE);
    }
}

/// What is minted to another is that one's.
#[test]
fn the_recipient_earns() {
    let mut story = Story::new();
    story.at(BEGIN - DAY).mint(BOB, 10);
    let week = story.week();
    assert_eq!([ALICE, BOB].map(|account| earned(&week, account)[2]), [0, 200 * ONE]);
}
