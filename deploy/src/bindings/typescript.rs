//! The generated part of the TypeScript package: constants whose types are their values.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::BindingsError;
use super::book::Entry;
use super::interface::Interface;

/// Where it goes, from the project's root.
pub const FOLDER: &str = "typescript/src/generated";

/// The files, by their paths from the project's root.
pub fn render(
    interfaces: &[Interface],
    books: &BTreeMap<u64, BTreeMap<String, Entry>>,
) -> Result<BTreeMap<PathBuf, String>, BindingsError> {
    let mut files = BTreeMap::new();
    let mut index = notice("abi/*.sol");
    for interface in interfaces {
        let (name, constant) = (&interface.name, format!("{}Abi", camel_case(&interface.name)));
        let notice = notice(&format!("abi/{name}.sol"));
        let text = format!(
            "{notice}import type {{ Abi }} from \"viem\";\n\nexport const {constant} = {} as const satisfies Abi;\n",
            interface.json()?,
        );
        files.insert(Path::new(FOLDER).join(name).with_extension("ts"), text);
        index.push_str(&format!("export {{ {constant} }} from \"./{name}.js\";\n"));
    }
    files.insert(Path::new(FOLDER).join("index.ts"), index);
    files.insert(Path::new(FOLDER).join("books.ts"), render_books(books)?);
    Ok(files)
}

fn render_books(books: &BTreeMap<u64, BTreeMap<String, Entry>>) -> Result<String, BindingsError> {
    let notice = notice("deploy/addresses");
    let json = serde_json::to_string_pretty(books)
        .map_err(|source| BindingsError::BadAbi { name: "books".into(), source })?;
    Ok(format!("{notice}export const books = {json} as const;\n"))
}

fn notice(source: &str) -> String {
    format!("// Generated from {source} by `usdai bindings`; do not edit.\n")
}

/// `loan_router` to `loanRouter`.
fn camel_case(name: &str) -> String {
    let mut words = name.split(['_', '-']);
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |joined, word| {
        let (head, tail) = word.split_at(word.chars().next().map_or(0, char::len_utf8));
        joined + &head.to_uppercase() + tail
    })
}
