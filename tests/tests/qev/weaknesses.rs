//! What the public implementation of redemptions and its auction got wrong, tried here; 5 is among the requests, 31
//! among the powers.

use alloy_primitives::U256;
use alloy_sol_types::SolCall;
use tests::{
    LoanReport, Redemptions,
    abi::{IQEV, IQEVLens, ISUSDai, fixtures::IEvmCaller},
    check::{done, made},
    random::Random,
    redemptions::{Bid, Bidder, sound},
};

use crate::crowd::{Crowd, reveal_many};
use crate::support::{Base, DAY, cents, u, wad};

/// A second before the lock waits two days for the clearing, and the second of the lock thirty more: nobody is paid
/// within two days, and being early is worth no other's money, as capacity and line are what they were.
#[test]
fn weakness_06_nobody_is_paid_right_after_a_request() {
    let mut fixed = Vec::new();
    for (offset, epoch) in [(-1, 1), (0, 2)] {
        let mut scene = Redemptions::new();
        let (first, first_id) = scene.waiting("first", wad(100));
        let late = scene.holder("late", wad(50));
        scene.holder("stays", wad(500));
        scene.set_free_cash(wad(120));
        let asked = scene.lock_time(1).saturating_add_signed(offset);
        scene.go_to(asked);
        let id = done(scene.request(&late, wad(50)));
        for time in [asked + 1, asked + DAY, scene.clear_time(1) - 1] {
            scene.go_to(time);
            assert!(done(scene.collect(&[id])).logs_of::<IQEV::Collected>(scene.qev).is_empty());
            assert_eq!(scene.position(id).collectableShares, U256::ZERO);
        }
        let cleared = scene.settle(1);
        assert!(scene.chain().timestamp() >= asked + 2 * DAY);
        let served = if epoch == 1 { wad(20) } else { U256::ZERO };
        assert_eq!(scene.position(id).collectableShares, served);
        fixed.push((cleared.price, done(scene.claim(&first, &[first_id]))));
    }
    assert_eq!(fixed[0], fixed[1]);
}

/// The gas of clearing is that of the ticks and blocks, however many bids and requests there are.
#[test]
fn weakness_19_clearing_costs_nothing_per_bid() {
    let clear = |bids: usize, requests: usize, served_of_line: u64| {
        let mut scene = Redemptions::new();
        let bids: Vec<_> = (0..bids).map(|n| Some(Bid::new([50, 300, 301][n % 3], wad(1)))).collect();
        let crowd = Crowd::new(&mut scene, wad(1), &bids);
        Crowd::waiting(&mut scene, wad(1), requests);
        scene.holder("stays", wad(5_000));
        scene.set_free_cash(wad(bids.len() as u64 + served_of_line));
        scene.go_to(scene.lock_time(1));
        let openings = crowd.ids.iter().zip(&bids).filter_map(|(id, bid)| Some((*bid)?.opening(*id)));
        reveal_many(&mut scene, &openings.collect::<Vec<_>>());
        scene.go_to(scene.clear_time(1));
        let receipt = done(scene.clear());
        sound(&mut scene);
        receipt.gas_used
    };
    let gas = [clear(3, 20, 0), clear(30, 20, 0), clear(600, 20, 0)];
    println!("clearing 3, 30 and 600 bids: {gas:?}");
    assert!(gas.iter().all(|used| used.abs_diff(gas[0]) < 1_000), "{gas:?}");
    let gas = [clear(3, 20, 10), clear(3, 2_000, 10)];
    println!("with 20 and 2,000 in the line, ten of them served: {gas:?}");
    assert!(gas[1].abs_diff(gas[0]) < 1_000, "{gas:?}");
    // Where the line is served, whoever bid is passed over, 256 at most: those of the block in which the frontier
    // stops.
    let gas = [clear(3, 20, 10), clear(253, 20, 1), clear(600, 20, 10)];
    println!("passing over 3, 253 and 88 of 600 bids: {gas:?}");
    assert!(gas.iter().all(|used| *used < gas[0] + 256 * 2_600), "{gas:?}");
}

/// Who has less than one share leaves with all of it, down to a share-wei, and what a partial fill leaves leaves too.
#[test]
fn weakness_20_less_than_a_share_can_leave() {
    for shares in [u(1), cents(30), wad(1) - u(1)] {
        let mut scene = Redemptions::new();
        let (owner, id) = scene.waiting("owner", shares);
        scene.holder("stays", wad(10));
        scene.settle(1);
        assert_eq!(done(scene.claim(&owner, &[id])), [shares; 2]);
        assert_eq!(scene.shares_of(&owner), U256::ZERO);
        sound(&mut scene);
    }
    let mut scene = Redemptions::new();
    let (owner, id) = scene.waiting("owner", wad(2));
    scene.holder("stays", wad(10));
    scene.set_free_cash(wad(2) - u(1));
    scene.settle(1);
    assert_eq!(done(scene.claim(&owner, &[id])), [wad(2) - u(1); 2]);
    assert_eq!(scene.position(id).waiting, u(1));
    scene.set_free_cash(wad(1));
    scene.settle(2);
    assert_eq!(done(scene.claim(&owner, &[id])), [u(1); 2]);
}

/// Random epochs with rates, penalties, partial fills and cancelled requests. After every call what the vault counts
/// is what the auction holds and has in its books; in the end the line empties to the last share-wei, and starts
/// anew.
#[test]
fn weakness_25_and_26_what_waits_is_counted_exactly() {
    for seed in 0..3 {
        let mut random = Random::seeded(seed);
        let mut scene = Redemptions::new();
        scene.holder("stays", wad(10_000));
        scene.set_price(cents(101 + seed));
        let mut bidders: Vec<Bidder> = Vec::new();
        for epoch in 1..=4_u64 {
            for n in 0..4 {
                let (name, shares) =
                    (format!("{epoch} {n}"), wad(1 + random.number() % 50) + u(random.number()));
                let tick = random.pick(&[0, 10, 11, 90, 400]);
                let bidder = scene.bidder(&name, shares, tick);
                if random.once_in(5) {
                    done(scene.tell(&bidder.holder, &IQEV::cancelCall { id: bidder.id }));
                } else {
                    bidders.push(bidder);
                }
                sound(&mut scene);
            }
            let cash = wad(random.number() % 120);
            scene.set_free_cash(cash);
            scene.go_to(scene.lock_time(epoch));
            for bidder in bidders.iter().filter(|bidder| bidder.id > u(4 * epoch - 4)) {
                if !random.once_in(4) {
                    scene.reveal(bidder.id, &bidder.bid).ok();
                }
            }
            scene.prove_beacon().ok();
            sound(&mut scene);
            scene.settle(epoch);
            sound(&mut scene);
            for bidder in &bidders {
                if random.once_in(2) {
                    scene.claim(&bidder.holder, &[bidder.id]).ok();
                }
            }
            sound(&mut scene);
        }
        scene.set_free_cash(wad(5_000));
        for epoch in [5, 6] {
            scene.go_to(scene.lock_time(epoch));
            scene.lock().ok();
            if scene.auction().epoch == epoch {
                scene.settle(epoch);
            }
        }
        let ids: Vec<_> = bidders.iter().map(|bidder| bidder.id).collect();
        done(scene.collect(&ids));
        sound(&mut scene);
        assert_eq!(scene.ask_vault(&ISUSDai::epochCall {}).queued, U256::ZERO, "seed {seed}");
        assert_eq!(scene.ask_vault(&ISUSDai::cashCall {}).capacity, U256::ZERO);
        // It goes on from there.
        let (owner, id) = scene.waiting("next", wad(5));
        let epoch = scene.open_epoch();
        scene.settle(epoch);
        assert_eq!(done(scene.claim(&owner, &[id]))[0], wad(5));
        sound(&mut scene);
    }
}

/// A head of the line that seals and does not open, or opens a decoy, or whose bid stands unserved, is still the head.
#[test]
fn weakness_27_the_head_of_the_line_is_not_lost() {
    for case in 0..3 {
        let mut scene = Redemptions::new();
        let head = scene.bidder("head", wad(10), [300, 0, 20][case]);
        let high = scene.bidder("high", wad(50), 900);
        let (next, next_id) = scene.waiting("next", wad(10));
        scene.holder("stays", wad(500));
        scene.set_free_cash(wad(50));
        scene.go_to(scene.lock_time(1));
        scene.reveal_all([&high]);
        if case > 0 {
            scene.reveal_all([&head]);
        }
        scene.settle(1);
        done(scene.collect(&[head.id, high.id, next_id]));
        assert_eq!(
            scene.ask(&IQEV::sharesAheadCall { id: next_id }),
            if case == 2 { U256::ZERO } else { wad(10) }
        );
        if case == 2 {
            done(scene.tell(&head.holder, &IQEV::withdrawBidCall { id: head.id }));
        }
        assert_eq!(scene.ask(&IQEV::sharesAheadCall { id: next_id }), wad(10));
        scene.set_free_cash(wad(12));
        scene.settle(2);
        assert_eq!(done(scene.claim(&head.holder, &[head.id]))[0], wad(10), "case {case}");
        // The fee of the first epoch has raised the price by a little.
        let second = done(scene.claim(&next, &[next_id]))[0];
        assert!(second <= wad(2) && second > cents(199), "case {case}: {second}");
        sound(&mut scene);
    }
}

/// There is no limit to get around: a hundred positions are served what one is, to a wei for each.
#[test]
fn weakness_28_splitting_a_request_gains_nothing() {
    let mut outcomes = Vec::new();
    for parts in [1_usize, 100] {
        let mut scene = Redemptions::new();
        let rival = scene.bidder("rival", wad(300), 250);
        let each = wad(100) / u(parts as u64);
        let bid = Bid::new(250, each);
        let crowd = Crowd::new(&mut scene, each, &vec![Some(bid); parts]);
        scene.holder("stays", wad(1_000));
        scene.set_price(cents(107));
        scene.set_free_cash(wad(123));
        scene.go_to(scene.lock_time(1));
        scene.reveal_all([&rival]);
        let openings: Vec<_> = crowd.ids.iter().map(|id| bid.opening(*id)).collect();
        reveal_many(&mut scene, &openings);
        scene.settle(1);
        done(scene.collect(&crowd.ids));
        let paid = scene.ask_vault(&ISUSDai::maxWithdrawCall { controller: crowd.wallet });
        outcomes.push(paid);
        sound(&mut scene);
    }
    assert!(outcomes[1] <= outcomes[0], "{outcomes:?}");
    assert!(outcomes[0] - outcomes[1] <= u(200), "{outcomes:?}");
}

/// A contract wallet requests, seals, is opened by anybody, is served, and claims: nothing asks for a signature.
#[test]
fn weakness_29_a_contract_wallet_bids() {
    let mut scene = Redemptions::new();
    let wallet = made(scene.world().deploy("EvmCaller", &[]));
    let giver = scene.holder("giver", wad(40));
    done(scene.tell_vault(&giver, &ISUSDai::transferCall { to: wallet, value: wad(40) }));
    scene.waiting("line", wad(100));
    scene.holder("stays", wad(500));
    scene.set_free_cash(wad(40));
    let (bid, qev, vault) = (Bid::new(120, wad(40)), scene.qev, scene.susdai());
    let (id, epoch, keeper) = (scene.next_id(), 1, scene.keeper.clone());
    let request = ISUSDai::requestRedeemCall { shares: wad(40), controller: wallet, owner: wallet };
    let commitment = bid.commitment(&scene.seal(id, epoch));
    let commit = IQEV::commitCall { id, epoch, commitment, ciphertext: bid.ciphertext() };
    let claim = IQEV::claimCall { ids: vec![id], epochs: 1, receiver: wallet };
    let batch = |steps: &[(_, Vec<u8>)]| {
        let steps = steps
            .iter()
            .map(|(target, data)| IEvmCaller::Step { target: *target, data: data.clone().into() });
        IEvmCaller::batchCall { steps: steps.collect() }
    };
    let asks = batch(&[(vault, request.abi_encode()), (qev, commit.abi_encode())]);
    done(scene.chain().send(&keeper, wallet, &asks));
    scene.go_to(scene.lock_time(1));
    done(scene.reveal(id, &bid));
    scene.settle(1);
    done(scene.chain().send(&keeper, wallet, &batch(&[(qev, claim.abi_encode())])));
    let usdai = scene.suite.usdai();
    let balance = tests::abi::IUSDai::balanceOfCall { account: wallet };
    assert_eq!(done(scene.chain().call(usdai, &balance)), wad(40) * u(9_990) / u(10_000));
}

/// A winner pays in nothing: the rate is kept back from what it is paid, which was set aside when it won.
#[test]
fn weakness_30_a_winner_is_paid_what_it_won() {
    let (mut scene, base) = Base::open();
    let before = base.bidders().map(|bidder| scene.usdai_of(&bidder.holder));
    scene.go_to(scene.lock_time(1));
    scene.reveal_all(base.bidders());
    let cleared = scene.settle(1);
    for (bidder, balance) in base.bidders().into_iter().zip(before) {
        assert_eq!(scene.usdai_of(&bidder.holder), balance, "bidding costs nothing");
    }
    // All that can be lent is lent and lost, and a year of months goes by.
    let standing = scene.standing();
    let lendable = scene.ask_vault(&ISUSDai::cashCall {}).lendable;
    let report = LoanReport { sent: lendable, principal: U256::ZERO, ..standing };
    done(scene.suite.staking.report(&report));
    scene.wait(300 * DAY);
    let mut paid = U256::ZERO;
    for bidder in [&base.a, &base.b, &base.c] {
        paid += done(scene.claim(&bidder.holder, &[bidder.id]))[1];
    }
    assert!(cleared.paidToBids - paid <= u(3), "{paid}");
}

/// Asking, sealing and opening cost the same behind three thousand as behind one.
#[test]
fn weakness_32_a_bid_costs_the_same_behind_any_line() {
    let mut costs = Vec::new();
    for line in [1, 3_000] {
        let mut scene = Redemptions::new();
        Crowd::waiting(&mut scene, wad(1), line);
        // So that the blocks of both are in a slot that is used.
        let first = scene.bidder("first", wad(5), 200);
        let owner = scene.holder("owner", wad(10));
        let bid = Bid::new(200, wad(10));
        let id = scene.next_id();
        let sealed = done(scene.request_sealed_sent(&owner, wad(10), &bid));
        scene.holder("stays", wad(5_000));
        scene.go_to(scene.lock_time(1));
        scene.reveal_all([&first]);
        let revealed = done(scene.reveal(id, &bid));
        costs.push([sealed.gas_used, revealed.gas_used]);
        assert_eq!(scene.look(&IQEVLens::tickSumsCall { first: 200, count: 1 }), [wad(15)]);
    }
    println!("request with a bid, and opening it, behind 1 and 3,000: {costs:?}");
    for call in 0..2 {
        assert!(costs[0][call].abs_diff(costs[1][call]) < 500, "{costs:?}");
    }
}
