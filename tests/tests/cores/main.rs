//! Cores as they ship: weeks committed, challenged and claimed, roots that lie, the roots of the engine, and what the
//! suite's own logs come to.
//!
//! `USDAI_CORES_CLAIMS` sets how many claims of a week of 100,000 accounts are made, 200 when unset.

mod claims;
mod engine;
mod gas;
mod lies;
mod logs;
mod story;
mod support;
mod weeks;
