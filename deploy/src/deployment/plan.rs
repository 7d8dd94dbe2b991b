//! What a deployment will send and cost, before anything is sent.

mod text;

use std::collections::BTreeMap;

use alloy_primitives::{Address, B256, U256};
use serde::Serialize;

use super::artifact::Artifact;
use super::calldata::Names;
use super::chain::Facts;
use super::cost::{Cost, ORDER_GAS, with_margin};
use super::error::DeploymentError;
use super::operations::Operation;
use super::site::Site;
use super::wiring::{Difference, Order, differences};

/// What will be sent, and what stands afterwards.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Plan {
    /// What the configuration calls the chain.
    pub name: String,
    /// The chain.
    pub chain: Facts,
    /// Who deployed, or will.
    pub deployer: Address,
    /// Who signs and pays.
    pub signer: Address,
    /// The authority's present administrator; before there is one, the deployer.
    pub administrator: Address,
    /// Wei that the signer has.
    pub balance: U256,
    /// The contracts in their order.
    pub contracts: Vec<PlannedContract>,
    /// The orders that are left; none once set-up is over.
    pub orders: Vec<Order>,
    /// The operations that are left, once set-up is over.
    pub operations: Vec<Operation>,
    /// What differs from the configuration and is for the administrator to judge.
    pub left_alone: Vec<Difference>,
    /// Who has which role in the end, as far as the configuration says.
    pub roles: BTreeMap<String, Vec<String>>,
    /// Gas of all transactions.
    pub gas: u64,
    /// Wei for it at the present price.
    pub gas_cost: U256,
    /// Wei for data fees, with a margin that comes back.
    pub data_fees: U256,
    /// Wei of both.
    pub total: U256,
}

/// A contract of a plan.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PlannedContract {
    /// Its name.
    pub name: &'static str,
    /// Where it stands or will.
    pub address: Address,
    /// Keccak-256 of its code.
    pub code_hash: B256,
    /// Bytes of its code on the chain.
    pub code_bytes: usize,
    /// What it is constructed with.
    pub arguments: Vec<String>,
    /// What its deployment costs; none if it is there.
    pub cost: Option<Cost>,
}

impl Plan {
    /// Works it out; asks the chain for gas and fees of what is left.
    ///
    /// # Errors
    /// The chain's reason if it would not take a program.
    pub async fn make(site: &Site) -> Result<Self, DeploymentError> {
        let names = site.cast.names(&site.config);
        let missing: Vec<Artifact> = site.missing().cloned().collect();
        let mut contracts = Vec::new();
        for artifact in &site.artifacts {
            let is_missing = !site.deployed.contains(artifact.contract.name);
            let cost = match is_missing {
                true => {
                    let cost = Cost::ask(&site.client, artifact, site.cast.deployer, &missing).await?;
                    let code_hash = artifact.program.codehash();
                    let is_shared =
                        contracts.iter().any(|other: &PlannedContract| other.code_hash == code_hash);
                    Some(if is_shared { cost.of_active() } else { cost })
                }
                false => None,
            };
            contracts.push(PlannedContract {
                name: artifact.contract.name,
                address: artifact.address,
                code_hash: artifact.program.codehash(),
                code_bytes: artifact.program.code().len(),
                arguments: artifact.constructor().iter().map(ToString::to_string).collect(),
                cost,
            });
        }
        let (mut orders, mut left_alone) = (Vec::new(), Vec::new());
        let state = site.state().await?;
        for difference in differences(&site.config, &site.cast, &state) {
            match difference.order {
                Some(order) => orders.push(order),
                None => left_alone.push(difference),
            }
        }
        let operations = match state.authority.is_sealed {
            true => operations(site, &names, std::mem::take(&mut orders)).await?,
            false => Vec::new(),
        };
        let costs = || contracts.iter().filter_map(|contract| contract.cost);
        let of_orders = ORDER_GAS * (orders.len() + steps(&operations)) as u64;
        let gas = costs().fold(of_orders, |sum, cost| sum.saturating_add(cost.gas));
        let data_fees = costs().map(|cost| with_margin(cost.data_fee)).fold(U256::ZERO, U256::saturating_add);
        let gas_cost = U256::from(gas).saturating_mul(U256::from(site.facts.gas_price));
        Ok(Self {
            name: site.config.name.clone(),
            chain: site.facts.clone(),
            deployer: site.cast.deployer,
            signer: site.signer,
            administrator: state.authority.admin,
            balance: site.client.balance(site.signer).await?,
            contracts,
            orders,
            operations,
            left_alone,
            roles: roles(site, &names),
            gas,
            gas_cost,
            data_fees,
            total: gas_cost.saturating_add(data_fees),
        })
    }

    /// Transactions that will be sent.
    #[must_use]
    pub fn transactions(&self) -> usize {
        let contracts = self.contracts.iter().filter(|contract| contract.cost.is_some()).count();
        contracts + self.orders.len() + steps(&self.operations)
    }

    /// Steps that only the administrator can take.
    #[must_use]
    pub fn of_administrator(&self) -> usize {
        let announced = self.operations.iter().filter(|operation| operation.is_of_administrator());
        self.orders.len() + announced.count()
    }

    /// Refuses an account that cannot pay for it.
    ///
    /// # Errors
    /// [`DeploymentError::TooPoor`] with what is missing.
    pub fn require_balance(&self) -> Result<(), DeploymentError> {
        match self.balance < self.total {
            true => Err(DeploymentError::TooPoor {
                account: self.signer,
                balance: self.balance,
                needed: self.total,
            }),
            false => Ok(()),
        }
    }
}

async fn operations(
    site: &Site,
    names: &Names,
    orders: Vec<Order>,
) -> Result<Vec<Operation>, DeploymentError> {
    let mut operations = Vec::new();
    for order in orders {
        operations.push(Operation::of(&site.client, names, &order).await?);
    }
    Ok(operations)
}

/// Those that something is to be sent for now.
fn steps(operations: &[Operation]) -> usize {
    operations.iter().filter(|operation| operation.step().is_some()).count()
}

/// Every role with its holders, ADMIN first by way of its name.
fn roles(site: &Site, names: &Names) -> BTreeMap<String, Vec<String>> {
    let (cast, config) = (&site.cast, &site.config);
    let named = |address| match cast.deployer == address {
        true => format!("{address} (deployer)"),
        false => names.of(address),
    };
    let mut roles: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let administrator = cast.address(&config.administrator);
    let accepts = administrator != cast.deployer;
    let note = if accepts { " once it calls authority.acceptAdmin()" } else { "" };
    roles.insert("ADMIN".into(), vec![format!("{}{note}", named(administrator))]);
    for (role, holders) in config.roles.iter() {
        let holders = holders.iter().map(|party| named(cast.address(party))).collect::<Vec<_>>();
        let holders = if holders.is_empty() { vec!["nobody".into()] } else { holders };
        roles.insert(role.into(), holders);
    }
    roles
}
