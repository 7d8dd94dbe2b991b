//! `docs/tokens.md` and the tests of this program name each other completely.

use std::collections::BTreeSet;

const PAGE: &str = include_str!("../../../docs/tokens.md");
const SOURCES: [&str; 7] = [
    include_str!("amounts.rs"),
    include_str!("answers.rs"),
    include_str!("flash.rs"),
    include_str!("identity.rs"),
    include_str!("limits.rs"),
    include_str!("reentering.rs"),
    include_str!("refusals.rs"),
];

#[test]
fn page_names_every_test() {
    let tests: BTreeSet<&str> = SOURCES
        .iter()
        .flat_map(|source| source.split("#[test]\nfn ").skip(1))
        .filter_map(|rest| rest.split('(').next())
        .collect();
    // The last column of a row of the table names its tests.
    let named: BTreeSet<&str> = PAGE
        .lines()
        .filter_map(|line| line.strip_suffix(" |")?.rsplit(" | ").next())
        .flat_map(|column| column.split('`').skip(1).step_by(2))
        .collect();
    assert_eq!(named, tests);
}
