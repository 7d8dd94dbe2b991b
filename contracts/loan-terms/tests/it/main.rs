//! Terms as Solidity encodes them, ids as EIP-712 hashes them, records as they are laid out, and the errors.

extern crate alloc;

mod errors;
mod record;
mod terms;
