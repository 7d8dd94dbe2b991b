//! What shares a slot, packed so that a deposit reads six slots and writes two.
//!
//! Seconds have 32 bits and last until 2106. Amounts in a stream or on loan have 96 bits, 79 billion dollars;
//! ledgers have 128. A number that does not fit is refused where it is written.

use crate::errors::{Error, arithmetic_overflow};
use alloy_primitives::{Address, B256, U256};
use kit::host;
use kit::packing::{Unpacker, field, pack};
use kit::pause::Pause;
use kit::words::{Word, number};
use usdai_core::vault::{Book, Cash, Clock, Epoch, Inflow, Source, Stream};
use usdai_core::{AccrualRate, Shares, Timestamp, Usd};

const SECONDS: usize = 4;
const BASIS_POINTS: usize = 2;
const EPOCH: usize = 4;
const FLAG: usize = 1;
const TIMES: usize = 8;
const ADDRESS: usize = 20;
const STREAMED: usize = 12;

/// A slot of the vault's own, by its place behind the library's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// [`Settings`].
    Settings,
    /// [`Calendar`].
    Calendar,
    /// Of [`Cash`], all of it and what is owed to claims: enough for a price and for cash in.
    Cash,
    /// Of [`Cash`], what is set aside within it.
    CashSetAside,
    /// Of [`Book`], the principal.
    Book,
    /// Of [`Book`], the interest.
    BookInterest,
    /// Of [`Book`], the rate.
    BookRate,
    /// The stream S1.
    Interest,
    /// The stream S2.
    Gains,
    /// What the reserve's harvests had minted to the vault when it last looked.
    Harvested,
    /// Of [`Book`], what was lost and the relief.
    BookRelief,
    /// The redemption contract.
    Redemptions,
}

impl Slot {
    /// How many there are.
    pub const COUNT: usize = Self::Redemptions as usize + 1;
    /// Where the first is, behind the library's.
    const FIRST: u64 = 6;

    /// Where it is kept.
    pub fn place(self) -> B256 {
        Self::FIRST.saturating_add(self as u64).word()
    }
}

/// Where the cash comes from, and parameters that a deposit and a payment need.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// USDai.
    pub usdai: Address,
    /// When deposits rest.
    pub pause: Pause,
    /// The fee on yield, basis points.
    pub yield_fee: u16,
    /// The portion of returned principal for those who wait, basis points.
    pub exit_share: u16,
}

/// The clock and how far it has been followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// The calendar of epochs.
    pub clock: Clock,
    /// The last epoch whose capacity was fixed.
    pub locked: Epoch,
    /// Whether that epoch has been paid out since.
    pub is_settled: bool,
    /// When it was.
    pub settled_at: Timestamp,
    /// Shares of holders who wait to leave.
    pub queued: Shares,
}

impl Settings {
    /// The slot's content.
    pub fn pack(&self) -> Result<U256, Error> {
        pack(&[
            (number(self.usdai.word()), ADDRESS),
            field(self.pause.pack(), TIMES),
            field(self.yield_fee.into(), BASIS_POINTS),
            field(self.exit_share.into(), BASIS_POINTS),
        ])
    }

    /// The settings in a slot's content.
    pub fn unpack(slot: U256) -> Self {
        let mut slot = Unpacker::new(slot);
        Self {
            usdai: Address::from_word(slot.take(ADDRESS).into()),
            pause: Pause::unpack(slot.take_u64(TIMES)),
            yield_fee: slot.take_u64(BASIS_POINTS) as u16,
            exit_share: slot.take_u64(BASIS_POINTS) as u16,
        }
    }
}

impl Calendar {
    /// The slot's content.
    pub fn pack(&self) -> Result<U256, Error> {
        pack(&[
            field(self.clock.genesis.get(), SECONDS),
            field(self.locked.get(), EPOCH),
            field(self.is_settled.into(), FLAG),
            field(self.settled_at.get(), SECONDS),
            (self.queued.raw(), STREAMED),
        ])
    }

    /// The calendar in a slot's content.
    pub fn unpack(slot: U256) -> Self {
        let mut slot = Unpacker::new(slot);
        Self {
            clock: Clock { genesis: Timestamp::new(slot.take_u64(SECONDS)) },
            locked: Epoch::new(slot.take_u64(EPOCH)),
            is_settled: slot.take_u64(FLAG) != 0,
            settled_at: Timestamp::new(slot.take_u64(SECONDS)),
            queued: Shares::new(slot.take(STREAMED)),
        }
    }
}

/// Where an entry of the map at slot 18 is kept, as Solidity has it.
pub fn place_of_entry(key: U256) -> B256 {
    host::keccak_words(&[], &[key.word(), 18_u64.word()])
}

/// Where it is kept whether an operator may act for a controller. Sources have small numbers, no hash is one.
pub fn key_of_operator(controller: Address, operator: Address) -> U256 {
    number(host::keccak_words(&[], &[controller.word(), operator.word()]))
}

/// The slot of the cash that counts in prices or is owed to claims.
pub fn pack_cash(cash: &Cash) -> Result<U256, Error> {
    pair(cash.idle, cash.reserved)
}

/// The slot of what is set aside within it.
pub fn pack_set_aside(cash: &Cash) -> Result<U256, Error> {
    pair(cash.capacity, cash.exit_bucket)
}

/// The cash ledger in its slots' contents.
pub fn unpack_cash([counted, set_aside]: [U256; 2]) -> Cash {
    let ([idle, reserved], [capacity, exit_bucket]) = (unpair(counted), unpair(set_aside));
    Cash { idle, reserved, capacity, exit_bucket }
}

/// The slot of a stream.
pub fn pack_inflow(inflow: &Inflow) -> Result<U256, Error> {
    pack(&[
        (inflow.stream.remaining.raw(), STREAMED),
        (inflow.held.raw(), STREAMED),
        field(inflow.stream.updated_at.get(), SECONDS),
        field(inflow.stream.end.get(), SECONDS),
    ])
}

/// The stream in a slot's content.
pub fn unpack_inflow(slot: U256) -> Inflow {
    let mut slot = Unpacker::new(slot);
    let (remaining, held) = (Usd::new(slot.take(STREAMED)), Usd::new(slot.take(STREAMED)));
    let updated_at = Timestamp::new(slot.take_u64(SECONDS));
    let end = Timestamp::new(slot.take_u64(SECONDS));
    Inflow { stream: Stream { remaining, updated_at, end }, held }
}

/// The slot of a source.
pub fn pack_source(source: &Source) -> Result<U256, Error> {
    pack(&[(source.held.raw(), STREAMED), field(source.entered_at.get(), SECONDS)])
}

/// The source in a slot's content.
pub fn unpack_source(slot: U256) -> Source {
    let mut slot = Unpacker::new(slot);
    let held = Usd::new(slot.take(STREAMED));
    Source { held, entered_at: Timestamp::new(slot.take_u64(SECONDS)) }
}

/// The four slots of the loan book. The first alone says whether there is anything in the next two, by its
/// time, and in the fourth, by the end of the relief.
pub fn pack_book(book: &Book) -> Result<[U256; 4], Error> {
    let Book { principal, marks, lost, relief, at, .. } = *book;
    let is_whole = lost.is_zero() && relief.remaining.is_zero();
    let relief_end = if is_whole { Timestamp::default() } else { relief.end.max(at) };
    let first = [
        (principal.raw(), STREAMED),
        (marks.raw(), STREAMED),
        field(at.get(), SECONDS),
        field(relief_end.get(), SECONDS),
    ];
    let interest = pair(book.accrued, book.accrued_fee)?;
    Ok([pack(&first)?, interest, book.rate.raw(), pair(relief.remaining, lost)?])
}

/// The loan book in the content of its first slot, and of the others where there is anything in them.
pub fn unpack_book(first: U256, other: impl Fn(Slot) -> U256) -> Book {
    let mut slot = Unpacker::new(first);
    let (principal, marks) = (Usd::new(slot.take(STREAMED)), Usd::new(slot.take(STREAMED)));
    let at = Timestamp::new(slot.take_u64(SECONDS));
    let end = Timestamp::new(slot.take_u64(SECONDS));
    if at == Timestamp::default() {
        return Book::default();
    }
    let [accrued, accrued_fee] = unpair(other(Slot::BookInterest));
    let rate = AccrualRate::new(other(Slot::BookRate));
    let [remaining, lost] =
        if end == Timestamp::default() { [Usd::ZERO; 2] } else { unpair(other(Slot::BookRelief)) };
    let relief = Stream { remaining, updated_at: at, end };
    Book { principal, marks, accrued, accrued_fee, rate, lost, relief, at }
}

/// Two amounts of 128 bits; by limbs, as every deposit and payment does it. `ArithmeticOverflow` for more.
fn pair(low: Usd, high: Usd) -> Result<U256, Error> {
    match (low.raw().into_limbs(), high.raw().into_limbs()) {
        ([a, b, 0, 0], [c, d, 0, 0]) => Ok(U256::from_limbs([a, b, c, d])),
        _ => Err(arithmetic_overflow()),
    }
}

fn unpair(slot: U256) -> [Usd; 2] {
    let [a, b, c, d] = slot.into_limbs();
    [[a, b, 0, 0], [c, d, 0, 0]].map(|limbs| Usd::new(U256::from_limbs(limbs)))
}
