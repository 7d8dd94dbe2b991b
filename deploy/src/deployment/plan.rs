//! What a deployment will send and cost, before anything is sent.

use std::collections::BTreeMap;
use std::fmt::Write;

use alloy_primitives::{Address, B256, U256};
use serde::Serialize;

use super::calldata::Names;
use super::chain::Facts;
use super::cost::{Cost, ORDER_GAS, with_margin};
use super::error::DeploymentError;
use super::site::Site;
use super::text::{ether, gwei, table};
use super::wiring::{Difference, Order, differences};
use crate::amount::counted;

/// What will be sent, and what stands afterwards.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Plan {
    /// What the configuration calls the chain.
    pub name: String,
    /// The chain.
    pub chain: Facts,
    /// Who signs and pays.
    pub deployer: Address,
    /// The authority's present administrator; before there is one, the deployer.
    pub administrator: Address,
    /// Wei that the deployer has.
    pub balance: U256,
    /// The contracts in their order.
    pub contracts: Vec<PlannedContract>,
    /// The orders that are left.
    pub orders: Vec<Order>,
    /// What differs from the configuration and is for the administrator to judge.
    pub left_alone: Vec<Difference>,
    /// Who has which role in the end, as far as the configuration says.
    pub roles: BTreeMap<String, Vec<String>>,
    /// Gas of all transactions.
    pub gas: u64,
    /// Wei of all: gas at the present price, and data fees with their margin, of which the rest comes back.
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
        let mut contracts = Vec::new();
        for artifact in &site.artifacts {
            let is_missing = !site.deployed.contains(artifact.contract.name);
            let cost = match is_missing {
                true => Some(Cost::ask(&site.client, artifact, site.cast.deployer).await?),
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
        let costs = || contracts.iter().filter_map(|contract| contract.cost);
        let gas = costs().map(|cost| cost.gas).sum::<u64>() + ORDER_GAS * orders.len() as u64;
        let fees: U256 = costs().map(|cost| with_margin(cost.data_fee)).sum();
        let total = fees.saturating_add(U256::from(gas).saturating_mul(U256::from(site.facts.gas_price)));
        Ok(Self {
            name: site.config.name.clone(),
            chain: site.facts.clone(),
            deployer: site.cast.deployer,
            administrator: state.authority.admin,
            balance: site.client.balance(site.cast.deployer).await?,
            contracts,
            orders,
            left_alone,
            roles: roles(site, &names),
            gas,
            total,
        })
    }

    /// Transactions that will be sent.
    #[must_use]
    pub fn transactions(&self) -> usize {
        self.contracts.iter().filter(|contract| contract.cost.is_some()).count() + self.orders.len()
    }

    /// Refuses an account that cannot pay for it.
    ///
    /// # Errors
    /// [`DeploymentError::TooPoor`] with what is missing.
    pub fn require_balance(&self) -> Result<(), DeploymentError> {
        match self.balance < self.total {
            true => Err(DeploymentError::TooPoor {
                account: self.deployer,
                balance: self.balance,
                needed: self.total,
            }),
            false => Ok(()),
        }
    }

    /// For people.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = format!(
            "{} (chain {}, ArbOS {}, block {}), gas at {} gwei\ndeployer {} with {} ETH\n\n",
            self.name,
            self.chain.chain_id,
            self.chain.arbos_version,
            self.chain.block,
            gwei(self.chain.gas_price),
            self.deployer,
            ether(self.balance),
        );
        text.push_str(&self.contract_table());
        self.contract_lines(&mut text);
        if !self.orders.is_empty() {
            text.push_str("\norders to the authority\n");
            for (number, order) in self.orders.iter().enumerate() {
                let _infallible = writeln!(text, "  {:>2}. {}", number + 1, order.text);
            }
        }
        text.push_str("\nroles in the end\n");
        let rows: Vec<_> =
            self.roles.iter().map(|(role, holders)| vec![role.clone(), holders.join(", ")]).collect();
        text.push_str(&table(&rows, &[]));
        if !self.left_alone.is_empty() {
            text.push_str("\nnot as configured, and left alone\n");
            for Difference { subject, configured, on_chain, .. } in &self.left_alone {
                let _infallible = writeln!(text, "  {subject}: {on_chain}, configured: {configured}");
            }
        }
        let _infallible = writeln!(
            text,
            "\n{} transactions, {} gas, {} ETH in all",
            self.transactions(),
            counted(self.gas),
            ether(self.total)
        );
        text
    }

    fn contract_table(&self) -> String {
        let titles = ["contract", "address", "code bytes", "gas", "of it activation", "data fee ETH"];
        let mut rows = vec![titles.map(str::to_owned).to_vec()];
        for contract in &self.contracts {
            let mut row =
                vec![contract.name.into(), contract.address.to_string(), counted(contract.code_bytes as u64)];
            match contract.cost {
                Some(cost) => {
                    row.extend([counted(cost.gas), counted(cost.activation_gas), ether(cost.data_fee)]);
                }
                None => row.push("is there".into()),
            }
            rows.push(row);
        }
        table(&rows, &[2, 3, 4, 5])
    }

    fn contract_lines(&self, text: &mut String) {
        for contract in self.contracts.iter().filter(|contract| contract.cost.is_some()) {
            let _infallible = writeln!(text, "  {}({})", contract.name, contract.arguments.join(", "));
        }
    }
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
