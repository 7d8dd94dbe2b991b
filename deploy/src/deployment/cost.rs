//! What it costs to put a program on a chain.

use alloy::network::TransactionBuilder;
use alloy::rpc::types::TransactionRequest;
use alloy::rpc::types::state::{StateOverride, StateOverridesBuilder};
use alloy_primitives::{Address, Bytes, U256, bytes, keccak256};
use alloy_sol_types::{SolCall, SolError};
use serde::Serialize;

use super::artifact::Artifact;
use super::precompiles::{ARB_WASM, ArbWasm, STYLUS_DEPLOYER};
use crate::client::{Client, ClientError, Outgoing};

/// Sent beyond the data fee, in percent of it, as cargo-stylus does: the fee follows demand. The rest comes back.
const FEE_MARGIN_PERCENT: u64 = 20;
/// Wei that a simulation sends along: 1 ETH, ten thousand times a usual fee.
const FEE_ALLOWANCE: U256 = U256::from_limbs([1_000_000_000_000_000_000, 0, 0, 0]);
/// Gas for an order to the authority, at most: the dearest of a new suite, the first role, takes 155,622 uncached; on
/// Arbitrum its bytes on the parent chain come on top.
pub const ORDER_GAS: u64 = 250_000;

/// Says yes to everything, but that it is its own `token()`, which has 18 `decimals()`:
/// `selector == 0xfc0c546a ? address(this) : selector == 0x313ce567 ? 18 : 1`.
const SAY_YES: Bytes =
    bytes!("60003560e01c8063fc0c546a14601e5763313ce5671460235760016026565b306026565b60125b60005260206000f3");

/// What the deployment of a contract costs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Cost {
    /// Gas of the whole transaction.
    pub gas: u64,
    /// The part of it that activation takes; none if this code is active already.
    pub activation_gas: u64,
    /// The activation's data fee in wei.
    pub data_fee: U256,
}

impl Cost {
    /// Asks the chain, as if the account were rich and those contracts were there that are deployed before.
    ///
    /// # Errors
    /// [`ClientError::Reverted`] if the chain would not take the program, with its reason.
    pub async fn ask(
        client: &Client,
        artifact: &Artifact,
        deployer: Address,
        missing: &[Artifact],
    ) -> Result<Self, ClientError> {
        let data_fee = data_fee(client, artifact).await?.unwrap_or_default();
        let (request, pretended) = activation(artifact, deployer);
        let activation_gas = match data_fee.is_zero() {
            true => 0,
            false => client.gas(request, pretended).await?,
        };
        let deployment = deployment(artifact, data_fee).request(deployer);
        let mut pretended = StateOverridesBuilder::default().with_balance(deployer, U256::MAX >> 1);
        // A constructor may look whether there is code, and have a token approve, which takes 40,000 more than this:
        // whoever is called says yes.
        for other in missing.iter().filter(|other| artifact.contract.is_given(other.contract.name)) {
            pretended = pretended.with_code(other.address, SAY_YES);
        }
        Ok(Self { gas: client.gas(deployment, pretended.build()).await?, activation_gas, data_fee })
    }

    /// The same of a contract whose code another one before it has activated.
    #[must_use]
    pub const fn of_active(self) -> Self {
        let gas = self.gas.saturating_sub(self.activation_gas);
        Self { gas, activation_gas: 0, data_fee: U256::ZERO }
    }
}

/// The data fee of activating a program, in wei; none if this code is active already.
///
/// # Errors
/// [`ClientError::Reverted`] if the chain would not take the program, with its reason.
pub async fn data_fee(client: &Client, artifact: &Artifact) -> Result<Option<U256>, ClientError> {
    let (request, pretended) = activation(artifact, STYLUS_DEPLOYER);
    match client.simulate(request, pretended).await {
        Ok(output) => {
            let answer = ArbWasm::activateProgramCall::abi_decode_returns(&output);
            let fee = answer.map(|answer| answer.dataFee);
            fee.map(Some).map_err(|_| ClientError::Answer {
                call: ArbWasm::activateProgramCall::SIGNATURE,
                address: ARB_WASM,
                output: Box::new(output),
            })
        }
        Err(error) => match error.revert_data() {
            Some(data) if ArbWasm::ProgramUpToDate::abi_decode(data).is_ok() => Ok(None),
            _ => Err(error),
        },
    }
}

/// The transaction that deploys, activates and constructs a contract.
#[must_use]
pub fn deployment(artifact: &Artifact, data_fee: U256) -> Outgoing {
    Outgoing { to: STYLUS_DEPLOYER, data: artifact.deploy_data(), value: with_margin(data_fee) }
}

/// A fee with its margin.
#[must_use]
pub fn with_margin(fee: U256) -> U256 {
    fee.saturating_add(fee.saturating_mul(U256::from(FEE_MARGIN_PERCENT)) / U256::from(100))
}

/// The activation of a program that stands, for the time of the simulation, at an address that nobody uses.
fn activation(artifact: &Artifact, sender: Address) -> (TransactionRequest, StateOverride) {
    let program = Address::from_word(keccak256(artifact.address));
    let call = ArbWasm::activateProgramCall { program };
    let request = TransactionRequest::default().with_from(sender).with_to(ARB_WASM);
    let request = request.with_value(FEE_ALLOWANCE).with_input(call.abi_encode());
    let pretended = StateOverridesBuilder::default()
        .with_balance(sender, U256::MAX >> 1)
        .with_code(program, artifact.program.code().clone());
    (request, pretended.build())
}
