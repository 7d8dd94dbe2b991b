//! X15: what the constructor sets, and what it takes.

use alloy_primitives::{Address, U256};
use alloy_sol_types::{SolError, SolValue, sol};
use stylus_chain::chain::{DeployError, Program, Revert};
use tests::check::{done, made, refused};
use usdai_bindings::IBridge;

use crate::support::Stage;

sol! {
    /// What the deployer says when a constructor refuses.
    error ContractInitializationError(address newContract, bytes data);
}

/// Selector of `stylus_constructor()`.
const CONSTRUCTOR: [u8; 4] = [0x55, 0x85, 0x25, 0x8d];

/// What the constructor says of these arguments; `None` when it takes them.
fn refusal(stage: &mut Stage, arguments: &[u8]) -> Option<Vec<u8>> {
    let program = made(Program::load("bridge").map_err(Into::into));
    match stage.chain().deploy(&program, arguments) {
        Ok(_) => None,
        Err(DeployError::Call(error)) => {
            let said = error.revert().and_then(Revert::decode::<ContractInitializationError>);
            Some(said.map(|said| said.data.to_vec()).unwrap_or_default())
        }
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn x15_a_new_hub_has_its_token_and_no_bridges() {
    for (mut stage, locks) in Stage::both().into_iter().zip([false, true]) {
        let (authority, token) = (stage.suite.authority, stage.token);
        let program = made(Program::load("bridge").map_err(Into::into));
        let deployed = stage.chain().deploy(&program, &(authority, token, locks).abi_encode());
        stage.hub = made(deployed.map_err(Into::into)).address;
        assert_eq!(stage.ask(&IBridge::authorityCall {}), authority);
        assert_eq!(stage.ask(&IBridge::pendingAuthorityCall {}), Address::ZERO);
        assert_eq!(stage.ask(&IBridge::tokenCall {}), token);
        assert_eq!(stage.ask(&IBridge::locksCall {}), locks);
        assert_eq!(stage.ask(&IBridge::bridgesCall {}), Vec::<Address>::new());
        let totals = [stage.ask(&IBridge::outstandingCall {}), stage.ask(&IBridge::queuedTotalCall {})];
        assert_eq!(totals, [U256::ZERO; 2]);
        for id in [0x01ff_c9a7_u32, 0x3333_1994] {
            assert!(stage.ask(&IBridge::supportsInterfaceCall { interfaceId: id.to_be_bytes().into() }));
        }
    }
}

#[test]
fn x15_the_constructor_refuses_what_makes_no_hub() {
    let mut stage = Stage::burning();
    let (authority, token, nobody) = (stage.suite.authority, stage.token, stage.payee);
    let zero = Some(IBridge::ZeroAddress {}.abi_encode());
    assert_eq!(refusal(&mut stage, &(Address::ZERO, token, false).abi_encode()), zero);
    assert_eq!(refusal(&mut stage, &(authority, Address::ZERO, true).abi_encode()), zero);
    let expected = Some(IBridge::NoContract { account: nobody }.abi_encode());
    assert_eq!(refusal(&mut stage, &(authority, nobody, true).abi_encode()), expected);
    let whole = (authority, token, true).abi_encode();
    for length in [0, 31, 64, 95] {
        assert_eq!(refusal(&mut stage, &whole[..length]), Some(Vec::new()), "{length}");
    }
    // A boolean is zero or one, and an address has no upper bits.
    for place in [0, 11, 32, 43, 64, 94] {
        let mut dirty = whole.clone();
        dirty[place] = 1;
        assert_eq!(refusal(&mut stage, &dirty), Some(Vec::new()), "{place}");
    }
    assert_eq!(refusal(&mut stage, &whole), None);
}

#[test]
fn x15_a_hub_is_constructed_once() {
    let mut stage = Stage::burning();
    let (hub, mallory, token) = (stage.hub, stage.chain().account("mallory"), stage.token);
    let arguments = (mallory.address, token, true).abi_encode();
    let again = stage.chain().transaction(&mallory, Some(hub), [&CONSTRUCTOR[..], &arguments].concat());
    refused(stage.chain().send_transaction(&again), IBridge::AlreadyConstructed {});
    let authority = stage.suite.authority;
    assert_eq!(stage.ask(&IBridge::authorityCall {}), authority);
}

#[test]
fn x15_without_a_constructor_nothing_moves() {
    let mut stage = Stage::burning();
    let program = made(Program::load("bridge").map_err(Into::into));
    let deployed = stage.chain().deploy_without_constructor(&program);
    stage.hub = made(deployed.map_err(Into::into)).address;
    let (bridge, payee) = (stage.bridge.clone(), stage.payee);
    refused(stage.take(&bridge, U256::ONE), IBridge::NotBridge { caller: bridge.address });
    refused(stage.bring(&bridge, payee, U256::ONE), IBridge::NotBridge { caller: bridge.address });
    let release = stage.release(bridge.address, payee);
    refused(release, IBridge::NothingQueued { bridge: bridge.address, account: payee });
    assert_eq!(done(stage.suite.staking.world.balance(stage.token, stage.hub)), U256::ZERO);
}
