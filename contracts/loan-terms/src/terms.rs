//! The terms as a caller brings them.

use crate::errors::{duration_not_whole, interval_out_of_range, schedule_unknown};
use alloc::vec::Vec;
use alloy_primitives::{Address, B256, U256};
use kit::Error;
use kit::calldata::Arguments;
use kit::words::Word;
use usdai_core::loan::{Schedule, Terms, Tranche};
use usdai_core::{AssetAmount, Decimals, Seconds, Wad};

/// Words of a tranche.
const TRANCHE_WORDS: usize = 3;

/// What lenders and borrower agree on, field by field as `ILoanRouter.LoanTerms`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoanTerms {
    /// The last second at which the loan may be opened.
    pub expiration: u64,
    /// Who pledges the title and is paid.
    pub borrower: Address,
    /// The loan's currency.
    pub currency: Address,
    /// The number of the title.
    pub title: U256,
    /// From the opening to the last deadline, seconds: whole intervals.
    pub duration: u64,
    /// Between two instalments, seconds.
    pub interval: u64,
    /// 0 level, 1 linear.
    pub schedule: u8,
    /// Per second and unit of an overdue instalment, 18 decimals.
    pub late_rate: U256,
    /// From a deadline to a default, seconds.
    pub grace: u64,
    /// Out of the principal, units of the currency.
    pub origination_fee: U256,
    /// With the last payment, units of the currency.
    pub exit_fee: U256,
    /// How many first instalments are held back.
    pub reserve_instalments: u8,
    /// What a lender's signature is valid up to.
    pub nonce: U256,
    /// Who lends each tranche.
    pub lenders: Vec<Address>,
    /// The tranches in order of seniority.
    pub tranches: Vec<Tranche>,
}

impl LoanTerms {
    /// Reads the struct to which the next argument points. [`Error::undecodable`] where any of it is short or dirty.
    #[inline(never)]
    pub fn read(arguments: &mut Arguments) -> Result<Self, Error> {
        let mut a = arguments.tuple();
        let mut terms = Self {
            expiration: a.uint_up_to(u64::MAX),
            borrower: a.address(),
            currency: a.address(),
            title: a.uint(),
            duration: a.uint_up_to(u64::MAX),
            interval: a.uint_up_to(u64::MAX),
            schedule: read_u8(&mut a),
            late_rate: a.uint(),
            grace: a.uint_up_to(u64::MAX),
            origination_fee: a.uint(),
            exit_fee: a.uint(),
            reserve_instalments: read_u8(&mut a),
            nonce: a.uint(),
            lenders: Vec::new(),
            tranches: Vec::new(),
        };
        let (mut specs, count) = a.records(TRANCHE_WORDS);
        for _ in 0..count {
            terms.lenders.push(specs.address());
            let (amount, rate) = (AssetAmount::new(specs.uint()), Wad::new(specs.uint()));
            terms.tranches.push(Tranche { amount, rate });
        }
        a.check()?;
        specs.check()?;
        arguments.check()?;
        Ok(terms)
    }

    /// The same for the arithmetic; its bounds are checked where a loan is opened.
    ///
    /// `ScheduleUnknown`, `IntervalOutOfRange` for none, `DurationNotWhole`.
    pub fn arithmetic(&self, decimals: Decimals) -> Result<Terms<'_>, Error> {
        let schedule = match self.schedule {
            0 => Schedule::Level,
            1 => Schedule::Linear,
            other => return Err(schedule_unknown(other.into())),
        };
        Ok(Terms {
            decimals,
            schedule,
            interval: Seconds::new(self.interval),
            instalments: self.instalments()?,
            grace: Seconds::new(self.grace),
            late_rate: Wad::new(self.late_rate),
            origination_fee: AssetAmount::new(self.origination_fee),
            exit_fee: AssetAmount::new(self.exit_fee),
            reserve_instalments: self.reserve_instalments,
            tranches: &self.tranches,
        })
    }

    /// The struct as it stands in calldata and events: its fields, where the tranches are, how many, and each.
    pub fn encoded(&self) -> Vec<B256> {
        let mut words = Vec::from(self.fields());
        let head = (words.len() as u64).saturating_add(1).saturating_mul(32);
        words.extend([head.word(), (self.tranches.len() as u64).word()]);
        for (lender, tranche) in self.lenders.iter().zip(&self.tranches) {
            words.extend([lender.word(), tranche.amount.raw().word(), tranche.rate.raw().word()]);
        }
        words
    }

    /// What is not a list, in the order of the struct.
    #[inline(never)]
    pub(crate) fn fields(&self) -> [B256; 13] {
        [
            self.expiration.word(),
            self.borrower.word(),
            self.currency.word(),
            self.title.word(),
            self.duration.word(),
            self.interval.word(),
            u64::from(self.schedule).word(),
            self.late_rate.word(),
            self.grace.word(),
            self.origination_fee.word(),
            self.exit_fee.word(),
            u64::from(self.reserve_instalments).word(),
            self.nonce.word(),
        ]
    }

    /// How many intervals the duration has; more than 65,535 count as that, which is out of bounds like them.
    fn instalments(&self) -> Result<u16, Error> {
        let whole = self.duration.checked_div(self.interval).ok_or_else(|| interval_out_of_range(0))?;
        if whole.checked_mul(self.interval) != Some(self.duration) {
            return Err(duration_not_whole(self.duration, self.interval));
        }
        Ok(u16::try_from(whole).unwrap_or(u16::MAX))
    }
}

fn read_u8(a: &mut Arguments) -> u8 {
    a.uint_up_to(u64::from(u8::MAX)) as u8
}
