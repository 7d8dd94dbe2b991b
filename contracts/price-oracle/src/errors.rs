//! Every reason to refuse, with the numbers that decided it. What each means and its remedy:
//! `abi/price-oracle.sol`.

pub use kit::Error;
pub use kit::errors::*;
