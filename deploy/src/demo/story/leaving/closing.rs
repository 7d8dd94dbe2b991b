//! Lock, reveal and clear: every step is anybody's call.

use alloy_primitives::{Bytes, aliases::U96};
use alloy_sol_types::SolCall;
use anyhow::{Context, ensure};
use qev_auction::{Auction, Followed, Opening, Outcome, Position, Rules, Shares, Tick, Uniform};
use timelock::{OpenError, VerifiedRound, open_committed};
use usdai_bindings::IAuthority::Call;
use usdai_bindings::{IQEV, IQEVLens, ISUSDai};
use usdai_core::vault::{SharePrice, capacity_up};
use usdai_core::{Seconds, Usd};

use super::super::{admission::Operation, units};
use super::scene::{Scene, number, same};
use crate::demo::stage::Stage;

const TEN_MINUTES: Seconds = Seconds::new(600);
/// All that vault and stakers have: Alice's and those of the five.
const ALL_SHARES: u64 = 600_000;
const BLOCKS: u32 = 10;
/// Basis points.
const NEXT_PENALTY: u16 = 500;

/// What was fixed, and what came of it.
pub struct Cleared {
    /// What the epoch could pay.
    pub capacity: Usd,
    /// What it came to.
    pub outcome: Outcome,
    /// Shares of bids that were opened.
    pub bid: Shares,
    /// Shares that did not bid, those of the bid that was not opened among them.
    pub line: Shares,
    /// Shares of that bid.
    pub unopened: Shares,
}

/// The administrator announces other rules, long before they are in force.
pub fn announce(scene: &mut Scene) -> anyhow::Result<()> {
    let admin = scene.stage.person("admin");
    let title =
        "The administrator announces a higher penalty for bids that are never opened, in epochs to come";
    rules(scene.stage).announce(scene.stage, &admin, title)
}

/// What is in line and what may be paid is as it was at the lock time, whoever calls and when.
pub fn lock(scene: &mut Scene) -> anyhow::Result<()> {
    let (qev, lens, keeper) = (scene.stage.qev, scene.stage.lens, scene.keeper.clone());
    let due = scene.native.clock.lock_time(scene.epoch)?;
    scene.go_to(due.checked_add(TEN_MINUTES)?)?;
    let title = "Three days before the epoch's end anybody locks it, as of that instant";
    scene.act(title, &keeper, qev, &IQEV::lockCall {})?;
    let followed = scene.native.follow_clock()?;
    same("the lock", &followed, &Followed::Locked(scene.epoch, due))?;
    let (auction, expected) =
        (scene.stage.chain.call(lens, &IQEVLens::auctionCall {})?, scene.native.auction());
    same("the line", &auction.line, &expected.line.raw())?;
    same("what is sealed", &auction.unopened, &expected.unopened.raw())?;

    let receipt = scene.act(
        "and the cash that it may pay, before any bid is read",
        &keeper,
        scene.stage.susdai,
        &ISUSDai::lockCall {},
    )?;
    let fixed = receipt.returned::<ISUSDai::lockCall>()?;
    same("the capacity", &fixed, &capacity(scene)?.raw())?;

    let bob = scene.people.bob.clone();
    let take_back = IQEV::withdrawCommitmentCall { id: number(3) };
    let refused = scene.stage.refused("Bob can no longer take his bid back", &bob, qev, &take_back)?;
    ensure!(refused.contains("EpochLocked"), "{refused}");
    let title = "The penalty is raised to 5%, as was announced, which this epoch does not have";
    rules(scene.stage).carry_out(scene.stage, &keeper, title)?;
    scene.native.set_rules(&Rules::new(Tick::HIGHEST, NEXT_PENALTY)?)?;
    Ok(())
}

fn rules(stage: &Stage) -> Operation {
    let call = IQEV::setRulesCall { maximumTick: Tick::HIGHEST.get(), penalty: NEXT_PENALTY };
    Operation::new(vec![Call { target: stage.qev, data: call.abi_encode().into() }])
}

/// An hour later the beacon's round makes the ciphertexts readable, and whoever likes opens what can be.
pub fn reveal(scene: &mut Scene) -> anyhow::Result<()> {
    let (qev, keeper) = (scene.stage.qev, scene.keeper.clone());
    let published = scene.stage.beacon.network().beacon().published_at(scene.round)?;
    scene.go_to(published.checked_add(TEN_MINUTES)?)?;
    let round = scene.stage.beacon.sign(scene.round)?;
    let signature = Bytes::copy_from_slice(&round.signature().to_uncompressed()?);
    let title = "An hour later the beacon's round is out: anybody proves it on chain, and who opens no bid is charged";
    scene.act(title, &keeper, qev, &IQEV::proveBeaconCall { signature })?;
    scene.native.prove_beacon()?;

    let found = readable(scene, &round)?;
    ensure!(found.len() == 2, "{} bids can be read", found.len());
    let openings = found.iter().map(|(id, opening)| opened(*id, opening)).collect::<anyhow::Result<_>>()?;
    let title =
        "Anybody opens with it all bids that it opens, in one call: Bob's and Carol's, and not Dave's";
    let receipt = scene.act(title, &keeper, qev, &IQEV::revealManyCall { openings })?;
    let done = receipt.returned::<IQEV::revealManyCall>()?;
    same("what was opened", &done, &vec![true; found.len()])?;
    for (id, opening) in found {
        scene.native.reveal(id, opening.tick, Shares::new(opening.shares))?;
    }
    let unopened = scene.stage.chain.call(scene.stage.lens, &IQEVLens::auctionCall {})?.unopened;
    same("what is not opened", &unopened, &scene.native.auction().unopened.raw())
}

/// The highest rates first, then the line in its order.
pub fn clear(scene: &mut Scene) -> anyhow::Result<Cleared> {
    let (qev, keeper) = (scene.stage.qev, scene.keeper.clone());
    scene.go_to(scene.native.clock.clear_time(scene.epoch)?)?;
    let title = "A day before the epoch's end anybody clears it";
    let receipt = scene.act(title, &keeper, qev, &IQEV::clearCall { blocks: BLOCKS })?;
    let event = receipt.logs_of::<IQEV::Cleared>(qev).pop().context("no event of the clearing")?;

    let Auction { line, unopened, .. } = scene.native.auction();
    let capacity = capacity(scene)?;
    let outcome = scene.native.clear::<Uniform>(capacity, price(scene).wad_down()?)?;
    ensure!(scene.native.serve(BLOCKS)?, "the line is not served");
    let record = outcome.record;
    let expected = IQEV::Cleared {
        epoch: scene.epoch.get(),
        capacity: capacity.raw(),
        price: outcome.price.raw(),
        bidServed: outcome.bid_served.raw(),
        lineServed: outcome.line_served.raw(),
        paidToBids: outcome.paid_to_bids.raw(),
        paidToLine: outcome.paid_to_line.raw(),
        fee: outcome.fee.raw(),
        unspent: outcome.unspent.raw(),
        marginalTick: record.marginal.map_or(0, Tick::get),
        marginalServed: record.marginal_served.raw(),
        marginalBid: record.marginal_bid.raw(),
        rate: record.rate,
        isVoid: record.is_void,
        isExcused: record.is_excused,
    };
    same("what the epoch comes to", &event, &expected)?;
    Ok(Cleared { capacity, outcome, bid: waiting(scene, |position| position.bid), line, unopened })
}

/// What all shares share, which is the same at every instant of the epoch.
pub fn price(scene: &Scene) -> SharePrice {
    let supply = usdai_core::Shares::new(units(ALL_SHARES));
    SharePrice { assets: Usd::new(scene.people.assets), supply }
}

/// By the rule: the cash, but no more than what waits is worth and the margin.
fn capacity(scene: &Scene) -> anyhow::Result<Usd> {
    let queued = usdai_core::Shares::new(waiting(scene, Position::shares).raw());
    Ok(capacity_up(Usd::new(scene.people.cash), queued, &price(scene))?)
}

/// A sum over all positions, which keep what they had until they are collected.
fn waiting(scene: &Scene, of: impl Fn(&Position) -> Shares) -> Shares {
    scene.positions().map(|id| of(&scene.native.position(id))).fold(Shares::ZERO, Shares::plus)
}

/// What opens the sealed bids that stand, of those that can be read.
fn readable(scene: &Scene, round: &VerifiedRound) -> anyhow::Result<Vec<(u32, Opening)>> {
    let mut found = Vec::new();
    for id in scene.positions() {
        if scene.native.position(id).sealed_for() != Some(scene.epoch) {
            continue;
        }
        let last = scene.sealed.iter().rev().find(|sealed| sealed.id == number(id));
        let IQEV::Committed { commitment, ciphertext, .. } = last.context("no event of a bid")?;
        match open_committed(ciphertext, &scene.seal_of(id), round, *commitment) {
            Ok(opening) => found.push((id, opening)),
            Err(OpenError::Commitment { .. }) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(found)
}

fn opened(id: u32, opening: &Opening) -> anyhow::Result<IQEV::Opening> {
    let Opening { tick, shares, salt } = *opening;
    Ok(IQEV::Opening { id: number(id), tick, shares: U96::try_from(shares)?, salt })
}
