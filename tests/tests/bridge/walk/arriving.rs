//! What verifiers and executors do with what was sent.

use alloy_primitives::{Address, U256, address};
use stylus_chain::chain::{CallError, Receipt};
use tests::check::{done, outcome};

use super::{Journey, Walk, explained};
use crate::packet::Packet;
use crate::pair::{AWAY, HOME};

/// Where stock tokens put what is for nobody.
const NOBODY: Address = address!("000000000000000000000000000000000000dead");

impl Walk {
    #[track_caller]
    pub fn verify(&mut self) {
        if let Some(index) = self.some_journey(|journey| !journey.verified && journey.patience == 0) {
            self.verify_at(index);
        }
    }

    #[track_caller]
    pub fn verify_at(&mut self, index: usize) {
        let packet = self.journeys[index].packet.clone();
        match self.bridged.pair.net.verify(&packet) {
            Ok(_) => self.journeys[index].verified = true,
            Err(error) => {
                explained(&error);
                assert!(packet.to == HOME && !self.peered, "{error}");
            }
        }
    }

    #[track_caller]
    pub fn deliver(&mut self, gas: Option<u64>) {
        if let Some(index) = self.some_journey(|journey| !journey.abandoned) {
            self.deliver_at(index, gas);
        }
    }

    /// Delivers a message by anybody, with so much gas or enough; it is paid unless something is known to be wrong.
    #[track_caller]
    pub fn deliver_at(&mut self, index: usize, gas: Option<u64>) {
        let packet = self.journeys[index].packet.clone();
        let to = self.paid_address(&packet);
        let reasons = self.reasons(index);
        let before = self.has(packet.to, to);
        let result = self.delivered(&packet, gas);
        let got = self.has(packet.to, to) - before;
        if let Err(error) = result {
            let text = outcome::<()>(&Err(error));
            let known = reasons.iter().any(|reason| text.contains(reason));
            assert!(known || gas.is_some(), "{text}, where {reasons:?} is wrong: {packet:?}");
            assert_eq!(got, U256::ZERO);
            self.tally.not_delivered += 1;
            return;
        }
        assert!(reasons.is_empty(), "paid, though {reasons:?}: {packet:?}");
        assert_eq!(got, packet.amount());
        self.on_the_way -= packet.amount();
        self.tally.delivered += 1;
        self.journeys.remove(index);
        self.arrived.push(packet);
    }

    fn delivered(&mut self, packet: &Packet, gas: Option<u64>) -> Result<Receipt, CallError> {
        match gas {
            Some(gas) => self.bridged.pair.net.deliver_with(gas, packet),
            None => {
                let anybody = self.people[self.random.below(self.people.len())].clone();
                self.bridged.pair.net.deliver_by(&anybody, packet)
            }
        }
    }

    /// What is wrong with a message now: any of the errors may be the one that is told. The hub hears of no message of
    /// nothing.
    fn reasons(&self, index: usize) -> Vec<&'static str> {
        let journey = &self.journeys[index];
        let home = journey.packet.to == HOME;
        let to_hub = home && !journey.packet.amount().is_zero();
        let wrongs = [
            (self.journeys.iter().any(|other| journey.waits_for(other)), "LZ_InvalidNonce"),
            (!self.may_be_paid(&journey.packet), "Recipient"),
            (home && !self.peered, "NoPeer"),
            (to_hub && !self.has_role, "NotBridge"),
            (to_hub && self.limits[0] == 0, "MintingLimitMissing"),
        ];
        wrongs.iter().filter(|(wrong, _)| *wrong).map(|(_, reason)| *reason).collect()
    }

    /// Whether there is somebody to be paid.
    pub fn may_be_paid(&self, packet: &Packet) -> bool {
        let Self { bridged, .. } = self;
        let is_address = packet.message[..12] == [0; 12] && !packet.recipient().is_zero();
        let to_adapter = packet.recipient() == bridged.oft;
        let to_hub = [bridged.hub, bridged.token].contains(&packet.recipient()) && !packet.amount().is_zero();
        packet.to != HOME || is_address && !to_adapter && !to_hub
    }

    fn paid_address(&self, packet: &Packet) -> Address {
        let to = packet.recipient();
        if to.is_zero() && packet.to == AWAY { NOBODY } else { to }
    }

    /// What an account has and, at home, is owed.
    #[track_caller]
    pub fn has(&mut self, eid: u32, account: Address) -> U256 {
        let balance = done(self.bridged.pair.net.balance(eid, account));
        if eid == HOME { balance + self.bridged.queued(account) } else { balance }
    }

    fn some_journey(&mut self, fits: impl Fn(&Journey) -> bool) -> Option<usize> {
        let fitting: Vec<_> = (0..self.journeys.len()).filter(|index| fits(&self.journeys[*index])).collect();
        (!fitting.is_empty()).then(|| self.random.pick(&fitting))
    }
}
