//! What a share of the vault is worth, and what may change that.
//!
//! A vault has two prices. Deposits pay the optimistic one, which counts interest that has accrued;
//! redemptions are paid the conservative one, which counts principal and cash. The first is never below
//! the second. Neither rises in a step: what would raise a price enters a [`Stream`] and is released over
//! seven days. A loss lowers both at once, and what comes back of it raises the first at once, so that nobody
//! can buy it for a price that does not know of it.
//!
//! | what comes in | optimistic price | conservative price |
//! |---|---|---|
//! | accrued interest, net of the fee | at once | not before it is paid |
//! | interest that had accrued and is paid (S1) | had it already | streamed |
//! | premium of a deposit (S1) | had it already | streamed |
//! | mark taken back (relief) | had it already | streamed |
//! | lost principal that comes back (relief) | at once, as it was lost | streamed |
//! | reserve yield, auction gains, interest beyond what had accrued (S2) | streamed | streamed |
//! | fee on yield | matched by new shares | matched by new shares |
//!
//! A contract holds the state in its own slots and calls these functions. What a module reports is bounded
//! here, so that a module that lies can lose what it was lent and nothing else.

mod book;
mod capacity;
mod cash;
mod clock;
mod entry;
mod error;
mod exit;
mod fee;
mod holdings;
mod inflow;
mod share_price;
mod source;
mod stream;
mod update;

pub use book::Book;
pub use capacity::{CAPACITY_MARGIN_DIVISOR, Settlement, capacity_up, worth_with_margin_up};
pub use cash::Cash;
pub use clock::{Clock, Epoch};
pub use entry::{deposit_down, max_deposit_down, max_mint, mint_up, premium_down};
pub use error::VaultError;
pub use exit::{LEAST_REQUEST, check_request};
pub use fee::{FeeMint, fee_down};
pub use holdings::Holdings;
pub use inflow::Inflow;
pub use share_price::{SUPPLY_CAP, SharePrice, VIRTUAL_UNITS, YIELD_SUPPLY};
pub use source::Source;
pub use stream::Stream;
pub use update::{Flows, Report, Rules, Update};
