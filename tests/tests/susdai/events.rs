//! Every event of the interface, emitted, in the form that the interface gives it.

use alloy_primitives::{B256, Log, U256};
use alloy_sol_types::{SolCall, SolEvent, SolEventInterface};
use stylus_chain::chain::{CallError, Receipt};
use tests::{
    LoanReport, Staking,
    abi::{
        IQEV,
        ISUSDai::{self, ISUSDaiEvents},
    },
    check::done,
    snapshot,
    token::{Subject, operation::Amount},
    whole,
};

use crate::support::{lending, wired};

/// Everything that emits, in one story.
fn everything(staking: &mut Staking) -> Vec<Result<Receipt, CallError>> {
    let (alice, bob) = (staking.world.alice.clone(), staking.world.bob.clone());
    let until = staking.world.chain.timestamp() + 1_000;
    let approve = ISUSDai::approveCall { spender: bob.address, value: whole(1, 18) };
    let paid = LoanReport { principal_paid: whole(400, 18), ..LoanReport::default() };
    let mut receipts = vec![
        staking.rule(&ISUSDai::setYieldFeeCall { fee: 500 }),
        staking.tell(&alice, &approve),
        // The turn that earns; its fee is shares.
        staking.turn(2, &alice, Amount::All),
        staking.tell(&bob, &ISUSDai::claimFeesCall {}),
    ];
    staking.world.chain.warp(28 * 86_400);
    receipts.extend([
        staking.tell(&bob, &ISUSDai::lockCall {}),
        staking.report(&paid),
        staking.rule(&ISUSDai::pauseDepositsCall { until }),
        staking.rule(&ISUSDai::transferAuthorityCall { account: bob.address }),
        staking.tell(&bob, &ISUSDai::acceptAuthorityCall {}),
    ]);
    receipts
}

/// Everything that is emitted for those who leave: one request is taken back, and of the other a part is redeemed and
/// the rest claimed.
#[track_caller]
fn leaving() -> Staking {
    let mut scene = wired();
    let (alice, bob) = (scene.world().alice.clone(), scene.world().bob.address);
    done(scene.suite.staking.stake(&alice, whole(1_000, 18)));
    done(scene.tell_vault(&alice, &ISUSDai::setOperatorCall { operator: bob, approved: true }));
    let [served, taken_back] = [100, 50].map(|units| done(scene.request(&alice, whole(units, 18))));
    done(scene.tell(&alice, &IQEV::cancelCall { id: taken_back }));
    scene.settle(1);
    done(scene.collect(&[served]));
    done(scene.redeem(&alice, whole(30, 18)));
    done(scene.claim(&alice, &[served]));
    scene.suite.staking
}

/// The vault's events since it was deployed.
#[track_caller]
fn emitted(staking: &Staking) -> Vec<Log> {
    let chain = &staking.world.chain;
    let blocks = (0..=chain.block_number()).filter_map(|number| chain.block(number));
    let logs = blocks.flat_map(|block| &block.receipts).flat_map(|receipt| &receipt.logs);
    let own: Vec<_> = logs.filter(|log| log.address == staking.susdai).cloned().collect();
    for log in &own {
        let decoded = ISUSDaiEvents::decode_log(log);
        assert!(decoded.is_ok(), "{log:?}: {decoded:?}");
    }
    own
}

#[test]
fn every_event_of_the_interface_is_emitted_and_has_its_form() {
    let mut staking = lending();
    everything(&mut staking).into_iter().for_each(|result| drop(done(result)));
    let own = [emitted(&staking), emitted(&leaving())].concat();
    let form = |(signature, topic): (&'static str, B256)| {
        let Some(log) = own.iter().find(|log| log.topics().first() == Some(&topic)) else {
            panic!("{signature} was not emitted")
        };
        format!("{signature}: topics {}, words {}", log.topics().len(), log.data.data.len() / 32)
    };
    let mut lines: Vec<String> = Staking::interface().events.into_iter().map(form).collect();
    lines.sort();
    snapshot::matches("susdai_events.txt", &(lines.join("\n") + "\n"));
}

#[test]
fn a_report_is_told_with_the_cash_that_moves() {
    let mut staking = lending();
    staking.world.chain.warp(1_000);
    let (principal, sent) = (whole(390, 18), whole(3, 18));
    let report = LoanReport {
        principal,
        marks: whole(2, 18),
        accrued: U256::from(77),
        rate: U256::from(9),
        sent,
        principal_paid: whole(11, 18),
        interest_paid: whole(5, 16),
    };
    done(staking.give(staking.book.address, whole(1, 18)));
    let receipt = done(staking.report(&report));
    let loans = done(staking.ask(&ISUSDai::loansCall {}));
    // Of what was written off a part came with the interest, and is released for a week.
    assert!(!loans.lost.is_zero() && !loans.relief.is_zero());
    assert_eq!(loans.reliefEnd, loans.reportedAt + 7 * 86_400);
    let expected = ISUSDai::LoansReported {
        principal,
        marks: report.marks,
        // All that accrued was paid, and more.
        accrued: U256::ZERO,
        accruedFee: U256::ZERO,
        ratePerSecond: report.rate,
        lost: loans.lost,
        relief: loans.relief,
        reliefEnd: loans.reliefEnd,
        sent,
        principalPaid: report.principal_paid,
        interestPaid: report.interest_paid,
    };
    assert_eq!(receipt.logs_of::<ISUSDai::LoansReported>(staking.susdai), [expected]);
}

#[test]
fn whatever_may_move_a_price_fixes_the_epoch_that_is_due_first() {
    let mut staking = lending();
    let (alice, admin, book) =
        (staking.world.alice.clone(), staking.world.admin.clone(), staking.book.clone());
    let (receiver, one) = (alice.address, whole(1, 18));
    let lock_time = staking.genesis + 27 * 86_400;
    staking.world.chain.warp(28 * 86_400);
    let calls = [
        (&alice, ISUSDai::lockCall {}.abi_encode()),
        (&alice, ISUSDai::harvestCall {}.abi_encode()),
        (&alice, ISUSDai::deposit_0Call { assets: one, receiver }.abi_encode()),
        (&alice, ISUSDai::deposit_1Call { assets: one, receiver, minShares: U256::ZERO }.abi_encode()),
        (&alice, ISUSDai::mint_0Call { shares: one, receiver }.abi_encode()),
        (&alice, ISUSDai::mint_1Call { shares: one, receiver, maxAmount: U256::MAX }.abi_encode()),
        (&book, LoanReport::default().call().abi_encode()),
        (&admin, ISUSDai::setYieldFeeCall { fee: 7 }.abi_encode()),
    ];
    for (from, data) in calls {
        let mut staking = staking.clone();
        let tx = staking.world.chain.transaction(from, Some(staking.susdai), data);
        let receipt = done(staking.world.chain.send_transaction(&tx));
        let zero = U256::ZERO;
        let first = ISUSDai::CapacityLocked { epoch: 1, capacity: zero, queued: zero, lockTime: lock_time };
        assert_eq!(receipt.logs_of::<ISUSDai::CapacityLocked>(staking.susdai), [first]);
        assert_eq!(receipt.logs[0].topics()[0], ISUSDai::CapacityLocked::SIGNATURE_HASH);
    }
}
