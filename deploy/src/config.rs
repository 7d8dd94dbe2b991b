//! What is to stand on a chain: `deploy/config/*.toml`. Every key is asked for, so that nothing is decided by
//! silence, and an unknown one is an error.

mod access;
mod auction;
mod bridge;
mod consistency;
mod cores;
mod credit;
mod party;
mod prices;
mod values;

use std::path::{Path, PathBuf};

use alloy_primitives::{Address, U256};
use qev_auction::Rules;
use serde::Deserialize;

use crate::files::{self, FileError};

pub use access::{Access, AccessMode};
pub use auction::{BeaconKey, MaximumRate};
pub use bridge::{Bridge, Bridged, Limit, Peer, PeerAddress};
pub use cores::{Cores, Rates, SeasonStart};
pub use credit::{Classes, Credit, Limits};
pub use party::{Party, Roles, role};
pub use prices::{Feed, Prices};
pub use values::{
    ChecksummedAddress, Dollars, EpochGenesis, GasPrice, OptionalAddress, OptionalHash, Tokens, Wide, Within,
};

/// Why a configuration cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// It cannot be read.
    #[error(transparent)]
    File(#[from] FileError),
    /// It is not what a configuration looks like; names the line.
    #[error("{}: {reason}", path.display())]
    Invalid {
        /// The file.
        path: PathBuf,
        /// Line, column and what is wrong there.
        reason: String,
    },
    /// Something is left for whoever deploys to fill in.
    #[error("{}: {key} is \"unnamed\": write an address, a contract's name or \"deployer\"", path.display())]
    Unnamed {
        /// The file.
        path: PathBuf,
        /// What is to be named.
        key: String,
    },
}

/// A suite of contracts as it is to stand on one chain.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// What people call the chain.
    pub name: String,
    /// Its id.
    pub chain_id: u64,
    /// Nothing is sent while gas costs more.
    pub max_gas_price_gwei: GasPrice,
    /// Part of every contract's address: another text makes another suite.
    pub salt: String,
    /// Who grants roles and gives orders in the end.
    pub administrator: Party,
    /// Whether set-up ends with the deployment, so that what the administrator does from then on waits.
    pub sealed: bool,
    /// Who has which other role at first.
    pub roles: Roles,
    /// USDai's parameters.
    pub usdai: Usdai,
    /// The vault's parameters.
    pub susdai: Susdai,
    /// The redemption auction's parameters.
    pub qev: Qev,
    /// Parameters of titles, loans and the loan book.
    pub credit: Credit,
    /// Where prices come from.
    pub prices: Prices,
    /// How the tokens go to other chains.
    pub bridge: Bridge,
    /// The season of points.
    pub cores: Cores,
    /// Where it was read.
    #[serde(skip)]
    pub path: PathBuf,
}

/// Parameters of USDai.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Usdai {
    /// The most USDai that deposits may bring into existence.
    pub supply_cap: Tokens<{ U94_BITS }>,
    /// Who receives the reserve's yield.
    pub harvest_recipient: Party,
    /// Who may mint beyond the cap.
    pub cap_exempt: Vec<Party>,
    /// Who may mint at all.
    pub access: Access,
    /// The reserve's assets.
    pub assets: Vec<Asset>,
}

/// A stablecoin of the reserve.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asset {
    /// What people call it.
    pub symbol: String,
    /// Its contract.
    pub address: ChecksummedAddress,
    /// What its contract has to say of itself.
    pub decimals: Within<6, 18>,
    /// Fee on minting.
    pub mint_fee_bps: Within<0, 100>,
    /// Fee on redeeming.
    pub redeem_fee_bps: Within<0, 100>,
    /// Its largest part of the reserve; 10,000 is no limit.
    pub share_cap_bps: Within<0, 10_000>,
    /// Whether it can be minted with.
    pub mint_enabled: bool,
    /// Whether it can be redeemed into.
    pub redeem_enabled: bool,
}

/// Parameters of the vault.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Susdai {
    /// When epoch 1 begins.
    pub epoch_genesis: EpochGenesis,
    /// Fee on yield.
    pub yield_fee_bps: Within<0, 1_000>,
    /// Portion of returned principal that is kept for those who wait to leave.
    pub exit_share_bps: Within<2_500, 10_000>,
    /// Who receives fees.
    pub fee_recipient: Party,
    /// Who lends the vault's cash; `"nobody"` where that is not to begin yet.
    pub loan_book: Party,
}

/// Parameters of the redemption auction.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Qev {
    /// Whose rounds open sealed bids.
    pub beacon: BeaconKey,
    /// What bids are held to.
    pub maximum_rate_bps: MaximumRate,
    /// What a position pays whose bid was sealed and not opened.
    pub penalty_bps: Within<{ Rules::PENALTY_LEAST }, { Rules::PENALTY_MOST }>,
}

/// Bits of the largest amount that the contracts hold.
const U96_BITS: usize = 96;
/// Bits of the largest supply cap.
const U94_BITS: usize = 94;

impl Config {
    /// Reads a file.
    ///
    /// # Errors
    /// [`ConfigError::Invalid`] with the line: unknown and missing keys, numbers out of bounds, no addresses.
    pub fn read(path: &Path) -> Result<Self, ConfigError> {
        let text = String::from_utf8_lossy(&files::read(path)?).into_owned();
        Self::parse(&text, path)
    }

    /// Reads the text of a file with this name.
    ///
    /// # Errors
    /// As [`Config::read`].
    pub fn parse(text: &str, path: &Path) -> Result<Self, ConfigError> {
        let invalid = |reason| ConfigError::Invalid { path: path.into(), reason };
        let config: Self = toml::from_str(text).map_err(|error| invalid(error.to_string().trim().into()))?;
        match config.contradiction() {
            Some(reason) => Err(invalid(reason)),
            None => Ok(Self { path: path.into(), ..config }),
        }
    }

    /// Refuses a configuration in which somebody is still to be named.
    ///
    /// # Errors
    /// [`ConfigError::Unnamed`] with the key.
    pub fn require_named(&self) -> Result<(), ConfigError> {
        match self.parties().into_iter().find(|(_, party)| **party == Party::Unnamed) {
            Some((key, _)) => Err(ConfigError::Unnamed { path: self.path.clone(), key }),
            None => Ok(()),
        }
    }

    /// Everybody that is named, by key.
    fn parties(&self) -> Vec<(String, &Party)> {
        let mut parties = vec![
            ("administrator".into(), &self.administrator),
            ("usdai.harvest_recipient".into(), &self.usdai.harvest_recipient),
            ("susdai.fee_recipient".into(), &self.susdai.fee_recipient),
            ("usdai.access.inviter".into(), &self.usdai.access.inviter),
            ("susdai.loan_book".into(), &self.susdai.loan_book),
            ("credit.fee_recipient".into(), &self.credit.fee_recipient),
            ("bridge.delegate".into(), &self.bridge.delegate),
        ];
        for (name, holders) in self.roles.iter() {
            parties.extend(holders.iter().map(|holder| (format!("roles.{name}"), holder)));
        }
        parties.extend(self.usdai.cap_exempt.iter().map(|party| ("usdai.cap_exempt".into(), party)));
        parties.extend(self.bridge.limits.iter().map(|limit| ("bridge.limits".into(), &limit.bridge)));
        parties
    }
}

impl Asset {
    /// Its contract.
    #[must_use]
    pub fn contract(&self) -> Address {
        self.address.get()
    }
}

impl Usdai {
    /// The supply cap in USDai's smallest unit.
    #[must_use]
    pub fn cap(&self) -> U256 {
        self.supply_cap.units()
    }
}
