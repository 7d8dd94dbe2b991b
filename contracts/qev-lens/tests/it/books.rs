//! Words as numbers with names.

use crate::fake::{GENESIS_TIME, SHARES_OF, Words, ask, constructor, raw};
use alloy_primitives::{Address, U256};
use motsu::prelude::*;
use qev_auction::{Auction, Frontier, Intake, Payout, Phase, Record, Serving, Shares, Slot, Tick};
use qev_lens::QevLens;
use qev_lens::abi::IQEVLens as abi;
use testing::{done, refused};
use usdai_core::vault::Epoch;
use usdai_core::{Timestamp, Wad};

fn number(value: u64) -> U256 {
    U256::from(value)
}

fn put(words: &Contract<Words>, key: U256, word: U256) {
    words.sender(Address::ZERO).words.insert(key, word);
}

fn open(lens: &Contract<QevLens>, words: &Contract<Words>) {
    done(raw(lens, &constructor(words.address())));
}

#[motsu::test]
fn the_auction_is_named_once(lens: Contract<QevLens>, words: Contract<Words>, alice: Address) {
    refused(raw(&lens, &constructor(Address::ZERO)), abi::ZeroAddress {});
    open(&lens, &words);
    refused(raw(&lens, &constructor(alice)), abi::AlreadyConstructed {});
    assert_eq!(done(ask(&lens, abi::qevCall {}))._0, words.address());
}

#[motsu::test]
fn partners_are_where_the_auction_keeps_them(
    lens: Contract<QevLens>,
    words: Contract<Words>,
    alice: Address,
    bob: Address,
) {
    open(&lens, &words);
    for (kind, address) in [(15, alice), (16, bob)] {
        put(&words, U256::from_limbs([0, 0, 0, kind]), address.into_word().into());
    }
    let partners = done(ask(&lens, abi::partnersCall {}));
    assert_eq!([partners.vault, partners.beacon, partners.metadata], [SHARES_OF, alice, bob]);
}

#[motsu::test]
fn the_present_epoch_is_told(lens: Contract<QevLens>, words: Contract<Words>) {
    open(&lens, &words);
    let auction = Auction {
        epoch: Epoch::new(3),
        phase: Phase::Revealing,
        since: Timestamp::new(GENESIS_TIME + 87 * 86_400),
        is_beacon_known: true,
        maximum: Tick::new(1_100).expect("a tick"),
        line: Shares::new(7),
        unopened: Shares::new(5),
    };
    put(&words, Slot::Auction.key(), auction.pack().expect("a slot for it"));
    let told = done(ask(&lens, abi::auctionCall {}));
    assert_eq!((told.epoch, told.phase, told.since), (3, 1, GENESIS_TIME + 87 * 86_400));
    assert_eq!((told.lockTime, told.revealEnd), (GENESIS_TIME + 87 * 86_400, GENESIS_TIME + 89 * 86_400));
    assert_eq!((told.isBeaconKnown, told.maximumTick), (true, 1_100));
    assert_eq!([told.line, told.unopened], [7, 5].map(number));
}

#[motsu::test]
fn the_line_is_told(lens: Contract<QevLens>, words: Contract<Words>) {
    open(&lens, &words);
    let intake = Intake { next_sequence: 9, cut: 4, line: Shares::new(70), sealed: Shares::new(50) };
    put(&words, Slot::Intake.key(), intake.pack().expect("a slot for it"));
    let told = done(ask(&lens, abi::intakeCall {}));
    assert_eq!([told.nextId, told.cut, told.line, told.committed], [9, 4, 70, 50].map(number));
    let frontier = Frontier { sequence: 3, served: Shares::new(2) };
    let serving = Serving { frontier, left: Shares::new(11) };
    put(&words, Slot::Serving.key(), serving.pack(200).expect("a slot for it"));
    let told = done(ask(&lens, abi::servingCall {}));
    assert_eq!([told.frontier, told.frontierServed, told.left], [3, 2, 11].map(number));
    assert_eq!(told.penalty, 200);
}

#[motsu::test]
fn a_settled_epoch_is_told(lens: Contract<QevLens>, words: Contract<Words>) {
    open(&lens, &words);
    let record = Record {
        is_void: false,
        is_excused: true,
        marginal: Tick::new(150).ok(),
        marginal_served: Shares::new(21),
        marginal_bid: Shares::new(34),
        rate: 150,
        frontier: 8,
    };
    let payout = Payout { price: Wad::new(number(1_050)), cut_served: Shares::new(13), penalty: 300 };
    put(&words, Slot::Record(2).key(), record.pack().expect("a slot for it"));
    put(&words, Slot::Payout(2).key(), payout.pack().expect("a slot for it"));
    let told = done(ask(&lens, abi::recordCall { epoch: 2 }));
    assert_eq!((told.isVoid, told.isExcused, told.marginalTick, told.rate), (false, true, 150, 150));
    assert_eq!([told.marginalServed, told.marginalBid, told.frontier], [21, 34, 8].map(number));
    assert_eq!([told.price, told.cutServed], [1_050, 13].map(number));
    assert_eq!(told.penalty, 300);
}

/// Only live ticks have a sum, whatever their slots hold.
#[motsu::test]
fn sums_are_of_live_ticks_alone(lens: Contract<QevLens>, words: Contract<Words>) {
    open(&lens, &words);
    put(&words, Slot::Ticks(150).key(), U256::from_limbs([6, 0, 7, 0]));
    let sums = |first, count| done(ask(&lens, abi::tickSumsCall { first, count })).shares;
    assert_eq!(sums(300, 2), [U256::ZERO; 2]);
    // 301 is the 45th bit of the second word.
    put(&words, Slot::Live(1).key(), U256::ONE << 45);
    assert_eq!(sums(300, 2), [U256::ZERO, number(7)]);
    assert_eq!((sums(1_899, 9).len(), sums(0, 3).len(), sums(5, 0).len()), (2, 0, 0));
}

#[motsu::test]
fn silence_is_told(lens: Contract<QevLens>, words: Contract<Words>) {
    open(&lens, &words);
    words.sender(Address::ZERO).is_silent.set(true);
    let silent = || abi::ContractSilent { contract_: words.address() };
    refused(ask(&lens, abi::partnersCall {}), silent());
    refused(ask(&lens, abi::auctionCall {}), silent());
    refused(ask(&lens, abi::intakeCall {}), silent());
    refused(ask(&lens, abi::servingCall {}), silent());
    refused(ask(&lens, abi::recordCall { epoch: 1 }), silent());
    refused(ask(&lens, abi::tickSumsCall { first: 1, count: 1 }), silent());
}
