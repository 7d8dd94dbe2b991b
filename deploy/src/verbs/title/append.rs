//! `usdai title append`: a new appraisal or policy.

use std::path::PathBuf;

use clap::Args;

use super::addition::Addition;
use super::paper::DocumentArgument;
use crate::remedy::Interface;
use crate::verbs::declined::Declined;
use crate::verbs::error::VerbError;
use crate::verbs::options::Sending;
use crate::verbs::payment::Arranged;
use crate::verbs::plan::{Plan, Step};
use crate::verbs::session::{Sender, Session};
use crate::verbs::signature::SignatureArgument;

/// What is appended to which document.
#[derive(Args, Debug)]
pub struct Arguments {
    /// File of the document.
    #[arg(value_name = "DOCUMENT")]
    pub document: DocumentArgument,
    /// File of a new appraisal, with the fields of a document's.
    #[arg(long, value_name = "FILE", required_unless_present = "policy", conflicts_with = "policy")]
    appraisal: Option<PathBuf>,
    /// File of a new policy, with the fields of a document's.
    #[arg(long, value_name = "FILE")]
    policy: Option<PathBuf>,
    /// The signature of the appraiser or the insurer: the file that `usdai title sign --out` wrote, or its digits.
    #[arg(long, value_name = "FILE|HEX")]
    signature: SignatureArgument,
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
        let paper = self.document.open(session).await?;
        let addition = match (&self.appraisal, &self.policy) {
            (Some(path), _) => Addition::appraisal(session, &paper, path).await?,
            (None, Some(path)) => Addition::policy(session, &paper, path).await?,
            // The arguments are read so that one of them is there.
            (None, None) => return Err(Declined::SignerUnknown.into()),
        };
        let given = self.signature.read(addition.digest(&paper))?;
        if given.signer != addition.signer() {
            return Err(Declined::SignerNotAsked { signer: given.signer }.into());
        }
        let step = Step {
            title: format!("append {} to title {}", addition.words(), paper.number()),
            call: addition.call(&paper, given.bytes),
            interface: Interface::Caliber,
        };
        let arranged = Arranged::new(vec![step]);
        Ok(Plan::new("title append", session, sender, sender.address, (None, None), arranged))
    }
}
