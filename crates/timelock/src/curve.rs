//! BLS12-381 as drand's quicknet uses it: signatures in G1, keys in G2, RFC 9380's map.

use ark_bls12_381::{Bls12_381, Fq, G1Affine, G1Projective, G2Affine, g1};
use ark_ec::AffineRepr;
use ark_ec::hashing::HashToCurve;
use ark_ec::hashing::curve_maps::wb::WBMap;
use ark_ec::hashing::map_to_curve_hasher::MapToCurveBasedHasher;
use ark_ec::pairing::Pairing;
use ark_ff::field_hashers::DefaultFieldHasher;
use ark_ff::{BigInteger, PrimeField, Zero};
use ark_serialize::{CanonicalDeserialize, CanonicalSerialize};
use sha2::{Digest, Sha256};

/// Bytes of a compressed point of G1.
pub const G1_LENGTH: usize = 48;
/// Bytes of a compressed point of G2.
pub const G2_LENGTH: usize = 96;

const COORDINATE: usize = 48;
const DOMAIN: &[u8] = b"BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_";

type Hasher = MapToCurveBasedHasher<G1Projective, DefaultFieldHasher<Sha256, 128>, WBMap<g1::Config>>;

/// Why bytes are no point, or a point could not be computed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CurveError {
    /// Not the encoding of a point of the group, or the encoding of its identity.
    #[error("no point of the curve's group")]
    NoPoint,
    /// The curve's library gives up, which no input is known to cause.
    #[error("the curve cannot be computed with: {0}")]
    Library(String),
}

/// The point of G1 in drand's 48 bytes; neither the identity nor outside the group.
pub fn g1(bytes: &[u8; G1_LENGTH]) -> Result<G1Affine, CurveError> {
    point(bytes)
}

/// The point of G2 in drand's 96 bytes; neither the identity nor outside the group.
pub fn g2(bytes: &[u8; G2_LENGTH]) -> Result<G2Affine, CurveError> {
    point(bytes)
}

/// A point as drand writes it.
pub fn compressed<const BYTES: usize>(point: &impl CanonicalSerialize) -> Result<[u8; BYTES], CurveError> {
    serialized(point)?.try_into().map_err(|_| CurveError::NoPoint)
}

/// What `serialize_compressed` gives.
pub fn serialized(value: &impl CanonicalSerialize) -> Result<Vec<u8>, CurveError> {
    let mut bytes = Vec::with_capacity(value.compressed_size());
    value.serialize_compressed(&mut bytes).map_err(|error| CurveError::Library(error.to_string()))?;
    Ok(bytes)
}

/// `x | y` of a point of G1, each 48 bytes, big-endian.
pub fn g1_coordinates(point: &G1Affine) -> Result<[u8; 2 * COORDINATE], CurveError> {
    let (x, y) = point.xy().ok_or(CurveError::NoPoint)?;
    joined(&[x, y])
}

/// `x.c0 | x.c1 | y.c0 | y.c1` of a point of G2, each 48 bytes, big-endian: the order of EIP-2537.
pub fn g2_coordinates(point: &G2Affine) -> Result<[u8; 4 * COORDINATE], CurveError> {
    let (x, y) = point.xy().ok_or(CurveError::NoPoint)?;
    joined(&[x.c0, x.c1, y.c0, y.c1])
}

/// The point of G1 that a round is, which the beacon multiplies by its key.
pub fn round_point(round: u64) -> Result<G1Affine, CurveError> {
    let library = |error: ark_ec::hashing::HashToCurveError| CurveError::Library(error.to_string());
    let message = Sha256::digest(round.to_be_bytes());
    Hasher::new(DOMAIN).map_err(library)?.hash(&message).map_err(library)
}

/// Whether this is the signature of a round by the holder of the key.
pub fn signs(key: &G2Affine, round: u64, signature: &G1Affine) -> Result<bool, CurveError> {
    let sides = Bls12_381::multi_pairing([*signature, -round_point(round)?], [G2Affine::generator(), *key]);
    Ok(sides.is_zero())
}

fn point<P: AffineRepr + CanonicalDeserialize>(bytes: &[u8]) -> Result<P, CurveError> {
    P::deserialize_compressed(bytes).ok().filter(|point: &P| !point.is_zero()).ok_or(CurveError::NoPoint)
}

fn joined<const BYTES: usize>(coordinates: &[Fq]) -> Result<[u8; BYTES], CurveError> {
    let bytes: Vec<u8> =
        coordinates.iter().flat_map(|coordinate| coordinate.into_bigint().to_bytes_be()).collect();
    bytes.try_into().map_err(|_| CurveError::NoPoint)
}
