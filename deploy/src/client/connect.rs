//! Connecting to a chain, and reading from it.

use std::fmt;
use std::time::Duration;

use alloy::eips::{BlockId, BlockNumberOrTag};
use alloy::network::TransactionBuilder;
use alloy::providers::{DynProvider, Provider, ProviderBuilder};
use alloy::rpc::types::state::StateOverride;
use alloy::rpc::types::{Filter, Log, TransactionRequest};
use alloy::transports::http::reqwest;
use alloy_primitives::{Address, B256, Bytes, U256};
use alloy_sol_types::SolCall;

use super::error::{ClientError, failed};

/// How long one question may take.
const ANSWER_TIME: Duration = Duration::from_secs(60);

/// Where the chain is.
#[derive(clap::Args, Clone)]
pub struct ChainArguments {
    /// JSON-RPC endpoint of the chain; by default that of `usdai node`. One with a key belongs in the environment.
    #[arg(
        long,
        value_name = "URL",
        env = "USDAI_RPC_URL",
        hide_env_values = true,
        default_value = "http://127.0.0.1:8547"
    )]
    pub rpc_url: String,
}

/// What is needed of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BlockHead {
    /// Its number.
    pub number: u64,
    /// Its time, unix seconds.
    pub timestamp: u64,
    /// Its hash.
    pub hash: B256,
    /// Hash of the block before it.
    pub parent: B256,
}

/// A chain that answers, and is the one that was meant.
#[derive(Clone, Debug)]
pub struct Client {
    provider: DynProvider,
    chain_id: u64,
    endpoint: String,
}

/// Without the address, which may hold a secret.
impl fmt::Debug for ChainArguments {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ChainArguments").finish_non_exhaustive()
    }
}

impl Client {
    /// Connects to whatever chain is there; [`Client::require_chain`] says which it has to be.
    ///
    /// # Errors
    /// [`ClientError::Endpoint`] for something that is no HTTP address, [`ClientError::Unreachable`] if nobody
    /// answers there.
    pub async fn connect(arguments: &ChainArguments) -> Result<Self, ClientError> {
        let url = reqwest::Url::parse(&arguments.rpc_url)
            .ok()
            .filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
            .ok_or(ClientError::Endpoint)?;
        let endpoint = url.origin().ascii_serialization();
        let http = reqwest::Client::builder()
            .timeout(ANSWER_TIME)
            // Another host would get what is signed, and in the referrer the address with its secret.
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .map_err(|error| ClientError::unreachable(&endpoint, &error))?;
        let provider =
            ProviderBuilder::new().disable_recommended_fillers().connect_reqwest(http, url).erased();
        let chain_id = provider.get_chain_id().await.map_err(failed(&endpoint, "eth_chainId"))?;
        Ok(Self { provider, chain_id, endpoint })
    }

    /// Refuses any other chain; `source` is where the id stands, such as a configuration file.
    ///
    /// # Errors
    /// [`ClientError::WrongChain`].
    pub fn require_chain(&self, expected: u64, source: &str) -> Result<(), ClientError> {
        if self.chain_id == expected {
            return Ok(());
        }
        let endpoint = self.endpoint.clone();
        Err(ClientError::WrongChain { endpoint, actual: self.chain_id, expected, source_name: source.into() })
    }

    /// The chain's id.
    #[must_use]
    pub const fn chain_id(&self) -> u64 {
        self.chain_id
    }

    /// Scheme, host and port of the endpoint: what may be shown, as the rest of an address can be a secret.
    #[must_use]
    pub fn endpoint(&self) -> &str {
        &self.endpoint
    }

    /// Everything else that can be asked.
    #[must_use]
    pub const fn provider(&self) -> &DynProvider {
        &self.provider
    }

    /// Asks a contract, at the latest block.
    ///
    /// # Errors
    /// [`ClientError::Reverted`] with its reason, [`ClientError::Answer`] if it answers something else than its
    /// interface says, as an address without code does.
    pub async fn call<C: SolCall>(&self, to: Address, call: &C) -> Result<C::Return, ClientError> {
        self.call_at(BlockId::latest(), to, call).await
    }

    /// Asks a contract, at this block.
    ///
    /// # Errors
    /// As [`Client::call`].
    pub async fn call_at<C: SolCall>(
        &self,
        block: BlockId,
        to: Address,
        call: &C,
    ) -> Result<C::Return, ClientError> {
        let output = self.ask_at(block, to, call.abi_encode().into()).await?;
        C::abi_decode_returns(&output).map_err(|_| ClientError::Answer {
            call: C::SIGNATURE,
            address: to,
            output: Box::new(output),
        })
    }

    /// Executes a transaction at the latest block without sending it, and returns what it answers. `pretended`
    /// is what some accounts hold meanwhile.
    ///
    /// # Errors
    /// [`ClientError::Reverted`] with its reason.
    pub async fn simulate(
        &self,
        request: TransactionRequest,
        pretended: StateOverride,
    ) -> Result<Bytes, ClientError> {
        let call = self.provider.call(request).block(BlockId::latest()).overrides(pretended);
        call.await.map_err(failed(&self.endpoint, "eth_call"))
    }

    /// Gas that a transaction takes at the latest block; `pretended` as in [`Client::simulate`].
    ///
    /// # Errors
    /// [`ClientError::Reverted`] with its reason.
    pub async fn gas(
        &self,
        request: TransactionRequest,
        pretended: StateOverride,
    ) -> Result<u64, ClientError> {
        let estimate = self.provider.estimate_gas(request).block(BlockId::latest()).overrides(pretended);
        estimate.await.map_err(failed(&self.endpoint, "eth_estimateGas"))
    }

    /// Number, time and hash of a block.
    ///
    /// # Errors
    /// [`ClientError::NoBlock`] if there is none.
    pub async fn block(&self, at: BlockNumberOrTag) -> Result<BlockHead, ClientError> {
        let block = self.provider.get_block_by_number(at).await;
        let block = block.map_err(failed(&self.endpoint, "eth_getBlockByNumber"))?;
        let header = block.ok_or_else(|| ClientError::NoBlock(at.to_string()))?.header;
        Ok(BlockHead {
            number: header.number,
            timestamp: header.timestamp,
            hash: header.hash,
            parent: header.parent_hash,
        })
    }

    /// Logs that match.
    ///
    /// # Errors
    /// [`ClientError`] if the chain does not answer, or not for so many blocks.
    pub async fn logs(&self, filter: &Filter) -> Result<Vec<Log>, ClientError> {
        self.provider.get_logs(filter).await.map_err(failed(&self.endpoint, "eth_getLogs"))
    }

    /// Wei of an account.
    ///
    /// # Errors
    /// [`ClientError`] if the chain does not answer.
    pub async fn balance(&self, account: Address) -> Result<U256, ClientError> {
        self.provider.get_balance(account).await.map_err(failed(&self.endpoint, "eth_getBalance"))
    }

    /// Code of an account; empty where there is none.
    ///
    /// # Errors
    /// [`ClientError`] if the chain does not answer.
    pub async fn code(&self, account: Address) -> Result<Bytes, ClientError> {
        self.code_at(BlockId::latest(), account).await
    }

    /// The same after a block.
    ///
    /// # Errors
    /// [`ClientError`] if the chain does not answer, or does not know that any more.
    pub async fn code_at(&self, block: BlockId, account: Address) -> Result<Bytes, ClientError> {
        let code = self.provider.get_code_at(account).block_id(block);
        code.await.map_err(failed(&self.endpoint, "eth_getCode"))
    }

    /// What an account answers to calldata after a block.
    ///
    /// # Errors
    /// [`ClientError::Reverted`] with its reason.
    pub async fn ask_at(&self, block: BlockId, to: Address, data: Bytes) -> Result<Bytes, ClientError> {
        let request = TransactionRequest::default().with_to(to).with_input(data);
        self.provider.call(request).block(block).await.map_err(failed(&self.endpoint, "eth_call"))
    }
}
