//! What was served comes to its owners: into their ledgers by anybody's call, and from there to them.

use alloy_primitives::U256;
use anyhow::{Context, ensure};
use qev_auction::{Collected, Shares, Tick};
use stylus_chain::chain::Account;
use usdai_bindings::{IQEV, ISUSDai};
use usdai_core::Usd;

use super::scene::{Scene, number, same};

/// What a position got.
pub struct Paid {
    /// Its number.
    pub id: u32,
    /// Whose it is.
    pub owner: Account,
    /// What it bid, where that was opened.
    pub tick: Option<Tick>,
    /// What was served, and what was paid and withheld for it.
    pub collected: Collected,
    /// What waits on.
    pub waits: Shares,
}

impl Paid {
    /// What is kept of it because a bid was not opened.
    pub fn withheld(&self) -> anyhow::Result<Usd> {
        Ok(self.collected.released.checked_sub(self.collected.paid)?)
    }
}

/// Settles the epoch into all positions.
pub fn collect(scene: &mut Scene) -> anyhow::Result<Vec<Paid>> {
    let (qev, keeper) = (scene.stage.qev, scene.keeper.clone());
    let people = &scene.people;
    let owners = [&people.dave, &people.grace, &people.bob, &people.carol, &people.frank].map(Clone::clone);
    let ids: Vec<_> = scene.positions().map(number).collect();
    let title = "Anybody has what was served counted to its owners";
    let receipt = scene.act(title, &keeper, qev, &IQEV::collectCall { ids, epochs: 1 })?;
    let events = receipt.logs_of::<IQEV::Collected>(qev);
    ensure!(events.len() == owners.len(), "{} positions were collected", events.len());
    scene
        .positions()
        .zip(owners)
        .zip(&events)
        .map(|((id, owner), event)| collected(scene, id, owner, event))
        .collect()
}

/// Each has the vault pay what its ledger says.
pub fn redeem(scene: &mut Scene, paid: &[Paid]) -> anyhow::Result<()> {
    for (name, title) in [
        ("bob", "Bob is paid: he bid 3% and gives up 0.1%, the least, as no bid was left out"),
        ("carol", "Carol gives up as much, who bid 1.5%"),
        ("dave", "Dave, whom the line served, is charged 2% for the bid that he never opened"),
        ("grace", "Grace gives up nothing; half of her shares wait on, now at the head of the line"),
    ] {
        let paid = paid.iter().find(|paid| paid.owner.name == name).context("nobody of that name leaves")?;
        let (receiver, controller) = (paid.owner.address, paid.owner.address);
        let call = ISUSDai::redeemCall { shares: paid.collected.served.raw(), receiver, controller };
        let receipt = scene.act(title, &paid.owner, scene.stage.susdai, &call)?;
        let assets: U256 = receipt.returned::<ISUSDai::redeemCall>()?;
        same("what is paid", &assets, &paid.collected.paid.raw())?;
    }
    Ok(())
}

/// The event of a position against the same in memory.
fn collected(scene: &mut Scene, id: u32, owner: Account, event: &IQEV::Collected) -> anyhow::Result<Paid> {
    let tick = scene.native.position(id).tick;
    let collected = scene.native.collect(id, 1)?;
    let position = scene.native.position(id);
    let paid = Paid { id, owner, tick, collected, waits: position.shares() };
    let expected = IQEV::Collected {
        id: number(id),
        owner: paid.owner.address,
        epoch: position.epoch.get(),
        shares: collected.served.raw(),
        assets: collected.paid.raw(),
        withheld: paid.withheld()?.raw(),
    };
    same("what a position gets", event, &expected)?;
    Ok(paid)
}
