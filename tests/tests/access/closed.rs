//! While access is closed: who sends, for whom, and up to what cap.

use alloy_primitives::{Bytes, U256};
use tests::{
    abi::IUSDai,
    access::{Invite, place, several},
    check::{done, outcome, refused},
    whole,
};

use crate::support::{Beta, CAP, UNIT, usdai};

/// Whose places a deposit shows.
type Shown = &'static [usize];

const ALICE: usize = 0;
const BOB: usize = 1;
const CAROL: usize = 2;

fn shown(beta: &Beta, places: Shown) -> Bytes {
    match places {
        [] => Bytes::new(),
        [one] => beta.list.data(*one),
        more => several(&more.iter().map(|index| beta.list.data(*index)).collect::<Vec<_>>()),
    }
}

/// What a deposit comes to; accounts as their indices on the list, and carol's.
#[derive(Clone, Copy, Debug)]
enum Outcome {
    Minted,
    NotAdmitted(usize),
    NotParty(usize),
}

#[test]
fn sender_and_recipient_both_have_to_be_admitted() {
    use Outcome::{Minted, NotAdmitted, NotParty};
    let cases: &[(usize, usize, Shown, Outcome)] = &[
        (ALICE, ALICE, &[ALICE], Minted),
        (ALICE, ALICE, &[ALICE, ALICE], Minted),
        (ALICE, BOB, &[ALICE, BOB], Minted),
        (ALICE, BOB, &[BOB, ALICE], Minted),
        (ALICE, ALICE, &[], NotAdmitted(ALICE)),
        (ALICE, BOB, &[], NotAdmitted(ALICE)),
        (ALICE, BOB, &[ALICE], NotAdmitted(BOB)),
        (ALICE, BOB, &[BOB], NotAdmitted(ALICE)),
        (CAROL, CAROL, &[], NotAdmitted(CAROL)),
        (CAROL, ALICE, &[ALICE], NotAdmitted(CAROL)),
        (ALICE, CAROL, &[ALICE], NotAdmitted(CAROL)),
        // Who shows a place of somebody else has taken the wrong one.
        (CAROL, CAROL, &[ALICE], NotParty(ALICE)),
        (ALICE, ALICE, &[BOB], NotParty(BOB)),
        (ALICE, ALICE, &[ALICE, BOB], NotParty(BOB)),
        (BOB, BOB, &[3], NotParty(3)),
    ];
    for (sender, recipient, places, expected) in cases {
        let mut beta = Beta::new();
        let people = beta.people();
        let list = beta.list.clone();
        let account =
            |index: &usize| people.get(*index).map_or_else(|| list.account(*index), |who| who.address);
        let (to, data) = (account(recipient), shown(&beta, places));
        let result = beta.world.deposit_with(&people[*sender], to, whole(1, 6), data);
        println!("{sender} for {recipient} with {places:?}: {}", outcome(&result));
        match expected {
            Minted => {
                done(result);
                assert_eq!(beta.minter(to), (whole(1, 18), whole(CAP, 18), true));
            }
            NotAdmitted(who) => refused(result, IUSDai::NotAdmitted { account: account(who) }),
            NotParty(who) => refused(result, IUSDai::NotParty { account: account(who) }),
        }
    }
}

#[test]
fn a_place_is_shown_once() {
    let mut beta = Beta::new();
    let [alice, bob, _] = beta.people();
    let receipt = done(beta.mint(&alice, 1, beta.list.data(ALICE)));
    let (account, cap, root) = (alice.address, whole(CAP, 18), beta.list.root());
    assert_eq!(receipt.logs::<IUSDai::Admitted>(), [IUSDai::Admitted { account, cap, root }]);
    // Without it, with it again, by the form that has no data, and by permit.
    for data in [Bytes::new(), beta.list.data(ALICE)] {
        assert!(done(beta.mint(&alice, 1, data)).logs::<IUSDai::Admitted>().is_empty());
    }
    let dollar = beta.world.dollar;
    assert_eq!(done(beta.world.deposit(&alice, dollar, whole(1, 6))), whole(1, 18));
    assert_eq!(beta.minter(account), (whole(4, 18), cap, true));
    // A sender who is admitted for another's deposit stays so, and none of it is counted against it.
    let places = several(&[beta.list.data(ALICE), beta.list.data(BOB)]);
    done(beta.world.deposit_with(&bob, account, whole(1, 6), places));
    assert_eq!(beta.minter(account), (whole(5, 18), cap, true));
    assert_eq!(beta.minter(bob.address), (U256::ZERO, cap, true));
    done(beta.mint(&bob, CAP, Bytes::new()));
}

/// A deposit of `units` by alice for herself, once bob has minted `before` for her.
#[track_caller]
fn at_the_cap(before: u64, units: U256, expected: Result<(), U256>) {
    let mut beta = Beta::new();
    let [alice, bob, _] = beta.people();
    let places = several(&[beta.list.data(ALICE), beta.list.data(BOB)]);
    done(beta.world.deposit_with(&bob, alice.address, whole(before, 6), places));
    let result = beta.mint_units(&alice, units, Bytes::new());
    match expected {
        Ok(()) => drop(done(result)),
        Err(total) => {
            let (account, cap) = (alice.address, whole(CAP, 18));
            refused(result, IUSDai::AddressCapExceeded { account, total, cap });
            assert_eq!(beta.minter(account).0, whole(before, 18));
        }
    }
}

#[test]
fn the_cap_is_the_recipients_and_exact_to_the_unit() {
    let cap = whole(CAP, 18);
    at_the_cap(1, whole(CAP - 1, 6) - U256::ONE, Ok(()));
    at_the_cap(1, whole(CAP - 1, 6), Ok(()));
    at_the_cap(1, whole(CAP - 1, 6) + U256::ONE, Err(cap + UNIT));
    at_the_cap(CAP, U256::ONE, Err(cap + UNIT));
}

#[test]
fn what_was_minted_counts_for_good_whatever_is_redeemed_or_sent_away() {
    let mut beta = Beta::new();
    let [alice, _, carol] = beta.people();
    let (account, dollar, cap) = (alice.address, beta.world.dollar, whole(CAP, 18));
    done(beta.mint(&alice, CAP, beta.list.data(ALICE)));
    done(beta.world.withdraw(&alice, dollar, whole(CAP / 2, 18), account));
    let send = IUSDai::transferCall { to: carol.address, value: whole(CAP / 2, 18) };
    done(beta.world.chain.send(&alice, beta.world.usdai, &send));
    assert_eq!(beta.held(account), U256::ZERO);
    let expected = IUSDai::AddressCapExceeded { account, total: cap + UNIT, cap };
    refused(beta.mint_units(&alice, U256::ONE, Bytes::new()), expected);
}

/// A fee is kept from what is minted, and what is minted is what counts.
#[test]
fn the_cap_is_of_what_is_minted_not_of_what_is_paid() {
    let mut beta = Beta::new();
    let [alice, ..] = beta.people();
    let terms = IUSDai::setAssetCall {
        asset: beta.world.dollar,
        mintFee: 100,
        redeemFee: 0,
        shareCap: 10_000,
        mintEnabled: true,
        redeemEnabled: true,
    };
    done(beta.rule(&terms));
    done(beta.mint(&alice, CAP, beta.list.data(ALICE)));
    assert_eq!(beta.minter(alice.address).0, whole(CAP / 100 * 99, 18));
    done(beta.mint(&alice, 10, Bytes::new()));
}

#[test]
fn a_proof_is_of_one_account_one_cap_and_one_place() {
    let mut beta = Beta::new();
    let [alice, bob, _] = beta.people();
    let (account, proof) = (alice.address, beta.list.proof(ALICE));
    let mut longer = proof.clone();
    longer.push(proof[0]);
    let mut swapped = proof.clone();
    swapped.swap(0, 1);
    let cap = usdai(CAP);
    for (cap, hashes) in [
        (cap + 1, proof.clone()),
        (cap - 1, proof.clone()),
        (0, proof.clone()),
        ((1 << 96) - 1, proof.clone()),
        (cap, beta.list.proof(BOB)),
        (cap, vec![]),
        (cap, proof[1..].to_vec()),
        (cap, proof[..proof.len() - 1].to_vec()),
        (cap, longer),
        (cap, swapped),
        (cap, vec![beta.list.root()]),
    ] {
        let outcome = beta.mint(&alice, 1, place(account, cap, &hashes));
        refused(outcome, IUSDai::ProofInvalid { account, cap: U256::from(cap) });
    }
    let outcome = beta.mint(&bob, 1, place(bob.address, cap, &proof));
    refused(outcome, IUSDai::ProofInvalid { account: bob.address, cap: U256::from(cap) });
    assert_eq!(beta.minter(account), (U256::ZERO, U256::ZERO, false));
}

#[test]
fn the_highest_cap_shown_under_one_root_counts_and_nobody_lowers_it() {
    let mut beta = Beta::new();
    let [alice, bob, _] = beta.people();
    done(beta.mint(&alice, 1, beta.list.data(ALICE)));
    let inviter = beta.inviter.clone();
    let lower = Invite::new(&beta.world, alice.address, usdai(1)).signed(&inviter);
    // Not even somebody else who brings it.
    let both = several(&[beta.list.data(BOB), lower]);
    done(beta.world.deposit_with(&bob, alice.address, whole(1, 6), both));
    assert_eq!(beta.minter(alice.address).1, whole(CAP, 18));
    let higher = Invite::new(&beta.world, alice.address, usdai(2 * CAP)).signed(&inviter);
    done(beta.mint(&alice, 2 * CAP - 2, higher));
    assert_eq!(beta.minter(alice.address), (whole(2 * CAP, 18), whole(2 * CAP, 18), true));
}

/// A refused deposit admits nobody.
#[test]
fn what_is_refused_leaves_nothing_behind() {
    let mut beta = Beta::new();
    let [alice, ..] = beta.people();
    let (before, account) = (beta.minter(alice.address), alice.address);
    let call = IUSDai::deposit_1Call {
        depositToken: beta.world.dollar,
        depositAmount: whole(1, 6),
        usdaiAmountMinimum: whole(2, 18),
        recipient: account,
        data: beta.list.data(ALICE),
    };
    let result = beta.world.chain.send(&alice, beta.world.usdai, &call);
    refused(result, IUSDai::MinimumNotMet { amount: whole(1, 18), minimum: whole(2, 18) });
    assert_eq!(beta.minter(account), before);
}
