//! Every reason to refuse. What each means and its remedy: `abi/beacon.sol`.

use crate::abi::IBeacon as abi;

pub use kit::Error;
pub use kit::errors::{already_constructed, value_not_accepted};

kit::errors! {
    public_key_invalid = PublicKeyInvalid(),
    precompiles_missing = PrecompilesMissing(),
    gas_too_low = GasTooLow(needed: u64),
}
