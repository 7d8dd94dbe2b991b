//! Removes what a chain does not need or does not accept from a module.

use wasmparser::BinaryReader;

use crate::rejected::Rejected;

const HEADER_BYTES: usize = 8;
const CUSTOM_SECTION: u8 = 0;
const DATA_COUNT_SECTION: u8 = 12;

/// Strips custom sections and the DataCount section; everything else stays byte for byte.
///
/// Optimisers write a DataCount section as soon as bulk memory is enabled, and chains refuse it; custom
/// sections (names, producers) are paid for by the byte.
///
/// # Errors
/// `Rejected::Invalid` where the bytes are not a WASM header followed by whole sections.
pub fn normalize(wasm: &[u8]) -> Result<Vec<u8>, Rejected> {
    let mut reader = BinaryReader::new(wasm, 0);
    let header = reader.read_bytes(HEADER_BYTES)?;
    if header != b"\0asm\x01\0\0\0" {
        return Err(Rejected::Invalid { message: "not a WASM module of version 1".into(), offset: 0 });
    }
    let mut kept = header.to_vec();
    while !reader.eof() {
        let start = reader.original_position() as usize;
        let id = reader.read_u8()?;
        let size = reader.read_var_u32()?;
        reader.read_bytes(size as usize)?;
        let section = wasm.get(start..reader.original_position() as usize);
        if !matches!(id, CUSTOM_SECTION | DATA_COUNT_SECTION) {
            kept.extend(section.unwrap_or_default());
        }
    }
    Ok(kept)
}
