//! `usdai title sign`: what bailee, appraiser and insurer sign.

use std::path::PathBuf;

use alloy_primitives::{Address, B256, Bytes};
use alloy_sol_types::{Eip712Domain, SolStruct};
use clap::Args;
use usdai_bindings::ICaliber;

use super::addition::Addition;
use super::paper::{DocumentArgument, Paper, check};
use super::typed::Delivery;
use crate::client::{ClientError, Signer, SignerArguments};
use crate::verbs::Answer;
use crate::verbs::declined::Declined;
use crate::verbs::error::VerbError;
use crate::verbs::fields::parse_moment;
use crate::verbs::options::{Reading, parse_address};
use crate::verbs::session::Session;
use crate::verbs::signature::SignatureFile;

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
    /// File to write the signature to, for whoever sends it.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// The party's key.
    #[command(flatten)]
    signer: SignerArguments,
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
        let chain_id = session.client.chain_id();
        let signer = self.signer.signer(chain_id).await.map_err(ClientError::from)?;
        let (signed, digest, signature) = match (&self.appraisal, &self.policy, self.delivered_to) {
            (Some(path), _, _) => {
                addition(&signer, &paper, &Addition::appraisal(session, &paper, path).await?).await?
            }
            (_, Some(path), _) => {
                addition(&signer, &paper, &Addition::policy(session, &paper, path).await?).await?
            }
            (_, _, Some(receiver)) => {
                delivery(session, &signer, &paper, (receiver, self.delivered_at.unwrap_or_default())).await?
            }
            _ => document(&signer, &paper).await?,
        };
        let (signer, signed) = (signer.address(), format!("{signed} {}", paper.number()));
        let file = SignatureFile { signed, chain_id, digest, signer, signature, permits: Vec::new() };
        file.answer(self.out.as_deref())
    }
}

type Signed = (String, B256, Bytes);

async fn document(signer: &Signer, paper: &Paper) -> Result<Signed, VerbError> {
    let (document, account) = (&paper.document, signer.address());
    let role = match account {
        _ if account == document.bailee => "bailee",
        _ if account == document.appraisal.appraiser => "appraiser",
        _ if account == document.policy.insurer => "insurer",
        _ => return Err(Declined::NotAParty { account }.into()),
    };
    let signature = sign(signer, document, &paper.domain).await?;
    Ok((format!("as {role} the document of title"), paper.digest, signature))
}

async fn delivery(
    session: &Session,
    signer: &Signer,
    paper: &Paper,
    (receiver, delivered_at): (Address, u64),
) -> Result<Signed, VerbError> {
    check_party("bailee", signer.address(), paper.document.bailee)?;
    let title = paper.title;
    let delivery = Delivery { title, receiver, deliveredAt: delivered_at };
    let digest = delivery.eip712_signing_hash(&paper.domain);
    let view = ICaliber::deliveryDigestCall { title, receiver, deliveredAt: delivered_at };
    check("delivery's digest", digest, session.client.call(paper.caliber, &view).await?)?;
    let signature = sign(signer, &delivery, &paper.domain).await?;
    Ok((format!("as bailee the delivery to {receiver} of title"), digest, signature))
}

async fn addition(signer: &Signer, paper: &Paper, addition: &Addition) -> Result<Signed, VerbError> {
    let role = addition.role();
    check_party(role, signer.address(), addition.signer())?;
    let signature = match addition {
        Addition::Appraisal(new, _) => sign(signer, new, &paper.domain).await?,
        Addition::Policy(new, _) => sign(signer, new, &paper.domain).await?,
    };
    Ok((format!("as {role} {} of title", addition.words()), addition.digest(paper), signature))
}

async fn sign<T: SolStruct + Send + Sync>(
    signer: &Signer,
    data: &T,
    domain: &Eip712Domain,
) -> Result<Bytes, ClientError> {
    Ok(signer.sign_typed_data(data, domain).await?.as_bytes().into())
}

fn check_party(role: &'static str, account: Address, expected: Address) -> Result<(), Declined> {
    if account == expected { Ok(()) } else { Err(Declined::NotTheParty { role, account, expected }) }
}
