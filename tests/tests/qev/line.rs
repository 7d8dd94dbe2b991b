//! The line: its order, its blocks, and what stands in nobody's way.

use alloy_primitives::U256;
use tests::{
    LoanReport, Redemptions,
    abi::{IQEV, IQEVLens},
    check::{done, refused},
    redemptions::sound,
};

use crate::crowd::Crowd;
use crate::support::{Base, cents, claimable, mul_div, u, wad};

/// ArbOS 50's limit of gas for a transaction.
const GAS_LIMIT: u64 = 32_000_000;

/// Ten thousand wait before one, in forty blocks: served by pages of eight, of which none comes near the limit.
#[test]
fn q07_ten_thousand_are_served_in_pages() {
    let mut scene = Redemptions::new();
    let crowd = Crowd::waiting(&mut scene, wad(1), 10_000);
    let (last, last_id) = scene.waiting("last", wad(10));
    scene.holder("stays", wad(1_000));
    scene.set_free_cash(wad(10_005));
    scene.go_to(scene.clear_time(1));
    let mut gas = Vec::new();
    let mut is_settled = false;
    while !is_settled {
        let receipt = done(scene.clear_blocks(8));
        is_settled = receipt.returned::<IQEV::clearCall>().unwrap_or_default();
        gas.push(receipt.gas_used);
    }
    println!("pages: {gas:?}");
    assert_eq!(gas.len(), 5);
    assert!(gas.iter().all(|used| *used < GAS_LIMIT / 50), "{gas:?}");
    assert_eq!(done(scene.claim(&last, &[last_id])), [wad(5); 2]);
    let serving = scene.look(&IQEVLens::servingCall {});
    assert_eq!((serving.frontier, serving.frontierServed, serving.left), (last_id, U256::ZERO, U256::ZERO));
    let receipt = done(scene.collect(&crowd.ids[..300]));
    println!("collecting 300: {}", receipt.gas_used);
    assert!(receipt.gas_used < GAS_LIMIT, "{}", receipt.gas_used);
    assert_eq!(claimable(&mut scene, crowd.wallet), [wad(300); 2]);
}

/// While the line is served page by page nothing can be taken or changed twice.
#[test]
fn q07_between_pages_nothing_is_out_of_order() {
    let mut scene = Redemptions::new();
    let crowd = Crowd::waiting(&mut scene, wad(1), 600);
    scene.holder("stays", wad(1_000));
    scene.set_free_cash(wad(550));
    scene.go_to(scene.clear_time(1));
    assert!(!done(scene.clear_blocks(1)).returned::<IQEV::clearCall>().unwrap_or(true));
    assert_eq!(scene.auction().phase, 2);
    // Nothing is settled into a position before the line is.
    assert!(done(scene.collect(&crowd.ids[..3])).logs.is_empty());
    let late = scene.holder("late", wad(10));
    let late_id = done(scene.request(&late, wad(10)));
    refused(scene.prove_beacon(), IQEV::NothingSealed {});
    let mut pages = 0;
    while !done(scene.clear_blocks(1)).returned::<IQEV::clearCall>().unwrap_or(true) {
        pages += 1;
        assert!(pages < 3);
    }
    sound(&mut scene);
    done(scene.collect(&crowd.ids));
    assert_eq!(claimable(&mut scene, crowd.wallet), [wad(550); 2]);
    assert_eq!(scene.position(late_id).waiting, wad(10));
    assert_eq!(scene.position(crowd.ids[550]).waiting, wad(1));
    sound(&mut scene);
}

/// Who is served gets the price of the first `clear`, and no later loss takes it away.
#[test]
fn q09_the_price_of_the_clearing_counts_and_no_other() {
    let mut scene = Redemptions::new();
    let (owner, id) = scene.waiting("owner", wad(100));
    scene.holder("stays", wad(900));
    scene.set_price(cents(110));
    scene.set_free_cash(wad(500));
    scene.go_to(scene.lock_time(1));
    let locked = done(scene.lock());
    assert_eq!(locked.logs::<IQEV::Locked>().len(), 1);
    // A loss between lock and clearing is shared by those who leave.
    let standing = scene.standing();
    let marks = wad(110);
    done(scene.suite.staking.report(&LoanReport { marks, ..standing }));
    let cleared = scene.settle(1);
    assert!(cleared.price.abs_diff(cents(99)) < u(1_000), "{}", cleared.price);
    assert_eq!(cleared.paidToLine, cleared.price * u(100));
    // Everything that is lent is lost before the owner comes for it.
    let standing = scene.standing();
    let nothing = U256::ZERO;
    done(scene.suite.staking.report(&LoanReport { principal: nothing, marks: nothing, ..standing }));
    assert!(scene.prices()[1] < cents(50));
    assert_eq!(done(scene.claim(&owner, &[id])), [wad(100), cleared.paidToLine]);
    sound(&mut scene);
}

/// Multiplied before it is divided, with a product of more than 256 bits where there is one.
#[test]
fn q18_parts_are_multiplied_before_they_are_divided() {
    let (mut scene, base) = Base::open();
    scene.go_to(scene.lock_time(1));
    scene.reveal_all(base.bidders());
    let cleared = scene.settle(1);
    let (served, whole) = (cleared.marginalServed, cleared.marginalBid);
    assert!(served < whole, "a quotient of the two is zero");
    for (bidder, shares) in [(&base.b, wad(500_000)), (&base.c, wad(300_000))] {
        let position = scene.position(bidder.id);
        assert_eq!(position.collectableShares, mul_div(shares, served, whole));
        assert_eq!(position.bid, mul_div(shares, whole - served, whole));
        let gross = position.collectableShares * cents(105);
        assert_eq!(position.collectableAssets, gross * u(9_850) / (u(10_000) * wad(1)));
    }
}

/// Blocks have 256 positions and share slots by two; a frontier that stops within one, at its edge, or at the end of
/// the line leaves nobody out and serves nobody twice.
#[test]
fn q19_the_frontier_at_every_edge_of_a_block() {
    let mut scene = Redemptions::new();
    let crowd = Crowd::waiting(&mut scene, wad(1), 520);
    scene.holder("stays", wad(1_000));
    for served in [1, 254, 255, 256, 257, 510, 511, 512, 519, 520] {
        let mut scene = scene.clone();
        scene.set_free_cash(wad(served));
        scene.settle(1);
        sound(&mut scene);
        // These come to the block in which the frontier may stand.
        let late = scene.holder("late", wad(2));
        let late_id = done(scene.request(&late, wad(2)));
        let ids = &crowd.ids;
        done(scene.collect(&ids[served as usize - 1..]));
        assert_eq!(claimable(&mut scene, crowd.wallet), [wad(1); 2], "{served}");
        if served < 520 {
            assert_eq!(scene.position(ids[served as usize]).waiting, wad(1), "{served}");
        }
        let ahead = scene.ask(&IQEV::sharesAheadCall { id: late_id });
        assert_eq!(ahead, wad(520 - served), "{served}");
        scene.set_free_cash(wad(520 - served) + wad(1));
        scene.settle(2);
        done(scene.collect(ids));
        done(scene.collect(&[late_id]));
        assert_eq!(claimable(&mut scene, crowd.wallet), [wad(520); 2], "{served}");
        assert_eq!(scene.position(late_id).waiting, wad(1), "{served}");
        sound(&mut scene);
    }
}

/// A bid that stands keeps its place in the line, behind which nothing has gone.
#[test]
fn q19_a_bid_that_is_withdrawn_finds_its_place() {
    let mut scene = Redemptions::new();
    let bidder = scene.bidder("bidder", wad(10), 20);
    let (second, second_id) = scene.waiting("second", wad(10));
    scene.holder("stays", wad(100));
    scene.set_free_cash(U256::ZERO);
    scene.go_to(scene.lock_time(1));
    scene.reveal_all([&bidder]);
    assert!(scene.settle(1).isVoid);
    done(scene.collect(&[bidder.id]));
    done(scene.tell(&bidder.holder, &IQEV::withdrawBidCall { id: bidder.id }));
    scene.set_free_cash(wad(15));
    scene.settle(2);
    assert_eq!(done(scene.claim(&bidder.holder, &[bidder.id])), [wad(10); 2]);
    assert_eq!(done(scene.claim(&second, &[second_id])), [wad(5); 2]);
    sound(&mut scene);
}

/// The line is served only once every bid was, so a bid at the reserve passes it.
#[test]
fn a_bid_passes_the_line_for_the_reserve() {
    let mut scene = Redemptions::new();
    let (_, line) = scene.waiting("line", wad(100));
    let bidder = scene.bidder("bidder", wad(100), 10);
    scene.holder("stays", wad(300));
    scene.set_free_cash(wad(100));
    scene.go_to(scene.lock_time(1));
    scene.reveal_all([&bidder]);
    let cleared = scene.settle(1);
    assert_eq!((cleared.bidServed, cleared.lineServed, cleared.rate), (wad(100), U256::ZERO, 10));
    assert_eq!(scene.position(line).waiting, wad(100));
}
