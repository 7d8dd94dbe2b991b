//! Every function of every contract, tried by every role, by nobody and by the contracts themselves.

use std::collections::BTreeSet;

use alloy_primitives::{Address, U256};
use alloy_sol_types::{SolCall, SolError};
use stylus_chain::executor::{Outcome, Status};
use tests::{
    Redemptions, Suite,
    abi::{IAuthority, IQEV, ISUSDai, IUSDai},
    check::done,
    snapshot,
};

use crate::{
    stage::{Stage, Subject, subjects},
    support::{functions, simulate, zero_call},
    table::{self, Powers, Who},
};

/// What refuses a caller for who it is.
const ACCESS_ERRORS: [[u8; 4]; 12] = [
    IUSDai::NotAuthority::SELECTOR,
    IUSDai::NotPendingAuthority::SELECTOR,
    ISUSDai::NotLoanBook::SELECTOR,
    ISUSDai::NotRedemptions::SELECTOR,
    ISUSDai::NotControllerOrOperator::SELECTOR,
    IQEV::NotVault::SELECTOR,
    IQEV::NotOwnerOrOperator::SELECTOR,
    IQEV::ERC721InsufficientApproval::SELECTOR,
    IQEV::ERC721InvalidApprover::SELECTOR,
    IAuthority::AccessControlUnauthorizedAccount::SELECTOR,
    IAuthority::AccessControlBadConfirmation::SELECTOR,
    IAuthority::NotPendingAdmin::SELECTOR,
];

/// Of what anyone may call, what the sample call is refused with for other reasons.
const REFUSED: [(&str, &str, [u8; 4]); 9] = [
    ("usdai", "permit(address,address,uint256,uint256,uint8,bytes32,bytes32)", EXPIRED),
    ("susdai", "permit(address,address,uint256,uint256,uint8,bytes32,bytes32)", EXPIRED),
    ("susdai", "previewRedeem(uint256)", ISUSDai::NoPreview::SELECTOR),
    ("susdai", "previewWithdraw(uint256)", ISUSDai::NoPreview::SELECTOR),
    ("susdai", "lock()", ISUSDai::LockNotDue::SELECTOR),
    ("qev", "lock()", IQEV::LockNotDue::SELECTOR),
    ("qev", "clear(uint32)", IQEV::NotClearable::SELECTOR),
    ("qev", "proveBeacon(bytes)", IQEV::BeaconInvalid::SELECTOR),
    ("qev", "reveal(uint256,uint16,uint96,uint128)", IQEV::NotSealed::SELECTOR),
];

const EXPIRED: [u8; 4] = IUSDai::ERC2612ExpiredSignature::SELECTOR;

/// The refusal that a caller must get from what is `who`'s.
fn refusal(who: Who, caller: Address) -> Vec<u8> {
    match who {
        Who::Anyone | Who::Oneself | Who::Controller | Who::Position => Vec::new(),
        Who::Role(role) => {
            let needed = Suite::role(role);
            IAuthority::AccessControlUnauthorizedAccount { account: caller, neededRole: needed }.abi_encode()
        }
        Who::Authority => IUSDai::NotAuthority { caller }.abi_encode(),
        Who::PendingAuthority => IUSDai::NotPendingAuthority { caller }.abi_encode(),
        Who::PendingAdmin => IAuthority::NotPendingAdmin { caller }.abi_encode(),
        Who::LoanBook => ISUSDai::NotLoanBook { caller }.abi_encode(),
        Who::Redemptions => ISUSDai::NotRedemptions { caller }.abi_encode(),
        Who::Vault => IQEV::NotVault { caller }.abi_encode(),
    }
}

/// Whether everybody may, if not for everything.
fn is_open(who: Who) -> bool {
    matches!(who, Who::Anyone | Who::Oneself | Who::Controller)
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

fn all_subjects() -> [Subject; 4] {
    let scene = Redemptions::new();
    subjects(&scene.suite, scene.qev)
}

#[test]
fn the_table_has_every_function_once_and_no_other() {
    for Subject { name, functions, powers, .. } in all_subjects() {
        let known: BTreeSet<_> = functions.iter().map(|(signature, _)| *signature).collect();
        let listed: Vec<_> = powers.iter().flat_map(|(_, all)| all.iter().copied()).collect();
        assert_eq!(listed.iter().copied().collect::<BTreeSet<_>>(), known, "{name}");
        assert_eq!(listed.len(), known.len(), "{name} has one twice");
    }
}

#[test]
fn who_may_do_what_is_what_it_was() {
    let lines = all_subjects().into_iter().flat_map(|Subject { name, functions, powers, .. }| {
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
    for Subject { name, address, functions, powers } in subjects(&stage.suite, stage.qev) {
        for (signature, selector) in functions {
            let who = who_may(powers, signature);
            if is_open(who) || who == Who::Position {
                continue;
            }
            for (person, caller) in stage.people.clone() {
                let sample = stage.sample(name, signature, selector, caller);
                if Stage::may(&person, who) {
                    let outcome = simulate(&mut stage.suite, caller, address, sample);
                    // There is one redemption contract ever.
                    let is_good = if signature == "setRedemptions(address)" {
                        outcome.output.starts_with(&ISUSDai::RedemptionsWired::SELECTOR)
                    } else {
                        outcome.status == Status::Success
                    };
                    assert!(is_good, "{person}: {name}.{signature}: {}", outcome.output);
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
    for Subject { name, address, functions, powers } in subjects(&stage.suite, stage.qev) {
        for (signature, selector) in functions {
            if !is_open(who_may(powers, signature)) {
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
fn a_position_is_its_owner_s() {
    let mut stage = Stage::new();
    let (id, mut refused) = (stage.position, 0);
    let [_, qev, ..] = subjects(&stage.suite, stage.qev);
    for (signature, selector) in qev.functions {
        if who_may(table::QEV, signature) != Who::Position {
            continue;
        }
        // No transaction comes from the zero address, which stands for nobody where nobody is approved.
        for (person, caller) in stage.people.clone().into_iter().filter(|(_, caller)| !caller.is_zero()) {
            let data = stage.sample("qev", signature, selector, caller);
            let outcome = simulate(&mut stage.suite, caller, qev.address, data);
            let expected = match signature {
                "cancel(uint256)" => IQEV::NotOwnerOrOperator { caller, id }.abi_encode(),
                "approve(address,uint256)" => IQEV::ERC721InvalidApprover { approver: caller }.abi_encode(),
                _ => IQEV::ERC721InsufficientApproval { operator: caller, tokenId: id }.abi_encode(),
            };
            if Stage::may(&person, Who::Position) {
                assert!(!is_access_error(&outcome), "{person}: {signature}: {}", outcome.output);
            } else {
                assert_eq!(outcome.output, expected, "{person}: {signature}");
                refused += 1;
            }
        }
    }
    assert_eq!(refused, 9 * (stage.people.len() - 2));
}

#[test]
fn what_somebody_is_owed_is_nobody_else_s() {
    let mut stage = Stage::new();
    let (controller, vault) = (stage.suite.staking.world.alice.address, stage.suite.susdai());
    for (person, caller) in stage.people.clone() {
        let one = U256::from(1);
        let redeem = ISUSDai::redeemCall { shares: one, receiver: caller, controller }.abi_encode();
        let withdraw = ISUSDai::withdrawCall { assets: one, receiver: caller, controller }.abi_encode();
        for data in [redeem, withdraw] {
            let outcome = simulate(&mut stage.suite, caller, vault, data);
            if caller == controller {
                assert_eq!(outcome.status, Status::Success, "{person}: {}", outcome.output);
            } else {
                let expected = ISUSDai::NotControllerOrOperator { caller, controller }.abi_encode();
                assert_eq!(outcome.output, expected, "{person}");
            }
        }
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
