//! `usdai title sign`: what bailee, appraiser and insurer sign.

use std::path::PathBuf;

use alloy_primitives::Address;
use alloy_sol_types::SolStruct;
use clap::Args;
use usdai_bindings::ICaliber;

use super::addition::Addition;
use super::paper::{DocumentArgument, Paper, check};
use super::typed::Delivery;
use crate::verbs::Answer;
use crate::verbs::declined::Declined;
use crate::verbs::error::VerbError;
use crate::verbs::fields::parse_moment;
use crate::verbs::options::{Reading, parse_address};
use crate::verbs::session::Session;
use crate::verbs::signing::{Hand, Signed, Signing};

/// What is signed, and by whose key.
#[derive(Args, Debug)]
pub struct Arguments {
    /// File of the document.
    #[arg(value_name = "DOCUMENT")]
    document: DocumentArgument,
    /// Sign this new appraisal of the title, as its appraiser.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["policy", "delivered_to"])]
    appraisal: Option<PathBuf>,
    /// Sign this new policy of the title, as its insurer.
    #[arg(long, value_name = "FILE", conflicts_with = "delivered_to")]
    policy: Option<PathBuf>,
    /// Sign that the hardware was handed to this owner, as the bailee.
    #[arg(long, value_name = "ADDRESS", value_parser = parse_address, requires = "delivered_at")]
    delivered_to: Option<Address>,
    /// When it was, like 2026-12-31T00:00:00Z.
    #[arg(long, value_name = "TIME", value_parser = parse_moment, requires = "delivered_to")]
    delivered_at: Option<u64>,
    /// The party's key, and where the signature goes.
    #[command(flatten)]
    signing: Signing,
    /// Where to look, and how to answer.
    #[command(flatten)]
    pub reading: Reading,
}

impl Arguments {
    /// Signs.
    ///
    /// # Errors
    /// [`VerbError`].
    pub(super) async fn answer(&self, session: &Session) -> Result<Answer, VerbError> {
        let paper = self.document.open(session).await?;
        let hand = self.signing.hand(session).await?;
        let signed = match (&self.appraisal, &self.policy, self.delivered_to) {
            (Some(path), _, _) => {
                addition(&hand, &paper, &Addition::appraisal(session, &paper, path).await?).await?
            }
            (_, Some(path), _) => {
                addition(&hand, &paper, &Addition::policy(session, &paper, path).await?).await?
            }
            (_, _, Some(receiver)) => {
                delivery(session, &hand, &paper, (receiver, self.delivered_at.unwrap_or_default())).await?
            }
            _ => document(&hand, &paper).await?,
        };
        self.signing.answer(session, &hand, signed, Vec::new()).await
    }
}

async fn document(hand: &Hand, paper: &Paper) -> Result<Signed, VerbError> {
    let (document, account) = (&paper.document, hand.account);
    let role = match account {
        _ if account == document.bailee => "bailee",
        _ if account == document.appraisal.appraiser => "appraiser",
        _ if account == document.policy.insurer => "insurer",
        _ => return Err(Declined::NotAParty { account }.into()),
    };
    let words = format!("as {role} the document of title {}", paper.number());
    Ok(Signed { words, digest: paper.digest, signature: hand.sign(document, &paper.domain).await? })
}

async fn delivery(
    session: &Session,
    hand: &Hand,
    paper: &Paper,
    (receiver, delivered_at): (Address, u64),
) -> Result<Signed, VerbError> {
    check_party("bailee", hand.account, paper.document.bailee)?;
    let title = paper.title;
    let delivery = Delivery { title, receiver, deliveredAt: delivered_at };
    let digest = delivery.eip712_signing_hash(&paper.domain);
    let view = ICaliber::deliveryDigestCall { title, receiver, deliveredAt: delivered_at };
    check("delivery's digest", digest, session.client.call(paper.caliber, &view).await?)?;
    let words = format!("as bailee the delivery to {receiver} of title {}", paper.number());
    Ok(Signed { words, digest, signature: hand.sign(&delivery, &paper.domain).await? })
}

async fn addition(hand: &Hand, paper: &Paper, addition: &Addition) -> Result<Signed, VerbError> {
    let role = addition.role();
    check_party(role, hand.account, addition.signer())?;
    let signature = match addition {
        Addition::Appraisal(new, _) => hand.sign(new, &paper.domain).await?,
        Addition::Policy(new, _) => hand.sign(new, &paper.domain).await?,
    };
    let words = format!("as {role} {} of title {}", addition.words(), paper.number());
    Ok(Signed { words, digest: addition.digest(paper), signature })
}

fn check_party(role: &'static str, account: Address, expected: Address) -> Result<(), Declined> {
    if account == expected { Ok(()) } else { Err(Declined::NotTheParty { role, account, expected }) }
}
