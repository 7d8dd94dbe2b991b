//! `usdai auction bid`: a bid for a title, taken now.

use clap::Args;
use usdai_bindings::ICollateralAuction;

use super::view::SaleView;
use crate::amount::Amount;
use crate::client::Outgoing;
use crate::deployment::contracts::COLLATERAL_AUCTION;
use crate::remedy::Interface;
use crate::verbs::error::VerbError;
use crate::verbs::options::{Releasing, Sending};
use crate::verbs::payment::Payment;
use crate::verbs::plan::Plan;
use crate::verbs::session::{Sender, Session};
use crate::verbs::title::TitleArgument;
use crate::verbs::tokens::check_amount;

/// The auction takes an approval alone.
const BY_APPROVAL: Releasing = Releasing { no_permit: true };

/// For which title, and how much.
#[derive(Args, Debug)]
pub struct Arguments {
    /// Number of the title, or file of its document.
    #[arg(value_name = "TITLE")]
    pub title: TitleArgument,
    /// How much: tokens (1_000.50), smallest units (123wei), or all; by default the least that is taken.
    #[arg(allow_hyphen_values = true)]
    amount: Option<Amount>,
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
        let auction = session.contract(COLLATERAL_AUCTION).await?;
        let title = self.title.title(session).await?;
        let sale = SaleView::read(session, title).await?;
        let held = session.holding(&sale.least_bid.token, sender.address).await?;
        let amount = match self.amount {
            Some(amount) => self.sending.units(amount, &held)?,
            None => sale.least_bid.units,
        };
        let pays = check_amount(amount, &held, sender.address)?;
        let call = Outgoing::call(auction, &ICollateralAuction::bidCall { title, amount });
        let payment = Payment {
            sum: &pays,
            spender: (auction, "the collateral auction"),
            interface: Interface::CollateralAuction,
            title: format!("bid {pays} for title {}", alloy_primitives::B256::from(title)),
            approved: call.clone(),
            permitted: &|_| call.clone(),
        };
        let mut arranged = payment.arrange(session, sender, BY_APPROVAL).await?;
        arranged.notes.push(
            "A bid cannot be taken back. Once outbid, it is there to be withdrawn: `usdai auction withdraw`."
                .into(),
        );
        Ok(Plan::new("auction bid", session, sender, sender.address, (pays, None), arranged))
    }
}
