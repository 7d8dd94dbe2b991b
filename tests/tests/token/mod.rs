//! What both tokens have in common, on either's shipped program: the binary that includes this names its
//! `Token`.

mod allowances;
mod balances;
mod constructor;
pub mod errors;
mod fuzz;
mod interface;
mod native_currency;
mod permits;
mod sequences;
mod untrusted_input;
