//! X15: a vault without a USDai that exists takes no deposits. There is none before the constructor, which only
//! code put on chain by hand waits for, and none when the constructor was told a wrong address.

use alloy_primitives::{Address, U256};
use stylus_chain::chain::Program;
use tests::{
    Staking,
    abi::ISUSDai,
    check::{made, refused},
    token::{Subject, supply},
    whole,
};

use crate::support::deploy_bare;

/// What the vault there mints for `token` would be for nothing.
#[track_caller]
fn mints_nothing(mut staking: Staking, vault: Address, token: Address) {
    staking.susdai = vault;
    let alice = staking.world.alice.clone();
    let result = staking.enter(&alice, alice.address, whole(1, 18));
    refused(result, ISUSDai::TransferFailed { token });
    assert_eq!(supply(&mut staking), U256::ZERO);
}

#[test]
fn x15_code_without_a_constructor_mints_nothing() {
    let mut staking = Staking::start();
    let program = made(Program::load("susdai").map_err(Into::into));
    let bare = staking.world.chain.deploy_without_constructor(&program);
    let vault = made(bare.map_err(Into::into)).address;
    mints_nothing(staking, vault, Address::ZERO);
}

#[test]
fn x15_a_vault_for_an_address_without_code_mints_nothing() {
    let mut staking = Staking::start();
    let nobody = Address::repeat_byte(0x77);
    let vault = deploy_bare(&mut staking, nobody);
    mints_nothing(staking, vault, nobody);
}
