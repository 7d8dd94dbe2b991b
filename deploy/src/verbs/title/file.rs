//! A title document as a file, with its serial numbers.

use std::path::Path;

use alloy_primitives::{Address, B256, U256, keccak256};
use caliber_nft::{
    Appraisal, AssetClass, CaliberError, Document, Parties, Party, Policy, SiteTier, TitleId, Word,
    check_text, serial_root,
};

use super::written::{Written, WrittenAppraisal, WrittenPolicy, appraisal, policy, serials};
use crate::verbs::fields::{self, FieldError, invalid};

/// What a title says, and the serials behind its root.
#[derive(Clone, Debug)]
pub struct DocumentFile {
    class: AssetClass,
    model: String,
    site: String,
    site_tier: SiteTier,
    /// Who signs it.
    pub parties: Parties,
    title_agent: Address,
    hashes: [B256; 3],
    policy: Policy,
    appraisal: Appraisal,
    /// Hashes of the serials, in ascending order.
    pub serials: Vec<Word>,
    root: Word,
}

impl DocumentFile {
    /// Reads a file. Whether it is insured and appraised as of now is for whoever registers it.
    ///
    /// # Errors
    /// [`FieldError`] with the field or the line.
    pub fn read(path: &Path) -> Result<Self, FieldError> {
        Self::check(fields::read(path)?, path)
    }

    /// Reads the text of a file with this name.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub fn parse(text: &str, path: &Path) -> Result<Self, FieldError> {
        Self::check(fields::parse(text, path)?, path)
    }

    /// What everybody signs.
    #[must_use]
    pub fn document(&self) -> Document<'_> {
        let [bailment_agreement_hash, lien_filing_hash, title_document_hash] = self.hashes.map(|hash| hash.0);
        Document {
            class: self.class,
            model: &self.model,
            quantity: u32::try_from(self.serials.len()).unwrap_or(u32::MAX),
            serial_root: self.root,
            site: &self.site,
            site_tier: self.site_tier,
            parties: self.parties,
            title_agent: party(self.title_agent),
            bailment_agreement_hash,
            lien_filing_hash,
            title_document_hash,
            policy: self.policy,
            appraisal: self.appraisal,
        }
    }

    /// The title's number.
    #[must_use]
    pub fn id(&self) -> TitleId {
        self.document().id(&keccak)
    }

    fn check(written: Written, path: &Path) -> Result<Self, FieldError> {
        let field = |name: &str, error: CaliberError| invalid(path, format!("{name}: {error}"));
        check_text(&written.model).map_err(|error| field("model", error))?;
        check_text(&written.site).map_err(|error| field("site", error))?;
        let tier = u8::try_from(written.site_tier.get()).unwrap_or(u8::MAX);
        let parties = Parties {
            bailee: party(written.bailee.get()),
            appraiser: party(written.appraisal.appraiser.get()),
            insurer: party(written.policy.insurer.get()),
        };
        parties.check().map_err(|error| field("bailee, policy.insurer and appraisal.appraiser", error))?;
        let serials = serials(&written.serials, path)?;
        Ok(Self {
            class: written.class.into(),
            site_tier: SiteTier::new(tier).map_err(|error| field("site_tier", error))?,
            parties,
            title_agent: written.title_agent.get(),
            hashes: [
                written.bailment_agreement_hash.0,
                written.lien_filing_hash.0,
                written.title_document_hash.0,
            ],
            policy: policy(&written.policy).map_err(|error| field("policy", error))?,
            appraisal: appraisal(&written.appraisal).map_err(|error| field("appraisal", error))?,
            root: serial_root(&keccak, &serials).map_err(|error| field("serials", error))?,
            serials,
            model: written.model,
            site: written.site,
        })
    }
}

/// Reads an appraisal that is to be appended: the fields of a document's, with nothing around them.
///
/// # Errors
/// [`FieldError`] with the field or the line.
pub fn read_appraisal(path: &Path) -> Result<(Party, Appraisal), FieldError> {
    let written: WrittenAppraisal = fields::read(path)?;
    let appraisal = appraisal(&written).map_err(|error| invalid(path, error))?;
    Ok((party(written.appraiser.get()), appraisal))
}

/// Reads a policy that is to be appended: the fields of a document's, with nothing around them.
///
/// # Errors
/// [`FieldError`] with the field or the line.
pub fn read_policy(path: &Path) -> Result<(Party, Policy), FieldError> {
    let written: WrittenPolicy = fields::read(path)?;
    let policy = policy(&written).map_err(|error| invalid(path, error))?;
    Ok((party(written.insurer.get()), policy))
}

/// Keccak-256 of the host.
#[must_use]
pub fn keccak(bytes: &[u8]) -> Word {
    keccak256(bytes).0
}

/// An address as the arithmetic of titles has it.
#[must_use]
pub fn party(address: Address) -> Party {
    Party::new(U256::from_be_slice(address.as_slice())).unwrap_or(Party::NONE)
}

/// The same back.
#[must_use]
pub fn account(party: Party) -> Address {
    Address::from_word(B256::from(party.raw()))
}
