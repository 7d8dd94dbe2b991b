//! Commitments that nobody opens, with the beacon known, which is written where it is kept; and that it is kept there.

use crate::fake::FakeVault;
use crate::scene::{CLEAR, EPOCH, LOCK, Scene, bid, day, done, log, number, open, whole};
use alloy_primitives::{Address, B256, U256, keccak256};
use alloy_sol_types::SolValue;
use motsu::prelude::*;
use qev::Qev;
use qev::abi::IQEV as abi;
use qev::slots::{Account, Place, Settings};
use qev_auction::{Auction, Position, Seal, Slot};
use stylus_sdk::hostio;

/// A dollar a share.
const PRICE: u64 = 1_000_000_000_000_000_000;

/// The map's slots are Solidity's.
fn slot_of(place: Place) -> B256 {
    keccak256((place.key(), number(3)).abi_encode())
}

fn load(scene: &Scene, slot: B256) -> U256 {
    // Opens the contract's storage on the tests' machine.
    let _ = scene.raw(Address::ZERO, &[]);
    let mut word = B256::ZERO;
    // SAFETY: both pointers are to 32 bytes.
    unsafe { hostio::storage_load_bytes32(slot.as_ptr(), word.as_mut_ptr()) };
    word.into()
}

/// What proving the beacon does.
fn know_the_beacon(scene: &Scene) {
    let slot = slot_of(Place::Auction(Slot::Auction));
    let auction = Auction { is_beacon_known: true, ..Auction::unpack(load(scene, slot)) };
    let word = B256::from(auction.pack().expect("a slot for it"));
    // SAFETY: both pointers are to 32 bytes.
    unsafe { hostio::storage_cache_bytes32(slot.as_ptr(), word.as_ptr()) };
    assert!(scene.ask(abi::auctionCall {}).isBeaconKnown);
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
    let at = |place| load(&scene, slot_of(place));
    let of = |address: Address| U256::from_be_bytes(address.into_word().0);
    assert_eq!(at(Place::Owner(1)), of(alice));
    assert_eq!(at(Place::Approved(1)), of(bob));
    assert_eq!(at(Place::Commitment(1)), U256::from_be_bytes(scene.seal(id, 1, &bid(300, 5)).0));
    assert_eq!(at(Place::Operator(alice, bob)), number(1));
    assert_eq!(Account::unpack(at(Place::Account(alice))), Account { positions: 1, ..Account::default() });
    let position = Position::unpack(at(Place::Auction(Slot::Position(1))));
    assert_eq!((position.waiting.raw(), position.sequence, position.seal), (whole(5), 1, Seal::Counted));
    let plain = |slot: u64| load(&scene, number(slot).into());
    assert_eq!([plain(0), plain(1)], [of(vault.address()), of(bob)]);
    assert_eq!(Settings::unpack(plain(2)).vault, vault.address());
    done(scene.send(alice, abi::cancelCall { id }));
    for place in
        [Place::Owner(1), Place::Commitment(1), Place::Auction(Slot::Position(1)), Place::Account(alice)]
    {
        assert_eq!(at(place), U256::ZERO, "{place:?}");
    }
    // The map keeps nothing in its own slot, and nothing lies behind it.
    assert_eq!([plain(3), plain(4)], [U256::ZERO; 2]);
}

#[motsu::test]
fn who_does_not_open_is_charged_until_empty(qev: Contract<Qev>, vault: Contract<FakeVault>, alice: Address) {
    let scene = open(&qev, &vault);
    let [silent, opened] = [Some(300), Some(200)].map(|tick| scene.enter(alice, 10, tick));
    know_the_beacon(&scene);
    day(LOCK);
    done(scene.reveal(opened, &bid(200, 10)));
    day(CLEAR);
    // Fifteen dollars: the bid's ten, and five of the ten of the position that did not open.
    scene.offers(15, PRICE);
    assert!(scene.clear());
    let record = scene.ask(abi::recordCall { epoch: 1 });
    // With the bid that was withheld above it, this bid would not have been served in full: it pays its own rate.
    assert_eq!((record.isExcused, record.rate, record.penalty), (false, 200, 200));
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
