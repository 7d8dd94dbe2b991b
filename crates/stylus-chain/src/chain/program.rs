//! A program's account code, from the build's output or from a module.

use std::path::{Path, PathBuf};

use alloy_primitives::{B256, Bytes, keccak256};
use stylus_wasm::CodeForm;

const REPOSITORY_ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// Account code of a Stylus program: prefix and brotli stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program {
    code: Bytes,
}

/// Why there is no program.
#[derive(Debug, thiserror::Error)]
pub enum ProgramError {
    /// The build's output is not there or not readable.
    #[error("{}: {source}; run `usdai build {name}` to build it", path.display())]
    Read {
        /// Name of the contract.
        name: String,
        /// File that should hold it.
        path: PathBuf,
        /// What the file system says.
        source: std::io::Error,
    },
    /// The bytes are no program.
    #[error("{length} bytes that start with {start} are no program code, which starts with 0xeff000")]
    NotAProgram {
        /// Number of bytes.
        length: usize,
        /// The first ones, four at most.
        start: Bytes,
    },
}

impl Program {
    /// The contract `name` as `usdai build` left it in `target/stylus`, or in the folder that the environment
    /// variable `USDAI_ARTIFACTS` names.
    ///
    /// # Errors
    /// [`ProgramError`] if it was not built or the file holds something else.
    pub fn load(name: &str) -> Result<Self, ProgramError> {
        let folder = std::env::var_os("USDAI_ARTIFACTS").map(PathBuf::from);
        let folder = folder.unwrap_or_else(|| Path::new(REPOSITORY_ROOT).join("target/stylus"));
        Self::load_from(&folder, name)
    }

    /// The contract `name` in `folder`.
    ///
    /// # Errors
    /// As [`Program::load`].
    pub fn load_from(folder: &Path, name: &str) -> Result<Self, ProgramError> {
        let path = folder.join(format!("{name}.code"));
        match std::fs::read(&path) {
            Ok(code) => Self::from_code(code),
            Err(source) => Err(ProgramError::Read { name: name.into(), path, source }),
        }
    }

    /// The program with this module, compressed as it would go on chain. The module is not validated here.
    #[must_use]
    pub fn from_wasm(wasm: &[u8]) -> Self {
        Self { code: stylus_wasm::encode_code(wasm).into() }
    }

    /// The program with this account code.
    ///
    /// # Errors
    /// [`ProgramError::NotAProgram`] if the prefix is not that of a program.
    pub fn from_code(code: impl Into<Bytes>) -> Result<Self, ProgramError> {
        let code = code.into();
        match stylus_wasm::code_form(&code) {
            Some(CodeForm::Classic | CodeForm::Root) => Ok(Self { code }),
            _ => Err(ProgramError::NotAProgram {
                length: code.len(),
                start: code.iter().copied().take(4).collect(),
            }),
        }
    }

    /// What lies on chain.
    #[must_use]
    pub fn code(&self) -> &Bytes {
        &self.code
    }

    /// Key under which the chain records its activation.
    #[must_use]
    pub fn codehash(&self) -> B256 {
        keccak256(&self.code)
    }

    /// Init code whose execution leaves an account with this code.
    #[must_use]
    pub fn init_code(&self) -> Bytes {
        stylus_wasm::deploy_init_code(&self.code).into()
    }
}
