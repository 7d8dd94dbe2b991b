//! The vault: its fee, its exit share, its pause, and a loan book that is the adversary's.

use crate::World;
use crate::machine::{FEE_RECIPIENT, Refusal, Vault};
use crate::random::Random;
use usdai_core::vault::{Book, Flows, Report, SharePrice};
use usdai_core::{AccrualRate, Bps, ExitShare, Seconds, Shares, U256, Usd, YieldFeeBps};

const HOLDERS: u8 = 4;
const GENESIS: u64 = 1_767_592_800;
const DAY: u64 = 86_400;

pub struct Holders {
    vault: Vault,
}

fn usd(units: u64) -> Usd {
    Usd::new(U256::from(units) * U256::from(10_u64.pow(18)))
}

/// Whether a share at the second price is worth at least as much as one at the first.
fn is_no_less(before: &SharePrice, after: &SharePrice) -> bool {
    after.wad_down().expect("a price") >= before.wad_down().expect("a price")
}

impl World for Holders {
    fn new(random: &mut Random) -> Self {
        let mut vault = Vault::new(GENESIS, YieldFeeBps::ZERO);
        for holder in 0..HOLDERS {
            vault.deposit(holder, usd(1_000 + random.below(100_000))).expect("a first deposit");
        }
        Self { vault }
    }

    fn attack(&mut self, random: &mut Random) -> bool {
        // What the clock demands is no act of the adversary.
        let _due = self.vault.lock();
        let before = self.vault.clone();
        let number = random.below(20_000) as u16;
        let (mut reports, vault) = (false, &mut self.vault);
        let taken = match random.below(5) {
            0 => YieldFeeBps::new(number % 1_200).is_ok_and(|fee| vault.set_fee(fee).is_ok()),
            1 => ExitShare::new(number).is_ok_and(|share| {
                vault.exit_share = share;
                true
            }),
            2 => vault.pause(Seconds::new(random.below(15 * DAY))).is_ok(),
            3 => vault.claim_fees(FEE_RECIPIENT).is_ok(),
            _ => {
                reports = true;
                let (report, flows) = lie(vault, random);
                vault.report(&report, &flows).is_ok()
            }
        };
        self.check(&before, reports);
        taken
    }

    fn act(&mut self, random: &mut Random) {
        let (vault, holder) = (&mut self.vault, random.below(HOLDERS.into()) as u8);
        let balance = vault.balance(holder).raw();
        match random.below(8) {
            0 => drop(vault.deposit(holder, usd(1 + random.below(5_000)))),
            1 => drop(vault.harvest(usd(random.below(100)))),
            2 | 3 => {
                let shares = Shares::new(random.amount(balance));
                let _refused = vault.request(holder, shares);
            }
            4 => drop(vault.transfer(holder, (holder + 1) % HOLDERS, Shares::new(random.amount(balance)))),
            5 => self.claim(holder),
            6 => self.settle(random),
            _ => {}
        }
        self.vault.warp(Seconds::new(random.below(3 * DAY)));
    }

    fn leave(&mut self) {
        let end = self.vault.clock.clear_time(self.vault.locked).map_or(0, |time| time.get());
        let wait = end.saturating_sub(self.vault.now.get());
        self.vault.warp(Seconds::new(wait));
        if !self.vault.is_settled {
            self.vault.settle(Bps::ZERO).expect("an epoch settles in its time");
        }
        (0..HOLDERS).for_each(|holder| self.claim(holder));
        assert!(self.vault.cash.reserved <= self.vault.cash.idle);
    }
}

impl Holders {
    /// Nobody's shares, place or claim is another, nor what is fixed for the epoch in settlement; and only a report
    /// lowers a price.
    fn check(&self, before: &Vault, reports: bool) {
        let after = &self.vault;
        for holder in 0..HOLDERS {
            assert_eq!(after.balance(holder), before.balance(holder));
            assert_eq!(after.claims.get(&holder), before.claims.get(&holder));
        }
        let shares = |vault: &Vault| vault.line.iter().map(|request| request.shares).collect::<Vec<_>>();
        assert_eq!(shares(after), shares(before));
        assert_eq!((after.locked, after.is_settled), (before.locked, before.is_settled));
        assert_eq!(after.cash.reserved, before.cash.reserved);
        assert_eq!(after.cash.capacity, before.cash.capacity);
        if !reports {
            let prices = |vault: &Vault| {
                [vault.optimistic(), vault.conservative()].map(|price| price.expect("a price"))
            };
            for (before, after) in prices(before).iter().zip(&prices(after)) {
                assert!(is_no_less(before, after), "{before:?} became {after:?}");
            }
        }
    }

    /// What is owed is paid, to the wei and in full.
    fn claim(&mut self, holder: u8) {
        let owed = self.vault.claims.get(&holder).copied().unwrap_or(Usd::ZERO);
        let idle = self.vault.cash.idle;
        assert_eq!(self.vault.claim(holder), Ok(owed));
        assert_eq!(idle.checked_sub(self.vault.cash.idle), Ok(owed));
    }

    /// In its time an epoch settles, whatever is paused or lent.
    fn settle(&mut self, random: &mut Random) {
        let _due = self.vault.lock();
        let end = self.vault.clock.clear_time(self.vault.locked).map_or(u64::MAX, |time| time.get());
        let capacity = self.vault.cash.capacity;
        let outcome = self.vault.settle(Bps::new(random.below(2_000) as u16).expect("a discount"));
        if self.vault.now.get() < end {
            assert!(matches!(outcome, Err(Refusal::NotClearable) | Ok(_)));
        } else if let Ok(settlement) = outcome {
            assert!(settlement.paid <= capacity);
        } else {
            assert_eq!(outcome, Err(Refusal::NotClearable), "only where nothing is to be settled");
        }
    }
}

/// What the adversary says of loans: it takes what may be lent, writes off, or says anything.
fn lie(vault: &Vault, random: &mut Random) -> (Report, Flows) {
    let standing = vault.standing_report();
    let sent = Usd::new(random.amount(vault.cash.lendable().raw()));
    match random.below(4) {
        0 => {
            let principal = standing.principal.checked_add(sent).unwrap_or(standing.principal);
            (Report { principal, ..standing }, Flows { sent, ..Flows::default() })
        }
        1 => (
            Report { marks: Usd::new(random.amount(standing.principal.raw())), ..standing },
            Flows::default(),
        ),
        2 => (
            Report { principal: Usd::ZERO, marks: Usd::ZERO, accrued: Usd::ZERO, rate: AccrualRate::ZERO },
            Flows::default(),
        ),
        _ => {
            let any = |random: &mut Random| Usd::new(random.amount(standing.principal.raw()));
            let rate = AccrualRate::new(random.amount(Book::HIGHEST_RATE.raw()));
            let report = Report { principal: any(random), marks: any(random), accrued: any(random), rate };
            (report, Flows { sent, principal: any(random), interest: any(random) })
        }
    }
}
