//! Who takes orders from whom, and who has which role.

use std::collections::BTreeSet;

use alloy_primitives::{Address, Bytes, FixedBytes};
use alloy_sol_types::SolCall;
use usdai_bindings::IAuthority::{self, Call};

use super::{Cast, Difference, Order};
use crate::config::{Config, role};
use crate::deployment::calldata::{Names, role_name, selector_name};
use crate::deployment::contracts::{AUTHORITY, CONTRACTS};
use crate::deployment::state::State;

/// A comparison in progress.
pub struct Comparison<'a> {
    pub cast: &'a Cast,
    pub state: &'a State,
    pub names: Names,
    pub found: Vec<Difference>,
}

impl<'a> Comparison<'a> {
    pub fn new(config: &Config, cast: &'a Cast, state: &'a State) -> Self {
        Self { cast, state, names: cast.names(config), found: Vec::new() }
    }

    pub fn obedience(&mut self) {
        let authority = self.cast.contract(AUTHORITY);
        for (name, (obeyed, pending)) in &self.state.obedience {
            self.differ(format!("{name} takes orders from"), authority, *obeyed, None);
            self.differ(format!("{name} may take orders next from"), Address::ZERO, *pending, None);
        }
    }

    pub fn targets(&mut self) {
        let entries = |selectors: &[FixedBytes<4>]| {
            let names: Vec<_> = selectors.iter().map(|selector| selector_name(&selector.0)).collect();
            format!("with {}", if names.is_empty() { "no entry".into() } else { names.join(", ") })
        };
        let mut expected = BTreeSet::new();
        let deployed = CONTRACTS.iter().filter(|contract| self.cast.addresses.contains_key(contract.name));
        for contract in deployed.filter(|contract| contract.entries.is_some()) {
            let target = self.cast.contract(contract.name);
            expected.insert(target);
            let wanted = contract.selectors();
            let subject = format!("authority lists {} as a target", contract.name);
            match self.state.authority.targets.get(&target) {
                None => {
                    let order = self.tell(&contract.listing(target));
                    self.note(subject, entries(&wanted), "no", Some(order));
                }
                Some(present) if *present != wanted => {
                    self.note(subject, entries(&wanted), entries(present), None);
                }
                Some(_) => {}
            }
        }
        for (target, present) in &self.state.authority.targets {
            if !expected.contains(target) {
                let subject = format!("authority lists {} as a target", self.names.of(*target));
                self.note(subject, "no", entries(present), None);
            }
        }
    }

    pub fn roles(&mut self, config: &Config) {
        let grants = &self.state.authority.grants;
        let mut expected = BTreeSet::new();
        for (name, holders) in config.roles.iter() {
            for account in holders.iter().map(|party| self.cast.address(party)) {
                let role = role(name);
                if expected.insert((role, account)) && !grants.contains(&(role, account)) {
                    let order = self.tell(&IAuthority::grantRoleCall { role, account });
                    self.note(format!("{name} of {}", self.names.of(account)), "granted", "no", Some(order));
                }
            }
        }
        for (number, account) in grants {
            let is_admin = *number == role("ADMIN");
            if !is_admin && !expected.contains(&(*number, *account)) {
                let subject = format!("{} of {}", role_name(*number), self.names.of(*account));
                self.note(subject, "no", "granted", None);
            }
        }
    }

    pub fn administrator(&mut self, config: &Config) {
        let wanted = self.cast.address(&config.administrator);
        let (admin, pending) = (self.state.authority.admin, self.state.authority.pending_admin);
        if admin != wanted && pending != wanted {
            let order = self.tell(&IAuthority::transferAdminCall { account: wanted });
            self.differ("administrator", wanted, admin, Some(order));
        } else if admin != wanted {
            let on_chain = format!("{}, who has offered the place", self.names.of(admin));
            self.note("administrator", self.names.of(wanted), on_chain, None);
        } else if !pending.is_zero() {
            self.differ("the administrator's place is offered to", Address::ZERO, pending, None);
        }
    }

    pub fn differ(
        &mut self,
        subject: impl Into<String>,
        wanted: Address,
        present: Address,
        order: Option<Order>,
    ) {
        if wanted != present {
            self.note(subject, self.names.of(wanted), self.names.of(present), order);
        }
    }

    pub fn note(
        &mut self,
        subject: impl Into<String>,
        configured: impl Into<String>,
        on_chain: impl Into<String>,
        order: Option<Order>,
    ) {
        self.found.push(Difference {
            subject: subject.into(),
            configured: configured.into(),
            on_chain: on_chain.into(),
            order,
        });
    }

    pub fn tell<C: SolCall>(&self, call: &C) -> Order {
        let (to, data) = (self.cast.contract(AUTHORITY), Bytes::from(call.abi_encode()));
        let call = Call { target: to, data: data.clone() };
        Order { text: self.names.call(to, &data), to, data, call }
    }

    pub fn push<C: SolCall>(&self, contract: &str, call: &C) -> Order {
        let call = Call { target: self.cast.contract(contract), data: call.abi_encode().into() };
        let push = IAuthority::pushCall { target: call.target, data: call.data.clone() };
        Order { call, ..self.tell(&push) }
    }
}
