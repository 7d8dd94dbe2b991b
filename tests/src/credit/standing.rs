//! Where a loan stands, by the router's words, the lens and the pure crate, and the edges of its clock.

use alloy_primitives::U256;
use usdai_core::loan::{Loan, Quote, Status};
use usdai_core::{AssetAmount, Timestamp};

use super::{Credit, Deal};
use crate::abi::{ILoanLens, ILoanRouter};

impl Credit {
    /// Goes to the deadline of the oldest unpaid instalment: the last second at which it is on time.
    #[track_caller]
    pub fn go_to_deadline(&mut self, deal: &Deal) {
        let loan = self.loan(deal);
        let deadline = deal.pure(|terms| loan.deadline(terms)).unwrap_or_else(|error| panic!("{error}"));
        self.go_to(deadline.get());
    }

    /// Goes to the end of its grace: the last second at which nobody may call a default.
    #[track_caller]
    pub fn go_to_end_of_grace(&mut self, deal: &Deal) {
        let loan = self.loan(deal);
        let until = deal.pure(|terms| loan.default_after(terms)).unwrap_or_else(|error| panic!("{error}"));
        self.go_to(until.get());
    }

    /// Goes to the end of the cure window: the last second at which a default can be cured.
    #[track_caller]
    pub fn go_to_end_of_cure(&mut self, deal: &Deal) {
        let until = self.loan(deal).cure_until().unwrap_or_else(|error| panic!("{error}"));
        self.go_to(until.get());
    }

    /// A loan as the router keeps it, decoded here once more.
    ///
    /// # Panics
    /// There is none.
    #[track_caller]
    pub fn loan(&mut self, deal: &Deal) -> Loan {
        let loan = self.loan_id(&deal.terms);
        let [money, rest] =
            self.ask(&ILoanRouter::loanStateCall { loan }).map(|word| U256::from_be_bytes(word.0));
        let bits = |from: usize, count: usize| {
            let word = rest >> from;
            u64::try_from(word & (U256::MAX >> (256 - count))).unwrap_or_default()
        };
        let defaulted_at = Timestamp::new(bits(40 + 16 + 32 + 8, 40));
        let status = match bits(40 + 16 + 32, 8) {
            1 => Status::Active,
            2 => Status::Defaulted { at: defaulted_at },
            3 => Status::Foreclosed { defaulted_at },
            4 => Status::Closed,
            other => panic!("the loan has status {other}"),
        };
        Loan {
            outstanding: AssetAmount::new(money & (U256::MAX >> 128)),
            reserve: AssetAmount::new(money >> 128),
            start: Timestamp::new(bits(0, 40)),
            paid: bits(40, 16) as u16,
            extra_units: bits(56, 32) as u32,
            status,
        }
    }

    /// What the pure crate quotes of the loan as the router keeps it, at the next block's time.
    #[track_caller]
    pub fn expected_quote(&mut self, deal: &Deal) -> Quote {
        let (loan, now) = (self.loan(deal), Timestamp::new(self.chain().timestamp()));
        deal.pure(|terms| loan.quote(terms, now)).unwrap_or_else(|error| panic!("{error}"))
    }

    /// What the lens quotes at the next block's time.
    #[track_caller]
    pub fn quote(&mut self, deal: &Deal) -> ILoanLens::Quote {
        let lens = self.lens;
        self.look(lens, &ILoanLens::quoteCall { terms: deal.lens_terms() })
    }

    /// Where the lens says that a loan stands.
    #[track_caller]
    pub fn standing(&mut self, deal: &Deal) -> ILoanLens::Standing {
        let lens = self.lens;
        self.look(lens, &ILoanLens::loanCall { terms: deal.lens_terms() })
    }
}
