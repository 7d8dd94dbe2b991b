//! What is kept of seasons and weeks, and the slots that it takes.

use crate::errors::Error;
use alloy_primitives::U256;
use kit::packing::{Unpacker, field, pack};

/// Seconds of a week.
pub const WEEK: u64 = 604_800;

/// A number of up to 1e30, in Cores: 100 bits.
const CORES_BYTES: usize = 13;
const AMOUNT_BYTES: usize = 16;
const TIME_BYTES: usize = 6;
const WEEK_BYTES: usize = 4;
const BPS_BYTES: usize = 2;

/// What is read with every claim: one slot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Books {
    /// All that was claimed.
    pub supply: u128,
    /// How many seasons were opened; the last may not have begun.
    pub seasons: u64,
}

/// A week that was committed, but for its hashes: one slot. One without a time is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Week {
    /// The most that can be claimed of it.
    pub total: u128,
    /// What was.
    pub claimed: u128,
    /// From when on, unix seconds.
    pub claimable_at: u64,
}

/// A season without its rates: one slot. One without weeks is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Season {
    /// When its first week begins, unix seconds.
    pub start: u64,
    /// The number of that week.
    pub first_week: u64,
    /// How many weeks it has.
    pub week_count: u64,
    /// The most that a week may grant.
    pub weekly_maximum: u128,
    /// For who referred, basis points.
    pub referral_bps: u64,
}

/// The other rates of a season: two slots.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rates {
    /// For a USDai held for a day.
    pub held: u128,
    /// For a dollar staked for a day.
    pub staked: u128,
    /// For a USDai minted and held for seven days.
    pub minted: u128,
    /// For a dollar lent for a day.
    pub lent: u128,
}

impl Books {
    /// The slot's content. `ArithmeticOverflow` for more than 2^32 seasons.
    pub fn pack(&self) -> Result<U256, Error> {
        pack(&[amount(self.supply, AMOUNT_BYTES), field(self.seasons, WEEK_BYTES)])
    }

    /// What a slot holds.
    pub fn unpack(slot: U256) -> Self {
        let mut fields = Unpacker::new(slot);
        Self { supply: take(&mut fields, AMOUNT_BYTES), seasons: fields.take_u64(WEEK_BYTES) }
    }
}

impl Week {
    /// What of its total is not claimed.
    pub fn left(&self) -> u128 {
        self.total.saturating_sub(self.claimed)
    }

    /// The slot's content. `ArithmeticOverflow` for numbers that no week has.
    pub fn pack(&self) -> Result<U256, Error> {
        pack(&[
            amount(self.total, CORES_BYTES),
            amount(self.claimed, CORES_BYTES),
            field(self.claimable_at, TIME_BYTES),
        ])
    }

    /// What a slot holds.
    pub fn unpack(slot: U256) -> Self {
        let mut fields = Unpacker::new(slot);
        Self {
            total: take(&mut fields, CORES_BYTES),
            claimed: take(&mut fields, CORES_BYTES),
            claimable_at: fields.take_u64(TIME_BYTES),
        }
    }
}

impl Season {
    /// The number of the first week after it.
    pub fn next_week(&self) -> u64 {
        self.first_week.saturating_add(self.week_count)
    }

    /// When it ends.
    pub fn end(&self) -> u64 {
        self.start.saturating_add(self.week_count.saturating_mul(WEEK))
    }

    /// When a week of it ends.
    pub fn end_of(&self, week: u64) -> u64 {
        let weeks = week.saturating_sub(self.first_week).saturating_add(1);
        self.start.saturating_add(weeks.saturating_mul(WEEK))
    }

    /// The slot's content. `ArithmeticOverflow` for numbers that no season has.
    pub fn pack(&self) -> Result<U256, Error> {
        pack(&[
            field(self.start, TIME_BYTES),
            field(self.first_week, WEEK_BYTES),
            field(self.week_count, WEEK_BYTES),
            amount(self.weekly_maximum, CORES_BYTES),
            field(self.referral_bps, BPS_BYTES),
        ])
    }

    /// What a slot holds.
    pub fn unpack(slot: U256) -> Self {
        let mut fields = Unpacker::new(slot);
        Self {
            start: fields.take_u64(TIME_BYTES),
            first_week: fields.take_u64(WEEK_BYTES),
            week_count: fields.take_u64(WEEK_BYTES),
            weekly_maximum: take(&mut fields, CORES_BYTES),
            referral_bps: fields.take_u64(BPS_BYTES),
        }
    }
}

impl Rates {
    /// The content of the two slots. Never refused: every number fits.
    pub fn pack(&self) -> Result<[U256; 2], Error> {
        let both = |low: u128, high: u128| pack(&[amount(low, AMOUNT_BYTES), amount(high, AMOUNT_BYTES)]);
        Ok([both(self.held, self.staked)?, both(self.minted, self.lent)?])
    }

    /// What two slots hold.
    pub fn unpack(slots: [U256; 2]) -> Self {
        let [mut first, mut second] = slots.map(Unpacker::new);
        Self {
            held: take(&mut first, AMOUNT_BYTES),
            staked: take(&mut first, AMOUNT_BYTES),
            minted: take(&mut second, AMOUNT_BYTES),
            lent: take(&mut second, AMOUNT_BYTES),
        }
    }
}

/// A number of 128 bits or less as a field.
fn amount(value: u128, width: usize) -> (U256, usize) {
    (U256::from_limbs([value as u64, (value >> 64) as u64, 0, 0]), width)
}

/// The low 128 bits of the next number.
fn take(fields: &mut Unpacker, width: usize) -> u128 {
    let [low, high, ..] = fields.take(width).into_limbs();
    u128::from(low) | u128::from(high) << 64
}
