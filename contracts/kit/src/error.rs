//! A refusal, and the macro that spells those of an interface.

use crate::words::with_selector;
use alloc::vec::Vec;
use alloy_primitives::B256;

/// A refusal, encoded where it arises: an error that is a pointer keeps every function that passes it on
/// small, which an enum of all their numbers does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(Vec<u8>);

impl Error {
    /// A named error with the words of its arguments.
    pub fn named(selector: [u8; 4], words: &[B256]) -> Self {
        Self(with_selector(selector, words))
    }

    /// What a callee reverted with, passed on as it is.
    pub const fn of_callee(data: Vec<u8>) -> Self {
        Self(data)
    }

    /// Arguments that do not decode, or an unknown selector: no data, as the SDK's own routing does.
    pub const fn undecodable() -> Self {
        Self(Vec::new())
    }
}

impl From<Error> for Vec<u8> {
    fn from(error: Error) -> Self {
        error.0
    }
}

/// One function for each error of an interface, which is in scope as `abi`.
#[macro_export]
macro_rules! errors {
    ($($function:ident = $name:ident($($field:ident: $type:ty),*),)*) => {
        $(
            #[doc = concat!("The interface\'s `", stringify!($name), "`.")]
            #[cold]
            #[inline(never)]
            pub fn $function($($field: $type),*) -> $crate::Error {
                let selector = <abi::$name as $crate::__sol_types::SolError>::SELECTOR;
                $crate::Error::named(selector, &[$($crate::words::Word::word(&$field)),*])
            }
        )*
    };
}
