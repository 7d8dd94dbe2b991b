//! What USDai says.

use std::collections::{BTreeMap, BTreeSet};

use alloy_primitives::{Address, B256, U256};
use usdai_bindings::IUSDai;

use crate::client::{Client, ClientError};

/// Its parameters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Usdai {
    /// The reserve's assets.
    pub assets: BTreeMap<Address, Terms>,
    /// Those that mint at their feed's price.
    pub price_checked: BTreeSet<Address>,
    /// The supply cap in its smallest unit.
    pub supply_cap: U256,
    /// Who receives harvests.
    pub harvest_recipient: Address,
    /// Who may mint beyond the cap, of those that were asked about.
    pub cap_exempt: BTreeSet<Address>,
    /// Who may mint.
    pub access: Access,
    /// The most that an address may mint; zero for no such cap.
    pub address_cap: U256,
    /// The most that one block may mint; zero for no such cap.
    pub per_block: U256,
    /// Where prices come from.
    pub price_oracle: Address,
    /// What takes it to other chains.
    pub bridge: Address,
}

/// Who may mint.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Access {
    /// The admitted, anyone or makers.
    pub mode: u8,
    /// Root of the list; zero for none.
    pub root: B256,
    /// Whose invitations count.
    pub inviter: Address,
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

impl Usdai {
    pub(super) async fn read(
        client: &Client,
        address: Address,
        exempt: &BTreeSet<Address>,
    ) -> Result<Self, ClientError> {
        let (mut assets, mut price_checked) = (BTreeMap::new(), BTreeSet::new());
        for asset in client.call(address, &IUSDai::assetsCall {}).await? {
            let terms = client.call(address, &IUSDai::reserveAssetCall { asset }).await?;
            if client.call(address, &IUSDai::priceCheckedCall { asset }).await? {
                price_checked.insert(asset);
            }
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
        let access = client.call(address, &IUSDai::accessCall {}).await?;
        Ok(Self {
            assets,
            price_checked,
            supply_cap: client.call(address, &IUSDai::supplyCapCall {}).await?,
            harvest_recipient: client.call(address, &IUSDai::harvestRecipientCall {}).await?,
            cap_exempt,
            access: Access { mode: access.mode, root: access.root, inviter: access.inviter },
            address_cap: client.call(address, &IUSDai::addressCapCall {}).await?,
            per_block: client.call(address, &IUSDai::trancheCall {}).await?.perBlock,
            price_oracle: client.call(address, &IUSDai::priceOracleCall {}).await?,
            bridge: client.call(address, &IUSDai::bridgeCall {}).await?,
        })
    }
}
