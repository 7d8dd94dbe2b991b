//! The registry of modules.

use crate::scene::{
    ADMIN, DAY, Operation, ask, call, done, ended_with, log, name, number, open, refused, seal, send,
    unauthorized,
};
use alloy_primitives::{Address, B256};
use authority::Authority;
use authority::abi::IAuthority as abi;
use authority::modules::MODULES_MAXIMUM;
use kit::clock::pass;
use mock_hostile::MockHostile;
use motsu::prelude::*;

fn set(contract: &Contract<Authority>, admin: Address, name: B256, module: Address) -> Result<(), Vec<u8>> {
    send(contract, admin, abi::setModuleCall { name, module }).map(drop)
}

fn of(contract: &Contract<Authority>, name: B256) -> Address {
    ask(contract, abi::moduleCall { name })._0
}

#[motsu::test]
fn a_module_is_named_replaced_and_removed(
    contract: Contract<Authority>,
    first: Contract<MockHostile>,
    second: Contract<MockHostile>,
    admin: Address,
    alice: Address,
) {
    open(&contract, admin);
    let (usdai, book, none) = (name("USDAI"), name("LOAN_BOOK"), Address::ZERO);
    let [a, b] = [&first, &second].map(Contract::address);
    refused(set(&contract, alice, usdai, a), unauthorized(alice, ADMIN));
    for (name, before, after) in [(usdai, none, a), (book, none, b), (usdai, a, b), (usdai, b, none)] {
        done(set(&contract, admin, name, after));
        let set_event = abi::ModuleSet { name, previousModule: before, module: after };
        ended_with(&contract, [log(set_event)]);
        assert_eq!(of(&contract, name), after);
    }
    let abi::modulesReturn { names, modules } = ask(&contract, abi::modulesCall {});
    assert_eq!((names, modules), (vec![book], vec![b]));
    // The same again is nothing.
    let events = contract.all_events();
    done(set(&contract, admin, book, b));
    done(set(&contract, admin, usdai, none));
    assert_eq!(contract.all_events(), events);
}

#[motsu::test]
fn a_name_is_letters_and_then_zeros(
    contract: Contract<Authority>,
    module: Contract<MockHostile>,
    admin: Address,
) {
    open(&contract, admin);
    for good in ["A", "Z9_", "QEV_LENS", "ABCDEFGHIJKLMNOPQRSTUVWXYZ01234"] {
        done(set(&contract, admin, name(good), module.address()));
    }
    let bad = ["", "usdai", "A B", "A-B", "Ä", "A\0B", "\0A", "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"];
    for name in bad.map(name) {
        for module in [module.address(), Address::ZERO] {
            refused(set(&contract, admin, name, module), abi::ModuleNameInvalid { name });
        }
    }
}

#[motsu::test]
fn a_module_is_a_contract(contract: Contract<Authority>, admin: Address, alice: Address) {
    open(&contract, admin);
    refused(set(&contract, admin, name("QEV"), alice), abi::ModuleHasNoCode { module: alice });
    seal(&contract, admin);
    let call = call(contract.address(), &abi::setModuleCall { name: name("USDAI"), module: alice });
    let operation = Operation::new(vec![call]);
    done(operation.schedule(&contract, admin));
    pass(7 * DAY);
    refused(operation.execute(&contract, alice), abi::ModuleHasNoCode { module: alice });
    assert_eq!(of(&contract, name("USDAI")), Address::ZERO);
}

#[motsu::test]
fn there_is_room_for_so_many(
    contract: Contract<Authority>,
    module: Contract<MockHostile>,
    other: Contract<MockHostile>,
    admin: Address,
) {
    open(&contract, admin);
    let named = |number: u64| name(&format!("M{number}"));
    for place in 0..MODULES_MAXIMUM {
        done(set(&contract, admin, named(place), module.address()));
    }
    let full = abi::TooManyModules { maximum: number(MODULES_MAXIMUM) };
    refused(set(&contract, admin, named(99), module.address()), full);
    done(set(&contract, admin, named(3), other.address()));
    done(set(&contract, admin, named(3), Address::ZERO));
    done(set(&contract, admin, named(99), module.address()));
}

/// Nobody asks a contract that does not answer as the auction does for the age of a line.
#[motsu::test]
fn a_module_that_is_no_auction_has_no_line(
    contract: Contract<Authority>,
    module: Contract<MockHostile>,
    admin: Address,
) {
    open(&contract, admin);
    done(set(&contract, admin, name("QEV"), module.address()));
    let book = call(contract.address(), &abi::setModuleCall { name: name("LOAN_BOOK"), module: admin });
    assert_eq!(crate::scene::delay(&contract, vec![book]), 90 * DAY);
}
