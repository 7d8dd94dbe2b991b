//! What is paid of what waits, what the administrator changes, and time.

use alloy_primitives::{Address, B256, U256};
use tests::whole;
use usdai_bindings::IBridge;

use super::{Walk, explained};
use crate::pair::{AWAY, DEAF, HOME};

/// Within so many days a queue is paid that is asked for every day.
const QUEUE_DAYS: u64 = 90;

impl Walk {
    #[track_caller]
    pub fn release(&mut self) {
        let accounts = self.accounts();
        let account = self.random.pick(&accounts);
        let owed = self.bridged.queued(account);
        self.tally.queued += u64::from(owed > U256::ZERO);
        let had = self.has(HOME, account);
        match self.bridged.release(self.bridged.oft, account) {
            Ok(_) => self.tally.released += 1,
            Err(error) => explained(&error),
        }
        assert_eq!(self.has(HOME, account), had);
    }

    #[track_caller]
    pub fn rule(&mut self) {
        match self.random.below(8) {
            0 => self.set_peered(false),
            1 => self.set_role(false),
            2 => {
                let [minting, burning] = [0, 1].map(|_| self.random.pick(&[0, 100, 1_000]));
                self.set_limits([minting, burning]);
            }
            _ => self.restore(),
        }
    }

    /// As it was in the beginning.
    #[track_caller]
    pub fn restore(&mut self) {
        self.set_peered(true);
        self.set_role(true);
        let limit = self.random.pick(&[50, 500, 5_000, 1_000_000]);
        self.set_limits([limit, limit]);
    }

    #[track_caller]
    fn set_peered(&mut self, peered: bool) {
        let peer = if peered { self.bridged.pair.net.peer(AWAY) } else { B256::ZERO };
        self.bridged.set_peer(AWAY, peer);
        self.peered = peered;
    }

    #[track_caller]
    fn set_role(&mut self, has: bool) {
        if has != self.has_role {
            let oft = self.bridged.oft;
            if has {
                self.bridged.grant("BRIDGE", oft)
            } else {
                self.bridged.revoke("BRIDGE", oft)
            }
            self.has_role = has;
        }
    }

    #[track_caller]
    fn set_limits(&mut self, limits: [u64; 2]) {
        let oft = self.bridged.oft;
        self.bridged.set_limits(oft, whole(limits[0], 18), whole(limits[1], 18));
        self.limits = limits;
    }

    pub fn pass(&mut self) {
        let most = self.random.pick(&[60, 3_600, 86_400]);
        let seconds = self.random.below(most) as u64;
        self.bridged.pair.net.side(HOME).chain.warp(seconds);
    }

    /// Every queue, day by day.
    #[track_caller]
    pub fn pay_all(&mut self) {
        let rival = (self.rival.address, self.rival.address);
        let queues: Vec<_> =
            self.accounts().into_iter().map(|account| (self.bridged.oft, account)).chain([rival]).collect();
        for _ in 0..=QUEUE_DAYS {
            if self.bridged.hub(&IBridge::queuedTotalCall {}).is_zero() {
                return;
            }
            self.bridged.pair.net.side(HOME).chain.warp(86_400);
            for (bridge, account) in &queues {
                let _ = self.bridged.release(*bridge, *account);
            }
        }
        panic!("{QUEUE_DAYS} days did not pay what is owed");
    }

    /// Whom the adapter may owe something.
    fn accounts(&self) -> Vec<Address> {
        self.people.iter().map(|person| person.address).chain([DEAF]).collect()
    }
}
