//! Opening what was sealed.

use crate::fake::FakeVault;
use crate::scene::{Bid, CLEAR, EPOCH, LOCK, bid, day, done, log, number, open, refused, reveal, whole};
use alloy_primitives::{Address, U256};
use motsu::prelude::*;
use qev::Qev;
use qev::abi::IQEV as abi;
use qev_auction::Shares;

#[motsu::test]
fn a_commitment_opens_once_in_its_time(qev: Contract<Qev>, vault: Contract<FakeVault>, alice: Address) {
    let scene = open(&qev, &vault);
    let [id, other] = [300, 200].map(|tick| scene.enter(alice, 5, Some(tick)));
    let offer = bid(300, 5);
    refused(scene.reveal(id, &offer), abi::NotRevealing {});
    day(LOCK);
    // Anything but what was sealed, and what another sealed.
    let wrong = [
        Bid { tick: 301, ..offer },
        Bid { shares: whole(4), ..offer },
        Bid { salt: offer.salt + 1, ..offer },
        bid(200, 5),
    ];
    for wrong in wrong {
        refused(scene.reveal(id, &wrong), abi::WrongOpening { id });
    }
    refused(scene.reveal(other, &offer), abi::WrongOpening { id: other });
    refused(scene.reveal(number(9), &offer), abi::NotSealed {});
    refused(scene.reveal(number(1 << 32 | 1), &offer), abi::NotSealed {});
    done(scene.reveal(id, &offer));
    scene.ended_with([log(abi::Revealed { id, epoch: 1, tick: 300, shares: whole(5) })]);
    let position = scene.position(id);
    assert_eq!((position.bid, position.tick, position.sealedFor), (whole(5), 300, 0));
    assert!(position.commitment.is_zero());
    refused(scene.reveal(id, &offer), abi::NotSealed {});
    day(CLEAR);
    refused(scene.reveal(other, &bid(200, 5)), abi::NotRevealing {});
}

#[motsu::test]
fn a_commitment_is_worth_nothing_elsewhere(qev: Contract<Qev>, vault: Contract<FakeVault>, alice: Address) {
    let scene = open(&qev, &vault);
    let [id, copy] = [Some(300), None].map(|tick| scene.enter(alice, 5, tick));
    let offer = bid(300, 5);
    // A copy for another position, and one that was sealed for another epoch.
    let call = abi::commitCall {
        id: copy,
        epoch: 1,
        commitment: scene.seal(id, 1, &offer),
        ciphertext: vec![].into(),
    };
    done(scene.send(alice, call));
    let late = done(scene.request(alice, whole(5)));
    let call = abi::commitCall {
        id: late,
        epoch: 1,
        commitment: scene.seal(late, 2, &offer),
        ciphertext: vec![].into(),
    };
    done(scene.send(alice, call));
    day(LOCK);
    refused(scene.reveal(copy, &offer), abi::WrongOpening { id: copy });
    refused(scene.reveal(late, &offer), abi::WrongOpening { id: late });
    done(scene.reveal(id, &offer));
}

#[motsu::test]
fn what_is_no_rate_is_a_decoy(qev: Contract<Qev>, vault: Contract<FakeVault>, alice: Address) {
    let scene = open(&qev, &vault);
    let decoys = [bid(0, 5), bid(9, 5), bid(1_901, 5), bid(u16::MAX, 5), bid(300, 0)];
    let decoy_ids = decoys.map(|decoy| {
        let id = done(scene.request(alice, whole(5)));
        done(scene.commit(alice, id, 1, &decoy));
        id
    });
    // Clamped to the highest rate that the rules allow, and to the position's shares.
    let high = done(scene.request(alice, whole(5)));
    done(scene.commit(alice, high, 1, &bid(1_900, 7)));
    let part = done(scene.request(alice, whole(5)));
    done(scene.commit(alice, part, 1, &bid(10, 2)));
    day(LOCK);
    for (id, decoy) in decoy_ids.into_iter().zip(decoys) {
        done(scene.reveal(id, &decoy));
        scene.ended_with([log(abi::Revealed { id, epoch: 1, tick: 0, shares: U256::ZERO })]);
    }
    done(scene.reveal(high, &bid(1_900, 7)));
    scene.ended_with([log(abi::Revealed { id: high, epoch: 1, tick: 1_100, shares: whole(5) })]);
    done(scene.reveal(part, &bid(10, 2)));
    let position = scene.position(part);
    assert_eq!((position.waiting, position.bid, position.tick), (whole(3), whole(2), 10));
}

#[motsu::test]
fn a_batch_passes_over_what_does_not_open(qev: Contract<Qev>, vault: Contract<FakeVault>, alice: Address) {
    let scene = open(&qev, &vault);
    let ids = [Some(300), Some(200), None, Some(100)].map(|tick| scene.enter(alice, 5, tick));
    let batch = || {
        let offers = [bid(300, 5), bid(201, 5), bid(50, 5), bid(100, 5), bid(100, 5), bid(100, 5)];
        let ids = [ids[0], ids[1], ids[2], ids[3], ids[3]];
        let ids = ids.into_iter().chain([U256::MAX]);
        let openings = ids.zip(offers).map(|(id, offer)| {
            let abi::revealCall { id, tick, shares, salt } = reveal(id, &offer);
            abi::Opening { id, tick, shares, salt }
        });
        openings.collect::<Vec<_>>()
    };
    let call = abi::revealManyCall { openings: batch() };
    refused(scene.send(alice, call.clone()), abi::NotRevealing {});
    day(LOCK);
    let opened = done(scene.send(alice, call.clone())).opened;
    assert_eq!(opened, [true, false, false, true, false, false]);
    let again = done(scene.send(alice, call)).opened;
    assert_eq!(again, [false; 6]);
    assert_eq!(done(scene.send(alice, abi::revealManyCall { openings: vec![] })).opened, Vec::<bool>::new());
    done(scene.reveal(ids[1], &bid(200, 5)));
    assert_eq!([100, 200, 300].map(|tick| scene.sum(tick)), [whole(5); 3]);
    assert_eq!(scene.books().auction().unopened, Shares::ZERO);
}

#[motsu::test]
fn an_early_commitment_counts_once_collected(qev: Contract<Qev>, vault: Contract<FakeVault>, alice: Address) {
    let scene = open(&qev, &vault);
    let [kept, lapsed] = [None, None].map(|tick| scene.enter(alice, 5, tick));
    day(LOCK);
    for id in [kept, lapsed] {
        done(scene.commit(alice, id, 2, &bid(300, 5)));
    }
    day(CLEAR);
    // Nothing can be paid: the epoch is void, and all wait on.
    assert!(scene.clear());
    scene.collect(kept);
    assert_eq!(scene.books().intake().sealed.raw(), whole(5));
    day(EPOCH + LOCK);
    done(scene.reveal(kept, &bid(300, 5)));
    refused(scene.reveal(lapsed, &bid(300, 5)), abi::NotSealed {});
    scene.collect(lapsed);
    refused(scene.reveal(lapsed, &bid(300, 5)), abi::NotSealed {});
    assert_eq!(scene.position(lapsed).sealedFor, 0);
}
