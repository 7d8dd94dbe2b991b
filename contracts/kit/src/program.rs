//! What makes a contract a program: the chain's entry, and on the tests' machine the router.

use crate::Error;
use crate::errors::value_not_accepted;
use crate::host;
use alloc::vec::Vec;

/// A contract that answers calls by selector and takes no native currency, but where it says so.
pub trait Program {
    /// Whether the function of this selector takes native currency, and looks at it itself. None does by default.
    fn takes_value(_selector: u32) -> bool {
        false
    }

    /// Answers a function; `None` for an unknown selector.
    fn route(&mut self, selector: u32, arguments: &[u8]) -> Result<Option<Vec<u8>>, Error>;

    /// Answers a call by its calldata. `ValueNotAccepted`; no data for an unknown selector.
    fn call(&mut self, input: &[u8]) -> Result<Vec<u8>, Error> {
        let value = host::value();
        if !value.is_zero() && !selector(input).is_some_and(Self::takes_value) {
            return Err(value_not_accepted(value));
        }
        let (selector, arguments) = input.split_first_chunk::<4>().ok_or(Error::undecodable())?;
        self.route(u32::from_be_bytes(*selector), arguments)?.ok_or(Error::undecodable())
    }
}

fn selector(input: &[u8]) -> Option<u32> {
    input.first_chunk::<4>().map(|selector| u32::from_be_bytes(*selector))
}

/// Selectors of functions of the interface that is in scope as `abi`, as numbers to match.
#[macro_export]
macro_rules! selectors {
    ($($name:ident = $call:ident),* $(,)?) => {
        $(const $name: u32 = u32::from_be_bytes(<abi::$call as $crate::__sol_types::SolCall>::SELECTOR);)*
    };
}

/// The chain's entry for a [`Program`]. Off the chain also the SDK's router, so that the contract can be
/// another contract's callee on the tests' machine.
#[macro_export]
macro_rules! program {
    ($contract:ty) => {
        const _: () = {
            // The entry calls the host by the traits in it.
            use stylus_sdk::prelude::*;

            #[cfg_attr(not(target_arch = "wasm32"), allow(dead_code))]
            #[entrypoint]
            fn main(input: alloc::vec::Vec<u8>, host: stylus_sdk::host::VM) -> stylus_sdk::ArbResult {
                use stylus_sdk::storage::StorageType;
                // SAFETY: the one place that opens the storage, at its root.
                let mut contract = unsafe { <$contract>::new($crate::__primitives::U256::ZERO, 0, host) };
                $crate::program::Program::call(&mut contract, &input).map_err(alloc::vec::Vec::from)
            }
        };

        // SAFETY: the entry opens this struct at the root of the storage, and nothing else does.
        unsafe impl stylus_sdk::prelude::TopLevelStorage for $contract {}

        #[cfg(not(target_arch = "wasm32"))]
        impl stylus_sdk::abi::Router<$contract> for $contract {
            type Storage = Self;

            fn route(
                contract: &mut $contract,
                selector: u32,
                arguments: &[u8],
            ) -> Option<stylus_sdk::ArbResult> {
                let answer = $crate::program::Program::route(contract, selector, arguments);
                answer.map_err(alloc::vec::Vec::from).transpose()
            }

            fn receive(_: &mut $contract) -> Option<Result<(), alloc::vec::Vec<u8>>> {
                None
            }

            fn fallback(_: &mut $contract, _: &[u8]) -> Option<stylus_sdk::ArbResult> {
                None
            }

            fn constructor(_: &mut $contract, _: &[u8]) -> Option<stylus_sdk::ArbResult> {
                None
            }
        }
    };
}
