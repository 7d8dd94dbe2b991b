//! What was read, kept in a file page by page, so that a run that was killed goes on where it was.

use std::fs::{File, TryLockError};
use std::io::{BufRead, BufReader, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use alloy_primitives::{Address, B256, keccak256};
use serde::{Deserialize, Serialize};

use super::blocks::Blocks;
use super::daily::Daily;
use super::error::LogsError;
use super::history::Wanted;

/// Raised when an older tool could misread a file.
const FORMAT: u32 = 1;

/// Where pages are kept: a line of JSON each, under one that says of what. Every line is bound to those before it by a
/// hash, and a last one that was cut off is dropped.
#[derive(Debug)]
pub struct Cache {
    file: Option<(PathBuf, File)>,
    last: B256,
}

/// What a file holds the events of.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(super) struct Subject {
    format: u32,
    chain_id: u64,
    genesis_hash: B256,
    first_block: u64,
    addresses: Vec<Address>,
    topics: Vec<B256>,
    daily: Option<Daily>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Line {
    /// Keccak-256 of the check before and the page.
    check: B256,
    page: Box<serde_json::value::RawValue>,
}

impl Subject {
    pub(super) fn new(chain_id: u64, wanted: &Wanted) -> Self {
        let Wanted { genesis_hash, addresses, topics, first_block, daily } = wanted.clone();
        Self { format: FORMAT, chain_id, genesis_hash, first_block, addresses, topics, daily }
    }
}

impl Cache {
    /// Nothing is kept.
    #[must_use]
    pub const fn none() -> Self {
        Self { file: None, last: B256::ZERO }
    }

    /// A file, which is made if there is none; nobody else may use it meanwhile.
    ///
    /// # Errors
    /// [`LogsError::Write`] and [`LogsError::InUse`].
    pub fn open(path: &Path) -> Result<Self, LogsError> {
        let failed = |source| LogsError::Write { path: path.into(), source };
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(failed)?;
        }
        let file = File::options().read(true).write(true).create(true).truncate(false).open(path);
        let file = file.map_err(failed)?;
        match file.try_lock() {
            Ok(()) => Ok(Self { file: Some((path.into(), file)), last: B256::ZERO }),
            Err(TryLockError::WouldBlock) => Err(LogsError::InUse(path.into())),
            Err(TryLockError::Error(source)) => Err(failed(source)),
        }
    }

    /// Where it is.
    pub(super) fn path(&self) -> Option<PathBuf> {
        self.file.as_ref().map(|(path, _)| path.clone())
    }

    /// The pages that were kept of this.
    pub(super) fn pages(&mut self, subject: &Subject) -> Result<Vec<Blocks>, LogsError> {
        let Some((path, file)) = &mut self.file else { return Ok(Vec::new()) };
        let failed = |source| LogsError::Write { path: path.clone(), source };
        let (mut pages, mut whole, mut buffer) = (Vec::new(), 0_u64, Vec::new());
        let mut reader = BufReader::new(&*file);
        loop {
            buffer.clear();
            let length = reader.read_until(b'\n', &mut buffer).map_err(failed)?;
            if buffer.pop_if(|last| *last == b'\n').is_none() {
                break;
            }
            if whole == 0 {
                if serde_json::from_slice::<Subject>(&buffer).ok().as_ref() != Some(subject) {
                    return Err(LogsError::OtherCache(path.clone()));
                }
            } else {
                let line = pages.len().saturating_add(2);
                let (check, page) = parse(self.last, &buffer)
                    .ok_or_else(|| LogsError::BrokenCache { path: path.clone(), line })?;
                self.last = check;
                pages.push(page);
            }
            whole = whole.saturating_add(length as u64);
        }
        file.set_len(whole).and_then(|()| file.seek(SeekFrom::Start(whole))).map_err(failed)?;
        if whole == 0 {
            write_line(path, file, subject)?;
        }
        Ok(pages)
    }

    /// Keeps another page.
    pub(super) fn append(&mut self, page: &Blocks) -> Result<(), LogsError> {
        let Some((path, file)) = &mut self.file else { return Ok(()) };
        let failed = |error| LogsError::Write { path: path.clone(), source: std::io::Error::from(error) };
        let page = serde_json::value::to_raw_value(page).map_err(failed)?;
        let check = check(self.last, page.get());
        write_line(path, file, &Line { check, page })?;
        self.last = check;
        Ok(())
    }
}

fn write_line(path: &Path, file: &mut File, line: &impl Serialize) -> Result<(), LogsError> {
    let failed = |source| LogsError::Write { path: path.into(), source };
    let mut bytes = serde_json::to_vec(line).map_err(|error| failed(error.into()))?;
    bytes.push(b'\n');
    file.write_all(&bytes).map_err(failed)
}

fn parse(before: B256, line: &[u8]) -> Option<(B256, Blocks)> {
    let line: Line = serde_json::from_slice(line).ok()?;
    (line.check == check(before, line.page.get())).then_some(())?;
    Some((line.check, serde_json::from_str(line.page.get()).ok()?))
}

fn check(before: B256, page: &str) -> B256 {
    keccak256([before.as_slice(), page.as_bytes()].concat())
}
