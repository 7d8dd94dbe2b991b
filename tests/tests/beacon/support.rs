//! A chain with a beacon on it, and keys and signatures in the contract's form.

use std::sync::LazyLock;

use alloy_primitives::{Address, U512, hex};
use alloy_sol_types::SolValue;
use blst::min_sig::{PublicKey, SecretKey, Signature};
use sha2::{Digest, Sha256};
use stylus_chain::chain::{CallError, Chain, DeployError, Program};
use tests::check::done;
use usdai_bindings::IBeacon;

/// quicknet's public key as its `info` endpoint states it.
pub const QUICKNET: [u8; 96] = hex!(
    "83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d106451"
    "0d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a"
);
/// The tag of the scheme `bls-unchained-g1-rfc9380`.
const TAG: &[u8] = b"BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_";

static START: LazyLock<Stage> = LazyLock::new(|| match Stage::of(&key_of(&QUICKNET)) {
    Ok(stage) => stage,
    Err(error) => panic!("{error}"),
});

/// The chain and the beacon on it.
#[derive(Clone)]
pub struct Stage {
    /// The chain.
    pub chain: Chain,
    /// The shipped program.
    pub beacon: Address,
}

impl Stage {
    /// A beacon that knows quicknet's key.
    pub fn quicknet() -> Self {
        START.clone()
    }

    /// A beacon of this key, on a new chain.
    pub fn of(key: &[u8]) -> Result<Self, DeployError> {
        Self::on(Chain::dev(), key)
    }

    /// The same on a given one.
    pub fn on(mut chain: Chain, key: &[u8]) -> Result<Self, DeployError> {
        if let Err(error) = chain.register_errors(IBeacon::IBeaconErrors::SIGNATURES) {
            panic!("{error}");
        }
        let program = Program::load("beacon").unwrap_or_else(|error| panic!("{error}"));
        let beacon = chain.deploy(&program, &(key.to_vec(),).abi_encode_params())?.address;
        Ok(Self { chain, beacon })
    }

    /// What the contract says of a signature.
    #[track_caller]
    pub fn verify(&mut self, round: u64, signature: &[u8]) -> bool {
        done(self.try_verify(round, signature))
    }

    /// The same, where it may be refused.
    pub fn try_verify(&mut self, round: u64, signature: &[u8]) -> Result<bool, CallError> {
        let call = IBeacon::verifyCall { round, signature: signature.to_vec().into() };
        self.chain.call(self.beacon, &call)
    }
}

/// A key of the tests' own, by a number.
#[track_caller]
pub fn secret(number: u8) -> SecretKey {
    SecretKey::key_gen(&[number; 32], &[]).unwrap_or_else(|error| panic!("{error:?}"))
}

/// Its signature of a round, as the contract takes it.
pub fn sign(secret: &SecretKey, round: u64) -> Vec<u8> {
    secret.sign(&Sha256::digest(round.to_be_bytes()), TAG, &[]).serialize().to_vec()
}

/// A compressed key in the contract's form.
#[track_caller]
pub fn key_of(compressed: &[u8]) -> Vec<u8> {
    match PublicKey::uncompress(compressed) {
        Ok(key) => contract_form(&key),
        Err(error) => panic!("{error:?}"),
    }
}

/// The library writes c1 before c0.
pub fn contract_form(key: &PublicKey) -> Vec<u8> {
    let [x1, x0, y1, y0] = quarters(&key.serialize());
    [x0, x1, y0, y1].concat()
}

/// A compressed signature in the contract's form.
#[track_caller]
pub fn signature_of(compressed: &[u8]) -> Vec<u8> {
    match Signature::uncompress(compressed) {
        Ok(signature) => signature.serialize().to_vec(),
        Err(error) => panic!("{error:?}"),
    }
}

/// A coordinate plus so much, in as many bytes.
pub fn plus(coordinate: &[u8], addend: U512) -> Vec<u8> {
    let sum = U512::from_be_slice(coordinate).saturating_add(addend);
    sum.to_be_bytes::<64>()[16..].to_vec()
}

fn quarters(key: &[u8; 192]) -> [Vec<u8>; 4] {
    std::array::from_fn(|part| key[part * 48..][..48].to_vec())
}
