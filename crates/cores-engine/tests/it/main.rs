//! What earns what, what is refused, and every point of random chains against a second, slow computation.
//!
//! `CORES_CASES` sets how many chains are tried, 64 when unset; `CORES_EVENTS` how many logs the long one has, 20,000
//! when unset.

mod hashes;
mod mints;
mod model;
mod random;
mod refused;
mod rules;
mod slow;
mod story;
