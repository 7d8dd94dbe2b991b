//! The contract as another contract's callee in tests off the chain; on it the entry routes.

use crate::storage::UsdAi;
use alloc::vec::Vec;
use stylus_sdk::ArbResult;
use stylus_sdk::abi::Router;

impl Router<UsdAi> for UsdAi {
    type Storage = Self;

    fn route(contract: &mut UsdAi, selector: u32, arguments: &[u8]) -> Option<ArbResult> {
        contract.route(selector, arguments).map_err(Vec::from).transpose()
    }

    fn receive(_: &mut UsdAi) -> Option<Result<(), Vec<u8>>> {
        None
    }

    fn fallback(_: &mut UsdAi, _: &[u8]) -> Option<ArbResult> {
        None
    }

    fn constructor(_: &mut UsdAi, _: &[u8]) -> Option<ArbResult> {
        None
    }
}
