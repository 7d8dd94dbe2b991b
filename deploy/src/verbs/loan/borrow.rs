//! `usdai loan borrow`: opens a loan with what its lenders have signed or put into escrow.

use alloy::rpc::types::TransactionReceipt;
use alloy_primitives::{B256, U256};
use clap::Args;
use usdai_bindings::ILoanRouter;
use usdai_core::loan::Opening;

use super::deposits::deposits;
use super::{Deal, TermsArgument};
use crate::client::Outgoing;
use crate::moment::utc;
use crate::remedy::Interface;
use crate::verbs::error::VerbError;
use crate::verbs::options::Sending;
use crate::verbs::payment::Arranged;
use crate::verbs::plan::{Outcome, Plan, Step};
use crate::verbs::session::{Sender, Session};
use crate::verbs::signature::SignatureArgument;

/// Which loan, and what its lenders gave.
#[derive(Args, Debug)]
pub struct Arguments {
    /// File of the terms.
    #[arg(value_name = "TERMS")]
    pub terms: TermsArgument,
    /// A lender's signature: the file that `usdai loan sign --out` wrote, or its digits. Once for each lender that
    /// signs; the vault and who has escrowed do not.
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
        let deal = Deal::open(session, &self.terms).await?;
        let (deposits, ways) = deposits(session, &deal, &self.signature).await?;
        let opening = Opening::new(&deal.terms(), deal.now)?;
        let expected = deal.sum(opening.to_borrower.raw());
        let call = ILoanRouter::borrowCall { terms: deal.terms.clone(), deposits };
        let lent = deal.sum(deal.arithmetic.principal());
        let step = Step {
            title: format!("borrow {lent} against title {}", B256::from(deal.terms.title)),
            call: Outgoing::call(deal.router, &call),
            interface: Interface::LoanRouter,
        };
        let mut arranged = Arranged::new(vec![step]);
        arranged.notes.extend(ways);
        arranged.notes.push(format!(
            "{} go to the fee's recipient and {} are held back as a reserve; the first payment is {}.",
            deal.sum(opening.origination_fee.raw()),
            deal.sum(opening.loan.reserve.raw()),
            deal.sum(opening.first.total()?.raw())
        ));
        arranged.notes.push(format!(
            "It is loan {}; the terms can be used until {}.",
            deal.id,
            utc(U256::from(deal.terms.expiration))
        ));
        let (minimum, basis) = (expected.clone(), "exactly what the terms say".into());
        let outcome = Outcome { expected, minimum, basis, received };
        Ok(Plan::new("loan borrow", session, sender, deal.terms.borrower, (None, Some(outcome)), arranged))
    }
}

/// What the borrower was paid: all but reserve and fee.
fn received(receipt: &TransactionReceipt) -> Option<U256> {
    let event = receipt.logs().iter().find_map(|log| log.log_decode::<ILoanRouter::LoanOriginated>().ok())?;
    let event = event.inner.data;
    event.principal.checked_sub(event.reserve)?.checked_sub(event.terms.originationFee)
}
