//! Where a key comes from: a keystore, a Ledger, a file or the environment, and never the command line, which
//! other users of the machine can read.

use std::io;
use std::path::{Path, PathBuf};

use alloy::signers::local::PrivateKeySigner;
use zeroize::Zeroizing;

use super::signer::Signer;

/// Environment variable that may hold a private key.
pub const KEY_VARIABLE: &str = "USDAI_PRIVATE_KEY";

const SOURCES: &str = "--keystore FILE (with --password-file FILE, or it asks), --ledger, --private-key-file FILE, \
                       or the environment variable USDAI_PRIVATE_KEY";

/// Who signs. Exactly one source.
#[derive(clap::Args, Clone, Debug, Default)]
pub struct SignerArguments {
    /// Encrypted keystore (Web3 secret storage) that signs; asks for its password.
    #[arg(long, value_name = "FILE")]
    pub keystore: Option<PathBuf>,
    /// File whose first line is the keystore's password.
    #[arg(long, value_name = "FILE", requires = "keystore")]
    pub password_file: Option<PathBuf>,
    /// A Ledger signs, with its first account.
    #[arg(long)]
    pub ledger: bool,
    /// File that holds a private key as 64 hexadecimal digits.
    #[arg(long, value_name = "FILE")]
    pub private_key_file: Option<PathBuf>,
}

/// Why nobody can sign. No variant holds anything of a key or a password.
#[derive(Debug, thiserror::Error)]
pub enum SignerError {
    /// No source of a key.
    #[error("no key to sign with: give one of {SOURCES}")]
    Missing,
    /// More than one source.
    #[error("several keys to sign with ({}): give one of {SOURCES}", .0.join(" and "))]
    Several(Vec<&'static str>),
    /// A file cannot be read.
    #[error("cannot read {}: {source}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the file system says.
        source: io::Error,
    },
    /// A key stands where the name of a file belongs. It is not repeated.
    #[error(
        "a private key was given in the place of a file's name, where others can read it: do not use this key any more"
    )]
    KeyAsPath,
    /// A text is no private key.
    #[error("{0} holds no private key: 64 hexadecimal digits, not all zero")]
    NotAKey(String),
    /// The keystore does not open.
    #[error("{} does not open: the password is wrong, or it is no keystore", .0.display())]
    Keystore(PathBuf),
    /// No password can be asked for.
    #[error("cannot ask for the keystore's password ({0}): use --password-file")]
    Prompt(io::Error),
    /// This build has no support for Ledgers.
    #[error("this program was built without Ledger support: build it with `--features ledger`")]
    NoLedgerSupport,
    /// The device does not answer or the user declines.
    #[error("the Ledger does not sign ({0}): is it connected, unlocked, and its Ethereum app open?")]
    Ledger(String),
    /// A key does not sign.
    #[error("signing failed: {0}")]
    Sign(String),
}

impl SignerArguments {
    /// The signer, for transactions of this chain.
    ///
    /// # Errors
    /// [`SignerError`] unless there is exactly one source and it holds a key.
    pub async fn signer(&self, chain_id: u64) -> Result<Signer, SignerError> {
        let variable = std::env::var(KEY_VARIABLE).ok().map(Zeroizing::new);
        self.signer_with(variable.filter(|text| !text.trim().is_empty()), chain_id).await
    }

    async fn signer_with(
        &self,
        variable: Option<Zeroizing<String>>,
        chain_id: u64,
    ) -> Result<Signer, SignerError> {
        let given = [
            ("--keystore", self.keystore.is_some()),
            ("--ledger", self.ledger),
            ("--private-key-file", self.private_key_file.is_some()),
            (KEY_VARIABLE, variable.is_some()),
        ];
        let given: Vec<_> = given.iter().filter(|(_, given)| *given).map(|(name, _)| *name).collect();
        if given.len() > 1 {
            return Err(SignerError::Several(given));
        }
        if self.ledger {
            return Signer::ledger(chain_id).await;
        }
        let key = if let Some(path) = &self.keystore {
            open_keystore(path, self.password_file.as_deref())?
        } else if let Some(path) = &self.private_key_file {
            parse_key(&read(path)?, &path.display().to_string())?
        } else {
            parse_key(&variable.ok_or(SignerError::Missing)?, KEY_VARIABLE)?
        };
        Ok(Signer::local(key, chain_id))
    }
}

fn open_keystore(path: &Path, password_file: Option<&Path>) -> Result<PrivateKeySigner, SignerError> {
    // Asking for a password first and failing then would be rude.
    read(path)?;
    let password = match password_file {
        Some(file) => Zeroizing::new(read(file)?.lines().next().unwrap_or_default().to_owned()),
        None => {
            let question = format!("Password of {}: ", path.display());
            Zeroizing::new(rpassword::prompt_password(question).map_err(SignerError::Prompt)?)
        }
    };
    PrivateKeySigner::decrypt_keystore(path, password.as_bytes())
        .map_err(|_| SignerError::Keystore(path.into()))
}

fn parse_key(text: &str, name: &str) -> Result<PrivateKeySigner, SignerError> {
    let not_a_key = || SignerError::NotAKey(name.into());
    let text = text.trim();
    let mut bytes = Zeroizing::new([0; 32]);
    hex::decode_to_slice(text.strip_prefix("0x").unwrap_or(text), bytes.as_mut_slice())
        .map_err(|_| not_a_key())?;
    PrivateKeySigner::from_slice(bytes.as_slice()).map_err(|_| not_a_key())
}

fn read(path: &Path) -> Result<Zeroizing<String>, SignerError> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(Zeroizing::new(text)),
        Err(_) if path.to_str().is_some_and(is_key) => Err(SignerError::KeyAsPath),
        Err(source) => Err(SignerError::Read { path: path.into(), source }),
    }
}

fn is_key(text: &str) -> bool {
    let digits = text.strip_prefix("0x").unwrap_or(text);
    digits.len() == 64 && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
}
