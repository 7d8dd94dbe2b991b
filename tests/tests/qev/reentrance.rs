//! A18: whoever is called while a call of the auction is open gets into neither auction nor vault.
//!
//! The auction calls a receiver of a position that asks for it, the beacon's verifier and the drawing, and its
//! vault; the vault calls the auction and USDai, which call nobody. So a hostile contract can stand in three places.

use alloy_primitives::{Address, Bytes, U256};
use alloy_sol_types::{SolCall, SolValue};
use stylus_chain::{
    chain::{Account, Program, Receipt},
    trace::HostCall,
};
use tests::{
    Redemptions,
    abi::{IQEV, ISUSDai, fixtures::IReenteringBalance},
    check::{done, made, refused},
};

use crate::support::{Served, u, wad};

/// What a program may ask of its host before the guard turns it away.
const BEFORE_THE_GUARD: [&str; 2] = ["msg_reentrant", "pay_for_memory_grow"];

/// Every function of both interfaces, as a call that decodes.
fn every_call(qev: Address, vault: Address) -> Vec<(&'static str, Address, Bytes)> {
    let zeros = [0; 12 * 32];
    let encoded = |selector: &[u8; 4]| Bytes::from([selector.as_slice(), &zeros].concat());
    let of_qev = IQEV::IQEVCalls::SIGNATURES.iter().zip(IQEV::IQEVCalls::SELECTORS);
    let of_qev = of_qev.map(|(name, selector)| (*name, qev, encoded(selector)));
    let of_vault = ISUSDai::ISUSDaiCalls::SIGNATURES.iter().zip(ISUSDai::ISUSDaiCalls::SELECTORS);
    of_qev.chain(of_vault.map(|(name, selector)| (*name, vault, encoded(selector)))).collect()
}

#[track_caller]
fn aim(scene: &mut Redemptions, hook: Address, target: Address, data: Bytes) {
    let keeper = scene.keeper.clone();
    done(scene.chain().send(&keeper, hook, &IReenteringBalance::armCall { target, data }));
}

#[track_caller]
fn traced(scene: &mut Redemptions, from: &Account, data: Vec<u8>) -> (Receipt, Vec<HostCall>) {
    let qev = scene.qev;
    let tx = scene.chain().transaction(from, Some(qev), data);
    let (receipt, calls) = scene.chain().trace(&tx).unwrap_or_else(|invalid| panic!("{invalid}"));
    (receipt, calls.into_iter().filter(|call| call.program == qev && call.depth > 1).collect())
}

/// A receiver of a position tries every function of auction and vault. Its answer is the wrong one, so the transfer is
/// refused as it is without an attempt; had an attempt of the auction got in, the receiver would say so.
#[test]
fn a18_a_receiver_gets_in_nowhere() {
    let Served { mut scene, owner, id, .. } = Served::collected();
    let (qev, vault) = (scene.qev, scene.susdai());
    let hook = made(scene.world().deploy("ReenteringAnswerToken", &[]));
    let again = done(scene.request(&scene.suite.staking.world.alice.clone(), u(0)).or_else(|_| {
        let stays = scene.chain().account("stays");
        scene.request(&stays, wad(10))
    }));
    assert_ne!(again, id);
    let stays = scene.chain().account("stays");
    let give = IQEV::safeTransferFrom_1Call {
        from: stays.address,
        to: hook,
        tokenId: again,
        data: vec![1, 2, 3].into(),
    };
    aim(&mut scene, hook, owner.address, Bytes::new());
    let now = scene.chain().timestamp();
    for (name, target, data) in every_call(qev, vault) {
        let mut scene = scene.clone();
        aim(&mut scene, hook, target, data);
        scene.go_to(now + 1);
        let (receipt, inner) = traced(&mut scene, &stays, give.abi_encode());
        assert!(!receipt.is_success(), "{name}");
        if target == qev {
            let refusal = IQEV::ERC721InvalidReceiver { receiver: hook };
            assert_eq!(receipt.output, alloy_sol_types::SolError::abi_encode(&refusal), "{name}");
            assert!(inner.iter().any(|call| call.name == "msg_reentrant"), "{name}");
            let beyond = inner.iter().find(|call| !BEFORE_THE_GUARD.contains(&call.name));
            assert!(beyond.is_none(), "{name} went on: {beyond:?}");
        }
        assert_eq!(scene.ask(&IQEV::ownerOfCall { tokenId: again }), stays.address, "{name}");
    }
}

/// Through the vault a receiver reaches the auction no more than directly: what would pay it is refused inside.
#[test]
fn a18_a_receiver_is_not_paid_through_the_vault() {
    let Served { mut scene, owner, .. } = Served::collected();
    let vault = scene.susdai();
    let hook = made(scene.world().deploy("ReenteringAnswerToken", &[]));
    let stays = scene.chain().account("stays");
    let id = done(scene.request(&stays, wad(10)));
    // The hook may claim for the owner, and says so if it could.
    done(scene.tell_vault(&owner, &ISUSDai::setOperatorCall { operator: hook, approved: true }));
    let redeem = ISUSDai::redeemCall { shares: wad(700), receiver: hook, controller: owner.address };
    let request = ISUSDai::requestRedeemCall { shares: wad(1), controller: hook, owner: hook };
    done(scene.tell_vault(&stays, &ISUSDai::transferCall { to: hook, value: wad(5) }));
    let give = IQEV::safeTransferFrom_0Call { from: stays.address, to: hook, tokenId: id };
    for data in [redeem.abi_encode(), request.abi_encode()] {
        aim(&mut scene, hook, vault, data.into());
        refused(scene.tell(&stays, &give), IQEV::ERC721InvalidReceiver { receiver: hook });
    }
    let shares = scene.ask_vault(&ISUSDai::maxRedeemCall { controller: owner.address });
    assert_eq!(shares, wad(700));
}

/// A verifier and a drawing are asked without a right to change anything, and get in no further.
#[test]
fn a18_a_hostile_verifier_or_drawing_gets_in_nowhere() {
    let mut scene = Redemptions::new();
    let hook = made(scene.world().deploy("ReenteringAnswerToken", &[]));
    let program = made(Program::load("qev").map_err(Into::into));
    let genesis = U256::from(scene.suite.staking.genesis);
    // The keeper stands for the vault, so that a request can be made; a contract's address is what is asked for.
    let stand_in = made(scene.world().deploy("EvmCaller", &[]));
    let arguments = (scene.suite.authority, stand_in, genesis, hook, hook).abi_encode();
    scene.qev = made(scene.chain().deploy(&program, &arguments).map_err(Into::into)).address;
    let (qev, keeper) = (scene.qev, scene.keeper.clone());
    let request = IQEV::requestCall { shares: wad(5), controller: keeper.address, owner: keeper.address };
    let through =
        tests::abi::fixtures::IEvmCaller::callCall { target: qev, data: request.abi_encode().into() };
    done(scene.chain().send(&keeper, stand_in, &through));
    assert_eq!(scene.ask(&IQEV::ownerOfCall { tokenId: u(1) }), keeper.address);
    for (name, target, data) in every_call(qev, qev) {
        let mut scene = scene.clone();
        if target != qev {
            continue;
        }
        aim(&mut scene, hook, qev, data);
        let signature = vec![1; 96].into();
        let (receipt, inner) = traced(&mut scene, &keeper, IQEV::proveBeaconCall { signature }.abi_encode());
        assert!(!receipt.is_success(), "{name}");
        let beyond = inner.iter().find(|call| !BEFORE_THE_GUARD.contains(&call.name));
        assert!(!inner.is_empty() && beyond.is_none(), "{name} went on: {beyond:?}");
        let (receipt, inner) = traced(&mut scene, &keeper, IQEV::tokenURICall { tokenId: u(1) }.abi_encode());
        // The answer of the drawing is passed on as it is.
        assert!(receipt.is_success(), "{name}");
        let beyond = inner.iter().find(|call| !BEFORE_THE_GUARD.contains(&call.name));
        assert!(!inner.is_empty() && beyond.is_none(), "{name} went on: {beyond:?}");
    }
}

/// A receiver that does not know positions, or is none, loses nothing: the transfer is refused.
#[test]
fn a18_a_receiver_that_does_not_take_it() {
    let Served { mut scene, other, other_id, .. } = Served::collected();
    let wallet = made(scene.world().deploy("EvmCaller", &[]));
    let from = other.address;
    for to in [wallet, scene.suite.usdai(), scene.susdai()] {
        let give = IQEV::safeTransferFrom_0Call { from, to, tokenId: other_id };
        assert!(scene.tell(&other, &give).is_err(), "{to}");
    }
    for to in [Address::ZERO, scene.qev] {
        let give = IQEV::transferFromCall { from, to, tokenId: other_id };
        refused(scene.tell(&other, &give), IQEV::ERC721InvalidReceiver { receiver: to });
    }
    assert_eq!(scene.ask(&IQEV::ownerOfCall { tokenId: other_id }), from);
}
