//! `usdai access invite`: one account may mint, by the inviter's signature.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use alloy_primitives::aliases::U96;
use alloy_primitives::{Address, B256, Bytes, U256};
use alloy_sol_types::{Eip712Domain, SolStruct};
use clap::Args;
use serde::{Deserialize, Serialize};
use usdai_bindings::IUSDai;

use super::data::{Admission, Invite};
use super::list::parse_cap;
use super::refusal::AccessRefusal;
use super::rules::Rules;
use crate::amount::{Amount, grouped};
use crate::files;
use crate::moment::utc;
use crate::verbs::Answer;
use crate::verbs::declined::Declined;
use crate::verbs::error::VerbError;
use crate::verbs::fields::{FieldError, parse_moment};
use crate::verbs::options::{Reading, parse_address};
use crate::verbs::session::Session;
use crate::verbs::signing::Hand;
use crate::verbs::sum::checksummed;

/// Who is invited to what.
#[derive(Args, Debug)]
pub struct Arguments {
    /// The account that may mint.
    #[arg(value_parser = parse_address)]
    account: Address,
    /// The most USDai that it may mint in all.
    #[arg(long, value_name = "AMOUNT")]
    cap: Amount,
    /// The last second at which the invitation counts, like 2026-12-31T00:00:00Z.
    #[arg(long, value_name = "TIME", value_parser = parse_moment)]
    expires: u64,
    /// Sign for this contract, which takes the key's signature as its own (ERC-1271).
    #[arg(long = "for", value_name = "CONTRACT", value_parser = parse_address)]
    contract: Option<Address>,
    /// File to write the invitation to, for whoever mints.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    #[command(flatten)]
    signer: crate::client::SignerArguments,
    /// Where to look, and how to answer.
    #[command(flatten)]
    pub reading: Reading,
}

/// An invitation as it is passed on.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct InviteFile {
    /// Who may mint.
    #[serde(serialize_with = "checksummed")]
    account: Address,
    /// The most USDai in all, units as decimal text.
    cap: U96Text,
    /// The last second at which it counts.
    expiry: u64,
    /// Who invites.
    #[serde(serialize_with = "checksummed")]
    inviter: Address,
    /// The chain on which it counts.
    chain_id: u64,
    /// The contract that takes it.
    #[serde(serialize_with = "checksummed")]
    usdai: Address,
    /// What is signed (EIP-712).
    digest: B256,
    /// The inviter's signature.
    signature: Bytes,
    /// What to pass on with a deposit.
    data: Bytes,
}

/// A cap as decimal text, which no reader rounds.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(try_from = "String", into = "String")]
struct U96Text(U96);

impl TryFrom<String> for U96Text {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse().map(Self).map_err(|_| format!("{text:?} is no cap in units"))
    }
}

impl From<U96Text> for String {
    fn from(cap: U96Text) -> Self {
        cap.0.to_string()
    }
}

impl Arguments {
    /// Signs.
    ///
    /// # Errors
    /// The key is not the inviter's, the time is past, a contract does not take the signature.
    pub(super) async fn answer(&self, session: &Session) -> Result<Answer, VerbError> {
        let account = self.account;
        session.check_recipient(account)?;
        let cap = parse_cap(self.cap).map_err(VerbError::from)?;
        if self.expires < session.now {
            return Err(AccessRefusal::InviteExpired { account, expiry: self.expires }.into());
        }
        let usdai = session.usdai().await?;
        let inviter = session.client.call(usdai, &IUSDai::accessCall {}).await?.inviter;
        let hand = Hand::of(&self.signer, self.contract, session).await?;
        check_inviter(inviter, hand.account)?;
        let invite = Invite { account, cap: cap.wrapping_to(), expiry: self.expires };
        let domain = domain(session, usdai).await?;
        let digest = invite.eip712_signing_hash(&domain);
        let signature = hand.sign(&invite, &domain).await?;
        if let Some(contract) = self.contract {
            hand.check_taken(session, contract, digest, &signature).await?;
        }
        let expiry = self.expires;
        let admission = Admission::Invite { account, cap, expiry, signature: signature.clone() };
        let file = InviteFile {
            account,
            cap: U96Text(invite.cap),
            expiry,
            inviter,
            chain_id: session.client.chain_id(),
            usdai,
            digest,
            signature,
            data: admission.data(),
        };
        file.answer(self.out.as_deref())
    }
}

impl InviteFile {
    /// Why the account is admitted.
    #[must_use]
    pub fn admission(&self) -> Admission {
        let Self { account, expiry, signature, .. } = self.clone();
        Admission::Invite { account, cap: U256::from(self.cap.0), expiry, signature }
    }

    /// Holds it to the chain, its time and who invites now.
    ///
    /// # Errors
    /// [`AccessRefusal`].
    pub fn check(
        &self,
        session: &Session,
        usdai: Address,
        (rules, file): (&Rules, &Path),
    ) -> Result<(), AccessRefusal> {
        let (account, expiry, chain_id) = (self.account, self.expiry, self.chain_id);
        if (chain_id, self.usdai) != (session.client.chain_id(), usdai) {
            return Err(AccessRefusal::OtherInvite { file: file.into(), chain_id, usdai: self.usdai });
        }
        if expiry < session.now {
            return Err(AccessRefusal::InviteExpired { account, expiry });
        }
        check_inviter(rules.inviter, self.inviter)
    }

    fn answer(&self, out: Option<&Path>) -> Result<Answer, VerbError> {
        let cap = grouped(U256::from(self.cap.0), 18);
        let mut text = format!(
            "{} may mint {cap} USDai in all, if it shows this by {}\n  inviter    {}\n  signature  {}\n  data       \
             {}\n",
            self.account,
            utc(U256::from(self.expiry)),
            self.inviter,
            self.signature,
            self.data
        );
        if let Some(path) = out {
            let document = serde_json::to_vec_pretty(self).map_err(std::io::Error::from)?;
            files::write(path, &document).map_err(FieldError::from)?;
            text.push_str(&format!(
                "It is in {}: pass that on with `usdai mint --access`.\n",
                path.display()
            ));
        }
        Answer::new(self, text)
    }
}

fn check_inviter(inviter: Address, account: Address) -> Result<(), AccessRefusal> {
    if inviter.is_zero() {
        return Err(AccessRefusal::NoInviter);
    }
    if inviter == account { Ok(()) } else { Err(AccessRefusal::NotTheInviter { inviter, account }) }
}

/// USDai's EIP-712 domain as it says itself, held to its separator.
async fn domain(session: &Session, usdai: Address) -> Result<Eip712Domain, VerbError> {
    let said = session.client.call(usdai, &IUSDai::eip712DomainCall {}).await?;
    let on_chain = session.client.call(usdai, &IUSDai::DOMAIN_SEPARATORCall {}).await?;
    let domain = Eip712Domain {
        name: Some(Cow::Owned(said.name)),
        version: Some(Cow::Owned(said.version)),
        chain_id: Some(U256::from(session.client.chain_id())),
        verifying_contract: Some(usdai),
        salt: None,
    };
    let (what, computed) = ("domain of USDai", domain.separator());
    if computed == on_chain {
        return Ok(domain);
    }
    Err(Declined::DigestDiffers { what, computed, on_chain }.into())
}
