//! The lens off the chain, over a router whose words the test writes: each view says what the arithmetic says of them.

extern crate alloc;

mod abi;
mod fake;
mod loans;
mod plans;
