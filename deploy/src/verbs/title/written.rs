//! A title document as it is written: every field is asked for, so that nothing is decided by silence.

use std::path::Path;

use caliber_nft::{
    Appraisal, AssetClass, CaliberError, Cover, Depreciation, Method, Policy, Word, serial_hash,
};
use serde::Deserialize;
use usdai_core::{Timestamp, Usd};

use super::file::keccak;
use crate::config::{ChecksummedAddress, Tokens, Within};
use crate::verbs::fields::{FieldError, Hash, Moment, invalid};

/// A document as it is written. Every field is asked for, so that nothing is decided by silence.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Written {
    pub(super) class: Class,
    pub(super) model: String,
    pub(super) site: String,
    pub(super) site_tier: Within<1, 4>,
    pub(super) bailee: ChecksummedAddress,
    pub(super) title_agent: ChecksummedAddress,
    pub(super) bailment_agreement_hash: Hash,
    pub(super) lien_filing_hash: Hash,
    pub(super) title_document_hash: Hash,
    pub(super) policy: WrittenPolicy,
    pub(super) appraisal: WrittenAppraisal,
    pub(super) serials: Vec<WrittenSerials>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenPolicy {
    pub(super) insurer: ChecksummedAddress,
    pub(super) hash: Hash,
    pub(super) insured: Tokens<96>,
    pub(super) expires_at: Moment,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenAppraisal {
    pub(super) appraiser: ChecksummedAddress,
    pub(super) value: Tokens<96>,
    pub(super) appraised_at: Moment,
    pub(super) method: WrittenMethod,
    pub(super) yearly_bps: Within<1, 10_000>,
    pub(super) residual_bps: Within<0, { Depreciation::RESIDUAL_MOST }>,
}

/// Serial numbers of one manufacturer.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenSerials {
    pub(super) manufacturer: String,
    pub(super) numbers: Vec<String>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Class {
    GpuServer,
    GpuCluster,
    NetworkDevice,
    Antenna,
    Other,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum WrittenMethod {
    StraightLine,
    Declining,
}

/// A policy within its bounds; whether it is in force is known when it is registered.
pub(super) fn policy(written: &WrittenPolicy) -> Result<Policy, CaliberError> {
    let cover = Cover {
        insured: Usd::new(written.insured.units()),
        expires_at: Timestamp::new(written.expires_at.0),
    };
    cover.check(Timestamp::default())?;
    Ok(Policy { policy_hash: written.hash.0.0, cover })
}

/// An appraisal within its bounds.
pub(super) fn appraisal(written: &WrittenAppraisal) -> Result<Appraisal, CaliberError> {
    let method = match written.method {
        WrittenMethod::StraightLine => Method::StraightLine,
        WrittenMethod::Declining => Method::Declining,
    };
    let depreciation = Depreciation::new(method, written.yearly_bps.get(), written.residual_bps.get())?;
    let appraised_at = Timestamp::new(written.appraised_at.0);
    let appraisal = Appraisal { value: Usd::new(written.value.units()), appraised_at, depreciation };
    appraisal.check(appraised_at)?;
    Ok(appraisal)
}

/// The hashes in the order in which the contract takes them; one that is there twice is named.
pub(super) fn serials(written: &[WrittenSerials], path: &Path) -> Result<Vec<Word>, FieldError> {
    let mut named = Vec::new();
    for (index, WrittenSerials { manufacturer, numbers }) in written.iter().enumerate() {
        for number in numbers {
            let hash = serial_hash(&keccak, manufacturer, number).map_err(|error| {
                invalid(path, format!("serials[{index}]: {manufacturer:?} {number:?}: {error}"))
            })?;
            named.push((hash, manufacturer, number));
        }
    }
    named.sort_unstable();
    let twice = named.iter().zip(named.iter().skip(1)).find(|(one, next)| one.0 == next.0);
    if let Some(((_, manufacturer, number), _)) = twice {
        return Err(invalid(path, format!("serials: {manufacturer:?} {number:?} is there twice")));
    }
    Ok(named.into_iter().map(|(hash, ..)| hash).collect())
}

impl From<Class> for AssetClass {
    fn from(class: Class) -> Self {
        match class {
            Class::GpuServer => Self::GpuServer,
            Class::GpuCluster => Self::GpuCluster,
            Class::NetworkDevice => Self::NetworkDevice,
            Class::Antenna => Self::Antenna,
            Class::Other => Self::Other,
        }
    }
}
