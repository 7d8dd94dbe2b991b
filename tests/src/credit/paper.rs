//! Documents of titles, and who signs them.

use alloy_primitives::{B256, Bytes, U256, keccak256};

use super::{Credit, DAY, People, signed, typed};
use crate::abi::ICaliber::{Appraisal, Policy, Title};
use crate::whole;

/// A document and the serials of its hardware, ascending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// What is hashed.
    pub document: Title,
    /// All serials, as hashes.
    pub serials: Vec<B256>,
}

impl Paper {
    /// The title's number.
    #[must_use]
    pub fn id(&self) -> U256 {
        typed::title_id(&self.document)
    }

    /// With other serials, which are sorted.
    #[must_use]
    pub fn with_serials(mut self, mut serials: Vec<B256>) -> Self {
        serials.sort_unstable();
        self.document.serialRoot = typed::root(&serials);
        self.document.quantity = u32::try_from(serials.len()).unwrap_or(u32::MAX);
        self.serials = serials;
        self
    }
}

impl Credit {
    /// A document of eight servers that are named after it: appraised now at a million dollars, of which 30% is lost a
    /// year down to 10%; insured for 900,000 for three years.
    #[must_use]
    pub fn paper(&self, name: &str) -> Paper {
        self.paper_of(name, 8)
    }

    /// The same with so many servers.
    #[must_use]
    pub fn paper_of(&self, name: &str, count: usize) -> Paper {
        let [bailee, agent] = [self.people.bailee.address, self.people.agent.address];
        let hash = |what: &str| keccak256(format!("{name}: {what}"));
        let document = Title {
            assetClass: 1,
            model: "HGX H100 8-GPU".into(),
            quantity: 0,
            serialRoot: B256::ZERO,
            site: "Dallas, hall 3, rack 17".into(),
            siteTier: 3,
            bailee,
            titleAgent: agent,
            bailmentAgreementHash: hash("bailment agreement"),
            lienFilingHash: hash("lien filing"),
            titleDocumentHash: hash("title document"),
            policy: self.policy(&format!("{name}: policy")),
            appraisal: self.appraisal(1_000_000),
        };
        let serials = (0..count).map(|number| typed::serial("NVIDIA", &format!("{}-{number}", code(name))));
        Paper { document, serials: vec![] }.with_serials(serials.collect())
    }

    /// What the insurer issues now: 900,000 dollars for three years.
    #[must_use]
    pub fn policy(&self, text: &str) -> Policy {
        Policy {
            insurer: self.people.insurer.address,
            policyHash: keccak256(text),
            insuredAmount: whole(900_000, 18),
            expiresAt: self.now() + 3 * 365 * DAY,
        }
    }

    /// What the appraiser finds now: so many dollars, of which 30% is lost a year down to 10%.
    #[must_use]
    pub fn appraisal(&self, dollars: u64) -> Appraisal {
        Appraisal {
            appraiser: self.people.appraiser.address,
            value: whole(dollars, 18),
            appraisedAt: self.now(),
            method: 1,
            yearlyBps: 3_000,
            residualBps: 1_000,
        }
    }

    /// The signatures of bailee, appraiser and insurer over a document.
    #[must_use]
    pub fn signatures(&self, document: &Title) -> [Bytes; 3] {
        let digest = self.document_digest(document);
        let People { bailee, appraiser, insurer, .. } = &self.people;
        [bailee, appraiser, insurer].map(|signer| signed(signer, digest))
    }
}

/// A name as it may be engraved.
fn code(name: &str) -> String {
    let allowed = name.chars().filter(char::is_ascii_alphanumeric);
    allowed.map(|letter| letter.to_ascii_uppercase()).collect()
}
