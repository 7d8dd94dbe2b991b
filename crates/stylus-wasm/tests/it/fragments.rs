//! Programs spread over several accounts.

use alloy_primitives::Address;
use stylus_wasm::{CodeError, CodeForm, Root, Rules, decode_root, encode_root, join_fragments, split_code};

fn small_accounts() -> Rules {
    Rules { max_code_size: 67, ..Rules::default() }
}

/// Bytes that do not compress.
fn noise(length: usize) -> Vec<u8> {
    let mut state = 1_u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    };
    (0..length).map(|_| next()).collect()
}

fn root(length: u32, fragments: usize) -> Root {
    let address = |index| Address::repeat_byte(index as u8 + 1);
    Root { dictionary: 0, length, fragments: (0..fragments).map(address).collect() }
}

#[test]
fn fragments_join_to_the_module() {
    let rules = small_accounts();
    let wasm = noise(200);
    let fragments = split_code(&wasm, &rules).expect("four accounts are enough");
    assert_eq!(fragments.len(), 4);
    assert!(fragments.iter().all(|code| code.len() <= 67 && code.starts_with(&[0xef, 0xf0, 0x01])));
    let root = root(200, fragments.len());
    assert_eq!(decode_root(&encode_root(&root), &rules), Ok(root.clone()));
    assert_eq!(join_fragments(&root, &fragments, &rules), Ok(wasm));
}

#[test]
fn modules_that_need_too_many_accounts_are_refused() {
    let rules = small_accounts();
    assert_eq!(split_code(&noise(300), &rules), Err(CodeError::FragmentCount { count: 5, limit: 4 }));
    let short = Rules { max_wasm_size: 299, ..rules };
    assert_eq!(split_code(&noise(300), &short), Err(CodeError::TooLong { limit: 299 }));
}

#[track_caller]
fn check_root(code: &[u8], expected: CodeError) {
    assert_eq!(decode_root(code, &Rules::default()), Err(expected));
}

#[test]
fn malformed_roots_are_refused() {
    let code = encode_root(&root(9, 2));
    check_root(&code[..47], CodeError::RootLength { length: 47 });
    check_root(&code[..8], CodeError::FragmentCount { count: 0, limit: 4 });
    check_root(&encode_root(&root(9, 5)), CodeError::FragmentCount { count: 5, limit: 4 });
    check_root(&encode_root(&root(262_145, 1)), CodeError::TooLong { limit: 262_144 });
    check_root(&encode_root(&Root { dictionary: 1, ..root(9, 1) }), CodeError::ProgramDictionary);
    let start = vec![0xef, 0xf0, 0x02, 0x00];
    check_root(&code[..7], CodeError::Prefix { expected: CodeForm::Root, length: 7, start });
}

#[test]
fn fragments_must_be_those_of_the_root() {
    let rules = small_accounts();
    let mut fragments = split_code(&noise(200), &rules).expect("four accounts are enough");
    let join = |root: &Root, fragments: &[Vec<u8>]| join_fragments(root, fragments, &rules);
    assert_eq!(join(&root(201, 4), &fragments), Err(CodeError::LengthMismatch { expected: 201, found: 200 }));
    assert_eq!(join(&root(199, 4), &fragments), Err(CodeError::TooLong { limit: 199 }));
    let missing = CodeError::MissingFragments { expected: 4, found: 3 };
    assert_eq!(join(&root(200, 4), &fragments[..3]), Err(missing));
    fragments.swap(0, 1);
    assert!(matches!(join(&root(200, 4), &fragments), Err(CodeError::Brotli { .. })));
    fragments[1] = vec![0x60, 0x00];
    assert_eq!(
        join(&root(200, 4), &fragments),
        Err(CodeError::NotAFragment { address: Address::repeat_byte(2) })
    );
}
