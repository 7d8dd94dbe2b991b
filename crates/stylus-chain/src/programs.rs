//! What the chain keeps about activated programs, one word per code hash.

use alloy_primitives::{B256, U256};
use stylus_wasm::{ProgramInfo, Rules};

use crate::{
    arbos::{self, ARBOS, START_TIME, Space},
    context::{ArbContext, Db},
};

const SECONDS_PER_HOUR: u64 = 3_600;
const SECONDS_PER_DAY: u64 = 86_400;
/// Largest value of the three-byte fields of a record.
const MAX_U24: u32 = (1 << 24) - 1;

/// An activated program. The default record is that of code never activated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ProgramRecord {
    /// Version of the program format it was activated under; 0 for none.
    pub version: u16,
    /// Gas of initialisation, before the chain's scalar.
    pub init_cost: u16,
    /// Gas of initialisation when cached, before the chain's scalar.
    pub cached_cost: u16,
    /// Pages of memory it starts with.
    pub footprint: u16,
    /// Hours since [`START_TIME`].
    pub activated_at: u32,
    /// Estimated size of its machine code in KiB, rounded up.
    pub asm_estimate_kb: u32,
    /// Whether a cache manager put it into the cache.
    pub cached: bool,
}

/// Why a program cannot run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProgramError {
    /// Nobody activated this code.
    #[error("the program is not activated")]
    NotActivated,
    /// It was activated under another version (its, the chain's).
    #[error("the program has version {0} and the chain has {1}")]
    NeedsUpgrade(u16, u16),
    /// The activation lapsed; the age in seconds.
    #[error("the program was activated {0} seconds ago and has expired")]
    Expired(u64),
}

impl ProgramRecord {
    /// The record of a program activated at `now` (Unix seconds), not cached.
    pub fn new(info: &ProgramInfo, rules: &Rules, now: u64) -> Self {
        Self {
            version: rules.stylus_version,
            init_cost: info.init_cost,
            cached_cost: info.cached_cost,
            footprint: info.footprint,
            activated_at: hours_since_start_down(now),
            asm_estimate_kb: info.asm_estimate.div_ceil(1_024).min(MAX_U24),
            cached: false,
        }
    }

    /// Estimated size of the machine code in bytes, as the data fee of a renewal counts it.
    pub fn asm_size(&self) -> u32 {
        self.asm_estimate_kb.saturating_mul(1_024)
    }

    /// Seconds since the start of the hour in which it was activated.
    pub fn age_seconds(&self, now: u64) -> u64 {
        let activated_at = START_TIME.saturating_add(u64::from(self.activated_at) * SECONDS_PER_HOUR);
        now.saturating_sub(activated_at)
    }

    /// Whether the activation has lapsed at `now`.
    pub fn is_expired(&self, rules: &Rules, now: u64) -> bool {
        self.age_seconds(now) > days(rules.expiry_days)
    }

    /// Whether the program may run at `now`.
    ///
    /// # Errors
    /// The first [`ProgramError`] that applies.
    pub fn check(&self, rules: &Rules, now: u64) -> Result<(), ProgramError> {
        if self.version == 0 {
            return Err(ProgramError::NotActivated);
        }
        if self.version != rules.stylus_version {
            return Err(ProgramError::NeedsUpgrade(self.version, rules.stylus_version));
        }
        if self.is_expired(rules, now) {
            return Err(ProgramError::Expired(self.age_seconds(now)));
        }
        Ok(())
    }

    fn to_word(self) -> U256 {
        let [_, activated_at @ ..] = self.activated_at.to_be_bytes();
        let [_, asm_estimate_kb @ ..] = self.asm_estimate_kb.to_be_bytes();
        let mut bytes = Vec::with_capacity(32);
        for short in [self.version, self.init_cost, self.cached_cost, self.footprint] {
            bytes.extend(short.to_be_bytes());
        }
        bytes.extend(activated_at);
        bytes.extend(asm_estimate_kb);
        bytes.push(u8::from(self.cached));
        bytes.resize(32, 0);
        U256::from_be_slice(&bytes)
    }

    fn from_word(word: U256) -> Self {
        let field = |end: usize, mask: u32| (word >> (256 - 8 * end)).wrapping_to::<u32>() & mask;
        let short = |end| field(end, u32::from(u16::MAX)) as u16;
        Self {
            version: short(2),
            init_cost: short(4),
            cached_cost: short(6),
            footprint: short(8),
            activated_at: field(11, MAX_U24),
            asm_estimate_kb: field(14, MAX_U24),
            cached: field(15, u32::from(u8::MAX)) != 0,
        }
    }
}

/// The record of `codehash`, which may have expired or be the default one.
pub fn get(ctx: &mut ArbContext<'_>, codehash: B256) -> ProgramRecord {
    ProgramRecord::from_word(arbos::load(ctx, record_slot(codehash)))
}

/// Writes the record of `codehash`.
pub fn put(ctx: &mut ArbContext<'_>, codehash: B256, record: ProgramRecord) {
    arbos::store(ctx, record_slot(codehash), record.to_word());
}

/// The record of a program that may run at `now` (Unix seconds).
///
/// # Errors
/// [`ProgramError`] says why it may not.
pub fn active(ctx: &mut ArbContext<'_>, codehash: B256, now: u64) -> Result<ProgramRecord, ProgramError> {
    let record = get(ctx, codehash);
    record.check(&ctx.chain.config.rules, now)?;
    Ok(record)
}

/// Keeps the hash of the instrumented module of `codehash`.
pub fn put_module_hash(ctx: &mut ArbContext<'_>, codehash: B256, module_hash: B256) {
    arbos::store(ctx, Space::programs().child(2).slot(codehash), module_hash.into());
}

/// Writes a record straight into the state, as if the program had been activated before the first block.
pub fn insert_genesis(db: &mut Db, codehash: B256, record: ProgramRecord) {
    let Ok(()) = db.insert_account_storage(ARBOS, record_slot(codehash), record.to_word());
}

/// The number of whole hours from [`START_TIME`] to `now` (Unix seconds).
pub fn hours_since_start_down(now: u64) -> u32 {
    let hours = now.saturating_sub(START_TIME) / SECONDS_PER_HOUR;
    u32::try_from(hours).unwrap_or(MAX_U24).min(MAX_U24)
}

/// Seconds of a number of days.
pub fn days(days: u16) -> u64 {
    u64::from(days) * SECONDS_PER_DAY
}

fn record_slot(codehash: B256) -> U256 {
    Space::programs().child(1).slot(codehash)
}
