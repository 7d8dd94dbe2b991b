//! `usdai cores void`: a week's root is taken back.

use clap::Args;
use usdai_bindings::ICores;

use super::error::CoresRefusal;
use super::roles::{GUARDIAN, check_role};
use super::season::published;
use crate::client::Outgoing;
use crate::deployment::contracts::CORES;
use crate::remedy::Interface;
use crate::verbs::careful::Careful;
use crate::verbs::error::VerbError;
use crate::verbs::payment::Arranged;
use crate::verbs::plan::{Plan, Step};
use crate::verbs::session::{Sender, Session};

/// Which week.
#[derive(Args, Debug)]
pub struct Arguments {
    /// The week's number.
    #[arg(long, value_name = "NUMBER")]
    week: u32,
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
        let (cores, week) = (session.contract(CORES).await?, self.week);
        let published = published(session, cores, week).await?.ok_or(CoresRefusal::NotPublished { week })?;
        let claimable_at = published.claimable_at;
        if !published.is_open(session.now) {
            return Err(CoresRefusal::ChallengeOver { week, claimable_at }.into());
        }
        check_role(session, cores, sender.address, GUARDIAN).await?;
        let step = Step {
            title: format!("take week {week} back, whose root is {}", published.root),
            call: Outgoing::call(cores, &ICores::voidWeekCall { week }),
            interface: Interface::Cores,
        };
        let mut arranged = Arranged::new(vec![step]);
        arranged.notes.push("A publisher may publish the week again, which begins another challenge.".into());
        Ok(Plan::new("cores void", session, sender, sender.address, (None, None), arranged))
    }
}
