//! `usdai cores show`: the season, its weeks, and an account.

use std::fmt::Write;

use alloy_primitives::{Address, U256};
use clap::Args;
use serde::Serialize;
use usdai_bindings::ICores;

use super::error::CoresRefusal;
use super::season::{Published, published, season_of};
use crate::amount::grouped;
use crate::deployment::contracts::CORES;
use crate::moment::utc;
use crate::verbs::Answer;
use crate::verbs::error::VerbError;
use crate::verbs::options::{Reading, parse_address};
use crate::verbs::session::Session;
use crate::verbs::sum::{checksummed, decimal};

/// Decimals of Cores.
const DECIMALS: u8 = 18;

/// Whose points.
#[derive(Args, Debug)]
pub struct Arguments {
    /// The account; without one, the season alone.
    #[arg(value_parser = parse_address)]
    address: Option<Address>,
    /// Where to look, and how to answer.
    #[command(flatten)]
    pub reading: Reading,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Shown {
    first_week: u32,
    week_count: u32,
    start: u64,
    #[serde(serialize_with = "decimal")]
    weekly_maximum: U256,
    rates: Rates,
    weeks: Vec<Week>,
    account: Option<Account>,
}

/// Cores of 18 decimals.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rates {
    held: String,
    staked: String,
    minted: String,
    lent: String,
    referral_bps: u16,
}

#[derive(Serialize)]
struct Week {
    week: u32,
    end: u64,
    state: &'static str,
    published: Option<Published>,
}

#[derive(Serialize)]
struct Account {
    #[serde(serialize_with = "checksummed")]
    address: Address,
    #[serde(serialize_with = "decimal")]
    balance: U256,
    #[serde(serialize_with = "checksummed")]
    referrer: Address,
    claimed: Vec<u32>,
}

/// The weeks that have begun, of all seasons.
///
/// # Errors
/// [`CoresRefusal::NoSeason`].
pub async fn weeks_so_far(session: &Session, cores: Address) -> Result<Vec<u32>, VerbError> {
    let season = session.client.call(cores, &ICores::seasonCall {}).await?;
    if season.weekCount == 0 {
        return Err(CoresRefusal::NoSeason.into());
    }
    let past = session.now.checked_sub(season.start).map(|passed| passed / cores_engine::WEEK);
    let begun = past.map_or(0, |weeks| u32::try_from(weeks).unwrap_or(u32::MAX).saturating_add(1));
    let last = season.firstWeek.saturating_sub(1).saturating_add(begun.min(season.weekCount));
    Ok((1..=last).collect())
}

impl Arguments {
    /// Asks.
    ///
    /// # Errors
    /// [`VerbError`].
    pub(super) async fn answer(&self, session: &Session) -> Result<Answer, VerbError> {
        let cores = session.contract(CORES).await?;
        let mut weeks = Vec::new();
        for week in weeks_so_far(session, cores).await? {
            let (_, end) = season_of(session, cores, week).await?.times(week).unwrap_or_default();
            let published = published(session, cores, week).await?;
            let state = match &published {
                Some(published) if published.is_open(session.now) => "can be challenged",
                Some(_) => "can be claimed",
                None if end > session.now => "goes on",
                None => "is not published",
            };
            weeks.push(Week { week, end, state, published });
        }
        let account = match self.address {
            Some(address) => Some(account(session, cores, address, &weeks).await?),
            None => None,
        };
        let season = session.client.call(cores, &ICores::seasonCall {}).await?;
        let rate = |rate: alloy_primitives::aliases::U96| rate.to_string();
        let rates = Rates {
            held: rate(season.rates.held),
            staked: rate(season.rates.staked),
            minted: rate(season.rates.minted),
            lent: rate(season.rates.lent),
            referral_bps: season.rates.referralBps,
        };
        let shown = Shown {
            first_week: season.firstWeek,
            week_count: season.weekCount,
            start: season.start,
            weekly_maximum: season.weeklyMaximum,
            rates,
            weeks,
            account,
        };
        let mut text = String::new();
        // Writing to a string cannot fail.
        let _ = shown.write(&mut text);
        Answer::new(&shown, text)
    }
}

async fn account(
    session: &Session,
    cores: Address,
    address: Address,
    weeks: &[Week],
) -> Result<Account, VerbError> {
    let client = &session.client;
    let mut claimed = Vec::new();
    for week in weeks.iter().filter(|week| week.published.is_some()).map(|week| week.week) {
        if client.call(cores, &ICores::isClaimedCall { week, account: address }).await? {
            claimed.push(week);
        }
    }
    let balance = client.call(cores, &ICores::balanceOfCall { account: address }).await?;
    let referrer = client.call(cores, &ICores::referrerOfCall { account: address }).await?;
    Ok(Account { address, balance, referrer, claimed })
}

impl Shown {
    fn write(&self, text: &mut String) -> std::fmt::Result {
        let last = self.first_week.saturating_add(self.week_count).saturating_sub(1);
        writeln!(text, "season   weeks {} to {last}, from {}", self.first_week, utc(U256::from(self.start)))?;
        writeln!(text, "a week   at most {} Cores", grouped(self.weekly_maximum, DECIMALS))?;
        for (rate, what) in [
            (&self.rates.held, "a USDai held for a day"),
            (&self.rates.staked, "a dollar staked or waiting in the line for a day"),
            (&self.rates.minted, "a USDai minted and held for seven days"),
            (&self.rates.lent, "a dollar lent as a curator for a day"),
        ] {
            let rate = grouped(rate.parse().unwrap_or_default(), DECIMALS);
            writeln!(text, "{rate:>8} for {what}")?;
        }
        writeln!(
            text,
            "{:>7}% of what those earn whom one referred",
            grouped(U256::from(self.rates.referral_bps), 2)
        )?;
        for Week { week, end, state, published } in &self.weeks {
            let total =
                published.as_ref().map(|published| format!(", {} Cores", grouped(published.total, DECIMALS)));
            writeln!(
                text,
                "week {week}, until {}, {state}{}",
                utc(U256::from(*end)),
                total.unwrap_or_default()
            )?;
        }
        let Some(Account { address, balance, referrer, claimed }) = &self.account else { return Ok(()) };
        let weeks: String = claimed.iter().map(|week| format!(", week {week}")).collect();
        writeln!(text, "\n{address} has claimed {} Cores{weeks}", grouped(*balance, DECIMALS))?;
        if referrer.is_zero() { Ok(()) } else { writeln!(text, "referred by {referrer}") }
    }
}
