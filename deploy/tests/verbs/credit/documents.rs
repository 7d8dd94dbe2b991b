//! Title documents: what is read, and which field is refused with which words.

use std::path::Path;

use alloy_primitives::keccak256;
use alloy_sol_types::SolStruct;
use deploy::verbs::DocumentFile;
use deploy::verbs::title_struct;

const EXAMPLE: &str = include_str!("../../../examples/title.toml");

fn read(text: &str) -> Result<DocumentFile, String> {
    DocumentFile::parse(text, Path::new("title.toml")).map_err(|error| error.to_string())
}

/// What wallets show and sign hashes to what the registry has as the title's number.
#[test]
fn the_example_is_complete_and_hashes_as_it_is_signed() {
    let file = read(EXAMPLE).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(file.serials.len(), 8);
    assert!(file.serials.is_sorted(), "in the order in which the registry takes them");
    let document = title_struct(&file.document());
    assert_eq!(document.eip712_hash_struct().0, file.id().word());
    assert_eq!(keccak256(caliber_nft::TITLE_TYPE), document.eip712_type_hash());
}

#[test]
fn faults_are_refused_by_field() {
    let rows = [
        // What is replaced, by what, and the words of the refusal.
        ("site_tier = 3", "site_tier = 5", "5 is not within 1 to 4"),
        ("site_tier = 3", "", "missing field `site_tier`"),
        ("site_tier = 3", "site_tier = 3\nsight = 1", "unknown field `sight`"),
        ("insured = ", "assured = ", "unknown field `assured`"),
        ("class = \"gpu-server\"", "class = \"GPU\"", "unknown variant `GPU`"),
        ("method = \"straight-line\"", "method = \"linear\"", "unknown variant `linear`"),
        ("model = \"HGX", "model = \"HGX <b>", "model: the character at 4 is not allowed"),
        ("site = \"Keflavik IS, hall 2\"", "site = \"\"", "site: a text of 0 bytes"),
        ("bailee = \"0x3C44", "bailee = \"0x3c44", "wrong checksum"),
        ("bailee = \"0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC\"", "bailee = \"nobody\"", "is no address"),
        (
            "title_agent = \"0x70997970C51812dc3A010C7d01b50e0d17dc79C8\"",
            &zero("title_agent"),
            "zero address",
        ),
        (
            "bailee = \"0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC\"",
            "bailee = \"0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65\"",
            "bailee, policy.insurer and appraisal.appraiser: 0x15d3",
        ),
        ("hash = \"0x4444", "hash = \"0x44", "0x and 64 hexadecimal digits"),
        (
            "lien_filing_hash = \"0x2222222222222222222222222222222222222222222222222222222222222222\"",
            "lien_filing_hash = \"0x0000000000000000000000000000000000000000000000000000000000000000\"",
            "not all zero",
        ),
        ("insured = \"2_000_000\"", "insured = \"0\"", "policy: an amount of 0 is out of range"),
        ("insured = \"2_000_000\"", "insured = 2_000_000", "invalid type: integer"),
        ("insured = \"2_000_000\"", "insured = \"79_228_162_515\"", "above the largest, 2^96"),
        ("value = \"2_000_000\"", "value = \"-1\"", "negative"),
        ("value = \"2_000_000\"", "value = \"2,000\"", "could be a decimal point"),
        ("2027-12-31T00:00:00Z", "2027-12-31", "like 2026-12-31T00:00:00Z"),
        ("2027-12-31T00:00:00Z", "\"2027-12-31T00:00:00Z\"", "without quotes"),
        ("2026-11-25T00:00:00Z", "2026-11-25T00:00:00", "with its offset"),
        ("2026-11-25T00:00:00Z", "1969-11-25T00:00:00Z", "with its offset"),
        ("yearly_bps = 3_000", "yearly_bps = 0", "0 is not within 1 to 10000"),
        ("residual_bps = 1_000", "residual_bps = 5_001", "5001 is not within 0 to 5000"),
        ("\"S421-0002\"", "\"S421-0001\"", "serials: \"SUPERMICRO\" \"S421-0001\" is there twice"),
        ("\"S421-0002\"", "\"s421-0002\"", "serials[0]: \"SUPERMICRO\" \"s421-0002\": the character at 0"),
        ("SUPERMICRO", "Supermicro", "serials[0]: \"Supermicro\""),
        ("[[serials]]", "[serials]", "expected a sequence"),
    ];
    for (from, to, words) in rows {
        assert!(EXAMPLE.contains(from), "the example has no {from:?}");
        let error = read(&EXAMPLE.replacen(from, to, 1)).expect_err(to);
        assert!(error.contains("title.toml") && error.contains(words), "{to}: {error}");
    }
    let none = EXAMPLE.split("# Every piece").next().expect("a part");
    let error =
        read(&format!("{none}\n[[serials]]\nmanufacturer = \"A\"\nnumbers = []\n")).expect_err("no serial");
    assert!(error.contains("serials: a quantity of 0"), "{error}");
}

/// The order in which serials are written is nobody's business, and neither are offsets.
#[test]
fn the_same_in_other_words_is_the_same_title() {
    let id = |text: &str| read(text).expect("a document").id();
    let parts = EXAMPLE
        .replace("\"S421-0001\", \"S421-0002\"", "\"S421-0002\", \"S421-0001\"")
        .replace("2027-12-31T00:00:00Z", "2027-12-31T02:00:00+02:00");
    assert_eq!(id(&parts), id(EXAMPLE));
    assert_ne!(id(&EXAMPLE.replace("hall 2", "hall 3")), id(EXAMPLE));
}

fn zero(field: &str) -> String {
    format!("{field} = \"0x{}\"", "0".repeat(40))
}
