//! Staking: a yield of 10,000 that is streamed for a week, and a staker who comes a minute before it.

use alloy_primitives::U256;
use alloy_sol_types::SolCall;
use anyhow::ensure;
use stylus_chain::chain::Account;
use usdai_bindings::{IAuthority, ISUSDai, IToken, IUSDai};
use usdai_core::vault::{SharePrice, Stream};
use usdai_core::{Shares, Timestamp, Usd};

use super::{dollars, units};
use crate::demo::report::PriceReading;
use crate::demo::stage::Stage;

const MINUTE: u64 = 60;
const HOUR: u64 = 3_600;
const DAY: u64 = 86_400;

/// What the two stakers bring each, in whole USDai.
const STAKE: u64 = 100_000;
/// What the reserve earns, in whole dollars.
const YIELD: u64 = 10_000;

/// Two stakers, a pause that ends by itself, and a week of yield.
pub fn stake_and_earn(stage: &mut Stage) -> anyhow::Result<()> {
    let [alice, bob] = ["alice", "bob"].map(|name| stage.person(name));
    stake(stage, &alice, "Alice stakes 100,000 USDai and has shares at a price of one")?;
    pause(stage, &bob)?;
    let closed = SharePrice { assets: Usd::new(units(STAKE)), supply: Shares::new(units(STAKE)) };
    read_price(stage, "before anything is earned", &closed, None)?;

    let late = stake(stage, &bob, "A minute before the harvest Bob stakes as much")?;
    stage.chain.warp(MINUTE);
    let earn = IToken::mintCall { to: stage.usdai, value: dollars(YIELD) };
    let carol = stage.person("carol");
    stage.act("The reserve earns 10,000 dollars", &carol, stage.dollar, &earn)?;
    let receipt =
        stage.act("Anyone harvests them for the vault", &carol, stage.susdai, &ISUSDai::harvestCall {})?;
    let harvested = receipt.returned::<ISUSDai::harvestCall>()?;
    ensure!(harvested == units(YIELD), "harvested {harvested}");
    let worth = stage.chain.call(stage.susdai, &ISUSDai::convertToAssetsCall { shares: late })?;
    let streamed = U256::from(YIELD).saturating_mul(units(1)) / U256::from(7 * DAY);
    let gained = worth.saturating_sub(units(STAKE));
    ensure!(gained <= streamed, "coming late gained {gained}");

    watch_a_week(stage)?;
    let leave = ISUSDai::redeemCall { shares: late, receiver: bob.address, controller: bob.address };
    stage.refused("Bob cannot leave at once: who leaves waits in line", &bob, stage.susdai, &leave).map(drop)
}

/// Approves and deposits; returns the shares.
fn stake(stage: &mut Stage, who: &Account, title: &str) -> anyhow::Result<U256> {
    let (usdai, susdai, assets) = (stage.usdai, stage.susdai, units(STAKE));
    let approve = IUSDai::approveCall { spender: susdai, value: U256::MAX };
    stage.act(&format!("{} lets the vault take USDai", capitalised(&who.name)), who, usdai, &approve)?;
    let deposit = ISUSDai::deposit_1Call { assets, receiver: who.address, minShares: assets };
    let receipt = stage.act(title, who, susdai, &deposit)?;
    Ok(receipt.returned::<ISUSDai::deposit_1Call>()?)
}

/// The guardian stops staking for an hour; nobody has to end that.
fn pause(stage: &mut Stage, bob: &Account) -> anyhow::Result<()> {
    let guardian = stage.person("guardian");
    let (target, until) = (stage.susdai, stage.chain.timestamp() + HOUR);
    let entry = ISUSDai::pauseDepositsCall::SELECTOR.into();
    let order = IAuthority::pauseCall { target, entry, until };
    stage.act("The guardian stops staking for an hour", &guardian, stage.authority, &order)?;
    let deposit = ISUSDai::deposit_0Call { assets: units(STAKE), receiver: bob.address };
    stage.refused("Bob cannot stake meanwhile", bob, target, &deposit)?;
    stage.chain.warp(HOUR);
    Ok(())
}

/// The price at instants of the week and after, each as the formula has it.
fn watch_a_week(stage: &mut Stage) -> anyhow::Result<()> {
    let source = ISUSDai::streamCall { source: 0x21 };
    let stored = stage.chain.call(stage.susdai, &source)?;
    ensure!(stored.remaining == units(YIELD) && stored.end - stored.updatedAt == 7 * DAY, "{stored:?}");
    let at = |time| Timestamp::new(time);
    let (updated_at, end) = (at(stored.updatedAt), at(stored.end));
    let stream = Stream { remaining: Usd::new(stored.remaining), updated_at, end };
    let all = Usd::new(units(2 * STAKE).saturating_add(units(YIELD)));
    let price = SharePrice { assets: all, supply: Shares::new(units(2 * STAKE)) };
    let mut previous = 0;
    for (hours, title) in [
        (0, "just after"),
        (24, "after a day"),
        (84, "after half a week"),
        (168, "after a week"),
        (240, "later"),
    ] {
        stage.chain.warp((hours - previous) * HOUR);
        previous = hours;
        read_price(stage, title, &price, Some(&stream))?;
    }
    Ok(())
}

/// Reads the vault's price and checks it against the assets without what the stream has not released.
fn read_price(
    stage: &mut Stage,
    title: &str,
    all: &SharePrice,
    stream: Option<&Stream>,
) -> anyhow::Result<()> {
    let deposit = stage.chain.call(stage.susdai, &ISUSDai::depositSharePriceCall {})?;
    let redemption = stage.chain.call(stage.susdai, &ISUSDai::redemptionSharePriceCall {})?;
    let now = Timestamp::new(stage.chain.timestamp());
    let unreleased = stream.map_or(Ok(Usd::ZERO), |stream| stream.unreleased_up(now))?;
    let formula = SharePrice { assets: all.assets.checked_sub(unreleased)?, ..*all }.wad_down()?.raw();
    ensure!(deposit == formula && redemption == formula, "{title}: {deposit}, {redemption}, not {formula}");
    stage.note_price(PriceReading {
        after_step: 0,
        title: title.into(),
        timestamp: now.get(),
        deposit: deposit.to_string(),
        redemption: redemption.to_string(),
        formula: formula.to_string(),
    });
    Ok(())
}

fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
