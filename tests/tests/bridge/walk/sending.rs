//! What people send, sensible or not.

use alloy_primitives::{Address, B256, U256};
use tests::check::done;
use tests::whole;
use usdai_bindings::{IBridge, IOFT};

use super::{Journey, Walk, explained};
use crate::bridged::ROGUE;
use crate::net::order;
use crate::packet::Packet;
use crate::pair::{AWAY, DEAF, HOME, units_of};

impl Walk {
    #[track_caller]
    pub fn send(&mut self) {
        let from = self.random.pick(&[HOME, AWAY]);
        let to_eid = match from {
            AWAY => HOME,
            _ if self.random.once_in(10) => ROGUE,
            _ => AWAY,
        };
        let sender = self.people[self.random.below(self.people.len())].clone();
        let had = done(self.bridged.pair.net.balance(from, sender.address));
        let mut order = order(to_eid, self.recipient(), self.amount(had));
        if self.random.once_in(8) {
            order.composeMsg = b"call me".into();
        }
        let must = from == AWAY && order.amountLD <= had || self.must_go(&order, had);
        let result = self.bridged.pair.net.send(from, &sender, &order);
        let sent = self.bridged.pair.net.sent();
        let has = done(self.bridged.pair.net.balance(from, sender.address));
        if let Err(error) = result {
            explained(&error);
            assert!(!must, "{error}: {order:?}");
            assert_eq!((has, sent), (had, vec![]));
            self.tally.not_sent += 1;
            return;
        }
        let [packet] = sent.try_into().expect("one packet");
        assert_eq!(packet.amount(), order.amountLD / units_of(1) * units_of(1));
        assert_eq!(has + packet.amount(), had);
        self.tally.sent += 1;
        self.tally.composed += u64::from(packet.is_composed());
        if to_eid != ROGUE {
            self.on_the_way += packet.amount();
            self.start(packet);
        }
    }

    /// Most start at once, some much later, and some are not delivered before the end.
    fn start(&mut self, packet: Packet) {
        let patience = if self.random.once_in(6) { self.random.below(60) } else { 0 };
        let abandoned = self.random.once_in(15);
        self.tally.abandoned += u64::from(abandoned);
        self.journeys.push(Journey::new(packet, patience, abandoned));
    }

    fn recipient(&mut self) -> B256 {
        let odd = [Address::ZERO, DEAF, self.bridged.oft, self.bridged.hub, self.bridged.token];
        match self.random.below(12) {
            0 => self.random.pick(&odd).into_word(),
            1 => DEAF.into_word(),
            2 if self.random.once_in(3) => self.random.word(),
            _ => self.people[self.random.below(self.people.len())].address.into_word(),
        }
    }

    fn amount(&mut self, had: U256) -> U256 {
        let wei = U256::from(self.random.number());
        match self.random.below(10) {
            0 => had,
            1 => had + wei,
            2 => U256::from(self.random.below(3)) * units_of(1) + U256::from(self.random.below(1_000)),
            3 => whole(self.random.below(100_000) as u64, 18) + wei,
            _ => whole(self.random.below(300) as u64, 18) + wei,
        }
    }

    /// Whether nothing is wrong with an order from home.
    #[track_caller]
    fn must_go(&mut self, order: &IOFT::SendParam, had: U256) -> bool {
        let bridge = self.bridged.oft;
        let limit = self.bridged.hub(&IBridge::burningCurrentLimitOfCall { bridge });
        let known = order.dstEid == ROGUE || self.peered;
        let to = order.to[..12] == [0; 12] && ![B256::ZERO, bridge.into_word()].contains(&order.to);
        let amount = order.amountLD >= units_of(1) && order.amountLD <= had && order.amountLD <= limit;
        known && self.has_role && to && amount && order.composeMsg.is_empty()
    }
}
