//! What is due for loans: a function of a snapshot.

use usdai_core::{MathError, Seconds, Timestamp};

use super::{Credit, Duty, Entry, EntryState, Loan, Stage, Unreported, Waiting};
use crate::keeper::decide::{Action, Decision, Reason};

/// Marks are raised, and cash is swept, at most once in so much time: a title loses little in a day, and the vault's
/// streams take new gains once a day.
const DAY: Seconds = Seconds::new(86_400);
const SECOND: Seconds = Seconds::new(1);

impl Decision {
    /// What may lower the price of a share: before an epoch is cleared, so that nobody leaves at the expense of those
    /// who stay.
    ///
    /// # Errors
    /// [`MathError`] of times that no calendar has.
    pub(in crate::keeper) fn losses(&mut self, credit: &Credit, now: Timestamp) -> Result<(), MathError> {
        for Loan { id, stage } in &credit.loans {
            match stage {
                Stage::Active { default_after } if now > *default_after => {
                    self.owe(Duty::CallDefault(*id));
                }
                Stage::Active { default_after } => self.wake_at(default_after.checked_add(SECOND)?),
                Stage::Sold => self.owe(Duty::Recover(*id)),
                Stage::Defaulted { .. } | Stage::ForSale { .. } => {}
            }
        }
        for Unreported { loan, index, .. } in
            credit.unreported.iter().filter(|unreported| unreported.is_taken)
        {
            self.owe(Duty::Reconcile(*loan, *index));
        }
        for Entry { loan, index, state } in &credit.entries {
            let EntryState::Defaulted { marked_at, is_round_newer, is_raisable } = state else { continue };
            let daily = marked_at.checked_add(DAY)?;
            // Once the title is sold nothing bounds its value any more until that is distributed.
            let is_sold_next = credit.loans.iter().any(|other| {
                other.id == *loan && matches!(other.stage, Stage::ForSale { ends_at, .. } if now >= ends_at)
            });
            if *is_raisable && (*is_round_newer || is_sold_next || now >= daily) {
                self.owe(Duty::Remark(*loan, *index));
            } else if *is_raisable {
                self.wake_at(daily);
            }
        }
        Ok(())
    }

    /// Everything else.
    ///
    /// # Errors
    /// [`MathError`] of times that no calendar has.
    pub(in crate::keeper) fn duties(&mut self, credit: &Credit, now: Timestamp) -> Result<(), MathError> {
        for loan in &credit.loans {
            self.loan(loan, now)?;
        }
        for Unreported { loan, index, .. } in
            credit.unreported.iter().filter(|unreported| !unreported.is_taken)
        {
            self.wait(Waiting::NoNote(*loan, *index));
        }
        for Entry { loan, index, state } in &credit.entries {
            match state {
                EntryState::PaidAhead { from } if now >= *from => self.owe(Duty::Resume(*loan, *index)),
                EntryState::PaidAhead { from } => self.wake_at(*from),
                EntryState::Defaulted { .. } => {}
            }
        }
        for cash in &credit.cash {
            let due_at = cash.swept_at.map(|swept_at| swept_at.checked_add(DAY)).transpose()?;
            match due_at {
                Some(due_at) if now < due_at => self.wake_at(due_at),
                _ if !cash.is_taken => self.wait(Waiting::NotTaken(cash.currency)),
                _ => self.owe(Duty::Sweep(cash.currency)),
            }
        }
        Ok(())
    }

    fn loan(&mut self, loan: &Loan, now: Timestamp) -> Result<(), MathError> {
        match loan.stage {
            Stage::Defaulted { cure_until } if now > cure_until => self.owe(Duty::Foreclose(loan.id)),
            Stage::Defaulted { cure_until } => {
                self.wait(Waiting::Curing(loan.id, cure_until));
                self.wake_at(cure_until.checked_add(SECOND)?);
            }
            Stage::ForSale { title, ends_at, .. } if now < ends_at => {
                self.wait(Waiting::OnSale(title, ends_at));
                self.wake_at(ends_at);
            }
            Stage::ForSale { title, has_bid: true, .. } => self.owe(Duty::Settle(title)),
            Stage::ForSale { title, .. } => self.owe(Duty::NextRound(title)),
            Stage::Active { .. } | Stage::Sold => {}
        }
        Ok(())
    }

    fn owe(&mut self, duty: Duty) {
        self.actions.push(Action::Credit(duty));
    }

    fn wait(&mut self, waiting: Waiting) {
        self.reasons.push(Reason::Credit(waiting));
    }
}
