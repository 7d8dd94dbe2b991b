//! A beacon of drand's scheme with a key of the tests' own, on quicknet's clock.

use blst::min_sig::{PublicKey, SecretKey};
use sha2::{Digest, Sha256};

/// The tag of the scheme `bls-unchained-g1-rfc9380`.
const TAG: &[u8] = b"BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_";
/// quicknet's round 1, and seconds from one round to the next.
const GENESIS: u64 = 1_692_803_367;
const PERIOD: u64 = 3;

/// The first round that is published an hour after a lock time or later, and one more.
#[must_use]
pub fn round_of(lock_time: u64) -> u64 {
    (lock_time + 3_600).saturating_sub(GENESIS).div_ceil(PERIOD) + 1
}

/// The signature of a round, x and y.
#[must_use]
pub fn sign(round: u64) -> Vec<u8> {
    secret().sign(&Sha256::digest(round.to_be_bytes()), TAG, &[]).serialize().to_vec()
}

/// The key in the contract's form: the library writes c1 before c0.
pub(super) fn public_key() -> Vec<u8> {
    let key: PublicKey = secret().sk_to_pk();
    let key = key.serialize();
    let [x1, x0, y1, y0] = std::array::from_fn(|part| key[part * 48..][..48].to_vec());
    [x0, x1, y0, y1].concat()
}

fn secret() -> SecretKey {
    SecretKey::key_gen(&[7; 32], &[]).unwrap_or_else(|error| panic!("{error:?}"))
}
