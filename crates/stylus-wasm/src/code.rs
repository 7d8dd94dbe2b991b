//! Account code of a program: prefix and brotli stream, and the init code that deploys it.

use std::io::Read;

use alloy_primitives::Address;
use brotli::enc::BrotliEncoderParams;
use brotli::enc::backward_references::BrotliEncoderMode;

use crate::rules::Rules;

/// First bytes of classic code, before the dictionary byte.
const CLASSIC_PREFIX: [u8; 3] = [0xef, 0xf0, 0x00];
/// First bytes of a fragment.
pub(crate) const FRAGMENT_PREFIX: [u8; 3] = [0xef, 0xf0, 0x01];
/// First bytes of a root, before the dictionary byte.
pub(crate) const ROOT_PREFIX: [u8; 3] = [0xef, 0xf0, 0x02];

/// Dictionary byte of a plain brotli stream.
pub(crate) const NO_DICTIONARY: u8 = 0;
const PROGRAM_DICTIONARY: u8 = 1;

const BROTLI_QUALITY: i32 = 11;
const BROTLI_WINDOW_BITS: i32 = 22;
const DECODE_BUFFER_BYTES: usize = 4_096;

/// How account code stores a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeForm {
    /// The whole compressed module.
    Classic,
    /// A slice of a compressed module. Not callable.
    Fragment,
    /// The addresses of the fragments that make up a module.
    Root,
}

/// Why account code does not hold a module.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// The code does not start with the prefix of the expected form.
    #[error("not {expected:?} program code: {length} bytes starting {start:02x?}")]
    Prefix {
        /// The form that was asked for.
        expected: CodeForm,
        /// Length of the code in bytes.
        length: usize,
        /// Its first bytes, four at most.
        start: Vec<u8>,
    },
    /// The stream needs the compression dictionary for programs, which this crate does not carry.
    #[error("the program dictionary (1) is not supported; compress without dictionary")]
    ProgramDictionary,
    /// The dictionary byte has no meaning.
    #[error("dictionary {0} does not exist")]
    UnknownDictionary(u8),
    /// The brotli stream is damaged or cut short.
    #[error("brotli stream of {length} bytes is damaged or cut short: {message}")]
    Brotli {
        /// Length of the stream in bytes.
        length: usize,
        /// What the decoder found.
        message: String,
    },
    /// The module is longer than the chain allows.
    #[error("the module decompresses to more than {limit} bytes")]
    TooLong {
        /// The chain's limit in bytes.
        limit: u32,
    },
    /// A root whose address list is not a whole number of addresses.
    #[error("a root of {length} bytes does not hold whole addresses")]
    RootLength {
        /// Length of the root in bytes.
        length: usize,
    },
    /// A root that names no fragment or too many.
    #[error("a root names {count} fragments, between 1 and {limit} are allowed")]
    FragmentCount {
        /// Addresses in the root.
        count: usize,
        /// The chain's limit.
        limit: u8,
    },
    /// The number of fragments handed over is not the number that the root names.
    #[error("{found} fragments for a root that names {expected}")]
    MissingFragments {
        /// Fragments that the root names.
        expected: usize,
        /// Fragments handed over.
        found: usize,
    },
    /// An address of the root does not hold a fragment.
    #[error("the account {address} holds no fragment")]
    NotAFragment {
        /// The address in the root.
        address: Address,
    },
    /// The module does not have the length that the root states.
    #[error("the module has {found} bytes, its root states {expected}")]
    LengthMismatch {
        /// Length in the root.
        expected: u32,
        /// Length of the module.
        found: usize,
    },
}

/// The form of the program that `code` stores, `None` for anything else (EVM code included).
#[must_use]
pub fn code_form(code: &[u8]) -> Option<CodeForm> {
    // The bare three-byte prefix is no program: a fourth byte must follow.
    match code.first_chunk::<4>()? {
        [0xef, 0xf0, 0x00, _] => Some(CodeForm::Classic),
        [0xef, 0xf0, 0x01, _] => Some(CodeForm::Fragment),
        [0xef, 0xf0, 0x02, _] => Some(CodeForm::Root),
        _ => None,
    }
}

/// Classic account code of a module: prefix `EF F0 00`, dictionary 0, brotli at quality 11 with a 4 MiB
/// window.
#[must_use]
pub fn encode_code(wasm: &[u8]) -> Vec<u8> {
    classic(wasm, BrotliEncoderMode::BROTLI_MODE_GENERIC)
}

/// [`encode_code`], or the same by the encoder's model for binary records where that is shorter. It saves a
/// program some 30 bytes.
#[must_use]
pub fn encode_shortest_code(wasm: &[u8]) -> Vec<u8> {
    let (plain, records) = (encode_code(wasm), classic(wasm, BrotliEncoderMode::BROTLI_MODE_FONT));
    if records.len() < plain.len() { records } else { plain }
}

/// The module in classic account code.
///
/// # Errors
/// Another form of code, a dictionary, a damaged stream, or more than `rules.max_wasm_size` bytes. No more
/// than that is ever held in memory.
pub fn decode_code(code: &[u8], rules: &Rules) -> Result<Vec<u8>, CodeError> {
    let Some(rest) = code.strip_prefix(&CLASSIC_PREFIX) else {
        return Err(wrong_form(CodeForm::Classic, code));
    };
    let Some((&dictionary, stream)) = rest.split_first() else {
        return Err(wrong_form(CodeForm::Classic, code));
    };
    check_dictionary(dictionary)?;
    decompress(stream, rules.max_wasm_size)
}

/// Init code that creates an account with `code`.
///
/// The 43 bytes in front (`PUSH32` length, `DUP1`, `PUSH1` 43, `PUSH1` 0, `CODECOPY`, `PUSH1` 0, `RETURN`, a
/// version byte 0) are the ones that Stylus tools write and recognise.
#[must_use]
pub fn deploy_init_code(code: &[u8]) -> Vec<u8> {
    let mut length = [0; 32];
    if let Some(low) = length.last_chunk_mut::<8>() {
        *low = (code.len() as u64).to_be_bytes();
    }
    let mut init_code = vec![0x7f];
    init_code.extend(length);
    init_code.extend([0x80, 0x60, 0x2b, 0x60, 0x00, 0x39, 0x60, 0x00, 0xf3, 0x00]);
    init_code.extend(code);
    init_code
}

fn classic(wasm: &[u8], mode: BrotliEncoderMode) -> Vec<u8> {
    let mut code = CLASSIC_PREFIX.to_vec();
    code.push(NO_DICTIONARY);
    compress_into(wasm, mode, &mut code);
    code
}

pub(crate) fn compress_into(wasm: &[u8], mode: BrotliEncoderMode, output: &mut Vec<u8>) {
    let params = BrotliEncoderParams {
        quality: BROTLI_QUALITY,
        lgwin: BROTLI_WINDOW_BITS,
        mode,
        size_hint: wasm.len(),
        ..Default::default()
    };
    // From memory to memory: neither side of the copy can fail.
    let mut input = wasm;
    let _bytes = brotli::BrotliCompress(&mut input, output, &params).unwrap_or_default();
}

/// Decompresses at most `limit` bytes. Bytes after the end of the stream are ignored, as on the chain.
pub(crate) fn decompress(stream: &[u8], limit: u32) -> Result<Vec<u8>, CodeError> {
    let mut wasm = Vec::new();
    brotli::Decompressor::new(stream, DECODE_BUFFER_BYTES)
        .take(u64::from(limit) + 1)
        .read_to_end(&mut wasm)
        .map_err(|error| CodeError::Brotli { length: stream.len(), message: error.to_string() })?;
    if wasm.len() as u64 > u64::from(limit) {
        return Err(CodeError::TooLong { limit });
    }
    Ok(wasm)
}

pub(crate) fn check_dictionary(dictionary: u8) -> Result<(), CodeError> {
    match dictionary {
        NO_DICTIONARY => Ok(()),
        PROGRAM_DICTIONARY => Err(CodeError::ProgramDictionary),
        other => Err(CodeError::UnknownDictionary(other)),
    }
}

pub(crate) fn wrong_form(expected: CodeForm, code: &[u8]) -> CodeError {
    CodeError::Prefix { expected, length: code.len(), start: code.iter().take(4).copied().collect() }
}
