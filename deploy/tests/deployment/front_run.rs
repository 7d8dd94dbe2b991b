//! G08: what somebody else can do to a deployment while it runs, and that it is nothing.

use alloy_primitives::{Address, Bytes, U256};
use alloy_sol_types::{SolCall, SolValue};
use deploy::client::{ClientError, Fees, Outgoing, Signer};
use deploy::deployment::contracts::suite;
use deploy::deployment::precompiles::STYLUS_DEPLOYER;
use serde_json::json;
use usdai_bindings::IAuthority;

use crate::stage::{DEPLOYER, KEY, OTHER, OTHER_KEY, Stage, succeed};

/// Selector of `stylus_constructor()`.
const CONSTRUCTOR: [u8; 4] = [0x55, 0x85, 0x25, 0x8d];

/// What a contract reverts with when the account with this key calls it.
fn refused(stage: &Stage, key: &str, outgoing: &Outgoing) -> Bytes {
    let client = stage.client();
    let signer = Signer::local(key.parse().expect("a key"), client.chain_id());
    match stage.wait(client.send(&signer, outgoing, Fees::default())) {
        Err(ClientError::Reverted { data, .. }) => data,
        other => panic!("it was not refused: {other:?}"),
    }
}

fn call_as(stage: &Stage, key: &str, call: &impl SolCall) -> Bytes {
    refused(stage, key, &Outgoing::call(stage.contract("authority"), call))
}

/// Every constructor ran in the transaction that made its contract, and runs once.
#[test]
fn g08_nobody_constructs_again() {
    let stage = Stage::deployed();
    for contract in suite(false).filter(|contract| !contract.constructor.is_empty()) {
        let words = vec![OTHER; contract.constructor.len()];
        let arguments: Vec<u8> = words.iter().flat_map(|word| word.abi_encode()).collect();
        let data: Bytes = CONSTRUCTOR.into_iter().chain(arguments).collect();
        let outgoing = Outgoing { to: stage.contract(contract.name), data, value: U256::ZERO };
        for key in [OTHER_KEY, KEY] {
            refused(&stage, key, &outgoing);
        }
    }
    succeed(stage.verify(&[]));
}

/// The address of a contract stands for its code and for what its constructor is given, so that another construction
/// is somewhere else.
#[test]
fn g08_another_construction_takes_another_address() {
    let stage = Stage::new();
    let snapshot = stage.rpc("evm_snapshot", json!([]));
    succeed(stage.deploy(&["--yes"]));
    let (book, ours) = (stage.book(), stage.contract("authority"));
    let hash = book["contracts"]["authority"]["transaction"].clone();
    let sent = stage.rpc("eth_getTransactionByHash", json!([hash]));
    stage.rpc("evm_revert", json!([snapshot]));
    std::fs::remove_file(stage.book_path()).expect("the book");

    // The deployer's own transaction with the attacker as administrator.
    let data: Bytes = serde_json::from_value(sent["input"].clone()).expect("calldata");
    let from = DEPLOYER.into_word();
    let place = data.windows(32).position(|word| word == from.as_slice()).expect("the administrator");
    let mut theirs = data.to_vec();
    theirs[place..place + 32].copy_from_slice(OTHER.into_word().as_slice());
    let value: U256 = serde_json::from_value(sent["value"].clone()).expect("an amount");
    stage.send_with(OTHER_KEY, Outgoing { to: STYLUS_DEPLOYER, data: theirs.into(), value });

    succeed(stage.deploy(&["--yes"]));
    assert_eq!(stage.contract("authority"), ours);
    assert_eq!(stage.ask(ours, &IAuthority::adminCall {}), DEPLOYER);
    succeed(stage.verify(&[]));
}

/// Neither the end of set-up nor the administrator's place can be taken by somebody else, before or after.
#[test]
fn g08_nobody_else_seals_or_accepts() {
    let stage = Stage::new();
    let place =
        ("administrator = \"deployer\"", "administrator = \"0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC\"");
    let config = stage.config(&[place]);
    succeed(stage.with_config("deploy", &config, &["--yes"]));
    let authority = stage.contract("authority");
    let pending: Address = stage.ask(authority, &IAuthority::pendingAdminCall {});
    let refusals = |stage: &Stage| {
        let word = |name| IAuthority::AccessControlUnauthorizedAccount { account: OTHER, neededRole: name };
        let seal = call_as(stage, OTHER_KEY, &IAuthority::sealCall {});
        assert_eq!(seal, alloy_sol_types::SolError::abi_encode(&word(Default::default())));
        let accept = call_as(stage, OTHER_KEY, &IAuthority::acceptAdminCall {});
        assert_eq!(
            accept,
            alloy_sol_types::SolError::abi_encode(&IAuthority::NotPendingAdmin { caller: OTHER })
        );
    };
    refusals(&stage);
    stage.send(KEY, authority, &IAuthority::sealCall {});
    refusals(&stage);
    assert_eq!(stage.ask(authority, &IAuthority::pendingAdminCall {}), pending);
    assert_eq!(stage.ask(authority, &IAuthority::adminCall {}), DEPLOYER);
}
