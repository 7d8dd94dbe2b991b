//! The project's own text files, as a checkout holds them.

use std::{fs, path::Path};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
/// Folders that hold output or other people's files.
const SKIPPED: [&str; 5] = ["target", "node_modules", "dist", ".git", "proptest-regressions"];
const TEXTS: [&str; 10] = ["rs", "toml", "md", "sol", "sh", "json", "mjs", "ts", "lock", "wat"];

/// A text file.
pub struct Source {
    /// Path from the root, with slashes.
    pub path: String,
    /// Its content.
    pub text: String,
}

/// A function of a formatted Rust file.
pub struct Function {
    /// File that holds it.
    pub path: String,
    /// The line that opens it.
    pub name: String,
    /// Lines from the opening to the closing brace.
    pub lines: usize,
}

impl Source {
    /// Number of lines.
    pub fn lines(&self) -> usize {
        self.text.lines().count()
    }

    /// Whether the line is a row of a table of a test: one case is one line, however wide.
    pub fn is_row_of_table(&self, line: &str) -> bool {
        let line = line.trim_start();
        self.path.contains("/tests/") && (line.starts_with('(') || line.starts_with('"'))
    }

    /// The functions with bodies: rustfmt puts the closing brace below the first letter of the opening line.
    pub fn functions(&self) -> Vec<Function> {
        let lines: Vec<_> = self.text.lines().collect();
        let opens = lines.iter().enumerate().filter(|(_, line)| is_function(line));
        opens
            .filter_map(|(at, line)| {
                let indent = line.len() - line.trim_start().len();
                let close = format!("{}}}", " ".repeat(indent));
                let length = lines.iter().skip(at).position(|line| *line == close)?;
                let name = line.trim().to_owned();
                Some(Function { path: self.path.clone(), name, lines: length + 1 })
            })
            .collect()
    }
}

/// All Rust files under a folder.
pub fn rust_sources(folder: &str) -> Vec<Source> {
    let mut found = Vec::new();
    collect(&Path::new(ROOT).join(folder), &["rs"], &mut found);
    found
}

/// All text files, scripts without an ending included.
pub fn text_files() -> Vec<Source> {
    let mut found = Vec::new();
    collect(Path::new(ROOT), &TEXTS, &mut found);
    for folder in ["scripts", ".ci"] {
        collect(&Path::new(ROOT).join(folder), &[""], &mut found);
    }
    found
}

/// Names in the `[dependencies]` table of a crate's manifest.
pub fn manifest_dependencies(folder: &str) -> Vec<String> {
    let path = Path::new(ROOT).join(folder).join("Cargo.toml");
    let manifest = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let table = manifest.split_once("[dependencies]").map_or("", |(_, rest)| rest);
    let table = table.split_once("\n[").map_or(table, |(table, _)| table);
    let names = table.lines().filter_map(|line| line.split(['.', ' ', '=']).next());
    names.filter(|name| !name.is_empty() && !name.starts_with('#')).map(str::to_owned).collect()
}

fn collect(folder: &Path, endings: &[&str], found: &mut Vec<Source>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_symlink() {
            continue;
        }
        if path.is_dir() {
            if !SKIPPED.contains(&name.as_str()) {
                collect(&path, endings, found);
            }
            continue;
        }
        let ending = path.extension().unwrap_or_default().to_string_lossy().into_owned();
        if endings.contains(&ending.as_str())
            && let Ok(text) = fs::read_to_string(&path)
        {
            let path = path.strip_prefix(ROOT).unwrap_or(&path).to_string_lossy().into_owned();
            found.push(Source { path, text });
        }
    }
}

fn is_function(line: &str) -> bool {
    let words = line.trim_start().split(' ').take_while(|word| !word.starts_with("fn("));
    let before: Vec<_> = words.take_while(|word| *word != "fn").collect();
    let qualifiers = ["pub", "pub(crate)", "pub(super)", "const", "async", "unsafe"];
    let is_declaration = line.ends_with(';');
    line.contains("fn ") && !is_declaration && before.iter().all(|word| qualifiers.contains(word))
}
