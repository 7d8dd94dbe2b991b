//! Every reason to refuse, with the numbers that decided it. What each means and its remedy:
//! `abi/cores.sol`.

pub use kit::Error;
pub use kit::errors::*;
