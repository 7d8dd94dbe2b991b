//! The assets of USDai's reserve.

use alloy_primitives::{Address, U256};
use usdai_bindings::IUSDai;

use super::error::VerbError;
use super::refused::Refused;
use super::session::Session;
use super::sum::Token;

/// An asset, and whether it goes in and out.
#[derive(Clone, Debug)]
pub struct Asset {
    /// The token.
    pub token: Token,
    /// Units that the reserve has by its books.
    pub ledger: U256,
    /// Whether it can be deposited.
    pub mint_enabled: bool,
    /// Whether it can be redeemed.
    pub redeem_enabled: bool,
}

impl Session {
    /// All of them, as listed.
    ///
    /// # Errors
    /// The chain or a token does not answer.
    pub async fn assets(&self, usdai: Address) -> Result<Vec<Asset>, VerbError> {
        let mut assets = Vec::new();
        for asset in self.client.call(usdai, &IUSDai::assetsCall {}).await? {
            let terms = self.client.call(usdai, &IUSDai::reserveAssetCall { asset }).await?;
            assets.push(Asset {
                token: self.token(asset).await?,
                ledger: terms.ledger,
                mint_enabled: terms.mintEnabled,
                redeem_enabled: terms.redeemEnabled,
            });
        }
        Ok(assets)
    }
}

/// The asset with this symbol or address; without one, the only one there is.
///
/// # Errors
/// [`Refused`] unless it is exactly one.
pub fn choose(assets: Vec<Asset>, wanted: Option<&str>) -> Result<Asset, Refused> {
    let known: Vec<_> =
        assets.iter().map(|asset| format!("{} {}", asset.token.symbol, asset.token.address)).collect();
    let matches = |asset: &Asset| {
        wanted.is_none_or(|wanted| {
            let address: Option<Address> = wanted.parse().ok();
            asset.token.symbol.eq_ignore_ascii_case(wanted) || address == Some(asset.token.address)
        })
    };
    let mut found = assets.into_iter().filter(matches);
    match (found.next(), found.next(), wanted) {
        (Some(asset), None, _) => Ok(asset),
        (None, _, _) if known.is_empty() => Err(Refused::NoAssets),
        (None, _, wanted) => Err(Refused::AssetUnknown { asset: wanted.unwrap_or_default().into(), known }),
        (Some(_), Some(_), None) => Err(Refused::WhichAsset { known }),
        (Some(_), Some(_), Some(asset)) => Err(Refused::AssetAmbiguous { asset: asset.into(), known }),
    }
}
