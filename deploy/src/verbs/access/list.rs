//! Lists of who may mint how much, as people write them: lines of `address,cap`.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use alloy_primitives::{Address, U256};

use crate::amount::{Amount, AmountError};
use crate::files::{self, FileError};
use crate::verbs::options::parse_address;

/// The most rows of a list: a tree of them is 21 levels deep.
pub const MAXIMUM_ROWS: usize = 2_000_000;
/// The first line.
const HEADER: &str = "address,cap";
/// Decimals of a cap, which is USDai.
const DECIMALS: u8 = 18;
/// Bits of a cap in the contract.
const CAP_BITS: usize = 96;

/// Who may mint how much.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessList {
    /// Accounts and the most USDai that each may mint in all, in the order of the file.
    pub entries: Vec<(Address, U256)>,
}

/// Why a file is no such list.
#[derive(Debug, thiserror::Error)]
pub enum ListError {
    /// It cannot be read.
    #[error(transparent)]
    File(#[from] FileError),
    /// The first line is another.
    #[error("{}: the first line is {HEADER:?}", .0.display())]
    Header(PathBuf),
    /// Nobody is in it.
    #[error("{}: nobody is in the list", .0.display())]
    Empty(PathBuf),
    /// It is too long.
    #[error("{}: the list has more than {MAXIMUM_ROWS} rows", .0.display())]
    TooLong(PathBuf),
    /// A line is wrong.
    #[error("{}, line {line}: {fault}", path.display())]
    Line {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What is wrong there.
        fault: RowFault,
    },
}

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RowFault {
    /// It is no text.
    #[error("this is no text in UTF-8")]
    NotText,
    /// It has not two fields.
    #[error("a row is an address, a comma and a cap in USDai, like 0xf39F…,1_000.50")]
    Fields,
    /// It names no account.
    #[error("{0}")]
    Address(String),
    /// It names nobody.
    #[error("the zero address can mint nothing")]
    ZeroAddress,
    /// An account has a cap already.
    #[error("{account} is in line {first} already")]
    Duplicate {
        /// The account.
        account: Address,
        /// Where it was first, from 1.
        first: usize,
    },
    /// A cap is no amount.
    #[error(transparent)]
    Cap(#[from] AmountError),
    /// A cap is of nothing or of everything.
    #[error("a cap is a number above zero; leave out who may mint nothing")]
    CapZero,
    /// A cap does not fit the contract.
    #[error("a cap is at most 79,228,162,514.264337593543950335 USDai")]
    CapTooLarge,
}

impl AccessList {
    /// Reads a file.
    ///
    /// # Errors
    /// [`ListError`] with the line.
    pub fn read(path: &Path) -> Result<Self, ListError> {
        Self::parse(&files::read(path)?, path)
    }

    /// Reads the text of a file with this name. Lines may end as on Windows, and the last one need not end.
    ///
    /// # Errors
    /// [`ListError`] with the line.
    pub fn parse(text: &[u8], path: &Path) -> Result<Self, ListError> {
        let text = text.strip_suffix(b"\n").unwrap_or(text);
        let mut lines =
            text.split(|byte| *byte == b'\n').map(|line| line.strip_suffix(b"\r").unwrap_or(line));
        if lines.next() != Some(HEADER.as_bytes()) {
            return Err(ListError::Header(path.into()));
        }
        let (mut entries, mut seen) = (Vec::new(), HashMap::new());
        for (line, row) in (2..).zip(lines) {
            if entries.len() == MAXIMUM_ROWS {
                return Err(ListError::TooLong(path.into()));
            }
            let at = |fault| ListError::Line { path: path.into(), line, fault };
            let (account, cap) = parse_row(row).map_err(at)?;
            if let Some(first) = seen.insert(account, line) {
                return Err(at(RowFault::Duplicate { account, first }));
            }
            entries.push((account, cap));
        }
        if entries.is_empty() { Err(ListError::Empty(path.into())) } else { Ok(Self { entries }) }
    }
}

fn parse_row(row: &[u8]) -> Result<(Address, U256), RowFault> {
    let row = std::str::from_utf8(row).map_err(|_| RowFault::NotText)?;
    let (account, cap) = row.split_once(',').ok_or(RowFault::Fields)?;
    if cap.contains(',') {
        return Err(RowFault::Fields);
    }
    let account = parse_address(account.trim()).map_err(RowFault::Address)?;
    if account.is_zero() {
        return Err(RowFault::ZeroAddress);
    }
    Ok((account, parse_cap(cap.trim().parse()?)?))
}

/// A cap in units of USDai, which fits the contract.
///
/// # Errors
/// [`RowFault`].
pub fn parse_cap(cap: Amount) -> Result<U256, RowFault> {
    // All of nothing is no cap.
    let cap = cap.units(DECIMALS, U256::ZERO)?;
    match cap.bit_len() {
        0 => Err(RowFault::CapZero),
        bits if bits > CAP_BITS => Err(RowFault::CapTooLarge),
        _ => Ok(cap),
    }
}
