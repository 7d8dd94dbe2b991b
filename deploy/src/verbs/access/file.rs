//! The tree of a list as a file: its root, and for each account its cap, its proof and what to pass on with a deposit.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use alloy_primitives::{Address, B256, Bytes, U256};
use merkle_tree::{StandardTree, TreeError};
use serde::ser::{SerializeStruct, Serializer};
use serde::{Deserialize, Serialize};

use super::data::{Admission, leaf};
use super::list::{AccessList, RowFault, parse_cap};
use super::refusal::AccessRefusal;
use crate::amount::Amount;
use crate::verbs::error::VerbError;
use crate::verbs::fields::invalid;
use crate::verbs::sum::decimal;

/// A list, its tree, and who is where in it.
#[derive(Debug)]
pub struct ListFile {
    entries: Vec<(Address, U256)>,
    tree: StandardTree,
}

/// What the list says of an account.
#[derive(Debug, Serialize)]
pub struct Listed {
    /// The most USDai that it may mint in all.
    #[serde(serialize_with = "decimal")]
    pub cap: U256,
    /// Its proof.
    pub proof: Vec<B256>,
    /// What to pass on with a deposit.
    pub data: Bytes,
}

/// As it is read: proofs follow from the accounts and caps, and are computed again.
#[derive(Deserialize)]
struct Written {
    root: B256,
    entries: BTreeMap<Address, WrittenEntry>,
}

#[derive(Deserialize)]
struct WrittenEntry {
    cap: String,
}

/// Entries by address, each made when it is written: of millions there would be gigabytes.
struct Entries<'a>(&'a ListFile);

impl ListFile {
    /// The tree of a list.
    ///
    /// # Errors
    /// [`TreeError`], which a list that was read does not cause.
    pub fn new(list: AccessList) -> Result<Self, TreeError> {
        let mut entries = list.entries;
        entries.sort_unstable();
        let tree = StandardTree::new(entries.iter().map(|(account, cap)| leaf(*account, *cap)).collect())?;
        Ok(Self { entries, tree })
    }

    /// Reads a file, and holds its root to its entries.
    ///
    /// # Errors
    /// It is no such file; [`AccessRefusal::RootDiffers`].
    pub fn read(path: &Path) -> Result<Self, VerbError> {
        let file = BufReader::new(open(path)?);
        let written: Written = serde_json::from_reader(file).map_err(|error| invalid(path, error))?;
        let cap = |text: &str| -> Result<U256, RowFault> {
            parse_cap(Amount::Units(text.parse().map_err(|_| RowFault::CapTooLarge)?))
        };
        let entry = |(account, entry): (Address, WrittenEntry)| match cap(&entry.cap) {
            Ok(cap) => Ok((account, cap)),
            Err(fault) => Err(invalid(path, format!("{account}: {fault}"))),
        };
        let entries = written.entries.into_iter().map(entry).collect::<Result<_, _>>()?;
        let list = Self::new(AccessList { entries }).map_err(|error| invalid(path, error))?;
        let (written, computed, file) = (written.root, list.root(), PathBuf::from(path));
        if written == computed {
            return Ok(list);
        }
        Err(AccessRefusal::RootDiffers { file, written, computed }.into())
    }

    /// Writes it; it appears complete or not at all.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn write(&self, path: &Path) -> Result<(), VerbError> {
        let partial = PathBuf::from(format!("{}.partial", path.display()));
        let write = || {
            let mut file = BufWriter::new(File::create(&partial)?);
            serde_json::to_writer_pretty(&mut file, self)?;
            file.write_all(b"\n")?;
            file.into_inner().map_err(std::io::IntoInnerError::into_error)?.sync_all()?;
            std::fs::rename(&partial, path)
        };
        write().map_err(|error| invalid(path, format!("cannot be written: {error}")).into())
    }

    /// The root.
    #[must_use]
    pub fn root(&self) -> B256 {
        self.tree.root()
    }

    /// How many accounts are in it.
    #[must_use]
    pub const fn number(&self) -> usize {
        self.entries.len()
    }

    /// Hashes of the longest proof.
    #[must_use]
    pub const fn depth(&self) -> u32 {
        self.entries.len().next_power_of_two().trailing_zeros()
    }

    /// Why an account is admitted; none if it is not in the list.
    #[must_use]
    pub fn admission(&self, account: Address) -> Option<Admission> {
        let index = self.entries.binary_search_by_key(&account, |(account, _)| *account).ok()?;
        let (_, cap) = *self.entries.get(index)?;
        Some(Admission::Proof { account, cap, proof: self.tree.proof(index).ok()? })
    }

    /// What the list says of an account; none if it is not in there.
    #[must_use]
    pub fn listed(&self, account: Address) -> Option<Listed> {
        let admission = self.admission(account)?;
        let data = admission.data();
        let Admission::Proof { cap, proof, .. } = admission else { return None };
        Some(Listed { cap, proof, data })
    }
}

fn open(path: &Path) -> Result<File, VerbError> {
    File::open(path).map_err(|error| invalid(path, format!("cannot be read: {error}")).into())
}

impl Serialize for ListFile {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("ListFile", 4)?;
        fields.serialize_field("root", &self.root())?;
        fields.serialize_field("number", &self.number())?;
        fields.serialize_field("depth", &self.depth())?;
        fields.serialize_field("entries", &Entries(self))?;
        fields.end()
    }
}

impl Serialize for Entries<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let entries = self.0.entries.iter();
        serializer.collect_map(entries.map(|(account, _)| (account.to_string(), self.0.listed(*account))))
    }
}
