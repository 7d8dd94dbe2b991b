//! X15: the constructor runs once, in the transaction that deploys, and no other way.

use alloy_primitives::{Address, Bytes, U256};
use alloy_sol_types::{SolError, sol};
use stylus_chain::{
    chain::{CallError, DeployError, Deployed, Program, Receipt, Revert},
    executor::Status,
};
use tests::{
    abi::{IErc20, IRuled},
    check::{done, made},
    token::{Subject, ask, refused_without_data, simulate, supply},
};

use crate::Token;

sol! {
    /// What the deployer says when a constructor refuses.
    error ContractInitializationError(address newContract, bytes data);
}

fn program() -> Program {
    made(Program::load(Token::FILE).map_err(Into::into))
}

/// Calldata of a Stylus constructor with this authority.
fn construct(token: &Token, authority: Address) -> Bytes {
    [&[0x55, 0x85, 0x25, 0x8d], token.construction(authority).as_slice()].concat().into()
}

/// Deploys another.
#[track_caller]
fn deploy(token: &mut Token, authority: Address) -> Deployed {
    let arguments = token.construction(authority);
    made(token.world_mut().chain.deploy(&program(), &arguments).map_err(Into::into))
}

#[test]
fn x15_the_constructor_names_the_authority_and_says_so() {
    let mut token = Token::start();
    let (bob, before) = (token.world().bob.address, token.token());
    let deployed = deploy(&mut token, bob);
    assert_ne!(deployed.address, before);
    token.set_token(deployed.address);
    assert_eq!(ask(&mut token, &IRuled::authorityCall {}), bob);
    assert_eq!(ask(&mut token, &IRuled::pendingAuthorityCall {}), Address::ZERO);
    assert_eq!(supply(&mut token), U256::ZERO);
    let expected = IRuled::AuthorityChanged { previousAuthority: Address::ZERO, authority: bob };
    assert_eq!(deployed.receipt.logs_of::<IRuled::AuthorityChanged>(deployed.address), [expected]);
    let own = deployed.receipt.logs.iter().filter(|log| log.address == deployed.address).count();
    assert_eq!(own, 1);
}

#[test]
fn x15_nobody_constructs_twice() {
    let mut token = Token::start();
    let before = ask(&mut token, &IRuled::authorityCall {});
    let deployer = token.world_mut().chain.account("deployer").address;
    let [admin, alice] = [&token.world().admin, &token.world().alice].map(|account| account.address);
    for from in [admin, alice, deployer, Address::ZERO, token.token()] {
        for authority in [from, alice, before] {
            let data = construct(&token, authority);
            let outcome = simulate(&mut token, from, data, U256::ZERO);
            assert_eq!(outcome.output, IRuled::AlreadyConstructed {}.abi_encode());
        }
    }
    let sent = send(&mut token, alice);
    assert!(sent.is_err_and(|error| error.is::<IRuled::AlreadyConstructed>()));
    assert_eq!(ask(&mut token, &IRuled::authorityCall {}), before);
}

#[test]
fn x15_a_refused_constructor_leaves_no_contract() {
    let mut token = Token::start();
    let admin = token.world().admin.address;
    let next = deploy(&mut token.clone(), admin).address;
    let arguments = token.construction(Address::ZERO);
    let result = token.world_mut().chain.deploy(&program(), &arguments).map(|deployed| deployed.address);
    let Err(DeployError::Call(error)) = result else { panic!("deployed: {result:?}") };
    let said = error.revert().and_then(Revert::decode::<ContractInitializationError>);
    let reason = said.map(|said| said.data);
    assert_eq!(reason, Some(IRuled::ZeroAddress {}.abi_encode().into()));
    assert!(token.world().chain.code(next).is_empty());
}

#[test]
fn x15_constructor_arguments_that_do_not_decode_deploy_nothing() {
    let mut token = Token::start();
    let admin = token.world().admin.address;
    let good = token.construction(admin);
    let short = good[..good.len() - 1].to_vec();
    for arguments in [vec![], vec![0; 31], vec![0xff; good.len()], short] {
        let result = token.world_mut().chain.deploy(&program(), &arguments);
        assert!(matches!(result, Err(DeployError::Call(_))), "{arguments:?}");
    }
}

#[test]
fn x15_deploying_constructs_in_one_transaction_so_nobody_comes_first() {
    let mut token = Token::start();
    let admin = token.world().admin.address;
    let before = token.world().chain.block_number();
    let deployed = deploy(&mut token, admin);
    assert_eq!(deployed.receipt.block_number, before + 1);
    assert_eq!(token.world().chain.block_number(), before + 1);
    let named = deployed.receipt.logs_of::<IRuled::AuthorityChanged>(deployed.address);
    assert!(named.iter().any(|event| event.authority == admin), "{:?}", deployed.receipt.logs);
}

#[test]
fn x15_code_without_a_constructor_has_no_authority_until_it_is_constructed() {
    // Only by hand can code be on chain unconstructed. Then it has no authority, and the first to construct it
    // owns an empty contract.
    let mut token = bare();
    assert_eq!(ask(&mut token, &IRuled::authorityCall {}), Address::ZERO);
    let alice = token.world().alice.clone();
    done(send(&mut token, alice.address));
    assert_eq!(ask(&mut token, &IRuled::authorityCall {}), alice.address);
    let again = construct(&token, alice.address);
    let outcome = simulate(&mut token, alice.address, again, U256::ZERO);
    assert_eq!(outcome.status, Status::Revert);
    assert_eq!(outcome.output, IRuled::AlreadyConstructed {}.abi_encode());
}

#[test]
fn x15_the_constructor_takes_no_value_and_no_short_arguments() {
    let mut token = bare();
    let alice = token.world().alice.address;
    let data = construct(&token, alice);
    let outcome = simulate(&mut token, alice, data.clone(), U256::ONE);
    assert_eq!(outcome.output, IErc20::ValueNotAccepted { value: U256::ONE }.abi_encode());
    refused_without_data(&simulate(&mut token, alice, data.slice(..data.len() - 1), U256::ZERO));
    let mut dirty = data.to_vec();
    dirty[4] = 1;
    refused_without_data(&simulate(&mut token, alice, dirty, U256::ZERO));
}

/// Code whose constructor nobody called.
#[track_caller]
fn bare() -> Token {
    let mut token = Token::start();
    let deployed = token.world_mut().chain.deploy_without_constructor(&program());
    token.set_token(made(deployed.map_err(Into::into)).address);
    token
}

/// Alice constructs with this authority.
fn send(token: &mut Token, authority: Address) -> Result<Receipt, CallError> {
    let (data, contract) = (construct(token, authority), token.token());
    let alice = token.world().alice.clone();
    let chain = &mut token.world_mut().chain;
    let tx = chain.transaction(&alice, Some(contract), data);
    chain.send_transaction(&tx)
}
