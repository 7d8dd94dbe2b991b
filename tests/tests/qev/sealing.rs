//! What is sealed: bound to one position, epoch, contract and chain, at full width, and in time.

use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::SolValue;
use stylus_chain::chain::Program;
use tests::{
    Redemptions,
    abi::IQEV,
    check::{done, made, refused},
    redemptions::{Bid, Seal, sound},
};

use crate::crowd::{Crowd, reveal_many};
use crate::support::{HOUR, u, wad};

/// A commitment that is copied is worth nothing to whoever copies it.
#[test]
fn a01_a_copied_commitment_opens_nowhere_else() {
    let mut scene = Redemptions::new();
    let victim = scene.bidder("victim", wad(10), 300);
    let (mallory, id) = scene.waiting("mallory", wad(10));
    let seal = scene.seal(victim.id, 1);
    let others = [
        Seal { id, ..seal },
        Seal { epoch: 2, ..seal },
        Seal { chain_id: seal.chain_id + 1, ..seal },
        Seal { contract: scene.susdai(), ..seal },
    ];
    let commitment = victim.bid.commitment(&seal);
    assert!(others.iter().all(|other| victim.bid.commitment(other) != commitment));
    let copy = IQEV::commitCall { id, epoch: 1, commitment, ciphertext: victim.bid.ciphertext() };
    done(scene.tell(&mallory, &copy));
    scene.go_to(scene.lock_time(1));
    refused(scene.reveal(id, &victim.bid), IQEV::WrongOpening { id });
    done(scene.reveal(victim.id, &victim.bid));
    refused(scene.reveal(id, &victim.bid), IQEV::WrongOpening { id });
    assert_eq!(scene.auction().unopened, wad(10));
}

/// Commitments of another contract, chain or epoch do not open here.
#[test]
fn a01_a_commitment_is_bound_to_chain_contract_and_epoch() {
    let start = Redemptions::new();
    let bid = Bid::new(300, wad(10));
    let right = start.seal(u(1), 1);
    let wrong = [
        Seal { id: u(2), ..right },
        Seal { epoch: 2, ..right },
        Seal { epoch: 0, ..right },
        Seal { chain_id: right.chain_id + 1, ..right },
        Seal { contract: start.susdai(), ..right },
        Seal { contract: Address::ZERO, ..right },
    ];
    for (seal, opens) in wrong.iter().map(|seal| (seal, false)).chain([(&right, true)]) {
        let mut scene = start.clone();
        let (owner, id) = scene.waiting("owner", wad(10));
        let commitment = bid.commitment(seal);
        done(scene.tell(&owner, &IQEV::commitCall { id, epoch: 1, commitment, ciphertext: vec![].into() }));
        scene.go_to(scene.lock_time(1));
        if opens {
            done(scene.reveal(id, &bid));
        } else {
            refused(scene.reveal(id, &bid), IQEV::WrongOpening { id });
        }
    }
}

/// The same opening at two auctions of the same program has two commitments.
#[test]
fn a01_two_contracts_do_not_share_commitments() {
    let mut scene = Redemptions::new();
    let arguments = (
        scene.suite.authority,
        scene.susdai(),
        U256::from(scene.suite.staking.genesis),
        scene.beacon,
        scene.metadata,
    );
    let program = made(Program::load("qev").map_err(Into::into));
    let twin = made(scene.chain().deploy(&program, &arguments.abi_encode()).map_err(Into::into)).address;
    let here = scene.seal(u(1), 1);
    let bid = Bid::new(300, wad(10));
    assert_ne!(bid.commitment(&here), bid.commitment(&Seal { contract: twin, ..here }));
    let domain = scene.ask(&IQEV::sealDomainCall {});
    assert_eq!(done(scene.chain().call(twin, &IQEV::sealDomainCall {})), domain);
}

#[test]
fn a02_another_opening_is_refused() {
    let mut scene = Redemptions::new();
    let bidder = scene.bidder("bidder", wad(10), 300);
    let (_, plain) = scene.waiting("plain", wad(10));
    let (id, bid) = (bidder.id, bidder.bid);
    refused(scene.reveal(id, &bid), IQEV::NotRevealing {});
    scene.go_to(scene.lock_time(1));
    let wrong = [
        Bid { tick: bid.tick + 1, ..bid },
        Bid { tick: bid.tick - 1, ..bid },
        Bid { tick: 0, ..bid },
        Bid { shares: bid.shares - 1, ..bid },
        Bid { shares: 0, ..bid },
        Bid { salt: bid.salt ^ 1, ..bid },
        Bid { salt: bid.salt ^ (1 << 127), ..bid },
        Bid { tick: 0, shares: 0, salt: 0 },
    ];
    for other in wrong {
        refused(scene.reveal(id, &other), IQEV::WrongOpening { id });
    }
    refused(scene.reveal(plain, &bid), IQEV::NotSealed {});
    refused(scene.reveal(u(99), &bid), IQEV::NotSealed {});
    refused(scene.reveal(id + (u(1) << 32), &bid), IQEV::NotSealed {});
    let many: Vec<_> = [plain, u(99), id, id].map(|id| bid.opening(id)).into();
    assert_eq!(reveal_many(&mut scene, &many), [false, false, true, false]);
    refused(scene.reveal(id, &bid), IQEV::NotSealed {});
    assert_eq!(scene.position(id).commitment, B256::ZERO);
    sound(&mut scene);
}

/// First and last second of the reveal, and of bidding.
#[test]
fn a05_a_second_before_and_after() {
    let mut start = Redemptions::new();
    let bidder = start.bidder("bidder", wad(10), 300);
    let (plain, plain_id) = start.waiting("plain", wad(10));
    let (lock, clear) = (start.lock_time(1), start.clear_time(1));
    for (at, opens) in [
        (lock - 1, false),
        (lock, true),
        (lock + 1, true),
        (clear - 1, true),
        (clear, false),
        (clear + 1, false),
    ] {
        let mut scene = start.clone();
        scene.go_to(at);
        if opens {
            done(scene.reveal(bidder.id, &bidder.bid));
        } else {
            refused(scene.reveal(bidder.id, &bidder.bid), IQEV::NotRevealing {});
        }
    }
    let other = Bid::new(400, wad(10));
    let commitment = other.commitment(&start.seal(bidder.id, 1));
    let (id, epoch) = (bidder.id, 1);
    let commit = IQEV::commitCall { id, epoch, commitment, ciphertext: vec![].into() };
    let mut scene = start.clone();
    scene.go_to(lock - 1);
    done(scene.tell(&bidder.holder, &commit));
    for at in [lock, lock + 1, clear - 1] {
        let mut scene = start.clone();
        scene.go_to(at);
        refused(scene.tell(&bidder.holder, &commit), IQEV::StillSealed {});
        let next = IQEV::commitCall { epoch: 2, ..commit.clone() };
        refused(scene.tell(&bidder.holder, &next), IQEV::StillSealed {});
        let unsealed = IQEV::commitCall { id: plain_id, ..commit.clone() };
        refused(scene.tell(&plain, &unsealed), IQEV::EpochChanged { epoch: 2, expected: 1 });
        let withdraw = IQEV::withdrawCommitmentCall { id };
        refused(scene.tell(&bidder.holder, &withdraw), IQEV::EpochLocked {});
    }
    for (at, clears) in [(lock, false), (clear - 1, false), (clear, true)] {
        let mut scene = start.clone();
        scene.go_to(at);
        if clears {
            done(scene.clear());
        } else {
            refused(scene.clear(), IQEV::NotClearable { from: clear });
        }
    }
    for (at, locks) in [(lock - 1, false), (lock, true)] {
        let mut scene = start.clone();
        scene.go_to(at);
        if locks {
            done(scene.lock());
        } else {
            refused(scene.lock(), IQEV::LockNotDue { lockTime: lock });
        }
    }
}

/// Every bit of a commitment counts.
#[test]
fn a15_a_commitment_has_its_full_width() {
    let mut scene = Redemptions::new();
    let bid = Bid::new(300, wad(1));
    let crowd = Crowd::new(&mut scene, wad(1), &vec![Some(bid); 257]);
    // In place of each a commitment that differs by one bit; the last is right.
    for (bit, id) in crowd.ids.iter().enumerate().take(256) {
        let right = bid.commitment(&scene.seal(*id, 1));
        let commitment = B256::from(U256::from_be_bytes(right.0) ^ (u(1) << bit));
        let call = IQEV::commitCall { id: *id, epoch: 1, commitment, ciphertext: vec![].into() };
        crowd.tell(&mut scene, &call);
    }
    scene.go_to(scene.lock_time(1));
    let openings: Vec<_> = crowd.ids.iter().map(|id| bid.opening(*id)).collect();
    let opened = reveal_many(&mut scene, &openings);
    assert!(opened[..256].iter().all(|is_open| !is_open));
    assert!(opened[256]);
}

/// An opening of this epoch is nothing in the next, whether it was opened or not.
#[test]
fn a19_no_opening_is_good_twice() {
    let mut scene = Redemptions::new();
    let opened = scene.bidder("opened", wad(10), 300);
    let hidden = scene.bidder("hidden", wad(10), 300);
    scene.holder("stays", wad(100));
    scene.set_free_cash(U256::ZERO);
    scene.go_to(scene.lock_time(1));
    done(scene.reveal(opened.id, &opened.bid));
    scene.settle(1);
    scene.go_to(scene.lock_time(2));
    for bidder in [&opened, &hidden] {
        refused(scene.reveal(bidder.id, &bidder.bid), IQEV::NotSealed {});
    }
    scene.settle(2);
    done(scene.collect(&[opened.id, hidden.id]));
    // Sealed once more with the old hash, it is bound to the epoch that is over.
    let commitment = opened.bid.commitment(&scene.seal(opened.id, 1));
    let call = IQEV::commitCall { id: opened.id, epoch: 3, commitment, ciphertext: vec![].into() };
    done(scene.tell(&opened.holder, &call));
    scene.go_to(scene.lock_time(3));
    refused(scene.reveal(opened.id, &opened.bid), IQEV::WrongOpening { id: opened.id });
}

/// Only the owner and its approved bid; nobody takes another's bid back.
#[test]
fn a11_nobody_bids_for_another() {
    let mut scene = Redemptions::new();
    let bidder = scene.bidder("bidder", wad(10), 300);
    let (id, mallory) = (bidder.id, scene.world().bob.clone());
    let not_approved = IQEV::ERC721InsufficientApproval { operator: mallory.address, tokenId: id };
    refused(scene.commit(&mallory, id, &bidder.bid), not_approved.clone());
    refused(scene.tell(&mallory, &IQEV::withdrawCommitmentCall { id }), not_approved.clone());
    refused(scene.tell(&mallory, &IQEV::withdrawBidCall { id }), not_approved.clone());
    let cancel = IQEV::NotOwnerOrOperator { caller: mallory.address, id };
    refused(scene.tell(&mallory, &IQEV::cancelCall { id }), cancel);
    // An operator at the vault may request and redeem, and does not bid.
    let operator = tests::abi::ISUSDai::setOperatorCall { operator: mallory.address, approved: true };
    done(scene.tell_vault(&bidder.holder, &operator));
    refused(scene.commit(&mallory, id, &bidder.bid), not_approved);
    done(scene.tell(&bidder.holder, &IQEV::approveCall { approved: mallory.address, tokenId: id }));
    done(scene.commit(&mallory, id, &bidder.bid));
}

/// More shares than the position has are held to those, and no position bids twice.
#[test]
fn a11_a_bid_is_never_of_more_than_there_is() {
    let mut scene = Redemptions::new();
    let (owner, id) = scene.waiting("owner", wad(10));
    let bid = Bid { tick: u16::try_from(300).unwrap_or_default(), shares: (1 << 96) - 1, salt: 7 };
    done(scene.commit(&owner, id, &bid));
    scene.go_to(scene.lock_time(1));
    let receipt = done(scene.reveal(id, &bid));
    let revealed = IQEV::Revealed { id, epoch: 1, tick: 300, shares: wad(10) };
    assert_eq!(receipt.logs::<IQEV::Revealed>(), [revealed]);
    sound(&mut scene);
    let cleared = scene.settle(1);
    assert_eq!(cleared.bidServed, wad(10));
}

/// The beacon closes bids at once if it is there before its time; otherwise it arms the penalty until twelve hours
/// before the end of the reveal.
#[test]
fn a05_the_beacon_in_and_out_of_time() {
    let mut start = Redemptions::new();
    let bidder = start.bidder("bidder", wad(10), 300);
    let (lock, clear) = (start.lock_time(1), start.clear_time(1));
    for (at, expected) in
        [(lock, true), (clear - 12 * HOUR, true), (clear - 12 * HOUR + 1, false), (clear, false)]
    {
        let mut scene = start.clone();
        scene.go_to(at);
        if expected {
            done(scene.prove_beacon());
            refused(scene.prove_beacon(), IQEV::BeaconKnown {});
        } else {
            refused(scene.prove_beacon(), IQEV::BeaconLate {});
        }
        let cleared = scene.settle(1);
        assert_eq!(cleared.isExcused, !expected);
    }
    let mut scene = start;
    scene.go_to(lock - HOUR);
    done(scene.prove_beacon());
    assert_eq!((scene.auction().phase, scene.auction().since), (1, lock - HOUR));
    refused(scene.commit(&bidder.holder, bidder.id, &bidder.bid), IQEV::StillSealed {});
    done(scene.reveal(bidder.id, &bidder.bid));
    sound(&mut scene);
}
