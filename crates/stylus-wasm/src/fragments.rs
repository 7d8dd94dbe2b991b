//! Programs too long for one account: fragments of the brotli stream, and a root that names them (ArbOS 60).

use alloy_primitives::Address;
use brotli::enc::backward_references::BrotliEncoderMode;

use crate::code::{
    CodeError, CodeForm, FRAGMENT_PREFIX, ROOT_PREFIX, check_dictionary, compress_into, decompress,
    wrong_form,
};
use crate::rules::Rules;

const ADDRESS_BYTES: usize = 20;

/// Account code that names the fragments of a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Root {
    /// Compression dictionary: 0 for none.
    pub dictionary: u8,
    /// Length of the decompressed module in bytes.
    pub length: u32,
    /// Accounts that hold the fragments, in the order of the stream.
    pub fragments: Vec<Address>,
}

/// Reads a root: `EF F0 02`, dictionary, length (big endian), addresses.
///
/// # Errors
/// Not a root, an unusable dictionary, a cut address, a number of fragments outside
/// `1..=rules.max_fragment_count`, or a stated length over `rules.max_wasm_size`.
pub fn decode_root(code: &[u8], rules: &Rules) -> Result<Root, CodeError> {
    let Some((&[dictionary, a, b, c, d], rest)) =
        code.strip_prefix(&ROOT_PREFIX).and_then(|rest| rest.split_first_chunk::<5>())
    else {
        return Err(wrong_form(CodeForm::Root, code));
    };
    check_dictionary(dictionary)?;
    let (addresses, cut) = rest.as_chunks::<ADDRESS_BYTES>();
    if !cut.is_empty() {
        return Err(CodeError::RootLength { length: code.len() });
    }
    let limit = rules.max_fragment_count;
    if addresses.is_empty() || addresses.len() > usize::from(limit) {
        return Err(CodeError::FragmentCount { count: addresses.len(), limit });
    }
    let length = u32::from_be_bytes([a, b, c, d]);
    if length > rules.max_wasm_size {
        return Err(CodeError::TooLong { limit: rules.max_wasm_size });
    }
    Ok(Root { dictionary, length, fragments: addresses.iter().map(Address::from).collect() })
}

/// Writes a root.
#[must_use]
pub fn encode_root(root: &Root) -> Vec<u8> {
    let mut code = ROOT_PREFIX.to_vec();
    code.push(root.dictionary);
    code.extend(root.length.to_be_bytes());
    code.extend(root.fragments.iter().flat_map(|address| address.into_array()));
    code
}

/// Compresses a module into fragments, each of at most `rules.max_code_size` bytes with its prefix.
///
/// # Errors
/// More fragments than `rules.max_fragment_count`, or a module over `rules.max_wasm_size`.
pub fn split_code(wasm: &[u8], rules: &Rules) -> Result<Vec<Vec<u8>>, CodeError> {
    if wasm.len() as u64 > u64::from(rules.max_wasm_size) {
        return Err(CodeError::TooLong { limit: rules.max_wasm_size });
    }
    let mut stream = Vec::new();
    compress_into(wasm, BrotliEncoderMode::BROTLI_MODE_GENERIC, &mut stream);
    let payload = (rules.max_code_size as usize).saturating_sub(FRAGMENT_PREFIX.len()).max(1);
    let fragments: Vec<_> = stream.chunks(payload).map(|slice| [&FRAGMENT_PREFIX, slice].concat()).collect();
    if fragments.len() > usize::from(rules.max_fragment_count) {
        return Err(CodeError::FragmentCount { count: fragments.len(), limit: rules.max_fragment_count });
    }
    Ok(fragments)
}

/// The module whose stream is spread over `fragments`, the account codes at the addresses of `root` in order.
///
/// # Errors
/// A code that is not a fragment, a count other than the root's, a damaged stream, or another length than
/// stated.
pub fn join_fragments<C: AsRef<[u8]>>(
    root: &Root,
    fragments: &[C],
    rules: &Rules,
) -> Result<Vec<u8>, CodeError> {
    check_dictionary(root.dictionary)?;
    if fragments.len() != root.fragments.len() {
        return Err(CodeError::MissingFragments { expected: root.fragments.len(), found: fragments.len() });
    }
    let mut stream = Vec::new();
    for (code, &address) in fragments.iter().zip(&root.fragments) {
        match code.as_ref().strip_prefix(&FRAGMENT_PREFIX) {
            Some(slice) if !slice.is_empty() => stream.extend(slice),
            _ => return Err(CodeError::NotAFragment { address }),
        }
    }
    let wasm = decompress(&stream, root.length.min(rules.max_wasm_size))?;
    if wasm.len() as u64 != u64::from(root.length) {
        return Err(CodeError::LengthMismatch { expected: root.length, found: wasm.len() });
    }
    Ok(wasm)
}
