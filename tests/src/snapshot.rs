//! Files under `tests/snapshots` that a change must not alter unnoticed.

use std::path::Path;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots");

/// `actual` is what the file `name` holds, line by line; with `UPDATE_SNAPSHOTS=1` it becomes that.
#[track_caller]
pub fn matches(name: &str, actual: &str) {
    let path = Path::new(FOLDER).join(name);
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some_and(|value| value == "1") {
        std::fs::write(&path, actual).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        return;
    }
    let expected = std::fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("{}: {error}; UPDATE_SNAPSHOTS=1 writes it", path.display()));
    let differences = difference(&expected, actual);
    assert!(
        differences.is_empty(),
        "{} differs; UPDATE_SNAPSHOTS=1 accepts the new state:\n{differences}",
        path.display()
    );
}

/// Lines that only one of the texts has: `-` for the expected, `+` for the actual one.
fn difference(expected: &str, actual: &str) -> String {
    let only = |sign, these: &str, those: &str| -> String {
        these
            .lines()
            .filter(|line| !those.lines().any(|l| l == *line))
            .map(|l| format!("{sign} {l}\n"))
            .collect()
    };
    let lines = only('-', expected, actual) + &only('+', actual, expected);
    if lines.is_empty() && expected != actual {
        "the lines are the same in another order\n".into()
    } else {
        lines
    }
}
