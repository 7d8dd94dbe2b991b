//! What the contracts of a suite say of themselves: roles, targets and parameters.

mod bridges;
mod credit;
mod prices;
mod season;
mod usdai;

use std::collections::{BTreeMap, BTreeSet};

use alloy::eips::BlockNumberOrTag;
use alloy_primitives::{Address, B256, FixedBytes};
use qev_auction::Rules;
use usdai_bindings::{IAuthority, IQEV, ISUSDai, IUSDai};
use usdai_core::ExitShare;

use super::contracts::{
    self, AUTHORITY, CORES, PRICE_ORACLE, QEV, SUSDAI, SUSDAI_BRIDGE, SUSDAI_OFT, USDAI, USDAI_BRIDGE,
    USDAI_OFT,
};
use crate::client::{Client, ClientError};

pub use bridges::{Bridges, MESSAGE_TYPE};
pub use credit::{Credit, LIMITS};
pub use prices::{Feed, Prices};
pub use season::Season;
pub use usdai::{Access, Terms, Usdai};

/// Addresses of the contracts, by name.
pub type Addresses = BTreeMap<&'static str, Address>;

/// Roles, targets and parameters of a suite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// The authority's.
    pub authority: Authority,
    /// USDai's.
    pub usdai: Usdai,
    /// The vault's.
    pub susdai: Susdai,
    /// The auction's.
    pub qev: Qev,
    /// What titles, loans and the loan book say.
    pub credit: Credit,
    /// The price oracle's feeds.
    pub prices: Prices,
    /// Limits and other sides of bridges.
    pub bridges: Bridges,
    /// The season of points.
    pub season: Season,
    /// Time of the chain's latest block, unix seconds.
    pub now: u64,
    /// From whom each contract takes orders, and to whom that place is offered.
    pub obedience: BTreeMap<&'static str, (Address, Address)>,
}

/// What the authority says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authority {
    /// The administrator.
    pub admin: Address,
    /// Who may take that place.
    pub pending_admin: Address,
    /// Roles and their holders, ADMIN among them.
    pub grants: BTreeSet<(B256, Address)>,
    /// Targets and their entries.
    pub targets: BTreeMap<Address, Vec<FixedBytes<4>>>,
    /// Modules by name.
    pub modules: BTreeMap<B256, Address>,
    /// Whether set-up is over.
    pub is_sealed: bool,
}

/// What contracts are asked about because they do not list it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Questions {
    /// Accounts that may be exempt from the supply cap.
    pub exempt: BTreeSet<Address>,
    /// Tokens that may have a feed.
    pub feeds: BTreeSet<Address>,
    /// Chains that may have another side, by adapter.
    pub chains: BTreeSet<(&'static str, u32)>,
}

/// What the vault says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Susdai {
    /// Fee on yield, basis points.
    pub yield_fee: u16,
    /// Portion of returned principal for those who wait, basis points.
    pub exit_share: u16,
    /// Who receives fees.
    pub fee_recipient: Address,
    /// Who lends.
    pub loan_book: Address,
    /// Where those who leave wait; zero for nowhere yet.
    pub redemptions: Address,
}

/// What the auction says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Qev {
    /// The tick that bids are held to.
    pub maximum_tick: u16,
    /// What a position pays whose bid was not opened, basis points.
    pub penalty: u16,
}

impl State {
    /// As constructors leave it.
    #[must_use]
    pub fn constructed(addresses: &Addresses, deployer: Address) -> Self {
        let deployed = addresses.keys().filter_map(|name| contracts::named(name));
        let obeying = deployed.filter(|contract| contract.entries.is_some());
        let authority = addresses.get(AUTHORITY).copied().unwrap_or_default();
        Self {
            authority: Authority {
                admin: deployer,
                pending_admin: Address::ZERO,
                grants: BTreeSet::from([(B256::ZERO, deployer)]),
                targets: BTreeMap::new(),
                modules: BTreeMap::new(),
                is_sealed: false,
            },
            usdai: Usdai::default(),
            susdai: Susdai {
                yield_fee: 0,
                exit_share: ExitShare::DEFAULT.get(),
                fee_recipient: Address::ZERO,
                loan_book: Address::ZERO,
                redemptions: Address::ZERO,
            },
            qev: Qev { maximum_tick: Rules::DEFAULT.maximum().get(), penalty: Rules::DEFAULT.penalty() },
            credit: Credit::constructed(),
            prices: Prices::default(),
            bridges: Bridges::default(),
            season: Season::default(),
            now: 0,
            obedience: obeying.map(|contract| (contract.name, (authority, Address::ZERO))).collect(),
        }
    }

    /// Asks those that are deployed; the others are as their constructors will leave them.
    ///
    /// # Errors
    /// A contract that does not answer as its interface says.
    pub async fn read(
        client: &Client,
        addresses: &Addresses,
        deployed: &BTreeSet<&'static str>,
        deployer: Address,
        questions: &Questions,
    ) -> Result<Self, ClientError> {
        let mut state = Self::constructed(addresses, deployer);
        state.now = client.block(BlockNumberOrTag::Latest).await?.timestamp;
        for (name, address) in addresses.iter().filter(|(name, _)| deployed.contains(*name)) {
            match *name {
                AUTHORITY => state.authority = Authority::read(client, *address).await?,
                USDAI => state.usdai = Usdai::read(client, *address, &questions.exempt).await?,
                SUSDAI => state.susdai = Susdai::read(client, *address).await?,
                QEV => state.qev = Qev::read(client, *address).await?,
                PRICE_ORACLE => state.prices = Prices::read(client, *address, &questions.feeds).await?,
                USDAI_BRIDGE | SUSDAI_BRIDGE => {
                    state.bridges.read_limits(client, name, *address).await?;
                }
                USDAI_OFT | SUSDAI_OFT => {
                    state.bridges.read_adapter(client, (name, *address), &questions.chains).await?;
                }
                CORES => state.season = Season::read(client, *address).await?,
                other => state.credit.read(client, other, *address).await?,
            }
            if let Some(obedience) = state.obedience.get_mut(name) {
                let authority = client.call(*address, &IUSDai::authorityCall {}).await?;
                let pending = client.call(*address, &IUSDai::pendingAuthorityCall {}).await?;
                *obedience = (authority, pending);
            }
        }
        Ok(state)
    }
}

impl Authority {
    async fn read(client: &Client, address: Address) -> Result<Self, ClientError> {
        let grants = client.call(address, &IAuthority::rolesCall {}).await?;
        let mut targets = BTreeMap::new();
        for target in client.call(address, &IAuthority::targetsCall {}).await? {
            let entries = client.call(address, &IAuthority::entriesCall { target }).await?;
            targets.insert(target, entries);
        }
        let modules = client.call(address, &IAuthority::modulesCall {}).await?;
        Ok(Self {
            admin: client.call(address, &IAuthority::adminCall {}).await?,
            pending_admin: client.call(address, &IAuthority::pendingAdminCall {}).await?,
            grants: grants.roles.into_iter().zip(grants.holders).collect(),
            targets,
            modules: modules.names.into_iter().zip(modules.modules).collect(),
            is_sealed: client.call(address, &IAuthority::isSealedCall {}).await?,
        })
    }
}

impl Susdai {
    async fn read(client: &Client, address: Address) -> Result<Self, ClientError> {
        let parameters = client.call(address, &ISUSDai::parametersCall {}).await?;
        Ok(Self {
            yield_fee: parameters.yieldFee,
            exit_share: parameters.exitShare,
            fee_recipient: parameters.feeRecipient,
            loan_book: parameters.loanBook,
            redemptions: client.call(address, &ISUSDai::redemptionsCall {}).await?,
        })
    }
}

impl Qev {
    async fn read(client: &Client, address: Address) -> Result<Self, ClientError> {
        let parameters = client.call(address, &IQEV::parametersCall {}).await?;
        Ok(Self { maximum_tick: parameters.maximumTick, penalty: parameters.penalty })
    }
}
