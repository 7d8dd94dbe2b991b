//! The lens off the chain, over an auction whose words the test writes: each is decoded as the crate that packs it
//! says, and silence is told.

mod abi;
mod books;
mod fake;
