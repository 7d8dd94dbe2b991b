//! Titles: what is signed, what they go through, what they are worth, what holds a serial, and what is kept in slots.
//!
//! `CALIBER_CASES` sets how many cases each property tries; 2,000 when unset.

mod depreciation;
mod document;
mod errors;
mod freeze;
mod lending;
mod lives;
mod machine;
mod model;
mod registry;
mod serials;
mod standing;
mod typed;
mod words;
