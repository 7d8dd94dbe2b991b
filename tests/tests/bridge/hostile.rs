//! Bridges, chains and callers that lie: none brings more than it took, and none takes what is not its own.

use alloy_primitives::{Address, B256, U256};
use tests::check::{done, outcome};
use tests::whole;
use usdai_bindings::{IBridge, IOFT};

use crate::bridged::{Bridged, ROGUE, ROGUE_PEER};
use crate::layerzero::IEndpoint;
use crate::net::order;
use crate::pair::{AWAY, HOME, units_of};

#[test]
fn s08_a_key_with_the_role_brings_what_it_took_and_no_more() {
    for mut bridged in [Bridged::usdai(), Bridged::shares()] {
        let bad = bridged.rival(whole(100, 18));
        let (hub, to) = (bridged.hub, bad.address);
        let mint = |amount| IBridge::crosschainMintCall { to, amount };
        let burn = |from, amount| IBridge::crosschainBurnCall { from, amount };
        let got = outcome(&bridged.tell(&bad, hub, &mint(U256::ONE)));
        assert!(got.contains("OutstandingTooLow"), "others' tokens are away: {got}");
        let alice = bridged.pair.alice.address;
        let got = outcome(&bridged.tell(&bad, hub, &burn(alice, U256::ONE)));
        assert!(got.contains("NotOwnTokens"), "{got}");
        let got = outcome(&bridged.tell(&bad, hub, &burn(to, whole(100, 18) + U256::ONE)));
        assert!(got.contains("BurningLimitTooLow"), "{got}");
        done(bridged.tell(&bad, hub, &burn(to, whole(100, 18))));
        let got = outcome(&bridged.tell(&bad, hub, &mint(whole(100, 18) + U256::ONE)));
        assert!(got.contains("OutstandingTooLow"), "{got}");
        done(bridged.tell(&bad, hub, &mint(whole(100, 18))));
        assert_eq!(done(bridged.pair.net.balance(HOME, to)), whole(1_000, 18));
        // Nothing of the adapter's own has moved.
        let packet = bridged.pair.send(AWAY, 5);
        done(bridged.pair.net.carry(&packet));
    }
}

#[test]
fn s08_what_a_stolen_role_brings_is_bound_by_its_rate() {
    let mut bridged = Bridged::usdai();
    let bad = bridged.rival(whole(100, 18));
    let (hub, to) = (bridged.hub, bad.address);
    for _ in 0..5 {
        let burn = IBridge::crosschainBurnCall { from: to, amount: whole(100, 18) };
        done(bridged.tell(&bad, hub, &burn));
        bridged.pair.net.side(HOME).chain.warp(86_400);
    }
    let mint = IBridge::crosschainMintCall { to, amount: whole(500, 18) };
    done(bridged.tell(&bad, hub, &mint));
    assert_eq!(done(bridged.pair.net.balance(HOME, to)), whole(600, 18), "a day's limit at once");
    bridged.pair.net.side(HOME).chain.warp(43_200);
    done(bridged.tell(&bad, hub, &IBridge::releaseCall { bridge: to, account: to }));
    let has = done(bridged.pair.net.balance(HOME, to));
    assert!(has >= whole(650, 18) && has < whole(651, 18), "and half of it in half a day: {has}");
}

#[test]
fn nobody_else_brings_or_takes() {
    for mut bridged in [Bridged::usdai(), Bridged::shares()] {
        let (hub, alice) = (bridged.hub, bridged.pair.alice.clone());
        let (to, from, amount) = (alice.address, alice.address, U256::ONE);
        let refusals = [
            outcome(&bridged.tell(&alice, hub, &IBridge::crosschainMintCall { to, amount })),
            outcome(&bridged.tell(&alice, hub, &IBridge::crosschainBurnCall { from, amount })),
            outcome(&bridged.tell(&alice, hub, &IBridge::mintCall { to, amount })),
            outcome(&bridged.tell(&alice, hub, &IBridge::burnCall { from, amount })),
        ];
        assert!(refusals.iter().all(|got| got.contains("NotBridge")), "{refusals:?}");
    }
}

#[test]
fn a_chain_that_lies_brings_what_was_sent_to_it_and_no_more() {
    for mut bridged in [Bridged::usdai(), Bridged::shares()] {
        let (thief, alice) = (Address::repeat_byte(0x77), bridged.pair.alice.clone());
        let lie = bridged.lie(1, thief, 5);
        done(bridged.pair.net.verify(&lie));
        let got = outcome(&bridged.pair.net.deliver(&lie));
        assert!(got.contains("OutstandingTooLow(3"), "{got}");
        // Somebody trusts it with 40.
        done(bridged.pair.net.send(HOME, &alice, &order(ROGUE, alice.address.into_word(), units_of(40))));
        for (nonce, units, expected) in
            [(2, 41, "OutstandingTooLow"), (3, 30, "done"), (4, 11, "OutstandingTooLow")]
        {
            let lie = bridged.lie(nonce, thief, units);
            done(bridged.pair.net.verify(&lie));
            let got = outcome(&bridged.pair.net.deliver(&lie));
            assert!(got.contains(expected), "{got}");
        }
        done(bridged.pair.net.deliver(&lie));
        assert_eq!(done(bridged.pair.net.balance(HOME, thief)), units_of(35));
        assert_eq!(bridged.outstanding(ROGUE), units_of(5));
        // The honest chain brings all that is its own.
        let away = done(bridged.pair.net.balance(AWAY, alice.address));
        done(bridged.pair.net.send(AWAY, &alice, &order(HOME, alice.address.into_word(), away)));
        let honest = bridged.pair.net.sent().pop().expect("a packet");
        done(bridged.pair.net.carry(&honest));
        assert_eq!(bridged.outstanding(AWAY), U256::ZERO);
        bridged.books();
    }
}

#[test]
fn only_the_authority_names_peers() {
    let mut bridged = Bridged::usdai();
    let (oft, hub, alice) = (bridged.oft, bridged.hub, bridged.pair.alice.clone());
    let peer = alice.address.into_word();
    let refusals = [
        outcome(&bridged.tell(&alice, oft, &IOFT::setPeerCall { eid: AWAY, peer })),
        outcome(&bridged.tell(&alice, oft, &IOFT::setDelegateCall { delegate: alice.address })),
        outcome(&bridged.tell(&alice, oft, &IOFT::setEnforcedOptionsCall { enforcedOptions: vec![] })),
        outcome(&bridged.tell(
            &alice,
            hub,
            &IBridge::setLimitsCall { bridge: oft, mintingLimit: U256::ZERO, burningLimit: U256::ZERO },
        )),
    ];
    assert!(refusals.iter().all(|got| got.contains("NotAuthority")), "{refusals:?}");
}

#[test]
fn a_message_of_a_former_peer_waits_until_it_is_one_again() {
    let mut bridged = Bridged::usdai();
    let (peer, at_first) = (bridged.pair.net.peer(AWAY), bridged.pair.supply());
    let packet = bridged.pair.send(AWAY, 5);
    done(bridged.pair.net.verify(&packet));
    for (other, error) in [(B256::ZERO, "NoPeer"), (ROGUE_PEER.into_word(), "OnlyPeer")] {
        bridged.set_peer(AWAY, other);
        let got = outcome(&bridged.pair.net.deliver(&packet));
        assert!(got.contains(error), "{got}");
    }
    bridged.set_peer(AWAY, peer);
    done(bridged.pair.net.deliver(&packet));
    assert_eq!(bridged.pair.supply(), at_first);
}

#[test]
fn a_new_peer_brings_no_more_than_was_sent_to_its_chain() {
    let mut bridged = Bridged::usdai();
    let away = bridged.outstanding(AWAY);
    let new = Address::repeat_byte(0x44);
    bridged.set_peer(AWAY, new.into_word());
    assert_eq!(bridged.outstanding(AWAY), away);
    let above = (away / units_of(1)).to::<u64>() + 1;
    let packet = crate::packet::Packet {
        sender: new.into_word(),
        from: AWAY,
        ..bridged.lie(1, Address::repeat_byte(0x77), above)
    };
    done(bridged.pair.net.verify(&packet));
    let got = outcome(&bridged.pair.net.deliver(&packet));
    assert!(got.contains("OutstandingTooLow(2"), "{got}");
}

#[test]
fn a_delegate_may_drop_a_message_and_nobody_is_one_at_first() {
    let mut bridged = Bridged::usdai();
    let (oft, delegate) = (bridged.oft, bridged.pair.net.executor.clone());
    let side = bridged.pair.net.side(HOME);
    let endpoint = side.endpoint;
    assert_eq!(done(side.chain.call(endpoint, &IEndpoint::delegatesCall { app: oft })), Address::ZERO);
    let lost = bridged.pair.send(AWAY, 5);
    let skip = IEndpoint::skipCall { app: oft, srcEid: AWAY, sender: lost.sender, nonce: 1 };
    let got = outcome(&bridged.tell(&delegate, endpoint, &skip));
    assert!(got.contains("LZ_Unauthorized"), "{got}");
    done(bridged.push(oft, &IOFT::setDelegateCall { delegate: delegate.address }));
    done(bridged.tell(&delegate, endpoint, &skip));
    // What was dropped counts as away for ever, so that nobody else can bring it.
    let got = outcome(&bridged.pair.net.verify(&lost));
    assert!(got.contains("LZ_PathNotVerifiable"), "{got}");
    let next = bridged.pair.send(AWAY, 7);
    done(bridged.pair.net.carry(&next));
    let away = done(bridged.pair.net.supply(AWAY));
    assert_eq!(bridged.outstanding(AWAY), away + lost.amount());
}
