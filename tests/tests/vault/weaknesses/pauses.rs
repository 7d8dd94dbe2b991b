//! W24: what a pause stops and what it does not, when it ends, and when the next may begin.

use alloy_primitives::{Address, U256};
use tests::{
    LoanReport, Staking,
    abi::ISUSDai,
    check::{done, refused},
};

use crate::support::{
    DAY, ask,
    books::{books, changes_nothing},
    fund_book, go_to, lend, mint, permit, stake, standing, u, wad,
};

/// Alice has shares, loans are out, a fee waits to be claimed; deposits rest for so long.
#[track_caller]
fn paused(seconds: u64) -> (Staking, u64) {
    let mut staking = Staking::new();
    let alice = staking.world.alice.clone();
    done(staking.rule(&ISUSDai::setYieldFeeCall { fee: 1_000 }));
    stake(&mut staking, &alice, wad(1_000));
    fund_book(&mut staking, wad(1_000));
    lend(&mut staking, wad(500), 1_200);
    done(staking.earn(50));
    let until = staking.world.chain.timestamp() + seconds;
    done(staking.rule(&ISUSDai::pauseDepositsCall { until }));
    (staking, until)
}

#[test]
fn w24_pause_matrix_what_stops() {
    let (mut staking, until) = paused(DAY);
    let (alice, bob) = (staking.world.alice.clone(), staking.world.bob.clone());
    let expected = || ISUSDai::DepositsPaused { until };
    let receiver = bob.address;
    let with_permit = permit::deposit(&mut staking, &bob, wad(1));
    let bounded = ISUSDai::deposit_1Call { assets: wad(1), receiver, minShares: U256::ZERO };
    let bounded_mint = ISUSDai::mint_1Call { shares: wad(1), receiver, maxAmount: U256::MAX };
    refused(changes_nothing(&mut staking, |staking| staking.stake(&bob, wad(1))), expected());
    refused(changes_nothing(&mut staking, |staking| mint(staking, &bob, wad(1))), expected());
    refused(changes_nothing(&mut staking, |staking| staking.tell(&bob, &bounded)), expected());
    refused(changes_nothing(&mut staking, |staking| staking.tell(&bob, &bounded_mint)), expected());
    refused(changes_nothing(&mut staking, |staking| staking.tell(&bob, &with_permit)), expected());
    for receiver in [alice.address, receiver, Address::ZERO] {
        assert_eq!(ask(&mut staking, &ISUSDai::maxDepositCall { receiver }), U256::ZERO);
        assert_eq!(ask(&mut staking, &ISUSDai::maxMintCall { receiver }), U256::ZERO);
    }
    // Previews and conversions look at no limit.
    assert!(!ask(&mut staking, &ISUSDai::previewDepositCall { assets: wad(1) }).is_zero());
}

#[test]
fn w24_pause_matrix_what_goes_on_for_holders() {
    let (mut staking, _) = paused(14 * DAY);
    let (alice, bob) = (staking.world.alice.clone(), staking.world.bob.clone());
    done(staking.tell(&alice, &ISUSDai::transferCall { to: bob.address, value: wad(2) }));
    done(staking.tell(&alice, &ISUSDai::approveCall { spender: bob.address, value: wad(1) }));
    let pull = ISUSDai::transferFromCall { from: alice.address, to: bob.address, value: wad(1) };
    done(staking.tell(&bob, &pull));
    let permit = permit::of_shares(&mut staking, &alice, bob.address, wad(7));
    done(staking.tell(&bob, &permit));
    assert_eq!(done(staking.shares(bob.address)), wad(3));
    books(&mut staking);
    // An exit answers as it does without a pause.
    let request = ISUSDai::requestRedeemCall { shares: wad(3), controller: bob.address, owner: bob.address };
    refused(staking.tell(&bob, &request), ISUSDai::RedemptionsNotWired {});
}

#[test]
fn w24_pause_matrix_what_goes_on_for_the_vault() {
    let (mut staking, until) = paused(14 * DAY);
    let (bob, treasury) = (staking.world.bob.clone(), staking.treasury.clone());
    assert_eq!(done(staking.earn(30)), wad(30));
    done(staking.tell(&bob, &ISUSDai::claimFeesCall {}));
    // 5 + 3 in fees at the price of one, less what their share-wei round.
    let fees = done(staking.shares(treasury.address));
    assert!(fees > wad(7) && fees <= wad(8), "{fees}");
    let report = standing(&mut staking);
    let repaid =
        LoanReport { principal: wad(400), principal_paid: wad(100), interest_paid: wad(1), ..report };
    let rate = report.rate.min(wad(400) * u(31_709_791_983));
    done(staking.report(&LoanReport { rate, ..repaid }));
    done(staking.report(&LoanReport {
        rate,
        principal: wad(450),
        sent: wad(50),
        accrued: U256::MAX,
        ..LoanReport::default()
    }));
    done(staking.rule(&ISUSDai::setYieldFeeCall { fee: 0 }));
    done(staking.rule(&ISUSDai::setExitShareCall { exitShare: 10_000 }));
    done(staking.rule(&ISUSDai::setFeeRecipientCall { recipient: bob.address }));
    done(staking.rule(&ISUSDai::setLoanBookCall { loanBook: Address::ZERO }));
    let epoch = ask(&mut staking, &ISUSDai::epochCall {});
    // The lock falls into a second pause, a week after the first.
    go_to(&mut staking, until + 7 * DAY);
    let next = staking.world.chain.timestamp() + 14 * DAY;
    done(staking.rule(&ISUSDai::pauseDepositsCall { until: next }));
    go_to(&mut staking, epoch.lockTime);
    assert!(staking.world.chain.timestamp() < next);
    done(staking.tell(&bob, &ISUSDai::lockCall {}));
    assert_eq!(ask(&mut staking, &ISUSDai::epochCall {}).locked, epoch.number);
}

#[test]
fn w24_a_pause_ends_by_itself_to_the_second() {
    let (mut staking, until) = paused(DAY);
    let bob = staking.world.bob.clone();
    go_to(&mut staking, until - 1);
    refused(staking.stake(&bob, wad(1)), ISUSDai::DepositsPaused { until });
    // That block was at the second before; this one is at the end.
    assert_eq!(staking.world.chain.timestamp(), until);
    stake(&mut staking, &bob, wad(1));
}

#[test]
fn w24_a_pause_is_short_and_the_next_one_late() {
    let mut staking = Staking::new();
    let now = staking.world.chain.timestamp();
    let pause = |staking: &mut Staking, until| {
        changes_nothing(staking, |staking| staking.rule(&ISUSDai::pauseDepositsCall { until }))
    };
    let (latest, until) = (now + 14 * DAY, now + 14 * DAY + 1);
    refused(pause(&mut staking, until), ISUSDai::PauseTooLong { until, latest });
    done(staking.rule(&ISUSDai::pauseDepositsCall { until: now + 10 * DAY }));
    // It can be shortened and not prolonged.
    let latest = now + 10 * DAY;
    refused(pause(&mut staking, latest + 1), ISUSDai::PauseTooLong { until: latest + 1, latest });
    let end = now + 5 * DAY;
    done(staking.rule(&ISUSDai::pauseDepositsCall { until: end }));
    let parameters = ask(&mut staking, &ISUSDai::parametersCall {});
    assert_eq!((parameters.depositsPausedUntil, parameters.depositPauseAvailableAt), (end, end + 7 * DAY));
    go_to(&mut staking, end + 7 * DAY - 1);
    let until = end + 8 * DAY;
    let expected = ISUSDai::PauseCoolingDown { availableAt: end + 7 * DAY };
    refused(pause(&mut staking, until), expected);
    go_to(&mut staking, end + 7 * DAY);
    done(staking.rule(&ISUSDai::pauseDepositsCall { until }));
    // A past time ends it, and then it is not begun again at once.
    let ended = staking.world.chain.timestamp();
    done(staking.rule(&ISUSDai::pauseDepositsCall { until: 0 }));
    let expected = ISUSDai::PauseCoolingDown { availableAt: ended + 7 * DAY };
    refused(pause(&mut staking, until), expected);
    let bob = staking.world.bob.clone();
    stake(&mut staking, &bob, wad(1));
}

/// Nobody else pauses.
#[test]
fn w24_only_the_authority_pauses() {
    let mut staking = Staking::new();
    let until = staking.world.chain.timestamp() + DAY;
    for caller in [staking.world.alice.clone(), staking.book.clone(), staking.treasury.clone()] {
        let call = ISUSDai::pauseDepositsCall { until };
        let result = changes_nothing(&mut staking, |staking| staking.tell(&caller, &call));
        refused(result, ISUSDai::NotAuthority { caller: caller.address });
    }
}
