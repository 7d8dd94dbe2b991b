//! Size on chain and gas, exact to the unit.
//!
//! The programs are cached, as on Arbitrum after a bid; totals are with the intrinsic 21,000 and call data and without
//! the L1 part.

use alloy_primitives::{Address, U256};
use tests::{
    check::done,
    gas::{self, Measured, Targets},
};
use usdai_bindings::IBridge;

use crate::support::{DAY, LIMIT, Stage, w};

const TARGETS: Targets = Targets {
    size: 16_384,
    entry: 6_000,
    totals: &[
        ("USDai leaves", 150_000),
        ("USDai comes back", 150_000),
        ("USDai comes back above the limit", 200_000),
        ("USDai is released", 150_000),
        ("shares leave", 180_000),
        ("shares come back", 150_000),
    ],
};

/// Of one hub: leaves, comes back, comes back above the limit, is released.
fn of(mut stage: Stage, names: [&'static str; 4]) -> Measured {
    let (bridge, payee) = (stage.bridge.clone(), stage.payee);
    // Nobody's first, and no slot that is written for the first time.
    done(stage.take(&bridge, w(LIMIT)));
    done(stage.bring(&bridge, payee, w(1)));
    stage.chain().warp(2 * DAY);
    let leaves = done(stage.take(&bridge, w(500)));
    let comes = done(stage.bring(&bridge, payee, w(100)));
    let above = done(stage.bring(&bridge, payee, w(LIMIT)));
    stage.chain().warp(DAY);
    let anybody = stage.chain().account("anybody");
    let release = IBridge::releaseCall { bridge: bridge.address, account: payee };
    let released = done(stage.tell(&anybody, &release));
    let [a, b, c, d] = names;
    vec![(a, leaves), (b, comes), (c, above), (d, released)]
}

fn measured() -> Measured {
    let usdai = ["USDai leaves", "USDai comes back", "USDai comes back above the limit", "USDai is released"];
    let shares =
        ["shares leave", "shares come back", "shares come back above the limit", "shares are released"];
    let mut all = of(Stage::burning(), usdai);
    all.extend(of(Stage::locking(), shares));
    let mut stage = Stage::burning();
    let (hub, bridge) = (stage.hub, Address::repeat_byte(0xb3));
    let limits = IBridge::setLimitsCall { bridge, mintingLimit: U256::ONE, burningLimit: U256::ONE };
    all.push(("another bridge gets limits", done(stage.suite.push(hub, &limits))));
    all
}

#[test]
fn gas_is_what_it_was() {
    gas::is_as_recorded("hub_gas.json", "bridge", &measured());
}

#[test]
fn gas_and_size_meet_their_targets() {
    gas::meets(&TARGETS, "bridge", &measured());
}

#[test]
fn the_split_accounts_for_all_gas() {
    gas::accounts_for_all(&measured());
}
