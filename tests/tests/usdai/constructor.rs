//! X15: what USDai's constructor leaves unset.

use alloy_primitives::{Address, U256};
use stylus_chain::chain::Program;
use tests::{World, abi::IUSDai, check::refused};

use crate::support::{ask, deploy_bare, made};

#[test]
fn x15_a_new_contract_has_no_caps_no_assets_and_no_recipient() {
    let mut world = World::new();
    world.usdai = deploy_bare(&mut world);
    for value in [ask(&mut world, &IUSDai::supplyCapCall {}), ask(&mut world, &IUSDai::bridgedSupplyCall {})]
    {
        assert_eq!(value, U256::ZERO);
    }
    assert_eq!(ask(&mut world, &IUSDai::assetsCall {}), Vec::<Address>::new());
    assert_eq!(ask(&mut world, &IUSDai::harvestRecipientCall {}), Address::ZERO);
    let (alice, dollar) = (world.alice.clone(), world.dollar);
    refused(world.deposit(&alice, dollar, U256::ONE), IUSDai::AssetUnknown { asset: dollar });
}

#[test]
fn x15_code_without_a_constructor_takes_no_deposit() {
    let mut world = World::new();
    let program = made(Program::load("usdai").map_err(Into::into));
    world.usdai = made(world.chain.deploy_without_constructor(&program).map_err(Into::into)).address;
    let (alice, dollar) = (world.alice.clone(), world.dollar);
    refused(world.deposit(&alice, dollar, U256::ONE), IUSDai::AssetUnknown { asset: dollar });
}
