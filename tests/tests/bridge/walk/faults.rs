//! What executors, strangers and a chain that lies try.

use alloy_primitives::U256;
use tests::check::{done, outcome};
use usdai_bindings::IBridge;

use super::{Walk, explained};
use crate::bridged::ROGUE;
use crate::packet::{Packet, UNIT, message};
use crate::pair::HOME;

impl Walk {
    /// An executor gives a message anything from no gas to enough.
    #[track_caller]
    pub fn starve(&mut self) {
        let gas = 22_000 + self.random.below(300_000) as u64;
        self.tally.starved += 1;
        self.deliver(Some(gas));
    }

    /// Somebody delivers what was not sent, or says that another contract sent it.
    #[track_caller]
    pub fn tamper(&mut self) {
        let Some(packet) = self.some_packet() else { return };
        let units = self.random.number() >> self.random.below(64);
        let word = self.random.word();
        let altered = match self.random.below(4) {
            0 => Packet { guid: word, ..packet.clone() },
            1 => Packet { nonce: packet.nonce + 1 + self.random.below(4) as u64, ..packet.clone() },
            2 => Packet { message: message(word, units), ..packet.clone() },
            _ => Packet { message: [&packet.message[..], &[0]].concat().into(), ..packet.clone() },
        };
        let stranger = Packet { sender: word, ..packet };
        let refusals = [self.bridged.pair.net.deliver(&altered), self.bridged.pair.net.verify(&stranger)];
        for refusal in refusals {
            explained(&refusal.expect_err("nobody sent that"));
        }
        self.tally.tampered += 1;
    }

    /// Somebody brings what arrived once more.
    #[track_caller]
    pub fn repeat(&mut self) {
        if self.arrived.is_empty() {
            return;
        }
        let packet = self.arrived[self.random.below(self.arrived.len())].clone();
        let verified = outcome(&self.bridged.pair.net.verify(&packet));
        assert!(verified.contains("LZ_PathNot"), "{verified}");
        let delivered = outcome(&self.bridged.pair.net.deliver(&packet));
        assert!(delivered.contains("LZ_PayloadHashNotFound"), "{delivered}");
    }

    /// The lying chain makes a message up, or has one delivered that was refused: it is paid within what was sent to
    /// that chain.
    #[track_caller]
    pub fn lie(&mut self) {
        let left = self.bridged.outstanding(ROGUE);
        let lie = if self.lies.is_empty() || self.random.once_in(2) {
            self.lied += 1;
            let units = (left / U256::from(UNIT)).to::<u64>();
            let units = 1 + self.random.below(2 * units as usize + 1) as u64;
            let thief = self.people[self.random.below(self.people.len())].address;
            let lie = self.bridged.lie(self.lied, thief, units);
            done(self.bridged.pair.net.verify(&lie));
            lie
        } else {
            let index = self.random.below(self.lies.len());
            self.lies.remove(index)
        };
        let had = self.has(HOME, lie.recipient());
        let delivered = self.bridged.pair.net.deliver(&lie);
        let got = self.has(HOME, lie.recipient()) - had;
        if delivered.is_ok() {
            assert!(lie.amount() <= left, "{left} was sent there");
            assert_eq!(got, lie.amount());
            self.tally.lies_paid += 1;
        } else {
            let is_bound = lie.amount() > left || !self.has_role || self.limits[0] == 0;
            assert!(is_bound, "{}", outcome(&delivered));
            assert_eq!(got, U256::ZERO);
            self.tally.lies_refused += 1;
            self.lies.push(lie);
        }
    }

    /// The other bridge takes of its own, or brings within what it took and above.
    #[track_caller]
    pub fn rival(&mut self) {
        let (rival, hub) = (self.rival.clone(), self.bridged.hub);
        let (from, to) = (rival.address, rival.address);
        let amount = U256::from(self.random.number()) * U256::from(1 + self.random.below(20));
        if self.random.once_in(2) {
            if let Err(error) = self.bridged.tell(&rival, hub, &IBridge::crosschainBurnCall { from, amount })
            {
                explained(&error);
            }
            return;
        }
        let taken = self.bridged.taken_by_rivals();
        let amount = if self.random.once_in(2) { amount.min(taken) } else { taken + amount };
        match self.bridged.tell(&rival, hub, &IBridge::crosschainMintCall { to, amount }) {
            Ok(_) => self.tally.rival_paid += 1,
            Err(error) => {
                explained(&error);
                assert!(amount > taken || amount.is_zero(), "{error}");
                self.tally.rival_refused += 1;
            }
        }
        assert!(self.bridged.taken_by_rivals() <= taken);
    }

    fn some_packet(&mut self) -> Option<Packet> {
        let open = self.journeys.iter().map(|journey| &journey.packet);
        let packets: Vec<_> = open.chain(&self.arrived).collect();
        (!packets.is_empty()).then(|| packets[self.random.below(packets.len())].clone())
    }
}
