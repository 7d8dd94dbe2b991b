//! Random lives of operations of a sealed authority: the events alone rebuild all that the views say, and each call is
//! taken or refused as a model of the rules has it.

use std::{cell::RefCell, collections::BTreeMap, collections::BTreeSet};

use alloy_primitives::B256;
use proptest::{
    collection::vec,
    prelude::{Strategy, prop_assert, prop_assert_eq},
    prop_oneof,
    test_runner::{Config, RngSeed, TestRunner},
};
use stylus_chain::chain::Account;
use tests::{
    Suite,
    abi::{IAuthority, IUSDai},
    check::done,
    whole,
};

use crate::{
    state::State,
    support::{DAY, Operation, call, name, own, sealed},
};

/// One act; numbers choose among people and operations.
#[derive(Clone, Copy, Debug)]
enum Act {
    Schedule { by: usize, what: usize },
    Execute { by: usize, what: usize },
    Cancel { by: usize, what: usize },
    Wait { days: u64 },
}

fn act() -> impl Strategy<Value = Act> {
    let what = || 0..8_usize;
    // Mostly the administrator announces.
    let by = || prop_oneof![3 => 0..1_usize, 1 => 0..3_usize];
    prop_oneof![
        4 => (by(), what()).prop_map(|(by, what)| Act::Schedule { by, what }),
        4 => (0..3_usize, what()).prop_map(|(by, what)| Act::Execute { by, what }),
        1 => (0..3_usize, what()).prop_map(|(by, what)| Act::Cancel { by, what }),
        3 => (1..9_u64).prop_map(|days| Act::Wait { days }),
    ]
}

/// An operation that is drawn, how long it waits, and what it is to a guardian.
struct Kind {
    operation: Operation,
    days: u64,
    is_of_guardian: bool,
}

/// The third needs the first, the fourth never works, the others are of all delays below ninety days.
fn kinds(suite: &Suite) -> Vec<Kind> {
    let (usdai, treasury) = (suite.usdai(), suite.staking.treasury.address);
    let cap = |units| call(usdai, &IUSDai::setSupplyCapCall { cap: whole(units, 18) });
    let grant = |role: &str| IAuthority::grantRoleCall { role: Suite::role(role), account: treasury };
    let module = |module| IAuthority::setModuleCall { name: name("USDAI"), module };
    let first = Operation::new([cap(1), own(suite, &grant("MAKER"))]);
    let after = Operation::new([cap(2)]).after(first.id());
    let fails = Operation::new([cap(3), own(suite, &grant("ADMIN"))]);
    let plain = |days, operation| Kind { operation, days, is_of_guardian: false };
    vec![
        plain(3, first),
        plain(3, after),
        plain(3, fails),
        plain(7, Operation::new([own(suite, &module(usdai)), cap(4)])),
        plain(7, Operation::new([own(suite, &module(suite.susdai()))])),
        plain(7, Operation::new([own(suite, &grant("BRIDGE"))]).salted(1)),
        Kind { operation: Operation::new([own(suite, &grant("GUARDIAN"))]), days: 14, is_of_guardian: true },
        plain(3, Operation::new([cap(5)]).salted(2)),
    ]
}

/// What the rules know of an operation that was announced.
#[derive(Clone, Copy, Debug)]
enum Known {
    Announced { ready: u64 },
    Executed,
    Cancelled,
}

type Model = BTreeMap<usize, Known>;

fn is_ready(model: &Model, what: usize, now: u64) -> bool {
    matches!(model.get(&what), Some(Known::Announced { ready }) if (*ready..ready + 14 * DAY).contains(&now))
}

/// Whether the rules let it happen now.
fn is_allowed(model: &Model, kinds: &[Kind], act: Act, now: u64) -> bool {
    match act {
        Act::Schedule { by, what } => {
            let is_over = match model.get(&what) {
                None | Some(Known::Cancelled) => true,
                Some(Known::Executed) => false,
                Some(Known::Announced { ready }) => now >= ready + 14 * DAY,
            };
            by == 0 && is_over
        }
        Act::Execute { what, .. } => {
            let is_after = what != 1 || matches!(model.get(&0), Some(Known::Executed));
            is_ready(model, what, now) && is_after && what != 2
        }
        Act::Cancel { by, what } => {
            let is_listed = matches!(model.get(&what), Some(Known::Announced { .. }));
            is_listed && (by == 0 || by == 1 && !kinds[what].is_of_guardian)
        }
        Act::Wait { .. } => true,
    }
}

/// Does it; when it was done.
fn perform(suite: &mut Suite, people: &[Account], kinds: &[Kind], act: Act) -> Option<u64> {
    let outcome = match act {
        Act::Schedule { by, what } => kinds[what].operation.schedule(suite, &people[by]),
        Act::Execute { by, what } => kinds[what].operation.execute(suite, &people[by]),
        Act::Cancel { by, what } => kinds[what].operation.cancel(suite, &people[by]),
        Act::Wait { days } => {
            suite.chain().warp(days * DAY);
            return Some(suite.chain().timestamp());
        }
    };
    if let Err(error) = &outcome {
        assert!(error.revert().is_some_and(|revert| !revert.data.is_empty()), "{act:?}: {error}");
    }
    let chain = &suite.staking.world.chain;
    outcome.ok().and_then(|_| chain.block(chain.block_number())).map(|block| block.timestamp)
}

#[test]
fn the_events_rebuild_what_was_announced() {
    let config = Config {
        cases: 40,
        rng_seed: RngSeed::Fixed(0x05ea1),
        failure_persistence: None,
        ..Config::default()
    };
    let start = sealed();
    let kinds = kinds(&start);
    let people = [&start.staking.world.admin, &start.guardian, &start.staking.world.alice].map(Clone::clone);
    let seen = RefCell::new(BTreeSet::new());
    let outcome = TestRunner::new(config).run(&vec(act(), 40..80), |acts| {
        let (mut suite, mut model) = (start.clone(), Model::new());
        for act in acts {
            let now = suite.chain().timestamp();
            let allowed = is_allowed(&model, &kinds, act, now);
            let before = State::of_views(&mut suite);
            let at = perform(&mut suite, &people, &kinds, act);
            prop_assert_eq!(at.is_some(), allowed, "{:?} in {:?}", act, model);
            seen.borrow_mut().insert((kind(act), allowed));
            let state = State::of_views(&mut suite);
            prop_assert!(allowed || state == before, "{act:?} was refused and changed {before:?}");
            match (act, at) {
                (Act::Schedule { what, .. }, Some(at)) => {
                    model.insert(what, Known::Announced { ready: at + kinds[what].days * DAY });
                }
                (Act::Execute { what, .. }, Some(_)) => drop(model.insert(what, Known::Executed)),
                (Act::Cancel { what, .. }, Some(_)) => drop(model.insert(what, Known::Cancelled)),
                _ => {}
            }
            prop_assert_eq!(&state.operations, &listed(&model, &kinds));
        }
        prop_assert_eq!(
            State::of_events(&suite.staking.world.chain, suite.authority),
            State::of_views(&mut suite)
        );
        let maker =
            IAuthority::hasRoleCall { role: Suite::role("MAKER"), account: suite.staking.treasury.address };
        prop_assert_eq!(done(suite.ask(&maker)), matches!(model.get(&0), Some(Known::Executed)));
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
    // Every act was done and refused, but for waiting, which nobody refuses.
    assert_eq!(seen.borrow().len(), 2 * 4 - 1, "{:?}", seen.borrow());
}

/// What the view lists, by the model.
fn listed(model: &Model, kinds: &[Kind]) -> BTreeMap<B256, (u64, u64)> {
    let announced = model.iter().filter_map(|(what, known)| match known {
        Known::Announced { ready } => Some((kinds[*what].operation.id(), (*ready, ready + 14 * DAY))),
        _ => None,
    });
    announced.collect()
}

/// The name of an act.
fn kind(act: Act) -> String {
    format!("{act:?}").split(' ').next().unwrap_or_default().to_owned()
}
