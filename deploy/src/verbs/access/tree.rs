//! `usdai access tree`: the tree of a list, with everybody's proof.

use std::path::PathBuf;

use alloy_primitives::B256;
use clap::Args;
use serde::Serialize;

use super::file::ListFile;
use super::list::AccessList;
use crate::amount::counted;
use crate::verbs::Answer;
use crate::verbs::error::VerbError;
use crate::verbs::fields::invalid;

/// Which list.
#[derive(Args, Debug)]
pub struct Arguments {
    /// The list: lines of `address,cap` under a first line that says so; caps are USDai, like 1_000.50.
    #[arg(value_name = "FILE.csv")]
    list: PathBuf,
    /// File to write root and proofs to; by default the list's name with the ending .json.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Print one JSON document.
    #[arg(long)]
    pub json: bool,
}

#[derive(Serialize)]
struct Made {
    root: B256,
    number: usize,
    depth: u32,
    file: PathBuf,
}

impl Arguments {
    /// Builds and writes.
    ///
    /// # Errors
    /// The list is none, or the file cannot be written.
    pub(super) fn answer(&self) -> Result<Answer, VerbError> {
        let list = AccessList::read(&self.list)?;
        let tree = ListFile::new(list).map_err(|error| invalid(&self.list, error))?;
        let file = self.out.clone().unwrap_or_else(|| self.list.with_extension("json"));
        if file == self.list {
            return Err(
                invalid(&file, "the list itself would be written over: name another with --out").into()
            );
        }
        tree.write(&file)?;
        let made = Made { root: tree.root(), number: tree.number(), depth: tree.depth(), file };
        let text = format!(
            "root     {}\nnumber   {}\ndepth    {}\n{file} has everybody's proof. \
             `usdai access set {file}` sets the root.\n",
            made.root,
            counted(made.number as u64),
            made.depth,
            file = made.file.display()
        );
        Answer::new(&made, text)
    }
}
