//! The five ask to leave, three of them with a bid that nobody can read.

use alloy_primitives::{B256, Bytes, U256};
use stylus_chain::chain::Account;
use timelock::{CIPHERTEXT_LENGTH, seal};
use usdai_bindings::ISUSDai;

use super::super::units;
use super::people::SHARES;
use super::scene::{Scene, all_shares, number, same};

/// A bid of all shares, and whether others will be able to open it.
#[derive(Clone, Copy)]
pub struct Bid {
    /// The rate's tick: as many basis points.
    pub tick: u16,
    /// Whether the ciphertext is what was committed to.
    pub is_readable: bool,
}

/// In this order they wait.
pub fn ask(scene: &mut Scene) -> anyhow::Result<()> {
    let readable = |tick| Some(Bid { tick, is_readable: true });
    let people = &scene.people;
    let [bob, carol, dave] = [&people.bob, &people.carol, &people.dave].map(Clone::clone);
    let [erin, grace] = [&people.erin, &people.grace].map(Clone::clone);
    let spoilt = Some(Bid { tick: 500, is_readable: false });
    let title = "Dave asks to leave and seals a bid of 5%, in a ciphertext that he spoils so that only he can open it";
    request(scene, &dave, title, spoilt)?;
    request(scene, &grace, "Grace asks to leave and bids nothing: she has all the time", None)?;
    let title = "Bob asks to leave and seals a bid: to be served first he would give up 3%";
    request(scene, &bob, title, readable(300))?;
    request(scene, &carol, "Carol seals 1.5%", readable(150))?;
    request(scene, &erin, "Erin seals 1%", readable(100))
}

/// Seals a bid of all shares of a position; returns commitment and ciphertext.
pub fn sealed(scene: &Scene, id: u32, bid: Bid) -> anyhow::Result<(B256, Bytes)> {
    let network = scene.stage.beacon.network();
    let sealed = seal(bid.tick, all_shares()?.get(), &scene.seal_of(id), network, scene.round)?;
    let mut ciphertext: [u8; CIPHERTEXT_LENGTH] = sealed.ciphertext;
    if let (false, Some(last)) = (bid.is_readable, ciphertext.last_mut()) {
        *last ^= 1;
    }
    Ok((sealed.commitment, Bytes::copy_from_slice(&ciphertext)))
}

fn request(scene: &mut Scene, who: &Account, title: &str, bid: Option<Bid>) -> anyhow::Result<()> {
    let (shares, controller, owner, susdai) = (units(SHARES), who.address, who.address, scene.stage.susdai);
    let expected = scene.native.intake().next_sequence;
    let id: U256 = match bid {
        None => {
            let call = ISUSDai::requestRedeemCall { shares, controller, owner };
            scene.act(title, who, susdai, &call)?.returned::<ISUSDai::requestRedeemCall>()?
        }
        Some(bid) => {
            let (commitment, ciphertext) = sealed(scene, expected, bid)?;
            let call = ISUSDai::requestRedeemWithCommitmentCall {
                shares,
                controller,
                owner,
                expectedId: number(expected),
                epoch: scene.epoch.get(),
                commitment,
                ciphertext,
            };
            let receipt = scene.act(title, who, susdai, &call)?;
            receipt.returned::<ISUSDai::requestRedeemWithCommitmentCall>()?
        }
    };
    let sequence = scene.native.request(all_shares()?)?;
    if bid.is_some() {
        scene.native.commit(sequence)?;
    }
    same("the position's number", &id, &number(sequence))
}
