//! G01: every function of every contract, tried by every role, by nobody and by the contracts themselves.

use std::collections::BTreeSet;

use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::{SolCall, SolError};
use stylus_chain::executor::{Outcome, Status, Transaction};
use tests::{
    Suite,
    abi::{IAuthority, ICaliber, IErc20, ISUSDai, IUSDai},
    check::done,
    snapshot,
};

use crate::functions::{Function, error_name, functions, selector};
use crate::stage::Stage;
use crate::table::{CONTRACTS, Powers};
use crate::who::{Who, is_access_error};

/// The constructor's, the same for every program.
const CONSTRUCTOR: &str = "constructor";
const CONSTRUCTOR_SELECTOR: [u8; 4] = [0x55, 0x85, 0x25, 0x8d];

/// Who may call a function, by the table; views are anyone's.
#[track_caller]
pub fn who_may(powers: Powers, function: &Function) -> Who {
    if !function.changes {
        return Who::Anyone;
    }
    let listed: Vec<_> = powers.iter().filter(|(_, all)| all.contains(&function.name())).collect();
    match listed[..] {
        [(who, _)] => *who,
        _ => panic!("{} is {} times in the table", function.signature, listed.len()),
    }
}

/// A selector and as many zero words as the longest argument list has; they decode for every function.
fn zero_call(selector: [u8; 4]) -> Vec<u8> {
    [selector.as_slice(), &[0; 24 * 32]].concat()
}

/// How a call ended, in a word.
pub fn ended(outcome: &Outcome) -> String {
    match outcome.status {
        Status::Success => "done".to_owned(),
        _ if outcome.output.is_empty() => format!("{:?} without data", outcome.status),
        _ => error_name(&outcome.output),
    }
}

#[test]
fn the_table_has_every_function_that_changes_something_and_no_other() {
    for (name, powers) in CONTRACTS {
        let all = functions(name);
        assert!(!all.is_empty(), "{name}");
        let known: BTreeSet<_> = all.iter().filter(|f| f.changes).map(|f| f.name().to_owned()).collect();
        let listed: Vec<_> = powers.iter().flat_map(|(_, all)| all.iter().map(|f| (*f).to_owned())).collect();
        assert_eq!(listed.iter().cloned().collect::<BTreeSet<_>>(), known, "{name}");
        assert_eq!(listed.len(), known.len(), "{name} has one twice");
    }
}

/// Who may do what, and how a call ends that is made by who may: what does not say "done" was refused for another
/// reason than who called.
#[test]
fn g01_who_may_do_what_is_what_it_was() {
    let mut stage = Stage::new();
    let mut text = String::new();
    for (name, powers) in CONTRACTS {
        let mut lines = Vec::new();
        for function in functions(name) {
            let who = who_may(powers, &function);
            let outcome = caller_of(&stage, name, who, &function).map(|caller| {
                let (data, to) = (stage.sample(name, &function, caller), stage.contract(name));
                ended(&stage.simulate(caller, to, data))
            });
            let outcome = outcome.unwrap_or_else(|| "refused".to_owned());
            lines.push(format!("{name}.{}: {who}: {outcome}\n", function.signature));
        }
        lines.sort();
        text.extend(lines);
    }
    snapshot::matches("powers.txt", &text);
}

/// Somebody who may make the sample call: of everybody the holder.
pub fn caller_of(stage: &Stage, contract: &str, who: Who, function: &Function) -> Option<Address> {
    let may = |person: &str| {
        if who.is_open() {
            return person == "holder";
        }
        Stage::may(person, who) && is_named(person, contract, who, function)
    };
    stage.people.iter().find(|(person, _)| may(person)).map(|(_, caller)| *caller)
}

/// Tries every function of a contract as everybody; how many were refused.
#[track_caller]
fn try_all(name: &str) -> usize {
    let mut stage = Stage::new();
    let (_, powers) = CONTRACTS.into_iter().find(|(known, _)| *known == name).expect("a contract");
    let (address, people) = (stage.contract(name), stage.people.clone());
    let mut refused = 0;
    for function in functions(name) {
        let who = who_may(powers, &function);
        for (person, caller) in &people {
            let what = format!("{person}: {name}.{}", function.signature);
            // No transaction comes from the zero address, which stands for nobody where nobody is approved.
            if caller.is_zero() && matches!(who, Who::Position | Who::Token) {
                continue;
            }
            let sample = stage.sample(name, &function, *caller);
            let outcome = stage.simulate(*caller, address, sample.clone());
            if Stage::may(person, who) {
                let is_other = is_named(person, name, who, &function) && is_access_error(&outcome.output);
                assert!(!is_other, "{what}: {}", ended(&outcome));
                continue;
            }
            let expected = match function.name() {
                "giveBack" if name == "caliber" => ICaliber::NotRouter { caller: *caller }.abi_encode(),
                _ => who.refusal(name, address, *caller),
            };
            check_refused(&what, &outcome, &expected, who);
            refused += 1;
            // What is refused by who calls alone is refused whatever the arguments are.
            if expected.len() > 4 && who != Who::Borrower {
                let outcome = stage.simulate(*caller, address, zero_call(function.selector));
                let is_undecodable = outcome.output.is_empty() || is_before_the_role(name, &function);
                assert!(
                    is_undecodable || outcome.output == expected,
                    "{what} with zeros: {}",
                    ended(&outcome)
                );
            }
        }
    }
    refused
}

/// Whether somebody who may for some object may for the one of the sample: the borrower holds a title and the lender a
/// position, the buyer a title that was sold.
fn is_named(person: &str, contract: &str, who: Who, function: &Function) -> bool {
    match (who, contract) {
        (Who::Token, "caliber") => person == "borrower",
        (Who::Token, _) => person == "lender",
        (Who::TitleOwner, _) => person == if function.name() == "keep" { "buyer" } else { "borrower" },
        (Who::Controller, _) => person == "holder",

        _ => true,
    }
}

/// Where an argument that names nothing is refused before the caller is looked at.
fn is_before_the_role(contract: &str, function: &Function) -> bool {
    contract == "caliber" && matches!(function.name(), "register" | "grantStanding" | "revokeStanding")
}

#[track_caller]
fn check_refused(what: &str, outcome: &Outcome, expected: &[u8], who: Who) {
    assert_eq!(outcome.status, Status::Revert, "{what}: {}", ended(outcome));
    if expected.len() > 4 {
        assert_eq!(outcome.output.as_ref(), expected, "{what}: {}", ended(outcome));
        return;
    }
    // These errors have numbers of the object, and the owner's differ by what is asked.
    let is_expected = outcome.output.starts_with(expected)
        || (matches!(who, Who::Position | Who::Token) && is_access_error(&outcome.output));
    assert!(is_expected, "{what}: {}", ended(outcome));
}

macro_rules! tried {
    ($($test:ident $name:literal $least:literal,)*) => {
        $(
            #[test]
            fn $test() {
                let refused = try_all($name);
                assert!(refused + 1 > $least, "{refused}");
            }
        )*
    };
}

tried! {
    g01_the_authority "authority" 450,
    g01_usdai "usdai" 550,
    g01_the_vault "susdai" 400,
    g01_the_beacon "beacon" 0,
    g01_the_drawings_of_positions "qev-metadata" 0,
    g01_the_redemption_auction "qev" 500,
    g01_the_lens_of_the_auction "qev-lens" 0,
    g01_the_drawings_of_titles "caliber-metadata" 0,
    g01_titles "caliber" 850,
    g01_the_timelock "deposit-timelock" 0,
    g01_the_auction_of_titles "collateral-auction" 130,
    g01_lenders_positions "loan-positions" 250,
    g01_the_loan_book "loan-book" 450,
    g01_the_opening_part "loan-opening" 250,
    g01_the_default_part "loan-default" 200,
    g01_the_loan_router "loan-router" 300,
    g01_the_lens_of_loans "loan-lens" 0,
    g01_the_price_oracle "price-oracle" 180,
    g01_the_bridge "bridge" 250,
    g01_the_oft "oft" 220,
    g01_cores "cores" 180,
}

/// What somebody is owed in the vault is nobody else's.
#[test]
fn g01_what_somebody_is_owed_is_nobody_else_s() {
    let mut stage = Stage::new();
    let (controller, vault) = (stage.holder().address, stage.contract("susdai"));
    for (person, caller) in stage.people.clone() {
        let one = U256::from(1);
        let redeem = ISUSDai::redeemCall { shares: one, receiver: caller, controller }.abi_encode();
        let withdraw = ISUSDai::withdrawCall { assets: one, receiver: caller, controller }.abi_encode();
        for data in [redeem, withdraw] {
            let outcome = stage.simulate(caller, vault, data);
            if caller == controller {
                assert_eq!(outcome.status, Status::Success, "{person}: {}", ended(&outcome));
            } else {
                let expected = ISUSDai::NotControllerOrOperator { caller, controller }.abi_encode();
                assert_eq!(outcome.output, expected, "{person}");
            }
        }
    }
}

/// What somebody holds moves for nobody to whom it was not let: of USDai, of shares, of neither by any role.
#[test]
fn g01_no_role_moves_what_somebody_holds() {
    let mut stage = Stage::new();
    let holder = stage.holder().address;
    for token in ["usdai", "susdai"] {
        for (person, caller) in stage.people.clone() {
            // The holder has let the vault take its USDai, as everybody who stakes.
            if caller == holder || (token, person.as_str()) == ("usdai", "susdai") {
                continue;
            }
            let call = IErc20::transferFromCall { from: holder, to: caller, value: U256::from(1) };
            let to = stage.contract(token);
            let outcome = stage.simulate(caller, to, call.abi_encode());
            assert_ne!(outcome.status, Status::Success, "{person} moves {token}");
        }
    }
}

#[test]
fn g01_a_role_is_given_up_by_its_holder_only() {
    let mut stage = Stage::new();
    let (holder, authority) = (stage.person("GUARDIAN"), stage.contract("authority"));
    for (person, caller) in stage.people.clone() {
        let call = IAuthority::renounceRoleCall { role: Suite::role("GUARDIAN"), confirmation: holder };
        let outcome = stage.simulate(caller, authority, call.abi_encode());
        let expected = if person == "GUARDIAN" {
            Vec::new()
        } else {
            IAuthority::AccessControlBadConfirmation {}.abi_encode()
        };
        assert_eq!(outcome.output, expected, "{person}");
    }
}

#[test]
fn g02_who_has_left_is_nobody() {
    let mut stage = Stage::new();
    let suite = stage.credit.suite();
    let (former, guardian) = (suite.admin(), suite.guardian.clone());
    let heir = suite.chain().account("next admin");
    done(suite.tell(&heir, &IAuthority::acceptAdminCall {}));
    let role = Suite::role("GUARDIAN");
    done(suite.tell(&guardian, &IAuthority::renounceRoleCall { role, confirmation: guardian.address }));
    let (_, powers) = CONTRACTS[0];
    for (name, caller) in [("ADMIN", former.address), ("GUARDIAN", guardian.address)] {
        for function in functions("authority") {
            let who = who_may(powers, &function);
            if who == Who::Role(name) {
                let (data, address) =
                    (stage.sample("authority", &function, caller), stage.contract("authority"));
                let outcome = stage.simulate(caller, address, data);
                assert_eq!(
                    outcome.output,
                    who.refusal("authority", address, caller),
                    "{}",
                    function.signature
                );
            }
        }
    }
}

/// While USDai is for market makers, only they mint.
#[test]
fn s07_where_only_makers_mint_a_maker_mints() {
    let mut stage = Stage::new();
    let usdai = stage.contract("usdai");
    let makers = IUSDai::setAccessCall { mode: 2, root: B256::ZERO, inviter: Address::ZERO };
    done(stage.credit.push(usdai, &makers));
    let deposits = functions("usdai").into_iter().filter(|function| function.name().starts_with("deposit"));
    for function in deposits {
        for (person, caller) in stage.people.clone() {
            let data = stage.sample("usdai", &function, caller);
            let outcome = stage.simulate(caller, usdai, data);
            let is_refused = outcome.output.starts_with(&selector("NotMaker(address)"));
            // The loan book's conversions are exempt from every cap and every list.
            // No transaction comes from the zero address.
            let is_let_in = matches!(person.as_str(), "MAKER" | "loan-book" | "zero");
            assert_eq!(is_refused, !is_let_in, "{person}: {}: {}", function.signature, ended(&outcome));
        }
    }
}

#[test]
fn x16_only_sending_to_another_chain_takes_native_currency() {
    let mut stage = Stage::new();
    let (value, from) = (U256::from(1), stage.contract("authority"));
    stage.credit.chain().set_balance(from, U256::MAX >> 1_usize);
    for (name, _) in CONTRACTS {
        let to = stage.contract(name);
        let mut all: Vec<_> =
            functions(name).iter().map(|f| (f.signature.clone(), f.selector, f.is_payable)).collect();
        all.push((CONSTRUCTOR.to_owned(), CONSTRUCTOR_SELECTOR, false));
        for (signature, selector, is_payable) in all {
            let tx = stage.credit.chain().transaction(from, Some(to), zero_call(selector));
            let outcome = stage.credit.chain().simulate(&Transaction { value, ..tx });
            let outcome = outcome.unwrap_or_else(|invalid| panic!("{invalid}"));
            let expected = IUSDai::ValueNotAccepted { value }.abi_encode();
            assert_eq!(outcome.output == expected, !is_payable, "{name}.{signature}: {}", ended(&outcome));
        }
    }
}

/// A view changes nothing, whoever asks.
#[test]
fn g01_views_change_nothing() {
    let mut stage = Stage::new();
    let holder = stage.holder().address;
    for (name, _) in CONTRACTS {
        let to = stage.contract(name);
        for function in functions(name).into_iter().filter(|function| !function.changes) {
            let data = stage.sample(name, &function, holder);
            let outcome = stage.simulate(holder, to, data);
            assert!(outcome.logs.is_empty(), "{name}.{}", function.signature);
        }
    }
}
