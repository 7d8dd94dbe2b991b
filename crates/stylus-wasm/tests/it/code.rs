//! Account code in its classic form.

use stylus_wasm::{CodeError, CodeForm, Rules, code_form, decode_code, deploy_init_code, encode_code};

use crate::modules::Draft;

#[track_caller]
fn check_refused(code: &[u8], rules: &Rules, expected: CodeError) {
    assert_eq!(decode_code(code, rules), Err(expected));
}

#[test]
fn code_is_prefix_and_stream() {
    let wasm = Draft::default().encode();
    let code = encode_code(&wasm);
    assert_eq!(code[..4], [0xef, 0xf0, 0x00, 0x00]);
    assert_eq!(decode_code(&code, &Rules::default()), Ok(wasm));
    assert_eq!(decode_code(&encode_code(&[]), &Rules::default()), Ok(vec![]));
}

#[test]
fn forms_are_told_by_the_third_byte() {
    for (code, form) in [
        (&[0xef, 0xf0, 0x00, 0x00][..], Some(CodeForm::Classic)),
        (&[0xef, 0xf0, 0x01, 0x55], Some(CodeForm::Fragment)),
        (&[0xef, 0xf0, 0x02, 0x00], Some(CodeForm::Root)),
        (&[0xef, 0xf0, 0x03, 0x00], None),
        (&[0xef, 0xf0, 0x00], None),
        (&[0x60, 0xf0, 0x00, 0x00], None),
        (&[], None),
    ] {
        assert_eq!(code_form(code), form, "{code:02x?}");
    }
}

#[test]
fn other_code_is_refused_by_name() {
    let rules = Rules::default();
    let prefix =
        |start: &[u8], length| CodeError::Prefix { expected: CodeForm::Classic, length, start: start.into() };
    check_refused(&[], &rules, prefix(&[], 0));
    check_refused(&[0xef, 0xf0, 0x00], &rules, prefix(&[0xef, 0xf0, 0x00], 3));
    check_refused(&[0x60, 1, 2, 3, 4], &rules, prefix(&[0x60, 1, 2, 3], 5));
    check_refused(&[0xef, 0xf0, 0x00, 1, 9], &rules, CodeError::ProgramDictionary);
    check_refused(&[0xef, 0xf0, 0x00, 2, 9], &rules, CodeError::UnknownDictionary(2));
}

#[test]
fn damaged_streams_are_refused() {
    let code = encode_code(&Draft::default().encode());
    for length in 4..code.len() {
        match decode_code(&code[..length], &Rules::default()) {
            Err(CodeError::Brotli { length: stream, .. }) => assert_eq!(stream, length - 4),
            other => panic!("{length} bytes: {other:?}"),
        }
    }
    let mut damaged = code;
    damaged[5] ^= 0xff;
    assert!(matches!(decode_code(&damaged, &Rules::default()), Err(CodeError::Brotli { .. })));
}

#[test]
fn bytes_after_the_stream_are_ignored() {
    let wasm = Draft::default().encode();
    let mut code = encode_code(&wasm);
    code.extend([0; 7]);
    assert_eq!(decode_code(&code, &Rules::default()), Ok(wasm));
}

#[test]
fn length_is_limited_while_decompressing() {
    let rules = Rules { max_wasm_size: 1_000, ..Rules::default() };
    assert_eq!(decode_code(&encode_code(&[0; 1_000]), &rules).map(|wasm| wasm.len()), Ok(1_000));
    check_refused(&encode_code(&[0; 1_001]), &rules, CodeError::TooLong { limit: 1_000 });
    // 16 MiB of zeros in a few dozen bytes.
    let bomb = encode_code(&vec![0; 1 << 24]);
    assert!(bomb.len() < 100, "{}", bomb.len());
    check_refused(&bomb, &rules, CodeError::TooLong { limit: 1_000 });
}

#[test]
fn init_code_has_a_prelude_of_43_bytes() {
    let code = [0xaa; 300];
    let init = deploy_init_code(&code);
    assert_eq!(init.len(), 343);
    assert_eq!(init[43..], code);
    let length = [&[0x7f][..], &[0; 30], &300_u16.to_be_bytes()].concat();
    assert_eq!(init[..33], length);
    assert_eq!(init[33..43], [0x80, 0x60, 0x2b, 0x60, 0x00, 0x39, 0x60, 0x00, 0xf3, 0x00]);
}

#[test]
fn the_shortest_code_holds_the_same_module() {
    let wasm: Vec<u8> = (0..20_000_u32).flat_map(|number| (number / 7).to_le_bytes()).collect();
    let (plain, shortest) = (stylus_wasm::encode_code(&wasm), stylus_wasm::encode_shortest_code(&wasm));
    assert!(shortest.len() <= plain.len());
    let decoded = stylus_wasm::decode_code(&shortest, &stylus_wasm::Rules::default());
    assert_eq!(decoded.as_deref(), Ok(wasm.as_slice()));
}
