//! What is known when an edge is taken.

use crate::{
    Appraisal, CaliberError, Condition, Cover, Freeze, LoanToValue, Signed, Standing, Voucher, max_loan_down,
};
use usdai_core::{Timestamp, Usd};

/// What is known of a title and of who acts on it. What an edge does not need may be anything, so that nobody has to
/// look it up.
#[derive(Clone, Copy, Debug)]
pub struct Facts {
    /// The time.
    pub now: Timestamp,
    /// The title's last freeze.
    pub freeze: Freeze,
    /// Its last policy.
    pub cover: Cover,
    /// Its last appraisal, [`Appraisal::NONE`] where nobody looked.
    pub appraisal: Appraisal,
    /// The share of its value that may be lent, zero where nobody looked.
    pub share: LoanToValue,
    /// What the caller knows.
    pub told: Told,
}

/// What a caller knows that the title does not. Nothing by default.
#[derive(Clone, Copy, Debug, Default)]
pub struct Told {
    /// Good signatures over the document.
    pub signed: Signed,
    /// No other live title holds one of the serials.
    pub are_serials_free: bool,
    /// The owner is an approved holder.
    pub is_holder_approved: bool,
    /// The loan that is asked for.
    pub loan: Usd,
    /// The borrower as an operator.
    pub operator: Standing,
    /// What somebody vouches for who can know.
    pub voucher: Option<Voucher>,
}

impl Facts {
    /// Whether a condition holds, and if not, why.
    pub fn check(&self, condition: Condition) -> Result<(), CaliberError> {
        let Self { now, told, .. } = *self;
        match condition {
            Condition::ThreeSignatures => all_signed(told.signed),
            Condition::SerialsFree => holds(told.are_serials_free, CaliberError::SerialsUnchecked),
            Condition::PolicyInForce => self.cover.check_in_force(now),
            Condition::AppraisalFresh => self.appraisal.check_fresh(now),
            Condition::HolderApproved => holds(told.is_holder_approved, CaliberError::HolderNotApproved),
            Condition::NotFrozen => self.freeze.check_over(now),
            Condition::OperatorInCredit => told.operator.draw(told.loan).map(|_| ()),
            Condition::LoanWithinMaximum => self.loan_fits(),
            Condition::Vouched(voucher) => {
                holds(told.voucher == Some(voucher), CaliberError::NotVouched { voucher })
            }
        }
    }

    fn loan_fits(&self) -> Result<(), CaliberError> {
        let loan = self.told.loan;
        let maximum = max_loan_down(&self.appraisal, &self.cover, self.share, self.now)?;
        holds(loan <= maximum, CaliberError::LoanAboveMaximum { loan, maximum })
    }
}

fn all_signed(signed: Signed) -> Result<(), CaliberError> {
    holds(signed == Signed::ALL, CaliberError::SignatureMissing { signed })
}

fn holds(does: bool, error: CaliberError) -> Result<(), CaliberError> {
    if does { Ok(()) } else { Err(error) }
}
