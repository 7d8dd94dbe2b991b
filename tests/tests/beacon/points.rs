//! Points and numbers that are what a signature or a key must not be.

use alloy_primitives::{U512, hex};
use blst::min_sig::{PublicKey, Signature};

use crate::support::{contract_form, plus};

/// The field's modulus.
pub const MODULUS: [u8; 48] =
    hex!("1a0111ea397fe69a4b1ba7b6434bacd764774b84f38512bf6730d2a0f6b0f6241eabfffeb153ffffb9feffffffffaaab");
/// Says of a compressed point that it is one, and not infinity.
const COMPRESSED: u8 = 0x80;

/// The point with one coordinate, of 48 bytes each, replaced.
pub fn with_coordinate(point: &[u8], place: usize, coordinate: &[u8]) -> Vec<u8> {
    let mut changed = point.to_vec();
    changed[place * 48..][..48].copy_from_slice(coordinate);
    changed
}

/// A coordinate of a point.
pub fn coordinate(point: &[u8], place: usize) -> &[u8] {
    &point[place * 48..][..48]
}

/// The same coordinate above the modulus.
pub fn unreduced(point: &[u8], place: usize) -> Vec<u8> {
    let modulus = U512::from_be_slice(&MODULUS);
    with_coordinate(point, place, &plus(coordinate(point, place), modulus))
}

/// The point with one added to a coordinate, which is off the curve.
pub fn off_curve(point: &[u8], place: usize) -> Vec<u8> {
    with_coordinate(point, place, &plus(coordinate(point, place), U512::ONE))
}

/// The point on the other side of the x axis; `place` is that of the first coordinate of y.
pub fn negated(point: &[u8], place: usize) -> Vec<u8> {
    let modulus = U512::from_be_slice(&MODULUS);
    (place..point.len() / 48).fold(point.to_vec(), |changed, place| {
        let y = U512::from_be_slice(coordinate(point, place));
        let negated = modulus.saturating_sub(y).to_be_bytes::<64>();
        with_coordinate(&changed, place, &negated[16..])
    })
}

/// A point of the curve of G1 that is not in it: that of the least x.
#[track_caller]
pub fn outside_g1() -> Vec<u8> {
    let found = (0..=u8::MAX).find_map(|x| {
        let point = Signature::uncompress(&compressed::<48>(x)).ok()?;
        (!point.subgroup_check()).then(|| point.serialize().to_vec())
    });
    found.unwrap_or_else(|| panic!("no x"))
}

/// A point of the curve of G2 that is not in it.
#[track_caller]
pub fn outside_g2() -> Vec<u8> {
    let found = (0..=u8::MAX).find_map(|x| {
        let point = PublicKey::uncompress(&compressed::<96>(x)).ok()?;
        point.validate().is_err().then(|| contract_form(&point))
    });
    found.unwrap_or_else(|| panic!("no x"))
}

fn compressed<const BYTES: usize>(x: u8) -> [u8; BYTES] {
    let mut bytes = [0; BYTES];
    bytes[0] = COMPRESSED;
    bytes[BYTES - 1] = x;
    bytes
}
