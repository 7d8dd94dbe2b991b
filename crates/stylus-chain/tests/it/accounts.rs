//! Named accounts and their signatures.

use alloy_primitives::{Address, U256, address, hex, keccak256};
use stylus_chain::chain::{Account, Chain, INITIAL_BALANCE};

/// Computed with another implementation of the same rule: key = keccak256("account:alice").
const ALICE: Address = address!("e49c93f85A5acEc9B0F7108e5D53AA84c53B69E2");

#[test]
fn a_name_gives_the_same_key_everywhere() {
    assert_eq!(Account::named("alice").address, ALICE);
    assert_eq!(Chain::dev().account("alice").address, ALICE);
    assert_ne!(Account::named("bob").address, ALICE);
}

#[test]
fn a_signature_is_the_one_of_other_wallets() {
    let signature = Account::named("alice").sign_hash(keccak256("hello"));
    let expected = hex!(
        "3dfde557e36b9fda06774de098bd0162f221756efec04b982bb51b06af93b572"
        "33e7ec72b74a4aee18a3ea4c8cb89cbfebbd87b9fe12802f60ba14759e4ba2be1b"
    );
    assert_eq!(signature.as_bytes(), expected);
    assert_eq!(signature.recover_address_from_prehash(&keccak256("hello")).ok(), Some(ALICE));
}

#[test]
fn an_account_gets_its_balance_once() {
    let mut chain = Chain::dev();
    let alice = chain.account("alice");
    assert_eq!(chain.balance(&alice), INITIAL_BALANCE);
    assert_eq!(INITIAL_BALANCE, U256::from(1_000) * U256::from(10).pow(U256::from(18)));
    chain.set_balance(&alice, U256::from(7));
    chain.account("alice");
    assert_eq!(chain.balance(&alice), U256::from(7));
}

#[test]
fn what_an_address_had_before_stays() {
    let mut chain = Chain::dev();
    chain.set_balance(ALICE, U256::from(1));
    chain.account("alice");
    assert_eq!(chain.balance(ALICE), INITIAL_BALANCE + U256::from(1));
}

#[test]
fn debug_output_hides_the_key() {
    let alice = Account::named("alice");
    assert_eq!(format!("{alice:?}"), format!("alice {ALICE}"));
}
