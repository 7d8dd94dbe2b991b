//! Who may mint USDai, and how fast.

use alloy_primitives::{Address, B256, U256};
use usdai_bindings::IUSDai;

use super::compare::Comparison;
use super::parameters::bps;
use crate::amount::grouped;
use crate::config::{AccessMode, Config};
use crate::deployment::contracts::USDAI;
use crate::deployment::state::Access;

impl Comparison<'_> {
    /// The cap, with or without a bound on what one block may mint of it. That bound is an amount on the chain, of
    /// which nobody can tell the share that it was of.
    pub fn supply_cap(&mut self, config: &Config) {
        let (cap, per_block) = (config.usdai.cap(), config.usdai.access.per_block());
        let present = &self.state.usdai;
        let is_bounded = !present.per_block.is_zero();
        if (present.supply_cap, is_bounded) == (cap, per_block.is_some()) {
            return;
        }
        let order = match per_block {
            None => self.push(USDAI, &IUSDai::setSupplyCapCall { cap }),
            Some(share) => self.push(USDAI, &IUSDai::openTrancheCall { cap, perBlockBps: share }),
        };
        let share = per_block.map(|share| format!("{} of what it leaves open in one block", bps(share)));
        let amount = is_bounded.then(|| format!("{} in one block", usdai(present.per_block)));
        let wanted = [Some(usdai(cap)), share].into_iter().flatten().collect::<Vec<_>>().join(", ");
        let found =
            [Some(usdai(present.supply_cap)), amount].into_iter().flatten().collect::<Vec<_>>().join(", ");
        self.note("usdai supply cap", wanted, found, Some(order));
    }

    pub fn access(&mut self, config: &Config) {
        let (wanted, present) = (&config.usdai.access, self.state.usdai.access);
        let cap = wanted.address_cap.units();
        if self.state.usdai.address_cap != cap {
            let order = self.push(USDAI, &IUSDai::setAddressCapCall { cap });
            let words = |cap: U256| if cap.is_zero() { "none".into() } else { usdai(cap) };
            self.note(
                "usdai cap of an address",
                words(cap),
                words(self.state.usdai.address_cap),
                Some(order),
            );
        }
        let inviter = self.cast.address(&wanted.inviter);
        let wanted = Access { mode: wanted.mode.number(), root: wanted.root(), inviter };
        if wanted != present {
            let Access { mode, root, inviter } = wanted;
            let order = self.push(USDAI, &IUSDai::setAccessCall { mode, root, inviter });
            let (wanted, present) = (self.access_text(wanted), self.access_text(present));
            self.note("usdai access", wanted, present, Some(order));
        }
    }

    fn access_text(&self, Access { mode, root, inviter }: Access) -> String {
        let list = if root == B256::ZERO { "no list".into() } else { format!("list {root}") };
        let invited = match inviter == Address::ZERO {
            true => "nobody invites".into(),
            false => format!("{} invites", self.names.of(inviter)),
        };
        format!("{}, {list}, {invited}", AccessMode::text(mode))
    }
}

fn usdai(amount: U256) -> String {
    format!("{} USDai", grouped(amount, 18))
}
