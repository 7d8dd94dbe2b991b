//! What is fixed for the life of a chain: its id, the ArbOS rules and the block environment.

use alloy_primitives::{Address, address};
use stylus_wasm::Rules;

/// Largest gas limit of a transaction from ArbOS 50 on.
pub const TX_GAS_LIMIT: u64 = 32_000_000;

/// Parameters of an embedded chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// EIP-155 chain id; 412346 is that of a Nitro development node.
    pub chain_id: u64,
    /// ArbOS version and the parameters of Stylus.
    pub rules: Rules,
    /// Base fee of every block, wei per gas.
    pub base_fee: u64,
    /// Gas limit that a block reports. Arbitrum's is 2^50.
    pub block_gas_limit: u64,
    /// Address that `block.coinbase` reports (on Arbitrum the poster of the batch).
    pub coinbase: Address,
    /// Time of the genesis block, unix seconds.
    pub genesis_timestamp: u64,
    /// Largest gas limit of one transaction.
    pub tx_gas_limit: u64,
    /// Whether `ArbDebug` (0xff) answers and anyone may become chain owner.
    pub debug: bool,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            chain_id: 412_346,
            rules: Rules::default(),
            base_fee: 100_000_000,
            block_gas_limit: 1 << 50,
            coinbase: address!("a4b000000000000000000073657175656e636572"),
            genesis_timestamp: 1_790_000_000,
            tx_gas_limit: TX_GAS_LIMIT,
            debug: true,
        }
    }
}
