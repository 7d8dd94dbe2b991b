//! Claims: each account and week once, never more than the week's total, whatever its root promises.

use crate::fake::Fake;
use crate::scene::{DAY, START, WEEK, alone, cores, done, go_to, leaf, log, open, parent, refused};
use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::SolCall;
use cores::Cores;
use cores::abi::ICores as abi;
use kit::clock;
use motsu::prelude::*;

fn with(week: u32, amount: U256, proof: &[B256]) -> abi::WeekClaim {
    abi::WeekClaim { week, amount, proof: proof.to_vec() }
}

#[motsu::test]
fn weeks_are_claimed_together(contract: Contract<Cores>, fake: Contract<Fake>, alice: Address, bob: Address) {
    let scene = open(&contract, &fake);
    for week in 1..=3 {
        let [a, b] = [alice, bob].map(|account| leaf(account, week, cores(week.into())));
        scene.settle(week, parent(a, b), cores(2 * u64::from(week)));
    }
    let claim = |week: u32| with(week, cores(week.into()), &[leaf(bob, week, cores(week.into()))]);
    assert_eq!(done(scene.claim(alice, vec![claim(1), claim(3)])), cores(4));
    let claimed = |week: u32| log(abi::Claimed { account: alice, week, amount: cores(week.into()) });
    let moved = log(abi::Transfer { from: Address::ZERO, to: alice, value: cores(4) });
    scene.ended_with([claimed(1), claimed(3), moved]);
    assert_eq!(scene.balances(alice), (cores(4), cores(4)));
    let is_claimed = |week, account| scene.ask(abi::isClaimedCall { week, account })._0;
    assert_eq!([1, 2, 3].map(|week| is_claimed(week, alice)), [true, false, true]);
    assert!(!is_claimed(1, bob));
    assert_eq!(scene.ask(abi::weekCall { number: 3 }).claimed, cores(3));
    // One that was claimed spoils all of the call.
    let again = scene.claim(alice, vec![claim(2), claim(1)]);
    refused(again, abi::AlreadyClaimed { week: 1, account: alice });
    assert!(!is_claimed(2, alice));
    refused(scene.claim(alice, vec![claim(2), claim(2)]), abi::AlreadyClaimed { week: 2, account: alice });
    assert_eq!(done(scene.claim(alice, vec![claim(2)])), cores(2));
    assert_eq!(scene.balances(alice), (cores(6), cores(6)));
}

#[motsu::test]
fn what_is_no_leaf_is_refused(contract: Contract<Cores>, fake: Contract<Fake>, alice: Address, bob: Address) {
    let scene = open(&contract, &fake);
    let [a, b] = [alice, bob].map(|account| leaf(account, 1, cores(1)));
    let root = parent(a, b);
    scene.settle(1, root, cores(2));
    let other = leaf(alice, 2, cores(1));
    let wrong = [
        ("no proof", alice, with(1, cores(1), &[])),
        ("another's proof", alice, with(1, cores(1), &[a])),
        ("another's leaf", bob, with(1, cores(1), &[b])),
        ("more", alice, with(1, cores(1) + U256::ONE, &[b])),
        ("less", alice, with(1, cores(1) - U256::ONE, &[b])),
        ("nothing", alice, with(1, U256::ZERO, &[b])),
        ("too long", alice, with(1, cores(1), &[b, B256::ZERO])),
        ("twice", alice, with(1, cores(1), &[b, b])),
        ("another week's", alice, with(1, cores(1), &[other])),
    ];
    for (name, account, claim) in wrong {
        let data = scene.claim(account, vec![claim]).expect_err(name);
        let invalid = abi::InvalidProof { week: 1, account };
        assert_eq!(data, alloy_sol_types::SolError::abi_encode(&invalid), "{name}");
    }
    // The root itself is the hash of 64 bytes, and no leaf: that is hashed twice, of 96.
    let [high, low] = [root, a].map(|node| U256::from_be_bytes(node.0));
    let account = Address::from_word(a.max(b));
    let forged = scene.claim(account, vec![with(1, high.max(low), &[])]);
    refused(forged, abi::InvalidProof { week: 1, account });
    assert_eq!(scene.balances(alice), (U256::ZERO, U256::ZERO));
}

/// A root that promises more than its week may grant, to one or to many, pays the total and no more.
#[motsu::test]
fn a_root_that_lies_pays_no_more_than_its_total(
    contract: Contract<Cores>,
    fake: Contract<Fake>,
    alice: Address,
    bob: Address,
) {
    let scene = open(&contract, &fake);
    let leaves =
        [leaf(alice, 1, cores(8)), leaf(alice, 1, cores(9)), leaf(bob, 1, cores(7)), leaf(bob, 1, U256::MAX)];
    let (left, right) = (parent(leaves[0], leaves[1]), parent(leaves[2], leaves[3]));
    scene.settle(1, parent(left, right), cores(10));
    assert_eq!(done(scene.claim(alice, vec![with(1, cores(8), &[leaves[1], right])])), cores(8));
    let twice = scene.claim(alice, vec![with(1, cores(9), &[leaves[0], right])]);
    refused(twice, abi::AlreadyClaimed { week: 1, account: alice });
    for (amount, sibling) in [(cores(7), leaves[3]), (U256::MAX, leaves[2])] {
        let above = scene.claim(bob, vec![with(1, amount, &[sibling, left])]);
        refused(above, abi::TotalExceeded { week: 1, left: cores(2), amount });
    }
    assert_eq!(scene.ask(abi::weekCall { number: 1 }).claimed, cores(8));
    assert_eq!(scene.balances(bob), (U256::ZERO, cores(8)));
}

#[motsu::test]
fn claims_wait_until_the_challenge_is_over(contract: Contract<Cores>, fake: Contract<Fake>, alice: Address) {
    let scene = open(&contract, &fake);
    let claim = || scene.claim(alice, vec![alone(1, cores(1))]);
    refused(claim(), abi::NotPublished { week: 1 });
    go_to(START + WEEK);
    done(scene.publish(1, leaf(alice, 1, cores(1)), cores(1)));
    let claimableAt = START + WEEK + 3 * DAY;
    refused(claim(), abi::NotClaimable { week: 1, claimableAt });
    clock::pass(3 * DAY - 1);
    refused(claim(), abi::NotClaimable { week: 1, claimableAt });
    clock::pass(1);
    done(claim());
}

#[motsu::test]
fn nothing_is_claimed_of_nothing_and_for_nobody(
    contract: Contract<Cores>,
    fake: Contract<Fake>,
    alice: Address,
) {
    let scene = open(&contract, &fake);
    scene.settle(1, parent(leaf(alice, 1, U256::ZERO), leaf(Address::ZERO, 1, cores(1))), cores(1));
    refused(scene.claim(alice, vec![]), abi::NothingToClaim {});
    let nobody = with(1, cores(1), &[leaf(alice, 1, U256::ZERO)]);
    refused(scene.claim(Address::ZERO, vec![nobody]), abi::ZeroAddress {});
    let nothing = with(1, U256::ZERO, &[leaf(Address::ZERO, 1, cores(1))]);
    refused(scene.claim(alice, vec![nothing]), abi::NothingToClaim {});
}

/// Calldata that says more than it holds is not decoded, and does not run on.
#[motsu::test]
fn counts_that_the_calldata_does_not_hold(contract: Contract<Cores>, fake: Contract<Fake>, alice: Address) {
    let scene = open(&contract, &fake);
    scene.settle(1, leaf(alice, 1, cores(1)), cores(1));
    let good = abi::claimCall { account: alice, claims: vec![alone(1, cores(1))] }.abi_encode();
    // Words: account, where the claims are, how many, where the first is, week, amount, where the proof is, its length.
    for (word, value) in [
        (1, 0xffff_ffff_u64),
        (2, 2),
        (2, 0xffff_ffff),
        (3, 0xffff),
        (4, 1 << 32),
        (6, 0xffff),
        (7, 1),
        (7, 0xffff_ffff),
    ] {
        let mut data = good.clone();
        data[4 + word * 32..][..32].copy_from_slice(B256::from(U256::from(value)).as_slice());
        assert_eq!(scene.raw(alice, &data), Err(vec![]), "word {word}: {value}");
    }
    let cut = &good[..good.len() - 1];
    assert_eq!(scene.raw(alice, cut), Err(vec![]));
    done(scene.raw(alice, &good));
}
