//! The token as another contract's callee in tests off the chain; on it the entry routes.

use crate::MockHostile;
use alloc::vec::Vec;
use stylus_sdk::ArbResult;
use stylus_sdk::abi::Router;

impl Router<MockHostile> for MockHostile {
    type Storage = Self;

    fn route(token: &mut MockHostile, selector: u32, arguments: &[u8]) -> Option<ArbResult> {
        let mut input = Vec::from(selector.to_be_bytes());
        input.extend_from_slice(arguments);
        Some(token.call(&input))
    }

    fn receive(_: &mut MockHostile) -> Option<Result<(), Vec<u8>>> {
        None
    }

    fn fallback(_: &mut MockHostile, _: &[u8]) -> Option<ArbResult> {
        None
    }

    fn constructor(_: &mut MockHostile, _: &[u8]) -> Option<ArbResult> {
        None
    }
}
