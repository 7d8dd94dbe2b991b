//! The chain with what a node adds to it.

use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use alloy::signers::local::LocalSignerError;
use alloy_primitives::{Address, B256, U256};
use stylus_chain::{
    chain::{Block, Chain, INITIAL_BALANCE},
    config::Config,
};
use tokio::sync::broadcast;

use crate::{
    accounts::{DevAccount, DevAccounts},
    clock::Clock,
    config::NodeConfig,
    filters::Filters,
    pool::Pool,
    snapshots::Snapshots,
    store::{Store, StoreError},
    transaction::SignedTransaction,
};

/// Blocks that a subscriber may be behind before it is cut off.
const HEADS_BEHIND: usize = 4_096;
/// Each development account has ten times what an account of the chain gets.
const DEV_BALANCES: u64 = 10;

/// A node without its server.
#[derive(Debug)]
pub struct Node {
    /// The chain. What is changed past the node is not in its file.
    pub chain: Chain,
    pub(crate) config: NodeConfig,
    pub(crate) accounts: DevAccounts,
    pub(crate) impersonated: HashSet<Address>,
    pub(crate) impersonates_all: bool,
    pub(crate) transactions: HashMap<B256, SignedTransaction>,
    pub(crate) pool: Pool,
    pub(crate) clock: Clock,
    pub(crate) snapshots: Snapshots,
    pub(crate) filters: Filters,
    pub(crate) store: Option<Store>,
    pub(crate) heads: broadcast::Sender<Arc<Block>>,
    pub(crate) arrivals: broadcast::Sender<B256>,
}

/// Why a node does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The development accounts cannot be derived.
    #[error("the development accounts: {0}")]
    Accounts(#[from] LocalSignerError),
    /// The file cannot be used.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The address cannot be listened on.
    #[error("cannot listen on {address}: {source}")]
    Listen {
        /// The address.
        address: std::net::SocketAddr,
        /// What the system says.
        source: std::io::Error,
    },
}

/// A node that several tasks work on.
#[derive(Clone, Debug)]
pub struct SharedNode(Arc<Mutex<Node>>);

impl SharedNode {
    /// Shares a node.
    #[must_use]
    pub fn new(node: Node) -> Self {
        Self(Arc::new(Mutex::new(node)))
    }

    /// The node, for as long as the guard lives. A task that panicked with it does not close it to the others.
    pub fn lock(&self) -> MutexGuard<'_, Node> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Node {
    /// A new chain with funded accounts, or the one in the file.
    ///
    /// # Errors
    /// [`StartError`] if the file is damaged, in use or of another chain.
    pub fn open(config: NodeConfig) -> Result<Self, StartError> {
        let mut node = Self::in_memory(config)?;
        if let Some(path) = node.config.state.clone() {
            let store = Store::open(&path, &mut node)?;
            node.store = Some(store);
        }
        Ok(node)
    }

    /// Accounts for which the node signs, the owner of the chain last.
    #[must_use]
    pub fn accounts(&self) -> &[DevAccount] {
        &self.accounts.listed
    }

    /// Subscriptions that are open.
    #[must_use]
    pub fn subscribers(&self) -> usize {
        self.heads.receiver_count()
    }

    /// Puts an empty chain with this genesis in the place of the present one.
    pub(crate) fn restart(&mut self, genesis_timestamp: u64) {
        self.chain = genesis(&self.config, &self.accounts, genesis_timestamp);
    }

    fn in_memory(config: NodeConfig) -> Result<Self, StartError> {
        let accounts = DevAccounts::derive(config.accounts)?;
        let clock = Clock::starting_at(config.start_time);
        let chain = genesis(&config, &accounts, clock.now());
        Ok(Self {
            chain,
            config,
            accounts,
            impersonated: HashSet::new(),
            impersonates_all: false,
            transactions: HashMap::new(),
            pool: Pool::default(),
            clock,
            snapshots: Snapshots::default(),
            filters: Filters::default(),
            store: None,
            heads: broadcast::Sender::new(HEADS_BEHIND),
            arrivals: broadcast::Sender::new(HEADS_BEHIND),
        })
    }
}

fn genesis(config: &NodeConfig, accounts: &DevAccounts, genesis_timestamp: u64) -> Chain {
    let mut chain = Chain::new(Config { genesis_timestamp, ..config.chain.clone() });
    for account in &accounts.listed {
        chain.set_balance(account.address, INITIAL_BALANCE.saturating_mul(U256::from(DEV_BALANCES)));
    }
    chain.settle_genesis();
    chain
}
