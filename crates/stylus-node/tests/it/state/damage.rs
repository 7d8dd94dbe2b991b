//! Files that something has happened to: the same chain comes out, or a clear error and nothing is touched.

use std::{
    collections::BTreeMap,
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
};

use alloy_primitives::B256;
use stylus_node::{StartError, StoreError};

use crate::support::{
    ChildNode,
    chain_file::{digest_of, make, make_and, open},
    random::Random,
};
use serde_json::json;

/// How many files are damaged, each in its own way.
const CASES: usize = 400;
const PAGE: usize = 4_096;

/// Damages a file, and says how.
fn damage(random: &mut Random, bytes: &mut Vec<u8>) -> &'static str {
    let pages = bytes.len() / PAGE;
    let page = |random: &mut Random| PAGE * random.below(pages);
    match random.below(9) {
        0 | 1 => {
            for _ in 0..=random.below(8) {
                let at = random.below(bytes.len());
                bytes[at] ^= 1 << random.below(8);
            }
            "bits flipped anywhere"
        }
        2 => {
            for _ in 0..=random.below(3) {
                let at = random.below(320);
                bytes[at] ^= 1 << random.below(8);
            }
            "bits flipped in the header"
        }
        3 => {
            bytes.truncate(1 + random.below(bytes.len() - 1));
            "cut anywhere"
        }
        4 => {
            // Not to nothing: an empty file is a new one.
            bytes.truncate(page(random).max(PAGE));
            "cut between pages"
        }
        5 => {
            let at = page(random);
            bytes[at..at + PAGE].fill(0);
            "a page of zeros"
        }
        6 => {
            let (from, to) = (page(random), page(random));
            bytes.copy_within(from..from + PAGE, to);
            "a page in another's place"
        }
        7 => {
            let (at, length) = (random.below(bytes.len()), 1 + random.below(10_000));
            let end = bytes.len().min(at + length);
            let noise = random.bytes(end - at);
            bytes[at..end].copy_from_slice(&noise);
            "noise"
        }
        _ => {
            let length = 1 + random.below(3 * PAGE);
            bytes.extend(random.bytes(length));
            "something after the end"
        }
    }
}

#[test]
fn a_damaged_file_gives_the_same_chain_or_an_error() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("chain");
    let expected = make(&file);
    let whole = std::fs::read(&file).expect("the file");
    assert_eq!(digest_of(open(&file).expect("undamaged")), expected);
    check(folder.path(), &whole, expected);
}

#[test]
fn so_does_the_file_of_a_node_that_was_killed() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("chain");
    // As it is while a node runs: what a kill leaves.
    let mut whole = Vec::new();
    let expected = make_and(&file, |_| whole = std::fs::read(&file).expect("the file"));
    check(folder.path(), &whole, expected);
}

fn check(folder: &Path, whole: &[u8], expected: B256) {
    let mut random = Random::new(3);
    let (mut counts, mut wrong) = (BTreeMap::<_, (usize, usize)>::new(), Vec::new());
    for case in 0..CASES {
        let mut bytes = whole.to_vec();
        let how = damage(&mut random, &mut bytes);
        let copy = folder.join("damaged");
        std::fs::write(&copy, &bytes).expect("written");
        let count = counts.entry(how).or_default();
        match catch_unwind(AssertUnwindSafe(|| open(&copy))) {
            Err(_) => wrong.push(format!("{case}, {how}: panicked")),
            Ok(Ok(node)) => {
                count.0 += 1;
                if digest_of(node) != expected {
                    wrong.push(format!("{case}, {how}: another chain"));
                }
            }
            Ok(Err(error)) => {
                count.1 += 1;
                wrong.extend(unclear(&error, &copy, &bytes).map(|what| format!("{case}, {how}: {what}")));
            }
        }
    }
    for (how, (same, refused)) in counts {
        println!("{how}: {same} gave the same chain, {refused} were refused");
    }
    assert!(wrong.is_empty(), "{} of {CASES}:\n{}", wrong.len(), wrong.join("\n"));
}

/// What is wrong with a refusal.
fn unclear(error: &StartError, file: &Path, bytes: &[u8]) -> Option<String> {
    if std::fs::read(file).ok().as_deref() != Some(bytes) {
        return Some(format!("the file was changed: {error}"));
    }
    match error {
        StartError::Store(StoreError::Damaged { path, .. } | StoreError::OtherChain { path, .. })
            if path == file =>
        {
            None
        }
        error => Some(format!("unclear: {error}")),
    }
}

#[test]
fn a_node_that_cannot_use_its_file_ends_with_an_error() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("chain");
    make(&file);
    let whole = std::fs::read(&file).expect("the file");
    let mut flipped = whole.clone();
    flipped[whole.len() / 2..].iter_mut().for_each(|byte| *byte ^= 0x55);
    for (what, bytes) in
        [("flipped", flipped), ("cut", whole[..whole.len() / 2].to_vec()), ("text", b"my notes".to_vec())]
    {
        std::fs::write(&file, &bytes).expect("written");
        let ended = ChildNode::try_start(&json!({ "state": file }))
            .err()
            .unwrap_or_else(|| panic!("{what}: it started"));
        assert_eq!(ended.status.code(), Some(1), "{what}: {ended:?}");
        assert!(ended.error.contains("is damaged"), "{what}: {ended:?}");
        assert!(!ended.error.contains("panicked"), "{what}: {ended:?}");
        assert_eq!(std::fs::read(&file).expect("the file"), bytes, "{what}: the file was changed");
    }
}

#[test]
fn what_is_no_file_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    for path in [folder.path().to_path_buf(), folder.path().join("no such folder").join("chain")] {
        let error = open(&path).expect_err("no file").to_string();
        assert!(error.starts_with(&path.display().to_string()), "{error}");
    }
    let empty = folder.path().join("empty");
    std::fs::write(&empty, b"").expect("written");
    assert!(open(&empty).is_ok(), "an empty file is a new one");
}
