//! Documents as calldata and as events, and the digests that are signed of them.

use crate::errors::{Error, of_title};
use crate::storage::{account, keccak, party};
use alloc::vec::Vec;
use alloy_primitives::{B256, FixedBytes};
use caliber_nft::{
    Appraisal, AssetClass, CaliberError, Cover, Depreciation, Document, Method, Parties, Party, Policy,
    SiteTier, Word as Bytes, digest,
};
use core::array;
use kit::calldata::Arguments;
use kit::domain::{DOMAIN_TYPE_HASH, VERSION};
use kit::host;
use kit::words::{Word, only_bytes};
use usdai_core::{Timestamp, Usd};

/// The name of the EIP-712 domain.
pub const DOMAIN: &str = "CALIBER";
/// Words of a document's head.
const HEAD: usize = 21;

/// Reads a document, where the next word says.
#[inline(never)]
pub fn read<'a>(a: &mut Arguments<'a>) -> Result<Document<'a>, Error> {
    let d = &mut a.tuple();
    let (class, model) = (read_u8(d), d.bytes());
    let (quantity, serial_root, site) = (d.uint_up_to(u64::from(u32::MAX)), d.word(), d.bytes());
    let (site_tier, bailee, title_agent) = (read_u8(d), d.address(), d.address());
    let [bailment, lien, paper] = array::from_fn(|_| d.word().0);
    let (insurer, policy) = read_policy(d);
    let (appraiser, appraisal) = read_appraisal(d)?;
    Ok(Document {
        class: AssetClass::new(class).map_err(of_title)?,
        model: text(model)?,
        quantity: quantity as u32,
        serial_root: serial_root.0,
        site: text(site)?,
        site_tier: SiteTier::new(site_tier).map_err(of_title)?,
        parties: Parties { bailee: party(bailee), appraiser, insurer },
        title_agent: party(title_agent),
        bailment_agreement_hash: bailment,
        lien_filing_hash: lien,
        title_document_hash: paper,
        policy,
        appraisal,
    })
}

/// Reads a policy and its insurer.
#[inline(never)]
pub fn read_policy(a: &mut Arguments) -> (Party, Policy) {
    let (insurer, policy_hash) = (party(a.address()), a.word().0);
    let cover = Cover { insured: Usd::new(a.uint()), expires_at: read_time(a) };
    (insurer, Policy { policy_hash, cover })
}

/// Reads an appraisal and its appraiser. `UnknownNumber`, `DepreciationOutOfRange`.
#[inline(never)]
pub fn read_appraisal(a: &mut Arguments) -> Result<(Party, Appraisal), Error> {
    let (appraiser, value, appraised_at) = (party(a.address()), Usd::new(a.uint()), read_time(a));
    let (method, yearly, residual) = (read_u8(a), read_u16(a), read_u16(a));
    // What does not decode has no bounds to be in.
    a.check()?;
    let method = Method::new(method).map_err(of_title)?;
    let depreciation = Depreciation::new(method, yearly, residual).map_err(of_title)?;
    Ok((appraiser, Appraisal { value, appraised_at, depreciation }))
}

/// A number of 8 bits.
pub fn read_u8(a: &mut Arguments) -> u8 {
    a.uint_up_to(u64::from(u8::MAX)) as u8
}

/// A number of 16 bits.
pub fn read_u16(a: &mut Arguments) -> u16 {
    a.uint_up_to(u64::from(u16::MAX)) as u16
}

/// Unix seconds.
pub fn read_time(a: &mut Arguments) -> Timestamp {
    Timestamp::new(a.uint_up_to(u64::MAX))
}

fn text(bytes: &[u8]) -> Result<&str, Error> {
    str::from_utf8(bytes)
        .map_err(|error| of_title(CaliberError::TextCharacter { position: error.valid_up_to() }))
}

/// A document as the only other value of an event. The head of its struct is what is hashed, but for its texts and
/// what it has of structs.
pub fn event_words(document: &Document<'_>) -> Vec<B256> {
    let Document { parties, policy, appraisal, .. } = document;
    let [_type, class, _model, quantity, root, _site, rest @ .., _policy, _appraisal] =
        document.words(&keccak).map(B256::new);
    let [model, site] = [document.model, document.site].map(|text| only_bytes(text.as_bytes()));
    let (model, site) = (model.get(1..).unwrap_or_default(), site.get(1..).unwrap_or_default());
    let places = [HEAD, HEAD.saturating_add(model.len())];
    let [model_place, site_place] = places.map(|words| (words as u64).saturating_mul(32).word());
    let mut words = Vec::from([0x20_u64.word(), class, model_place, quantity, root, site_place]);
    words.extend_from_slice(&rest);
    words.extend_from_slice(&policy_words(parties.insurer, policy));
    words.extend_from_slice(&appraisal_words(parties.appraiser, appraisal));
    words.extend_from_slice(model);
    words.extend_from_slice(site);
    words
}

/// A policy as the interface has it.
pub fn policy_words(insurer: Party, policy: &Policy) -> [B256; 4] {
    let Cover { insured, expires_at } = policy.cover;
    [account(insurer).word(), policy.policy_hash.into(), insured.raw().word(), expires_at.get().word()]
}

/// An appraisal as the interface has it.
pub fn appraisal_words(appraiser: Party, appraisal: &Appraisal) -> [B256; 6] {
    let Appraisal { value, appraised_at, depreciation } = appraisal;
    [
        account(appraiser).word(),
        value.raw().word(),
        appraised_at.get().word(),
        (depreciation.method() as u64).word(),
        u64::from(depreciation.yearly().get()).word(),
        u64::from(depreciation.residual().get()).word(),
    ]
}

/// The digest of a struct for this contract and chain.
#[inline(never)]
pub fn digest_of(struct_hash: Bytes) -> B256 {
    let [name, version] = [DOMAIN, VERSION].map(|text| host::keccak(text.as_bytes()));
    let words = [DOMAIN_TYPE_HASH, name, version, host::chain_id().word(), host::this().word()];
    digest(&keccak, &host::keccak_words(&[], &words).0, &struct_hash).into()
}

/// The first bytes of a text, as a word that ends with zeros.
pub fn beginning(text: &str) -> B256 {
    let bytes = text.as_bytes();
    FixedBytes::right_padding_from(bytes.get(..32).unwrap_or(bytes))
}
