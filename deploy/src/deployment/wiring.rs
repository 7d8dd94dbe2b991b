//! What differs between a configuration and a suite, and the orders that end it.
//!
//! One comparison serves the plan, which shows the orders, the deployment, which gives those that are left, and
//! the verification, which shows every difference. What the configuration does not name is never taken away by
//! itself: a difference without an order is for the administrator to judge.

mod access;
mod bridges;
mod compare;
mod credit;
mod modules;
mod parameters;
mod prices;
mod season;

use std::collections::BTreeSet;

use alloy_primitives::{Address, Bytes, U256};
use serde::Serialize;
use usdai_bindings::IAuthority::Call;

use super::calldata::Names;
use super::state::{Addresses, Questions, State};
use crate::client::Outgoing;
use crate::config::{Config, Party};
use compare::Comparison;

/// Something that is not as the configuration says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Difference {
    /// What.
    pub subject: String,
    /// In the configuration.
    pub configured: String,
    /// On the chain.
    pub on_chain: String,
    /// What makes it so, if that is sure to be wanted.
    pub order: Option<Order>,
}

/// A call to the authority by its administrator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Order {
    /// The call, decoded.
    pub text: String,
    /// The authority.
    pub to: Address,
    /// Calldata.
    pub data: Bytes,
    /// The same as an operation makes it: a call to the authority, or what it passes on.
    #[serde(skip)]
    pub call: Call,
}

impl Order {
    /// As a transaction.
    #[must_use]
    pub fn outgoing(&self) -> Outgoing {
        Outgoing { to: self.to, data: self.data.clone(), value: U256::ZERO }
    }
}

/// Who is who in a suite.
#[derive(Clone, Debug)]
pub struct Cast {
    /// Who signs the deployment.
    pub deployer: Address,
    /// The contracts.
    pub addresses: Addresses,
}

impl Cast {
    /// The address of a party; zero for nobody.
    #[must_use]
    pub fn address(&self, party: &Party) -> Address {
        match party {
            Party::Deployer => self.deployer,
            Party::Contract(name) => self.contract(name),
            Party::Account(address) => *address,
            Party::Nobody | Party::Unnamed => Address::ZERO,
        }
    }

    /// The address of a contract.
    #[must_use]
    pub fn contract(&self, name: &str) -> Address {
        self.addresses.get(name).copied().unwrap_or_default()
    }

    /// What the configuration has contracts asked about.
    #[must_use]
    pub fn questions(&self, config: &Config) -> Questions {
        let peers = config.bridge.peers.iter();
        Questions {
            exempt: self.exempt(config),
            feeds: config.prices.feeds.iter().map(|feed| feed.token.get()).collect(),
            chains: peers.map(|peer| (peer.token.adapter(), peer.eid)).collect(),
        }
    }

    /// Accounts that the configuration exempts from the supply cap.
    #[must_use]
    pub fn exempt(&self, config: &Config) -> BTreeSet<Address> {
        config.usdai.cap_exempt.iter().map(|party| self.address(party)).collect()
    }

    /// What to call the addresses.
    #[must_use]
    pub fn names(&self, config: &Config) -> Names {
        let mut names = Names::default();
        for asset in &config.usdai.assets {
            names.insert(asset.contract(), format!("{} {}", asset.symbol, asset.contract()));
        }
        self.addresses.iter().for_each(|(name, address)| names.insert(*address, *name));
        names
    }
}

/// Everything that differs, in the order in which it has to be put right: whoever pauses is there before the
/// doors open, the administrator's place is offered late, and nothing comes after the end of set-up.
#[must_use]
pub fn differences(config: &Config, cast: &Cast, state: &State) -> Vec<Difference> {
    let mut comparison = Comparison::new(config, cast, state);
    comparison.obedience();
    comparison.targets();
    comparison.modules();
    comparison.roles(config);
    comparison.assets(config);
    comparison.prices(config);
    comparison.bridges(config);
    comparison.usdai(config);
    comparison.susdai(config);
    comparison.qev(config);
    comparison.credit(config);
    comparison.partners();
    comparison.season(config);
    comparison.redemptions();
    comparison.access(config);
    comparison.administrator(config);
    comparison.seal(config);
    comparison.found
}
