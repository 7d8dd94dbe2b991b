//! The rules of ARCHITECTURE.md that a look at the sources can hold.

mod sources;

use sources::{Source, manifest_dependencies, rust_sources, text_files};

const FILE_LINES: usize = 400;
const MEDIAN_LINES: usize = 180;
const FUNCTION_LINES: usize = 60;
const LINE_COLUMNS: usize = 120;

/// Crates that must know nothing of a chain, and all they may depend on.
const PURE: [(&str, &[&str]); 3] = [
    ("crates/caliber-nft", &["ruint", "usdai-core"]),
    ("crates/qev-auction", &["ruint", "usdai-core"]),
    ("crates/usdai-core", &["ruint"]),
];

/// What traps with no data in a program. Lints cannot see through a macro of a dependency; this at least sees ours.
const TRAPS: [&str; 8] =
    [".unwrap()", ".expect(", "panic!", "unreachable!", "todo!", "unimplemented!", "assert!", "format!"];

/// What a file of the project must not name: machines, and hosts of registries.
const FOREIGN: [&str; 6] = [
    concat!("/ro", "ot/"),
    concat!("/wo", "rk/"),
    concat!("index.", "crates.io"),
    concat!("registry.", "npmjs"),
    concat!("deb.", "debian"),
    concat!("static.", "rust-lang"),
];

#[test]
fn files_are_short() {
    let mut sources = rust_sources("");
    let long = sources.iter().filter(|source| source.lines() > FILE_LINES);
    check_none("files too long", long.map(|source| format!("{} ({} lines)", source.path, source.lines())));
    sources.sort_by_key(Source::lines);
    let median = sources.get(sources.len() / 2).map_or(0, Source::lines);
    assert!(median < MEDIAN_LINES, "the median file has {median} lines");
}

#[test]
fn functions_are_short() {
    let sources = rust_sources("");
    let functions = sources.iter().flat_map(Source::functions);
    let long = functions.filter(|function| function.lines > FUNCTION_LINES);
    check_none("functions too long", long.map(|f| format!("{}: {} ({} lines)", f.path, f.name, f.lines)));
}

#[test]
fn lines_fit_a_screen() {
    let sources = rust_sources("");
    let wide = sources.iter().flat_map(|source| {
        let numbered = source.text.lines().enumerate();
        let numbered = numbered.filter(|(_, line)| !source.is_row_of_table(line));
        let wide = numbered.filter(|(_, line)| line.chars().count() > LINE_COLUMNS);
        wide.map(|(number, _)| format!("{}:{}", source.path, number + 1)).collect::<Vec<_>>()
    });
    check_none("lines too wide", wide);
}

#[test]
fn pure_crates_know_no_chain() {
    for (folder, allowed) in PURE {
        let extra = manifest_dependencies(folder);
        let extra = extra.into_iter().filter(|name| !allowed.contains(&name.as_str()));
        check_none("dependencies of a pure crate", extra.map(|name| format!("{folder}: {name}")));
        let root = rust_sources(folder).into_iter().find(|source| source.path.ends_with("/src/lib.rs"));
        assert!(root.is_some_and(|root| root.text.contains("no_std")), "{folder} is not no_std");
    }
}

#[test]
fn x02_no_trap_in_programs() {
    let folders = [
        "contracts/authority/src",
        "contracts/beacon/src",
        "contracts/kit/src",
        "contracts/qev/src",
        "contracts/qev-metadata/src",
        "contracts/susdai/src",
        "contracts/usdai/src",
        "crates/caliber-nft/src",
        "crates/qev-auction/src",
        "crates/usdai-core/src",
    ]
    .map(rust_sources);
    assert!(folders.iter().all(|sources| sources.len() > 8), "the sources are not where they were");
    let traps = folders.iter().flatten().flat_map(|source| {
        let code = source.text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"));
        let traps = code.filter(|(_, line)| TRAPS.iter().any(|trap| is_trap(line, trap)));
        traps
            .map(|(number, line)| format!("{}:{} {}", source.path, number + 1, line.trim()))
            .collect::<Vec<_>>()
    });
    check_none("traps", traps);
}

#[test]
fn no_unsafe_code_outside_the_programs() {
    let sources =
        rust_sources("crates").into_iter().chain(rust_sources("deploy")).chain(rust_sources("tests"));
    let mark = concat!("unsafe", " {");
    let found = sources.filter(|source| source.text.contains(mark)).map(|source| source.path);
    check_none("unsafe code", found);
}

#[test]
fn files_name_no_machine_and_no_host() {
    let files = text_files();
    let named = files.iter().flat_map(|file| {
        let found = FOREIGN.iter().filter(|mark| file.text.contains(**mark));
        found.map(|mark| format!("{}: {mark}", file.path)).collect::<Vec<_>>()
    });
    check_none("foreign names", named);
}

/// `debug_assert!` vanishes in a release; the others do not.
fn is_trap(line: &str, trap: &str) -> bool {
    line.match_indices(trap).any(|(at, _)| !line.get(..at).is_some_and(|before| before.ends_with("debug_")))
}

#[track_caller]
fn check_none(what: &str, found: impl IntoIterator<Item = String>) {
    let found: Vec<_> = found.into_iter().collect();
    assert!(found.is_empty(), "{what}:\n{}", found.join("\n"));
}
