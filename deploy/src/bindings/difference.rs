//! How a generated file can differ from the one that is there.

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

/// A file that is not what would be generated.
#[derive(Debug, PartialEq, Eq)]
pub struct Difference {
    path: PathBuf,
    kind: Kind,
}

#[derive(Debug, PartialEq, Eq)]
enum Kind {
    Missing,
    /// Nothing generates it any more.
    Stale,
    /// The first line that differs, from 1; empty where a text has ended.
    Line {
        number: usize,
        present: String,
        wanted: String,
    },
}

/// Every file that is missing, stale or different, in the order of the paths.
pub fn compare(wanted: &BTreeMap<PathBuf, String>, present: &BTreeMap<PathBuf, String>) -> Vec<Difference> {
    let stale = present.keys().filter(|path| !wanted.contains_key(*path));
    let stale = stale.map(|path| Difference { path: path.clone(), kind: Kind::Stale });
    let changed = wanted.iter().filter_map(|(path, text)| {
        let kind = match present.get(path) {
            None => Kind::Missing,
            Some(present) if present == text => return None,
            Some(present) => first_line(present, text),
        };
        Some(Difference { path: path.clone(), kind })
    });
    let mut found: Vec<_> = stale.chain(changed).collect();
    found.sort_by(|one, other| one.path.cmp(&other.path));
    found
}

/// The first line in which two different texts differ.
fn first_line(present: &str, wanted: &str) -> Kind {
    let (mut present, mut wanted) = (present.split('\n'), wanted.split('\n'));
    let mut number = 0;
    loop {
        number += 1;
        match (present.next(), wanted.next()) {
            (Some(one), Some(other)) if one == other => {}
            (one, other) => {
                let text = |line: Option<&str>| line.unwrap_or_default().trim().to_owned();
                return Kind::Line { number, present: text(one), wanted: text(other) };
            }
        }
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = Path::display(&self.path);
        match &self.kind {
            Kind::Missing => write!(f, "{path} is missing"),
            Kind::Stale => write!(f, "{path} belongs to no interface"),
            Kind::Line { number, present, wanted } => {
                write!(f, "{path} differs at line {number}: `{present}` is there, `{wanted}` is generated")
            }
        }
    }
}
