//! What a beacon publishes for a round.

use ark_bls12_381::G1Affine;

use crate::curve::{self, CurveError, G1_LENGTH};

/// A point that may be a round's signature; [`crate::Network::verify`] says whether it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signature {
    point: G1Affine,
}

/// A round whose signature was checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VerifiedRound {
    round: u64,
    signature: Signature,
}

/// Why something is not the signature of a round.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignatureError {
    /// No signature has so many bytes.
    #[error("a signature has {G1_LENGTH} bytes, this has {0}")]
    Length(usize),
    /// No point at all.
    #[error("the signature is {0}")]
    Point(#[from] CurveError),
    /// A point, but signed by another key or for another round.
    #[error("the signature is not the beacon's for round {round}")]
    Wrong {
        /// The round that was asked for.
        round: u64,
    },
}

impl Signature {
    /// Reads drand's 48 bytes.
    ///
    /// # Errors
    /// [`SignatureError::Length`], [`SignatureError::Point`].
    pub fn from_compressed(bytes: &[u8]) -> Result<Self, SignatureError> {
        let bytes = bytes.try_into().map_err(|_| SignatureError::Length(bytes.len()))?;
        Ok(Self { point: curve::g1(bytes)? })
    }

    /// drand's 48 bytes.
    ///
    /// # Errors
    /// [`CurveError`] if the curve's library fails, which nothing is known to cause.
    pub fn to_compressed(&self) -> Result<[u8; 48], CurveError> {
        curve::compressed(&self.point)
    }

    /// `x | y`, each 48 bytes, big-endian: what `IBeacon.verify` takes.
    ///
    /// # Errors
    /// [`CurveError`] for the identity, which no [`Signature`] is.
    pub fn to_uncompressed(&self) -> Result<[u8; 96], CurveError> {
        curve::g1_coordinates(&self.point)
    }

    pub(crate) const fn point(&self) -> &G1Affine {
        &self.point
    }

    #[cfg(feature = "testing")]
    pub(crate) const fn from_point(point: G1Affine) -> Self {
        Self { point }
    }
}

impl VerifiedRound {
    /// The round.
    #[must_use]
    pub const fn round(&self) -> u64 {
        self.round
    }

    /// Its signature.
    #[must_use]
    pub const fn signature(&self) -> &Signature {
        &self.signature
    }

    pub(crate) const fn new(round: u64, signature: Signature) -> Self {
        Self { round, signature }
    }
}
