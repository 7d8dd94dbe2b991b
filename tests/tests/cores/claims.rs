//! Many weeks in one claim, many claims of one week.

use std::env;

use alloy_primitives::{Address, U256};
use merkle_tree::verify;
use tests::check::{done, refused};
use usdai_bindings::ICores;

use crate::support::{CHALLENGE, Earned, Stage, WEEK, WEEKS, account, leaf_of, points, season};

/// Accounts of a large week.
const CROWD: u64 = 100_000;

/// A week of so many accounts, each with its number of Cores and a bit.
pub fn crowd(week: u32, accounts: u64) -> Earned {
    let list =
        (0..accounts).map(|number| (account(number), points(number + 1) + U256::from(number))).collect();
    Earned::new(week, list)
}

/// A season of 52 weeks, each committed when it is over, and all of them claimable.
#[track_caller]
pub fn year(stage: &mut Stage, accounts: u64) -> Vec<Earned> {
    let year: Vec<_> = (1..=WEEKS).map(|week| crowd(week, accounts)).collect();
    for earned in &year {
        stage.go_to(stage.end_of(earned.week));
        if earned.week == 40 {
            stage.keep_alive();
        }
        done(stage.publish(earned.week, earned.tree.root(), earned.total()));
    }
    stage.suite.chain().warp(CHALLENGE);
    year
}

#[test]
fn a_year_is_claimed_in_one_call() {
    let mut stage = Stage::new();
    let year = year(&mut stage, 5);
    let claims = year.iter().map(|earned| earned.claim(2)).collect();
    let receipt = done(stage.claim(account(2), claims));
    assert_eq!(receipt.logs::<ICores::Claimed>().len(), year.len());
    let [moved] = receipt.logs::<ICores::Transfer>().try_into().unwrap_or_else(|logs| panic!("{logs:?}"));
    let all: U256 = year.iter().map(|earned| earned.list[2].1).sum();
    assert_eq!(moved.value, all);
    assert_eq!(stage.balance(account(2)), all);
    for week in [0, 1, WEEKS, WEEKS + 1] {
        let is_claimed = stage.ask(&ICores::isClaimedCall { week, account: account(2) });
        assert_eq!(is_claimed, (1..=WEEKS).contains(&week), "{week}");
    }
    let again = ICores::AlreadyClaimed { week: 30, account: account(2) };
    refused(stage.claim(account(2), vec![year[29].claim(2)]), again);
}

/// Weeks are kept as bits of words: each is its own, also where a word ends.
#[test]
fn weeks_of_many_seasons() {
    let mut stage = Stage::new();
    let (mut end, mut first) = (stage.end_of(WEEKS), 1 + WEEKS);
    for _ in 0..9 {
        stage.go_to(end - WEEK);
        stage.keep_alive();
        done(stage.push(&season(end, WEEKS)));
        (end, first) = (end + u64::from(WEEKS) * WEEK, first + WEEKS);
    }
    stage.go_to(end - WEEK);
    stage.keep_alive();
    assert!(first > 513);
    let weeks = [1, 255, 256, 257, 511, 512, 513];
    let earned = weeks.map(|week| Earned::new(week, vec![(account(1), points(week.into()))]));
    for week in &earned {
        done(stage.publish(week.week, week.tree.root(), week.total()));
    }
    stage.suite.chain().warp(CHALLENGE);
    for (at, week) in earned.iter().enumerate() {
        done(stage.claim(account(1), vec![week.claim(0)]));
        for (other, number) in weeks.into_iter().enumerate() {
            let is_claimed = stage.ask(&ICores::isClaimedCall { week: number, account: account(1) });
            assert_eq!(is_claimed, other <= at, "{number} after {}", week.week);
        }
    }
    assert_eq!(stage.balance(account(1)), points(weeks.map(u64::from).iter().sum()));
}

/// Every proof of a week of a hundred thousand is right, and the contract takes those that it is shown.
#[test]
fn a_hundred_thousand_claims() {
    let mut stage = Stage::new();
    let earned = crowd(1, CROWD);
    let root = earned.tree.root();
    for (index, (account, amount)) in earned.list.iter().enumerate() {
        let proof = earned.claim(index).proof;
        assert!(proof.len() <= 17 && verify(root, leaf_of(*account, 1, *amount), &proof), "{index}");
    }
    stage.settle(&earned);
    let count =
        env::var("USDAI_CORES_CLAIMS").map_or(200, |value| value.parse().expect("a number")).min(CROWD);
    let mut sum = U256::ZERO;
    for number in 0..count {
        // Spread over the whole week, the first and the last included.
        let index = (number * (CROWD - 1)).checked_div(count - 1).unwrap_or_default() as usize;
        done(stage.claim(earned.list[index].0, vec![earned.claim(index)]));
        sum += earned.list[index].1;
    }
    assert_eq!(stage.ask(&ICores::totalSupplyCall {}), sum);
    let week = stage.ask(&ICores::weekCall { number: 1 });
    assert_eq!((week.claimed, week.total), (sum, earned.total()));
}

/// One claim that is refused spoils the whole call, and leaves nothing behind.
#[test]
fn all_weeks_of_a_call_or_none() {
    let mut stage = Stage::new();
    let [first, second] = [1, 2].map(|week| crowd(week, 3));
    stage.settle(&first);
    stage.settle(&second);
    let mut wrong = second.claim(1);
    wrong.amount += U256::ONE;
    let refusal = ICores::InvalidProof { week: 2, account: account(1) };
    refused(stage.claim(account(1), vec![first.claim(1), wrong]), refusal);
    let twice = ICores::AlreadyClaimed { week: 1, account: account(1) };
    refused(stage.claim(account(1), vec![first.claim(1), first.claim(1)]), twice);
    refused(stage.claim(account(1), vec![]), ICores::NothingToClaim {});
    assert_eq!(stage.ask(&ICores::totalSupplyCall {}), U256::ZERO);
    assert_eq!(stage.balance(Address::ZERO), U256::ZERO);
    done(stage.claim(account(1), vec![second.claim(1), first.claim(1)]));
}
