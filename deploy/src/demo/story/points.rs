//! A week of points: computed from the chain's logs, committed, checked by anybody, and claimed.

use alloy_primitives::U256;
use anyhow::ensure;
use cores_engine::Week;
use usdai_bindings::ICores::{self, WeekClaim};

use crate::demo::node;
use crate::demo::report::{Earned, Points};
use crate::demo::stage::Stage;
use crate::progress::Progress;

/// The third: everybody has staked, waits in line or lends.
const WEEK: u32 = 3;
const CHALLENGE: u64 = 3 * 86_400;

/// From logs to balances.
pub fn end_a_week(stage: &mut Stage, progress: &Progress) -> anyhow::Result<()> {
    let [publisher, keeper] = ["publisher", "keeper"].map(|name| stage.person(name));
    let cores = stage.cores;
    progress.step("computing a week of points from the chain's logs");
    let week = node::week(stage, WEEK)?;
    let (root, total) = (week.tree()?.root(), U256::from(week.total));
    let publish = ICores::publishCall { week: WEEK, root, total, inputHash: week.input_hash };
    let refused = stage.refused("Not everybody commits points", &keeper, cores, &publish)?;
    ensure!(refused.contains("NotPublisher"), "{refused}");
    let title =
        "The publisher commits what week 3 came to: a root, a total and the hash of what it computed from";
    stage.act(title, &publisher, cores, &publish)?;

    progress.step("computing it again, as anybody can");
    let again = node::week(stage, WEEK)?;
    let committed = stage.chain.call(cores, &ICores::weekCall { number: WEEK })?;
    ensure!(again == week, "the same week comes to something else");
    let expected = (again.tree()?.root(), U256::from(again.total), again.input_hash);
    ensure!((committed.root, committed.total, committed.inputHash) == expected, "{committed:?}");

    let claims = claims(&week)?;
    let first = claims.first().cloned().unwrap_or_default();
    let refused =
        stage.refused("For three days it can be challenged, and not claimed", &keeper, cores, &first)?;
    ensure!(refused.contains("NotClaimable"), "{refused}");
    stage.chain.warp(CHALLENGE);
    for (number, claim) in claims.iter().enumerate() {
        match number {
            0 => {
                let title = "Then anybody claims for anybody, with a proof each";
                stage.act(title, &keeper, cores, claim)?;
            }
            _ => stage.arrange(&keeper, cores, claim)?,
        }
    }
    check(stage, &week)?;
    let points = report(stage, &week, root);
    stage.note_points(points);
    Ok(())
}

/// One of each account.
fn claims(week: &Week) -> anyhow::Result<Vec<ICores::claimCall>> {
    let tree = week.tree()?;
    let claim = |account: &cores_engine::Account| {
        let proof = tree.proof_of(cores_engine::leaf_of(account.address, week.number, account.points))?;
        let claim = WeekClaim { week: week.number, amount: U256::from(account.points), proof };
        anyhow::Ok(ICores::claimCall { account: account.address, claims: vec![claim] })
    };
    week.accounts.iter().map(claim).collect()
}

/// Refuses balances that are not what was computed.
fn check(stage: &mut Stage, week: &Week) -> anyhow::Result<()> {
    for account in &week.accounts {
        let balance = stage.chain.call(stage.cores, &ICores::balanceOfCall { account: account.address })?;
        ensure!(balance == U256::from(account.points), "{} has {balance} Cores", account.address);
    }
    let supply = stage.chain.call(stage.cores, &ICores::totalSupplyCall {})?;
    ensure!(supply == U256::from(week.total), "{supply} Cores");
    Ok(())
}

fn report(stage: &Stage, week: &Week, root: alloy_primitives::B256) -> Points {
    let owner = |account: &cores_engine::Account| {
        let found = stage.everybody().iter().find(|(_, person)| person.address == account.address);
        found.map_or_else(|| account.address.to_string(), |(name, _)| name.clone())
    };
    let earned = |account: &cores_engine::Account| Earned {
        owner: owner(account),
        held: account.held.to_string(),
        staked: account.staked.to_string(),
        minted: account.minted.to_string(),
        lent: account.lent.to_string(),
        referred: account.referred.to_string(),
        points: account.points.to_string(),
    };
    let mut accounts: Vec<_> = week.accounts.iter().map(earned).collect();
    accounts.sort_by(|one, other| one.owner.cmp(&other.owner));
    Points {
        after_step: stage.steps(),
        week: week.number,
        root,
        input_hash: week.input_hash,
        total: week.total.to_string(),
        accounts,
    }
}
