//! `usdai title approve` and `revoke`: who may borrow and hold titles, and who may take first losses.

use alloy_primitives::{Address, B256, U256};
use clap::{Args, ValueEnum};
use usdai_bindings::ICaliber;

use crate::amount::{Amount, grouped};
use crate::client::Outgoing;
use crate::deployment::contracts::CALIBER;
use crate::remedy::Interface;
use crate::verbs::error::VerbError;
use crate::verbs::fields::parse_hash;
use crate::verbs::options::{Sending, parse_address};
use crate::verbs::payment::Arranged;
use crate::verbs::plan::{Plan, Step};
use crate::verbs::session::{Sender, Session};

/// Decimals of limits, which are dollars.
const DECIMALS: u8 = 18;

/// An office, by its number in `abi/caliber.sol`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Office {
    /// May borrow, and hold titles.
    Operator = 1,
    /// May take first losses, and hold titles.
    Curator = 2,
}

/// Who is approved, and for what.
#[derive(Args, Debug)]
pub struct ApproveArguments {
    /// The account.
    #[arg(value_parser = parse_address)]
    account: Address,
    /// For which office.
    #[arg(long)]
    office: Office,
    /// Hash of the legal entity that the account stands for; it stays.
    #[arg(long, value_name = "HASH", value_parser = parse_hash)]
    entity: B256,
    /// The most principal outstanding, dollars.
    #[arg(long, value_name = "AMOUNT")]
    limit: Amount,
    /// How it is sent.
    #[command(flatten)]
    pub sending: Sending,
}

/// Whose approval ends.
#[derive(Args, Debug)]
pub struct RevokeArguments {
    /// The account.
    #[arg(value_parser = parse_address)]
    account: Address,
    /// For which office.
    #[arg(long)]
    office: Office,
    /// How it is sent.
    #[command(flatten)]
    pub sending: Sending,
}

impl Office {
    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Operator => "operator",
            Self::Curator => "curator",
        }
    }
}

impl ApproveArguments {
    /// Checks everything, and says what would be sent.
    ///
    /// # Errors
    /// [`VerbError`].
    pub async fn plan(&self, session: &Session, sender: &Sender) -> Result<Plan, VerbError> {
        // All of nothing is no limit, which the registry refuses.
        let limit = self.limit.units(DECIMALS, U256::ZERO)?;
        let (account, office, entity) = (self.account, self.office as u8, self.entity);
        let title =
            format!("approve {account} as {} for {} dollars", self.office.name(), grouped(limit, DECIMALS));
        let call = ICaliber::grantStandingCall { office, account, entity, limit };
        one("title approve", session, sender, (title, |caliber| Outgoing::call(caliber, &call))).await
    }
}

impl RevokeArguments {
    /// Checks everything, and says what would be sent.
    ///
    /// # Errors
    /// [`VerbError`].
    pub async fn plan(&self, session: &Session, sender: &Sender) -> Result<Plan, VerbError> {
        let (account, office) = (self.account, self.office as u8);
        let title = format!("end the approval of {account} as {}; what runs goes on", self.office.name());
        let call = ICaliber::revokeStandingCall { office, account };
        one("title revoke", session, sender, (title, |caliber| Outgoing::call(caliber, &call))).await
    }
}

async fn one(
    verb: &'static str,
    session: &Session,
    sender: &Sender,
    (title, call): (String, impl Fn(Address) -> Outgoing),
) -> Result<Plan, VerbError> {
    let call = call(session.contract(CALIBER).await?);
    let arranged = Arranged::new(vec![Step { title, call, interface: Interface::Caliber }]);
    Ok(Plan::new(verb, session, sender, sender.address, (None, None), arranged))
}
