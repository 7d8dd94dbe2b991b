//! Keys that are taken and keys that are refused, once for all.

use alloy_sol_types::{SolError, SolValue, sol};
use stylus_chain::{
    chain::{Chain, DeployError, Program},
    config::Config,
};
use tests::check::{done, made, refused};
use usdai_bindings::IBeacon;

use crate::points::{negated, off_curve, outside_g2, unreduced};
use crate::rounds::ROUNDS;
use crate::support::{QUICKNET, Stage, contract_form, key_of, secret, signature_of};

/// Selector of `stylus_constructor()`.
const CONSTRUCTOR: [u8; 4] = [0x55, 0x85, 0x25, 0x8d];
/// The last ArbOS version without EIP-2537.
const CANCUN: u64 = 32;

sol! {
    /// What the deployer says when a constructor refuses.
    error ContractInitializationError(address newContract, bytes data);
}

/// The constructor refuses with this error.
#[track_caller]
fn is_refused<E: SolError>(what: &str, deployed: Result<Stage, DeployError>, expected: E) {
    let Err(DeployError::Call(error)) = deployed else { panic!("{what}: not refused") };
    let said = error.decode::<ContractInitializationError>();
    assert_eq!(said.map(|said| said.data), Some(expected.abi_encode().into()), "{what}");
}

#[test]
fn a_key_must_be_a_point_of_the_group() {
    let key = key_of(&QUICKNET);
    let [x0, x1, y0, y1] = [0, 1, 2, 3].map(|place| &key[place * 48..][..48]);
    let refusals = [
        ("nothing", vec![]),
        ("infinity", vec![0; 192]),
        ("outside the subgroup", outside_g2()),
        ("x.c0 off the curve", off_curve(&key, 0)),
        ("y.c1 off the curve", off_curve(&key, 3)),
        ("x.c0 above the modulus", unreduced(&key, 0)),
        ("x.c1 above the modulus", unreduced(&key, 1)),
        ("y.c0 above the modulus", unreduced(&key, 2)),
        ("y.c1 above the modulus", unreduced(&key, 3)),
        ("c1 before c0", [x1, x0, y1, y0].concat()),
        ("compressed", QUICKNET.to_vec()),
        ("a byte short", key[..191].to_vec()),
        ("a byte long", [&key[..], &[0]].concat()),
    ];
    for (what, refusal) in refusals {
        is_refused(what, Stage::of(&refusal), IBeacon::PublicKeyInvalid {});
    }
    assert!(Stage::of(&key).is_ok());
}

#[test]
fn the_key_is_the_whole_key() {
    let (round, compressed) = ROUNDS[0];
    let signature = signature_of(&compressed);
    // Another point with the same x: only a bit of drand's form tells them apart.
    let mut stage = match Stage::of(&negated(&key_of(&QUICKNET), 2)) {
        Ok(stage) => stage,
        Err(error) => panic!("{error}"),
    };
    assert!(!stage.verify(round, &signature));
    assert!(stage.verify(round, &negated(&signature, 1)));
}

#[test]
fn the_key_is_told_and_stays() {
    let mut stage = Stage::quicknet();
    let key = key_of(&QUICKNET);
    assert_eq!(done(stage.chain.call(stage.beacon, &IBeacon::publicKeyCall {})), key);
    let arguments = (contract_form(&secret(1).sk_to_pk()),).abi_encode_params();
    let mallory = stage.chain.account("mallory");
    let again =
        stage.chain.transaction(&mallory, Some(stage.beacon), [&CONSTRUCTOR[..], &arguments].concat());
    refused(stage.chain.send_transaction(&again), IBeacon::AlreadyConstructed {});
    assert_eq!(done(stage.chain.call(stage.beacon, &IBeacon::publicKeyCall {})), key);
}

#[test]
fn without_a_key_nothing_is_a_signature() {
    let mut stage = Stage::quicknet();
    let program = made(Program::load("beacon").map_err(Into::into));
    stage.beacon = made(stage.chain.deploy_without_constructor(&program).map_err(Into::into)).address;
    assert_eq!(done(stage.chain.call(stage.beacon, &IBeacon::publicKeyCall {})), vec![0; 192]);
    let (round, compressed) = ROUNDS[0];
    for signature in [vec![0; 96], signature_of(&compressed)] {
        assert!(!stage.verify(round, &signature));
    }
}

#[test]
fn a_chain_without_the_precompiles_is_refused() {
    let mut config = Config::default();
    config.rules.arbos_version = CANCUN;
    let deployed = Stage::on(Chain::new(config), &key_of(&QUICKNET));
    is_refused("ArbOS 32", deployed, IBeacon::PrecompilesMissing {});
}
