//! Every function of every contract, tried by every role, by nobody and by the contracts themselves.

use std::collections::BTreeSet;

use alloy_primitives::Address;
use alloy_sol_types::{SolCall, SolError};
use stylus_chain::executor::{Outcome, Status};
use tests::{
    Suite,
    abi::{IAuthority, ISUSDai, IUSDai},
    check::done,
    snapshot,
};

use crate::{
    stage::{Stage, Subject, subjects},
    support::{functions, simulate, zero_call},
    table::{self, Powers, Who},
};

/// What refuses a caller for who it is.
const ACCESS_ERRORS: [[u8; 4]; 6] = [
    IUSDai::NotAuthority::SELECTOR,
    IUSDai::NotPendingAuthority::SELECTOR,
    ISUSDai::NotLoanBook::SELECTOR,
    IAuthority::AccessControlUnauthorizedAccount::SELECTOR,
    IAuthority::AccessControlBadConfirmation::SELECTOR,
    IAuthority::NotPendingAdmin::SELECTOR,
];

/// Of what anyone may call, what the sample call is refused with for other reasons.
const REFUSED: [(&str, &str, [u8; 4]); 8] = [
    ("usdai", "permit(address,address,uint256,uint256,uint8,bytes32,bytes32)", EXPIRED),
    ("susdai", "permit(address,address,uint256,uint256,uint8,bytes32,bytes32)", EXPIRED),
    ("susdai", "requestRedeem(uint256,address,address)", ISUSDai::RedemptionsNotWired::SELECTOR),
    ("susdai", "redeem(uint256,address,address)", ISUSDai::RedemptionsNotWired::SELECTOR),
    ("susdai", "withdraw(uint256,address,address)", ISUSDai::RedemptionsNotWired::SELECTOR),
    ("susdai", "previewRedeem(uint256)", ISUSDai::NoPreview::SELECTOR),
    ("susdai", "previewWithdraw(uint256)", ISUSDai::NoPreview::SELECTOR),
    ("susdai", "lock()", ISUSDai::LockNotDue::SELECTOR),
];

const EXPIRED: [u8; 4] = IUSDai::ERC2612ExpiredSignature::SELECTOR;

/// The refusal that a caller must get from what is `who`'s.
fn refusal(who: Who, caller: Address) -> Vec<u8> {
    match who {
        Who::Anyone | Who::Oneself => Vec::new(),
        Who::Role(role) => {
            let needed = Suite::role(role);
            IAuthority::AccessControlUnauthorizedAccount { account: caller, neededRole: needed }.abi_encode()
        }
        Who::Authority => IUSDai::NotAuthority { caller }.abi_encode(),
        Who::PendingAuthority => IUSDai::NotPendingAuthority { caller }.abi_encode(),
        Who::PendingAdmin => IAuthority::NotPendingAdmin { caller }.abi_encode(),
        Who::LoanBook => ISUSDai::NotLoanBook { caller }.abi_encode(),
    }
}

fn is_access_error(outcome: &Outcome) -> bool {
    ACCESS_ERRORS.iter().any(|selector| outcome.output.starts_with(selector))
}

/// Who may call a function, by the table.
#[track_caller]
fn who_may(powers: Powers, signature: &str) -> Who {
    let listed: Vec<_> = powers.iter().filter(|(_, all)| all.contains(&signature)).collect();
    match listed[..] {
        [(who, _)] => *who,
        _ => panic!("{signature} is {} times in the table", listed.len()),
    }
}

#[test]
fn the_table_has_every_function_once_and_no_other() {
    for Subject { name, functions, powers, .. } in subjects(&Suite::new()) {
        let known: BTreeSet<_> = functions.iter().map(|(signature, _)| *signature).collect();
        let listed: Vec<_> = powers.iter().flat_map(|(_, all)| all.iter().copied()).collect();
        assert_eq!(listed.iter().copied().collect::<BTreeSet<_>>(), known, "{name}");
        assert_eq!(listed.len(), known.len(), "{name} has one twice");
    }
}

#[test]
fn who_may_do_what_is_what_it_was() {
    let lines =
        subjects(&Suite::new()).into_iter().flat_map(|Subject { name, functions, powers, .. }| {
            let mut lines: Vec<_> = functions
                .into_iter()
                .map(|(signature, _)| format!("{name}.{signature}: {}\n", who_may(powers, signature)))
                .collect();
            lines.sort();
            lines
        });
    snapshot::matches("powers.txt", &lines.collect::<String>());
}

#[test]
fn what_is_somebody_s_is_nobody_else_s() {
    let mut stage = Stage::new();
    let mut refused = 0;
    for Subject { name, address, functions, powers } in subjects(&stage.suite) {
        for (signature, selector) in functions {
            let who = who_may(powers, signature);
            if matches!(who, Who::Anyone | Who::Oneself) {
                continue;
            }
            for (person, caller) in stage.people.clone() {
                let sample = stage.sample(name, signature, selector, caller);
                if Stage::may(&person, who) {
                    let outcome = simulate(&mut stage.suite, caller, address, sample);
                    assert_eq!(
                        outcome.status,
                        Status::Success,
                        "{person}: {name}.{signature}: {}",
                        outcome.output
                    );
                    continue;
                }
                for data in [sample, zero_call(selector).to_vec()] {
                    let outcome = simulate(&mut stage.suite, caller, address, data);
                    assert_eq!(outcome.status, Status::Revert, "{person}: {name}.{signature}");
                    assert_eq!(outcome.output, refusal(who, caller), "{person}: {name}.{signature}");
                    refused += 1;
                }
            }
        }
    }
    assert!(refused > 1_000, "{refused}");
}

#[test]
fn what_is_anyone_s_is_refused_to_nobody_for_who_they_are() {
    let mut stage = Stage::new();
    let holder = stage.suite.staking.world.alice.address;
    for Subject { name, address, functions, powers } in subjects(&stage.suite) {
        for (signature, selector) in functions {
            if !matches!(who_may(powers, signature), Who::Anyone | Who::Oneself) {
                continue;
            }
            for (person, caller) in stage.people.clone() {
                let sample = stage.sample(name, signature, selector, caller);
                let outcome = simulate(&mut stage.suite, caller, address, sample);
                assert!(!is_access_error(&outcome), "{person}: {name}.{signature}: {}", outcome.output);
                if caller == holder {
                    expected(name, signature, &outcome);
                }
            }
        }
    }
}

/// A holder's sample call succeeds, but for what is listed.
#[track_caller]
fn expected(name: &str, signature: &str, outcome: &Outcome) {
    match REFUSED.iter().find(|(contract, known, _)| (*contract, *known) == (name, signature)) {
        Some((_, _, error)) => {
            assert!(outcome.output.starts_with(error), "{name}.{signature}: {}", outcome.output)
        }
        None => assert_eq!(outcome.status, Status::Success, "{name}.{signature}: {}", outcome.output),
    }
}

#[test]
fn a_role_is_given_up_by_its_holder_only() {
    let mut stage = Stage::new();
    let (holder, authority) = (stage.suite.guardian.address, stage.suite.authority);
    for (person, caller) in stage.people.clone() {
        let call = IAuthority::renounceRoleCall { role: Suite::role("GUARDIAN"), confirmation: holder };
        let outcome = simulate(&mut stage.suite, caller, authority, call.abi_encode());
        let expected = if person == "GUARDIAN" {
            Vec::new()
        } else {
            IAuthority::AccessControlBadConfirmation {}.abi_encode()
        };
        assert_eq!(outcome.output, expected, "{person}");
    }
}

#[test]
fn who_has_left_is_nobody() {
    let mut stage = Stage::new();
    let suite = &mut stage.suite;
    let (former, guardian) = (suite.admin(), suite.guardian.clone());
    let heir = suite.chain().account("next admin");
    done(suite.tell(&heir, &IAuthority::acceptAdminCall {}));
    let role = Suite::role("GUARDIAN");
    done(suite.tell(&guardian, &IAuthority::renounceRoleCall { role, confirmation: guardian.address }));
    for (name, caller) in [("ADMIN", former.address), ("GUARDIAN", guardian.address)] {
        for (signature, selector) in functions() {
            let who = who_may(table::AUTHORITY, signature);
            if who == Who::Role(name) {
                let data = stage.sample("authority", signature, selector, caller);
                let address = stage.suite.authority;
                let outcome = simulate(&mut stage.suite, caller, address, data);
                assert_eq!(outcome.output, refusal(who, caller), "{signature}");
            }
        }
    }
}
