//! Events say everything: positions, bids, ledgers and owners are rebuilt from them alone.

use crate::fake::FakeVault;
use crate::scene::{CLEAR, EPOCH, LOCK, Scene, bid, day, done, open, whole};
use alloy_primitives::{Address, U256};
use alloy_sol_types::SolEvent;
use motsu::prelude::*;
use qev::Qev;
use qev::abi::IQEV as abi;
use std::collections::BTreeMap;

/// What an observer knows of a position.
#[derive(Clone, Debug, Default, PartialEq)]
struct Seen {
    owner: Address,
    shares: U256,
    bid: U256,
    tick: u16,
}

#[derive(Default)]
struct Observer {
    positions: BTreeMap<U256, Seen>,
    ledgers: BTreeMap<Address, [U256; 2]>,
}

impl Observer {
    fn watch(scene: &Scene) -> Self {
        let mut observer = Self::default();
        for log in scene.qev.all_events() {
            let topics = log.topics();
            if let Ok(abi::Transfer { to, tokenId, .. }) = abi::Transfer::decode_log_data(&log, true) {
                if to.is_zero() {
                    observer.positions.remove(&tokenId);
                } else {
                    observer.positions.entry(tokenId).or_default().owner = to;
                }
            } else if let Ok(event) = abi::Requested::decode_log_data(&log, true) {
                observer.of(event.id).shares = event.shares;
            } else if let Ok(event) = abi::Revealed::decode_log_data(&log, true) {
                if event.tick != 0 {
                    let seen = observer.of(event.id);
                    (seen.bid, seen.tick) = (event.shares, event.tick);
                }
            } else if let Ok(event) = abi::BidWithdrawn::decode_log_data(&log, true) {
                let seen = observer.of(event.id);
                (seen.bid, seen.tick) = (U256::ZERO, 0);
            } else if let Ok(event) = abi::Collected::decode_log_data(&log, true) {
                let seen = observer.of(event.id);
                seen.shares -= event.shares;
                let ledger = observer.ledgers.entry(event.owner).or_default();
                *ledger = [ledger[0] + event.shares, ledger[1] + event.assets];
            } else if let Ok(event) = abi::Claimed::decode_log_data(&log, true) {
                let ledger = observer.ledgers.entry(event.controller).or_default();
                *ledger = [ledger[0] - event.shares, ledger[1] - event.assets];
            }
            assert!(!topics.is_empty());
        }
        observer
    }

    fn of(&mut self, id: U256) -> &mut Seen {
        self.positions.entry(id).or_default()
    }
}

#[motsu::test]
fn an_observer_knows_who_has_what(
    qev: Contract<Qev>,
    vault: Contract<FakeVault>,
    alice: Address,
    bob: Address,
) {
    let scene = open(&qev, &vault);
    let ids = [(alice, Some(300)), (bob, Some(200)), (alice, None), (bob, None)]
        .map(|(who, tick)| scene.enter(who, 10, tick));
    let gone = scene.enter(alice, 10, Some(50));
    done(scene.send(alice, abi::cancelCall { id: gone }));
    day(LOCK);
    for (id, tick) in [(ids[0], 300), (ids[1], 200)] {
        done(scene.reveal(id, &bid(tick, 10)));
    }
    day(CLEAR);
    scene.offers(25, 1_000_000_000_000_000_000);
    assert!(scene.clear());
    for id in ids {
        scene.collect(id);
    }
    done(scene.send(vault.address(), abi::redeemForCall { controller: alice, shares: whole(2) }));
    done(scene.send(bob, abi::transferFromCall { from: bob, to: alice, tokenId: ids[3] }));
    done(scene.commit(alice, ids[2], 2, &bid(100, 3)));
    day(EPOCH + LOCK);
    done(scene.reveal(ids[2], &bid(100, 3)));
    let observer = Observer::watch(&scene);
    assert_eq!(observer.positions.keys().copied().collect::<Vec<_>>(), [ids[2], ids[3]]);
    for (id, seen) in &observer.positions {
        let position = scene.position(*id);
        let known = Seen {
            owner: position.owner,
            shares: position.waiting + position.bid,
            bid: position.bid,
            tick: position.tick,
        };
        assert_eq!(*seen, known);
    }
    for who in [alice, bob] {
        assert_eq!(observer.ledgers[&who], scene.claimable(who));
    }
}
