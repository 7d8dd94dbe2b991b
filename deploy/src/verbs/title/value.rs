//! `usdai title value`: what is left of the last appraisal.

use alloy_primitives::{B256, U256};
use clap::Args;
use serde::Serialize;
use usdai_bindings::ICaliber;

use super::TitleArgument;
use super::view::{cents, dollars};
use crate::deployment::contracts::CALIBER;
use crate::moment::utc;
use crate::remedy::Interface;
use crate::verbs::Answer;
use crate::verbs::error::VerbError;
use crate::verbs::fields::parse_moment;
use crate::verbs::options::Reading;
use crate::verbs::session::Session;

/// Which title, and when.
#[derive(Args, Debug)]
pub struct Arguments {
    /// Number of the title, or file of its document.
    #[arg(value_name = "TITLE")]
    title: TitleArgument,
    /// At another time, like 2026-12-31T00:00:00Z.
    #[arg(long, value_name = "TIME", value_parser = parse_moment)]
    at: Option<u64>,
    /// Where to look, and how to answer.
    #[command(flatten)]
    pub reading: Reading,
}

/// What a title is worth.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Shown {
    title: B256,
    at: u64,
    #[serde(serialize_with = "dollars")]
    value: U256,
    /// What may be lent against it now, whatever time was asked for.
    #[serde(serialize_with = "dollars")]
    most_lent: U256,
}

impl Arguments {
    /// Asks.
    ///
    /// # Errors
    /// [`VerbError`].
    pub(super) async fn answer(&self, session: &Session) -> Result<Answer, VerbError> {
        let caliber = session.contract(CALIBER).await?;
        let (client, title) = (&session.client, self.title.title(session).await?);
        let at = match self.at {
            Some(at) => at,
            None => client.time().await?,
        };
        let of_caliber = VerbError::of(Interface::Caliber);
        let value =
            client.call(caliber, &ICaliber::currentValueCall { title, at }).await.map_err(of_caliber)?;
        let most_lent = client.call(caliber, &ICaliber::maxLoanCall { title }).await?;
        let shown = Shown { title: title.into(), at, value, most_lent };
        let text = format!(
            "{} dollars at {}; {} dollars may be lent now\n",
            cents(value),
            utc(U256::from(at)),
            cents(most_lent)
        );
        Answer::new(&shown, text)
    }
}
