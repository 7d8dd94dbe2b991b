//! `usdai balance`: what an address has, and what its shares are worth.

use std::fmt::Write;

use alloy_primitives::{Address, U256, U512};
use clap::Args;
use serde::Serialize;
use usdai_bindings::ISUSDai;

use super::error::VerbError;
use super::options::{Reading, parse_address};
use super::refused::Refused;
use super::session::Session;
use super::sum::{Sum, Token, checksummed};
use crate::client::{ClientError, SignerArguments, SignerError};

/// Smallest units of a whole share.
const WHOLE: u64 = 1_000_000_000_000_000_000;

/// Whose balances.
#[derive(Args, Debug)]
pub struct Arguments {
    /// The address; that of the key by default.
    #[arg(value_parser = parse_address)]
    address: Option<Address>,
    /// The key whose address is meant.
    #[command(flatten)]
    signer: SignerArguments,
    /// Where to look, and how to answer.
    #[command(flatten)]
    pub reading: Reading,
}

/// What an address has.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Balances {
    chain_id: u64,
    #[serde(serialize_with = "checksummed")]
    address: Address,
    timestamp: u64,
    eth: Ether,
    /// The assets of the reserve.
    assets: Vec<Sum>,
    usdai: Sum,
    /// Shares of the vault.
    susdai: Sum,
    /// What the shares are worth at either price.
    worth: Worth,
}

#[derive(Debug, Serialize)]
struct Ether {
    wei: String,
    formatted: String,
}

/// USDai of all shares of the address, rounded down.
#[derive(Debug, Serialize)]
struct Worth {
    /// At what a redemption is paid.
    redemption: Sum,
    /// At what a deposit pays.
    deposit: Sum,
}

impl Arguments {
    /// Asks.
    ///
    /// # Errors
    /// [`VerbError`].
    pub async fn ask(&self, session: &Session) -> Result<Balances, VerbError> {
        let address = self.address(session).await?;
        let (usdai, susdai) = (session.usdai().await?, session.susdai().await?);
        let mut assets = Vec::new();
        for asset in session.assets(usdai).await? {
            assets.push(session.holding(&asset.token, address).await?);
        }
        let dollars = session.token(usdai).await?;
        let shares = session.holding(&session.token(susdai).await?, address).await?;
        let wei = session.client.balance(address).await?;
        Ok(Balances {
            chain_id: session.client.chain_id(),
            address,
            timestamp: session.block_time,
            eth: Ether { wei: wei.to_string(), formatted: crate::amount::plain(wei, 18) },
            assets,
            usdai: session.holding(&dollars, address).await?,
            worth: worth(session, susdai, &shares, &dollars).await?,
            susdai: shares,
        })
    }

    async fn address(&self, session: &Session) -> Result<Address, VerbError> {
        if let Some(address) = self.address {
            return Ok(address);
        }
        match self.signer.signer(session.client.chain_id()).await {
            Ok(signer) => Ok(signer.address()),
            Err(SignerError::Missing) => Err(Refused::WhoseBalance.into()),
            Err(error) => Err(ClientError::from(error).into()),
        }
    }
}

async fn worth(session: &Session, susdai: Address, shares: &Sum, usdai: &Token) -> Result<Worth, VerbError> {
    let deposit = ISUSDai::convertToAssetsCall { shares: shares.units };
    let deposit = session.client.call(susdai, &deposit).await?;
    let price = session.client.call(susdai, &ISUSDai::redemptionSharePriceCall {}).await?;
    let product: U512 = shares.units.widening_mul(price);
    let redemption = (product / U512::from(WHOLE)).wrapping_to::<U256>();
    Ok(Worth { redemption: usdai.sum(redemption), deposit: usdai.sum(deposit) })
}

impl Balances {
    /// The balances for people.
    #[must_use]
    pub fn text(&self) -> String {
        let ether = crate::amount::grouped(self.eth.wei.parse().unwrap_or_default(), 18);
        let mut rows = vec![format!("{ether} ETH")];
        rows.extend([&self.usdai, &self.susdai].into_iter().chain(&self.assets).map(ToString::to_string));
        let width = rows.iter().filter_map(|row| row.find(' ')).max().unwrap_or(0);
        let mut text = format!("{}\n", self.address);
        for row in rows {
            let (amount, symbol) = row.split_once(' ').unwrap_or((&row, ""));
            // Writing to a string cannot fail.
            let _ = writeln!(text, "  {amount:>width$} {symbol}");
        }
        let Worth { redemption, deposit } = &self.worth;
        let _ =
            writeln!(text, "The shares are worth {redemption} when redeemed; as many would cost {deposit}.");
        text
    }
}
