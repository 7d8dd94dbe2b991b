//! BURNABLE-001: redeeming lowers balance and supply together. A deposit that goes out again leaves no trace.

use alloy_primitives::U256;
use proptest::prelude::*;
use tests::{
    World,
    abi::IUSDai,
    check::done,
    token::{PEOPLE, balance, operation::state, people},
};

use crate::support::{ask, runs, u};

proptest! {
    #![proptest_config(runs(24, 0xb0e5))]

    #[test]
    fn burnable_001_balance_and_supply_move_together(
        mut world in state::<World>(), who in 0..PEOPLE, part: u16,
    ) {
        let (person, dollar) = (people(&world)[who].clone(), world.dollar);
        let (held, supply) = (balance(&mut world, person.address), done(world.supply()));
        let minted = done(world.deposit(&person, dollar, u(1) + U256::from(part)));
        prop_assert_eq!(balance(&mut world, person.address), held + minted);
        prop_assert_eq!(done(world.supply()), supply + minted);
        done(world.withdraw(&person, dollar, minted, person.address));
        prop_assert_eq!(balance(&mut world, person.address), held);
        prop_assert_eq!(done(world.supply()), supply);
        prop_assert_eq!(ask(&mut world, &IUSDai::bridgedSupplyCall {}), U256::ZERO);
    }
}
