//! `usdai title redeem`: the hardware is with its owner, and the title ends.

use alloy_sol_types::SolStruct;
use clap::Args;
use usdai_bindings::ICaliber;

use super::paper::{DocumentArgument, check};
use super::typed::Delivery;
use crate::client::Outgoing;
use crate::remedy::Interface;
use crate::verbs::declined::Declined;
use crate::verbs::error::VerbError;
use crate::verbs::fields::parse_moment;
use crate::verbs::options::Sending;
use crate::verbs::payment::Arranged;
use crate::verbs::plan::{Plan, Step};
use crate::verbs::session::{Sender, Session};
use crate::verbs::signature::SignatureArgument;

/// Which title, and the bailee's word.
#[derive(Args, Debug)]
pub struct Arguments {
    /// File of the document.
    #[arg(value_name = "DOCUMENT")]
    pub document: DocumentArgument,
    /// When the bailee handed it out, as it has signed, like 2026-12-31T00:00:00Z.
    #[arg(long, value_name = "TIME", value_parser = parse_moment)]
    delivered_at: u64,
    /// The bailee's signature of the delivery to the sender: the file that `usdai title sign --out` wrote, or digits.
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
        let (title, receiver, delivered_at) = (paper.title, sender.address, self.delivered_at);
        let delivery = Delivery { title, receiver, deliveredAt: delivered_at };
        let digest = delivery.eip712_signing_hash(&paper.domain);
        let view = ICaliber::deliveryDigestCall { title, receiver, deliveredAt: delivered_at };
        check("delivery's digest", digest, session.client.call(paper.caliber, &view).await?)?;
        let given = self.signature.read(digest)?;
        if given.signer != paper.document.bailee {
            return Err(Declined::SignerNotAsked { signer: given.signer }.into());
        }
        let words = format!("end title {}, whose hardware {receiver} has", paper.number());
        let call = ICaliber::redeemCall {
            document: paper.document,
            deliveredAt: delivered_at,
            baileeSignature: given.bytes,
        };
        let step =
            Step { title: words, call: Outgoing::call(paper.caliber, &call), interface: Interface::Caliber };
        let mut arranged = Arranged::new(vec![step]);
        arranged.notes.push("The title is burnt. Its serials are free for another.".into());
        Ok(Plan::new("title redeem", session, sender, receiver, (None, None), arranged))
    }
}
