//! What activation says about a draft.

use stylus_wasm::{Rejected, Rules, activate};

use crate::modules::Draft;

#[track_caller]
pub fn check(draft: &Draft, expected: Rejected) {
    check_under(&Rules::default(), 0, draft, expected);
}

#[track_caller]
pub fn check_under(rules: &Rules, open_pages: u16, draft: &Draft, expected: Rejected) {
    let result = activate(&draft.encode(), rules, open_pages).map(|program| program.info);
    assert_eq!(result, Err(expected));
}

#[track_caller]
pub fn check_accepted(draft: &Draft) {
    let result = activate(&draft.encode(), &Rules::default(), 0);
    assert_eq!(result.map(|program| program.info.wasm_bytes as usize), Ok(draft.encode().len()));
}

#[track_caller]
pub fn check_invalid(wasm: &[u8], message: &str) {
    match activate(wasm, &Rules::default(), 0) {
        Err(Rejected::Invalid { message: found, .. }) => {
            assert!(found.contains(message), "{found}")
        }
        other => panic!("{other:?}"),
    }
}
