//! How a node runs.

use std::{net::SocketAddr, path::PathBuf, time::Duration};

use stylus_chain::config::Config;

/// Parameters of a node.
#[derive(Clone, Debug)]
pub struct NodeConfig {
    /// Parameters of the chain.
    pub chain: Config,
    /// Where it listens; port 0 takes a free one.
    pub listen: SocketAddr,
    /// Number of funded accounts of the development mnemonic.
    pub accounts: u32,
    /// Time between blocks; none mines a block for each transaction.
    pub block_time: Option<Duration>,
    /// Whether every program goes to the program cache when it is activated.
    pub cached: bool,
    /// Time at which the chain's clock starts, unix seconds; none for the present.
    pub start_time: Option<u64>,
    /// How long a client may leave unread what is sent to it before it is cut off.
    pub patience: Duration,
    /// File that keeps the chain; none keeps it in memory.
    pub state: Option<PathBuf>,
}

impl Default for NodeConfig {
    /// 127.0.0.1:8547 like a Nitro development node, ten accounts, a block for each transaction, in memory, half a
    /// minute of patience.
    fn default() -> Self {
        Self {
            chain: Config::default(),
            listen: SocketAddr::from(([127, 0, 0, 1], 8_547)),
            accounts: 10,
            block_time: None,
            cached: false,
            start_time: None,
            patience: Duration::from_secs(30),
            state: None,
        }
    }
}
