use alloy_primitives::hex;

use super::{decrypt, encrypt};
use crate::curve;
use crate::network::Network;

/// A file key that drand's Go tlock encrypted for round 2 of fastnet, from `test/age/compatibility.test.ts` of
/// drand/tlock-js: the stanza's body and the round's signature. The round is not hashed to decrypt, so that fastnet's
/// other domain does not matter.
const FROM_GO: [u8; 128] = hex!(
    "b04a7f519000c82275e402c288080243aa46bb3456288df6265069a8f3f7a6ea2e752925e3daede3f93682d3f2535e2a"
    "0b0d0371405445884e7be17a94739e2d7d3614cdbdecf8e9e8f63f39572c8675e3d792e6384caebb6f42adb140bbb261"
    "aa57a7d668a93797b7c59502fb502470a57020e9c5d958a8ff225de04d93c4f6"
);
const FASTNET_2: [u8; 48] =
    hex!("a050676d1a1b6ceedb5fb3281cdfe88695199971426ff003c0862460b3a72811328a07ecd53b7d57fc82bb67f35efaf1");
/// The file's header has this key's HMAC.
const FILE_KEY: [u8; 16] = hex!("12b36cf5108dd197294b01255e436c4c");

/// <https://api.drand.sh/v2/beacons/quicknet/rounds/1000>
const QUICKNET_1000: [u8; 48] =
    hex!("b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39");

#[test]
fn decrypts_what_drands_tlock_encrypted() {
    let signature = curve::g1(&FASTNET_2).unwrap();
    assert_eq!(decrypt(&signature, &FROM_GO), Ok(Some(FILE_KEY)));
}

#[test]
fn quicknets_signature_decrypts_what_was_encrypted_for_its_round() {
    let key = Network::QUICKNET.key().unwrap();
    let signature = curve::g1(&QUICKNET_1000).unwrap();
    for (message, sigma) in [([0; 16], [7; 16]), ([0xff; 16], [0; 16]), (*b"ends in zeros\0\0\0", [1; 16])] {
        let bytes = encrypt(&key, 1000, &message, &sigma).unwrap();
        assert_eq!(decrypt(&signature, &bytes), Ok(Some(message)));
        let bytes = encrypt(&key, 1001, &message, &sigma).unwrap();
        assert_eq!(decrypt(&signature, &bytes), Ok(None), "another round's");
    }
}
