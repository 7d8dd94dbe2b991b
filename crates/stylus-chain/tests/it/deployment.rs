//! Programs: from file to a call, with and without cache.

use alloy_primitives::{Address, Bytes, U256, hex};
use alloy_sol_types::sol;
use stylus_chain::{
    chain::{Chain, DeployError, Program, ProgramError},
    executor::Status,
};

use crate::{
    evm_code::{ECHO, init_code},
    vector_programs::{program, wasm},
};

/// Returns its call data.
const ECHO_PROGRAM: &str = "echo_0";
/// Runs the operations in its call data on storage.
const STORAGE_PROGRAM: &str = "st_load_cold_hit";
/// Reverts with the five letters `hello`, whatever it is called with.
const REVERTING_PROGRAM: &str = "out_revert";

sol! {
    error ContractInitializationError(address newContract, bytes data);
    #[derive(Debug, PartialEq)]
    error ProgramNeedsUpgrade(uint16 version, uint16 stylusVersion);
}

#[test]
fn one_transaction_deploys_activates_and_constructs() {
    let mut chain = Chain::dev();
    let program = program(ECHO_PROGRAM);
    let deployed = chain.deploy(&program, &[]).expect("deployed");
    assert_eq!(chain.block_number(), 1);
    assert_eq!(chain.code(deployed.address), *program.code());
    assert_eq!(chain.codehash(deployed.address), program.codehash());
    assert!(deployed.receipt.split.entry > 0, "the constructor entered the program");
    let output = chain.call_raw(Address::ZERO, deployed.address, hex!("0102")).expect("called");
    assert_eq!(output.as_ref(), hex!("0102"));
    // All but the data fee of the value sent along came back: far less than a thousandth of an ETH.
    let deployer = chain.account("deployer");
    let fee = U256::from(deployed.receipt.gas_used) * U256::from(chain.config().base_fee);
    let spent = stylus_chain::chain::INITIAL_BALANCE - chain.balance(&deployer) - fee;
    assert!(spent > U256::ZERO && spent < U256::from(10).pow(U256::from(15)), "{spent}");
}

#[test]
fn the_same_code_is_activated_once() {
    let mut chain = Chain::dev();
    let first = chain.deploy_without_constructor(&program(ECHO_PROGRAM)).expect("deployed");
    let second = chain.deploy_without_constructor(&program(ECHO_PROGRAM)).expect("deployed");
    assert_ne!(first.address, second.address);
    let saved = first.receipt.gas_used.saturating_sub(second.receipt.gas_used);
    assert!(saved > 1_659_168, "the second pays no activation, saved {saved}");
}

#[test]
fn a_failing_constructor_is_reported_with_its_data() {
    let mut chain = Chain::dev();
    let error = chain.deploy(&program(REVERTING_PROGRAM), &[]).expect_err("the constructor reverts");
    let DeployError::Call(error) = error else { panic!("{error:?}") };
    let cause = error.decode::<ContractInitializationError>().expect("the deployer's error");
    assert!(chain.code(cause.newContract).is_empty(), "nothing stays deployed");
    assert!(
        error.to_string().starts_with(&format!("reverted: constructor of {}", cause.newContract)),
        "{error}"
    );
}

#[test]
fn cached_programs_are_cheaper_to_enter() {
    let mut chain = Chain::dev();
    let alice = chain.account("alice");
    let cached = chain.deploy_without_constructor(&program(ECHO_PROGRAM)).expect("deployed").address;
    chain.cached(false);
    let uncached = chain.deploy_without_constructor(&program(STORAGE_PROGRAM)).expect("deployed").address;
    let entry = |chain: &mut Chain, address| {
        let tx = chain.transaction(&alice, Some(address), Bytes::new());
        chain.send_transaction(&tx).expect("sent").split.entry
    };
    // 352 for a cached program, 8,832 on top for another one, each with what its size adds.
    assert!((352..1_000).contains(&entry(&mut chain, cached)));
    assert!((9_184..12_000).contains(&entry(&mut chain, uncached)));
    let (number, wealth) = (chain.block_number(), chain.balance(&alice));
    chain.set_cached(cached, false).expect("evicted");
    chain.set_cached(uncached, true).expect("cached");
    assert_eq!((chain.block_number(), chain.balance(&alice)), (number, wealth), "no block, no fee");
    assert!(entry(&mut chain, cached) > 9_184);
    assert!(entry(&mut chain, uncached) < 1_000);
}

#[test]
fn only_active_programs_are_cached() {
    let mut chain = Chain::dev();
    let account = Address::repeat_byte(0x99);
    chain.set_code(account, program(ECHO_PROGRAM).code().clone());
    let error = chain.set_cached(account, true).expect_err("not activated");
    // Code that was never activated has version 0.
    let expected = ProgramNeedsUpgrade { version: 0, stylusVersion: 2 };
    assert_eq!(error.decode::<ProgramNeedsUpgrade>(), Some(expected));
}

#[test]
fn a_program_in_a_block_again_counts_as_cached() {
    let mut chain = Chain::dev();
    let alice = chain.account("alice");
    chain.cached(false);
    let echo = chain.deploy_without_constructor(&program(ECHO_PROGRAM)).expect("deployed").address;
    let first = chain.transaction(&alice, Some(echo), Bytes::new());
    let receipts = chain.transact_together(&[first.clone(), first.clone()]).expect("valid");
    let entries: Vec<_> = receipts.iter().map(|receipt| receipt.split.entry).collect();
    assert!(matches!(entries[..], [first, second] if first > 9_184 && second < 1_000), "{entries:?}");
    // The next block starts anew.
    let receipt = chain.transact(&first).expect("valid");
    assert_eq!(Some(&receipt.split.entry), entries.first());
}

#[test]
fn a_trace_lists_the_host_calls() {
    let mut chain = Chain::dev();
    let alice = chain.account("alice");
    let echo = chain.deploy_without_constructor(&program(ECHO_PROGRAM)).expect("deployed").address;
    let tx = chain.transaction(&alice, Some(echo), hex!("aabb"));
    let (receipt, calls) = chain.trace(&tx).expect("valid");
    assert_eq!((receipt.status, receipt.output.as_ref()), (Status::Success, hex!("aabb").as_slice()));
    let names: Vec<_> = calls.iter().map(|call| call.name).collect();
    let position = |name| names.iter().position(|found| *found == name);
    assert!(position("read_args") < position("write_result") && position("read_args").is_some(), "{names:?}");
    assert!(calls.iter().all(|call| call.program == echo && call.start_ink >= call.end_ink));
    assert_eq!(chain.head().receipts.len(), 1);
}

#[test]
fn split_of_a_program_adds_up() {
    let mut chain = Chain::dev();
    let alice = chain.account("alice");
    let storage = chain.deploy_without_constructor(&program(STORAGE_PROGRAM)).expect("deployed").address;
    // Operation 2 caches key 0x..01 = 5, operation 3 flushes.
    let mut data = vec![2];
    data.extend(U256::from(1).to_be_bytes::<32>());
    data.extend(U256::from(5).to_be_bytes::<32>());
    data.push(3);
    let tx = chain.transaction(&alice, Some(storage), data);
    let receipt = chain.send_transaction(&tx).expect("sent");
    assert_eq!(chain.storage(storage, U256::from(1)), U256::from(5));
    let split = receipt.split;
    // A cold slot that was zero: 2,100 + 20,000.
    assert_eq!(split.storage, 22_100);
    assert!(split.wasm > 0 && split.wasm < 1_000, "{split:?}");
    let sum = split.intrinsic + split.entry + split.wasm + split.storage + split.other;
    assert_eq!(sum, receipt.gas_used + receipt.gas_refunded);
}

#[test]
fn programs_come_from_modules_code_and_files() {
    let module = wasm(ECHO_PROGRAM);
    let from_module = Program::from_wasm(&module);
    assert_eq!(from_module, Program::from_code(from_module.code().clone()).expect("code"));
    assert!(Chain::dev().deploy(&from_module, &[]).is_ok());

    for bad in [&[][..], &[0xef], &hex!("eff000"), &hex!("eff00100aa"), &ECHO] {
        let error = Program::from_code(bad.to_vec()).expect_err("no program");
        assert!(matches!(error, ProgramError::NotAProgram { length, .. } if length == bad.len()), "{error}");
    }

    let folder = std::env::temp_dir().join(format!("stylus-chain-programs-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a temporary folder");
    std::fs::write(folder.join("echo.code"), from_module.code()).expect("written");
    assert_eq!(Program::load_from(&folder, "echo").expect("loaded"), from_module);
    let missing = Program::load_from(&folder, "absent").expect_err("no such file").to_string();
    assert!(missing.contains("absent.code") && missing.contains("usdai build absent"), "{missing}");
    std::fs::remove_dir_all(&folder).expect("removed");
}

#[test]
fn an_evm_contract_is_deployed_by_init_code_that_returns() {
    let mut chain = Chain::dev();
    assert!(chain.deploy_evm(init_code(&ECHO)).is_ok());
    let error = chain.deploy_evm(hex!("5f5ffd")).expect_err("reverts");
    assert_eq!(error.to_string(), "deployment: reverted: without data");
}
