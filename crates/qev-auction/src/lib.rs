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
//!
//! One epoch, in memory:
//!
//! ```
//! use qev_auction::{Engine, Rules, Shares, Slot, Slots, Uniform};
//! use std::collections::HashMap;
//! use usdai_core::vault::{Clock, Epoch};
//! use usdai_core::{Timestamp, U256, Usd, Wad};
//!
//! #[derive(Default)]
//! struct Memory(HashMap<Slot, U256>);
//!
//! impl Slots for Memory {
//!     fn load(&self, slot: Slot) -> U256 {
//!         self.0.get(&slot).copied().unwrap_or_default()
//!     }
//!     fn store(&mut self, slot: Slot, word: U256) {
//!         self.0.insert(slot, word);
//!     }
//! }
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let clock = Clock { genesis: Timestamp::new(1_767_592_800) };
//! let mut auction = Engine { slots: Memory::default(), clock, now: clock.genesis };
//! auction.begin(&Rules::DEFAULT)?;
//! let [patient, eager] = [auction.request(Shares::new(1_000))?, auction.request(Shares::new(1_000))?];
//! auction.commit(eager)?;
//!
//! auction.now = clock.lock_time(Epoch::new(1))?;
//! auction.reveal(eager, 300, Shares::new(1_000))?;
//!
//! // 1,500 dollars for 2,000 shares: the bid is served first and pays the reserve, and the line has the rest.
//! auction.now = clock.clear_time(Epoch::new(1))?;
//! auction.clear::<Uniform>(Usd::new(U256::from(1_500)), Wad::ONE)?;
//! assert!(auction.serve(100)?);
//! assert_eq!(auction.collect(eager, 1)?.paid, Usd::new(U256::from(999)));
//! assert_eq!(auction.collect(patient, 1)?.served, Shares::new(500));
//! # Ok(())
//! # }
//! ```

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
mod walk;
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
