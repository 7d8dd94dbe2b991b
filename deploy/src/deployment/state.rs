//! What the contracts of a suite say of themselves: roles, targets and parameters.

mod credit;

use std::collections::{BTreeMap, BTreeSet};

use alloy_primitives::{Address, B256, FixedBytes, U256};
use qev_auction::Rules;
use usdai_bindings::{IAuthority, IQEV, ISUSDai, IUSDai};
use usdai_core::ExitShare;

use super::contracts::{AUTHORITY, CONTRACTS, QEV, SUSDAI, USDAI};
use crate::client::{Client, ClientError};

pub use credit::{Credit, LIMITS};

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
}

/// What USDai says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Usdai {
    /// The reserve's assets.
    pub assets: BTreeMap<Address, Terms>,
    /// The supply cap in its smallest unit.
    pub supply_cap: U256,
    /// Who receives harvests.
    pub harvest_recipient: Address,
    /// Who may mint beyond the cap, of those that were asked about.
    pub cap_exempt: BTreeSet<Address>,
}

/// Terms of an asset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    /// Fee on minting, basis points.
    pub mint_fee: u16,
    /// Fee on redeeming, basis points.
    pub redeem_fee: u16,
    /// Largest part of the reserve, basis points.
    pub share_cap: u16,
    /// Whether it can be minted with.
    pub mint_enabled: bool,
    /// Whether it can be redeemed into.
    pub redeem_enabled: bool,
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
        let obeying = CONTRACTS.iter().filter(|contract| contract.entries.is_some());
        let authority = addresses.get(AUTHORITY).copied().unwrap_or_default();
        Self {
            authority: Authority {
                admin: deployer,
                pending_admin: Address::ZERO,
                grants: BTreeSet::from([(B256::ZERO, deployer)]),
                targets: BTreeMap::new(),
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
            obedience: obeying.map(|contract| (contract.name, (authority, Address::ZERO))).collect(),
        }
    }

    /// Asks those that are deployed; the others are as their constructors will leave them. `exempt` are accounts
    /// of which to ask whether the supply cap binds them.
    ///
    /// # Errors
    /// A contract that does not answer as its interface says.
    pub async fn read(
        client: &Client,
        addresses: &Addresses,
        deployed: &BTreeSet<&'static str>,
        deployer: Address,
        exempt: &BTreeSet<Address>,
    ) -> Result<Self, ClientError> {
        let mut state = Self::constructed(addresses, deployer);
        for (name, address) in addresses.iter().filter(|(name, _)| deployed.contains(*name)) {
            match *name {
                AUTHORITY => state.authority = Authority::read(client, *address).await?,
                USDAI => state.usdai = Usdai::read(client, *address, exempt).await?,
                SUSDAI => state.susdai = Susdai::read(client, *address).await?,
                QEV => state.qev = Qev::read(client, *address).await?,
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
        Ok(Self {
            admin: client.call(address, &IAuthority::adminCall {}).await?,
            pending_admin: client.call(address, &IAuthority::pendingAdminCall {}).await?,
            grants: grants.roles.into_iter().zip(grants.holders).collect(),
            targets,
        })
    }
}

impl Usdai {
    async fn read(
        client: &Client,
        address: Address,
        exempt: &BTreeSet<Address>,
    ) -> Result<Self, ClientError> {
        let mut assets = BTreeMap::new();
        for asset in client.call(address, &IUSDai::assetsCall {}).await? {
            let terms = client.call(address, &IUSDai::reserveAssetCall { asset }).await?;
            assets.insert(
                asset,
                Terms {
                    mint_fee: terms.mintFee,
                    redeem_fee: terms.redeemFee,
                    share_cap: terms.shareCap,
                    mint_enabled: terms.mintEnabled,
                    redeem_enabled: terms.redeemEnabled,
                },
            );
        }
        let mut cap_exempt = BTreeSet::new();
        for account in exempt {
            if client.call(address, &IUSDai::capExemptCall { account: *account }).await? {
                cap_exempt.insert(*account);
            }
        }
        Ok(Self {
            assets,
            supply_cap: client.call(address, &IUSDai::supplyCapCall {}).await?,
            harvest_recipient: client.call(address, &IUSDai::harvestRecipientCall {}).await?,
            cap_exempt,
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
