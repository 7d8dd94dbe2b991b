//! Points of BLS12-381, by the precompiles of EIP-2537.
//!
//! A precompile that refuses its input uses up the gas it was given, so each call has a bound.

use crate::errors::{self, Error};
use crate::field::{ELEMENT_BYTES, SIGNATURE_TAG, hash_to_field};
use alloc::vec::Vec;
use alloy_primitives::{Address, address, hex};
use kit::host;

/// A point of G1 as a caller has it: x and y, 48 bytes each, big endian.
pub const G1_BYTES: usize = 96;
/// A point of G2 as a caller has it: c0 and c1 of x, then of y, 48 bytes each.
pub const G2_BYTES: usize = 192;

/// A coordinate as a caller has it.
const COORDINATE_BYTES: usize = 48;
/// A coordinate as a precompile has it.
const PADDING: [u8; ELEMENT_BYTES - COORDINATE_BYTES] = [0; 16];

const G1_ADD: Address = address!("000000000000000000000000000000000000000b");
const PAIRING_CHECK: Address = address!("000000000000000000000000000000000000000f");
const MAP_TO_G1: Address = address!("0000000000000000000000000000000000000010");

/// EIP-2537's prices and half as much again, should a fork raise them.
const G1_ADD_GAS: u64 = 375 * 3 / 2;
const MAP_GAS: u64 = 5_500 * 3 / 2;
const PAIRING_GAS: u64 = (37_700 + 2 * 32_600) * 3 / 2;
/// Kept from a precompile, so that there is some left to say that there was too little: the host wants to see 2,300
/// before a program ends. The 64th that no callee gets is less than that where gas is scarce.
const KEPT_GAS: u64 = 4_000;
/// Input of two pairings.
pub const PAIRS_BYTES: usize = 2 * (2 + 4) * ELEMENT_BYTES;

/// The generator of G1.
pub const G1_GENERATOR: [u8; G1_BYTES] = hex!(
    "17f1d3a73197d7942695638c4fa9ac0fc3688c4f9774b905a14e3a3f171bac586c55e83ff97a1aeffb3af00adb22c6bb"
    "08b3f481e3aaa0f1a09e30ed741d8ae4fcf5e095d5d00af600db18cb2c04b3edd03cc744a2888ae40caa232946c5e7e1"
);
/// The generator of G2, negated.
pub const G2_GENERATOR_NEGATED: [u8; G2_BYTES] = hex!(
    "024aa2b2f08f0a91260805272dc51051c6e47ad4fa403b02b4510b647ae3d1770bac0326a805bbefd48056c8c121bdb8"
    "13e02b6052719f607dacd3a088274f65596bd0d09920b61ab5da61bbdc7f5049334cf11213945d57e5ac7d055d042b7e"
    "0d1b3cc2c7027888be51d9ef691d77bcb679afda66c73f17f9ee3837a55024f78c71363275a75d75d86bab79f74782aa"
    "13fa4d4a0ad8b1ce186ed5061789213d993923066dddaf1040bc3ff59f825c78df74f2d75467e25e0f55f8a00fa030ed"
);

/// A point of G1 for a message, by the suite `BLS12381G1_XMD:SHA-256_SSWU_RO_`, as a precompile writes it.
pub fn hash_to_g1(message: &[u8]) -> Result<Vec<u8>, Error> {
    let mut points = Vec::with_capacity(4 * ELEMENT_BYTES);
    for element in hash_to_field(message, SIGNATURE_TAG) {
        points.extend(point(MAP_TO_G1, &element, MAP_GAS)?);
    }
    point(G1_ADD, &points, G1_ADD_GAS)
}

/// Whether the product of the pairings is one; `None` if a point is none of its subgroup.
pub fn pairing_is_one(pairs: &[u8]) -> Result<Option<bool>, Error> {
    let answer = ask(PAIRING_CHECK, pairs, PAIRING_GAS, 32)?;
    Ok(answer.map(|word| word.last() == Some(&1)))
}

/// Adds a point as a precompile has it.
pub fn append_point(input: &mut Vec<u8>, point: &[u8]) {
    for coordinate in point.chunks(COORDINATE_BYTES) {
        input.extend_from_slice(&PADDING);
        input.extend_from_slice(coordinate);
    }
}

/// A point that a precompile computes of what it cannot refuse.
fn point(precompile: Address, input: &[u8], gas: u64) -> Result<Vec<u8>, Error> {
    ask(precompile, input, gas, 2 * ELEMENT_BYTES)?.ok_or_else(errors::precompiles_missing)
}

/// What a precompile answers; `None` if it refuses. `GasTooLow` where that may be for want of gas,
/// `PrecompilesMissing` for an account that answers otherwise, as an empty one does.
fn ask(precompile: Address, input: &[u8], gas: u64, bytes: usize) -> Result<Option<Vec<u8>>, Error> {
    let given = gas.min(host::gas_left().saturating_sub(KEPT_GAS));
    match host::static_call_up_to(precompile, input, given, bytes) {
        Ok(answer) if answer.len() == bytes => Ok(Some(answer)),
        Ok(_) => Err(errors::precompiles_missing()),
        Err(()) if given < gas => Err(errors::gas_too_low(gas)),
        Err(()) => Ok(None),
    }
}
