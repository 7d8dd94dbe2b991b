//! Serial numbers: how one is hashed, and the root over those of a title.
//!
//! The root is a Merkle tree's and not a running hash, so that a buyer, an insurer or a court can be shown that one
//! machine belongs to a title by at most ten hashes, without the other serials. Nodes are hashed as OpenZeppelin's
//! `MerkleProof` does, the lower first, and a node without a partner moves up as it is. A leaf is the hash of a
//! serial's hash, 32 bytes, and a node one of 64, so that no node can be passed off as a serial.

use crate::CaliberError;
use crate::text::check_code;
use crate::typed::{Keccak, Word, hash_words};

/// The type of a serial number.
pub const SERIAL_TYPE: &str = "Serial(string manufacturer,string number)";
/// The most serials of a title: what binds them, one slot each, has to fit a block.
pub const SERIALS_MOST: usize = 1_024;
/// The most hashes that prove one.
pub const PROOF_MOST: usize = SERIALS_MOST.ilog2() as usize;

/// The hash of a serial number, which is unique within its manufacturer.
///
/// [`CaliberError::TextLength`], [`CaliberError::TextCharacter`]: capitals, digits, hyphen, dot and slash alone.
pub fn serial_hash(keccak: &impl Keccak, manufacturer: &str, number: &str) -> Result<Word, CaliberError> {
    check_code(manufacturer)?;
    check_code(number)?;
    let [kind, manufacturer, number] =
        [SERIAL_TYPE, manufacturer, number].map(|text| keccak.hash(text.as_bytes()));
    Ok(hash_words(keccak, &[kind, manufacturer, number]))
}

/// At least one serial, at most 1,024, each higher than the one before, so that none is there twice.
///
/// [`CaliberError::QuantityOutOfRange`], [`CaliberError::SerialsOutOfOrder`].
pub fn check_serials(serials: &[Word]) -> Result<(), CaliberError> {
    let count = serials.len();
    if !(1..=SERIALS_MOST).contains(&count) {
        return Err(CaliberError::QuantityOutOfRange { quantity: u32::try_from(count).unwrap_or(u32::MAX) });
    }
    let mut pairs = serials.iter().zip(serials.iter().skip(1));
    match pairs.find(|(serial, next)| serial >= next) {
        Some((_, serial)) => Err(CaliberError::SerialsOutOfOrder { serial: *serial }),
        None => Ok(()),
    }
}

/// The root over serials. Errors as of [`check_serials`].
pub fn serial_root(keccak: &impl Keccak, serials: &[Word]) -> Result<Word, CaliberError> {
    check_serials(serials)?;
    Ok(node(keccak, serials))
}

/// What proves the serial at `index`, from the bottom up, and how many hashes that is: the rest stays empty.
///
/// [`CaliberError::QuantityOutOfRange`] where there is no such serial, and errors as of [`check_serials`].
pub fn serial_proof(
    keccak: &impl Keccak,
    serials: &[Word],
    index: usize,
) -> Result<([Word; PROOF_MOST], usize), CaliberError> {
    check_serials(serials)?;
    if index >= serials.len() {
        return Err(CaliberError::QuantityOutOfRange { quantity: u32::try_from(index).unwrap_or(u32::MAX) });
    }
    let mut proof = [Word::default(); PROOF_MOST];
    let length = prove(keccak, serials, index, &mut proof);
    Ok((proof, length))
}

/// Whether a serial is under a root.
pub fn is_proven(keccak: &impl Keccak, root: &Word, serial: &Word, proof: &[Word]) -> bool {
    let climbed = proof.iter().fold(leaf(keccak, serial), |node, other| parent(keccak, &node, other));
    proof.len() <= PROOF_MOST && climbed == *root
}

fn node(keccak: &impl Keccak, serials: &[Word]) -> Word {
    match halves(serials) {
        Some((left, right)) => parent(keccak, &node(keccak, left), &node(keccak, right)),
        None => serials.first().map_or(Word::default(), |serial| leaf(keccak, serial)),
    }
}

/// How many hashes were written to the front of `proof`.
fn prove(keccak: &impl Keccak, serials: &[Word], index: usize, proof: &mut [Word; PROOF_MOST]) -> usize {
    let Some((left, right)) = halves(serials) else {
        return 0;
    };
    let (length, partner) = match index.checked_sub(left.len()) {
        Some(index) => (prove(keccak, right, index, proof), left),
        None => (prove(keccak, left, index, proof), right),
    };
    if let Some(place) = proof.get_mut(length) {
        *place = node(keccak, partner);
    }
    length.saturating_add(1)
}

/// Before and after the largest power of two below their number: the same tree as pairing level by level.
fn halves(serials: &[Word]) -> Option<(&[Word], &[Word])> {
    let last = serials.len().checked_sub(1)?;
    serials.split_at_checked(1 << last.checked_ilog2()?)
}

fn leaf(keccak: &impl Keccak, serial: &Word) -> Word {
    keccak.hash(serial)
}

fn parent(keccak: &impl Keccak, node: &Word, other: &Word) -> Word {
    hash_words(keccak, &[*node.min(other), *node.max(other)])
}
