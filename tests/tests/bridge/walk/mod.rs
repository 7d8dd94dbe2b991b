//! Random messages with every fault that there is, both ways, while limits, roles and peers change: after each step
//! what is at home, away, on the way and owed is what it was, and in the end everybody is paid.

mod arriving;
mod faults;
mod journey;
mod ruling;
mod sending;

use alloy_primitives::U256;
use stylus_chain::chain::{Account, CallError};
use tests::abi::IToken;
use tests::check::done;
use tests::random::Random;
use tests::whole;

use crate::bridged::{Bridged, sum};
use crate::packet::Packet;
use crate::pair::{AWAY, HOME};
use journey::Journey;

/// Messages of all walks. `USDAI_BRIDGE_MESSAGES` has more.
const MESSAGES: u64 = 400;
/// Messages of one walk: programs live a year, and so do walks.
const OF_ONE_WALK: u64 = 200;
/// Who else has tokens and is paid.
const OTHERS: [&str; 3] = ["payee", "dan", "eve"];

/// How often something happened.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    sent: u64,
    not_sent: u64,
    delivered: u64,
    not_delivered: u64,
    queued: u64,
    released: u64,
    composed: u64,
    starved: u64,
    tampered: u64,
    lies_paid: u64,
    lies_refused: u64,
    rival_paid: u64,
    rival_refused: u64,
    abandoned: u64,
}

/// One walk.
struct Walk {
    bridged: Bridged,
    random: Random,
    people: Vec<Account>,
    /// Another bridge of the hub, which brings what it likes.
    rival: Account,
    /// What is on the way, in the order it was sent.
    journeys: Vec<Journey>,
    /// What arrived lately.
    arrived: Vec<Packet>,
    /// What the lying chain says and was not paid for.
    lies: Vec<Packet>,
    /// Messages that it made up.
    lied: u64,
    /// Tokens of `journeys` between the honest chains.
    on_the_way: U256,
    /// What never changes.
    total: U256,
    /// Whether the adapter knows the other chain, has its role, and what it may bring and take.
    peered: bool,
    has_role: bool,
    limits: [u64; 2],
    tally: Tally,
}

impl Walk {
    fn new(mut bridged: Bridged, seed: u64, tally: Tally) -> Self {
        let mut people = vec![bridged.pair.alice.clone()];
        for name in OTHERS {
            for eid in [HOME, AWAY] {
                let side = bridged.pair.net.side(eid);
                let account = side.chain.account(name);
                let gift = IToken::transferCall { to: account.address, value: whole(1_000, 18) };
                done(side.chain.send(&people[0], side.token, &gift));
                let approve = IToken::approveCall { spender: side.oft, value: U256::MAX };
                done(side.chain.send(&account, side.token, &approve));
            }
            people.push(Account::named(name));
        }
        let rival = bridged.rival(whole(1_000, 18));
        let mut walk = Self {
            bridged,
            rival,
            random: Random::seeded(seed),
            people,
            journeys: vec![],
            arrived: vec![],
            lies: vec![],
            lied: 0,
            on_the_way: U256::ZERO,
            total: U256::ZERO,
            peered: true,
            has_role: true,
            limits: [1_000_000; 2],
            tally,
        };
        walk.total = walk.everything();
        walk
    }

    /// Home and what is owed there, what the lying chain and the other bridge took, away, and on the way.
    #[track_caller]
    fn everything(&mut self) -> U256 {
        let away = done(self.bridged.pair.net.supply(AWAY));
        let honest = self.bridged.outstanding(AWAY);
        assert_eq!(
            honest,
            sum(&[away, self.on_the_way]),
            "what was sent to the other chain is there or on the way"
        );
        sum(&[self.bridged.books(), away, self.on_the_way])
    }

    #[track_caller]
    fn step(&mut self) {
        for journey in &mut self.journeys {
            journey.patience = journey.patience.saturating_sub(1);
        }
        match self.random.below(21) {
            0..=4 => self.send(),
            5..=8 => self.verify(),
            9..=12 => self.deliver(None),
            13 => self.starve(),
            14 => self.tamper(),
            15 => self.repeat(),
            16 => self.lie(),
            17 => self.release(),
            18 => self.rule(),
            19 => self.rival(),
            _ => self.pass(),
        }
        assert_eq!(self.everything(), self.total);
    }

    /// Everything is in order again: all that can be paid is.
    #[track_caller]
    fn end(&mut self) {
        self.restore();
        for journey in &mut self.journeys {
            journey.patience = 0;
        }
        for index in 0..self.journeys.len() {
            self.verify_at(index);
        }
        let open: Vec<_> = (0..self.journeys.len()).rev().collect();
        for index in open {
            self.deliver_at(index, None);
            assert_eq!(self.everything(), self.total);
        }
        // What is left is for nobody.
        assert!(self.journeys.iter().all(|journey| !self.may_be_paid(&journey.packet)));
        self.pay_all();
        assert_eq!(self.everything(), self.total);
    }
}

/// A refusal explains itself: no program runs out of stack or traps.
#[track_caller]
fn explained(error: &CallError) {
    let length = error.revert().map(|revert| revert.data.len());
    assert!(length.is_some_and(|length| length >= 4), "{error}");
}

fn messages() -> u64 {
    std::env::var("USDAI_BRIDGE_MESSAGES").ok().and_then(|text| text.parse().ok()).unwrap_or(MESSAGES)
}

#[test]
fn no_sequence_of_messages_and_faults_changes_the_supply_of_both_chains() {
    let mut tally = Tally::default();
    let mut seed = 0xb41d;
    while tally.sent < messages() {
        let bridged = if seed % 2 == 0 { Bridged::usdai() } else { Bridged::shares() };
        let (mut walk, until) = (Walk::new(bridged, seed, tally), tally.sent + OF_ONE_WALK);
        while walk.tally.sent < until {
            walk.step();
        }
        walk.end();
        tally = walk.tally;
        seed += 1;
    }
    println!("{tally:?}");
    let Tally { sent, not_sent, delivered, not_delivered, queued, released, .. } = tally;
    assert!(
        [sent, not_sent, delivered, not_delivered, queued, released].iter().all(|count| *count > 10),
        "{tally:?}"
    );
    let Tally { composed, starved, tampered, abandoned, .. } = tally;
    let Tally { lies_paid, lies_refused, rival_paid, rival_refused, .. } = tally;
    let faults = [composed, starved, tampered, abandoned, lies_paid, lies_refused, rival_paid, rival_refused];
    assert!(faults.iter().all(|count| *count > 3), "{tally:?}");
}
