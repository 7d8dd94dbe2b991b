//! `usdai cancel`: a request back, before its epoch is locked.

use alloy_primitives::U256;
use clap::Args;
use usdai_bindings::IQEV;

use super::error::VerbError;
use super::options::Sending;
use super::payment::Arranged;
use super::plan::{Plan, Step};
use super::session::{Sender, Session};
use crate::client::Outgoing;
use crate::remedy::Interface;

/// Which request.
#[derive(Args, Debug)]
pub struct Arguments {
    /// Number of the position.
    id: u64,
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
        let (auction, id) = (session.auction().await?, U256::from(self.id));
        let position = session.client.call(auction.qev, &IQEV::positionCall { id }).await;
        let position = position.map_err(VerbError::of(Interface::Qev))?;
        let back = auction.share.sum(position.waiting);
        let step = Step {
            title: format!("take the request of position {id} back, for {back}"),
            call: Outgoing::call(auction.qev, &IQEV::cancelCall { id }),
            interface: Interface::Qev,
        };
        let arranged = Arranged::new(vec![step]);
        Ok(Plan::new("cancel", session, sender, position.owner, (back, None), arranged))
    }
}
