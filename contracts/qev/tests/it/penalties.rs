//! Commitments that nobody opens, with the beacon known; and where everything is kept.

use crate::fake::FakeVault;
use crate::scene::{CLEAR, DAY, EPOCH, LOCK, NOW, Scene, bid, day, done, log, number, open, refused, whole};
use alloy_primitives::{Address, B256, U256, keccak256};
use alloy_sol_types::SolValue;
use kit::clock::pass;
use motsu::prelude::*;
use qev::Qev;
use qev::abi::IQEV as abi;
use qev::slots::{Account, Place, Settings};
use qev_auction::{Position, Seal, Slot};
use stylus_sdk::hostio;

/// A dollar a share.
const PRICE: u64 = 1_000_000_000_000_000_000;

/// The map's slots are Solidity's.
fn slot_of(key: U256) -> B256 {
    keccak256((key, number(3)).abi_encode())
}

fn load(scene: &Scene, slot: B256) -> U256 {
    // Opens the contract's storage on the tests' machine.
    let _ = scene.raw(Address::ZERO, &[]);
    let mut word = B256::ZERO;
    // SAFETY: both pointers are to 32 bytes.
    unsafe { hostio::storage_load_bytes32(slot.as_ptr(), word.as_mut_ptr()) };
    word.into()
}

#[motsu::test]
fn everything_has_a_slot_of_its_own(
    qev: Contract<Qev>,
    vault: Contract<FakeVault>,
    alice: Address,
    bob: Address,
) {
    let scene = open(&qev, &vault);
    let id = scene.enter(alice, 5, Some(300));
    done(scene.send(alice, abi::approveCall { approved: bob, tokenId: id }));
    done(scene.send(alice, abi::setApprovalForAllCall { operator: bob, approved: true }));
    done(scene.send(vault.address(), abi::transferAuthorityCall { account: bob }));
    let at = |place: Place| load(&scene, slot_of(place.key()));
    let of = |address: Address| U256::from_be_bytes(address.into_word().0);
    assert_eq!(at(Place::Owner(1)), of(alice));
    assert_eq!(at(Place::Approved(1)), of(bob));
    assert_eq!(at(Place::Commitment(1)), U256::from_be_bytes(scene.seal(id, 1, &bid(300, 5)).0));
    assert_eq!(at(Place::Operator(alice, bob)), number(1));
    assert_eq!(Account::unpack(at(Place::Account(alice))), Account { positions: 1, ..Account::default() });
    let position = Position::unpack(load(&scene, slot_of(Slot::Position(1).key())));
    assert_eq!((position.waiting.raw(), position.sequence, position.seal), (whole(5), 1, Seal::Counted));
    let plain = |slot: u64| load(&scene, number(slot).into());
    assert_eq!([plain(0), plain(1)], [of(vault.address()), of(bob)]);
    assert_eq!(Settings::unpack(plain(2)).vault, vault.address());
    done(scene.send(alice, abi::cancelCall { id }));
    let places = [Place::Owner(1), Place::Commitment(1), Place::Account(alice)];
    for key in places.map(Place::key).into_iter().chain([Slot::Position(1).key()]) {
        assert_eq!(load(&scene, slot_of(key)), U256::ZERO, "{key}");
    }
    // The map keeps nothing in its own slot, and nothing lies behind it.
    assert_eq!([plain(3), plain(4)], [U256::ZERO; 2]);
}

#[motsu::test]
fn who_does_not_open_is_charged_until_empty(qev: Contract<Qev>, vault: Contract<FakeVault>, alice: Address) {
    let scene = open(&qev, &vault);
    let [silent, opened] = [Some(300), Some(200)].map(|tick| scene.enter(alice, 10, tick));
    day(LOCK);
    done(scene.prove());
    done(scene.reveal(opened, &bid(200, 10)));
    day(CLEAR);
    // Fifteen dollars: the bid's ten, and five of the ten of the position that did not open.
    scene.offers(15, PRICE);
    assert!(scene.clear());
    let (record, payout) = (scene.record(1), scene.payout(1));
    // With the bid that was withheld above it, this bid would not have been served in full: it pays its own rate.
    assert_eq!((record.is_excused, record.rate, payout.penalty), (false, 200, 200));
    let cents = |cents: u64| whole(cents) / number(100);
    assert_eq!(scene.collect(opened), [whole(10), cents(980)]);
    assert_eq!(scene.collect(silent), [whole(5), cents(490)]);
    scene.ended_with([log(abi::Collected {
        id: silent,
        owner: alice,
        epoch: 2,
        shares: whole(5),
        assets: cents(490),
        withheld: cents(10),
    })]);
    assert!(scene.position(silent).isPenalised);
    // The vault keeps what was withheld for those who stay.
    let told = || [vault.sender(alice).kept.get(), vault.sender(alice).reserved.get()];
    assert_eq!(told(), [cents(10), cents(1_470)]);
    // Still charged in the next epoch; one call collects, pays, and lets the vault keep.
    day(EPOCH + CLEAR);
    scene.offers(5, PRICE);
    assert!(scene.clear());
    let call = abi::claimCall { ids: vec![silent], epochs: 9, receiver: alice };
    assert_eq!(done(scene.send(alice, call)).assets, cents(980 + 490 + 490));
    assert_eq!(told(), [cents(20), U256::ZERO]);
    assert_eq!(vault.sender(alice).paid.get(alice), cents(1_960));
    assert_eq!(scene.ask(abi::balanceOfCall { owner: alice })._0, U256::ZERO);
}

/// The first round that is published an hour after the lock of epoch 1 or later.
const ROUND: u64 = (NOW + LOCK * DAY + 3_600 - 1_692_803_367).div_ceil(3) + 1;

#[motsu::test]
fn the_beacon_is_proven_once_in_time_and_for_somebody(
    qev: Contract<Qev>,
    vault: Contract<FakeVault>,
    alice: Address,
) {
    let scene = open(&qev, &vault);
    day(LOCK);
    refused(scene.prove(), abi::NothingSealed {});
    let id = done(scene.request(alice, whole(5)));
    done(scene.commit(alice, id, 2, &bid(300, 5)));
    day(EPOCH + LOCK);
    let round = ROUND + EPOCH * DAY / 3;
    let wrong = abi::proveBeaconCall { signature: vec![8; 96].into() };
    refused(scene.send(alice, wrong), abi::BeaconInvalid { round });
    done(scene.prove());
    scene.ended_with([log(abi::BeaconProven { epoch: 2, round })]);
    refused(scene.prove(), abi::BeaconKnown {});
}

#[motsu::test]
fn a_late_beacon_charges_nobody(qev: Contract<Qev>, vault: Contract<FakeVault>, alice: Address) {
    let scene = open(&qev, &vault);
    let id = scene.enter(alice, 5, Some(300));
    day(LOCK);
    done(scene.send(alice, abi::lockCall {}));
    pass(DAY + DAY / 2 + 1);
    refused(scene.prove(), abi::BeaconLate {});
    day(CLEAR);
    refused(scene.prove(), abi::BeaconLate {});
    scene.offers(1, PRICE);
    assert!(scene.clear());
    assert!(scene.record(1).is_excused);
    assert_eq!(scene.collect(id), [whole(1), whole(1)]);
    assert!(!scene.position(id).isPenalised);
}

/// Only a sequencer whose clock lags an hour behind can take it so early.
#[motsu::test]
fn an_early_beacon_locks_bids_at_once(qev: Contract<Qev>, vault: Contract<FakeVault>, alice: Address) {
    let scene = open(&qev, &vault);
    let id = scene.enter(alice, 5, Some(300));
    day(LOCK - 1);
    done(scene.prove());
    scene.ended_with([
        log(abi::BeaconProven { epoch: 1, round: ROUND }),
        log(abi::Locked {
            epoch: 1,
            at: NOW + (LOCK - 1) * DAY,
            cut: number(2),
            line: whole(5),
            unopened: whole(5),
            maximumTick: 1_100,
            penalty: 200,
        }),
    ]);
    // The vault was asked to fix its capacity then and there.
    assert_eq!(vault.sender(alice).asked.get(), number(1));
    refused(scene.send(alice, abi::withdrawCommitmentCall { id }), abi::EpochLocked {});
    done(scene.reveal(id, &bid(300, 5)));
}
