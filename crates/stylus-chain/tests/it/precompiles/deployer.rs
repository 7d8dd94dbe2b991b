//! The deployer of programs and the CREATE2 factory.

use alloy_primitives::{Address, B256, Bytes, U256, b256, hex, keccak256};
use alloy_sol_types::{SolCall, SolError, SolEvent, sol};
use stylus_chain::{
    executor::{Outcome, Status},
    precompiles::{ARB_WASM, ArbWasm},
    system::{CREATE2_FACTORY, STYLUS_DEPLOYER},
};

use super::world::{ALICE, World, reverted_with, succeeded};
use crate::{
    evm_code::init_code,
    vector_programs::{program, wasm},
};

sol! {
    function deploy(bytes bytecode, bytes initData, uint256 initValue, bytes32 salt)
        external payable returns (address);
    event ContractDeployed(address deployedContract);
    error EmptyBytecode();
    error ContractDeploymentError(bytes bytecode);
    error ContractInitializationError(address newContract, bytes data);
    error InitValueButNotInitData();
    error RefundExcessValueError(uint256 excessValue);
}

const ONE_ETHER: U256 = U256::from_limbs([1_000_000_000_000_000_000, 0, 0, 0]);

/// A deployment of the program `echo_0`, which answers any constructor call with success.
fn echo(init_data: &[u8], init_value: u64, salt: B256) -> deployCall {
    deployCall {
        bytecode: program("echo_0").init_code(),
        initData: init_data.to_vec().into(),
        initValue: U256::from(init_value),
        salt,
    }
}

/// Address that a deployment returned, which must be the one in its event.
#[track_caller]
fn deployed(outcome: &Outcome) -> Address {
    succeeded(outcome);
    let address = deployCall::abi_decode_returns(&outcome.output).expect("an address");
    let log = outcome.logs.last().expect("an event");
    assert_eq!(log.address, STYLUS_DEPLOYER);
    let event = ContractDeployed::decode_log_data(&log.data).expect("ContractDeployed");
    assert_eq!(event.deployedContract, address);
    address
}

#[test]
fn the_interface_is_the_known_one() {
    assert_eq!(deployCall::SELECTOR, hex!("a9a8e4e9"));
    assert_eq!(EmptyBytecode::SELECTOR, hex!("21744a59"));
    assert_eq!(ContractDeploymentError::SELECTOR, hex!("794c92ce"));
    assert_eq!(ContractInitializationError::SELECTOR, hex!("88d8f57d"));
    assert_eq!(InitValueButNotInitData::SELECTOR, hex!("00cc7971"));
    assert_eq!(RefundExcessValueError::SELECTOR, hex!("3ea99169"));
    assert_eq!(ContractDeployed::SIGNATURE_HASH.0[..4], hex!("8ffcdc15"));
}

#[test]
fn one_transaction_deploys_activates_and_constructs() {
    let mut world = World::new();
    let rich = world.balance(ALICE);
    let outcome = world.pay(ALICE, STYLUS_DEPLOYER, ONE_ETHER, &echo(&[1, 2], 5, B256::ZERO));
    let address = deployed(&outcome);
    let activation = outcome.logs.first().expect("an event");
    let fee = ArbWasm::ProgramActivated::decode_log_data(&activation.data).expect("activation").dataFee;
    let gas_fee = U256::from(outcome.gas_used) * U256::from(world.config.base_fee);
    assert_eq!(world.balance(ALICE), rich - gas_fee - fee - U256::from(5));
    assert_eq!(world.balance(address), U256::from(5));
    assert_eq!(world.balance(STYLUS_DEPLOYER), U256::ZERO);
    assert_eq!(world.ask(ARB_WASM, &ArbWasm::programVersionCall { program: address }), 2);
}

#[test]
fn a_salt_fixes_the_address_with_its_constructor_data() {
    let mut world = World::new();
    let salt = B256::repeat_byte(3);
    let call = echo(&[1, 2], 0, salt);
    let covering = keccak256([salt.as_slice(), &[1, 2]].concat());
    let expected = STYLUS_DEPLOYER.create2_from_code(covering, &call.bytecode);
    let outcome = world.pay(ALICE, STYLUS_DEPLOYER, ONE_ETHER, &call);
    assert_eq!(deployed(&outcome), expected);
    // Once more there is a collision.
    let again = world.pay(ALICE, STYLUS_DEPLOYER, ONE_ETHER, &call);
    assert_eq!(again.status, Status::Revert);
    assert_eq!(again.output.first_chunk(), Some(&ContractDeploymentError::SELECTOR));
    // Other constructor data gives another address; the code is active and costs no fee again.
    let other = world.pay(ALICE, STYLUS_DEPLOYER, U256::ZERO, &echo(&[1, 3], 0, salt));
    assert_ne!(deployed(&other), expected);
    assert_eq!(other.logs.len(), 1);
}

#[test]
fn what_cannot_be_deployed_is_named() {
    let mut world = World::new();
    let empty = deployCall { bytecode: Bytes::new(), ..echo(&[], 0, B256::ZERO) };
    reverted_with(&world.send(STYLUS_DEPLOYER, &empty), &EmptyBytecode {});
    let value = echo(&[], 1, B256::ZERO);
    reverted_with(&world.pay(ALICE, STYLUS_DEPLOYER, ONE_ETHER, &value), &InitValueButNotInitData {});
    let reverting = deployCall { bytecode: hex!("5f5ffd").into(), ..echo(&[], 0, B256::ZERO) };
    let expected = ContractDeploymentError { bytecode: reverting.bytecode.clone() };
    reverted_with(&world.send(STYLUS_DEPLOYER, &reverting), &expected);
    // Without value for the data fee the activation fails; its error has no place in the deployer's
    // interface and passes through.
    let unpaid = world.send(STYLUS_DEPLOYER, &echo(&[], 0, B256::ZERO));
    assert_eq!(unpaid.output.first_chunk(), Some(&ArbWasm::ProgramInsufficientValue::SELECTOR));
}

#[test]
fn a_failing_constructor_undoes_everything() {
    let mut world = World::new();
    let call =
        deployCall { bytecode: program("out_revert").init_code(), ..echo(&[9], 0, B256::repeat_byte(1)) };
    let outcome = world.pay(ALICE, STYLUS_DEPLOYER, ONE_ETHER, &call);
    assert_eq!(outcome.status, Status::Revert);
    let error = ContractInitializationError::abi_decode(&outcome.output).expect("the deployer's error");
    let codehash = keccak256(stylus_wasm::encode_code(&wasm("out_revert")));
    let version = world.send(ARB_WASM, &ArbWasm::codehashVersionCall { codehash });
    reverted_with(&version, &ArbWasm::ProgramNotActivated {});
    assert_eq!(world.balance(error.newContract), U256::ZERO);
}

#[test]
fn the_factory_creates_at_the_address_that_anybody_can_compute() {
    let mut world = World::new();
    let salt = b256!("00000000000000000000000000000000000000000000000000000000000000aa");
    let code = init_code(&[0x00]);
    let data = [salt.as_slice(), &code].concat();
    let outcome = world.transact(ALICE, CREATE2_FACTORY, U256::from(3), data.clone());
    succeeded(&outcome);
    let expected = CREATE2_FACTORY.create2_from_code(salt, &code);
    assert_eq!(outcome.output.as_ref(), expected.as_slice());
    assert_eq!(world.balance(expected), U256::from(3));
    let again = world.transact(ALICE, CREATE2_FACTORY, U256::ZERO, data);
    assert_eq!((again.status, again.output.len()), (Status::Revert, 0));
}
