//! What a title says of its hardware, and the hash that everybody signs.

use crate::appraisal::appraisal_type;
use crate::policy::policy_type;
use crate::text::check_text;
use crate::typed::{Keccak, Word, hash_words, word};
use crate::{Appraisal, AssetClass, CaliberError, Parties, Party, Policy, SERIALS_MOST, SiteTier, TitleId};
use ruint::uint;
use usdai_core::Timestamp;

/// The type of a document, as bailee, appraiser and insurer sign it.
pub const TITLE_TYPE: &str = concat!(
    "Title(uint8 assetClass,string model,uint32 quantity,bytes32 serialRoot,string site,uint8 siteTier,address bailee,",
    "address titleAgent,bytes32 bailmentAgreementHash,bytes32 lienFilingHash,bytes32 titleDocumentHash,Policy policy,",
    "Appraisal appraisal)",
    appraisal_type!(),
    policy_type!(),
);
/// Its hash, which a test compares.
pub const TITLE_TYPE_HASH: Word =
    uint!(0x5e37ff617513732d67d54c130d95dc707d9425464e4b3565a84039f599e00b94_U256).to_be_bytes();
/// The type that a bailee signs when the hardware was handed out.
pub const DELIVERY_TYPE: &str = "Delivery(uint256 title,address receiver,uint64 deliveredAt)";
/// Its hash, which a test compares.
pub const DELIVERY_TYPE_HASH: Word =
    uint!(0xefc56269866b86914c172de64a6cdeeb3801107784d15ee6d665b6a832a845a8_U256).to_be_bytes();

/// The content of a title, which never changes. Later appraisals and policies are appended to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Document<'a> {
    /// What it is.
    pub class: AssetClass,
    /// Which; a text as of [`check_text`].
    pub model: &'a str,
    /// Pieces, each with its serial.
    pub quantity: u32,
    /// [`crate::serial_root`] of the serials.
    pub serial_root: Word,
    /// Where it is; a text as of [`check_text`].
    pub site: &'a str,
    /// How the site is built.
    pub site_tier: SiteTier,
    /// Who signs the document.
    pub parties: Parties,
    /// Who holds the legal title for the owner.
    pub title_agent: Party,
    /// The hash of the agreement with the bailee.
    pub bailment_agreement_hash: Word,
    /// The hash of the lien's filing.
    pub lien_filing_hash: Word,
    /// The hash of the paper behind the title.
    pub title_document_hash: Word,
    /// The first policy.
    pub policy: Policy,
    /// The first appraisal.
    pub appraisal: Appraisal,
}

impl Document<'_> {
    /// Whether it is complete, within its bounds, and covered and appraised as of `now`.
    ///
    /// [`CaliberError::QuantityOutOfRange`], [`CaliberError::HashMissing`], [`CaliberError::PartyMissing`], and as
    /// [`check_text`], [`Parties::check`], [`Policy::check`] and [`Appraisal::check`].
    pub fn check(&self, now: Timestamp) -> Result<(), CaliberError> {
        check_text(self.model)?;
        check_text(self.site)?;
        let quantity = self.quantity;
        if usize::try_from(quantity).map_or(true, |count| !(1..=SERIALS_MOST).contains(&count)) {
            return Err(CaliberError::QuantityOutOfRange { quantity });
        }
        self.parties.check()?;
        if self.title_agent == Party::NONE {
            return Err(CaliberError::PartyMissing);
        }
        let hashes =
            [self.serial_root, self.bailment_agreement_hash, self.lien_filing_hash, self.title_document_hash];
        if hashes.contains(&Word::default()) {
            return Err(CaliberError::HashMissing);
        }
        self.policy.check(now)?;
        self.appraisal.check(now)
    }

    /// What is hashed to the struct's hash.
    pub fn words(&self, keccak: &impl Keccak) -> [Word; 14] {
        let Parties { bailee, appraiser, insurer } = self.parties;
        [
            TITLE_TYPE_HASH,
            word(self.class as u64),
            keccak.hash(self.model.as_bytes()),
            word(self.quantity.into()),
            self.serial_root,
            keccak.hash(self.site.as_bytes()),
            word(self.site_tier.get().into()),
            bailee.word(),
            self.title_agent.word(),
            self.bailment_agreement_hash,
            self.lien_filing_hash,
            self.title_document_hash,
            self.policy.hash(keccak, insurer),
            self.appraisal.hash(keccak, appraiser),
        ]
    }

    /// The struct's hash, which is the title's number too: one document cannot be two titles, and whoever shows the
    /// document again need not have kept it.
    pub fn id(&self, keccak: &impl Keccak) -> TitleId {
        TitleId::new(hash_words(keccak, &self.words(keccak)))
    }
}

/// The hash of what a bailee signs when it handed a title's hardware to `receiver`.
pub fn delivery_hash(keccak: &impl Keccak, title: TitleId, receiver: Party, delivered_at: Timestamp) -> Word {
    hash_words(keccak, &[DELIVERY_TYPE_HASH, title.word(), receiver.word(), word(delivered_at.get())])
}
