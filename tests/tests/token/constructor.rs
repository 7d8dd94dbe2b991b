//! X15: the constructor runs once, in the transaction that deploys, and no other way.

use alloy_primitives::{Address, Bytes, U256};
use alloy_sol_types::{SolError, SolEvent, SolValue, sol};
use stylus_chain::{
    chain::{Chain, DeployError, Program, Revert},
    executor::Status,
};
use tests::{World, abi::IUSDai, check::done};

use crate::support::{ask, deploy_bare, made, refused_without_data, simulate};

sol! {
    /// What the deployer says when a constructor refuses.
    error ContractInitializationError(address newContract, bytes data);
}

fn program() -> Program {
    made(Program::load("usdai").map_err(Into::into))
}

/// Calldata of a Stylus constructor with this authority.
fn construct(authority: Address) -> Bytes {
    [&[0x55, 0x85, 0x25, 0x8d], authority.abi_encode().as_slice()].concat().into()
}

#[test]
fn x15_the_constructor_names_the_authority_and_says_so() {
    let mut world = World::new();
    let program = program();
    let (bob, before) = (world.bob.address, world.usdai);
    let deployed = made(world.chain.deploy(&program, &bob.abi_encode()).map_err(Into::into));
    assert_ne!(deployed.address, before);
    world.usdai = deployed.address;
    assert_eq!(ask(&mut world, &IUSDai::authorityCall {}), bob);
    let expected = IUSDai::AuthorityChanged { previousAuthority: Address::ZERO, authority: bob };
    assert_eq!(deployed.receipt.logs_of::<IUSDai::AuthorityChanged>(world.usdai), [expected]);
    let own = deployed.receipt.logs.iter().filter(|log| log.address == world.usdai).count();
    assert_eq!(own, 1);
    for value in [
        ask(&mut world, &IUSDai::totalSupplyCall {}),
        ask(&mut world, &IUSDai::supplyCapCall {}),
        ask(&mut world, &IUSDai::bridgedSupplyCall {}),
    ] {
        assert_eq!(value, U256::ZERO);
    }
    assert_eq!(ask(&mut world, &IUSDai::pendingAuthorityCall {}), Address::ZERO);
    assert_eq!(ask(&mut world, &IUSDai::assetsCall {}), Vec::<Address>::new());
}

#[test]
fn x15_nobody_constructs_twice() {
    let mut world = World::new();
    let before = ask(&mut world, &IUSDai::authorityCall {});
    let deployer = world.chain.account("deployer").address;
    let people = [world.admin.address, world.alice.address, deployer, Address::ZERO, world.usdai];
    for from in people {
        for authority in [from, world.alice.address, before] {
            let outcome = simulate(&mut world, from, construct(authority), U256::ZERO);
            assert_eq!(outcome.output, IUSDai::AlreadyConstructed {}.abi_encode());
        }
    }
    let alice = world.alice.clone();
    let tx = world.chain.transaction(&alice, Some(world.usdai), construct(alice.address));
    assert!(world.chain.send_transaction(&tx).is_err_and(|error| error.is::<IUSDai::AlreadyConstructed>()));
    assert_eq!(ask(&mut world, &IUSDai::authorityCall {}), before);
}

#[test]
fn x15_a_refused_constructor_leaves_no_contract() {
    let mut world = World::new();
    let next = deploy_bare(&mut world.clone());
    let error = world.chain.deploy(&program(), &Address::ZERO.abi_encode()).map(|deployed| deployed.address);
    let Err(DeployError::Call(error)) = error else { panic!("deployed: {error:?}") };
    let said = error.revert().and_then(Revert::decode::<ContractInitializationError>);
    let reason = said.map(|said| said.data);
    assert_eq!(reason, Some(IUSDai::ZeroAddress {}.abi_encode().into()));
    assert!(world.chain.code(next).is_empty());
}

#[test]
fn x15_constructor_arguments_that_do_not_decode_deploy_nothing() {
    let mut world = World::new();
    for arguments in [vec![], vec![0; 31], vec![0xff; 32]] {
        let result = world.chain.deploy(&program(), &arguments);
        assert!(matches!(result, Err(DeployError::Call(_))), "{arguments:?}");
    }
}

#[test]
fn x15_deploying_constructs_in_one_transaction_so_nobody_comes_first() {
    let mut chain = Chain::dev();
    let admin = chain.account("admin");
    let before = chain.block_number();
    let deployed = made(chain.deploy(&program(), &admin.address.abi_encode()).map_err(Into::into));
    assert_eq!(deployed.receipt.block_number, before + 1);
    assert_eq!(chain.block_number(), before + 1);
    let named = deployed.receipt.logs.iter().any(|log| {
        IUSDai::AuthorityChanged::decode_log_data(&log.data)
            .is_ok_and(|event| event.authority == admin.address)
    });
    assert!(named, "{:?}", deployed.receipt.logs);
}

#[test]
fn x15_code_without_a_constructor_serves_nobody_until_it_is_constructed() {
    // Only by hand can code be on chain unconstructed. Then it has no authority and no asset, and the
    // first to construct it owns an empty contract.
    let mut world = World::new();
    let bare = made(world.chain.deploy_without_constructor(&program()).map_err(Into::into)).address;
    world.usdai = bare;
    assert_eq!(ask(&mut world, &IUSDai::authorityCall {}), Address::ZERO);
    let (alice, dollar) = (world.alice.clone(), world.dollar);
    tests::check::refused(world.deposit(&alice, dollar, U256::ONE), IUSDai::AssetUnknown { asset: dollar });
    let tx = world.chain.transaction(&alice, Some(bare), construct(alice.address));
    done(world.chain.send_transaction(&tx));
    assert_eq!(ask(&mut world, &IUSDai::authorityCall {}), alice.address);
    let outcome = simulate(&mut world, alice.address, construct(alice.address), U256::ZERO);
    assert_eq!(outcome.status, Status::Revert);
    assert_eq!(outcome.output, IUSDai::AlreadyConstructed {}.abi_encode());
}

#[test]
fn x15_the_constructor_takes_no_value_and_no_short_arguments() {
    let mut world = World::new();
    let bare = made(world.chain.deploy_without_constructor(&program()).map_err(Into::into)).address;
    world.usdai = bare;
    let alice = world.alice.address;
    let outcome = simulate(&mut world, alice, construct(alice), U256::ONE);
    assert_eq!(outcome.output, IUSDai::ValueNotAccepted { value: U256::ONE }.abi_encode());
    refused_without_data(&simulate(&mut world, alice, construct(alice).slice(..35), U256::ZERO));
    let mut dirty = construct(alice).to_vec();
    dirty[4] = 1;
    refused_without_data(&simulate(&mut world, alice, dirty, U256::ZERO));
}
