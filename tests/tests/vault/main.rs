//! sUSDai as a vault: every test here runs the built WASM on the embedded chain.
//!
//! Names start with the id of the property, scenario or weakness that they show: `p4626_` for the list of
//! crytic/properties, `a16z_` for that of a16z/erc4626-tests, `v01_` to `v16_` for attacks on shares, `w04_` and
//! so on for what the public implementation gets wrong. `USDAI_VAULT_CASES` multiplies the random cases.

mod accrual;
mod erc4626;
mod gas;
mod limits;
mod reentrance;
mod scenarios;
mod support;
mod weaknesses;
