//! Coming into the line through the vault, and leaving it again.

use crate::fake::FakeVault;
use crate::scene::{CLEAR, DAY, EPOCH, LOCK, NOW, bid, day, done, log, number, open, refused, whole};
use alloy_primitives::{Address, U256};
use motsu::prelude::*;
use qev::Qev;
use qev::abi::IQEV as abi;
use qev_auction::Shares;

#[motsu::test]
fn a_request_is_a_position_at_the_end(
    qev: Contract<Qev>,
    vault: Contract<FakeVault>,
    alice: Address,
    bob: Address,
) {
    let scene = open(&qev, &vault);
    let call = abi::requestCall { shares: whole(5), controller: bob, owner: alice };
    let id = done(scene.send(vault.address(), call)).id;
    assert_eq!(id, number(1));
    scene.ended_with([
        log(abi::Transfer { from: Address::ZERO, to: bob, tokenId: id }),
        log(abi::Requested { id, controller: bob, owner: alice, shares: whole(5), epoch: 1 }),
    ]);
    assert_eq!(done(scene.request(alice, number(1))), number(2));
    let position = scene.position(id);
    assert_eq!((position.owner, position.waiting, position.bid), (bob, whole(5), U256::ZERO));
    assert_eq!((position.epoch, position.sealedFor, position.isPenalised), (1, 0, false));
    let intake = scene.books().intake();
    assert_eq!((intake.next_sequence, intake.cut, intake.line.raw()), (3, 1, whole(5) + number(1)));
    assert_eq!(scene.ask(abi::sharesAheadCall { id: number(2) }).shares, whole(5));
    let pending = |controller| scene.ask(abi::pendingRedeemRequestCall { requestId: id, controller }).shares;
    assert_eq!([pending(bob), pending(alice)], [whole(5), U256::ZERO]);
    assert_eq!(
        scene.ask(abi::claimableRedeemRequestCall { requestId: id, controller: bob }).shares,
        U256::ZERO
    );
}

#[motsu::test]
fn what_cannot_wait_is_refused(qev: Contract<Qev>, vault: Contract<FakeVault>, alice: Address) {
    let scene = open(&qev, &vault);
    refused(scene.request(alice, U256::ZERO), abi::ZeroAmount {});
    for receiver in [Address::ZERO, qev.address()] {
        refused(scene.request(receiver, whole(1)), abi::ERC721InvalidReceiver { receiver });
    }
    let most = U256::from(1_u64) << 96;
    refused(scene.request(alice, most), abi::ArithmeticOverflow {});
    refused(scene.request(alice, U256::MAX), abi::ArithmeticOverflow {});
    done(scene.request(alice, most - number(1)));
}

#[motsu::test]
fn a_request_with_a_bid_is_for_the_position_and_epoch_it_names(
    qev: Contract<Qev>,
    vault: Contract<FakeVault>,
    alice: Address,
) {
    let scene = open(&qev, &vault);
    let offer = bid(300, 5);
    let request = |expected: u64, epoch: u64| {
        let call = abi::requestWithCommitmentCall {
            shares: whole(5),
            controller: alice,
            owner: alice,
            expectedId: number(expected),
            epoch,
            commitment: scene.seal(number(expected), epoch, &offer),
            ciphertext: vec![1, 2, 3].into(),
        };
        scene.send(vault.address(), call).map(|answer| answer.id)
    };
    refused(request(2, 1), abi::PositionTaken { id: number(1), expected: number(2) });
    refused(request(1, 2), abi::EpochChanged { epoch: 1, expected: 2 });
    let id = done(request(1, 1));
    let commitment = scene.seal(id, 1, &offer);
    scene.ended_with([log(abi::Committed { id, epoch: 1, commitment, ciphertext: vec![1, 2, 3].into() })]);
    assert_eq!((scene.position(id).commitment, scene.position(id).sealedFor), (commitment, 1));
    assert_eq!(scene.books().intake().sealed.raw(), whole(5));
    day(LOCK);
    done(scene.reveal(id, &offer));
}

#[motsu::test]
fn a_request_is_taken_back_until_its_epoch_is_locked(
    qev: Contract<Qev>,
    vault: Contract<FakeVault>,
    alice: Address,
    bob: Address,
) {
    let scene = open(&qev, &vault);
    let [first, second, third] = [Some(300), None, None].map(|tick| scene.enter(alice, 5, tick));
    let cancel = |who, id| scene.send(who, abi::cancelCall { id });
    refused(cancel(bob, first), abi::NotOwnerOrOperator { caller: bob, id: first });
    refused(cancel(alice, number(9)), abi::ERC721NonexistentToken { tokenId: number(9) });
    // Who is approved for the token may not.
    done(scene.send(alice, abi::setApprovalForAllCall { operator: bob, approved: true }));
    refused(cancel(bob, first), abi::NotOwnerOrOperator { caller: bob, id: first });
    assert_eq!(done(cancel(alice, first)).shares, whole(5));
    scene.ended_with([
        log(abi::Cancelled { id: first, owner: alice, returned: whole(5), burned: U256::ZERO }),
        log(abi::Transfer { from: alice, to: Address::ZERO, tokenId: first }),
    ]);
    refused(cancel(alice, first), abi::ERC721NonexistentToken { tokenId: first });
    vault.sender(alice).operators.setter(alice).set(bob);
    done(cancel(bob, second));
    assert_eq!(vault.sender(alice).returned.get(alice), whole(10));
    assert_eq!(vault.sender(alice).queued.get(), whole(5));
    let intake = scene.books().intake();
    assert_eq!((intake.line.raw(), intake.sealed), (whole(5), Shares::ZERO));
    day(LOCK);
    refused(cancel(alice, third), abi::RequestIrrevocable {});
    // What came after the lock can be taken back still.
    let late = done(scene.request(bob, whole(1)));
    assert_eq!(scene.position(late).epoch, 2);
    done(cancel(bob, late));
    day(EPOCH);
    refused(cancel(alice, third), abi::RequestIrrevocable {});
}

#[motsu::test]
fn requests_rest_and_nothing_else_does(qev: Contract<Qev>, vault: Contract<FakeVault>, alice: Address) {
    let scene = open(&qev, &vault);
    let [stays, goes] = [Some(300), None].map(|tick| scene.enter(alice, 5, tick));
    let until = NOW + 14 * DAY;
    done(scene.send(vault.address(), abi::pauseRequestsCall { until }));
    scene.ended_with([log(abi::RequestsPaused { until })]);
    refused(scene.request(alice, whole(1)), abi::RequestsArePaused { until });
    done(scene.commit(alice, stays, 1, &bid(200, 5)));
    done(scene.send(alice, abi::withdrawCommitmentCall { id: stays }));
    done(scene.commit(alice, stays, 1, &bid(100, 5)));
    done(scene.send(alice, abi::cancelCall { id: goes }));
    day(14);
    done(scene.request(alice, whole(1)));
    let again = abi::pauseRequestsCall { until: NOW + 15 * DAY };
    refused(scene.send(vault.address(), again), abi::PauseCoolingDown { availableAt: until + 7 * DAY });
    day(21);
    let too_long = abi::pauseRequestsCall { until: NOW + 36 * DAY };
    let latest = NOW + 35 * DAY;
    refused(scene.send(vault.address(), too_long), abi::PauseTooLong { until: latest + DAY, latest });
    done(scene.send(vault.address(), abi::pauseRequestsCall { until: latest }));
    day(LOCK);
    done(scene.reveal(stays, &bid(100, 5)));
    day(CLEAR);
    scene.offers(100, 1_000_000_000_000_000_000);
    assert!(scene.clear());
    assert_eq!(scene.collect(stays)[0], whole(5));
    done(scene.send(alice, abi::claimCall { ids: vec![], epochs: 0, receiver: alice }));
}
