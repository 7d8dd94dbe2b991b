//! Size on chain and gas of what goes to another chain and comes back, exact to the unit. Beside it what LayerZero's
//! own token asks, which has no limits and keeps no books of what comes back.
//!
//! The programs are cached, as on Arbitrum after a bid; totals are with the intrinsic 21,000 and call data and without
//! the L1 part. Endpoint and library are LayerZero's; the library is the simple one, which asks less than those on
//! Arbitrum.

use alloy_primitives::U256;
use tests::check::done;
use tests::gas::{self, Measured};
use tests::whole;
use usdai_bindings::IBridge;

use crate::bridged::Bridged;
use crate::net::order;
use crate::pair::{AWAY, HOME, Pair};

#[track_caller]
fn of_token(bridged: &Bridged, names: [&'static str; 4], all: &mut Measured) {
    let mut bridged = bridged.clone();
    let (alice, oft) = (bridged.pair.alice.clone(), bridged.oft);
    let to = alice.address.into_word();
    all.push((names[0], done(bridged.pair.net.send(HOME, &alice, &order(AWAY, to, whole(5, 18))))));
    // Not the first message of its path, and the recipient has tokens.
    for _ in 0..2 {
        done(bridged.pair.net.send(AWAY, &alice, &order(HOME, to, whole(5, 18))));
    }
    let packets = bridged.pair.net.sent();
    let [_, first, second] = packets.try_into().expect("three packets");
    done(bridged.pair.net.carry(&first));
    done(bridged.pair.net.verify(&second));
    let mut above = bridged.clone();
    all.push((names[1], done(bridged.pair.net.deliver(&second))));
    above.set_limits(oft, U256::ONE, whole(1_000_000, 18));
    all.push((names[2], done(above.pair.net.deliver(&second))));
    above.set_limits(oft, whole(1_000_000, 18), whole(1_000_000, 18));
    above.pair.net.side(HOME).chain.warp(86_400);
    let (hub, release) = (above.hub, IBridge::releaseCall { bridge: oft, account: alice.address });
    all.push((names[3], done(above.tell(&alice, hub, &release))));
}

#[track_caller]
fn measured() -> Measured {
    let mut all = Measured::new();
    let usdai = ["send USDai", "receive USDai", "receive USDai above the limit", "release USDai"];
    of_token(&Bridged::usdai(), usdai, &mut all);
    let shares = ["send sUSDai", "receive sUSDai", "receive sUSDai above the limit", "release sUSDai"];
    of_token(&Bridged::shares(), shares, &mut all);
    all
}

/// What LayerZero's own token asks for the same.
#[track_caller]
fn of_stock(all: &mut Measured) {
    let mut pair = Pair::stock();
    let alice = pair.alice.clone();
    let to = alice.address.into_word();
    for _ in 0..2 {
        done(pair.net.send(HOME, &alice, &order(AWAY, to, whole(5, 18))));
        done(pair.net.send(AWAY, &alice, &order(HOME, to, whole(5, 18))));
    }
    all.push((
        "send of LayerZero's own token",
        done(pair.net.send(HOME, &alice, &order(AWAY, to, whole(5, 18)))),
    ));
    let to_home: Vec<_> = pair.net.sent().into_iter().filter(|packet| packet.to == HOME).collect();
    done(pair.net.carry(&to_home[0]));
    done(pair.net.verify(&to_home[1]));
    all.push(("receive of LayerZero's own token", done(pair.net.deliver(&to_home[1]))));
}

#[test]
fn gas_is_what_it_was() {
    let mut all = measured();
    of_stock(&mut all);
    gas::are_as_recorded("bridge_gas.json", &["bridge", "oft"], &all);
}

#[test]
fn the_split_accounts_for_all_gas() {
    gas::accounts_for_all(&measured());
}
