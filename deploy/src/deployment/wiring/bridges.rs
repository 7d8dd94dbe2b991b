//! Who takes the tokens to other chains, how much, and where to.

use std::collections::BTreeMap;

use alloy_primitives::{Address, B256, U256};
use usdai_bindings::{IBridge, IOFT, IUSDai};

use super::compare::Comparison;
use crate::amount::grouped;
use crate::config::{Bridged, Config};
use crate::deployment::contracts::{USDAI, USDAI_BRIDGE};
use crate::deployment::state::MESSAGE_TYPE;

impl Comparison<'_> {
    pub fn bridges(&mut self, config: &Config) {
        let bridge = self.cast.contract(USDAI_BRIDGE);
        let order = self.push(USDAI, &IUSDai::setBridgeCall { bridge });
        self.differ("usdai bridge", bridge, self.state.usdai.bridge, Some(order));
        self.limits_of_bridges(config);
        self.peers(config);
        self.options(config);
        if config.bridge.endpoint.get().is_some() {
            let delegate = self.cast.address(&config.bridge.delegate);
            for adapter in Bridged::ALL.map(Bridged::adapter) {
                let present = self.state.bridges.delegates.get(adapter).copied().unwrap_or_default();
                let order = self.push(adapter, &IOFT::setDelegateCall { delegate });
                self.differ(format!("{adapter} delegate at the endpoint"), delegate, present, Some(order));
            }
        }
    }

    fn limits_of_bridges(&mut self, config: &Config) {
        let present = &self.state.bridges.limits;
        let wanted: BTreeMap<(&str, Address), (U256, U256)> = config
            .bridge
            .limits
            .iter()
            .map(|limit| {
                let key = (limit.token.hub(), self.cast.address(&limit.bridge));
                (key, (limit.minting.units(), limit.burning.units()))
            })
            .collect();
        let none = (U256::ZERO, U256::ZERO);
        for ((hub, bridge), (minting, burning)) in &wanted {
            let found = present.get(&(*hub, *bridge)).copied().unwrap_or(none);
            if found != (*minting, *burning) {
                let set = IBridge::setLimitsCall {
                    bridge: *bridge,
                    mintingLimit: *minting,
                    burningLimit: *burning,
                };
                let order = self.push(hub, &set);
                let subject = format!("{hub} limits of {}", self.names.of(*bridge));
                self.note(subject, limits((*minting, *burning)), limits(found), Some(order));
            }
        }
        for ((hub, bridge), found) in present.iter().filter(|(key, _)| !wanted.contains_key(*key)) {
            let subject = format!("{hub} limits of {}", self.names.of(*bridge));
            self.note(subject, limits(none), limits(*found), None);
        }
    }

    fn peers(&mut self, config: &Config) {
        let present = &self.state.bridges.peers;
        let wanted: BTreeMap<(&str, u32), B256> = config
            .bridge
            .peers
            .iter()
            .map(|peer| ((peer.token.adapter(), peer.eid), peer.peer.word()))
            .collect();
        let words = |peer: B256| if peer.is_zero() { "none".into() } else { peer.to_string() };
        for ((adapter, eid), peer) in &wanted {
            let found = present.get(&(*adapter, *eid)).copied().unwrap_or_default();
            if found != *peer {
                let order = self.push(adapter, &IOFT::setPeerCall { eid: *eid, peer: *peer });
                self.note(format!("{adapter} peer at {eid}"), words(*peer), words(found), Some(order));
            }
        }
        for ((adapter, eid), found) in present.iter().filter(|(key, _)| !wanted.contains_key(*key)) {
            self.note(format!("{adapter} peer at {eid}"), "none", words(*found), None);
        }
    }
    fn options(&mut self, config: &Config) {
        for peer in &config.bridge.peers {
            let (adapter, eid, options) = (peer.token.adapter(), peer.eid, peer.options());
            let present = self.state.bridges.options.get(&(adapter, eid)).cloned().unwrap_or_default();
            if present != options {
                let enforced =
                    IOFT::EnforcedOptionParam { eid, msgType: MESSAGE_TYPE, options: options.clone() };
                let set = IOFT::setEnforcedOptionsCall { enforcedOptions: vec![enforced] };
                let order = self.push(adapter, &set);
                let subject = format!("{adapter} options of messages to {eid}");
                self.note(subject, options.to_string(), present.to_string(), Some(order));
            }
        }
    }
}

fn limits((minting, burning): (U256, U256)) -> String {
    format!("{} in and {} out", grouped(minting, 18), grouped(burning, 18))
}
