//! What is paid when: the instalments of a loan that is paid on time from now on.

use usdai_core::LoanError;
use usdai_core::loan::{Loan, Payment, Status, Terms};
use usdai_core::{AssetAmount, MathError, Timestamp};

/// The payments that are to come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amortization {
    /// In their order.
    pub rows: Vec<Row>,
}

/// A payment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The number of its instalment, from 1.
    pub number: u16,
    /// When it is due.
    pub due: Timestamp,
    /// What it pays back.
    pub principal: AssetAmount,
    /// Interest, of being late included.
    pub interest: AssetAmount,
    /// With the last one.
    pub exit_fee: AssetAmount,
    /// Principal that is left after it.
    pub balance: AssetAmount,
    /// Principal and interest of each tranche, in order of seniority.
    pub tranches: Vec<(AssetAmount, AssetAmount)>,
}

impl Amortization {
    /// Of a loan: what is overdue is paid at `now`, the rest with its deadline. A loan in default is taken as if it
    /// were cured; nothing where its title is for sale or nothing is owed.
    ///
    /// # Errors
    /// [`LoanError::Math`] for numbers that no loan has.
    pub fn new(terms: &Terms<'_>, loan: &Loan, now: Timestamp) -> Result<Self, LoanError> {
        let mut rows = Vec::new();
        let mut loan = match loan.status {
            Status::Active | Status::Defaulted { .. } => Loan { status: Status::Active, ..*loan },
            Status::Foreclosed { .. } | Status::Closed => return Ok(Self { rows }),
        };
        while !loan.outstanding.is_zero() {
            let due = loan.deadline(terms)?;
            let at = if now > due { now } else { due };
            let (after, payment) = pay_one(terms, &loan, at)?;
            rows.push(Row::new(loan.paid, due, &after, &payment, terms.tranches.len())?);
            loan = after;
        }
        Ok(Self { rows })
    }

    /// Principal and interest of all payments.
    ///
    /// # Errors
    /// [`MathError`] where they do not fit 256 bits.
    pub fn totals(&self) -> Result<(AssetAmount, AssetAmount), MathError> {
        self.rows.iter().try_fold((AssetAmount::ZERO, AssetAmount::ZERO), |(principal, interest), row| {
            Ok((principal.checked_add(row.principal)?, interest.checked_add(row.interest)?))
        })
    }
}

impl Row {
    fn new(
        paid: u16,
        due: Timestamp,
        after: &Loan,
        payment: &Payment,
        tranches: usize,
    ) -> Result<Self, MathError> {
        let of_tranche = |index| (payment.principal.get(index), payment.interest.get(index));
        Ok(Self {
            number: paid.saturating_add(1),
            due,
            principal: payment.principal.total()?,
            interest: payment.interest.total()?,
            exit_fee: payment.exit_fee,
            balance: after.outstanding,
            tranches: (0..tranches).map(of_tranche).collect(),
        })
    }

    /// All that is paid.
    ///
    /// # Errors
    /// [`MathError`] where it does not fit 256 bits.
    pub fn total(&self) -> Result<AssetAmount, MathError> {
        self.principal.checked_add(self.interest)?.checked_add(self.exit_fee)
    }
}

/// Pays the oldest instalment alone: what is offered is exactly what a payment of nothing is refused for.
fn pay_one(terms: &Terms<'_>, loan: &Loan, at: Timestamp) -> Result<(Loan, Payment), LoanError> {
    match loan.pay(terms, AssetAmount::ZERO, at) {
        Err(LoanError::BelowDue { needed, .. }) => loan.pay(terms, needed, at),
        paid => paid,
    }
}
