//! `usdai loan pay` and `cure`: instalments that are due, an amount, or all of a loan.

use alloy::rpc::types::TransactionReceipt;
use alloy_primitives::U256;
use clap::Args;
use usdai_bindings::ILoanRouter;
use usdai_core::loan::{Loan, Payment as Paid, Quote};
use usdai_core::{AssetAmount, LoanError, Timestamp};

use super::quote::arrears;
use super::{Deal, TermsArgument};
use crate::amount::Amount;
use crate::client::Outgoing;
use crate::remedy::Interface;
use crate::verbs::declined::Declined;
use crate::verbs::error::VerbError;
use crate::verbs::options::{Releasing, Sending};
use crate::verbs::payment::Payment;
use crate::verbs::plan::Plan;
use crate::verbs::session::{Sender, Session};
use crate::verbs::sum::Sum;
use crate::verbs::tokens::check_amount;

/// Seconds that a transaction may take: interest of being late grows meanwhile.
pub const ON_ITS_WAY: u64 = 600;
/// The router takes an approval alone.
pub const BY_APPROVAL: Releasing = Releasing { no_permit: true };

/// Which loan, and how much.
#[derive(Args, Debug)]
pub struct Arguments {
    /// File of the terms, or id of the loan.
    #[arg(value_name = "TERMS")]
    pub terms: TermsArgument,
    /// How much at most: tokens, smallest units, or all to pay the loan off; by default what is due, and for a cure
    /// what is overdue.
    #[arg(allow_hyphen_values = true)]
    amount: Option<Amount>,
    /// How it is sent.
    #[command(flatten)]
    pub sending: Sending,
}

/// Paying in either way.
#[derive(Debug)]
pub struct Way {
    verb: &'static str,
    /// What is paid without an amount.
    least: fn(&Deal, &Quote) -> Result<U256, VerbError>,
    /// What the router would do.
    preview: fn(&Loan, &Deal, AssetAmount) -> Outcome,
    call: fn(&Deal, U256) -> Outgoing,
}

/// The loan after a payment, and the payment.
type Outcome = Result<(Loan, Paid), LoanError>;

/// Of an active loan.
pub const PAY: Way = Way {
    verb: "loan pay",
    least: |_, quote| Ok(quote.total_due()?.raw()),
    preview: |loan, deal, amount| loan.pay(&deal.terms(), amount, deal.now),
    call: |deal, amount| {
        let call = ILoanRouter::repayCall { terms: deal.terms.clone(), amount };
        Outgoing::call(deal.router, &call)
    },
};

/// Of a loan in default.
pub const CURE: Way = Way {
    verb: "loan cure",
    least: |deal, quote| arrears(deal, &quote.arrears),
    preview: |loan, deal, amount| loan.cure(&deal.terms(), amount, deal.now),
    call: |deal, amount| {
        let call = ILoanRouter::cureCall { terms: deal.terms.clone(), amount };
        Outgoing::call(deal.router, &call)
    },
};

impl Arguments {
    /// Checks everything, and says what would be sent.
    ///
    /// # Errors
    /// [`VerbError`].
    pub async fn plan(&self, session: &Session, sender: &Sender, way: &Way) -> Result<Plan, VerbError> {
        let deal = Deal::open(session, &self.terms).await?;
        let held = session.holding(&deal.currency, sender.address).await?;
        let offered = offered(&deal, way, self.amount, (&held, &self.sending))?;
        let pays = check_amount(offered, &held, sender.address)?;
        let call = (way.call)(&deal, offered);
        let payment = Payment {
            sum: &pays,
            spender: (deal.router, "the loan router"),
            interface: Interface::LoanRouter,
            title: format!("pay {pays} at most for loan {}", deal.id),
            approved: call.clone(),
            permitted: &|_| call.clone(),
        };
        let mut arranged = payment.arrange(session, sender, BY_APPROVAL).await?;
        if let Ok((after, paid)) = (way.preview)(&deal.begun()?.loan, &deal, AssetAmount::new(offered)) {
            arranged.notes.extend(notes(&deal, &after, &paid)?);
        }
        Ok(Plan::new(way.verb, session, sender, deal.router, (pays, None), arranged))
    }
}

/// What a payment took.
#[must_use]
pub fn taken(receipt: &TransactionReceipt) -> Option<U256> {
    let event = receipt.logs().iter().find_map(|log| log.log_decode::<ILoanRouter::LoanRepaid>().ok())?;
    let paid = event.inner.data;
    let parts = [paid.principal, paid.interest, paid.lateInterest, paid.prepaid, paid.exitFee];
    parts.into_iter().try_fold(U256::ZERO, U256::checked_add)
}

/// What is offered: what was asked for, or what is needed now and would be at the end of the way, if that is there.
fn offered(
    deal: &Deal,
    way: &Way,
    amount: Option<Amount>,
    (held, sending): (&Sum, &Sending),
) -> Result<U256, VerbError> {
    let loan = &deal.begun()?.loan;
    if loan.outstanding.is_zero() {
        return Err(Declined::NothingOwed { loan: deal.id }.into());
    }
    let needed = |at: Timestamp| -> Result<U256, VerbError> {
        let quote = loan.quote(&deal.terms(), at)?;
        if amount == Some(Amount::All) { Ok(quote.payoff.raw()) } else { (way.least)(deal, &quote) }
    };
    match amount {
        Some(amount) if amount != Amount::All => Ok(sending.units(amount, held)?),
        _ => {
            let now = needed(deal.now)?;
            if now.is_zero() {
                let opens_after = loan.opens_after(&deal.terms())?.get();
                return Err(Declined::NothingDue { opens_after }.into());
            }
            let later = needed(deal.later(ON_ITS_WAY)?)?.max(now);
            Ok(later.min(held.units.max(now)))
        }
    }
}

/// What the payment comes to as of now.
fn notes(deal: &Deal, after: &Loan, paid: &Paid) -> Result<Vec<String>, VerbError> {
    let sum = |amount: AssetAmount| deal.sum(amount.raw());
    let mut notes = vec![format!(
        "Now {} of it would be taken: {} of instalments, {} of interest, {} of principal beyond them, {} as exit fee. \
         No more is ever taken than is owed.",
        sum(paid.total()?),
        sum(paid.served.principal),
        sum(paid.served.all_interest()?),
        sum(paid.prepaid),
        sum(paid.exit_fee)
    )];
    if after.outstanding.is_zero() {
        let reserve = sum(paid.reserve_returned);
        notes.push(format!(
            "That closes the loan: the title and the reserve, {reserve}, go back to the borrower."
        ));
    } else {
        notes.push(format!("Then {} of principal are left.", sum(after.outstanding)));
    }
    Ok(notes)
}
