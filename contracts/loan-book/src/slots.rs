//! What shares a slot, and where each is kept.
//!
//! A payment reads and writes four: the two of its entry, the cash of its currency, which names the decimals, and what
//! waits for a report. A
//! currency has a number, so that an entry need not hold its address. Dollars have 96 bits, 79 billion; what does not
//! fit is refused where it is written.

use crate::errors::Error;
use alloy_primitives::{Address, B256, U256};
use kit::host;
use kit::packing::{Unpacker, field, pack};
use kit::words::{Word, number};
use usdai_core::portfolio::{Collected, Entry, EntryState, Lag};
use usdai_core::{AccrualRate, Decimals, Timestamp, Usd};

const ADDRESS: usize = 20;
const DOLLARS: usize = 12;
const OVER: usize = 11;
const TIME: usize = 4;
const RATE: usize = 17;
const SECONDS: usize = 5;
const NUMBER: usize = 2;
const BASIS_POINTS: usize = 2;
const BYTE: usize = 1;

/// How many classes of titles there are, from 1 on.
pub const CLASSES: usize = 5;

/// A slot by its place behind the authority's two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// The vault.
    Vault,
    /// USDai.
    Usdai,
    /// Titles.
    Caliber,
    /// Their sales.
    Auction,
    /// Lenders' positions.
    Positions,
    /// The loan router, zero until it is named.
    Router,
    /// The limits for one loan and one borrower.
    LoanLimits,
    /// The limit for one curator, and the minimum of cash.
    OtherLimits,
    /// [`Common`].
    Common,
    /// [`Lag`].
    Lag,
}

impl Slot {
    /// How many there are.
    pub const COUNT: usize = Self::Lag as usize + 1;
    const FIRST: u64 = 2;

    /// Where it is kept.
    pub fn place(self) -> B256 {
        Self::FIRST.saturating_add(self as u64).word()
    }
}

/// A slot of which there are many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Of a [`Record`], principal, mark and time.
    Entry(B256, u64),
    /// Of a [`Record`], interest and the rest.
    EntryInterest(B256, u64),
    /// [`Default`].
    Default(B256, u64),
    /// Of [`Loan`](crate::exposure::Loan), the borrower and what is lent.
    Loan(B256),
    /// The loan's title.
    Title(B256),
    /// [`Backing`].
    Backing(B256),
    /// A further curator of a loan.
    Curator(B256, u64),
    /// What counts against the limits of an account: as a borrower, as a curator.
    Lent(Address),
    /// A currency's number; none is zero.
    NumberOf(Address),
    /// The currency of a number.
    Currency(u16),
    /// [`Cash`] of the currency of a number.
    Cash(u16),
}

impl Place {
    /// Where it is kept.
    pub fn place(self) -> B256 {
        let (kind, key, index) = match self {
            Self::Entry(loan, index) => (1, loan, index),
            Self::EntryInterest(loan, index) => (2, loan, index),
            Self::Default(loan, index) => (3, loan, index),
            Self::Loan(loan) => (4, loan, 0),
            Self::Title(loan) => (5, loan, 0),
            Self::Backing(loan) => (6, loan, 0),
            Self::Curator(loan, index) => (7, loan, index),
            Self::Lent(account) => (8, account.word(), 0),
            Self::NumberOf(currency) => (9, currency.word(), 0),
            Self::Currency(number) => (10, B256::ZERO, number.into()),
            Self::Cash(number) => (11, B256::ZERO, number.into()),
        };
        let kind: u64 = kind;
        host::keccak_words(&[], &[key, index.word(), kind.word()])
    }
}

/// An entry as it is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Record {
    /// What the vault has in the tranche.
    pub entry: Entry,
    /// The number of its currency.
    pub currency: u16,
    /// Whether it counts in its loan's entries; one that cost nothing does not.
    pub is_counted: bool,
}

impl Record {
    /// The content of both slots.
    pub fn pack(&self) -> Result<[U256; 2], Error> {
        let Entry { state, principal, mark, accrued, rate, from } = self.entry;
        let first = pack(&[
            (principal.raw(), DOLLARS),
            (mark.raw(), DOLLARS),
            field(from.get(), SECONDS),
            field(self.is_counted.into(), BYTE),
        ])?;
        let second = pack(&[
            (accrued.raw(), DOLLARS),
            (rate.raw(), RATE),
            field(state as u64, BYTE),
            field(self.currency.into(), NUMBER),
        ])?;
        Ok([first, second])
    }

    /// The entry in the content of its slots; nothing where there is none.
    pub fn unpack([first, second]: [U256; 2]) -> Option<Self> {
        let (mut first, mut second) = (Unpacker::new(first), Unpacker::new(second));
        let (principal, mark) = (Usd::new(first.take(DOLLARS)), Usd::new(first.take(DOLLARS)));
        let from = Timestamp::new(first.take_u64(SECONDS));
        let is_counted = first.take_u64(BYTE) != 0;
        let accrued = Usd::new(second.take(DOLLARS));
        let rate = AccrualRate::new(second.take(RATE));
        let state = match second.take_u64(BYTE) {
            1 => EntryState::Accruing,
            2 => EntryState::PaidAhead,
            3 => EntryState::Defaulted,
            4 => EntryState::Over,
            _ => return None,
        };
        let currency = second.take_u64(NUMBER) as u16;
        let entry = Entry { state, principal, mark, accrued, rate, from };
        Some(Self { entry, currency, is_counted })
    }
}

/// What came in in a currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cash {
    /// In dollars.
    pub collected: Collected,
    /// Those of the currency.
    pub decimals: Decimals,
}

impl Cash {
    /// The slot's content, which is never zero.
    pub fn pack(&self) -> Result<U256, Error> {
        let Collected { principal, interest } = self.collected;
        pack(&[
            (principal.raw(), DOLLARS),
            (interest.raw(), DOLLARS),
            field(self.decimals.get().into(), BYTE),
        ])
    }

    /// The cash in a slot's content; nothing of a currency that is not known.
    pub fn unpack(slot: U256) -> Option<Self> {
        let mut slot = Unpacker::new(slot);
        let (principal, interest) = (Usd::new(slot.take(DOLLARS)), Usd::new(slot.take(DOLLARS)));
        let decimals = Decimals::new(slot.take_u64(BYTE) as u8).ok()?;
        Some(Self { collected: Collected { principal, interest }, decimals })
    }
}

/// What all entries have in common.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Common {
    /// Of the marks in the vault's book, what no entry has any more.
    pub lifted: Usd,
    /// How many currencies have a number.
    pub currencies: u16,
    /// By class: the part of a title's value that is counted on, basis points.
    pub haircuts: [u16; CLASSES],
}

impl Common {
    /// The slot's content.
    pub fn pack(&self) -> Result<U256, Error> {
        let [a, b, c, d, e] = self.haircuts.map(|share| field(share.into(), BASIS_POINTS));
        pack(&[(self.lifted.raw(), DOLLARS), field(self.currencies.into(), NUMBER), a, b, c, d, e])
    }

    /// The content of the slot.
    pub fn unpack(slot: U256) -> Self {
        let mut slot = Unpacker::new(slot);
        let lifted = Usd::new(slot.take(DOLLARS));
        let currencies = slot.take_u64(NUMBER) as u16;
        Self { lifted, currencies, haircuts: [(); CLASSES].map(|()| slot.take_u64(BASIS_POINTS) as u16) }
    }
}

/// The slot of what waits for a report: of the dollars 88 bits, 309 million, and of the time 32.
pub fn pack_lag(lag: &Lag) -> Result<U256, Error> {
    pack(&[(lag.over.raw(), OVER), (lag.rate.raw(), RATE), field(lag.since.get(), TIME)])
}

/// What waits, in the content of its slot.
pub fn unpack_lag(slot: U256) -> Lag {
    let mut slot = Unpacker::new(slot);
    let (over, rate) = (Usd::new(slot.take(OVER)), AccrualRate::new(slot.take(RATE)));
    Lag { over, rate, since: Timestamp::new(slot.take_u64(TIME)) }
}

/// Who ranks behind the vault in a loan, and what is counted of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Backing {
    /// The first of its curators.
    pub curator: Address,
    /// How many there are; the others have slots of their own.
    pub curators: u8,
    /// Entries that are not over.
    pub entries: u8,
    /// Until when the strategist's word counts.
    pub agreed_until: u64,
}

impl Backing {
    /// The slot's content.
    pub fn pack(&self) -> Result<U256, Error> {
        pack(&[
            (number(self.curator.word()), ADDRESS),
            field(self.curators.into(), BYTE),
            field(self.entries.into(), BYTE),
            field(self.agreed_until, SECONDS),
        ])
    }

    /// The content of the slot.
    pub fn unpack(slot: U256) -> Self {
        let mut slot = Unpacker::new(slot);
        Self {
            curator: Address::from_word(slot.take(ADDRESS).word()),
            curators: slot.take_u64(BYTE) as u8,
            entries: slot.take_u64(BYTE) as u8,
            agreed_until: slot.take_u64(SECONDS),
        }
    }
}

/// An account and an amount in dollars: one slot.
pub fn pack_account(account: Address, amount: Usd) -> Result<U256, Error> {
    pack(&[(number(account.word()), ADDRESS), (amount.raw(), DOLLARS)])
}

/// The account and the amount in a slot's content.
pub fn unpack_account(slot: U256) -> (Address, Usd) {
    let mut slot = Unpacker::new(slot);
    (Address::from_word(slot.take(ADDRESS).word()), Usd::new(slot.take(DOLLARS)))
}

/// Two amounts of 128 bits: one slot. `ArithmeticOverflow` for more.
pub fn pack_pair([low, high]: [Usd; 2]) -> Result<U256, Error> {
    const HALF: usize = 16;
    pack(&[(low.raw(), HALF), (high.raw(), HALF)])
}

/// The two amounts in a slot's content.
pub fn unpack_pair(slot: U256) -> [Usd; 2] {
    let [a, b, c, d] = slot.into_limbs();
    [[a, b, 0, 0], [c, d, 0, 0]].map(|limbs| Usd::new(U256::from_limbs(limbs)))
}
