//! The ABI's rules for calldata, written down once more: what decodes is answered, what does not is not.

use alloy_primitives::{B256, U256};

/// Parameter types of a function by its signature.
pub fn parameters(signature: &str) -> Vec<&str> {
    let (_, list) = signature.strip_suffix(')').unwrap_or(signature).split_once('(').unwrap_or_default();
    let mut depth = 0_usize;
    let is_between = |letter: char| {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        letter == ',' && depth == 0
    };
    list.split(is_between).filter(|kind| !kind.is_empty()).collect()
}

/// The bits that a value of the type may have.
#[track_caller]
pub fn maximum(kind: &str) -> U256 {
    match kind {
        "bool" => U256::ONE,
        "bytes4" => U256::MAX << 224_usize,
        "address" => U256::MAX >> 96_usize,
        "bytes32" => U256::MAX,
        _ => match kind.trim_start_matches("uint").parse::<usize>() {
            Ok(bits) => U256::MAX >> (256 - bits),
            Err(error) => panic!("{kind}: {error}"),
        },
    }
}

/// A selector and words.
pub fn encoded(selector: [u8; 4], words: &[U256]) -> Vec<u8> {
    let mut data = selector.to_vec();
    data.extend(words.iter().flat_map(|value| value.to_be_bytes::<32>()));
    data
}

/// Whether arguments decode as these types. Bytes that follow are ignored, as the ABI's decoders do.
pub fn decodes(kinds: &[&str], arguments: &[u8]) -> bool {
    kinds.iter().enumerate().all(|(index, kind)| match word_at(arguments, index * 32) {
        None => false,
        Some(value) if *kind == "bytes" => tail_decodes(arguments, value),
        Some(value) => value & !maximum(kind) == U256::ZERO,
    })
}

fn tail_decodes(arguments: &[u8], offset: U256) -> bool {
    let Ok(offset) = usize::try_from(offset) else { return false };
    let length = word_at(arguments, offset).and_then(|length| usize::try_from(length).ok());
    let end = length.and_then(|length| offset.checked_add(32)?.checked_add(length));
    end.is_some_and(|end| end <= arguments.len())
}

fn word_at(arguments: &[u8], offset: usize) -> Option<U256> {
    let end = offset.checked_add(32)?;
    arguments.get(offset..end).map(U256::from_be_slice)
}

/// A number as a word of storage or calldata.
pub fn word(value: impl Into<U256>) -> B256 {
    B256::from(value.into())
}

/// A number.
#[must_use]
pub fn u(value: u128) -> U256 {
    U256::from(value)
}
