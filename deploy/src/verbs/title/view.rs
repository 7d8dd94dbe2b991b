//! A title in plain words.

use std::fmt::Write;

use alloy_primitives::{Address, B256, U256};
use caliber_nft::{AssetClass, State};
use serde::{Serialize, Serializer};
use usdai_bindings::ICaliber;

use crate::amount::{grouped, plain};
use crate::deployment::contracts::CALIBER;
use crate::moment::utc;
use crate::remedy::Interface;
use crate::verbs::error::VerbError;
use crate::verbs::session::Session;

/// Decimals of values.
const DECIMALS: u8 = 18;

/// A title as it stands.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TitleView {
    title: B256,
    state: String,
    /// Who holds it; none once its life is over.
    owner: Option<String>,
    class: String,
    model: String,
    quantity: u32,
    #[serde(serialize_with = "dollars")]
    insured: U256,
    policy_expires_at: u64,
    policies: u16,
    #[serde(serialize_with = "dollars")]
    appraised: U256,
    appraised_at: u64,
    /// What is left of that now.
    #[serde(serialize_with = "dollars")]
    value: U256,
    /// What may be lent against it now.
    #[serde(serialize_with = "dollars")]
    most_lent: U256,
    /// Until when it is frozen; none if it is not.
    frozen_until: Option<u64>,
}

/// Writes an amount of 18 decimals in dollars.
///
/// # Errors
/// The serializer's.
pub fn dollars<S: Serializer>(amount: &U256, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&plain(*amount, DECIMALS))
}

/// An amount of 18 decimals in dollars for people, down to a cent.
#[must_use]
pub fn cents(amount: U256) -> String {
    let text = grouped(amount, DECIMALS);
    let end = text.find('.').map_or(text.len(), |point| point + 3);
    text.get(..end).map_or(text.clone(), str::to_owned)
}

impl TitleView {
    /// Reads what the chain has of a title.
    ///
    /// # Errors
    /// There is no such title, or the chain does not answer.
    pub async fn read(session: &Session, title: U256) -> Result<Self, VerbError> {
        let caliber = session.contract(CALIBER).await?;
        let client = &session.client;
        let now = client.time().await?;
        let of_caliber = VerbError::of(Interface::Caliber);
        let stands = client.call(caliber, &ICaliber::titleCall { title }).await.map_err(of_caliber)?;
        let appraisal = client.call(caliber, &ICaliber::valuationCall { title }).await?;
        let owner: Option<Address> =
            session.optional(caliber, &ICaliber::ownerOfCall { tokenId: title }).await?;
        let model = stands.model.as_slice().split(|byte| *byte == 0).next().unwrap_or_default();
        Ok(Self {
            title: title.into(),
            state: State::new(stands.state).map_or("unknown".into(), |state| state.to_string()),
            owner: owner.map(|owner| owner.to_string()),
            class: AssetClass::new(stands.assetClass).map_or("unknown".into(), |class| class.to_string()),
            model: crate::printable::printable(&String::from_utf8_lossy(model)),
            quantity: stands.quantity,
            insured: stands.insuredAmount,
            policy_expires_at: stands.policyExpiresAt,
            policies: stands.policies,
            appraised: appraisal.value,
            appraised_at: appraisal.appraisedAt,
            value: client.call(caliber, &ICaliber::currentValueCall { title, at: now }).await?,
            most_lent: client.call(caliber, &ICaliber::maxLoanCall { title }).await?,
            frozen_until: (stands.frozenUntil > now).then_some(stands.frozenUntil),
        })
    }

    /// The title for people.
    ///
    /// # Errors
    /// None: a string takes everything.
    pub fn write(&self, text: &mut String) -> std::fmt::Result {
        let shown = cents;
        let date = |time: u64| utc(U256::from(time));
        writeln!(text, "Title {}, {}", self.title, self.state)?;
        writeln!(text, "  what      {} x {}, {}", self.quantity, self.model, self.class)?;
        if let Some(owner) = &self.owner {
            writeln!(text, "  held by   {owner}")?;
        }
        writeln!(text, "  insured   {} dollars until {}", shown(self.insured), date(self.policy_expires_at))?;
        writeln!(text, "  appraised {} dollars on {}", shown(self.appraised), date(self.appraised_at))?;
        writeln!(
            text,
            "  worth     {} dollars now, of which {} may be lent",
            shown(self.value),
            shown(self.most_lent)
        )?;
        match self.frozen_until {
            Some(until) => writeln!(text, "  frozen    until {}", date(until)),
            None => Ok(()),
        }
    }
}
