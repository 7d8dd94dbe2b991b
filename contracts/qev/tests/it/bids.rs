//! Sealing, replacing and taking back.

use crate::fake::FakeVault;
use crate::scene::{CLEAR, EPOCH, LOCK, Scene, bid, day, done, log, number, open, refused, whole};
use alloy_primitives::{Address, B256, U256};
use motsu::prelude::*;
use qev::Qev;
use qev::abi::IQEV as abi;
use qev_auction::Phase;
use usdai_core::vault::Epoch;

#[motsu::test]
fn a_bid_is_sealed_and_replaced(qev: Contract<Qev>, vault: Contract<FakeVault>, alice: Address) {
    let scene = open(&qev, &vault);
    let id = done(scene.request(alice, whole(5)));
    for offer in [bid(300, 5), bid(200, 3), bid(0, 0)] {
        done(scene.commit(alice, id, 1, &offer));
        let commitment = scene.seal(id, 1, &offer);
        let ciphertext = vec![7; 143].into();
        scene.ended_with([log(abi::Committed { id, epoch: 1, commitment, ciphertext })]);
        assert_eq!(scene.position(id).commitment, commitment);
        assert_eq!(scene.books().intake().sealed.raw(), whole(5));
    }
    done(scene.send(alice, abi::withdrawCommitmentCall { id }));
    scene.ended_with([log(abi::CommitmentWithdrawn { id })]);
    assert_eq!((scene.position(id).commitment, scene.position(id).sealedFor), (B256::ZERO, 0));
    assert_eq!(scene.books().intake().sealed.raw(), U256::ZERO);
    refused(scene.send(alice, abi::withdrawCommitmentCall { id }), abi::NotSealed {});
}

#[motsu::test]
fn what_could_never_be_opened_is_refused(qev: Contract<Qev>, vault: Contract<FakeVault>, alice: Address) {
    let scene = open(&qev, &vault);
    let id = done(scene.request(alice, whole(5)));
    let commit = |epoch, commitment, length: usize| {
        scene.send(alice, abi::commitCall { id, epoch, commitment, ciphertext: vec![1; length].into() })
    };
    let hash = B256::repeat_byte(1);
    refused(commit(1, B256::ZERO, 0), abi::CommitmentMissing {});
    let (length, most) = (number(1_025), number(1_024));
    refused(commit(1, hash, 1_025), abi::CiphertextTooLong { length, most });
    for expected in [0, 2, u64::MAX] {
        refused(commit(expected, hash, 0), abi::EpochChanged { epoch: 1, expected });
    }
    for length in [0, 1, 31, 32, 33, 1_024] {
        done(commit(1, hash, length));
        let ciphertext = vec![1; length].into();
        scene.ended_with([log(abi::Committed { id, epoch: 1, commitment: hash, ciphertext })]);
    }
}

#[motsu::test]
fn a_locked_bid_stays_as_it_is(qev: Contract<Qev>, vault: Contract<FakeVault>, alice: Address) {
    let scene = open(&qev, &vault);
    let id = scene.enter(alice, 5, Some(300));
    let open_one = scene.enter(alice, 5, None);
    refused(scene.send(alice, abi::withdrawBidCall { id }), abi::NoBid {});
    day(LOCK);
    let withdraw = || scene.send(alice, abi::withdrawCommitmentCall { id });
    refused(withdraw(), abi::EpochLocked {});
    refused(scene.commit(alice, id, 1, &bid(200, 5)), abi::StillSealed {});
    refused(scene.commit(alice, id, 2, &bid(200, 5)), abi::StillSealed {});
    refused(scene.commit(alice, open_one, 1, &bid(9, 5)), abi::EpochChanged { epoch: 2, expected: 1 });
    done(scene.commit(alice, open_one, 2, &bid(9, 5)));
    done(scene.reveal(id, &bid(300, 5)));
    refused(withdraw(), abi::NotSealed {});
    refused(scene.send(alice, abi::withdrawBidCall { id }), abi::EpochLocked {});
    // The next epoch's, while this one's bid is open.
    done(scene.commit(alice, id, 2, &bid(200, 5)));
    assert_eq!(scene.position(id).sealedFor, 2);
    done(withdraw());
    assert_eq!(scene.position(id).sealedFor, 0);
}

/// An epoch in which a bid is served in part.
fn half_served(scene: &Scene, alice: Address) -> U256 {
    let id = scene.enter(alice, 10, Some(300));
    day(LOCK);
    done(scene.reveal(id, &bid(300, 10)));
    day(CLEAR);
    scene.offers(5, 1_000_000_000_000_000_000);
    assert!(scene.clear());
    id
}

#[motsu::test]
fn a_bid_that_stands_changes_after_collecting_only(
    qev: Contract<Qev>,
    vault: Contract<FakeVault>,
    alice: Address,
) {
    let scene = open(&qev, &vault);
    let id = half_served(&scene, alice);
    refused(scene.send(alice, abi::withdrawBidCall { id }), abi::Uncollected {});
    refused(scene.commit(alice, id, 2, &bid(200, 5)), abi::Uncollected {});
    scene.collect(id);
    done(scene.commit(alice, id, 2, &bid(200, 5)));
    // The old one stands until the new one opens.
    day(EPOCH + LOCK);
    let sums = |tick| scene.sum(tick);
    assert_eq!([sums(300), sums(200)], [whole(5), U256::ZERO]);
    done(scene.reveal(id, &bid(200, 5)));
    assert_eq!([sums(300), sums(200)], [U256::ZERO, whole(5)]);
}

#[motsu::test]
fn a_bid_that_stands_returns_to_its_place(qev: Contract<Qev>, vault: Contract<FakeVault>, alice: Address) {
    let scene = open(&qev, &vault);
    let id = half_served(&scene, alice);
    scene.collect(id);
    let position = scene.position(id);
    assert_eq!((position.waiting, position.bid, position.tick), (U256::ZERO, whole(5), 300));
    let sums = |tick| scene.sum(tick);
    assert_eq!(sums(300), whole(5));
    let shares = done(scene.send(alice, abi::withdrawBidCall { id })).shares;
    scene.ended_with([log(abi::BidWithdrawn { id, shares: whole(5) })]);
    assert_eq!((shares, sums(300)), (whole(5), U256::ZERO));
    let position = scene.position(id);
    assert_eq!((position.waiting, position.bid, position.tick), (whole(5), U256::ZERO, 0));
    refused(scene.send(alice, abi::withdrawBidCall { id }), abi::NoBid {});
}

#[motsu::test]
fn nothing_is_taken_for_an_epoch_that_waits_for_another(
    qev: Contract<Qev>,
    vault: Contract<FakeVault>,
    alice: Address,
) {
    let scene = open(&qev, &vault);
    let id = scene.enter(alice, 5, None);
    day(EPOCH + LOCK);
    refused(scene.request(alice, whole(1)), abi::NotSettled {});
    refused(scene.commit(alice, id, 2, &bid(300, 5)), abi::NotSettled {});
    refused(scene.send(alice, abi::cancelCall { id }), abi::NotSettled {});
    assert!(scene.clear());
    // The next is locked in the instant in which this one is settled.
    done(scene.request(alice, whole(1)));
    assert_eq!(scene.books().auction().epoch, Epoch::new(2));
    assert_eq!(scene.books().auction().phase, Phase::Revealing);
}
