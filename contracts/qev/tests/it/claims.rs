//! From what positions were paid to who has it: ledgers, partial claims, and the vault's part.

use crate::fake::FakeVault;
use crate::scene::{CLEAR, LOCK, Scene, bid, day, done, log, number, open, refused, whole};
use alloy_primitives::{Address, U256};
use motsu::prelude::*;
use qev::Qev;
use qev::abi::IQEV as abi;

/// A dollar a share.
const PRICE: u64 = 1_000_000_000_000_000_000;

/// Serves a request of so many shares in epoch 1 and collects it.
fn served(scene: &Scene, who: Address, shares: u64, price: u64) {
    let id = done(scene.request(who, number(shares)));
    day(CLEAR);
    scene.offers(1, price);
    assert!(scene.clear());
    scene.collect(id);
}

#[motsu::test]
fn a_part_is_rounded_for_the_vault(qev: Contract<Qev>, vault: Contract<FakeVault>, alice: Address) {
    let scene = open(&qev, &vault);
    // 10 shares at 1.5 dollars.
    served(&scene, alice, 10, PRICE + PRICE / 2);
    assert_eq!(scene.claimable(alice), [10, 15].map(number));
    let redeem = |shares| {
        let answer =
            scene.send(vault.address(), abi::redeemForCall { controller: alice, shares: number(shares) });
        answer.map(|answer| [answer.redeemed, answer.assets])
    };
    let withdraw = |assets| {
        let answer =
            scene.send(vault.address(), abi::withdrawForCall { controller: alice, assets: number(assets) });
        answer.map(|answer| [answer.shares, answer.withdrawn])
    };
    refused(redeem(0), abi::ZeroAmount {});
    refused(withdraw(0), abi::ZeroAmount {});
    refused(redeem(11), abi::ClaimTooHigh { amount: number(11), claimable: number(10) });
    refused(withdraw(16), abi::ClaimTooHigh { amount: number(16), claimable: number(15) });
    assert_eq!(done(redeem(1)), [1, 1].map(number));
    scene.ended_with([log(abi::Claimed { controller: alice, shares: number(1), assets: number(1) })]);
    assert_eq!(done(withdraw(1)), [1, 1].map(number));
    assert_eq!(scene.claimable(alice), [8, 13].map(number));
    assert_eq!(done(redeem(7)), [7, 11].map(number));
    assert_eq!(done(redeem(1)), [1, 2].map(number));
    assert_eq!(scene.claimable(alice), [U256::ZERO; 2]);
    refused(redeem(1), abi::ClaimTooHigh { amount: number(1), claimable: U256::ZERO });
}

#[motsu::test]
fn a_claim_collects_and_has_the_vault_pay(
    qev: Contract<Qev>,
    vault: Contract<FakeVault>,
    alice: Address,
    bob: Address,
    carol: Address,
) {
    let scene = open(&qev, &vault);
    let [one, two, other] = [alice, alice, bob].map(|who| scene.enter(who, 5, None));
    let ids = vec![one, two, other, one, number(77), U256::MAX];
    let claim = |receiver| {
        let answer = scene.send(alice, abi::claimCall { ids: ids.clone(), epochs: 9, receiver });
        answer.map(|answer| [answer.shares, answer.assets])
    };
    refused(claim(carol), abi::NothingToClaim {});
    day(CLEAR);
    scene.offers(100, PRICE);
    assert!(scene.clear());
    refused(claim(Address::ZERO), abi::ZeroAddress {});
    assert_eq!(done(claim(carol)), [whole(10); 2]);
    let told = vault.sender(alice);
    let paid = [alice, bob, carol].map(|who| told.paid.get(who));
    assert_eq!(paid, [U256::ZERO, U256::ZERO, whole(10)]);
    assert_eq!([told.reserved.get(), told.kept.get()], [whole(5), U256::ZERO]);
    // What was collected of another is that one's.
    assert_eq!([scene.claimable(alice), scene.claimable(bob)], [[U256::ZERO; 2], [whole(5); 2]]);
    refused(claim(carol), abi::NothingToClaim {});
}

#[motsu::test]
fn a_collection_pays_who_owns_the_position(
    qev: Contract<Qev>,
    vault: Contract<FakeVault>,
    alice: Address,
    bob: Address,
) {
    let scene = open(&qev, &vault);
    let id = scene.enter(alice, 5, None);
    day(CLEAR);
    scene.offers(3, PRICE);
    assert!(scene.clear());
    done(scene.send(alice, abi::transferFromCall { from: alice, to: bob, tokenId: id }));
    assert_eq!(scene.collect(id), [whole(3); 2]);
    assert_eq!([scene.claimable(alice), scene.claimable(bob)], [[U256::ZERO; 2], [whole(3); 2]]);
    // Once, and then there is nothing to tell.
    let events = qev.all_events().len();
    assert_eq!(scene.collect(id), [U256::ZERO; 2]);
    assert_eq!(qev.all_events().len(), events);
}

#[motsu::test]
fn nobody_is_charged_while_the_beacon_is_unknown(
    qev: Contract<Qev>,
    vault: Contract<FakeVault>,
    alice: Address,
) {
    let scene = open(&qev, &vault);
    let [silent, opened] = [Some(300), Some(200)].map(|tick| scene.enter(alice, 5, tick));
    day(LOCK);
    done(scene.reveal(opened, &bid(200, 5)));
    day(CLEAR);
    scene.offers(100, PRICE);
    assert!(scene.clear());
    assert!(scene.record(1).is_excused);
    assert_eq!([scene.collect(silent), scene.collect(opened)], [[whole(5); 2]; 2]);
    assert_eq!(vault.sender(alice).kept.get(), U256::ZERO);
}
