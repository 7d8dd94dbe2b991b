//! What a chain has to be before anything is sent to it.

use alloy::eips::BlockNumberOrTag;
use alloy::network::TransactionBuilder;
use alloy::rpc::types::TransactionRequest;
use alloy::rpc::types::state::StateOverride;
use alloy_primitives::{Address, B256};
use serde::Serialize;
use usdai_bindings::IToken;

use super::artifact::Artifact;
use super::error::DeploymentError;
use super::precompiles::{
    ARB_OWNER_PUBLIC, ARB_SYS, ARB_WASM, ArbOwnerPublic, ArbSys, ArbWasm, BLS_G1ADD, STYLUS_DEPLOYER,
};
use crate::client::{Client, ClientError};
use crate::config::{Asset, Config};

/// `arbOSVersion()` counts on from the versions of Nitro's predecessor (nitro, `precompiles/ArbSys.go`).
const ARBOS_OFFSET: u64 = 55;
/// The first version that charges Stylus programs rightly.
const LEAST_ARBOS: u64 = 32;
/// The first version with programs in fragments.
const FRAGMENTS_ARBOS: u64 = 60;
/// A point of G1 (EIP-2537).
const G1_BYTES: usize = 128;
/// The longest code of an account (EIP-170), the prefix of a program included.
const CODE_LIMIT_BYTES: usize = 24_576;

/// What was found out about a chain.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Facts {
    /// Its id.
    pub chain_id: u64,
    /// Hash of its block 0.
    pub genesis_hash: B256,
    /// Its latest block.
    pub block: u64,
    /// Time of that, unix seconds.
    pub timestamp: u64,
    /// Version of ArbOS, without Nitro's offset.
    pub arbos_version: u64,
    /// Version of the rules by which programs are activated.
    pub stylus_version: u16,
    /// Days until an activated program expires.
    pub expiry_days: u16,
    /// Fragments that a program may have; none before ArbOS 60.
    pub max_fragments: u8,
    /// Base fee, wei for a unit of gas.
    pub gas_price: u128,
}

impl Facts {
    /// Asks the chain.
    ///
    /// # Errors
    /// [`DeploymentError::NotArbitrum`] if it has no ArbOS.
    pub async fn read(client: &Client) -> Result<Self, DeploymentError> {
        let arbos_version = match client.call(ARB_SYS, &ArbSys::arbOSVersionCall {}).await {
            Ok(version) => version.saturating_to::<u64>().saturating_sub(ARBOS_OFFSET),
            Err(error) if error.is_of_contract() => {
                return Err(DeploymentError::NotArbitrum(client.endpoint().into()));
            }
            Err(error) => return Err(error.into()),
        };
        if arbos_version < LEAST_ARBOS {
            return Err(DeploymentError::ArbosTooOld { actual: arbos_version, least: LEAST_ARBOS });
        }
        let fragments = ArbOwnerPublic::getMaxStylusContractFragmentsCall {};
        let max_fragments = match arbos_version >= FRAGMENTS_ARBOS {
            true => client.call(ARB_OWNER_PUBLIC, &fragments).await?,
            false => 0,
        };
        let latest = client.block(BlockNumberOrTag::Latest).await?;
        Ok(Self {
            chain_id: client.chain_id(),
            genesis_hash: client.block(BlockNumberOrTag::Number(0)).await?.hash,
            block: latest.number,
            timestamp: latest.timestamp,
            arbos_version,
            stylus_version: client.call(ARB_WASM, &ArbWasm::stylusVersionCall {}).await?,
            expiry_days: client.call(ARB_WASM, &ArbWasm::expiryDaysCall {}).await?,
            max_fragments,
            gas_price: client.base_fee().await?,
        })
    }

    /// Refuses a price of gas above the configuration's.
    ///
    /// # Errors
    /// [`DeploymentError::GasTooExpensive`].
    pub fn require_gas_price(&self, config: &Config) -> Result<(), DeploymentError> {
        match self.gas_price > config.max_gas_price_gwei.wei() {
            true => {
                Err(DeploymentError::GasTooExpensive { price: self.gas_price, config: config.path.clone() })
            }
            false => Ok(()),
        }
    }

    /// Refuses code that does not fit.
    ///
    /// # Errors
    /// [`DeploymentError::CodeTooLarge`].
    pub fn require_fit(&self, artifacts: &[Artifact]) -> Result<(), DeploymentError> {
        for artifact in artifacts {
            let bytes = artifact.program.code().len();
            if bytes > CODE_LIMIT_BYTES {
                return Err(DeploymentError::CodeTooLarge {
                    contract: artifact.contract.name,
                    bytes,
                    limit: CODE_LIMIT_BYTES,
                    fragments: self.max_fragments,
                });
            }
        }
        Ok(())
    }
}

/// Refuses a chain that lacks what the suite stands on: the StylusDeployer, the curve of the beacon's signatures, the
/// reserve's assets with the decimals of the configuration, feeds and the endpoint of bridges.
///
/// # Errors
/// [`DeploymentError::NoStylusDeployer`], [`DeploymentError::NoBls`], [`DeploymentError::Asset`],
/// [`DeploymentError::NoContract`].
pub async fn require_ground(client: &Client, config: &Config) -> Result<(), DeploymentError> {
    if client.code(STYLUS_DEPLOYER).await?.is_empty() {
        return Err(DeploymentError::NoStylusDeployer(STYLUS_DEPLOYER));
    }
    if !has_bls(client).await? {
        return Err(DeploymentError::NoBls);
    }
    for asset in &config.usdai.assets {
        let address = asset.contract();
        if let Some(reason) = misfit(client, asset, address).await? {
            return Err(DeploymentError::Asset { symbol: asset.symbol.clone(), address, reason });
        }
    }
    for (key, address) in outsiders(config) {
        if client.code(address).await?.is_empty() {
            return Err(DeploymentError::NoContract { key, address });
        }
    }
    Ok(())
}

/// Contracts of others that are asked or called, by their key in the configuration.
fn outsiders(config: &Config) -> Vec<(&'static str, Address)> {
    let prices = &config.prices;
    let sequencer = prices.sequencer.get().map(|feed| ("prices.sequencer", feed));
    let endpoint = config.bridge.endpoint.get().map(|endpoint| ("bridge.endpoint", endpoint));
    let tokens = prices.feeds.iter().map(|feed| ("prices.feeds.token", feed.token.get()));
    let feeds = prices.feeds.iter().map(|feed| ("prices.feeds.aggregator", feed.aggregator.get()));
    sequencer.into_iter().chain(endpoint).chain(tokens).chain(feeds).collect()
}

/// Whether the chain adds points of BLS12-381: an address without a precompile answers with nothing.
async fn has_bls(client: &Client) -> Result<bool, ClientError> {
    let request = TransactionRequest::default().with_to(BLS_G1ADD).with_input(vec![0; 2 * G1_BYTES]);
    let answer = client.simulate(request, StateOverride::default()).await?;
    Ok(answer.len() == G1_BYTES)
}

/// What is wrong with an asset.
async fn misfit(client: &Client, asset: &Asset, address: Address) -> Result<Option<String>, ClientError> {
    if client.code(address).await?.is_empty() {
        return Ok(Some("has no code on this chain".into()));
    }
    let wanted = u64::from(asset.decimals.get());
    match client.call(address, &IToken::decimalsCall {}).await {
        Ok(decimals) if u64::from(decimals) == wanted => Ok(None),
        Ok(decimals) => Ok(Some(format!("says that it has {decimals} decimals, the configuration {wanted}"))),
        Err(error) if error.is_of_contract() => Ok(Some("does not say its decimals".into())),
        Err(error) => Err(error),
    }
}
