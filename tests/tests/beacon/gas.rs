//! Size on chain and gas, exact to the unit, and what happens for want of gas.
//!
//! The program is cached, as on Arbitrum after a bid; totals are with the intrinsic 21,000 and call data and without
//! the L1 part. Of a verification 114,675 go to the precompiles, 12,600 to the key's slots, and 23,032 to the
//! transaction and its call data; the rest is the program's.

use alloy_sol_types::{SolCall, SolError};
use stylus_chain::executor::Status;
use tests::{
    check::done,
    gas::{self, Measured, Targets},
};
use usdai_bindings::IBeacon;

use crate::points::outside_g1;
use crate::rounds::ROUNDS;
use crate::support::{Stage, signature_of};

const TARGETS: Targets = Targets {
    size: 12_288,
    entry: 1_500,
    totals: &[("verify", 155_000), ("verify a false one", 155_000), ("verify no point", 210_000)],
};

/// Every measured transaction by name.
fn measured() -> Measured {
    let stage = Stage::quicknet();
    let told = |round, signature: Vec<u8>| {
        let mut stage = stage.clone();
        let anyone = stage.chain.account("anyone");
        let call = IBeacon::verifyCall { round, signature: signature.into() };
        done(stage.chain.send(&anyone, stage.beacon, &call))
    };
    let (round, compressed) = ROUNDS[1];
    let genuine = signature_of(&compressed);
    vec![
        ("verify", told(round, genuine.clone())),
        ("verify a false one", told(round + 1, genuine)),
        ("verify no point", told(round, outside_g1())),
    ]
}

#[test]
fn gas_is_what_it_was() {
    gas::is_as_recorded("beacon_gas.json", "beacon", &measured());
}

#[test]
fn gas_and_size_meet_their_targets() {
    gas::meets(&TARGETS, "beacon", &measured());
}

#[test]
fn the_split_accounts_for_all_gas() {
    gas::accounts_for_all(&measured());
}

/// For want of gas it reverts, with a number or with none left to say so: it never says false of what is true.
#[test]
fn want_of_gas_is_not_said_to_be_a_forgery() {
    let mut stage = Stage::quicknet();
    let anyone = stage.chain.account("anyone");
    let (round, compressed) = ROUNDS[1];
    let call = IBeacon::verifyCall { round, signature: signature_of(&compressed).into() };
    let (mut done, mut explained) = (0, 0);
    for gas_limit in (22_000..220_000).step_by(250) {
        let mut tx = stage.chain.transaction(&anyone, Some(stage.beacon), call.abi_encode());
        tx.gas_limit = gas_limit;
        let Ok(outcome) = stage.chain.simulate(&tx) else { continue };
        if outcome.status == Status::Success {
            assert_eq!(
                IBeacon::verifyCall::abi_decode_returns(&outcome.output).ok(),
                Some(true),
                "{gas_limit}"
            );
            done += 1;
        } else if outcome.output.starts_with(&IBeacon::GasTooLow::SELECTOR) {
            explained += 1;
        }
    }
    assert!(done > 200 && explained > 50, "{done} {explained}");
}
