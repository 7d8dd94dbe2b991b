//! What an owner keeps of a sealed bid: one file for each, enough to open it without the beacon.

mod document;

use std::fs::{self, DirBuilder, File};
use std::io::{self, Read, Write};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use alloy_primitives::{B256, hex};
use qev_auction::SealedFor;

use crate::seal::{Sealed, commitment, contract_of};
use document::Document;

/// Bytes that are read of a file; one has less than 1,000.
const SIZE_LIMIT: u64 = 16 * 1024;
/// Bytes of the commitment in a file's name.
const NAMED: usize = 8;
const OWNER_ONLY: u32 = 0o700;

/// A sealed bid and what it is sealed for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpeningFile {
    /// Chain, contract, epoch and position.
    pub sealed_for: SealedFor,
    /// Opening, commitment, ciphertext.
    pub sealed: Sealed,
}

/// What is in a folder.
#[derive(Debug, Default)]
pub struct Listing {
    /// The openings, by path.
    pub openings: Vec<(PathBuf, OpeningFile)>,
    /// Everything else there, and why it is no opening.
    pub skipped: Vec<FileError>,
}

/// Why a file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// The file system refuses.
    #[error("cannot {action} {}: {source}", path.display())]
    System {
        /// What was tried.
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// The system's words.
        source: io::Error,
    },
    /// Another opening is there, which is not overwritten.
    #[error("{} is there already and holds another opening: move it away, and keep it", .0.display())]
    Present(PathBuf),
    /// Not what an opening looks like.
    #[error("{} is no opening of a sealed bid ({reason})", path.display())]
    Malformed {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        reason: String,
    },
    /// The numbers are not those that were committed to.
    #[error("{} does not open its commitment {expected}: it was changed, and its hash is {actual}", path.display())]
    Commitment {
        /// The file.
        path: PathBuf,
        /// The commitment in it.
        expected: B256,
        /// That of the opening in it.
        actual: B256,
    },
}

impl OpeningFile {
    /// Its name, from chain, contract, epoch, position and the commitment's first bytes.
    #[must_use]
    pub fn name(&self) -> String {
        let SealedFor { chain_id, epoch, position, .. } = self.sealed_for;
        let contract = hex::encode(contract_of(&self.sealed_for));
        let commitment = hex::encode(&self.sealed.commitment[..NAMED]);
        format!("{chain_id}-{contract}-{epoch}-{position}-{commitment}.json")
    }

    /// Writes it into a folder, which is made for its owner alone if it is not there: complete or not at all, on the
    /// disk when this returns, readable by its owner alone. The same opening again, however encrypted, changes nothing.
    ///
    /// # Errors
    /// [`FileError::Commitment`] if it does not open its commitment, [`FileError::Malformed`] if a file cannot say what
    /// it is sealed for, [`FileError::Present`] if a file of that name holds something else, [`FileError::System`].
    pub fn write(&self, folder: &Path) -> Result<PathBuf, FileError> {
        let path = folder.join(self.name());
        self.check(&path)?;
        if Self::try_from(Document::from(self)).as_ref() != Ok(self) {
            return Err(FileError::Malformed {
                path,
                reason: "sealed for no contract of this protocol".into(),
            });
        }
        let text = Document::from(self).text().map_err(|source| system("write", &path, source.into()))?;
        let folder_failed = |source| system("make", folder, source);
        DirBuilder::new().recursive(true).mode(OWNER_ONLY).create(folder).map_err(folder_failed)?;
        let failed = |source| system("write", &path, source);
        // Readable by its owner alone, and removed unless it gets its name.
        let mut partial = tempfile::Builder::new().suffix(".partial").tempfile_in(folder).map_err(failed)?;
        partial.write_all(text.as_bytes()).map_err(failed)?;
        partial.as_file().sync_all().map_err(failed)?;
        match partial.persist_noclobber(&path) {
            Ok(_) => {}
            Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => {
                return if Self::read(&path).is_ok_and(|present| present.opens_as(self)) {
                    Ok(path)
                } else {
                    Err(FileError::Present(path))
                };
            }
            Err(error) => return Err(failed(error.error)),
        }
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(folder_failed)?;
        Ok(path)
    }

    /// Reads it, and checks that it opens its commitment.
    ///
    /// # Errors
    /// [`FileError`], except for [`FileError::Present`].
    pub fn read(path: &Path) -> Result<Self, FileError> {
        let failed = |source| system("read", path, source);
        let malformed = |reason: String| FileError::Malformed { path: path.into(), reason };
        // Opening a pipe would wait for its other end.
        if !fs::metadata(path).map_err(failed)?.is_file() {
            return Err(malformed("not a file".into()));
        }
        let mut bytes = Vec::new();
        let file = File::open(path).map_err(failed)?;
        file.take(SIZE_LIMIT.saturating_add(1)).read_to_end(&mut bytes).map_err(failed)?;
        if u64::try_from(bytes.len()).is_ok_and(|length| length > SIZE_LIMIT) {
            return Err(malformed("too long".into()));
        }
        let document: Document =
            serde_json::from_slice(&bytes).map_err(|error| malformed(error.to_string()))?;
        let opening = Self::try_from(document).map_err(malformed)?;
        opening.check(path)?;
        Ok(opening)
    }

    /// The openings in a folder, none if there is no folder.
    ///
    /// # Errors
    /// [`FileError::System`] if the folder cannot be read. What is wrong with a single file is in the [`Listing`].
    pub fn list(folder: &Path) -> Result<Listing, FileError> {
        let failed = |source| system("list", folder, source);
        let mut listing = Listing::default();
        let entries = match fs::read_dir(folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(listing),
            entries => entries.map_err(failed)?,
        };
        let paths = entries.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>();
        let mut paths = paths.map_err(failed)?;
        paths.sort();
        for path in paths {
            match Self::read(&path) {
                Ok(opening) => listing.openings.push((path, opening)),
                Err(error) => listing.skipped.push(error),
            }
        }
        Ok(listing)
    }

    fn opens_as(&self, other: &Self) -> bool {
        (self.sealed_for, self.sealed.opening) == (other.sealed_for, other.sealed.opening)
    }

    fn check(&self, path: &Path) -> Result<(), FileError> {
        let (expected, actual) = (self.sealed.commitment, commitment(&self.sealed.opening, &self.sealed_for));
        if actual == expected {
            Ok(())
        } else {
            Err(FileError::Commitment { path: path.into(), expected, actual })
        }
    }
}

fn system(action: &'static str, path: &Path, source: io::Error) -> FileError {
    FileError::System { action, path: path.into(), source }
}
