//! `usdai loan refinance`: a loan that pays off another on the same title, in one transaction.

use clap::Args;
use usdai_bindings::ILoanRouter;
use usdai_core::AssetAmount;
use usdai_core::loan::Opening;

use super::deposits::deposits;
use super::pay::{BY_APPROVAL, ON_ITS_WAY};
use super::{Deal, TermsArgument};
use crate::client::Outgoing;
use crate::remedy::Interface;
use crate::verbs::error::VerbError;
use crate::verbs::options::Sending;
use crate::verbs::payment::{Arranged, Payment};
use crate::verbs::plan::{Plan, Step};
use crate::verbs::session::{Sender, Session};
use crate::verbs::signature::SignatureArgument;
use crate::verbs::tokens::check_amount;

/// Which loans, and what the new lenders gave.
#[derive(Args, Debug)]
pub struct Arguments {
    /// File of the terms of the loan that is paid off, or its id.
    #[arg(value_name = "OLD")]
    old: TermsArgument,
    /// File of the new terms, with the same borrower, currency and title.
    #[arg(value_name = "TERMS")]
    pub terms: TermsArgument,
    /// A new lender's signature: the file that `usdai loan sign --out` wrote, or its digits.
    #[arg(long, value_name = "FILE|HEX")]
    signature: Vec<SignatureArgument>,
    /// How it is sent.
    #[command(flatten)]
    pub sending: Sending,
}

impl Arguments {
    /// Checks everything, and says what would be sent.
    ///
    /// # Errors
    /// [`VerbError`].
    pub async fn plan(&self, session: &Session, sender: &Sender) -> Result<Plan, VerbError> {
        let (old, new) = (Deal::open(session, &self.old).await?, Deal::open(session, &self.terms).await?);
        let (deposits, mut notes) = deposits(session, &new, &self.signature).await?;
        let (now, later) = (adds(&old, &new, 0)?, adds(&old, &new, ON_ITS_WAY)?);
        let most = later.from_borrower.max(now.from_borrower);
        notes.push(match now.from_borrower.is_zero() {
            true => format!("Now the borrower would be paid {}.", new.sum(now.to_borrower.raw())),
            false => format!("Now the borrower would add {}.", new.sum(now.from_borrower.raw())),
        });
        let call = ILoanRouter::refinanceCall {
            old: old.terms.clone(),
            terms: new.terms.clone(),
            deposits,
            most: most.raw(),
        };
        let call = Outgoing::call(new.router, &call);
        let title = format!("pay off loan {} by loan {}", old.id, new.id);
        let (mut arranged, pays) = if most.is_zero() {
            (Arranged::new(vec![Step { title, call, interface: Interface::LoanRouter }]), None)
        } else {
            let held = session.holding(&new.currency, sender.address).await?;
            let pays = check_amount(most.raw(), &held, sender.address)?;
            let payment = Payment {
                sum: &pays,
                spender: (new.router, "the loan router"),
                interface: Interface::LoanRouter,
                title,
                approved: call.clone(),
                permitted: &|_| call.clone(),
            };
            (payment.arrange(session, sender, BY_APPROVAL).await?, Some(pays))
        };
        arranged.notes.extend(notes);
        Ok(Plan::new("loan refinance", session, sender, new.terms.borrower, (pays, None), arranged))
    }
}

/// Cash of the borrower; one of the two is zero.
struct Adds {
    from_borrower: AssetAmount,
    to_borrower: AssetAmount,
}

/// What the borrower adds or is paid so many seconds from now.
fn adds(old: &Deal, new: &Deal, seconds: u64) -> Result<Adds, VerbError> {
    let (at, loan) = (old.later(seconds)?, &old.begun()?.loan);
    let opening = Opening::new(&new.terms(), at)?;
    let available = opening.to_borrower.checked_add(loan.reserve)?;
    let needed = loan.quote(&old.terms(), at)?.payoff;
    Ok(Adds { from_borrower: needed.excess_over(available), to_borrower: available.excess_over(needed) })
}
