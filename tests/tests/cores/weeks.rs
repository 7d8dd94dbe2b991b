//! Who commits and voids a week, when, and what a season decides.

use alloy_primitives::{B256, U256};
use tests::check::{done, refused};
use usdai_bindings::ICores;

use crate::support::{CHALLENGE, DAY, Earned, Stage, WEEK, WEEKS, account, points, season};

const ROOT: B256 = B256::repeat_byte(0x77);

#[test]
fn only_a_publisher_commits_and_only_a_guardian_voids() {
    let mut stage = Stage::new();
    stage.go_to(stage.end_of(1));
    let (admin, authority) = (stage.suite.admin(), stage.suite.authority);
    let publish = ICores::publishCall { week: 1, root: ROOT, total: points(1), inputHash: ROOT };
    let void = ICores::voidWeekCall { week: 1 };
    for caller in [stage.anyone.clone(), stage.guardian.clone(), admin.clone()] {
        let refusal = ICores::NotPublisher { caller: caller.address };
        refused(stage.tell(&caller, &publish), refusal);
    }
    for caller in [stage.anyone.clone(), stage.publisher.clone(), admin] {
        let refusal = ICores::NotGuardian { caller: caller.address };
        refused(stage.tell(&caller, &void), refusal);
    }
    refused(stage.push(&publish), ICores::NotPublisher { caller: authority });
    refused(stage.push(&void), ICores::NotGuardian { caller: authority });
    // A role that is taken away is gone at once.
    let publisher = stage.publisher.clone();
    let role = tests::Suite::role("PUBLISHER");
    let revoke = tests::abi::IAuthority::revokeRoleCall { role, account: publisher.address };
    done(stage.suite.rule(&revoke));
    refused(stage.tell(&publisher, &publish), ICores::NotPublisher { caller: publisher.address });
}

/// A root that the guardian voids is as if it had never been, and the one in its place is challenged anew.
#[test]
fn a_voided_week_is_committed_again() {
    let mut stage = Stage::new();
    let wrong = Earned::new(1, vec![(account(1), points(900)), (account(2), points(1))]);
    let right = Earned::new(1, vec![(account(1), points(9)), (account(2), points(1))]);
    stage.go_to(stage.end_of(1));
    done(stage.publish(1, wrong.tree.root(), wrong.total()));
    let claimable = stage.ask(&ICores::weekCall { number: 1 }).claimableAt;
    refused(
        stage.claim(account(1), vec![wrong.claim(0)]),
        ICores::NotClaimable { week: 1, claimableAt: claimable },
    );
    stage.go_to(claimable - 1);
    done(stage.void(1));
    refused(stage.claim(account(1), vec![wrong.claim(0)]), ICores::NotPublished { week: 1 });
    stage.go_to(claimable);
    refused(stage.claim(account(1), vec![wrong.claim(0)]), ICores::NotPublished { week: 1 });

    done(stage.publish(1, right.tree.root(), right.total()));
    let claimable = stage.ask(&ICores::weekCall { number: 1 }).claimableAt;
    assert_eq!(claimable, stage.suite.chain().head().timestamp + CHALLENGE);
    refused(
        stage.claim(account(1), vec![right.claim(0)]),
        ICores::NotClaimable { week: 1, claimableAt: claimable },
    );
    stage.go_to(claimable);
    refused(
        stage.claim(account(1), vec![wrong.claim(0)]),
        ICores::InvalidProof { week: 1, account: account(1) },
    );
    done(stage.claim(account(1), vec![right.claim(0)]));
    refused(stage.void(1), ICores::ChallengeOver { week: 1, claimableAt: claimable });
    refused(stage.publish(1, wrong.tree.root(), wrong.total()), ICores::AlreadyPublished { week: 1 });
    assert_eq!(stage.balance(account(1)), points(9));
}

#[test]
fn a_week_is_committed_from_its_end_on_and_within_its_maximum() {
    let mut stage = Stage::new();
    let maximum = points(10_000_000_000);
    for week in [1, 2, 40, WEEKS] {
        let end = stage.end_of(week);
        stage.go_to(end - 1);
        refused(stage.publish(week, ROOT, points(1)), ICores::WeekNotOver { week, end });
        stage.go_to(end);
        let total = maximum + U256::ONE;
        refused(stage.publish(week, ROOT, total), ICores::TotalTooHigh { total, maximum });
        done(stage.publish(week, ROOT, maximum));
        if week == 40 {
            stage.keep_alive();
        }
    }
    let next = WEEKS + 1;
    refused(stage.publish(next, ROOT, points(1)), ICores::WeekUnknown { week: next });
}

#[test]
fn a_season_that_has_begun_stays_as_it_is_and_the_next_follows() {
    let mut stage = Stage::new();
    let alice = stage.suite.staking.world.alice.clone();
    refused(stage.tell(&alice, &season(stage.start, 1)), ICores::NotAuthority { caller: alice.address });
    // Not begun: another takes its place, shorter and later.
    let start = stage.start + DAY;
    done(stage.push(&season(start, 2)));
    stage.go_to(start);
    let end = start + 2 * WEEK;
    let [earliest, latest] = [end, end + 90 * DAY];
    refused(
        stage.push(&season(start + WEEK, 1)),
        ICores::StartOutOfRange { start: start + WEEK, earliest, latest },
    );
    let next = ICores::openSeasonCall { weeklyMaximum: points(5), ..season(end, 1) };
    done(stage.push(&next));
    stage.go_to(end + WEEK);
    // The week of the season before is committed by that one's maximum.
    done(stage.publish(2, ROOT, points(6)));
    let (total, maximum) = (points(6), points(5));
    refused(stage.publish(3, ROOT, total), ICores::TotalTooHigh { total, maximum });
    done(stage.publish(3, ROOT, maximum));
    let seen = [1, 2, 3].map(|week| stage.ask(&ICores::seasonOfCall { week }).start);
    assert_eq!(seen, [start, start, end]);
}

#[test]
fn nothing_moves_and_no_currency_is_taken() {
    let mut stage = Stage::new();
    let earned = Earned::new(1, vec![(stage.anyone.address, points(3))]);
    stage.settle(&earned);
    let (holder, to) = (stage.anyone.clone(), account(1));
    let receipt = done(stage.claim(holder.address, vec![earned.claim(0)]));
    let [moved] = receipt.logs::<ICores::Transfer>().try_into().unwrap_or_else(|logs| panic!("{logs:?}"));
    assert_eq!((moved.from, moved.to, moved.value), (Default::default(), holder.address, points(3)));
    let value = points(1);
    refused(stage.tell(&holder, &ICores::transferCall { to, value }), ICores::NotTransferable {});
    refused(stage.tell(&holder, &ICores::approveCall { spender: to, value }), ICores::NotTransferable {});
    let from = holder.address;
    refused(stage.tell(&holder, &ICores::transferFromCall { from, to, value }), ICores::NotTransferable {});
    let (cores, one) = (stage.cores, U256::ONE);
    let paid = stage.suite.chain().send_value(&holder, cores, one, &ICores::totalSupplyCall {});
    refused(paid, ICores::ValueNotAccepted { value: one });
    assert_eq!(stage.ask(&ICores::totalSupplyCall {}), points(3));
}
