//! `usdai cores refer`: who referred the sender.

use alloy_primitives::Address;
use clap::Args;
use usdai_bindings::ICores;

use super::error::CoresRefusal;
use crate::client::Outgoing;
use crate::deployment::contracts::CORES;
use crate::remedy::Interface;
use crate::verbs::error::VerbError;
use crate::verbs::options::{Sending, parse_address};
use crate::verbs::payment::Arranged;
use crate::verbs::plan::{Plan, Step};
use crate::verbs::session::{Sender, Session};

/// Who referred.
#[derive(Args, Debug)]
pub struct Arguments {
    /// The account that referred the sender.
    #[arg(value_parser = parse_address)]
    referrer: Address,
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
        let (cores, account) = (session.contract(CORES).await?, sender.address);
        session.check_recipient(self.referrer)?;
        let known = session.client.call(cores, &ICores::referrerOfCall { account }).await?;
        if !known.is_zero() {
            return Err(CoresRefusal::Referred { account, referrer: known }.into());
        }
        let step = Step {
            title: format!("say that {} referred {account}", self.referrer),
            call: Outgoing::call(cores, &ICores::setReferrerCall { referrer: self.referrer }),
            interface: Interface::Cores,
        };
        let mut arranged = Arranged::new(vec![step]);
        arranged.notes.push("This is said once and for ever.".into());
        Ok(Plan::new("cores refer", session, sender, account, (None, None), arranged))
    }
}
