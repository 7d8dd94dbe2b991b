//! Hashing to the field against the vectors of RFC 9380: K.1 for the expansion to 128 bytes, J.9.1 for the elements.

use alloy_primitives::hex;
use beacon::field::{expand, hash_to_field, message};

const EXPANDER_TAG: &[u8] = b"QUUX-V01-CS02-with-expander-SHA256-128";
const SUITE_TAG: &[u8] = b"QUUX-V01-CS02-with-BLS12381G1_XMD:SHA-256_SSWU_RO_";

#[track_caller]
fn expands(message: &str, expected: &str) {
    assert_eq!(hex::encode(expand(message.as_bytes(), EXPANDER_TAG)), expected, "{message}");
}

#[track_caller]
fn hashes(message: &str, expected: [&str; 2]) {
    let elements = hash_to_field(message.as_bytes(), SUITE_TAG).map(hex::encode);
    // The precompiles want 16 bytes of zeros before each.
    assert_eq!(elements, expected.map(|element| format!("{}{element}", "0".repeat(32))), "{message}");
}

#[test]
fn a_message_expands_to_uniform_bytes() {
    expands(
        "",
        concat!(
            "af84c27ccfd45d41914fdff5df25293e221afc53d8ad2ac06d5e3e29485dadbe",
            "e0d121587713a3e0dd4d5e69e93eb7cd4f5df4cd103e188cf60cb02edc3edf18",
            "eda8576c412b18ffb658e3dd6ec849469b979d444cf7b26911a08e63cf31f9dc",
            "c541708d3491184472c2c29bb749d4286b004ceb5ee6b9a7fa5b646c993f0ced",
        ),
    );
    expands(
        "abc",
        concat!(
            "abba86a6129e366fc877aab32fc4ffc70120d8996c88aee2fe4b32d6c7b6437a",
            "647e6c3163d40b76a73cf6a5674ef1d890f95b664ee0afa5359a5c4e07985635",
            "bbecbac65d747d3d2da7ec2b8221b17b0ca9dc8a1ac1c07ea6a1e60583e2cb00",
            "058e77b7b72a298425cd1b941ad4ec65e8afc50303a22c0f99b0509b4c895f40",
        ),
    );
    expands(
        "abcdef0123456789",
        concat!(
            "ef904a29bffc4cf9ee82832451c946ac3c8f8058ae97d8d629831a74c6572bd9",
            "ebd0df635cd1f208e2038e760c4994984ce73f0d55ea9f22af83ba4734569d4b",
            "c95e18350f740c07eef653cbb9f87910d833751825f0ebefa1abe5420bb52be1",
            "4cf489b37fe1a72f7de2d10be453b2c9d9eb20c7e3f6edc5a60629178d9478df",
        ),
    );
    expands(
        &format!("q128_{}", "q".repeat(128)),
        concat!(
            "80be107d0884f0d881bb460322f0443d38bd222db8bd0b0a5312a6fedb49c1bb",
            "d88fd75d8b9a09486c60123dfa1d73c1cc3169761b17476d3c6b7cbbd727acd0",
            "e2c942f4dd96ae3da5de368d26b32286e32de7e5a8cb2949f866a0b80c58116b",
            "29fa7fabb3ea7d520ee603e0c25bcaf0b9a5e92ec6a1fe4e0391d1cdbce8c68a",
        ),
    );
    expands(
        &format!("a512_{}", "a".repeat(512)),
        concat!(
            "546aff5444b5b79aa6148bd81728704c32decb73a3ba76e9e75885cad9def1d0",
            "6d6792f8a7d12794e90efed817d96920d728896a4510864370c207f99bd4a608",
            "ea121700ef01ed879745ee3e4ceef777eda6d9e5e38b90c86ea6fb0b36504ba4",
            "a45d22e86f6db5dd43d98a294bebb9125d5b794e9d2a81181066eb954966a487",
        ),
    );
}

#[test]
fn a_message_hashes_to_two_elements() {
    hashes(
        "",
        [
            "0ba14bd907ad64a016293ee7c2d276b8eae71f25a4b941eece7b0d89f17f75cb3ae5438a614fb61d6835ad59f29c564f",
            "019b9bd7979f12657976de2884c7cce192b82c177c80e0ec604436a7f538d231552f0d96d9f7babe5fa3b19b3ff25ac9",
        ],
    );
    hashes(
        "abc",
        [
            "0d921c33f2bad966478a03ca35d05719bdf92d347557ea166e5bba579eea9b83e9afa5c088573c2281410369fbd32951",
            "003574a00b109ada2f26a37a91f9d1e740dffd8d69ec0c35e1e9f4652c7dba61123e9dd2e76c655d956e2b3462611139",
        ],
    );
    hashes(
        "abcdef0123456789",
        [
            "062d1865eb80ebfa73dcfc45db1ad4266b9f3a93219976a3790ab8d52d3e5f1e62f3b01795e36834b17b70e7b76246d4",
            "0cdc3e2f271f29c4ff75020857ce6c5d36008c9b48385ea2f2bf6f96f428a3deb798aa033cd482d1cdc8b30178b08e3a",
        ],
    );
    hashes(
        &format!("q128_{}", "q".repeat(128)),
        [
            "010476f6a060453c0b1ad0b628f3e57c23039ee16eea5e71bb87c3b5419b1255dc0e5883322e563b84a29543823c0e86",
            "0b1a912064fb0554b180e07af7e787f1f883a0470759c03c1b6509eb8ce980d1670305ae7b928226bb58fdc0a419f46e",
        ],
    );
    hashes(
        &format!("a512_{}", "a".repeat(512)),
        [
            "0a8ffa7447f6be1c5a2ea4b959c9454b431e29ccc0802bc052413a9c5b4f9aac67a93431bd480d15be1e057c8a08e8c6",
            "05d487032f602c90fa7625dbafe0f4a49ef4a6b0b33d7bb349ff4cf5410d297fd6241876e3e77b651cfc8191e40a68b7",
        ],
    );
}

#[test]
fn a_round_is_hashed_big_endian() {
    let expected = hex!("f652498d092acd949bad74e40683bf3824fb817980504a0c7e6722cfc5a9c0a3");
    assert_eq!(message(1_000), expected);
}
