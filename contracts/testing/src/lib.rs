//! What the tests of the contracts share: an interface as it is published, and calls that must go through or not.
//! Part of no program.

mod interface;

use alloy_primitives::{FixedBytes, LogData, hex};
use alloy_sol_types::{SolError, SolEvent};

pub use interface::{AUTHORITY, ERC20, ERRORS, Interface, LOAN_TERMS, parse, selector};

/// The call must go through.
///
/// # Panics
/// It was refused; the message has its data.
#[track_caller]
pub fn done<T>(result: Result<T, Vec<u8>>) -> T {
    result.unwrap_or_else(|data| panic!("refused: {}", hex::encode_prefixed(data)))
}

/// The call must be refused with this error and these numbers.
///
/// # Panics
/// It went through, or was refused otherwise.
#[track_caller]
pub fn refused<T, E: SolError>(result: Result<T, Vec<u8>>, expected: E) {
    match result {
        Ok(_) => panic!("not refused with {}", E::SIGNATURE),
        Err(data) => assert_eq!(data, expected.abi_encode(), "not refused with {}", E::SIGNATURE),
    }
}

/// An event as it is logged.
pub fn log(event: impl SolEvent) -> LogData {
    event.encode_log_data()
}

/// The id of an interface (ERC-165): the exclusive or of its selectors.
pub fn interface_id(signatures: &[&str]) -> FixedBytes<4> {
    signatures.iter().fold(FixedBytes::ZERO, |id, signature| id ^ selector(signature))
}
