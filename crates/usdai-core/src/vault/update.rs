//! A report of the loan book, bounded by what the vault knows itself.

use super::fee::fee_down;
use super::{Book, VaultError};
use crate::fixed::{self, MathError};
use crate::units::{AccrualRate, Timestamp, Usd, Wad, YieldFeeBps};

/// What the loan book says it is worth now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Lent and not paid back, without what is lost for good.
    pub principal: Usd,
    /// What is doubted of it.
    pub marks: Usd,
    /// Interest accrued and not paid.
    pub accrued: Usd,
    /// Interest per second from now on.
    pub rate: AccrualRate,
}

/// Cash that moves between vault and loan book together with a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flows {
    /// From the vault, to be lent.
    pub sent: Usd,
    /// To the vault, as principal.
    pub principal: Usd,
    /// To the vault, as interest.
    pub interest: Usd,
}

/// The vault's own terms for a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    /// The fee on yield.
    pub fee: YieldFeeBps,
    /// The most interest per second and dollar of principal, with 18 decimals.
    pub maximum_rate: Wad,
}

/// The book after a report, and where the cash and the differences belong.
///
/// The interest received is `interest_gain + gain + fee` and what came back of lost principal, which is in the
/// book's relief.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Update {
    /// The book to store.
    pub book: Book,
    /// For the stream S1: accrued interest now paid, without its fee.
    pub interest_gain: Usd,
    /// For the stream S2: interest beyond what had accrued and what was lost, without its fee.
    pub gain: Usd,
    /// For [`super::FeeMint`].
    pub fee: Usd,
}

impl Book {
    /// The highest rate a loan book may be given: 100% in 365 days, 1e18 / 31,536,000.
    pub const HIGHEST_RATE: Wad = Wad::new(ruint::aliases::U256::from_limbs([31_709_791_983, 0, 0, 0]));

    /// Takes a report.
    ///
    /// Bounds: principal at most what was there, plus what is sent, less what came back; marks at most the
    /// principal, and less of them only where cash came; a rate of at most the maximum on the principal.
    /// Accrued interest above what accrued by the last rate is cut to it, so it never passes principal
    /// times maximum rate times time, and never steps up. Interest beyond it is lost principal that comes back
    /// first: no yield, without fee, at once in the optimistic price, which had lost it at once. Errors:
    /// [`VaultError::ReturnedAboveLent`], [`VaultError::PrincipalAboveLent`],
    /// [`VaultError::MarksAbovePrincipal`], [`VaultError::MarksLoweredWithoutCash`],
    /// [`VaultError::RateAboveMaximum`].
    #[inline(never)]
    pub fn update(
        &self,
        report: &Report,
        flows: &Flows,
        now: Timestamp,
        rules: &Rules,
    ) -> Result<Update, VaultError> {
        let before = self.settled(now, rules.fee)?;
        let lent = before.principal.checked_add(flows.sent)?;
        let expected = lent
            .checked_sub(flows.principal)
            .map_err(|_| VaultError::ReturnedAboveLent { returned: flows.principal, lent })?;
        check_report(report, expected, rules)?;
        let lost = before.lost.checked_add(expected.checked_sub(report.principal)?)?;
        let doubted = before.marks.checked_add(before.lost)?;
        let doubts = report.marks.checked_add(lost)?;
        let taken_back = doubted.excess_over(doubts);
        if !taken_back.is_zero() && flows.principal.is_zero() && flows.interest.is_zero() {
            return Err(VaultError::MarksLoweredWithoutCash { before: before.marks, after: report.marks });
        }

        let accrued_paid = flows.interest.min(before.accrued);
        let accrued = report.accrued.min(before.accrued.checked_sub(accrued_paid)?);
        let (accrued_fee, fee_paid) = split_fee(&before, accrued_paid, accrued)?;
        let beyond = flows.interest.checked_sub(accrued_paid)?;
        let recovered = beyond.min(lost);
        let gain = beyond.checked_sub(recovered)?;
        let fee_beyond = fee_down(gain, rules.fee)?;

        let relief = before.relief.without(doubts.excess_over(doubted));
        let relief = relief.add(taken_back.checked_add(recovered)?, before.at)?;
        let Report { principal, marks, rate, .. } = *report;
        let lost = lost.checked_sub(recovered)?;
        Ok(Update {
            book: Self { principal, marks, accrued, accrued_fee, rate, lost, relief, at: before.at },
            interest_gain: accrued_paid.checked_sub(fee_paid)?,
            gain: gain.checked_sub(fee_beyond)?,
            fee: fee_paid.checked_add(fee_beyond)?,
        })
    }
}

fn check_report(report: &Report, most_principal: Usd, rules: &Rules) -> Result<(), VaultError> {
    let principal = report.principal;
    if principal > most_principal {
        return Err(VaultError::PrincipalAboveLent { principal, most: most_principal });
    }
    if report.marks > principal {
        return Err(VaultError::MarksAbovePrincipal { marks: report.marks, principal });
    }
    let most = AccrualRate::new(fixed::mul(principal.raw(), rules.maximum_rate.raw())?);
    if report.rate > most {
        return Err(VaultError::RateAboveMaximum { rate: report.rate, most });
    }
    Ok(())
}

/// The fee within what stays accrued, rounded up, and within what was paid, rounded down; both in the
/// proportion of the whole.
fn split_fee(before: &Book, paid: Usd, stays: Usd) -> Result<(Usd, Usd), MathError> {
    if before.accrued.is_zero() {
        return Ok((Usd::ZERO, Usd::ZERO));
    }
    let (fee, whole) = (before.accrued_fee.raw(), before.accrued.raw());
    let stays = fixed::mul_div_up(fee, stays.raw(), whole)?;
    let paid = fixed::mul_div_down(fee, paid.raw(), whole)?;
    Ok((Usd::new(stays), Usd::new(paid)))
}
