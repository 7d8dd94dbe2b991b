//! Who gets what when the title is sold.

use super::{LiquidationFeeBps, Loan, LoanError, PerTranche, Status, Terms, split};
use crate::fixed::{self, MathError};
use crate::units::{AssetAmount, Bps, Timestamp};
use ruint::aliases::U256;

/// What the sale of a title brought, zero included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proceeds {
    /// What the buyer paid.
    pub amount: AssetAmount,
    /// What the sale cost; paid as far as there is money.
    pub costs: AssetAmount,
    /// On `amount`.
    pub fee: LiquidationFeeBps,
}

/// The proceeds and the reserve by who gets them: together exactly that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recovery {
    /// What to store: closed.
    pub loan: Loan,
    /// For whoever bore them.
    pub costs: AssetAmount,
    /// For the fee's recipient, rounded down.
    pub fee: AssetAmount,
    /// Principal by tranche.
    pub principal: PerTranche,
    /// Interest accrued up to the default, by tranche.
    pub interest: PerTranche,
    /// Interest after the default, by tranche.
    pub later_interest: PerTranche,
    /// Principal that does not come back, by tranche.
    pub lost: PerTranche,
    /// The surplus.
    pub to_borrower: AssetAmount,
}

/// What ranks by tranche when a title is sold; interest after the default comes after all of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claims {
    /// Principal by tranche.
    pub principal: PerTranche,
    /// Interest accrued up to the default, by tranche.
    pub interest: PerTranche,
}

impl Claims {
    /// What ranks before the tranche at `index`.
    pub fn before(&self, index: usize) -> Result<AssetAmount, MathError> {
        (0..index).try_fold(AssetAmount::ZERO, |sum, senior| {
            sum.checked_add(self.principal.get(senior))?.checked_add(self.interest.get(senior))
        })
    }
}

impl Loan {
    /// What each tranche is owed at the default, interest rounded up in all.
    #[inline(never)]
    pub fn claims(&self, terms: &Terms<'_>, defaulted_at: Timestamp) -> Result<Claims, MathError> {
        let principal = self.balances(terms)?;
        let accrued = self.accrued_up(terms, defaulted_at)?;
        let interest = split::interest(terms, &terms.blend()?, accrued)?;
        Ok(Claims { principal, interest })
    }

    /// Distributes proceeds and reserve as one pot and closes the loan.
    ///
    /// Costs, the fee, then tranche by tranche principal and interest up to the default, then tranche by tranche
    /// interest after it, then the borrower. Never future interest. [`LoanError::WrongStatus`] unless
    /// foreclosed.
    #[inline(never)]
    pub fn recover(
        &self,
        terms: &Terms<'_>,
        proceeds: &Proceeds,
        now: Timestamp,
    ) -> Result<Recovery, LoanError> {
        let Status::Foreclosed { defaulted_at } = self.status else {
            return Err(LoanError::WrongStatus { status: self.status });
        };
        let mut pot = Pot(proceeds.amount.checked_add(self.reserve)?);
        let (costs, fee) = (pot.take(proceeds.costs)?, pot.take(fee_down(proceeds)?)?);
        let claims = self.claims(terms, defaulted_at)?;
        let accrued = claims.interest.total()?;
        let later = self.accrued_up(terms, now.max(defaulted_at))?.excess_over(accrued);
        let later = split::interest(terms, &terms.blend()?, later)?;

        let nothing = PerTranche::NONE;
        // Filled where it is: a program's stack has room for few of these.
        let mut recovery = Recovery {
            loan: self.settled(),
            costs,
            fee,
            principal: nothing,
            interest: nothing,
            later_interest: nothing,
            lost: nothing,
            to_borrower: AssetAmount::ZERO,
        };
        for index in 0..terms.tranches.len() {
            let owed = claims.principal.get(index);
            let paid = pot.take(owed)?;
            recovery.principal.set(index, paid);
            recovery.lost.set(index, owed.checked_sub(paid)?);
            recovery.interest.set(index, pot.take(claims.interest.get(index))?);
        }
        for index in 0..terms.tranches.len() {
            recovery.later_interest.set(index, pot.take(later.get(index))?);
        }
        recovery.to_borrower = pot.0;
        Ok(recovery)
    }

    /// The loan once it is distributed.
    fn settled(&self) -> Self {
        let (outstanding, reserve) = (AssetAmount::ZERO, AssetAmount::ZERO);
        Self { outstanding, reserve, extra_units: 0, status: Status::Closed, ..*self }
    }
}

struct Pot(AssetAmount);

impl Pot {
    /// As much of `claim` as there is.
    fn take(&mut self, claim: AssetAmount) -> Result<AssetAmount, MathError> {
        let taken = claim.min(self.0);
        self.0 = self.0.checked_sub(taken)?;
        Ok(taken)
    }
}

fn fee_down(proceeds: &Proceeds) -> Result<AssetAmount, MathError> {
    let (amount, fee) = (proceeds.amount.raw(), U256::from(proceeds.fee.get()));
    fixed::mul_div_down(amount, fee, U256::from(Bps::DENOMINATOR)).map(AssetAmount::new)
}
