//! Why an input is refused.

use alloy_primitives::{Address, B256};

/// An input that no chain can have, or of which something is missing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InputError {
    /// The season does not have the week.
    #[error("the season has no week {0}")]
    WeekUnknown(u32),
    /// The referral rate is above all that is earned.
    #[error("a referral earns {0} basis points, more than 10,000")]
    ReferralRate(u16),
    /// Blocks are missing, or are there twice.
    #[error("block {expected} should follow, not {found}")]
    BlockGap {
        /// The block after the last.
        expected: u64,
        /// What came.
        found: u64,
    },
    /// The page is of another chain than the one before, which was reorganised meanwhile.
    #[error("block {block} does not follow on {expected}, but on {found}: read the pages before it again")]
    Reorganised {
        /// The first block of the later page.
        block: u64,
        /// The hash that the one before had.
        expected: B256,
        /// The hash that this one says it had.
        found: B256,
    },
    /// A page ends before it begins.
    #[error("a page goes from block {first} to block {last}")]
    PageReversed {
        /// Its first block.
        first: u64,
        /// Its last block.
        last: u64,
    },
    /// A page ends when the week is over.
    #[error("block {block} is of {time}, and the week ended at {end}")]
    AfterWeek {
        /// The page's last block.
        block: u64,
        /// Its time.
        time: u64,
        /// The end of the week.
        end: u64,
    },
    /// The last page ends before the week does.
    #[error("block {block} is of {time}, and the week ends at {end}: read on until then")]
    WeekNotOver {
        /// The block after the last page.
        block: u64,
        /// Its time.
        time: u64,
        /// The end of the week.
        end: u64,
    },
    /// A log or a price is not where it is said to be: outside its page, out of order, or at another time than its
    /// block.
    #[error("what is said of block {block} at {time} is out of place")]
    OutOfPlace {
        /// The block.
        block: u64,
        /// The time.
        time: u64,
    },
    /// The share price of a day is missing, or is of a later block than the first.
    #[error("the share price of day {0} is missing, or not that of its first block")]
    PriceMissing(u64),
    /// More left an account than it had: a log is missing.
    #[error("{account} moved {value} and had {balance}: a log before block {block} is missing")]
    Overdrawn {
        /// The account; zero for what is not yet minted.
        account: Address,
        /// What it had.
        balance: u128,
        /// What left.
        value: u128,
        /// Where.
        block: u64,
    },
    /// A position that nobody made, or that belongs to somebody else: a log is missing.
    #[error("position {id} does not belong to {account}: a log before block {block} is missing")]
    PositionUnknown {
        /// The position.
        id: B256,
        /// Who was said to have it; zero where nobody was named.
        account: Address,
        /// Where.
        block: u64,
    },
    /// What an epoch is said to have served is not what waited: a log is missing.
    #[error(
        "{served} shares were served, and {expected} by the bids and the line: a log before block {block} is missing"
    )]
    NotServed {
        /// As the log says.
        served: u128,
        /// As the positions say.
        expected: u128,
        /// Where.
        block: u64,
    },
    /// A loan that did not begin, began twice, or whose tranche is not there: a log is missing.
    #[error("loan {loan} has no such tranche, or had it before: a log before block {block} is missing")]
    LoanUnknown {
        /// The loan.
        loan: B256,
        /// Where.
        block: u64,
    },
    /// A currency of more than 18 decimals.
    #[error("the currency of loan {loan} has {decimals} decimals, more than 18")]
    DecimalsTooMany {
        /// The loan.
        loan: B256,
        /// Its currency's decimals.
        decimals: u8,
    },
    /// The contract lets nobody refer itself, or be referred twice.
    #[error("{0} refers itself, or was referred before")]
    ReferralImpossible(Address),
    /// Numbers that no supply of 96 bits comes to.
    #[error("the numbers are too large")]
    Overflow,
}
