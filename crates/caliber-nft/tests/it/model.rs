//! What the tests share: a hash, memory, a document, and numbers without bounds.

use alloy_primitives::keccak256;
use caliber_nft::{
    Appraisal, AssetClass, Cover, Depreciation, Document, Method, Parties, Party, Policy, Registry, SiteTier,
    Slot, Slots, Word, serial_hash, serial_root,
};
use num_bigint::BigUint;
use proptest::prelude::ProptestConfig;
use std::collections::HashMap;
use usdai_core::{Seconds, Timestamp, U256, Usd};

pub const DAY: u64 = 86_400;
/// When the documents of the tests are registered.
pub const NOW: Timestamp = Timestamp::new(1_767_592_800);

pub fn config() -> ProptestConfig {
    let cases = std::env::var("CALIBER_CASES").map_or(2_000, |text| {
        text.replace('_', "").parse().unwrap_or_else(|error| panic!("CALIBER_CASES={text}: {error}"))
    });
    ProptestConfig { cases, ..ProptestConfig::default() }
}

pub fn keccak(bytes: &[u8]) -> Word {
    keccak256(bytes).0
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Memory(pub HashMap<Slot, U256>);

impl Slots for Memory {
    fn load(&self, slot: Slot) -> U256 {
        self.0.get(&slot).copied().unwrap_or_default()
    }
    fn store(&mut self, slot: Slot, word: U256) {
        self.0.insert(slot, word);
    }
}

pub fn registry() -> Registry<Memory> {
    Registry { slots: Memory::default(), now: NOW }
}

pub fn usd(units: u128) -> Usd {
    Usd::new(U256::from(units))
}

pub fn party(number: u64) -> Party {
    Party::new(U256::from(number)).expect("an address")
}

pub fn after(days: u64) -> Timestamp {
    NOW.checked_add(Seconds::new(days * DAY)).expect("a time")
}

pub fn depreciation(method: Method, yearly: u16, residual: u16) -> Depreciation {
    Depreciation::new(method, yearly, residual).expect("a depreciation")
}

/// `count` serials in order, from the one of a number on.
pub fn serials(from: u32, count: u32) -> Vec<Word> {
    let serial = |number: u32| serial_hash(&keccak, "NVIDIA", &format!("SN-{number}")).expect("a serial");
    let mut serials: Vec<_> = (from..from + count).map(serial).collect();
    serials.sort_unstable();
    serials
}

/// A document of these serials.
pub fn document(serials: &[Word]) -> Document<'static> {
    let appraisal = Appraisal {
        value: usd(1_000_000),
        appraised_at: NOW,
        depreciation: depreciation(Method::StraightLine, 3_000, 1_000),
    };
    let policy =
        Policy { policy_hash: [6; 32], cover: Cover { insured: usd(900_000), expires_at: after(365) } };
    Document {
        class: AssetClass::GpuServer,
        model: "HGX H100 8-GPU",
        quantity: serials.len() as u32,
        serial_root: serial_root(&keccak, serials).expect("a root"),
        site: "Dallas, hall 3, rack 17",
        site_tier: SiteTier::new(3).expect("a tier"),
        parties: Parties { bailee: party(1), appraiser: party(2), insurer: party(3) },
        title_agent: party(4),
        bailment_agreement_hash: [3; 32],
        lien_filing_hash: [4; 32],
        title_document_hash: [5; 32],
        policy,
        appraisal,
    }
}

pub fn big(value: U256) -> BigUint {
    BigUint::from_bytes_be(&value.to_be_bytes::<32>())
}
