//! X16: USDai takes no ether, from no function and in no other way.

use alloy_primitives::U256;
use alloy_sol_types::{SolCall, SolError};
use stylus_chain::executor::Status;
use tests::{World, abi::IUSDai, whole};

use crate::support::{functions, refused_without_data, simulate, zero_call};

#[test]
fn x16_no_function_takes_value() {
    let mut world = World::new();
    let alice = world.alice.address;
    for (signature, selector) in functions() {
        for value in [U256::ONE, whole(1, 18)] {
            let outcome = simulate(&mut world, alice, zero_call(selector), value);
            let expected = IUSDai::ValueNotAccepted { value }.abi_encode();
            assert_eq!((outcome.status, outcome.output), (Status::Revert, expected.into()), "{signature}");
        }
    }
}

#[test]
fn x16_stray_ether_does_not_arrive() {
    let mut world = World::new();
    let alice = world.alice.address;
    for data in [vec![], vec![1], vec![1, 2, 3, 4], IUSDai::harvestCall {}.abi_encode()] {
        let outcome = simulate(&mut world, alice, data, U256::ONE);
        assert_eq!(outcome.output, IUSDai::ValueNotAccepted { value: U256::ONE }.abi_encode());
    }
    assert_eq!(world.chain.balance(world.usdai), U256::ZERO);
    // Without value, calldata that names no function is refused without data.
    refused_without_data(&simulate(&mut world, alice, vec![], U256::ZERO));
}
