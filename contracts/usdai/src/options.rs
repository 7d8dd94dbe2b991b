//! The `data` of a deposit or redemption: empty, or `abi.encode(uint8 kind, bytes content)`.

use crate::errors::{self, Error};
use alloy_primitives::U256;
use kit::calldata::Arguments;

/// No option; its content is empty.
const NONE: u64 = 0;

/// Accepts what asks for nothing.
///
/// `DataKindUnsupported` for any kind but 0, `DataMalformed` for what does not decode.
pub fn check(data: &[u8]) -> Result<(), Error> {
    if data.is_empty() {
        return Ok(());
    }
    let mut arguments = Arguments::new(data);
    let (kind, content) = (arguments.uint_up_to(u64::from(u8::MAX)), arguments.bytes());
    if arguments.check().is_err() || (kind == NONE && !content.is_empty()) {
        return Err(errors::data_malformed(U256::from(data.len())));
    }
    if kind != NONE {
        return Err(errors::data_kind_unsupported(kind));
    }
    Ok(())
}
