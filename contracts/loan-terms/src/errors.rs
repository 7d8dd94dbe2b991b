//! Why a loan refuses, as every interface that passes on terms spells it. What each means and its remedy: `abi/*.sol`.

use crate::record::status_number;
use alloy_primitives::{B256, U256};
use alloy_sol_types::sol;
use kit::Error;
use kit::errors::arithmetic_overflow;
use usdai_core::LoanError;

sol! {
    /// The errors.
    #[allow(missing_docs)]
    interface ILoanTerms {
        error LoanUnknown(bytes32 loan);
        error ScheduleUnknown(uint8 schedule);
        error DurationNotWhole(uint64 duration, uint64 repaymentInterval);
        error TranchesOutOfRange(uint256 count);
        error EmptyTranche(uint256 index);
        error RateOutOfRange(uint256 rate);
        error IntervalOutOfRange(uint64 repaymentInterval);
        error InstalmentsOutOfRange(uint16 instalments);
        error GraceAboveInterval(uint64 grace, uint64 repaymentInterval);
        error PrincipalAboveMost(uint256 principal);
        error NothingForBorrower(uint256 withheld, uint256 principal);
        error WrongStatus(uint8 status);
        error NotStarted(uint64 start);
        error BelowDue(uint256 amount, uint256 needed);
        error NothingPaid(uint64 opensAfter);
        error WithinGrace(uint64 until);
        error CureWindowOver(uint64 until);
        error CureWindowOpen(uint64 until);
    }
}

use ILoanTerms as abi;

kit::errors! {
    loan_unknown = LoanUnknown(loan: B256),
    schedule_unknown = ScheduleUnknown(schedule: u64),
    duration_not_whole = DurationNotWhole(duration: u64, interval: u64),
    tranches_out_of_range = TranchesOutOfRange(count: u64),
    empty_tranche = EmptyTranche(index: u64),
    rate_out_of_range = RateOutOfRange(rate: U256),
    interval_out_of_range = IntervalOutOfRange(interval: u64),
    instalments_out_of_range = InstalmentsOutOfRange(instalments: u64),
    grace_above_interval = GraceAboveInterval(grace: u64, interval: u64),
    principal_above_most = PrincipalAboveMost(principal: U256),
    nothing_for_borrower = NothingForBorrower(withheld: U256, principal: U256),
    wrong_status = WrongStatus(status: u64),
    not_started = NotStarted(start: u64),
    below_due = BelowDue(amount: U256, needed: U256),
    nothing_paid = NothingPaid(opens_after: u64),
    within_grace = WithinGrace(until: u64),
    cure_window_over = CureWindowOver(until: u64),
    cure_window_open = CureWindowOpen(until: u64),
}

/// What the arithmetic says.
#[cold]
#[inline(never)]
pub fn of_loan(error: LoanError) -> Error {
    use LoanError as E;
    match error {
        E::TranchesOutOfRange { count } => tranches_out_of_range(count as u64),
        E::EmptyTranche { index } => empty_tranche(index as u64),
        E::RateOutOfRange { rate } => rate_out_of_range(rate.raw()),
        E::IntervalOutOfRange { interval } => interval_out_of_range(interval.get()),
        E::InstalmentsOutOfRange { instalments } => instalments_out_of_range(instalments.into()),
        E::GraceAboveInterval { grace, interval } => grace_above_interval(grace.get(), interval.get()),
        E::PrincipalAboveMost { principal } => principal_above_most(principal.raw()),
        E::NothingForBorrower { withheld, principal } => {
            nothing_for_borrower(withheld.raw(), principal.raw())
        }
        E::WrongStatus { status } => wrong_status(status_number(status).into()),
        E::NotStarted { start } => not_started(start.get()),
        E::BelowDue { amount, needed } => below_due(amount.raw(), needed.raw()),
        E::NothingPaid { opens_after } => nothing_paid(opens_after.get()),
        E::WithinGrace { until } => within_grace(until.get()),
        E::CureWindowOver { until } => cure_window_over(until.get()),
        E::CureWindowOpen { until } => cure_window_open(until.get()),
        E::Math(_) => arithmetic_overflow(),
    }
}
