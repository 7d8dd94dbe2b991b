//! Ciphertexts of people who mean no good: each is passed over and named, and all others are opened.

use alloy_primitives::{Address, U256};

use crate::scene::{Bidder, Scene, published};
use crate::stage::Stage;

/// What somebody writes in the place of the ciphertext of its bid. There is an honest bidder with position 1.
type Forgery = fn(&Scene, &mut Bidder, &Bidder) -> Vec<u8>;

const FORGERIES: &[(&str, Forgery)] = &[
    ("nothing", |_, _, _| Vec::new()),
    ("a byte", |_, _, _| vec![1]),
    ("garbage of the right length", |_, _, _| (0..143).map(|byte: u8| byte.wrapping_mul(89)).collect()),
    ("as much as can be", |_, _, _| vec![0xff; 1_024]),
    ("another version", |_, own, _| [&[2], &own.sealed.ciphertext[1..]].concat()),
    ("a bit flipped in the point", |_, own, _| flipped(own, 20)),
    ("a bit flipped in the salt", |_, own, _| flipped(own, 120)),
    ("a bit flipped in the bid", |_, own, _| flipped(own, 142)),
    ("somebody else's ciphertext", |_, _, honest| honest.sealed.ciphertext.to_vec()),
    ("somebody else's commitment and ciphertext", |_, own, honest| {
        own.sealed.commitment = honest.sealed.commitment;
        honest.sealed.ciphertext.to_vec()
    }),
    ("its own bid, sealed for another position", |scene, own, honest| {
        own.sealed.commitment = scene.commitment_for(own, honest.id);
        scene.encrypted(own, scene.chain.qev, honest.id, 0)
    }),
    ("its own bid, sealed for another contract", |scene, own, _| {
        scene.encrypted(own, Address::ZERO, own.id, 0)
    }),
    ("its own bid, sealed for a later round", |scene, own, _| {
        scene.encrypted(own, scene.chain.qev, own.id, 1)
    }),
    ("an opening that is not what it committed to", |scene, own, _| {
        own.sealed.opening.tick += 1;
        scene.encrypted(own, scene.chain.qev, own.id, 0)
    }),
    ("the commitment to nothing that is known", |_, own, _| {
        own.sealed.commitment.0[31] ^= 1;
        own.sealed.ciphertext.to_vec()
    }),
];

#[test]
fn hostile_ciphertexts_stop_nobody() {
    let mut scene = Scene::new();
    let honest = scene.bidder("honest", 1_000, 120);
    let mut hostile = Vec::new();
    for (name, forge) in FORGERIES {
        let mut bidder = scene.bidder(name, 1_000, 110);
        let ciphertext = forge(&scene, &mut bidder, &honest);
        scene.commit(&bidder, ciphertext);
        hostile.push((u64::from(bidder.id), *name));
    }
    let last = scene.bidder("honest too", 1_000, 130);
    let lock = scene.chain.lock_time(1);
    let mut stage = Stage::new(scene);
    stage.at(published(lock));
    let said = stage.keep();
    assert_eq!(said.positions("reveal", "done"), [u64::from(honest.id), last.id.into()]);
    let skipped = said.positions("reveal", "skipped");
    for (id, name) in &hostile {
        assert!(skipped.contains(id), "{name}, of position {id}, is in none of {skipped:?}");
    }
    assert_eq!(skipped.len(), hostile.len());
    assert!(stage.keep().positions("reveal", "done").is_empty());

    let clear = stage.act(|scene| scene.chain.clear_time(1));
    stage.at(clear);
    stage.keep();
    assert!(!stage.act(|scene| scene.cleared(1)).isExcused);
}

/// What was replaced, taken back, given away or opened is left alone.
#[test]
fn only_the_last_commitment_counts() {
    let mut scene = Scene::new();
    let names = ["replaces", "withdraws", "gives away", "opens itself"];
    let bidders = names.map(|name| scene.bidder(name, 1_000, 100));
    let [replaces, withdraws, gives, opens] = &bidders;
    let replaced = scene.bid(&replaces.holder, replaces.id, 1_000, 200);
    let taken_back = tests::abi::IQEV::withdrawCommitmentCall { id: U256::from(withdraws.id) };
    tests::check::done(scene.chain.tell(&withdraws.holder, &taken_back));
    let keeper = scene.chain.keeper.address;
    let given = tests::abi::IQEV::transferFromCall {
        from: gives.holder.address,
        to: keeper,
        tokenId: U256::from(gives.id),
    };
    tests::check::done(scene.chain.tell(&gives.holder, &given));
    let lock = scene.chain.lock_time(1);
    let mut stage = Stage::new(scene);
    stage.at(published(lock));
    stage.act(|scene| scene.reveal(opens));
    let said = stage.keep();
    assert_eq!(said.positions("reveal", "done"), [u64::from(replaces.id)]);
    assert!(said.positions("reveal", "skipped").is_empty(), "{said:?}");
    let tick = stage.books().positions[0].tick.map(qev_auction::Tick::get);
    assert_eq!(tick, Some(replaced.sealed.opening.tick));
}

fn flipped(bidder: &Bidder, byte: usize) -> Vec<u8> {
    let mut ciphertext = bidder.sealed.ciphertext.to_vec();
    ciphertext[byte] ^= 1;
    ciphertext
}
