//! Tokens that arrive.

use crate::fake::{FEE, Fake};
use crate::scene::{
    ADMIN, EID, PEER, Scene, arrival, done, log, message, millionths, open, parameters, refused, sending,
};
use alloy_primitives::{Address, B256, U256};
use kit::errors::IKit;
use motsu::prelude::*;
use oft::Oft;
use oft::abi::IOFT as abi;

/// Ten millionths were sent.
fn sent(scene: &Scene, alice: Address) {
    scene.holds(alice, millionths(10));
    let sendParam = abi::SendParam { amountLD: millionths(10), ..parameters(alice) };
    done(scene.send_with(alice, FEE, sending(sendParam, FEE)));
}

fn received(to: Address, amount: u64) -> alloy_primitives::LogData {
    log(abi::OFTReceived {
        guid: B256::repeat_byte(0x71),
        srcEid: EID,
        toAddress: to,
        amountReceivedLD: millionths(amount),
    })
}

#[motsu::test]
fn a_chain_brings_back_at_most_what_was_sent(
    oft: Contract<Oft>,
    fake: Contract<Fake>,
    alice: Address,
    bob: Address,
) {
    let scene = open(&oft, &fake);
    sent(&scene, alice);
    let too_low = |outstanding, needed| abi::OutstandingTooLow {
        eid: EID,
        outstanding: millionths(outstanding),
        needed: millionths(needed),
    };
    refused(scene.receive(&message(bob, 11, &[])), too_low(10, 11));
    refused(scene.receive(&message(bob, u64::MAX, &[])), too_low(10, u64::MAX));
    done(scene.receive(&message(bob, 4, &[])));
    scene.ended_with([received(bob, 4)]);
    assert_eq!((scene.balance(bob), scene.outstanding()), (millionths(4), millionths(6)));
    refused(scene.receive(&message(bob, 7, &[])), too_low(6, 7));
    // What was sent to one chain does not come from another.
    let other = abi::Origin { srcEid: 1, sender: PEER, nonce: 1 };
    done(scene.send(ADMIN, abi::setPeerCall { eid: 1, peer: PEER }));
    let call = abi::lzReceiveCall { origin: other, ..arrival(&message(bob, 1, &[])) };
    refused(
        scene.send(fake.address(), call),
        abi::OutstandingTooLow { eid: 1, outstanding: U256::ZERO, needed: millionths(1) },
    );
    done(scene.receive(&message(bob, 6, &[])));
    assert_eq!((scene.balance(bob), scene.outstanding()), (millionths(10), U256::ZERO));
}

#[motsu::test]
fn only_the_endpoint_and_the_peer_are_believed(oft: Contract<Oft>, fake: Contract<Fake>, alice: Address) {
    let scene = open(&oft, &fake);
    sent(&scene, alice);
    let from = |srcEid, sender| {
        let origin = abi::Origin { srcEid, sender, nonce: u64::MAX };
        let path = abi::Origin { srcEid, sender, nonce: 1 };
        let is_allowed = scene.ask(abi::allowInitializePathCall { origin: path })._0;
        let call = abi::lzReceiveCall { origin, ..arrival(&message(alice, 1, &[])) };
        (scene.send(fake.address(), call), is_allowed)
    };
    let stranger = B256::repeat_byte(1);
    for (eid, sender) in [(EID, stranger), (EID, B256::ZERO)] {
        let (outcome, is_allowed) = from(eid, sender);
        refused(outcome, abi::OnlyPeer { eid, sender });
        assert!(!is_allowed);
    }
    for (eid, sender) in [(1, PEER), (1, B256::ZERO)] {
        let (outcome, is_allowed) = from(eid, sender);
        refused(outcome, abi::NoPeer { eid });
        assert!(!is_allowed);
    }
    let call = arrival(&message(alice, 1, &[]));
    refused(scene.send(alice, call), abi::OnlyEndpoint { addr: alice });
    let (outcome, is_allowed) = from(EID, PEER);
    assert!(outcome.is_ok() && is_allowed);
}

#[motsu::test]
fn no_message_panics_and_the_bad_ones_are_named(oft: Contract<Oft>, fake: Contract<Fake>, alice: Address) {
    let scene = open(&oft, &fake);
    sent(&scene, alice);
    for length in 0..40_usize {
        let expected = abi::MessageTooShort { length: U256::from(length) };
        refused(scene.receive(&vec![0xff; length]), expected);
    }
    let one = 1_u64.to_be_bytes();
    for to in [B256::ZERO, B256::repeat_byte(0xff), oft.address().into_word()] {
        refused(scene.receive(&[to.as_slice(), &one].concat()), abi::InvalidRecipient { to });
    }
    // A message that is refused by the bridge changes nothing.
    fake.sender(ADMIN).refuses.set(true);
    refused(scene.receive(&message(alice, 1, &[])), IKit::ArithmeticOverflow {});
    assert_eq!(scene.outstanding(), millionths(10));
    // One of nothing is taken, and asks nobody.
    done(scene.receive(&message(alice, 0, &[])));
    scene.ended_with([received(alice, 0)]);
}

#[motsu::test]
fn a_call_on_arrival_is_ignored_and_the_recipient_paid(
    oft: Contract<Oft>,
    fake: Contract<Fake>,
    alice: Address,
    bob: Address,
) {
    let scene = open(&oft, &fake);
    sent(&scene, alice);
    for rest in [&[1][..], &[2; 31], &[3; 32], &[4; 100]] {
        done(scene.receive(&message(bob, 1, rest)));
        scene.ended_with([received(bob, 1), log(abi::ComposeIgnored { guid: B256::repeat_byte(0x71) })]);
    }
    assert_eq!((scene.balance(bob), scene.outstanding()), (millionths(4), millionths(6)));
}
