//! The parameters that chain owners can change, kept in one word of the state.
//!
//! A chain starts with the rules of its configuration and no word. The first change writes all of them, in
//! Nitro's layout (`arbos/programs/params.go`); from the next transaction on the word rules.

use alloy_primitives::U256;
use stylus_wasm::Rules;

use super::{ARBOS, Space, cell, load, store};
use crate::context::{ArbContext, Db};

/// Newest ArbOS version whose rules this chain knows.
pub const NEWEST_VERSION: u64 = 61;

/// ArbOS version that caps the stack of programs.
const STACK_CAP_VERSION: u64 = 50;
const STACK_CAP_WORDS: u32 = 22_000;
/// ArbOS version that allows fragments and longer modules.
const FRAGMENTS_VERSION: u64 = 60;
const LONG_MODULE_BYTES: u32 = 262_144;

/// Reads `N` bytes at a time from the word, from its most significant end.
struct Reader<'word>(&'word [u8]);

impl Reader<'_> {
    fn take(&mut self, bytes: usize) -> u64 {
        let (head, tail) = self.0.split_at_checked(bytes).unwrap_or((self.0, &[]));
        self.0 = tail;
        head.iter().fold(0, |value, byte| (value << 8) | u64::from(*byte))
    }
}

/// `configured` with everything that chain owners have changed so far, as a transaction at `timestamp` sees
/// it.
pub fn effective(db: &mut Db, configured: &Rules, timestamp: u64) -> Rules {
    let mut read = |slot| {
        let Ok(word) = revm::Database::storage(db, ARBOS, slot);
        word
    };
    let word: U256 = read(parameters_slot());
    let activation_gas: u64 = read(activation_gas_slot()).saturating_to();
    let version: u64 = read(Space::ROOT.cell(cell::UPGRADE_VERSION)).saturating_to();
    let from: u64 = read(Space::ROOT.cell(cell::UPGRADE_TIMESTAMP)).saturating_to();
    let mut rules = decode(word, activation_gas, configured);
    if version > rules.arbos_version && timestamp >= from {
        upgrade(&mut rules, version);
    }
    rules
}

/// The parameters as they are in the state, with changes of this transaction that only hold from the next
/// one on.
pub fn current(ctx: &mut ArbContext<'_>) -> Rules {
    let word = load(ctx, parameters_slot());
    let activation_gas = load(ctx, activation_gas_slot()).saturating_to();
    decode(word, activation_gas, &ctx.chain.config.rules)
}

/// Keeps `rules` as the chain's parameters from the next transaction on.
pub fn save(ctx: &mut ArbContext<'_>, rules: &Rules) {
    store(ctx, parameters_slot(), to_word(rules));
    store(ctx, activation_gas_slot(), U256::from(rules.activation_gas));
}

/// Schedules ArbOS `version` for the first transaction at or after `timestamp`.
pub fn schedule_upgrade(ctx: &mut ArbContext<'_>, version: u64, timestamp: u64) {
    store(ctx, Space::ROOT.cell(cell::UPGRADE_VERSION), U256::from(version));
    store(ctx, Space::ROOT.cell(cell::UPGRADE_TIMESTAMP), U256::from(timestamp));
}

/// Version and time of the scheduled upgrade, zeros if there is none ahead.
pub fn scheduled_upgrade(ctx: &mut ArbContext<'_>) -> (u64, u64) {
    let version: u64 = load(ctx, Space::ROOT.cell(cell::UPGRADE_VERSION)).saturating_to();
    if version <= ctx.chain.config.rules.arbos_version {
        return (0, 0);
    }
    (version, load(ctx, Space::ROOT.cell(cell::UPGRADE_TIMESTAMP)).saturating_to())
}

fn upgrade(rules: &mut Rules, version: u64) {
    if rules.arbos_version < STACK_CAP_VERSION && version >= STACK_CAP_VERSION {
        rules.max_stack_depth = rules.max_stack_depth.min(STACK_CAP_WORDS);
    }
    if rules.arbos_version < FRAGMENTS_VERSION && version >= FRAGMENTS_VERSION {
        rules.max_wasm_size = rules.max_wasm_size.max(LONG_MODULE_BYTES);
    }
    rules.arbos_version = version;
}

fn parameters_slot() -> U256 {
    Space::programs().child(0).cell(0)
}

fn activation_gas_slot() -> U256 {
    Space::programs().child(5).cell(0)
}

fn decode(word: U256, activation_gas: u64, configured: &Rules) -> Rules {
    if word.is_zero() { configured.clone() } else { Rules { activation_gas, ..from_word(word, configured) } }
}

fn to_word(rules: &Rules) -> U256 {
    let mut bytes = Vec::with_capacity(32);
    bytes.extend(rules.stylus_version.to_be_bytes());
    let [_, ink_price @ ..] = rules.ink_price.to_be_bytes();
    bytes.extend(ink_price);
    bytes.extend(rules.max_stack_depth.to_be_bytes());
    for short in [rules.free_pages, rules.page_gas, rules.page_limit] {
        bytes.extend(short.to_be_bytes());
    }
    bytes.extend([rules.min_init_gas, rules.min_cached_init_gas]);
    bytes.extend([rules.init_cost_scalar, rules.cached_cost_scalar]);
    for short in [rules.expiry_days, rules.keepalive_days, rules.block_cache_size] {
        bytes.extend(short.to_be_bytes());
    }
    bytes.extend(rules.max_wasm_size.to_be_bytes());
    bytes.push(rules.max_fragment_count);
    bytes.resize(32, 0);
    U256::from_be_slice(&bytes)
}

// Every cast keeps all bits: `take` returns no more bytes than the field has.
fn from_word(word: U256, configured: &Rules) -> Rules {
    let bytes = word.to_be_bytes::<32>();
    let mut word = Reader(&bytes);
    Rules {
        stylus_version: word.take(2) as u16,
        ink_price: word.take(3) as u32,
        max_stack_depth: word.take(4) as u32,
        free_pages: word.take(2) as u16,
        page_gas: word.take(2) as u16,
        page_limit: word.take(2) as u16,
        min_init_gas: word.take(1) as u8,
        min_cached_init_gas: word.take(1) as u8,
        init_cost_scalar: word.take(1) as u8,
        cached_cost_scalar: word.take(1) as u8,
        expiry_days: word.take(2) as u16,
        keepalive_days: word.take(2) as u16,
        block_cache_size: word.take(2) as u16,
        max_wasm_size: word.take(4) as u32,
        max_fragment_count: word.take(1) as u8,
        ..configured.clone()
    }
}
