//! `usdai authority pause`: a way in rests for a while; ways out never do.

use alloy_primitives::U256;
use clap::Args;
use usdai_bindings::IAuthority;

use super::find::contract;
use crate::client::Outgoing;
use crate::deployment::calldata::selector_name;
use crate::deployment::contracts::{self, AUTHORITY};
use crate::moment::utc;
use crate::remedy::Interface;
use crate::verbs::careful::Careful;
use crate::verbs::declined::Declined;
use crate::verbs::error::VerbError;
use crate::verbs::payment::Arranged;
use crate::verbs::plan::{Plan, Step};
use crate::verbs::session::{Sender, Session};

const HOUR_SECONDS: u64 = 3_600;
/// Stands for every contract that has an entry.
const ALL: &str = "all";

/// What, and for how long.
#[derive(Args, Debug)]
pub struct Arguments {
    /// A contract by its name in the address book, such as usdai, or all.
    #[arg(value_name = "CONTRACT")]
    contract: String,
    /// For so many hours from now on, 14 days at most.
    #[arg(long, value_name = "HOURS", required_unless_present = "end")]
    #[arg(value_parser = clap::value_parser!(u64).range(1..=336))]
    hours: Option<u64>,
    /// Ends the pause that runs.
    #[arg(long, conflicts_with = "hours")]
    end: bool,
    /// How it is sent, and whether.
    #[command(flatten)]
    pub careful: Careful,
}

impl Arguments {
    /// Checks everything, and says what would be sent.
    ///
    /// # Errors
    /// [`VerbError`].
    pub async fn plan(&self, session: &Session, sender: &Sender) -> Result<Plan, VerbError> {
        let authority = session.contract(AUTHORITY).await?;
        let until = match self.hours.filter(|_| !self.end) {
            Some(hours) => session.block_time.saturating_add(hours.saturating_mul(HOUR_SECONDS)),
            None => 0,
        };
        let when = match until {
            0 => "end the pause".to_owned(),
            until => format!("pause until {}", utc(U256::from(until))),
        };
        let mut steps = Vec::new();
        if self.contract == ALL {
            let call = Outgoing::call(authority, &IAuthority::pauseAllCall { until });
            let title = format!("{when}: every entry of every target");
            steps.push(Step { title, call, interface: Interface::Authority });
        } else {
            let target = contract(session, &self.contract)?;
            let entries =
                contracts::named(&self.contract).and_then(|found| found.entries).unwrap_or_default();
            if entries.is_empty() {
                return Err(Declined::NothingToPause { contract: self.contract.clone() }.into());
            }
            steps.extend(entries.iter().map(|entry| Step {
                title: format!("{when}: {}.{}", self.contract, selector_name(entry)),
                call: Outgoing::call(
                    authority,
                    &IAuthority::pauseCall { target, entry: entry.into(), until },
                ),
                interface: Interface::Authority,
            }));
        }
        let mut arranged = Arranged::new(steps);
        arranged.notes.push("Redeeming, repaying and claiming go on.".into());
        Ok(Plan::new("authority pause", session, sender, sender.address, (None, None), arranged))
    }
}
