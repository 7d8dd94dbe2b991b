//! Prices that follow from the parameters alone.

use std::collections::HashSet;

use stylus_wasm::{IMPORTS, Rules};

#[test]
fn entry_gas_is_base_plus_cost_at_full_scale() {
    let rules = Rules::default();
    assert_eq!((rules.init_gas(0), rules.init_gas(18)), (8_832, 8_850));
    assert_eq!((rules.cached_gas(0), rules.cached_gas(11)), (352, 363));
    assert_eq!(rules.init_gas(u16::MAX), 8_832 + 65_535);
}

#[test]
fn scaled_costs_round_up() {
    let rules = Rules { init_cost_scalar: 1, cached_cost_scalar: 49, ..Rules::default() };
    assert_eq!(rules.init_gas(1), 8_832 + 1);
    assert_eq!(rules.init_gas(50), 8_832 + 1);
    assert_eq!(rules.init_gas(51), 8_832 + 2);
    assert_eq!(rules.cached_gas(101), 352 + 99);
    assert_eq!(Rules { init_cost_scalar: 0, ..rules }.init_gas(u16::MAX), 8_832);
}

#[test]
fn there_are_42_distinct_host_functions() {
    let names: HashSet<_> = IMPORTS.iter().map(|import| import.name).collect();
    assert_eq!((IMPORTS.len(), names.len()), (42, 42));
}
