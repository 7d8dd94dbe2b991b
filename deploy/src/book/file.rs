//! Address books as files.

use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::{Book, FORMAT};
use crate::project::Project;

/// Why an address book cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum BookError {
    /// It cannot be read or written.
    #[error("cannot {action} the address book {}: {source}", path.display())]
    File {
        /// What was tried.
        action: &'static str,
        /// The book.
        path: PathBuf,
        /// What the file system says.
        source: io::Error,
    },
    /// Another run works with it.
    #[error("another run is working with the address book {}: wait until it has ended", .0.display())]
    Busy(PathBuf),
    /// It is not what a book looks like.
    #[error(
        "the address book {} is damaged ({reason}): restore it, from version control for example; \
         what it records stays on the chain",
        path.display()
    )]
    Damaged {
        /// The book.
        path: PathBuf,
        /// Where and what is wrong.
        reason: String,
    },
}

/// Held by a run that sends, so that there is one for each book; the system lets go of it when the run ends in
/// whatever way.
#[derive(Debug)]
pub struct BookLock {
    _file: File,
}

impl BookLock {
    /// Takes it.
    ///
    /// # Errors
    /// [`BookError::Busy`] if another run has it.
    pub fn take(book: &Path) -> Result<Self, BookError> {
        let name = book.file_name().unwrap_or_default().to_string_lossy();
        let path = book.with_file_name(format!(".{name}.lock"));
        let failed = |source| BookError::File { action: "lock", path: path.clone(), source };
        fs::create_dir_all(folder(book)).map_err(failed)?;
        // Not cut to nothing, whatever the name leads to.
        let file = File::options().write(true).create(true).truncate(false).open(&path).map_err(failed)?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(BookError::Busy(book.into())),
            Err(TryLockError::Error(source)) => Err(failed(source)),
        }
    }
}

impl Book {
    /// Where a chain's book is unless something else was asked for.
    #[must_use]
    pub fn path(project: &Project, asked: Option<&Path>, chain_id: u64) -> PathBuf {
        asked.map_or_else(
            || project.root().join("deploy/addresses").join(format!("{chain_id}.json")),
            Path::to_path_buf,
        )
    }

    /// Reads a book; none if there is no file.
    ///
    /// # Errors
    /// [`BookError`] if it cannot be read or is damaged.
    pub fn read(path: &Path) -> Result<Option<Self>, BookError> {
        let bytes = match fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(source) => return Err(BookError::File { action: "read", path: path.into(), source }),
        };
        let damaged = |reason: String| BookError::Damaged { path: path.into(), reason };
        let book: Self = serde_json::from_slice(&bytes).map_err(|error| damaged(error.to_string()))?;
        match book.format {
            FORMAT => Ok(Some(book)),
            other => Err(damaged(format!("it has format {other}, this tool writes {FORMAT}"))),
        }
    }

    /// Writes it: complete or not at all, and on the disk when this returns.
    ///
    /// # Errors
    /// [`BookError::File`].
    pub fn write(&self, path: &Path) -> Result<(), BookError> {
        let failed = |source| BookError::File { action: "write", path: path.into(), source };
        let mut text = serde_json::to_string_pretty(self).map_err(|error| failed(error.into()))?;
        text.push('\n');
        let partial = PathBuf::from(format!("{}.partial", path.display()));
        let write = || {
            fs::create_dir_all(folder(path))?;
            let mut file = File::create(&partial)?;
            file.write_all(text.as_bytes())?;
            file.sync_all()?;
            fs::rename(&partial, path)?;
            File::open(folder(path))?.sync_all()
        };
        write().map_err(failed)
    }
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
