//! What points are computed from.

use alloy_primitives::{Address, B256};

/// Seconds of a week.
pub const WEEK: u64 = 7 * DAY;
/// Seconds of a day. Days are those of UTC.
pub const DAY: u64 = 86_400;
/// How long what was minted has to be held, seconds.
pub const HOLD: u64 = 7 * DAY;

/// All that a week is computed from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// What is computed, and by which rules.
    pub terms: Terms,
    /// The chain from `terms.first` to the last block of the week, in order and without a gap.
    pub pages: Vec<Page>,
    /// The block that follows.
    pub next: Next,
}

/// What is computed, and by which rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    /// EIP-155.
    pub chain_id: u64,
    /// The season that has the week, as the contract says it.
    pub season: Season,
    /// The week, by the contract's numbers.
    pub week: u32,
    /// Who earns nothing: every contract of the suite, in any order.
    pub excluded: Vec<Address>,
    /// The vault as a lender. Who lends beside it is a curator; it earns nothing itself.
    pub loan_book: Address,
    /// Where the pages begin: at or before the first log of any contract.
    pub first: First,
}

/// A season, as the contract's `seasonOf` answers it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Season {
    /// When its first week begins, unix seconds.
    pub start: u64,
    /// The number of that week.
    pub first_week: u32,
    /// How many weeks it has.
    pub week_count: u32,
    /// The most that a week may grant, Cores of 18 decimals.
    pub weekly_maximum: u128,
    /// What activities earn.
    pub rates: Rates,
}

/// What activities earn, Cores of 18 decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rates {
    /// For a USDai held for a day.
    pub held: u128,
    /// For a dollar staked, or waiting in the line, for a day.
    pub staked: u128,
    /// For a USDai minted and held for seven days.
    pub minted: u128,
    /// For a dollar lent as a curator for a day.
    pub lent: u128,
    /// For who referred, basis points of what the other earns by the above.
    pub referral_bps: u16,
}

/// The first block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct First {
    /// Its number.
    pub number: u64,
    /// Its unix seconds.
    pub time: u64,
    /// Its parent's hash.
    pub parent: B256,
}

/// The first block that is not of the week any more: the proof that none is missing before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Next {
    /// Its number.
    pub number: u64,
    /// Its unix seconds.
    pub time: u64,
    /// Its parent's hash.
    pub parent: B256,
}

/// Blocks that were read at a time, and what happened in them. How the chain is cut into pages changes nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Number of its first block.
    pub first: u64,
    /// Hash of the block before that.
    pub parent: B256,
    /// Number of its last block.
    pub last: u64,
    /// Hash of its last block.
    pub hash: B256,
    /// Unix seconds of its last block.
    pub time: u64,
    /// The prices sampled in these blocks, in order.
    pub prices: Vec<Price>,
    /// The logs of these blocks, in order.
    pub events: Vec<Event>,
}

/// The vault's `redemptionSharePrice` after the first block of a day; it counts from that block to the next sample.
/// Before the first it is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Price {
    /// The day: unix seconds divided by [`DAY`].
    pub day: u64,
    /// The first block of that day, or the next where the day has none.
    pub block: u64,
    /// Its unix seconds.
    pub time: u64,
    /// USDai of a share, 18 decimals.
    pub price: u128,
}

/// A log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Number of its block.
    pub block: u64,
    /// Its place among the logs of the block.
    pub index: u32,
    /// Unix seconds of its block.
    pub time: u64,
    /// What it says.
    pub act: Act,
}

/// What a log says. Each variant is one event of one contract; amounts have 18 decimals but for loans.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// USDai `Transfer`.
    UsdaiMoved {
        /// Zero when minted.
        from: Address,
        /// Zero when burnt.
        to: Address,
        /// USDai.
        value: u128,
    },
    /// USDai `Deposited`: what was minted, and for whom.
    UsdaiMinted {
        /// The recipient.
        to: Address,
        /// `mintAmount`.
        amount: u128,
    },
    /// sUSDai `Transfer`.
    SharesMoved {
        /// Zero when minted.
        from: Address,
        /// Zero when burnt.
        to: Address,
        /// Shares.
        value: u128,
    },
    /// QEV `Transfer`: the position belongs to somebody else.
    PlaceMoved {
        /// The position.
        id: u64,
        /// Zero for a request.
        from: Address,
        /// Zero once it is empty.
        to: Address,
    },
    /// QEV `Requested`: so many shares wait in the position.
    Requested {
        /// The position.
        id: u64,
        /// Shares.
        shares: u128,
    },
    /// QEV `Revealed`.
    Revealed {
        /// The position.
        id: u64,
        /// The rate; zero for a decoy.
        tick: u16,
        /// Shares of the bid.
        shares: u128,
    },
    /// QEV `BidWithdrawn`.
    BidWithdrawn {
        /// The position.
        id: u64,
    },
    /// QEV `Cancelled`.
    Cancelled {
        /// The position.
        id: u64,
    },
    /// QEV `Cleared`: what was served. Of whom is found out as the contract does.
    Cleared(Clearing),
    /// Loan router `LoanOriginated`.
    LoanOpened {
        /// The loan.
        loan: B256,
        /// Decimals of its currency, 18 at most.
        decimals: u8,
        /// Lender and amount of each tranche in order, units of the currency.
        tranches: Vec<(Address, u128)>,
    },
    /// Loan router `LenderRepaid`, and `LenderRecovered` with what is lost added to the principal.
    PrincipalEnded {
        /// The loan.
        loan: B256,
        /// The tranche.
        index: u8,
        /// Principal that was paid back or is lost, units of the currency.
        amount: u128,
    },
    /// Loan positions `Transfer`.
    LoanMoved {
        /// The position's number.
        id: B256,
        /// Zero when its loan began.
        from: Address,
        /// Who has it now.
        to: Address,
    },
    /// Cores `Referred`.
    Referred {
        /// Who was referred.
        account: Address,
        /// By whom.
        referrer: Address,
    },
}

/// What an epoch of the auction served.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clearing {
    /// Shares of bids.
    pub bid_served: u128,
    /// Shares of the line, in the order of requests.
    pub line_served: u128,
    /// The rate that was served in part; zero for none.
    pub marginal_tick: u16,
    /// Shares served at it.
    pub marginal_served: u128,
    /// Shares bid at it.
    pub marginal_bid: u128,
    /// Whether nobody was served.
    pub is_void: bool,
}

impl Terms {
    /// Who earns nothing, by address and once each.
    pub(crate) fn excluded_in_order(&self) -> Vec<Address> {
        let mut excluded = self.excluded.clone();
        excluded.sort_unstable();
        excluded.dedup();
        excluded
    }
}

impl Season {
    /// When a week of the season begins and ends, unix seconds; nothing for one that it does not have.
    pub fn times(&self, week: u32) -> Option<(u64, u64)> {
        let place = week.checked_sub(self.first_week).filter(|place| *place < self.week_count)?;
        let begin = self.start.checked_add(u64::from(place).checked_mul(WEEK)?)?;
        Some((begin, begin.checked_add(WEEK)?))
    }
}
