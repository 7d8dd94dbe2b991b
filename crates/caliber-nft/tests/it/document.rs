//! What a document may say, and that its hash binds all of it.

use crate::model::{NOW, after, depreciation, document, keccak, party, serials, usd};
use caliber_nft::{
    AssetClass, CaliberError, Document, Method, Parties, Party, SiteTier, check_code, check_text,
};
use usdai_core::{U256, Usd};

type Change = fn(&mut Document<'static>);

/// Each field, and one of its other values.
const CHANGES: [Change; 20] = [
    |document| document.class = AssetClass::Other,
    |document| document.model = "HGX H100 8-GPV",
    |document| document.quantity = 9,
    |document| document.serial_root = [9; 32],
    |document| document.site = "Dallas, hall 3, rack 18",
    |document| document.site_tier = SiteTier::new(4).expect("a tier"),
    |document| document.parties.bailee = party(9),
    |document| document.parties.appraiser = party(9),
    |document| document.parties.insurer = party(9),
    |document| document.title_agent = party(9),
    |document| document.bailment_agreement_hash = [9; 32],
    |document| document.lien_filing_hash = [9; 32],
    |document| document.title_document_hash = [9; 32],
    |document| document.policy.policy_hash = [9; 32],
    |document| document.policy.cover.insured = usd(9),
    |document| document.policy.cover.expires_at = after(9),
    |document| document.appraisal.value = usd(9),
    |document| document.appraisal.depreciation = depreciation(Method::StraightLine, 3_001, 1_000),
    |document| document.appraisal.depreciation = depreciation(Method::Declining, 3_000, 1_000),
    |document| document.appraisal.depreciation = depreciation(Method::StraightLine, 3_000, 1_001),
];

#[test]
fn the_number_of_a_title_binds_every_field() {
    let original = document(&serials(0, 8));
    let mut seen = vec![original.id(&keccak)];
    for change in CHANGES {
        let mut other = original;
        change(&mut other);
        seen.push(other.id(&keccak));
    }
    let mut other = original;
    other.appraisal.appraised_at = after(9);
    seen.push(other.id(&keccak));
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), CHANGES.len() + 2);
}

#[track_caller]
fn check(change: Change, expected: Option<CaliberError>) {
    let mut document = document(&serials(0, 8));
    change(&mut document);
    assert_eq!(document.check(NOW).err(), expected);
}

#[test]
fn a_document_is_complete_and_within_bounds() {
    let distinct = |number| Some(CaliberError::PartiesNotDistinct { party: party(number) });
    let cases: [(Change, Option<CaliberError>); 21] = [
        (|_| (), None),
        (|document| document.quantity = 1_024, None),
        (|document| document.quantity = 0, Some(CaliberError::QuantityOutOfRange { quantity: 0 })),
        (|document| document.quantity = 1_025, Some(CaliberError::QuantityOutOfRange { quantity: 1_025 })),
        (|document| document.model = "", Some(CaliberError::TextLength { length: 0 })),
        (|document| document.site = "a\"b", Some(CaliberError::TextCharacter { position: 1 })),
        (|document| document.parties.bailee = Party::NONE, Some(CaliberError::PartyMissing)),
        (|document| document.parties.appraiser = Party::NONE, Some(CaliberError::PartyMissing)),
        (|document| document.parties.insurer = Party::NONE, Some(CaliberError::PartyMissing)),
        (|document| document.title_agent = Party::NONE, Some(CaliberError::PartyMissing)),
        (|document| document.parties.appraiser = party(1), distinct(1)),
        (|document| document.parties.insurer = party(1), distinct(1)),
        (|document| document.parties.insurer = party(2), distinct(2)),
        (|document| document.serial_root = [0; 32], Some(CaliberError::HashMissing)),
        (|document| document.bailment_agreement_hash = [0; 32], Some(CaliberError::HashMissing)),
        (|document| document.lien_filing_hash = [0; 32], Some(CaliberError::HashMissing)),
        (|document| document.title_document_hash = [0; 32], Some(CaliberError::HashMissing)),
        (|document| document.policy.policy_hash = [0; 32], Some(CaliberError::HashMissing)),
        (
            |document| document.policy.cover.insured = Usd::ZERO,
            Some(CaliberError::ValueOutOfRange { value: Usd::ZERO }),
        ),
        (
            |document| document.policy.cover.expires_at = NOW,
            Some(CaliberError::PolicyLapsed { expires_at: NOW }),
        ),
        (
            |document| document.appraisal.appraised_at = after(1),
            Some(CaliberError::AppraisedLater { appraised_at: after(1) }),
        ),
    ];
    for (change, expected) in cases {
        check(change, expected);
    }
}

/// N11: nothing that a text says can leave the place where it is shown.
#[test]
fn n11_texts_cannot_carry_markup_nor_be_long() {
    let long = "a".repeat(65);
    for (text, is_text, is_code) in [
        ("HGX-H100/8.1", true, true),
        ("hgx h100 (8 GPUs), rack #17", true, false),
        ("~ ", true, false),
        (&long[1..], true, false),
        (&long, false, false),
        ("", false, false),
        ("<script>", false, false),
        ("a\\u0022", false, false),
        ("a\"", false, false),
        ("a'", false, false),
        ("a&amp;", false, false),
        ("a\n", false, false),
        ("a\u{7f}", false, false),
        ("ß", false, false),
        ("sn-1", true, false),
        ("SN 1", true, false),
        ("SN_1", true, false),
    ] {
        assert_eq!((check_text(text).is_ok(), check_code(text).is_ok()), (is_text, is_code), "{text}");
    }
}

#[test]
fn an_address_has_160_bits() {
    let last = (U256::ONE << 160) - U256::ONE;
    assert_eq!(Party::new(last).map(Party::raw), Ok(last));
    assert_eq!(Party::new(last + U256::ONE), Err(CaliberError::NotAnAddress));
    let parties = Parties { bailee: party(1), appraiser: party(2), insurer: party(1) };
    assert_eq!(parties.check().map_err(|error| error.to_string()), Err("0x1 acts for two parties".into()));
}

#[test]
fn classes_and_tiers_have_numbers() {
    for class in AssetClass::ALL {
        assert_eq!(AssetClass::new(class as u8), Ok(class));
    }
    for (number, is_class, is_tier) in
        [(0, false, false), (1, true, true), (4, true, true), (5, true, false), (6, false, false)]
    {
        assert_eq!(
            (AssetClass::new(number).is_ok(), SiteTier::new(number).is_ok()),
            (is_class, is_tier),
            "{number}"
        );
    }
}
