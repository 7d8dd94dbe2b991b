//! What is appended to a title: a new appraisal, or a new policy.

use std::path::Path;

use alloy_primitives::{Address, B256, Bytes};
use alloy_sol_types::SolStruct;
use usdai_bindings::ICaliber;

use super::file::{read_appraisal, read_policy};
use super::paper::{Paper, check};
use super::typed::{self, NewAppraisal, NewPolicy};
use crate::client::Outgoing;
use crate::verbs::error::VerbError;
use crate::verbs::session::Session;

/// What can be appended to a title.
#[derive(Debug)]
pub enum Addition {
    /// A new appraisal.
    Appraisal(NewAppraisal, ICaliber::Appraisal),
    /// A new policy.
    Policy(NewPolicy, ICaliber::Policy),
}

impl Addition {
    /// An appraisal in a file.
    ///
    /// # Errors
    /// The file has a wrong field, or the registry hashes it otherwise.
    pub async fn appraisal(session: &Session, paper: &Paper, path: &Path) -> Result<Self, VerbError> {
        let (appraiser, appraisal) = read_appraisal(path)?;
        let appraisal = typed::appraisal(appraiser, &appraisal);
        let view = ICaliber::appraisalDigestCall { title: paper.title, appraisal: appraisal.clone() };
        let on_chain = session.client.call(paper.caliber, &view).await?;
        let addition = Self::Appraisal(
            NewAppraisal { title: paper.title, appraisal: appraisal.clone().into() },
            appraisal,
        );
        check("appraisal's digest", addition.digest(paper), on_chain)?;
        Ok(addition)
    }

    /// A policy in a file, to follow those that the title has had.
    ///
    /// # Errors
    /// The file has a wrong field, there is no such title, or the registry hashes it otherwise.
    pub async fn policy(session: &Session, paper: &Paper, path: &Path) -> Result<Self, VerbError> {
        let (insurer, policy) = read_policy(path)?;
        let policy = typed::policy(insurer, &policy);
        let title = ICaliber::titleCall { title: paper.title };
        let sequence = session.client.call(paper.caliber, &title).await?.policies;
        let view = ICaliber::policyDigestCall { title: paper.title, policy: policy.clone() };
        let on_chain = session.client.call(paper.caliber, &view).await?;
        let addition =
            Self::Policy(NewPolicy { title: paper.title, sequence, policy: policy.clone().into() }, policy);
        check("policy's digest", addition.digest(paper), on_chain)?;
        Ok(addition)
    }

    /// What is signed.
    #[must_use]
    pub fn digest(&self, paper: &Paper) -> B256 {
        match self {
            Self::Appraisal(new, _) => new.eip712_signing_hash(&paper.domain),
            Self::Policy(new, _) => new.eip712_signing_hash(&paper.domain),
        }
    }

    /// Who signs it.
    #[must_use]
    pub const fn signer(&self) -> Address {
        match self {
            Self::Appraisal(_, appraisal) => appraisal.appraiser,
            Self::Policy(_, policy) => policy.insurer,
        }
    }

    /// What it is called.
    #[must_use]
    pub const fn words(&self) -> &'static str {
        match self {
            Self::Appraisal(..) => "a new appraisal",
            Self::Policy(..) => "a new policy",
        }
    }

    /// The transaction that appends it.
    #[must_use]
    pub fn call(&self, paper: &Paper, signature: Bytes) -> Outgoing {
        let document = paper.document.clone();
        match self {
            Self::Appraisal(_, appraisal) => {
                let appraisal = appraisal.clone();
                let call = ICaliber::appendAppraisalCall { document, appraisal, signature };
                Outgoing::call(paper.caliber, &call)
            }
            Self::Policy(_, policy) => {
                let call = ICaliber::appendPolicyCall { document, policy: policy.clone(), signature };
                Outgoing::call(paper.caliber, &call)
            }
        }
    }

    /// What its signer is called.
    #[must_use]
    pub const fn role(&self) -> &'static str {
        match self {
            Self::Appraisal(..) => "appraiser",
            Self::Policy(..) => "insurer",
        }
    }
}
