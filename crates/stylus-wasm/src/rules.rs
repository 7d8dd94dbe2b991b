//! The ArbOS parameters that bear on programs.

/// ArbOS rules for Stylus programs. The default is ArbOS 61 as on Arbitrum One.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// ArbOS version: selects rule changes such as the ban of multi-value types from 60 on.
    pub arbos_version: u64,
    /// Version of the program format, 2 since ArbOS 31.
    pub stylus_version: u16,
    /// Ink per unit of EVM gas.
    pub ink_price: u32,
    /// Stack a call may use, in words.
    pub max_stack_depth: u32,
    /// Memory pages of 64 KiB that cost nothing.
    pub free_pages: u16,
    /// Gas per page beyond the free ones, before the exponential part.
    pub page_gas: u16,
    /// Pages that a program may start with, less those open in the transaction.
    pub page_limit: u16,
    /// Base gas of a call to a program that is not cached, in units of 128.
    pub min_init_gas: u8,
    /// Base gas of every call, in units of 32.
    pub min_cached_init_gas: u8,
    /// Weight of the recorded initialisation cost, in units of 2 %.
    pub init_cost_scalar: u8,
    /// Weight of the recorded cached cost, in units of 2 %.
    pub cached_cost_scalar: u8,
    /// Days after which an activation lapses.
    pub expiry_days: u16,
    /// Age in days from which an activation may be renewed.
    pub keepalive_days: u16,
    /// Number of programs that count as cached because they ran earlier in the block.
    pub block_cache_size: u16,
    /// Longest decompressed module, in bytes.
    pub max_wasm_size: u32,
    /// Most fragments that one root may name.
    pub max_fragment_count: u8,
    /// Longest account code, prefix included, in bytes.
    pub max_code_size: u32,
    /// Flat surcharge of an activation, in gas.
    pub activation_gas: u64,
}

const MIN_INIT_GAS_UNIT: u64 = 128;
const MIN_CACHED_GAS_UNIT: u64 = 32;
const SCALAR_UNIT_PERCENT: u64 = 2;

impl Default for Rules {
    fn default() -> Self {
        Self {
            arbos_version: 61,
            stylus_version: 2,
            ink_price: 10_000,
            max_stack_depth: 22_000,
            free_pages: 2,
            page_gas: 1_000,
            page_limit: 128,
            min_init_gas: 69,
            min_cached_init_gas: 11,
            init_cost_scalar: 50,
            cached_cost_scalar: 50,
            expiry_days: 365,
            keepalive_days: 31,
            block_cache_size: 32,
            max_wasm_size: 262_144,
            max_fragment_count: 4,
            max_code_size: 24_576,
            activation_gas: 0,
        }
    }
}

impl Rules {
    /// Gas for entering a program that is not cached: the base plus the scaled `init_cost` of its record,
    /// rounded up.
    #[must_use]
    pub fn init_gas(&self, init_cost: u16) -> u64 {
        let base = u64::from(self.min_init_gas) * MIN_INIT_GAS_UNIT;
        base + scaled_up(init_cost, self.init_cost_scalar)
    }

    /// Gas for entering any program: the base plus the scaled `cached_cost` of its record, rounded up.
    #[must_use]
    pub fn cached_gas(&self, cached_cost: u16) -> u64 {
        let base = u64::from(self.min_cached_init_gas) * MIN_CACHED_GAS_UNIT;
        base + scaled_up(cached_cost, self.cached_cost_scalar)
    }

    /// Whether functions and blocks may have several results and blocks may have parameters.
    #[must_use]
    pub fn allows_multi_value(&self) -> bool {
        self.arbos_version < 60 && self.stylus_version < 3
    }
}

// At most 65,535 * 255 * 2, far below the range of u64.
fn scaled_up(cost: u16, scalar: u8) -> u64 {
    (u64::from(cost) * u64::from(scalar) * SCALAR_UNIT_PERCENT).div_ceil(100)
}
