//! The credit side: what anybody may do for loans, sales of titles and the loan book.

mod calls;
mod decide;
mod loans;
mod look;
mod words;

use alloy_primitives::{Address, B256, U256};
use usdai_core::Timestamp;

pub use loans::Loans;
pub use look::look;

/// What the chain says of it, as far as anything can be due.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Credit {
    /// Loans that are not closed.
    pub loans: Vec<Loan>,
    /// Tranches of the loan book that are paid ahead or in default.
    pub entries: Vec<Entry>,
    /// Currencies in which the loan book has cash.
    pub cash: Vec<Cash>,
    /// Tranches of which the loan book was paid and took no note.
    pub unreported: Vec<Unreported>,
}

/// A loan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Loan {
    /// Its id.
    pub id: B256,
    /// Where it is in its life.
    pub stage: Stage,
}

/// Where a loan is in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Paid, or late.
    Active {
        /// Afterwards anybody may call its default.
        default_after: Timestamp,
    },
    /// In its cure window.
    Defaulted {
        /// Until and with this second it can be cured.
        cure_until: Timestamp,
    },
    /// Its title is for sale.
    ForSale {
        /// The title.
        title: U256,
        /// Bids are taken before this second.
        ends_at: Timestamp,
        /// Whether somebody bid in this round.
        has_bid: bool,
    },
    /// Its title is sold, and what that brought is not distributed.
    Sold,
}

/// A tranche that the loan book holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The loan.
    pub loan: B256,
    /// The tranche's place in the order of seniority.
    pub index: U256,
    /// What waits there.
    pub state: EntryState,
}

/// What waits in an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryState {
    /// It accrues nothing.
    PaidAhead {
        /// It can accrue again from this second on.
        from: Timestamp,
    },
    /// It is in default.
    Defaulted {
        /// When it was marked last.
        marked_at: Timestamp,
        /// Whether a round of the title's sale began since then.
        is_round_newer: bool,
        /// Whether its mark can be raised.
        is_raisable: bool,
    },
}

/// Cash of the loan book.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cash {
    /// The currency.
    pub currency: Address,
    /// When it was swept last; none for never.
    pub swept_at: Option<Timestamp>,
    /// Whether USDai takes it now.
    pub is_taken: bool,
}

/// A payment of which the loan book took no note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreported {
    /// The loan.
    pub loan: B256,
    /// The tranche's place in the order of seniority.
    pub index: U256,
    /// Whether the loan book takes note of it now.
    pub is_taken: bool,
}

/// Something that anybody may do for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Duty {
    /// Call the default of this loan.
    CallDefault(B256),
    /// Distribute what the sale for this loan brought.
    Recover(B256),
    /// Raise the mark of this tranche of this loan.
    Remark(B256, U256),
    /// Put the title of this loan up for sale.
    Foreclose(B256),
    /// Begin the next round for this title.
    NextRound(U256),
    /// Sell this title to its highest bidder.
    Settle(U256),
    /// Tell the loan book what this tranche of this loan was paid.
    Reconcile(B256, U256),
    /// Have this tranche of this loan accrue again.
    Resume(B256, U256),
    /// Turn the loan book's cash in this currency into cash of the vault.
    Sweep(Address),
}

/// Why something of it is not to be done yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waiting {
    /// This loan can be cured until then.
    Curing(B256, Timestamp),
    /// The round of this title's sale ends then.
    OnSale(U256, Timestamp),
    /// USDai does not take this currency now.
    NotTaken(Address),
    /// The loan book takes no note of what this tranche of this loan was paid.
    NoNote(B256, U256),
}
