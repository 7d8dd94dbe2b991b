//! G03: what a guardian can pause is a way in. Under every pause at once every other function of every contract ends as
//! it does without.

use stylus_chain::executor::{Outcome, Status};
use tests::{abi::IAuthority, check::done};

use crate::functions::{Function, functions, selector};
use crate::matrix::{caller_of, ended, who_may};
use crate::stage::{LOCKED, Stage};
use crate::table::CONTRACTS;

/// What is refused while its entry rests, and how.
const STOPPED: [(&str, &[&str], &str); 6] = [
    ("usdai", &["deposit", "depositWithPermit"], "MintPaused(uint64)"),
    ("susdai", &["deposit", "depositWithPermit", "mint"], "DepositsPaused(uint64)"),
    ("susdai", &["requestRedeem", "requestRedeemWithCommitment"], "RequestsArePaused(uint64)"),
    ("qev", &["request", "requestWithCommitment"], "RequestsArePaused(uint64)"),
    ("loan-router", &["borrow", "refinance", "checkBorrowing"], "BorrowingIsPaused(uint64)"),
    ("loan-book", &["buy"], "BorrowingIsPaused(uint64)"),
];

/// Views that say that something rests.
const SHOWN: [(&str, &[&str]); 4] = [
    ("usdai", &["mintPausedUntil", "mintPauseAvailableAt", "maxDeposit"]),
    ("susdai", &["parameters", "maxDeposit", "maxMint"]),
    ("qev", &["parameters"]),
    ("loan-router", &["parameters"]),
];

/// Ways out, and what leads to them, that go through under every pause.
const EXITS: [(&str, &[&str]); 11] = [
    ("usdai", &["withdraw", "transfer", "transferFrom", "approve", "harvest", "crosschainMint"]),
    (
        "susdai",
        &[
            "redeem",
            "withdraw",
            "transfer",
            "transferFrom",
            "approve",
            "setOperator",
            "harvest",
            "claimFees",
            "settle",
        ],
    ),
    ("susdai", &["claim", "giveBack", "lockedFor", "reportLoans"]),
    ("qev", &["claim", "collect", "transferFrom", "redeemFor", "withdrawFor", "approve", "revealMany"]),
    ("caliber", &["keep", "redeem", "withdraw", "release", "markCured", "sell", "transferFrom", "giveBack"]),
    ("deposit-timelock", &["cancel", "withdraw"]),
    ("collateral-auction", &["settle", "nextRound", "withdraw"]),
    ("loan-positions", &["transferFrom", "safeTransferFrom", "approve"]),
    ("loan-router", &["repay", "cure", "callDefault", "foreclose", "recover", "increaseNonce"]),
    ("bridge", &["release", "mint", "crosschainMint"]),
    ("oft", &["lzReceive"]),
];

fn is_in(list: &[(&str, &[&str])], contract: &str, function: &Function) -> bool {
    list.iter().any(|(name, all)| *name == contract && all.contains(&function.name()))
}

/// How the error of an entry begins, of what it stops.
fn refusal(contract: &str, function: &Function) -> Option<[u8; 4]> {
    let stopped = STOPPED.iter().find(|(name, all, _)| *name == contract && all.contains(&function.name()));
    stopped.map(|(_, _, error)| selector(error))
}

/// The guardian pauses everything for as long as there is.
#[track_caller]
fn pause_all(stage: &mut Stage) {
    let (guardian, until) = (stage.credit.suite().guardian.clone(), stage.credit.now() + 14 * 86_400);
    let call = IAuthority::pauseAllCall { until };
    done(stage.credit.still(|credit| credit.suite().tell(&guardian, &call)));
}

/// The call of who may make it.
fn outcome(stage: &mut Stage, contract: &str, function: &Function) -> Option<Outcome> {
    let (_, powers) = CONTRACTS.into_iter().find(|(known, _)| *known == contract)?;
    let caller = caller_of(stage, contract, who_may(powers, function), function)?;
    let (data, to) = (stage.sample(contract, function, caller), stage.contract(contract));
    Some(stage.simulate(caller, to, data))
}

/// Compares what happens with and without a pause; which ways out went through.
#[track_caller]
fn compare(free: &mut Stage, paused: &mut Stage) -> Vec<String> {
    let mut went = Vec::new();
    for (contract, _) in CONTRACTS {
        for function in functions(contract) {
            let what = format!("{contract}.{}", function.signature);
            let pair = (outcome(free, contract, &function), outcome(paused, contract, &function));
            let (Some(without), Some(with)) = pair else { continue };
            if let Some(error) = refusal(contract, &function) {
                assert!(with.output.starts_with(&error), "{what} under a pause: {}", ended(&with));
                assert!(!without.output.starts_with(&error), "{what} without one");
                continue;
            }
            if is_in(&SHOWN, contract, &function) || contract == "authority" {
                continue;
            }
            let ends = [&without, &with].map(|outcome| (outcome.status, outcome.output.clone()));
            assert_eq!(ends[0], ends[1], "{what}: {} without, {} with", ended(&without), ended(&with));
            if with.status == Status::Success {
                went.push(format!("{contract}.{}", function.name()));
            }
        }
    }
    went
}

#[test]
fn g03_a_pause_stops_ways_in_and_no_way_out() {
    let (mut free, mut paused) = (Stage::new(), Stage::new());
    pause_all(&mut paused);
    let mut went = compare(&mut free, &mut paused);
    // And again once the locked epoch can be cleared.
    let clearing = free.credit.redemptions.clear_time(LOCKED) + 1;
    for stage in [&mut free, &mut paused] {
        stage.credit.go_to(clearing);
    }
    went.extend(compare(&mut free, &mut paused));
    for (contract, name) in
        EXITS.iter().flat_map(|(contract, all)| all.iter().map(move |name| (contract, name)))
    {
        let what = format!("{contract}.{name}");
        assert!(went.contains(&what), "{what} did not go through");
    }
    assert!(went.contains(&"qev.clear".to_owned()), "nobody could clear");
}

/// Everything that a guardian could name is an entry or is refused.
#[test]
fn g03_nothing_but_the_four_entries_can_be_paused() {
    let mut stage = Stage::new();
    let (guardian, authority) = (stage.person("GUARDIAN"), stage.contract("authority"));
    let until = stage.credit.now() + 86_400;
    let mut taken = Vec::new();
    for (contract, _) in CONTRACTS {
        for function in functions(contract).into_iter().filter(|function| function.changes) {
            let (target, entry) = (stage.contract(contract), function.selector.into());
            let call = IAuthority::pauseCall { target, entry, until };
            let outcome = stage.simulate(guardian, authority, alloy_sol_types::SolCall::abi_encode(&call));
            if outcome.status == Status::Success {
                taken.push(format!("{contract}.{}", function.name()));
            }
        }
    }
    let entries =
        ["usdai.pauseMint", "susdai.pauseDeposits", "qev.pauseRequests", "loan-router.pauseBorrowing"];
    assert_eq!(taken, entries);
}
