//! Finds `cases.json` and the files it refers to.

use std::path::{Path, PathBuf};

use alloy_primitives::{Bytes, keccak256};

use crate::format::{self, Program};

const REPOSITORY_ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
const OWN_SELECTION: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/vectors/cases.json");

/// The recording and where it was found.
pub struct Source {
    pub path: PathBuf,
    pub cases: format::File,
}

/// Reads the recording that the environment selects.
pub fn open() -> Result<Source, String> {
    let path = match std::env::var_os("USDAI_VECTORS") {
        Some(folder) => cases_in(Path::new(&folder)),
        None => {
            let beside = cases_in(&Path::new(REPOSITORY_ROOT).join("../shared/vectors"));
            if beside.exists() { beside } else { PathBuf::from(OWN_SELECTION) }
        }
    };
    let text = std::fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let cases: format::File =
        serde_json::from_slice(&text).map_err(|error| format!("{}: {error}", path.display()))?;
    if cases.format != 1 {
        return Err(format!("{}: format {} is not known, only 1", path.display(), cases.format));
    }
    if Some(cases.defaults.gas_price) != cases.defaults.env.basefee.map(u128::from) {
        return Err(format!("{}: transactions must pay the base fee", path.display()));
    }
    if cases.cases.is_empty() {
        return Err(format!("{}: no cases", path.display()));
    }
    Ok(Source { path, cases })
}

impl Source {
    /// Account code of a program, checked against its recorded hash.
    pub fn code(&self, name: &str) -> Result<Bytes, String> {
        let program = self.program(name)?;
        let code = self.bytes(program.code.as_ref(), program.code_file.as_deref(), name)?;
        if keccak256(&code) != program.codehash {
            return Err(format!(
                "program {name}: code has hash {}, not {}",
                keccak256(&code),
                program.codehash
            ));
        }
        Ok(code)
    }

    /// Module of a program, checked against its recorded length.
    pub fn wasm(&self, name: &str) -> Result<Bytes, String> {
        let program = self.program(name)?;
        let wasm = self.bytes(program.wasm.as_ref(), program.wasm_file.as_deref(), name)?;
        if wasm.len() != program.wasm_len {
            return Err(format!("program {name}: {} bytes, not {}", wasm.len(), program.wasm_len));
        }
        Ok(wasm)
    }

    fn program(&self, name: &str) -> Result<&Program, String> {
        self.cases.programs.get(name).ok_or_else(|| format!("no program {name}"))
    }

    fn bytes(&self, inline: Option<&Bytes>, file: Option<&str>, name: &str) -> Result<Bytes, String> {
        match (inline, file) {
            (Some(bytes), None) => Ok(bytes.clone()),
            (None, Some(file)) => {
                let path = self.path.with_file_name(file);
                let bytes = std::fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
                Ok(bytes.into())
            }
            _ => Err(format!("program {name}: its bytes must be given once, inline or as a file")),
        }
    }
}

/// The folder of all vectors holds those for programs in `stylus`; that folder itself may be named, too.
fn cases_in(folder: &Path) -> PathBuf {
    let nested = folder.join("stylus").join("cases.json");
    let direct = folder.join("cases.json");
    if !nested.exists() && direct.exists() { direct } else { nested }
}
