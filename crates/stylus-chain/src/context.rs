//! The state that one transaction runs on: revm's context with what Arbitrum adds to it.

use std::collections::HashMap;

use alloy_primitives::{Address, B256};
use revm::{
    Context, Journal,
    context::{BlockEnv, CfgEnv, TxEnv},
    database::{CacheDB, EmptyDB},
};

use stylus_wasm::Rejected;

use crate::{config::Config, memory::Pages, recent::RecentPrograms, trace::Trace};

/// Accounts, code and storage of the chain.
pub type Db = CacheDB<EmptyDB>;

/// revm's context over [`Db`] with [`TxState`] beside it.
pub type ArbContext<'db> = Context<BlockEnv, TxEnv, CfgEnv, &'db mut Db, Journal<&'db mut Db>, TxState>;

/// What lives as long as a transaction and is not part of the journal.
#[derive(Debug)]
pub struct TxState {
    /// Parameters of the chain.
    pub config: Config,
    /// Pages of WASM memory in use.
    pub pages: Pages,
    /// How many frames that are no delegate calls are open on an address (`msg_reentrant`).
    pub open_frames: HashMap<Address, u32>,
    /// Programs that already ran in this block, which are charged as cached from ArbOS 60.
    pub recent: RecentPrograms,
    /// Where the gas went, and the host calls when they were asked for.
    pub trace: Trace,
    /// Hash of the block's parent as `ArbSys.arbBlockHash` answers it.
    pub block_hashes: Vec<(u64, B256)>,
    /// Why the last activation was refused.
    pub rejected: Option<Rejected>,
}

impl TxState {
    /// State at the start of a transaction.
    pub fn new(config: Config, recent: RecentPrograms, traced: bool) -> Self {
        Self {
            config,
            pages: Pages::default(),
            open_frames: HashMap::new(),
            recent,
            trace: Trace::new(traced),
            block_hashes: Vec::new(),
            rejected: None,
        }
    }
}
