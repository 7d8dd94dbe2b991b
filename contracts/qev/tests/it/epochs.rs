//! Epochs from the lock to what is paid: the worked examples of the design, the line over several epochs, and the
//! clock.

use crate::fake::{FakeVault, REFUSED};
use crate::scene::{CLEAR, DAY, EPOCH, LOCK, NOW, Scene, bid, day, done, log, number, open, refused, whole};
use alloy_primitives::{Address, U256};
use motsu::prelude::*;
use qev::Qev;
use qev::abi::IQEV as abi;
use qev_auction::{Phase, Shares, Tick};

/// 1.05 dollars a share.
const PRICE: u64 = 1_050_000_000_000_000_000;

fn amount(decimals: &str) -> U256 {
    decimals.parse().expect("a number")
}

/// Enters, opens and clears: whole shares and the tick of each.
fn live(scene: &Scene, who: Address, holders: &[(u64, Option<u16>)], capacity: u64) -> Vec<U256> {
    let ids: Vec<_> = holders.iter().map(|(units, tick)| scene.enter(who, *units, *tick)).collect();
    day(LOCK);
    for (id, (units, tick)) in ids.iter().zip(holders) {
        if let Some(tick) = tick {
            done(scene.reveal(*id, &bid(*tick, *units)));
        }
    }
    day(CLEAR);
    scene.offers(capacity, PRICE);
    assert!(scene.clear());
    ids
}

/// What each has left and is paid, as `position` says before and `collect` does then.
#[track_caller]
fn paid(scene: &Scene, id: U256, left: &str, pay: &str) {
    let before = scene.position(id);
    let [shares, assets] = scene.collect(id);
    assert_eq!([shares, assets], [before.collectableShares, before.collectableAssets]);
    assert_eq!([before.waiting + before.bid, assets], [amount(left), amount(pay)]);
}

#[motsu::test]
fn v1_more_is_bid_than_there_is(qev: Contract<Qev>, vault: Contract<FakeVault>, alice: Address) {
    let scene = open(&qev, &vault);
    let holders = [
        (400_000, Some(300)),
        (500_000, Some(150)),
        (300_000, Some(150)),
        (200_000, Some(80)),
        (250_000, None),
    ];
    let ids = live(&scene, alice, &holders, 1_000_000);
    let served = amount("952380952380952380952380");
    scene.ended_with([
        log(abi::Cleared {
            epoch: 1,
            capacity: whole(1_000_000),
            price: number(PRICE),
            bidServed: served,
            lineServed: U256::ZERO,
            paidToBids: amount("984999999999999999999999"),
            paidToLine: U256::ZERO,
            fee: whole(15_000),
            unspent: number(1),
            marginalTick: 150,
            marginalServed: amount("552380952380952380952380"),
            marginalBid: whole(800_000),
            rate: 150,
            isVoid: false,
            isExcused: true,
        }),
        log(abi::Settled { epoch: 1 }),
    ]);
    let told = vault.sender(alice);
    assert_eq!(told.reserved.get(), amount("984999999999999999999999"));
    assert_eq!(told.queued.get(), whole(1_650_000) - served);
    paid(&scene, ids[0], "0", "413700000000000000000000");
    paid(&scene, ids[1], "154761904761904761904762", "357062499999999999999998");
    paid(&scene, ids[2], "92857142857142857142857", "214237499999999999999999");
    paid(&scene, ids[3], "200000000000000000000000", "0");
    paid(&scene, ids[4], "250000000000000000000000", "0");
    assert_eq!([scene.sum(80), scene.sum(150)], [whole(200_000), amount("247619047619047619047620")]);
    let (record, payout) = (scene.record(1), scene.payout(1));
    assert_eq!((record.is_void, record.marginal.map(Tick::get), record.rate), (false, Some(150), 150));
    assert_eq!(payout.price.raw(), number(PRICE));
}

#[motsu::test]
fn v2_bids_fit_and_the_line_does_not(qev: Contract<Qev>, vault: Contract<FakeVault>, alice: Address) {
    let scene = open(&qev, &vault);
    let holders =
        [(400_000, Some(300)), (500_000, Some(150)), (200_000, Some(80)), (250_000, None), (100_000, None)];
    let ids = live(&scene, alice, &holders, 1_470_000);
    assert_eq!(vault.sender(alice).reserved.get(), whole(1_153_845) + whole(315_000));
    paid(&scene, ids[0], "0", "419580000000000000000000");
    paid(&scene, ids[1], "0", "524475000000000000000000");
    paid(&scene, ids[2], "0", "209790000000000000000000");
    paid(&scene, ids[3], "0", "262500000000000000000000");
    paid(&scene, ids[4], "50000000000000000000000", "52500000000000000000000");
    let (serving, _) = scene.books().serving();
    assert_eq!(
        (serving.frontier.sequence, serving.frontier.served, serving.left),
        (5, Shares::ZERO, Shares::ZERO)
    );
    let (record, payout) = (scene.record(1), scene.payout(1));
    assert_eq!((record.frontier, payout.cut_served.raw()), (5, whole(50_000)));
    assert_eq!((record.marginal, record.rate), (None, 10));
    // All is paid to whom it is owed.
    let [shares, assets] = scene.claimable(alice);
    assert_eq!([shares, assets], [whole(1_400_000), whole(1_153_845) + whole(315_000)]);
    // Those who are served in full are gone.
    assert_eq!(scene.ask(abi::balanceOfCall { owner: alice })._0, number(1));
    refused(
        scene.send(alice, abi::ownerOfCall { tokenId: ids[0] }),
        abi::ERC721NonexistentToken { tokenId: ids[0] },
    );
}

#[motsu::test]
fn a_position_waits_over_epochs_and_is_collected_at_the_end(
    qev: Contract<Qev>,
    vault: Contract<FakeVault>,
    alice: Address,
    bob: Address,
) {
    let scene = open(&qev, &vault);
    let [first, second] = [alice, bob].map(|who| scene.enter(who, 100, None));
    // Three epochs of 40 dollars, at 1, 1, and 2 dollars a share; nobody collects.
    for (epoch, price) in [(0, 1), (1, 1), (2, 2)] {
        day(epoch * EPOCH + CLEAR);
        scene.offers(40, price * 1_000_000_000_000_000_000);
        assert!(scene.clear());
    }
    let position = scene.position(first);
    assert_eq!(
        [position.waiting, position.collectableShares, position.collectableAssets].map(whole_of),
        [0, 100, 120]
    );
    // Epoch by epoch, as far as is asked.
    let step = |id: U256, epochs| {
        let abi::collectReturn { shares, assets } = scene.ask(abi::collectCall { ids: vec![id], epochs });
        [shares, assets].map(whole_of)
    };
    assert_eq!(step(first, 0), [0, 0]);
    assert_eq!(step(first, 1), [40, 40]);
    scene.ended_with([log(abi::Collected {
        id: first,
        owner: alice,
        epoch: 2,
        shares: whole(40),
        assets: whole(40),
        withheld: U256::ZERO,
    })]);
    assert_eq!(step(first, 9), [60, 80]);
    // The second had nothing of the first two epochs, for 20 shares of the first came before it in the third.
    let request = abi::claimableRedeemRequestCall { requestId: second, controller: bob };
    assert_eq!(scene.ask(request).shares, U256::ZERO);
    assert_eq!(step(second, 9), [0, 0]);
    assert_eq!(
        [scene.claimable(alice), scene.claimable(bob)].map(|one| one.map(whole_of)),
        [[100, 120], [0, 0]]
    );
    assert_eq!(vault.sender(alice).reserved.get(), whole(120));
    assert_eq!(scene.ask(abi::sharesAheadCall { id: second }).shares, U256::ZERO);
}

fn whole_of(amount: U256) -> u64 {
    let one = U256::from(1_000_000_000_000_000_000_u64);
    assert_eq!(amount % one, U256::ZERO);
    (amount / one).to()
}

#[motsu::test]
fn the_line_is_served_page_by_page(qev: Contract<Qev>, vault: Contract<FakeVault>, alice: Address) {
    let scene = open(&qev, &vault);
    for _ in 0..600 {
        scene.enter(alice, 1, None);
    }
    day(CLEAR);
    scene.offers(590, 1_000_000_000_000_000_000);
    let clear = |blocks| scene.ask(abi::clearCall { blocks }).settled;
    assert!(!clear(0));
    // The vault has settled; what remains is to say who is paid.
    assert_eq!(vault.sender(alice).settled.get(), number(1));
    assert_eq!(scene.books().auction().phase, Phase::Clearing);
    assert!(!clear(0) && !clear(1));
    let frontier = |frontier, left| {
        let (frontier, left) = (number(frontier), whole(left));
        scene.ended_with([log(abi::Served { epoch: 1, frontier, frontierServed: U256::ZERO, left })]);
    };
    frontier(256, 335);
    assert!(!clear(1));
    frontier(512, 79);
    assert!(clear(1));
    assert_eq!(scene.record(1).frontier, 591);
    assert_eq!([scene.collect(number(590))[0], scene.collect(number(591))[0]], [whole(1), U256::ZERO]);
    refused(scene.send(alice, abi::clearCall { blocks: 1 }), abi::NotClearable { from: NOW + 59 * DAY });
}

#[motsu::test]
fn the_clock_says_when(qev: Contract<Qev>, vault: Contract<FakeVault>, alice: Address) {
    let scene = open(&qev, &vault);
    let lock = || scene.send(alice, abi::lockCall {});
    let clear = || scene.send(alice, abi::clearCall { blocks: 1 });
    let id = scene.enter(alice, 5, Some(300));
    refused(lock(), abi::LockNotDue { lockTime: NOW + LOCK * DAY });
    refused(clear(), abi::NotClearable { from: NOW + CLEAR * DAY });
    day(LOCK);
    done(lock());
    scene.ended_with([log(abi::Locked {
        epoch: 1,
        at: NOW + LOCK * DAY,
        cut: number(2),
        line: whole(5),
        unopened: whole(5),
        maximumTick: 1_100,
        penalty: 200,
    })]);
    refused(lock(), abi::LockNotDue { lockTime: NOW + (EPOCH + LOCK) * DAY });
    refused(clear(), abi::NotClearable { from: NOW + CLEAR * DAY });
    day(CLEAR);
    vault.sender(alice).is_broken.set(true);
    refused(clear(), abi::ContractSilent { contract_: vault.address() });
    vault.sender(alice).is_broken.set(false);
    vault.sender(alice).settled.set(number(1));
    assert_eq!(clear().map(|_| ()), Err(REFUSED.to_vec()));
    vault.sender(alice).settled.set(number(0));
    // Nothing to pay: void, and nobody is charged.
    assert!(done(clear()).settled);
    assert!(scene.record(1).is_void);
    scene.collect(id);
    let position = scene.position(id);
    assert_eq!((position.waiting, position.isPenalised, position.epoch), (whole(5), false, 2));
    // Whoever calls first in a later epoch locks it as of its lock time.
    day(EPOCH + CLEAR);
    done(scene.request(alice, whole(1)));
    let locked = abi::Locked {
        epoch: 2,
        at: NOW + (EPOCH + LOCK) * DAY,
        cut: number(2),
        line: whole(5),
        unopened: U256::ZERO,
        maximumTick: 1_100,
        penalty: 200,
    };
    assert!(qev.all_events().contains(&log(locked)));
    assert_eq!(scene.position(number(2)).epoch, 3);
}

#[motsu::test]
fn epochs_without_anybody_are_passed_over(qev: Contract<Qev>, vault: Contract<FakeVault>, alice: Address) {
    let scene = open(&qev, &vault);
    day(10 * EPOCH);
    let id = scene.enter(alice, 5, None);
    assert!(qev.all_events().contains(&log(abi::Skipped { epoch: 11 })));
    assert_eq!(scene.position(id).epoch, 11);
    refused(
        scene.send(alice, abi::clearCall { blocks: 1 }),
        abi::NotClearable { from: NOW + (10 * EPOCH + CLEAR) * DAY },
    );
}
