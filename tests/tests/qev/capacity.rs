//! What an epoch may pay is fixed at its lock time, whichever call comes first and when.

use alloy_primitives::U256;
use stylus_chain::chain::{Account, Receipt};
use tests::{
    LoanReport, Redemptions,
    abi::{IQEV, ISUSDai},
    check::done,
    redemptions::{Bidder, sound},
};

use crate::first_calls::{self, Call};
use crate::interface::{QEV, SUSDAI, changing};
use crate::support::{DAY, HOUR, Served, u, wad, with_margin};

/// A second epoch in which everything can be called: its capacity is what 850 shares that wait are worth and the
/// margin, at a price that rises every second by accruing interest and by a stream.
pub struct Stage {
    pub scene: Redemptions,
    /// Has a ledger and an operator's rights.
    pub owner: Account,
    /// Was served in the first epoch and is not collected.
    pub uncollected: U256,
    pub other: Account,
    pub bidder: Bidder,
    /// Waits, without a bid.
    pub plain: (Account, U256),
}

fn stage() -> Stage {
    let Served { mut scene, owner, id, other, other_id } = Served::new();
    done(scene.collect(&[id]));
    scene.set_free_cash(wad(3_000));
    let bidder = scene.bidder("bidder", wad(500), 70);
    let plain = scene.holder("plain", wad(332));
    let plain_id = done(scene.request(&plain, wad(312)));
    scene.accrue(true);
    let recipient = scene.suite.staking.treasury.address;
    let vault = scene.susdai();
    done(scene.suite.push(vault, &ISUSDai::setYieldFeeCall { fee: 1_000 }));
    done(scene.suite.push(vault, &ISUSDai::setFeeRecipientCall { recipient }));
    scene.go_to(scene.lock_time(2) - 3 * DAY);
    let book = scene.suite.staking.book.clone();
    scene.mint_usdai(&book, wad(10_000));
    let report = LoanReport { interest_paid: wad(400), ..scene.standing() };
    done(scene.suite.staking.report(&report));
    for person in [&owner, &other] {
        scene.mint_usdai(person, wad(100));
    }
    Stage { scene, owner, uncollected: other_id, other, bidder, plain: (plain, plain_id) }
}

/// Capacity, line and time that the vault fixed, and the cut that the auction made.
#[derive(Debug, PartialEq)]
struct Fixed {
    capacity: ISUSDai::CapacityLocked,
    locked: IQEV::Locked,
}

#[track_caller]
fn after(stage: &Stage, call: &Call, delay: u64) -> Fixed {
    let mut scene = stage.scene.clone();
    scene.go_to(scene.lock_time(2) + delay);
    let mut logs = vec![call(stage, &mut scene)];
    scene.wait(HOUR);
    let keeper = scene.keeper.clone();
    logs.extend(scene.tell_vault(&keeper, &ISUSDai::lockCall {}).ok());
    logs.extend(scene.lock().ok());
    let fixed =
        |logs: &[Receipt]| logs.iter().flat_map(Receipt::logs::<ISUSDai::CapacityLocked>).collect::<Vec<_>>();
    let [capacity] = fixed(&logs).try_into().unwrap_or_else(|all| panic!("{all:?}"));
    let locked: Vec<_> = logs.iter().flat_map(Receipt::logs::<IQEV::Locked>).collect();
    let [locked] = locked.try_into().unwrap_or_else(|all| panic!("{all:?}"));
    sound(&mut scene);
    Fixed { capacity, locked }
}

/// Functions that are for others than the table's actors, or refuse after the lock.
const NOT_FIRST: [&str; 16] = [
    // Of the vault, for the redemption contract.
    "lockedFor",
    "settle",
    "claim",
    "giveBack",
    // Shares and approvals, as `transfer` and `approve`.
    "transferFrom",
    "permit",
    // Refused once there is one.
    "setRedemptions",
    // Takes what was offered, and touches nothing else.
    "acceptAuthority",
    // Of the auction, for the vault.
    "request",
    "requestWithCommitment",
    "redeemFor",
    "withdrawFor",
    // Refused while the epoch is locked: see the tests of the seals.
    "withdrawCommitment",
    "withdrawBid",
    "cancel",
    // As `transferFrom`.
    "transferFromWithFingerprint",
];

#[test]
fn the_capacity_is_the_same_whichever_call_comes_first() {
    let stage = stage();
    let mut scene = stage.scene.clone();
    scene.go_to(scene.lock_time(2));
    let worth = scene.ask_vault(&ISUSDai::convertToAssetsCall { shares: wad(850) });
    let first: Call = Box::new(|stage, scene| done(scene.tell_vault(&stage.owner, &ISUSDai::lockCall {})));
    let expected = after(&stage, &first, 0);
    assert!(expected.capacity.capacity.abs_diff(with_margin(worth)) <= u(2), "the line's worth at the lock");
    assert_eq!((expected.capacity.queued, expected.capacity.lockTime), (wad(850), scene.lock_time(2)));
    assert_eq!(
        (expected.locked.line, expected.locked.unopened, expected.locked.maximumTick),
        (wad(850), wad(500), 1_100)
    );
    // Half an hour later the line would be worth more.
    scene.wait(HOUR / 2);
    let later = scene.ask_vault(&ISUSDai::convertToAssetsCall { shares: wad(850) });
    assert!(later > worth + u(1_000_000_000_000_000), "the price does not move: {later}");
    let (of_vault, of_auction) = (first_calls::of_vault(), first_calls::of_auction());
    for (file, calls) in [(SUSDAI, &of_vault), (QEV, &of_auction)] {
        for name in changing(file) {
            let is_tried =
                calls.iter().any(|(tried, _)| *tried == name) || NOT_FIRST.contains(&name.as_str());
            assert!(is_tried, "{name} is not tried");
        }
    }
    for (name, call) in of_vault.iter().chain(&of_auction) {
        for delay in [0, 1, HOUR, 35 * HOUR] {
            assert_eq!(after(&stage, call, delay), expected, "{name} after {delay} s");
        }
    }
}
