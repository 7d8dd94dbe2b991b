//! The list of targets.

use crate::scene::{
    ADMIN, NOW, PAUSE_MINT, ask, done, ended_with, list, log, number, open, open_with_guardian, refused,
    selector, send, unauthorized,
};
use alloy_primitives::{Address, FixedBytes};
use authority::Authority;
use authority::abi::IAuthority as abi;
use authority::entries::ENTRIES;
use mock_hostile::MockHostile;
use motsu::prelude::*;

fn targets(contract: &Contract<Authority>) -> Vec<Address> {
    ask(contract, abi::targetsCall {})._0
}

fn add(target: Address, entries: &[FixedBytes<4>]) -> abi::addTargetCall {
    abi::addTargetCall { target, entries: entries.to_vec() }
}

#[motsu::test]
fn contracts_are_listed_with_their_entries(
    contract: Contract<Authority>,
    first: Contract<MockHostile>,
    second: Contract<MockHostile>,
    third: Contract<MockHostile>,
    admin: Address,
) {
    open(&contract, admin);
    assert!(targets(&contract).is_empty());
    let [a, b, c] = [&first, &second, &third].map(Contract::address);
    let every: Vec<FixedBytes<4>> = ENTRIES.into_iter().map(FixedBytes::from).collect();
    done(send(&contract, admin, add(a, &[])));
    ended_with(&contract, [log(abi::TargetAdded { target: a, entries: vec![] })]);
    // However they are given, they are listed in their own order and once.
    let shuffled: Vec<_> = every.iter().rev().chain(&every).copied().collect();
    done(send(&contract, admin, add(b, &shuffled)));
    ended_with(&contract, [log(abi::TargetAdded { target: b, entries: every.clone() })]);
    done(send(&contract, admin, add(c, &[PAUSE_MINT])));
    ended_with(&contract, [log(abi::TargetAdded { target: c, entries: vec![PAUSE_MINT] })]);
    assert_eq!(targets(&contract), [a, b, c]);
    let entries = |target| ask(&contract, abi::entriesCall { target })._0;
    assert_eq!([a, b, c].map(entries), [vec![], every, vec![PAUSE_MINT]]);
}

#[motsu::test]
fn what_cannot_be_listed(
    contract: Contract<Authority>,
    hostile: Contract<MockHostile>,
    admin: Address,
    alice: Address,
) {
    open(&contract, admin);
    let target = hostile.address();
    refused(send(&contract, alice, add(target, &[])), unauthorized(alice, ADMIN));
    let no_entry = selector("setSupplyCap(uint256)");
    let unknown = abi::EntryUnknown { entry: no_entry };
    refused(send(&contract, admin, add(target, &[PAUSE_MINT, no_entry])), unknown);
    for without in [alice, Address::ZERO] {
        refused(send(&contract, admin, add(without, &[])), abi::TargetHasNoCode { target: without });
    }
    done(send(&contract, admin, add(target, &[])));
    refused(send(&contract, admin, add(target, &[PAUSE_MINT])), abi::TargetAlreadyListed { target });
    assert_eq!(targets(&contract), [target]);
}

#[motsu::test]
fn targets_are_32_at_most(contract: Contract<Authority>, admin: Address) {
    open(&contract, admin);
    let contracts: Vec<Contract<MockHostile>> = (0..33).map(|_| Contract::random()).collect();
    let [listed @ .., over] = &*contracts else { panic!("33 of them") };
    for target in listed {
        list(&contract, admin, target.address(), &[]);
    }
    refused(send(&contract, admin, add(over.address(), &[])), abi::TooManyTargets { maximum: number(32) });
    done(send(&contract, admin, abi::removeTargetCall { target: contracts[5].address() }));
    list(&contract, admin, over.address(), &[]);
    assert_eq!(targets(&contract).len(), 32);
}

#[motsu::test]
fn a_removed_target_is_forgotten(
    contract: Contract<Authority>,
    first: Contract<MockHostile>,
    second: Contract<MockHostile>,
    admin: Address,
    guardian: Address,
) {
    open_with_guardian(&contract, admin, guardian);
    let [target, other] = [&first, &second].map(Contract::address);
    let remove = || abi::removeTargetCall { target };
    refused(send(&contract, admin, remove()), abi::TargetUnknown { target });
    refused(send(&contract, guardian, abi::entriesCall { target }), abi::TargetUnknown { target });
    list(&contract, admin, target, &[PAUSE_MINT]);
    list(&contract, admin, other, &[PAUSE_MINT]);
    let until = NOW + 9;
    done(send(&contract, guardian, abi::pauseAllCall { until }));
    refused(send(&contract, guardian, remove()), unauthorized(guardian, ADMIN));

    done(send(&contract, admin, remove()));
    ended_with(&contract, [log(abi::TargetRemoved { target })]);
    assert_eq!(targets(&contract), [other]);
    refused(send(&contract, guardian, abi::entriesCall { target }), abi::TargetUnknown { target });
    refused(send(&contract, admin, remove()), abi::TargetUnknown { target });
    // Nor does it come back with what it was.
    list(&contract, admin, target, &[selector("pauseRequests(uint64)")]);
    let paused = |target| ask(&contract, abi::pausedUntilCall { target, entry: PAUSE_MINT })._0;
    assert_eq!([target, other].map(paused), [0, until]);
    let entries = ask(&contract, abi::entriesCall { target })._0;
    assert_eq!(entries, [selector("pauseRequests(uint64)")]);
}
