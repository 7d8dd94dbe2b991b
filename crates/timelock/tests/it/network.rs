use alloy_primitives::{B256, hex};
use serde_json::{Value, json};
use timelock::testing::TestKey;
use timelock::{Network, NetworkError, Signature, SignatureError};
use usdai_core::{Seconds, Timestamp};

use crate::support;

/// From drand's documentation and <https://api.drand.sh/v2/beacons/quicknet/rounds/{round}>.
const ROUNDS: [(u64, [u8; 48]); 3] = [
    (
        42,
        hex!(
            "95a9f9f5b231b7714de1553105d8ffdf3dcda24cfdb1e689319bccf79a9c8ce430a91b811fbfaf763900bc998b5d686a"
        ),
    ),
    (
        1000,
        hex!(
            "b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39"
        ),
    ),
    (
        1001,
        hex!(
            "b33bf3667cbd5a82de3a24b4e0e9fe5513cc1a0e840368c6e31f5fcfa79bea03f73896b25883abf2853d10337fb8fa41"
        ),
    ),
];

fn quicknet_info() -> Value {
    json!({
        "public_key": hex::encode(Network::QUICKNET.public_key()),
        "period": 3,
        "genesis_time": 1_692_803_367,
        "hash": "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971",
        "groupHash": "f477d5c89f21a17c863a7f937c6a6d15859414d2be09cd448d4279af331c5d3e",
        "schemeID": "bls-unchained-g1-rfc9380",
        "metadata": { "beaconID": "quicknet" }
    })
}

#[test]
fn genuine_rounds_verify_and_no_others() {
    for (round, bytes) in ROUNDS {
        let verified = support::quicknet(round, &bytes);
        assert_eq!((verified.round(), verified.signature().to_compressed()), (round, Ok(bytes)));
        for other in [0, round - 1, round + 1, u64::MAX] {
            assert_eq!(
                Network::QUICKNET.verify(other, *verified.signature()),
                Err(SignatureError::Wrong { round: other })
            );
        }
    }
}

#[test]
fn a_signature_unfolds_to_both_coordinates() {
    let (round, bytes) = ROUNDS[1];
    let uncompressed = support::quicknet(round, &bytes).signature().to_uncompressed().unwrap();
    let mut x = bytes;
    x[0] &= 0x1f;
    assert_eq!(uncompressed[..48], x);
    // y, computed apart from the curve's library from y^2 = x^3 + 4.
    let y = hex!(
        "11f92e4521ef54f047b64b85fa98db2d46f0f44add1f60b93f8a0dbddd63b34f238657c2d93aed18b90bddd60a01b6d2"
    );
    assert_eq!(uncompressed[48..], y);
}

#[test]
fn what_is_no_point_is_no_signature() {
    let good = ROUNDS[0].1;
    let changed = |place: usize, byte: u8| {
        let mut bytes = good;
        bytes[place] = byte;
        bytes
    };
    let mut identity = [0; 48];
    identity[0] = 0xc0;
    let cases: [(&str, &[u8]); 8] = [
        ("empty", &[]),
        ("short", &good[..47]),
        ("long", &[good.as_slice(), &[0]].concat()),
        ("all ones", &[0xff; 48]),
        ("zeros", &[0; 48]),
        ("identity", &identity),
        ("not marked as compressed", &changed(0, good[0] & 0x7f)),
        ("off the curve or the group", &changed(47, good[47] ^ 1)),
    ];
    for (name, bytes) in cases {
        assert!(Signature::from_compressed(bytes).is_err(), "{name}");
    }
}

#[test]
fn quicknet_is_what_its_document_hashes_to() {
    let pinned = Network::QUICKNET.chain_hash();
    assert_eq!(Network::from_info(quicknet_info().to_string().as_bytes(), pinned), Ok(Network::QUICKNET));
    let second = json!({
        "public_key": hex::encode(Network::QUICKNET.public_key()),
        "period": 3,
        "genesis_time": 1_692_803_367,
        "chain_hash": "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971",
        "genesis_seed": "f477d5c89f21a17c863a7f937c6a6d15859414d2be09cd448d4279af331c5d3e",
        "scheme": "bls-unchained-g1-rfc9380",
        "beacon_id": "quicknet"
    });
    assert_eq!(Network::from_info(second.to_string().as_bytes(), pinned), Ok(Network::QUICKNET), "version 2");
}

#[test]
fn a_document_of_something_else_is_refused() {
    let pinned = Network::QUICKNET.chain_hash();
    let stranger = hex::encode(support::key().network().public_key());
    let cases = [
        ("public_key", json!(stranger), "ChainHash"),
        ("public_key", json!("zz"), "Malformed"),
        ("period", json!(30), "ChainHash"),
        ("period", json!(-3), "Malformed"),
        ("genesis_time", json!(1_692_803_368), "ChainHash"),
        ("groupHash", json!("00"), "ChainHash"),
        ("groupHash", json!(7), "Malformed"),
        ("schemeID", json!("pedersen-bls-unchained"), "Scheme"),
        ("metadata", json!({ "beaconID": "default" }), "ChainHash"),
    ];
    for (field, value, expected) in cases {
        let mut document = quicknet_info();
        document[field] = value;
        let error = Network::from_info(document.to_string().as_bytes(), pinned).unwrap_err();
        assert!(format!("{error:?}").starts_with(expected), "{field}: {error:?}");
    }
    for document in ["", "{}", "[]", "null", "\u{1b}[31m"] {
        let error = Network::from_info(document.as_bytes(), pinned).unwrap_err();
        assert!(matches!(error, NetworkError::Malformed(_)), "{document}");
    }
    let error = Network::from_info(quicknet_info().to_string().as_bytes(), B256::ZERO).unwrap_err();
    assert_eq!(error, NetworkError::ChainHash { expected: B256::ZERO, actual: pinned });
}

#[test]
fn a_test_key_has_a_network_of_its_own() {
    let key = support::key();
    let other = TestKey::new(8, key.network().beacon()).unwrap();
    assert_eq!(key.network().beacon(), Network::QUICKNET.beacon());
    assert_eq!(Network::from_info(key.info().as_bytes(), key.network().chain_hash()), Ok(*key.network()));
    assert_ne!(key.network().chain_hash(), other.network().chain_hash());
    let signature = *key.sign(5).unwrap().signature();
    assert_eq!(other.network().verify(5, signature), Err(SignatureError::Wrong { round: 5 }));
    let still = qev_auction::Beacon { genesis: Timestamp::new(0), period: Seconds::new(0) };
    assert!(matches!(TestKey::new(7, still), Err(NetworkError::Malformed(_))));
}

#[test]
fn a_key_unfolds_to_the_order_of_eip_2537() {
    let uncompressed = Network::QUICKNET.public_key_uncompressed().unwrap();
    // drand writes x.c1 first, with its flags in the first byte.
    let [mut c1, c0]: [[u8; 48]; 2] =
        [&Network::QUICKNET.public_key()[..48], &Network::QUICKNET.public_key()[48..]]
            .map(|half| half.try_into().unwrap());
    c1[0] &= 0x1f;
    assert_eq!((&uncompressed[..48], &uncompressed[48..96]), (c0.as_slice(), c1.as_slice()));
}
