//! QEV, the sealed-bid auction that decides who leaves the vault first: what is bid, what is sealed, who is
//! served, at what rate, and what that pays.
//!
//! One epoch is cleared by walking the live rate ticks once, from the highest down. Nothing here depends on
//! the number of bids: a position looks up its own outcome in each epoch's [`Record`] whenever somebody asks.
//! Everyone served pays one rate, the highest that could not be served in full; a bid that was sealed and not
//! opened can only raise it. Pay-as-bid is the other [`Pricing`].
//!
//! The crate knows no chain. Hashing is the caller's, storage is the caller's ([`Slots`]), and every rounding is
//! for the vault. [`Engine`] is the whole of it; what it is made of can be used alone:
//!
//! | what | where |
//! |---|---|
//! | a rate, what is sealed, when it opens | [`Tick`], [`Opening`], [`Beacon`] |
//! | an epoch's phases, and what the clock demands | [`Auction`], [`Intake`], [`Rules`] |
//! | a place in the line: request, bid, reveal, cancel, settle | [`Position`] |
//! | opened bids per tick, and the walk | [`Book`], [`Scan`], [`clear`] |
//! | the line in blocks | [`Line`], [`Serving`], [`Frontier`] |
//! | what an epoch came to | [`Record`], [`Payout`], [`Outcome`] |

#![no_std]

mod auction;
mod beacon;
mod bids;
mod book;
mod claim;
mod clearing;
mod engine;
mod error;
mod intake;
mod line;
mod position;
mod pricing;
mod record;
mod requests;
mod rules;
mod scan;
mod sealing;
mod settling;
mod shares;
mod slots;
mod tick;
mod word;

pub use auction::{Auction, Phase};
pub use beacon::Beacon;
pub use book::Book;
pub use claim::{Fill, fill_down, pay_down};
pub use clearing::{Terms, clear};
pub use engine::{Engine, Followed};
pub use error::AuctionError;
pub use intake::Intake;
pub use line::{BLOCK, Frontier, Line, Serving};
pub use position::{Position, Seal};
pub use pricing::{PayAsBid, Pricing, Uniform};
pub use record::{Outcome, Payout, Record};
pub use requests::Cancelled;
pub use rules::{Rules, RulesError};
pub use scan::Scan;
pub use sealing::{COMMITMENT_WORDS, MASK_WORDS, Opening, SealedFor};
pub use settling::{Collected, Records};
pub use shares::Shares;
pub use slots::{Slot, Slots};
pub use tick::{Tick, TickError};
