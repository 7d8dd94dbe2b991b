//! Positions that change hands.

use crate::fake::FakeVault;
use crate::scene::{CLEAR, EPOCH, LOCK, bid, day, done, log, open, refused, whole};
use alloy_primitives::{Address, B256, U256};
use motsu::prelude::*;
use qev::Qev;
use qev::abi::IQEV as abi;

#[motsu::test]
fn a_position_goes_from_its_owner_to_another(
    qev: Contract<Qev>,
    vault: Contract<FakeVault>,
    alice: Address,
    bob: Address,
    carol: Address,
) {
    let scene = open(&qev, &vault);
    let id = scene.enter(alice, 5, None);
    let send = |caller, from, to| scene.send(caller, abi::transferFromCall { from, to, tokenId: id });
    let balances = || [alice, bob].map(|owner| scene.ask(abi::balanceOfCall { owner })._0.to::<u64>());
    refused(send(carol, alice, bob), abi::ERC721InsufficientApproval { operator: carol, tokenId: id });
    refused(send(alice, bob, bob), abi::ERC721IncorrectOwner { sender: bob, tokenId: id, owner: alice });
    for receiver in [Address::ZERO, qev.address()] {
        refused(send(alice, alice, receiver), abi::ERC721InvalidReceiver { receiver });
    }
    done(scene.send(alice, abi::approveCall { approved: carol, tokenId: id }));
    done(send(carol, alice, bob));
    scene.ended_with([log(abi::Transfer { from: alice, to: bob, tokenId: id })]);
    assert_eq!((scene.position(id).owner, balances()), (bob, [0, 1]));
    // The approval went with the owner.
    assert_eq!(scene.ask(abi::getApprovedCall { tokenId: id })._0, Address::ZERO);
    refused(send(carol, bob, alice), abi::ERC721InsufficientApproval { operator: carol, tokenId: id });
    refused(send(alice, bob, alice), abi::ERC721InsufficientApproval { operator: alice, tokenId: id });
    done(send(bob, bob, bob));
    assert_eq!(balances(), [0, 1]);
}

#[motsu::test]
fn a_commitment_is_deleted_while_it_can_be_taken_back(
    qev: Contract<Qev>,
    vault: Contract<FakeVault>,
    alice: Address,
    bob: Address,
) {
    let scene = open(&qev, &vault);
    let [open_one, sealed, plain] = [Some(300), Some(200), None].map(|tick| scene.enter(alice, 5, tick));
    let send = |from, to, id| scene.send(from, abi::transferFromCall { from, to, tokenId: id });
    done(send(alice, bob, open_one));
    scene.ended_with([
        log(abi::CommitmentWithdrawn { id: open_one }),
        log(abi::Transfer { from: alice, to: bob, tokenId: open_one }),
    ]);
    assert_eq!(scene.position(open_one).sealedFor, 0);
    assert_eq!(scene.position(open_one).commitment, B256::ZERO);
    day(LOCK);
    refused(scene.reveal(open_one, &bid(300, 5)), abi::NotSealed {});
    refused(send(alice, bob, sealed), abi::StillSealed {});
    done(send(alice, bob, plain));
    // One of the next epoch can still be taken back.
    done(scene.commit(bob, plain, 2, &bid(100, 5)));
    done(send(bob, alice, plain));
    assert_eq!(scene.position(plain).sealedFor, 0);
    // The end of the reveal frees the position, whose commitment was not opened.
    day(CLEAR);
    done(send(alice, bob, sealed));
    assert_eq!(scene.position(sealed).owner, bob);
}

#[motsu::test]
fn a_bid_that_stands_goes_along(
    qev: Contract<Qev>,
    vault: Contract<FakeVault>,
    alice: Address,
    bob: Address,
) {
    let scene = open(&qev, &vault);
    let id = scene.enter(alice, 5, Some(300));
    day(LOCK);
    done(scene.reveal(id, &bid(300, 5)));
    done(scene.send(alice, abi::transferFromCall { from: alice, to: bob, tokenId: id }));
    let position = scene.position(id);
    assert_eq!((position.bid, position.tick, position.owner), (whole(5), 300, bob));
    day(CLEAR);
    assert!(scene.clear());
    scene.collect(id);
    refused(
        scene.send(alice, abi::withdrawBidCall { id }),
        abi::ERC721InsufficientApproval { operator: alice, tokenId: id },
    );
    done(scene.send(bob, abi::withdrawBidCall { id }));
}

#[motsu::test]
fn a_buyer_gets_what_was_seen(qev: Contract<Qev>, vault: Contract<FakeVault>, alice: Address, bob: Address) {
    let scene = open(&qev, &vault);
    let [id, twin] = [None, None].map(|tick| scene.enter(alice, 5, tick));
    let fingerprint = |tokenId| scene.ask(abi::getStateFingerprintCall { tokenId })._0;
    let buy = |fingerprint| {
        let call = abi::transferFromWithFingerprintCall { from: alice, to: bob, tokenId: id, fingerprint };
        scene.send(alice, call)
    };
    let mut seen = vec![fingerprint(twin), fingerprint(id)];
    let mut changed = |what: &str| {
        let now = fingerprint(id);
        assert!(!seen.contains(&now), "{what}");
        seen.push(now);
    };
    done(scene.commit(alice, id, 1, &bid(300, 4)));
    changed("sealed");
    done(scene.commit(alice, id, 1, &bid(200, 4)));
    changed("sealed again");
    day(LOCK);
    done(scene.reveal(id, &bid(200, 4)));
    changed("opened");
    day(CLEAR);
    scene.offers(3, 1_000_000_000_000_000_000);
    assert!(scene.clear());
    changed("settled");
    scene.collect(id);
    changed("collected");
    done(scene.send(alice, abi::withdrawBidCall { id }));
    changed("withdrawn");
    let (now, before) = (fingerprint(id), seen[5]);
    refused(buy(before), abi::FingerprintChanged { fingerprint: now, expected: before });
    done(buy(now));
    assert_eq!((scene.position(id).owner, fingerprint(id)), (bob, now));
}

#[motsu::test]
fn a_receiver_that_is_a_contract_is_asked(
    qev: Contract<Qev>,
    vault: Contract<FakeVault>,
    alice: Address,
    bob: Address,
) {
    let scene = open(&qev, &vault);
    let [first, second] = [None, None].map(|tick| scene.enter(alice, 5, tick));
    let receiver = vault.address();
    let plain = |to, tokenId| scene.send(alice, abi::safeTransferFrom_0Call { from: alice, to, tokenId });
    let with_data = |to, tokenId| {
        scene.send(alice, abi::safeTransferFrom_1Call { from: alice, to, tokenId, data: vec![9; 33].into() })
    };
    refused(plain(receiver, first), abi::ERC721InvalidReceiver { receiver });
    refused(with_data(receiver, first), abi::ERC721InvalidReceiver { receiver });
    assert_eq!(scene.position(first).owner, alice);
    vault.sender(alice).takes.set(true);
    done(plain(receiver, first));
    done(with_data(receiver, second));
    assert_eq!([first, second].map(|id| scene.position(id).owner), [receiver; 2]);
    let third = scene.enter(alice, 5, None);
    done(plain(bob, third));
    assert_eq!(scene.ask(abi::balanceOfCall { owner: receiver })._0, U256::from(2));
}

#[motsu::test]
fn a_lapsed_commitment_holds_nothing(
    qev: Contract<Qev>,
    vault: Contract<FakeVault>,
    alice: Address,
    bob: Address,
) {
    let scene = open(&qev, &vault);
    let id = scene.enter(alice, 5, None);
    day(LOCK);
    done(scene.commit(alice, id, 2, &bid(300, 5)));
    day(CLEAR);
    assert!(scene.clear());
    // Nobody collected before the lock.
    day(EPOCH + LOCK);
    done(scene.send(alice, abi::transferFromCall { from: alice, to: bob, tokenId: id }));
    assert_eq!(scene.position(id).owner, bob);
}
