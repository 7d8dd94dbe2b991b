//! A chain in the process: accounts, deployment, typed calls and sends, time, snapshots.

mod account;
mod block;
mod deploy;
mod envelope;
mod errors;
mod history;
mod open_block;
mod program;
mod receipt;
mod revert;
mod send;
mod snapshot;
mod state;
mod time;
mod view;

use std::{collections::HashMap, sync::Arc};

use alloy_primitives::{Address, B256, U256};

pub use account::Account;
pub use block::Block;
pub use deploy::{DeployError, Deployed};
pub use errors::{KnownErrors, SignatureError, value_text};
pub use history::ImportError;
pub use open_block::OpenBlock;
pub use program::{Program, ProgramError};
pub use receipt::{GasSplit, Receipt};
pub use revert::{CallError, Revert};
pub use snapshot::Snapshot;
pub use time::TimeError;

use crate::config::Config;
use state::State;

/// Wei that an account gets the first time it is asked for: 1,000 ETH.
pub const INITIAL_BALANCE: U256 = U256::from_limbs([0x35c9_adc5_dea0_0000, 0x36, 0, 0]);

/// An Arbitrum chain that lives in memory and mines one block per transaction.
///
/// Everything is deterministic: keys come from names, time moves by one second per block unless it is
/// [warped](Chain::warp), and the same transactions give the same hashes. Calls and transactions run in the
/// block after the [head](Chain::head), at [`Chain::timestamp`].
///
/// # Example
/// A contract in EVM bytecode that adds up the wei it receives and returns the sum:
/// ```
/// use alloy_primitives::{U256, hex};
/// use alloy_sol_types::sol;
/// use stylus_chain::chain::Chain;
///
/// sol! {
///     function add() external payable returns (uint256 sum);
/// }
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let mut chain = Chain::dev();
/// let alice = chain.account("alice");
/// // CALLVALUE SLOAD(0) ADD DUP1 SSTORE(0) and return the word.
/// let init_code = hex!("600d8060095f395ff3345f5401805f555f5260205ff3");
/// let counter = chain.deploy_evm(init_code)?.address;
///
/// let before = chain.snapshot();
/// let receipt = chain.send_value(&alice, counter, U256::from(5), &addCall {})?;
/// assert_eq!(receipt.returned::<addCall>()?, U256::from(5));
/// assert_eq!(chain.call(counter, &addCall {})?, U256::from(5));
/// assert_eq!(chain.balance(counter), U256::from(5));
///
/// chain.restore(&before);
/// assert_eq!(chain.storage(counter, U256::ZERO), U256::ZERO);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Chain {
    config: Config,
    state: State,
    accounts: HashMap<Address, Account>,
    errors: KnownErrors,
    cached: bool,
}

impl Chain {
    /// A chain with these parameters: ArbOS, its precompiles and system contracts, and no other account.
    #[must_use]
    pub fn new(config: Config) -> Self {
        let state = State::genesis(&config);
        Self { config, state, accounts: HashMap::new(), errors: KnownErrors::default(), cached: true }
    }

    /// A chain with the default parameters.
    #[must_use]
    pub fn dev() -> Self {
        Self::new(Config::default())
    }

    /// The chain's parameters.
    #[must_use]
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// The account whose key comes from `name`. The first time the chain gives it [`INITIAL_BALANCE`].
    pub fn account(&mut self, name: &str) -> Account {
        let account = Account::named(name);
        if self.state.funded.insert(account.address) {
            let balance = self.balance(account.address).saturating_add(INITIAL_BALANCE);
            self.set_balance(account.address, balance);
        }
        self.accounts.insert(account.address, account.clone());
        account
    }

    /// Teaches [`Revert`] to name the custom errors with these signatures, as `sol!` lists them in
    /// `MyErrors::SIGNATURES`.
    ///
    /// # Errors
    /// [`SignatureError`] for the first text that is no signature; those before it are known then.
    pub fn register_errors(&mut self, signatures: &[&str]) -> Result<(), SignatureError> {
        signatures.iter().try_for_each(|signature| self.errors.add(signature))
    }

    /// The last block.
    #[must_use]
    pub fn head(&self) -> &Block {
        self.state.head()
    }

    /// The block with this number, if it was mined.
    #[must_use]
    pub fn block(&self, number: u64) -> Option<&Block> {
        match number.checked_sub(1) {
            None => Some(&self.state.genesis),
            Some(index) => self.state.blocks.get(usize::try_from(index).ok()?).map(Arc::as_ref),
        }
    }

    /// The block with this hash, if it was mined.
    #[must_use]
    pub fn block_by_hash(&self, hash: B256) -> Option<&Block> {
        if self.state.genesis.hash == hash {
            return Some(&self.state.genesis);
        }
        self.block(*self.state.block_hashes.get(&hash)?)
    }

    /// The receipt of the transaction with this hash, if it was mined.
    #[must_use]
    pub fn receipt(&self, hash: B256) -> Option<&Receipt> {
        let block = self.block(*self.state.transactions.get(&hash)?)?;
        block.receipts.iter().find(|receipt| receipt.hash == hash)
    }
}
