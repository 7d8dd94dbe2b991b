//! QEV, the sealed-bid auction that decides who leaves the vault first: what is bid, what is sealed, who is
//! served, at what rate, and what that pays.
//!
//! One epoch is cleared by walking the live rate ticks once, from the highest down. Nothing here depends on
//! the number of bids: a bid looks up its own outcome in the epoch's [`Record`] whenever its owner asks.
//! Everyone served pays one rate, the highest that could not be served in full; a bid that was sealed and not
//! opened can only raise it. Pay-as-bid is the other [`Pricing`].
//!
//! The crate knows no chain. Hashing is the caller's, storage is the caller's, and every rounding is for the
//! vault.

#![no_std]

mod book;
mod claim;
mod clearing;
mod line;
mod record;
mod scan;
mod sealing;
mod tick;

pub use book::Book;
pub use claim::{Fill, fill_down, pay_down};
pub use clearing::{Terms, clear};
pub use line::{BLOCK, Frontier, Line, Serving};
pub use record::{Outcome, Pricing, Record};
pub use scan::Scan;
pub use sealing::{COMMITMENT_WORDS, Opening, SealedFor};
pub use tick::{Tick, TickError};
