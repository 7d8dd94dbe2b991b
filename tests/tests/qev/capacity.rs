//! What an epoch may pay is fixed at its lock time, whichever call comes first and when.

use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::SolCall;
use stylus_chain::chain::{Account, Receipt};
use tests::{
    LoanReport, Redemptions,
    abi::{IQEV, ISUSDai, IUSDai},
    check::done,
    redemptions::{Bid, Bidder, round_of, sign, sound},
};

use crate::interface::{QEV, SUSDAI, changing};
use crate::support::{DAY, HOUR, Served, u, wad};

/// A second epoch in which everything can be called: its capacity is what 850 shares that wait are worth, at a price that
/// rises every second by accruing interest and by a stream.
struct Stage {
    scene: Redemptions,
    /// Has a ledger and an operator's rights.
    owner: Account,
    /// Was served in the first epoch and is not collected.
    uncollected: U256,
    other: Account,
    bidder: Bidder,
    /// Waits, without a bid.
    plain: (Account, U256),
}

/// A first call after the lock.
type Call = Box<dyn Fn(&Stage, &mut Redemptions) -> Receipt>;

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

fn vault<C: SolCall + 'static>(
    name: &'static str,
    from: fn(&Stage) -> &Account,
    call: fn(&Stage) -> C,
) -> (&'static str, Call) {
    (name, Box::new(move |stage, scene| done(scene.tell_vault(from(stage), &call(stage)))))
}

fn auction<C: SolCall + 'static>(
    name: &'static str,
    from: fn(&Stage) -> &Account,
    call: fn(&Stage) -> C,
) -> (&'static str, Call) {
    (name, Box::new(move |stage, scene| done(scene.tell(from(stage), &call(stage)))))
}

fn pushed<C: SolCall + 'static>(name: &'static str, call: C, is_vaults: bool) -> (&'static str, Call) {
    let act = move |_: &Stage, scene: &mut Redemptions| {
        let target = if is_vaults { scene.susdai() } else { scene.qev };
        done(scene.suite.push(target, &call))
    };
    (name, Box::new(act))
}

fn owner(stage: &Stage) -> &Account {
    &stage.owner
}

fn reported(act: fn(LoanReport) -> LoanReport) -> (&'static str, Call) {
    let act = move |_: &Stage, scene: &mut Redemptions| {
        let report = act(scene.standing());
        done(scene.suite.staking.report(&report))
    };
    ("reportLoans", Box::new(act))
}

fn of_vault() -> Vec<(&'static str, Call)> {
    let to = Address::repeat_byte(9);
    let mut calls = vec![
        vault("deposit", owner, |s| ISUSDai::deposit_0Call { assets: wad(50), receiver: s.owner.address }),
        vault("deposit", owner, |s| ISUSDai::deposit_1Call {
            assets: wad(50),
            receiver: s.owner.address,
            minShares: u(1),
        }),
        vault("depositWithPermit", owner, |s| ISUSDai::depositWithPermitCall {
            assets: wad(50),
            receiver: s.owner.address,
            minShares: u(1),
            deadline: U256::MAX,
            v: 27,
            r: B256::ZERO,
            s: B256::ZERO,
        }),
        vault("mint", owner, |s| ISUSDai::mint_0Call { shares: wad(10), receiver: s.owner.address }),
        vault("mint", owner, |s| ISUSDai::mint_1Call {
            shares: wad(10),
            receiver: s.owner.address,
            maxAmount: wad(90),
        }),
        vault(
            "requestRedeem",
            |s| &s.plain.0,
            |s| {
                let name = s.plain.0.address;
                ISUSDai::requestRedeemCall { shares: wad(5), controller: name, owner: name }
            },
        ),
        vault(
            "requestRedeemWithCommitment",
            |s| &s.plain.0,
            |s| {
                let (name, expected) = (s.plain.0.address, s.plain.1 + u(1));
                let (bid, ciphertext) = (Bid::new(50, wad(5)), vec![].into());
                let commitment = bid.commitment(&s.scene.seal(expected, 3));
                ISUSDai::requestRedeemWithCommitmentCall {
                    shares: wad(5),
                    controller: name,
                    owner: name,
                    expectedId: expected,
                    epoch: 3,
                    commitment,
                    ciphertext,
                }
            },
        ),
        vault("redeem", owner, |s| ISUSDai::redeemCall {
            shares: wad(300),
            receiver: s.owner.address,
            controller: s.owner.address,
        }),
        vault("withdraw", owner, |s| ISUSDai::withdrawCall {
            assets: wad(300),
            receiver: s.owner.address,
            controller: s.owner.address,
        }),
        vault("setOperator", owner, |s| ISUSDai::setOperatorCall {
            operator: s.other.address,
            approved: true,
        }),
        vault("transfer", |s| &s.plain.0, |s| ISUSDai::transferCall { to: s.owner.address, value: wad(3) }),
        vault("approve", owner, |s| ISUSDai::approveCall { spender: s.other.address, value: wad(3) }),
        vault("harvest", owner, |_| ISUSDai::harvestCall {}),
        vault("claimFees", owner, |_| ISUSDai::claimFeesCall {}),
        vault("lock", owner, |_| ISUSDai::lockCall {}),
        reported(|standing| LoanReport { interest_paid: wad(200), ..standing }),
        reported(|standing| LoanReport {
            principal: standing.principal - wad(500),
            rate: U256::ZERO,
            principal_paid: wad(500),
            ..standing
        }),
        reported(|standing| LoanReport {
            principal: standing.principal + wad(200),
            sent: wad(200),
            ..standing
        }),
        reported(|standing| LoanReport { marks: wad(500), ..standing }),
        reported(|standing| LoanReport {
            principal: standing.principal - wad(900),
            rate: U256::ZERO,
            ..standing
        }),
        pushed("setYieldFee", ISUSDai::setYieldFeeCall { fee: 0 }, true),
        pushed("setExitShare", ISUSDai::setExitShareCall { exitShare: 2_500 }, true),
        pushed("setFeeRecipient", ISUSDai::setFeeRecipientCall { recipient: to }, true),
        pushed("setLoanBook", ISUSDai::setLoanBookCall { loanBook: to }, true),
        pushed("transferAuthority", ISUSDai::transferAuthorityCall { account: to }, true),
    ];
    let surplus = |_: &Stage, scene: &mut Redemptions| {
        let (bob, usdai, dollar) = (scene.world().bob.clone(), scene.suite.usdai(), scene.world().dollar);
        let gift = tests::abi::IToken::mintCall { to: usdai, value: u(300_000_000) };
        done(scene.chain().send(&bob, dollar, &gift));
        done(scene.tell_vault(&bob, &ISUSDai::harvestCall {}))
    };
    calls.push(("harvest", Box::new(surplus)));
    let donation = |_: &Stage, scene: &mut Redemptions| {
        let (bob, usdai, to) = (scene.world().bob.clone(), scene.suite.usdai(), scene.susdai());
        done(scene.chain().send(&bob, usdai, &IUSDai::transferCall { to, value: wad(5_000) }))
    };
    calls.push(("a gift", Box::new(donation)));
    let pause = |_: &Stage, scene: &mut Redemptions| {
        let (target, until) = (scene.susdai(), scene.chain().timestamp() + DAY);
        done(scene.pause(target, tests::Suite::PAUSE_DEPOSITS, until))
    };
    calls.push(("pauseDeposits", Box::new(pause)));
    calls
}

fn of_auction() -> Vec<(&'static str, Call)> {
    let to = Address::repeat_byte(9);
    let mut calls = vec![
        auction("lock", owner, |_| IQEV::lockCall {}),
        auction("reveal", owner, |s| {
            let IQEV::Opening { id, tick, shares, salt } = s.bidder.bid.opening(s.bidder.id);
            IQEV::revealCall { id, tick, shares, salt }
        }),
        auction("revealMany", owner, |s| IQEV::revealManyCall {
            openings: vec![s.bidder.bid.opening(s.bidder.id)],
        }),
        auction("proveBeacon", owner, |s| IQEV::proveBeaconCall {
            signature: sign(round_of(s.scene.lock_time(2))).into(),
        }),
        auction(
            "commit",
            |s| &s.plain.0,
            |s| {
                let commitment = Bid::new(50, wad(5)).commitment(&s.scene.seal(s.plain.1, 3));
                IQEV::commitCall { id: s.plain.1, epoch: 3, commitment, ciphertext: vec![].into() }
            },
        ),
        auction("collect", owner, |s| IQEV::collectCall { ids: vec![s.uncollected], epochs: 9 }),
        auction("claim", owner, |s| IQEV::claimCall {
            ids: vec![s.uncollected],
            epochs: 9,
            receiver: s.owner.address,
        }),
        auction(
            "transferFrom",
            |s| &s.plain.0,
            |s| IQEV::transferFromCall { from: s.plain.0.address, to: s.owner.address, tokenId: s.plain.1 },
        ),
        auction(
            "safeTransferFrom",
            |s| &s.plain.0,
            |s| IQEV::safeTransferFrom_0Call {
                from: s.plain.0.address,
                to: s.owner.address,
                tokenId: s.plain.1,
            },
        ),
        auction(
            "approve",
            |s| &s.plain.0,
            |s| IQEV::approveCall { approved: s.owner.address, tokenId: s.plain.1 },
        ),
        auction("setApprovalForAll", owner, |s| IQEV::setApprovalForAllCall {
            operator: s.other.address,
            approved: true,
        }),
        pushed("setRules", IQEV::setRulesCall { maximumTick: 10, penalty: 500 }, false),
        pushed("transferAuthority", IQEV::transferAuthorityCall { account: to }, false),
    ];
    let pause = |_: &Stage, scene: &mut Redemptions| {
        let (target, until) = (scene.qev, scene.chain().timestamp() + DAY);
        done(scene.pause(target, Redemptions::PAUSE_REQUESTS, until))
    };
    calls.push(("pauseRequests", Box::new(pause)));
    let clear = |_: &Stage, scene: &mut Redemptions| {
        let at = scene.clear_time(2).max(scene.chain().timestamp());
        scene.go_to(at);
        done(scene.clear())
    };
    calls.push(("clear", Box::new(clear)));
    calls
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
    assert!(expected.capacity.capacity.abs_diff(worth) <= u(1), "the line's worth at the lock");
    assert_eq!((expected.capacity.queued, expected.capacity.lockTime), (wad(850), scene.lock_time(2)));
    assert_eq!(
        (expected.locked.line, expected.locked.unopened, expected.locked.maximumTick),
        (wad(850), wad(500), 1_100)
    );
    // Half an hour later the line would be worth more.
    scene.wait(HOUR / 2);
    let later = scene.ask_vault(&ISUSDai::convertToAssetsCall { shares: wad(850) });
    assert!(later > worth + u(1_000_000_000_000_000), "the price does not move: {later}");
    let (of_vault, of_auction) = (of_vault(), of_auction());
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
