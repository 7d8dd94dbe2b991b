//! Weeks as they are committed and voided, and who may.

use crate::fake::{Fake, GUARDIAN, PUBLISHER};
use crate::scene::{DAY, MAXIMUM, START, WEEK, WEEKS, alone, cores, done, go_to, leaf, log, open, refused};
use alloy_primitives::{Address, B256, U256};
use cores::Cores;
use cores::abi::ICores as abi;
use kit::clock;
use motsu::prelude::*;

const ROOT: B256 = B256::repeat_byte(0x77);
const HASH: B256 = B256::repeat_byte(0x1f);

#[motsu::test]
fn a_publisher_commits_a_week_that_is_over(contract: Contract<Cores>, fake: Contract<Fake>, alice: Address) {
    let scene = open(&contract, &fake);
    let publish = |sender, week, root, total, inputHash| {
        scene.send(sender, abi::publishCall { week, root, total, inputHash }).map(|_| ())
    };
    let (total, end) = (cores(MAXIMUM), START + WEEK);
    for sender in [alice, GUARDIAN, scene.authority, contract.address()] {
        refused(publish(sender, 1, ROOT, total, HASH), abi::NotPublisher { caller: sender });
    }
    refused(publish(PUBLISHER, 1, B256::ZERO, total, HASH), abi::HashMissing {});
    refused(publish(PUBLISHER, 1, ROOT, total, B256::ZERO), abi::HashMissing {});
    refused(publish(PUBLISHER, 1, ROOT, U256::ZERO, HASH), abi::ZeroAmount {});
    for week in [0, WEEKS + 1, u32::MAX] {
        refused(publish(PUBLISHER, week, ROOT, total, HASH), abi::WeekUnknown { week });
    }
    refused(publish(PUBLISHER, 1, ROOT, total, HASH), abi::WeekNotOver { week: 1, end });
    go_to(end - 1);
    refused(publish(PUBLISHER, 1, ROOT, total, HASH), abi::WeekNotOver { week: 1, end });
    go_to(end);
    refused(publish(PUBLISHER, 2, ROOT, total, HASH), abi::WeekNotOver { week: 2, end: end + WEEK });
    for total in [total + U256::ONE, U256::MAX] {
        refused(
            publish(PUBLISHER, 1, ROOT, total, HASH),
            abi::TotalTooHigh { total, maximum: cores(MAXIMUM) },
        );
    }
    done(publish(PUBLISHER, 1, ROOT, total, HASH));
    let claimableAt = end + 3 * DAY;
    scene.ended_with([log(abi::WeekPublished {
        week: 1,
        publisher: PUBLISHER,
        root: ROOT,
        total,
        inputHash: HASH,
        claimableAt,
    })]);
    let week = scene.ask(abi::weekCall { number: 1 });
    assert_eq!((week.root, week.total, week.claimed), (ROOT, total, U256::ZERO));
    assert_eq!((week.inputHash, week.claimableAt), (HASH, claimableAt));
    refused(publish(PUBLISHER, 1, ROOT, total, HASH), abi::AlreadyPublished { week: 1 });
    clock::pass(100 * DAY);
    refused(publish(PUBLISHER, 1, B256::repeat_byte(2), total, HASH), abi::AlreadyPublished { week: 1 });
}

#[motsu::test]
fn a_guardian_voids_a_week_while_it_can_be_challenged(
    contract: Contract<Cores>,
    fake: Contract<Fake>,
    alice: Address,
) {
    let scene = open(&contract, &fake);
    let void = |sender, week| scene.send(sender, abi::voidWeekCall { week }).map(|_| ());
    for sender in [alice, PUBLISHER, scene.authority, contract.address()] {
        refused(void(sender, 1), abi::NotGuardian { caller: sender });
    }
    refused(void(GUARDIAN, 1), abi::NotPublished { week: 1 });
    go_to(START + WEEK);
    done(scene.publish(1, ROOT, cores(5)));
    clock::pass(3 * DAY - 1);
    done(void(GUARDIAN, 1));
    scene.ended_with([log(abi::WeekVoided { week: 1, guardian: GUARDIAN, root: ROOT })]);
    let week = scene.ask(abi::weekCall { number: 1 });
    assert_eq!((week.root, week.inputHash, week.claimableAt), (B256::ZERO, B256::ZERO, 0));
    refused(void(GUARDIAN, 1), abi::NotPublished { week: 1 });

    // What comes in its place can be challenged for three days again, and no longer.
    let root = leaf(alice, 1, cores(7));
    done(scene.publish(1, root, cores(7)));
    let claimableAt = START + WEEK + 6 * DAY - 1;
    refused(scene.claim(alice, vec![alone(1, cores(7))]), abi::NotClaimable { week: 1, claimableAt });
    clock::pass(3 * DAY);
    refused(void(GUARDIAN, 1), abi::ChallengeOver { week: 1, claimableAt });
    done(scene.claim(alice, vec![alone(1, cores(7))]));
    refused(void(GUARDIAN, 1), abi::ChallengeOver { week: 1, claimableAt });
}

/// The last week of a season is committed by its own maximum when the next season has begun.
#[motsu::test]
fn a_week_keeps_its_season(contract: Contract<Cores>, fake: Contract<Fake>) {
    let scene = open(&contract, &fake);
    let end = START + u64::from(WEEKS) * WEEK;
    go_to(end);
    let next =
        abi::openSeasonCall { start: end, weekCount: 1, weeklyMaximum: cores(1), ..crate::scene::opening() };
    done(scene.send(scene.authority, next));
    clock::pass(2 * WEEK);
    done(scene.publish(WEEKS, ROOT, cores(MAXIMUM)));
    let maximum = cores(1);
    refused(scene.publish(WEEKS + 1, ROOT, cores(2)), abi::TotalTooHigh { total: cores(2), maximum });
    done(scene.publish(WEEKS + 1, ROOT, cores(1)));
}
