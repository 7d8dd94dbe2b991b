//! `usdai loan agree`: the strategist lets the vault lend in a loan.

use alloy_primitives::U256;
use clap::Args;
use usdai_bindings::ILoanBook;

use super::{Deal, TermsArgument};
use crate::client::Outgoing;
use crate::deployment::contracts::LOAN_BOOK;
use crate::moment::utc;
use crate::remedy::Interface;
use crate::verbs::declined::Declined;
use crate::verbs::error::VerbError;
use crate::verbs::options::Sending;
use crate::verbs::payment::Arranged;
use crate::verbs::plan::{Plan, Step};
use crate::verbs::session::{Sender, Session};

/// To which loan.
#[derive(Args, Debug)]
pub struct Arguments {
    /// File of the terms.
    #[arg(value_name = "TERMS")]
    terms: TermsArgument,
    /// Take that back.
    #[arg(long)]
    withdraw: bool,
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
        let (deal, book) = (Deal::open(session, &self.terms).await?, session.contract(LOAN_BOOK).await?);
        let own = deal.terms.trancheSpecs.iter().filter(|spec| spec.lender == book);
        let lent = own.map(|spec| spec.amount).reduce(U256::saturating_add);
        let lent = deal.sum(lent.ok_or(Declined::NotALender { account: book })?);
        let (loan, expiration) = (deal.id, deal.terms.expiration);
        let (title, call) = match self.withdraw {
            true => {
                let call = Outgoing::call(book, &ILoanBook::disagreeCall { loan });
                (format!("no longer let the vault lend {lent} in loan {loan}"), call)
            }
            false => {
                let call = Outgoing::call(book, &ILoanBook::agreeCall { loan, expiration });
                let until = utc(U256::from(expiration));
                (format!("let the vault lend {lent} in loan {loan} until {until}"), call)
            }
        };
        let arranged = Arranged::new(vec![Step { title, call, interface: Interface::LoanBook }]);
        Ok(Plan::new("loan agree", session, sender, book, (None, None), arranged))
    }
}
