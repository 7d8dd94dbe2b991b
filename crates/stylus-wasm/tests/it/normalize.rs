//! Sections that chains refuse or charge for without use.

use stylus_wasm::{Rejected, Rules, activate, normalize};

use crate::modules::Draft;

/// Inserts a section with the given kind before the section at `place`.
fn with_section(wasm: &[u8], place: usize, id: u8, content: &[u8]) -> Vec<u8> {
    let mut starts = vec![8];
    while let Some(&start) = starts.last()
        && start < wasm.len()
    {
        starts.push(start + 2 + usize::from(wasm[start + 1]));
    }
    let (before, after) = wasm.split_at(starts[place]);
    [before, &[id, content.len() as u8], content, after].concat()
}

#[test]
fn custom_and_data_count_sections_go_and_the_rest_stays() {
    let wasm = Draft { data: vec![(0, vec![1])], ..Draft::default() }.encode();
    let named = with_section(&wasm, 0, 0, b"\x04hint");
    // After elements, before code: types, imports, functions, memory, globals, exports, elements.
    let counted = with_section(&wasm, 7, 12, &[1]);
    assert_eq!(normalize(&wasm), Ok(wasm.clone()));
    assert_eq!(normalize(&named), Ok(wasm.clone()));
    assert_eq!(normalize(&counted), Ok(wasm));
    let refused = activate(&counted, &Rules::default(), 0).map(|program| program.info);
    assert_eq!(refused, Err(Rejected::Section { id: 12 }));
}

#[test]
fn padded_section_lengths_stay() {
    // One byte of content behind a length written in five bytes.
    let wasm = [&b"\0asm\x01\0\0\0"[..], &[1, 0x81, 0x80, 0x80, 0x80, 0x00, 0x00]].concat();
    assert_eq!(normalize(&wasm), Ok(wasm));
}

#[test]
fn what_has_no_whole_sections_is_refused() {
    for wasm in [&b""[..], b"\0asm", b"\0asm\x02\0\0\0", b"\0asm\x01\0\0\0\x01", b"\0asm\x01\0\0\0\x01\x05\0"]
    {
        assert!(matches!(normalize(wasm), Err(Rejected::Invalid { .. })), "{wasm:02x?}");
    }
}
