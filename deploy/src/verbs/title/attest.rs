//! `usdai title attest`: three signatures, and the serials bound.

use alloy_primitives::{Address, B256, Bytes};
use clap::Args;
use usdai_bindings::ICaliber;

use super::paper::{DocumentArgument, Paper};
use crate::client::Outgoing;
use crate::remedy::Interface;
use crate::verbs::declined::Declined;
use crate::verbs::error::VerbError;
use crate::verbs::options::Sending;
use crate::verbs::payment::Arranged;
use crate::verbs::plan::{Plan, Step};
use crate::verbs::session::{Sender, Session};
use crate::verbs::signature::{Given, SignatureArgument};

/// Which document, and who signed it.
#[derive(Args, Debug)]
pub struct Arguments {
    /// File of the document.
    #[arg(value_name = "DOCUMENT")]
    pub document: DocumentArgument,
    /// A signature: the file that `usdai title sign --out` wrote, or its digits. Once for each of bailee, appraiser and
    /// insurer, in any order.
    #[arg(long, value_name = "FILE|HEX")]
    signature: Vec<SignatureArgument>,
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
        let given = self.signature.iter().map(|signature| signature.read(paper.digest));
        let [bailee, appraiser, insurer] = by_party(&paper, &given.collect::<Result<Vec<_>, _>>()?)?;
        let serials: Vec<_> = paper.file.serials.iter().map(B256::from).collect();
        let title = format!("attest title {}, which binds {} serials", paper.number(), serials.len());
        let call = ICaliber::attestCall {
            document: paper.document,
            serials,
            baileeSignature: bailee,
            appraiserSignature: appraiser,
            insurerSignature: insurer,
        };
        let step = Step { title, call: Outgoing::call(paper.caliber, &call), interface: Interface::Caliber };
        let arranged = Arranged::new(vec![step]);
        Ok(Plan::new("title attest", session, sender, sender.address, (None, None), arranged))
    }
}

/// The signatures in the order in which the registry takes them.
fn by_party(paper: &Paper, given: &[Given]) -> Result<[Bytes; 3], Declined> {
    let document = &paper.document;
    let parties = [
        ("bailee", document.bailee),
        ("appraiser", document.appraisal.appraiser),
        ("insurer", document.policy.insurer),
    ];
    let is_party = |signer: Address| parties.iter().any(|(_, account)| *account == signer);
    if let Some(stranger) = given.iter().find(|given| !is_party(given.signer)) {
        return Err(Declined::SignerNotAsked { signer: stranger.signer });
    }
    let [bailee, appraiser, insurer] = parties.map(|(role, account)| {
        let found = given.iter().find(|given| given.signer == account);
        found.map(|given| given.bytes.clone()).ok_or(Declined::SignatureMissing { role, account })
    });
    Ok([bailee?, appraiser?, insurer?])
}
