//! The `data` of a deposit or redemption: empty, or `abi.encode(uint8 kind, bytes content)`.

use crate::calldata::Arguments;
use crate::errors::Error;
use alloy_primitives::U256;

/// No option; its content is empty.
const NONE: u64 = 0;

/// Accepts what asks for nothing.
///
/// [`Error::DataKindUnsupported`] for any kind but 0, [`Error::DataMalformed`] for what does not decode.
pub fn check(data: &[u8]) -> Result<(), Error> {
    if data.is_empty() {
        return Ok(());
    }
    let malformed = || Error::data_malformed(U256::from(data.len()));
    let mut arguments = Arguments::new(data);
    let kind = arguments.uint_up_to(u64::from(u8::MAX)).map_err(|_| malformed())?;
    if kind != NONE {
        return Err(Error::data_kind_unsupported(U256::from_limbs([kind, 0, 0, 0])));
    }
    match arguments.bytes() {
        Ok([]) => Ok(()),
        _ => Err(malformed()),
    }
}
