//! Which beacon: its key, and its clock.

use alloy_primitives::{B256, b256, hex};
use ark_bls12_381::G2Affine;
use qev_auction::Beacon;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use usdai_core::{Seconds, Timestamp};

use crate::curve::{self, CurveError, G2_LENGTH};
use crate::signature::{Signature, SignatureError, VerifiedRound};

/// The beacon's name that goes into no chain hash.
const DEFAULT_BEACON: &str = "default";

/// A drand network of the scheme [`Network::SCHEME`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network {
    chain_hash: B256,
    public_key: [u8; G2_LENGTH],
    beacon: Beacon,
}

/// Why a document does not describe the network that was meant.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NetworkError {
    /// Not what `/info` answers with.
    #[error("no description of a network ({0})")]
    Malformed(String),
    /// Signatures of another kind.
    #[error("the network signs by {found:?}, this needs {}", Network::SCHEME)]
    Scheme {
        /// Its scheme.
        found: String,
    },
    /// Another network.
    #[error("the description is of chain {actual}, not of {expected}")]
    ChainHash {
        /// The hash that was pinned.
        expected: B256,
        /// The hash of what the document says.
        actual: B256,
    },
    /// The key is no key.
    #[error("the network's public key is {0}")]
    PublicKey(#[from] CurveError),
}

/// drand's `/info`, version 1, and the names that version 2 has for the same.
#[derive(Deserialize)]
struct Info {
    public_key: String,
    period: u32,
    genesis_time: u64,
    #[serde(rename = "schemeID", alias = "scheme")]
    scheme: String,
    #[serde(rename = "groupHash", alias = "genesis_seed")]
    genesis_seed: String,
    #[serde(default)]
    beacon_id: String,
    #[serde(default)]
    metadata: Metadata,
}

#[derive(Default, Deserialize)]
struct Metadata {
    #[serde(default, rename = "beaconID")]
    beacon_id: String,
}

impl Network {
    /// Keys in G2, signatures in G1 over the round alone, hashed to the curve as RFC 9380 says.
    pub const SCHEME: &'static str = "bls-unchained-g1-rfc9380";

    /// drand's quicknet, as <https://api.drand.sh/v2/beacons/quicknet/info> states it.
    pub const QUICKNET: Self = Self {
        chain_hash: b256!("52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971"),
        public_key: hex!(
            "83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d106451"
            "0d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a"
        ),
        beacon: Beacon::QUICKNET,
    };

    /// The network that a document of `/info` describes, if its hash is the pinned one.
    ///
    /// # Errors
    /// [`NetworkError`] for a malformed document, another scheme, another chain, a key that is none.
    pub fn from_info(document: &[u8], chain_hash: B256) -> Result<Self, NetworkError> {
        let malformed = |reason: String| NetworkError::Malformed(reason);
        let info: Info = serde_json::from_slice(document).map_err(|error| malformed(error.to_string()))?;
        let public_key = hex::decode_to_array(&info.public_key)
            .map_err(|error| malformed(format!("public_key: {error}")))?;
        let actual = info.chain_hash(&public_key)?;
        if actual != chain_hash {
            return Err(NetworkError::ChainHash { expected: chain_hash, actual });
        }
        // The hash does not cover the scheme.
        if info.scheme != Self::SCHEME {
            return Err(NetworkError::Scheme { found: info.scheme });
        }
        if info.period == 0 {
            return Err(malformed("period: 0".into()));
        }
        let _point = curve::g2(&public_key)?;
        let beacon =
            Beacon { genesis: Timestamp::new(info.genesis_time), period: Seconds::new(info.period.into()) };
        Ok(Self { chain_hash, public_key, beacon })
    }

    /// drand's name for the network.
    #[must_use]
    pub const fn chain_hash(&self) -> B256 {
        self.chain_hash
    }

    /// The key in drand's 96 bytes.
    #[must_use]
    pub const fn public_key(&self) -> &[u8; 96] {
        &self.public_key
    }

    /// The key as `x.c0 | x.c1 | y.c0 | y.c1`, each 48 bytes, big-endian.
    ///
    /// # Errors
    /// [`CurveError`] if the key is none, which no [`Network`] has.
    pub fn public_key_uncompressed(&self) -> Result<[u8; 192], CurveError> {
        curve::g2_coordinates(&self.key()?)
    }

    /// When which round is published.
    #[must_use]
    pub const fn beacon(&self) -> Beacon {
        self.beacon
    }

    /// Checks a signature against the key.
    ///
    /// # Errors
    /// [`SignatureError::Wrong`] if it is another round's or another key's.
    pub fn verify(&self, round: u64, signature: Signature) -> Result<VerifiedRound, SignatureError> {
        if curve::signs(&self.key()?, round, signature.point())? {
            Ok(VerifiedRound::new(round, signature))
        } else {
            Err(SignatureError::Wrong { round })
        }
    }

    pub(crate) fn key(&self) -> Result<G2Affine, CurveError> {
        curve::g2(&self.public_key)
    }
}

impl Info {
    /// `Info.Hash` in drand's `common/chain/info.go`.
    fn chain_hash(&self, public_key: &[u8]) -> Result<B256, NetworkError> {
        let seed = hex::decode(&self.genesis_seed)
            .map_err(|error| NetworkError::Malformed(format!("groupHash: {error}")))?;
        let name = [&self.beacon_id, &self.metadata.beacon_id].into_iter().find(|name| !name.is_empty());
        let mut hasher = Sha256::new();
        hasher.update(self.period.to_be_bytes());
        hasher.update(self.genesis_time.to_be_bytes());
        hasher.update(public_key);
        hasher.update(seed);
        hasher.update(name.filter(|name| *name != DEFAULT_BEACON).map_or("", String::as_str));
        Ok(B256::new(hasher.finalize().into()))
    }
}
