//! A place in the line is sold before the lock, to a buyer who gets what he saw.

use alloy_primitives::B256;
use anyhow::ensure;
use stylus_chain::chain::Account;
use usdai_bindings::{IQEV, IUSDai};

use super::super::units;
use super::asking::{Bid, sealed};
use super::scene::{Scene, number};

/// What the buyer pays, in whole USDai: 1,000 less than the shares are worth.
const PRICE: u64 = 104_000;

/// Erin sells to Frank.
pub fn sell(scene: &mut Scene) -> anyhow::Result<()> {
    let [erin, frank] = [&scene.people.erin, &scene.people.frank].map(Clone::clone);
    let (qev, usdai) = (scene.stage.qev, scene.stage.usdai);
    let id = scene.native.intake().next_sequence.saturating_sub(1);
    let title = "Erin cannot wait, and lets Frank take her position for 104,000 USDai";
    scene.act(title, &erin, qev, &IQEV::approveCall { approved: frank.address, tokenId: number(id) })?;
    let seen = scene.stage.chain.call(qev, &IQEV::getStateFingerprintCall { tokenId: number(id) })?;

    let (commitment, ciphertext) = sealed(scene, id, Bid { tick: 1_000, is_readable: true })?;
    let commit = IQEV::commitCall { id: number(id), epoch: scene.epoch.get(), commitment, ciphertext };
    scene.act("He has looked at it when she seals 10% in place of 1%", &erin, qev, &commit)?;
    scene.native.commit(id)?;
    let refused = {
        let call = taken(&erin, &frank, id, seen);
        scene.stage.refused("It is no longer what he saw, and he does not get it", &frank, qev, &call)?
    };
    ensure!(refused.contains("FingerprintChanged"), "{refused}");

    let seen = scene.stage.chain.call(qev, &IQEV::getStateFingerprintCall { tokenId: number(id) })?;
    let title = "He looks again and takes it: the bid, which he could not open, is gone with the sale";
    scene.act(title, &frank, qev, &taken(&erin, &frank, id, seen))?;
    scene.native.change_hands(id)?;
    let pay = IUSDai::transferCall { to: erin.address, value: units(PRICE) };
    scene.act("and pays her; the place in the line is his", &frank, usdai, &pay)?;
    let position = scene.stage.chain.call(qev, &IQEV::positionCall { id: number(id) })?;
    ensure!(position.owner == frank.address && position.sealedFor == 0, "the position is not as sold");
    Ok(())
}

fn taken(from: &Account, to: &Account, id: u32, fingerprint: B256) -> IQEV::transferFromWithFingerprintCall {
    let (from, to) = (from.address, to.address);
    IQEV::transferFromWithFingerprintCall { from, to, tokenId: number(id), fingerprint }
}
