//! Who is meant: an account, a contract of the suite, or the deployer.

use alloy_primitives::{Address, B256, keccak256};
use serde::Deserialize;
use serde::de::{Deserializer, Error};
use usdai_bindings::ROLES;

use super::values::parse_address;
use crate::deployment::contracts;

/// Somebody, as a configuration names them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Party {
    /// Whoever signs the deployment.
    Deployer,
    /// A contract of the suite.
    Contract(&'static str),
    /// An address.
    Account(Address),
    /// No one, where that is allowed.
    Nobody,
    /// Left to be named by whoever deploys.
    Unnamed,
}

impl Party {
    /// As a configuration has it.
    #[must_use]
    pub fn written(&self) -> String {
        match self {
            Self::Deployer => "deployer".into(),
            Self::Contract(name) => (*name).into(),
            Self::Account(address) => address.to_string(),
            Self::Nobody => "nobody".into(),
            Self::Unnamed => "unnamed".into(),
        }
    }
}

impl<'de> Deserialize<'de> for Party {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        match text.as_str() {
            "deployer" => return Ok(Self::Deployer),
            "nobody" => return Ok(Self::Nobody),
            "unnamed" => return Ok(Self::Unnamed),
            _ => {}
        }
        if let Some(contract) = contracts::named(&text) {
            return Ok(Self::Contract(contract.name));
        }
        if !text.starts_with("0x") {
            let names: Vec<_> = contracts::CONTRACTS.iter().map(|contract| contract.name).collect();
            let names = names.join(", ");
            return Err(Error::custom(format!(
                "{text:?} is nobody: write an address, \"deployer\", or a contract ({names})"
            )));
        }
        parse_address(&text).map(Self::Account).map_err(Error::custom)
    }
}

/// Who has which role, ADMIN aside.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "SCREAMING_SNAKE_CASE")]
#[allow(missing_docs, reason = "the names say it; abi/authority.sol says what each may do")]
pub struct Roles {
    pub guardian: Vec<Party>,
    pub strategist: Vec<Party>,
    pub underwriter: Vec<Party>,
    pub title_agent: Vec<Party>,
    pub bailee: Vec<Party>,
    pub appraiser: Vec<Party>,
    pub insurer: Vec<Party>,
    pub monitor: Vec<Party>,
    pub publisher: Vec<Party>,
    pub bridge: Vec<Party>,
    pub maker: Vec<Party>,
}

impl Roles {
    /// Every role's name with its holders.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &[Party])> {
        let holders: [&[Party]; ROLES.len()] = [
            &self.guardian,
            &self.strategist,
            &self.underwriter,
            &self.title_agent,
            &self.bailee,
            &self.appraiser,
            &self.insurer,
            &self.monitor,
            &self.publisher,
            &self.bridge,
            &self.maker,
        ];
        ROLES.into_iter().zip(holders)
    }
}

/// The number of a role in the authority.
#[must_use]
pub fn role(name: &str) -> B256 {
    if name == "ADMIN" { B256::ZERO } else { keccak256(name) }
}
