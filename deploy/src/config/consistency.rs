//! What a configuration may not say, although each value of it can be.

use std::collections::BTreeSet;

use alloy_primitives::{Address, U256, uint};

use super::{Config, Limit, Party};
use crate::deployment::contracts;

/// Keys whose party may be nobody.
const MAY_BE_NOBODY: [&str; 3] = ["susdai.loan_book", "usdai.access.inviter", "bridge.delegate"];

/// No bridge takes or brings more at once: the contract's bound.
const LIMIT_MAXIMUM: U256 = uint!(100_000_000_000_000_000_000_000_000_U256);

impl Config {
    /// What contradicts itself, in words.
    pub(super) fn contradiction(&self) -> Option<String> {
        self.repetition().or_else(|| self.misnamed()).or_else(|| self.unbridged())
    }

    fn repetition(&self) -> Option<String> {
        let assets = self.usdai.assets.iter().map(|asset| asset.address.get());
        let feeds = self.prices.feeds.iter().map(|feed| feed.token.get());
        let limits = self.bridge.limits.iter().map(|limit| (limit.token, limit.bridge.written()));
        let peers = self.bridge.peers.iter().map(|peer| (peer.token, peer.eid));
        let twice = |key, what: Option<String>| what.map(|what| format!("{key} has {what} twice"));
        twice("usdai.assets", repeated(assets).map(|asset: Address| asset.to_string()))
            .or_else(|| twice("prices.feeds", repeated(feeds).map(|token: Address| token.to_string())))
            .or_else(|| {
                twice(
                    "bridge.limits",
                    repeated(limits).map(|(token, bridge)| format!("{bridge} of {}", token.name())),
                )
            })
            .or_else(|| {
                twice(
                    "bridge.peers",
                    repeated(peers).map(|(token, eid)| format!("{} at {eid}", token.name())),
                )
            })
    }

    fn misnamed(&self) -> Option<String> {
        let nobody = self
            .parties()
            .into_iter()
            .find(|(key, party)| **party == Party::Nobody && !MAY_BE_NOBODY.contains(&key.as_str()));
        if let Some((key, _)) = nobody {
            return Some(format!("{key} cannot be \"nobody\""));
        }
        match self.administrator {
            Party::Contract(name) => {
                Some(format!("administrator cannot be the contract {name}, which never accepts the place"))
            }
            _ => None,
        }
    }

    /// Adapters are there only where there is an endpoint, and a bridge needs its role.
    fn unbridged(&self) -> Option<String> {
        let has_endpoint = self.bridge.endpoint.get().is_some();
        let is_absent = |party: &Party| match party {
            Party::Contract(name) => contracts::suite(has_endpoint).all(|contract| contract.name != *name),
            _ => false,
        };
        if let Some((key, Party::Contract(name))) =
            self.parties().into_iter().find(|(_, party)| is_absent(party))
        {
            return Some(format!(
                "{key} names {name}, which is deployed only where bridge.endpoint is named"
            ));
        }
        if !has_endpoint && !self.bridge.peers.is_empty() {
            return Some("bridge.peers has peers, and bridge.endpoint is \"none\"".into());
        }
        let above = |limit: &&Limit| limit.minting.units().max(limit.burning.units()) > LIMIT_MAXIMUM;
        if let Some(limit) = self.bridge.limits.iter().find(above) {
            return Some(format!("bridge.limits of {} are above 100_000_000 tokens", limit.bridge.written()));
        }
        let without_role = self.bridge.limits.iter().find(|limit| !self.roles.bridge.contains(&limit.bridge));
        without_role.map(|limit| {
            format!("bridge.limits names {}, which is not in roles.BRIDGE", limit.bridge.written())
        })
    }
}

fn repeated<T: Ord + Clone>(values: impl Iterator<Item = T>) -> Option<T> {
    let mut seen = BTreeSet::new();
    values.into_iter().find(|value| !seen.insert(value.clone()))
}
