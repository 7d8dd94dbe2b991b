//! Loans: the rate that is taken of sales is all that anybody may change, and it is of loans that begin later.

use crate::World;
use crate::random::Random;
use usdai_core::loan::{LiquidationFeeBps, Loan, Opening, Schedule, Status, Terms, Tranche};
use usdai_core::{AssetAmount, Decimals, Seconds, Timestamp, U256, Wad};

const DAY: u64 = 86_400;
const LOANS: usize = 3;

pub struct Loans {
    tranches: Vec<Tranche>,
    /// Each with the rate of its opening.
    loans: Vec<(Loan, LiquidationFeeBps)>,
    fee: LiquidationFeeBps,
    now: Timestamp,
}

impl World for Loans {
    fn new(random: &mut Random) -> Self {
        let tranche = |random: &mut Random| Tranche {
            amount: AssetAmount::new(U256::from(1_000_000 + random.below(1_000_000_000_000))),
            rate: Wad::new(U256::from(random.below(15_000_000_000))),
        };
        let tranches = vec![tranche(random), tranche(random)];
        let now = Timestamp::new(1_767_592_800);
        let mut world = Self { tranches, loans: vec![], fee: LiquidationFeeBps::ZERO, now };
        (0..LOANS).for_each(|_| world.open());
        world
    }

    fn attack(&mut self, random: &mut Random) -> bool {
        let quotes = |world: &Self| {
            world
                .loans
                .iter()
                .map(|(loan, fee)| (loan.quote(&world.terms(), world.now), *fee))
                .collect::<Vec<_>>()
        };
        let before = quotes(self);
        let fee = LiquidationFeeBps::new(random.below(1_300) as u16);
        if let Ok(fee) = fee {
            self.fee = fee;
        }
        assert_eq!(quotes(self), before);
        fee.is_ok()
    }

    fn act(&mut self, random: &mut Random) {
        let place = random.below(LOANS as u64) as usize;
        let (loan, _) = self.loans[place];
        let after = match loan.status {
            Status::Active if random.once_in(4) => {
                loan.call_default(&self.terms(), self.now).ok().map(|out| out.0)
            }
            Status::Active => self.paid(&loan, random.once_in(8)),
            Status::Defaulted { .. } => self.cured(&loan),
            _ => None,
        };
        if let Some(after) = after {
            self.loans[place].0 = after;
        }
        if matches!(self.loans[place].0.status, Status::Closed) {
            self.loans.remove(place);
            self.open();
        }
        self.now = Timestamp::new(self.now.get() + random.below(12 * DAY));
    }

    fn leave(&mut self) {
        for (loan, _) in &self.loans {
            if loan.status == Status::Active {
                let closed = self.paid(loan, true).expect("a loan that is paid off");
                assert_eq!(closed.status, Status::Closed);
            }
        }
    }
}

impl Loans {
    fn terms(&self) -> Terms<'_> {
        Terms {
            decimals: Decimals::new(6).expect("decimals"),
            schedule: Schedule::Level,
            interval: Seconds::new(30 * DAY),
            instalments: 12,
            grace: Seconds::new(5 * DAY),
            late_rate: Wad::new(U256::from(1_500_000_000_u64)),
            origination_fee: AssetAmount::ZERO,
            exit_fee: AssetAmount::ZERO,
            reserve_instalments: 0,
            tranches: &self.tranches,
        }
    }

    fn open(&mut self) {
        let loan = Opening::new(&self.terms(), self.now).expect("terms that are good").loan;
        self.loans.push((loan, self.fee));
        self.now = Timestamp::new(self.now.get() + 1);
    }

    /// What is quoted is taken, and is enough.
    fn paid(&self, loan: &Loan, everything: bool) -> Option<Loan> {
        let quote = loan.quote(&self.terms(), self.now).expect("a quote");
        let due = if everything { quote.payoff } else { quote.total_due().expect("a sum") };
        if due.is_zero() {
            return None;
        }
        let (after, payment) = loan.pay(&self.terms(), due, self.now).expect("what is quoted is taken");
        assert_eq!(payment.total(), Ok(due));
        assert!(after.outstanding < loan.outstanding);
        Some(after)
    }

    /// What is overdue cures it, to the last second of its window.
    fn cured(&self, loan: &Loan) -> Option<Loan> {
        if self.now > loan.cure_until().expect("a time") {
            return None;
        }
        let quote = loan.quote(&self.terms(), self.now).expect("a quote");
        let arrears = quote.arrears.total().expect("a sum");
        let (after, _) =
            loan.cure(&self.terms(), arrears, self.now).expect("a default is cured in its window");
        assert!(matches!(after.status, Status::Active | Status::Closed));
        Some(after)
    }
}
