//! `usdai price`: what a share is worth, and what is still to come.

use std::fmt::Write;

use alloy_primitives::{Address, U256};
use clap::Args;
use serde::Serialize;
use usdai_bindings::ISUSDai;

use super::error::VerbError;
use super::options::Reading;
use super::session::Session;
use super::sum::{Sum, Token};
use crate::moment::{from_now, utc};

/// The streams (`abi/susdai.sol`).
const STREAMS: [Known; 2] = [
    Known {
        stream: 1,
        meaning: "counted for deposits already, still to come for redemptions",
        sources: &[(0x10, "interest that was paid"), (0x11, "premiums of deposits")],
    },
    Known {
        stream: 2,
        meaning: "still to come for both prices",
        sources: &[
            (0x20, "interest beyond what had accrued"),
            (0x21, "the reserve's yield"),
            (0x22, "redemptions"),
        ],
    },
];

/// A stream and the numbers of its sources.
struct Known {
    stream: u8,
    meaning: &'static str,
    sources: &'static [(u8, &'static str)],
}

/// Where to look.
#[derive(Args, Debug)]
pub struct Arguments {
    /// Where to look, and how to answer.
    #[command(flatten)]
    pub reading: Reading,
}

/// The vault's prices.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Prices {
    chain_id: u64,
    timestamp: u64,
    /// USDai that a whole share costs.
    deposit: Sum,
    /// USDai that a whole share is paid.
    redemption: Sum,
    /// What all shares are worth at the price of deposits.
    total_assets: Sum,
    total_shares: Sum,
    streams: Vec<Stream>,
    /// Doubts taken back, and lost principal that came back: still to come for redemptions.
    relief: Coming,
    /// Before this time nothing can be staked; none if it can.
    staking_paused_until: Option<u64>,
}

#[derive(Debug, Serialize)]
struct Stream {
    stream: u8,
    meaning: &'static str,
    #[serde(flatten)]
    coming: Coming,
    /// What its sources hold back until they enter it, at most once a day.
    held: Vec<Held>,
}

/// USDai that enters a price second by second.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Coming {
    still_to_come: Sum,
    /// When all of it has come; none if nothing is under way.
    until: Option<u64>,
}

#[derive(Debug, Serialize)]
struct Held {
    source: String,
    meaning: &'static str,
    held: Sum,
}

impl Arguments {
    /// Asks.
    ///
    /// # Errors
    /// [`VerbError`].
    pub async fn ask(&self, session: &Session) -> Result<Prices, VerbError> {
        let susdai = session.susdai().await?;
        let (dollars, shares) = (session.token(session.usdai().await?).await?, session.token(susdai).await?);
        let client = &session.client;
        let paused_until = client.call(susdai, &ISUSDai::parametersCall {}).await?.depositsPausedUntil;
        let loans = client.call(susdai, &ISUSDai::loansCall {}).await?;
        let mut streams = Vec::new();
        for known in STREAMS {
            streams.push(read_stream(session, susdai, &dollars, &known).await?);
        }
        Ok(Prices {
            chain_id: client.chain_id(),
            timestamp: session.block_time,
            deposit: dollars.sum(client.call(susdai, &ISUSDai::depositSharePriceCall {}).await?),
            redemption: dollars.sum(client.call(susdai, &ISUSDai::redemptionSharePriceCall {}).await?),
            total_assets: dollars.sum(client.call(susdai, &ISUSDai::totalAssetsCall {}).await?),
            total_shares: shares.sum(client.call(susdai, &ISUSDai::totalSupplyCall {}).await?),
            streams,
            relief: coming(&dollars, loans.relief, loans.reliefEnd, session.block_time),
            staking_paused_until: (paused_until > session.now).then_some(paused_until),
        })
    }
}

async fn read_stream(
    session: &Session,
    susdai: Address,
    dollars: &Token,
    known: &Known,
) -> Result<Stream, VerbError> {
    let mut held = Vec::new();
    let mut whole = coming(dollars, U256::ZERO, 0, session.block_time);
    for (source, meaning) in known.sources {
        let answer = session.client.call(susdai, &ISUSDai::streamCall { source: *source }).await?;
        // The same for all sources of a stream.
        whole = coming(dollars, answer.unreleased, answer.end, session.block_time);
        held.push(Held { source: format!("{source:#04x}"), meaning, held: dollars.sum(answer.held) });
    }
    Ok(Stream { stream: known.stream, meaning: known.meaning, coming: whole, held })
}

fn coming(dollars: &Token, units: U256, end: u64, now: u64) -> Coming {
    Coming { still_to_come: dollars.sum(units), until: (!units.is_zero() && end > now).then_some(end) }
}

impl Prices {
    /// The prices for people.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        // Writing to a string cannot fail.
        let _ = self.write(&mut text);
        text
    }

    fn write(&self, text: &mut String) -> std::fmt::Result {
        writeln!(text, "At {}", utc(U256::from(self.timestamp)))?;
        writeln!(text, "  a share costs                 {}", self.deposit)?;
        writeln!(text, "  a share is paid when redeemed {}", self.redemption)?;
        writeln!(text, "  all {} are worth {}", self.total_shares, self.total_assets)?;
        for stream in &self.streams {
            writeln!(text, "Stream {}, {}:", stream.stream, stream.meaning)?;
            self.write_coming(text, &stream.coming)?;
            for held in stream.held.iter().filter(|held| !held.held.units.is_zero()) {
                writeln!(text, "  of it held back for its next entry: {} ({})", held.held, held.meaning)?;
            }
        }
        writeln!(text, "Relief, still to come for redemptions:")?;
        self.write_coming(text, &self.relief)?;
        if let Some(until) = self.staking_paused_until {
            writeln!(text, "Staking is paused until {}.", utc(U256::from(until)))?;
        }
        Ok(())
    }

    fn write_coming(&self, text: &mut String, coming: &Coming) -> std::fmt::Result {
        let Some(until) = coming.until else { return writeln!(text, "  {}", coming.still_to_come) };
        let left = from_now(until.saturating_sub(self.timestamp));
        writeln!(text, "  {} until {} ({left})", coming.still_to_come, utc(U256::from(until)))
    }
}
