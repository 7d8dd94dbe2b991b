//! The authority's registry, and the end of set-up.

use std::collections::BTreeMap;

use alloy_primitives::{Address, B256};
use usdai_bindings::IAuthority;

use super::compare::Comparison;
use crate::config::Config;
use crate::deployment::calldata::module_name;
use crate::deployment::contracts::{self, AUTHORITY};

impl Comparison<'_> {
    /// Every contract but the authority itself has a name there.
    pub fn modules(&mut self) {
        let wanted: BTreeMap<B256, Address> = self
            .cast
            .addresses
            .iter()
            .filter(|(name, _)| **name != AUTHORITY)
            .filter_map(|(name, address)| Some((contracts::named(name)?.module(), *address)))
            .collect();
        let present = &self.state.authority.modules;
        for (name, module) in &wanted {
            let found = present.get(name).copied().unwrap_or_default();
            let order = self.tell(&IAuthority::setModuleCall { name: *name, module: *module });
            self.differ(format!("module {}", module_name(*name)), *module, found, Some(order));
        }
        for (name, module) in present.iter().filter(|(name, _)| !wanted.contains_key(*name)) {
            self.differ(format!("module {}", module_name(*name)), Address::ZERO, *module, None);
        }
    }

    /// The last order of all: nothing is set up afterwards.
    pub fn seal(&mut self, config: &Config) {
        let present = self.state.authority.is_sealed;
        if present != config.sealed {
            let words = |is_sealed| {
                if is_sealed { "sealed" } else { "not sealed: what ADMIN does waits for nothing" }
            };
            let order = config.sealed.then(|| self.tell(&IAuthority::sealCall {}));
            self.note("authority", words(config.sealed), words(present), order);
        }
    }
}
