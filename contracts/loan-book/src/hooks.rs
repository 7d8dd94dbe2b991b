//! What the router tells of the vault's tranches, and what anybody may do about them.

use crate::entries::Key;
use crate::errors::{self, Error};
use crate::slots::Place;
use crate::storage::{LoanBook, now};
use alloy_primitives::U256;
use usdai_core::portfolio::{EntryState, Repayment};
use usdai_core::{AccrualRate, AssetAmount, Decimals, Timestamp, Usd};

/// A payment as the router tells it, units of the currency.
pub struct Told {
    /// Paid as principal.
    pub principal: U256,
    /// Paid as interest.
    pub interest: U256,
    /// Principal that is still owed.
    pub balance: U256,
    /// Dollars per second, 18 further decimals.
    pub rate: U256,
    /// From when on.
    pub accrues_from: u64,
}

impl LoanBook {
    /// Router: a tranche was paid, or its loan is settled. `NotRouter`, `EntryUnknown`.
    pub(crate) fn on_repaid(&mut self, key: Key, told: &Told) -> Result<(), Error> {
        self.check_router()?;
        let record = self.record(key)?;
        let decimals = self.decimals_of(&record)?;
        let dollars = |units: U256| decimals.to_usd(AssetAmount::new(units));
        let repayment = Repayment {
            principal: dollars(told.principal)?,
            interest: dollars(told.interest)?,
            balance: dollars(told.balance)?,
            rate: AccrualRate::new(told.rate),
            accrues_from: Timestamp::new(told.accrues_from),
        };
        let step = record.entry.repaid(&repayment, now())?;
        self.settle(key, &record, &step)
    }

    /// Router: the loan is in default; its interest stops, and the tranche is worth what can be recovered.
    ///
    /// `NotRouter`, `EntryUnknown`, `ContractSilent`.
    pub(crate) fn on_defaulted(&mut self, key: Key, senior: U256, reserve: U256) -> Result<(), Error> {
        self.check_router()?;
        let record = self.record(key)?;
        let decimals = self.decimals_of(&record)?;
        let ranks = [senior, reserve].map(|units| dollars_or_most(decimals, units));
        self.put(Place::Default(key.loan, key.index), crate::slots::pack_pair(ranks)?);
        let recoverable = self.recoverable(key, &record.entry, decimals, ranks)?;
        let step = record.entry.doubted(recoverable, now())?;
        self.settle(key, &record, &step)
    }

    /// Anyone: raises a mark. `EntryUnknown`, `ContractSilent`, `MarkNotRaised`.
    pub(crate) fn remark(&mut self, key: Key) -> Result<(), Error> {
        let record = self.record(key)?;
        let decimals = self.decimals_of(&record)?;
        let ranks = crate::slots::unpack_pair(self.at(Place::Default(key.loan, key.index)));
        let recoverable = self.recoverable(key, &record.entry, decimals, ranks)?;
        let step = record.entry.doubted(recoverable, now())?;
        if record.entry.state != EntryState::Defaulted || step.entry.mark == record.entry.mark {
            return Err(errors::mark_not_raised(key.loan, key.index));
        }
        self.settle(key, &record, &step)
    }

    /// Anyone: starts interest again. `EntryUnknown`, `NotResumable`.
    pub(crate) fn resume(&mut self, key: Key) -> Result<(), Error> {
        let record = self.record(key)?;
        let step = record
            .entry
            .resumed(now())
            .ok_or_else(|| errors::not_resumable(key.loan, key.index, record.entry.from.get()))?;
        self.settle(key, &record, &step)
    }
}

/// The most that a slot holds for what is more: such claims leave nothing, and no reserve is that high.
fn dollars_or_most(decimals: Decimals, units: U256) -> Usd {
    const MOST: Usd = Usd::new(U256::from_limbs([u64::MAX, u64::MAX, 0, 0]));
    decimals.to_usd(AssetAmount::new(units)).unwrap_or(MOST).min(MOST)
}
