//! Roots that lie, and proofs that are none.

use alloy_primitives::{Address, B256, U256};
use merkle_tree::parent;
use tests::check::{done, refused};
use usdai_bindings::ICores;

use crate::support::{CHALLENGE, Earned, Stage, account, leaf_of, points};

/// What is done to a claim, by name.
type Change = (&'static str, fn(&mut ICores::WeekClaim));

fn with(earned: &Earned, index: usize, change: impl FnOnce(&mut ICores::WeekClaim)) -> ICores::WeekClaim {
    let mut claim = earned.claim(index);
    change(&mut claim);
    claim
}

/// The leaves come to more than the total that was committed: whoever comes first is paid, and no more than that.
#[test]
fn a_root_above_its_total_pays_the_total() {
    let mut stage = Stage::new();
    let earned = Earned::new(1, (0..10).map(|number| (account(number), points(100))).collect());
    stage.go_to(stage.end_of(1));
    done(stage.publish(1, earned.tree.root(), points(550)));
    stage.suite.chain().warp(CHALLENGE);
    for index in 0..5 {
        done(stage.claim(account(index), vec![earned.claim(index as usize)]));
    }
    for index in 5..10 {
        let exceeded = ICores::TotalExceeded { week: 1, left: points(50), amount: points(100) };
        refused(stage.claim(account(index), vec![earned.claim(index as usize)]), exceeded);
    }
    let week = stage.ask(&ICores::weekCall { number: 1 });
    assert_eq!((week.total, week.claimed), (points(550), points(500)));
    assert_eq!(stage.ask(&ICores::totalSupplyCall {}), points(500));
}

/// An account that is twice in the tree claims once, whichever of the two it likes.
#[test]
fn an_account_that_is_there_twice_claims_once() {
    let mut stage = Stage::new();
    let list = vec![(account(1), points(10)), (account(1), points(20)), (account(2), points(5))];
    let earned = Earned::new(1, list);
    stage.settle(&earned);
    done(stage.claim(account(1), vec![earned.claim(1)]));
    let claimed = ICores::AlreadyClaimed { week: 1, account: account(1) };
    refused(stage.claim(account(1), vec![earned.claim(0)]), claimed.clone());
    refused(stage.claim(account(1), vec![earned.claim(1)]), claimed);
    done(stage.claim(account(2), vec![earned.claim(2)]));
    assert_eq!(stage.balance(account(1)), points(20));
}

#[test]
fn what_is_not_the_account_s_own_leaf_is_refused() {
    let mut stage = Stage::new();
    let earned = Earned::new(1, (0..7).map(|number| (account(number), points(number + 1))).collect());
    stage.settle(&earned);
    let second = Earned::new(2, earned.list.clone());
    stage.settle(&second);
    let changes: [Change; 6] = [
        ("more", |claim| claim.amount += U256::ONE),
        ("less", |claim| claim.amount -= U256::ONE),
        ("another week", |claim| claim.week = 2),
        ("a hash less", |claim| claim.proof.truncate(1)),
        ("a hash more", |claim| claim.proof.push(B256::ZERO)),
        ("in another order", |claim| claim.proof.reverse()),
    ];
    for (name, change) in changes {
        let claim = with(&earned, 3, change);
        let week = claim.week;
        let result = stage.claim(account(3), vec![claim]);
        assert!(result.is_err(), "{name}");
        refused(result, ICores::InvalidProof { week, account: account(3) });
    }
    let stolen = ICores::InvalidProof { week: 1, account: account(4) };
    refused(stage.claim(account(4), vec![earned.claim(3)]), stolen);
}

/// The 64 bytes under a node are no leaf: that is hashed twice, and has 96. Nor is a leaf a node above another tree.
#[test]
fn a_pair_of_nodes_is_no_leaf() {
    let mut stage = Stage::new();
    let earned = Earned::new(1, (0..4).map(|number| (account(number), points(1))).collect());
    stage.settle(&earned);
    let leaves: Vec<B256> = (0..4).map(|number| leaf_of(account(number), 1, points(1))).collect();
    for (a, b) in [(0, 1), (2, 3), (0, 3)] {
        let (low, high) = (leaves[a].min(leaves[b]), leaves[a].max(leaves[b]));
        // The first word as the account, the second as the amount, with what proof there might be.
        let forger = Address::from_word(low);
        for proof in [vec![], vec![parent(leaves[2], leaves[3])], vec![high], vec![low, high]] {
            let claim = ICores::WeekClaim { week: 1, amount: U256::from_be_bytes(high.0), proof };
            refused(stage.claim(forger, vec![claim]), ICores::InvalidProof { week: 1, account: forger });
        }
    }
    // A publisher who makes a node of another tree a leaf's sibling gains nothing that a leaf would not give.
    assert_eq!(stage.ask(&ICores::totalSupplyCall {}), U256::ZERO);
}

/// Leaves of enormous amounts, of nobody and of the contract itself.
#[test]
fn leaves_that_nobody_should_have() {
    let mut stage = Stage::new();
    let cores = stage.cores;
    let list = vec![
        (account(1), U256::MAX),
        (Address::ZERO, points(1)),
        (cores, points(1)),
        (account(2), points(1)),
    ];
    let earned = Earned::new(1, list);
    stage.go_to(stage.end_of(1));
    done(stage.publish(1, earned.tree.root(), points(3)));
    stage.suite.chain().warp(CHALLENGE);
    let exceeded = ICores::TotalExceeded { week: 1, left: points(3), amount: U256::MAX };
    refused(stage.claim(account(1), vec![earned.claim(0)]), exceeded);
    refused(stage.claim(Address::ZERO, vec![earned.claim(1)]), ICores::ZeroAddress {});
    done(stage.claim(cores, vec![earned.claim(2)]));
    done(stage.claim(account(2), vec![earned.claim(3)]));
    assert_eq!(stage.ask(&ICores::totalSupplyCall {}), points(2));
}
