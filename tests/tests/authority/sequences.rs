//! Random sequences: the events alone rebuild all that the views say, and who may do what is as the rules have it.

use std::{cell::RefCell, collections::BTreeSet};

use alloy_primitives::{Address, B256};
use proptest::{
    collection::vec,
    prelude::{Just, Strategy, any, prop_assert, prop_assert_eq},
    prop_oneof,
    test_runner::{Config, RngSeed, TestCaseError, TestRunner},
};
use stylus_chain::chain::Account;
use tests::{Suite, abi::IAuthority, check::done};

use crate::{
    state::State,
    support::{ENTRIES, GRANTED, dollar, selector},
};

/// One act. Numbers choose among roles, people, targets and entries.
#[derive(Clone, Copy, Debug)]
enum Act {
    Grant { by: u8, role: u8, to: u8 },
    Revoke { by: u8, role: u8, from: u8 },
    Renounce { by: u8, role: u8, confirmation: u8 },
    Offer { by: u8, to: u8 },
    Accept { by: u8 },
    Add { by: u8, target: u8, entries: u8 },
    Remove { by: u8, target: u8 },
    Pause { by: u8, target: u8, entry: u8, hours: u16 },
    PauseAll { by: u8, hours: u16 },
    Sync { by: u8, target: u8 },
    Wait { hours: u8 },
}

fn act() -> impl Strategy<Value = Act> {
    // Half of all acts are the administrator's or a guardian's, whoever that is by then.
    let by = || prop_oneof![Just(200_u8), 0..6_u8];
    let guardian = || prop_oneof![3 => Just(201_u8), 1 => 0..6_u8];
    prop_oneof![
        4 => (by(), 0..13_u8, 0..6_u8).prop_map(|(by, role, to)| Act::Grant { by, role, to }),
        2 => (by(), 0..13_u8, 0..6_u8).prop_map(|(by, role, from)| Act::Revoke { by, role, from }),
        2 => (0..6_u8, 0..13_u8, 0..6_u8, any::<bool>()).prop_map(|(by, role, other, own)| {
            Act::Renounce { by, role, confirmation: if own { by } else { other } }
        }),
        1 => (by(), 0..6_u8).prop_map(|(by, to)| Act::Offer { by, to }),
        1 => prop_oneof![Just(202_u8), 0..6_u8].prop_map(|by| Act::Accept { by }),
        2 => (by(), 0..4_u8, 0..16_u8).prop_map(|(by, target, entries)| Act::Add { by, target, entries }),
        1 => (by(), 0..4_u8).prop_map(|(by, target)| Act::Remove { by, target }),
        2 => (guardian(), 0..4_u8, 0..4_u8, 0..400_u16)
            .prop_map(|(by, target, entry, hours)| Act::Pause { by, target, entry, hours }),
        1 => (guardian(), 0..400_u16).prop_map(|(by, hours)| Act::PauseAll { by, hours }),
        1 => (0..6_u8, 0..4_u8).prop_map(|(by, target)| Act::Sync { by, target }),
        1 => any::<u8>().prop_map(|hours| Act::Wait { hours }),
    ]
}

/// Who acts on what.
struct Cast {
    people: Vec<Account>,
    targets: Vec<Address>,
}

impl Cast {
    #[track_caller]
    fn new(suite: &mut Suite) -> Self {
        let world = &suite.staking.world;
        let people =
            [&world.admin, &suite.guardian, &world.alice, &world.bob, &world.carol].map(Account::clone);
        let targets = vec![suite.usdai(), suite.susdai(), dollar(suite), Address::repeat_byte(0xee)];
        Self { people: people.into(), targets }
    }

    /// The role of a number; the last is none.
    fn role(number: u8) -> B256 {
        match number {
            0 => B256::ZERO,
            12 => B256::repeat_byte(0xab),
            number => Suite::role(GRANTED[usize::from(number) - 1]),
        }
    }

    /// The address of a number, zero for the last.
    fn address(&self, number: u8) -> Address {
        self.people.get(usize::from(number)).map_or(Address::ZERO, |person| person.address)
    }

    /// Somebody with a key: by number, or whoever has a place now.
    fn sender(&self, number: u8, state: &State) -> Account {
        let guardian = Suite::role("GUARDIAN");
        let guardian = state.grants.iter().find(|(role, _)| *role == guardian).map(|(_, holder)| *holder);
        let sought = match number {
            200 => state.admin,
            201 => guardian.unwrap_or_default(),
            202 => state.pending,
            number => self.address(number),
        };
        let found = self.people.iter().find(|person| person.address == sought);
        found.unwrap_or(&self.people[2]).clone()
    }
}

/// Whether the rules let the act of roles and of the administrator's place happen; of the others only who may.
fn is_allowed(state: &State, cast: &Cast, act: Act) -> Option<bool> {
    let by = |number| cast.sender(number, state).address;
    let is_role = |number| (1..12).contains(&number);
    Some(match act {
        Act::Grant { by: sender, role, to } => {
            by(sender) == state.admin && is_role(role) && !cast.address(to).is_zero()
        }
        Act::Revoke { by: sender, role, .. } => by(sender) == state.admin && is_role(role),
        Act::Renounce { by: sender, role, confirmation } => {
            by(sender) == cast.address(confirmation) && is_role(role)
        }
        Act::Offer { by: sender, .. } => by(sender) == state.admin,
        Act::Accept { by: sender } => by(sender) == state.pending,
        Act::Add { by: sender, target, .. } => {
            let address = cast.targets[usize::from(target)];
            by(sender) == state.admin && target < 3 && !state.targets.contains_key(&address)
        }
        Act::Remove { by: sender, target } => {
            by(sender) == state.admin && state.targets.contains_key(&cast.targets[usize::from(target)])
        }
        Act::PauseAll { by: sender, hours } => {
            state.grants.contains(&(Suite::role("GUARDIAN"), by(sender))) && hours <= 14 * 24
        }
        Act::Pause { .. } | Act::Sync { .. } | Act::Wait { .. } => return None,
    })
}

/// Does it; whether it was done.
fn perform(suite: &mut Suite, cast: &Cast, state: &State, act: Act) -> bool {
    let sender = |number| cast.sender(number, state);
    let target = |number| cast.targets[usize::from(number)];
    let now = suite.chain().timestamp();
    let until = |hours: u16| now + u64::from(hours) * 3_600;
    let result = match act {
        Act::Grant { by, role, to } => {
            let call = IAuthority::grantRoleCall { role: Cast::role(role), account: cast.address(to) };
            suite.tell(&sender(by), &call)
        }
        Act::Revoke { by, role, from } => {
            let call = IAuthority::revokeRoleCall { role: Cast::role(role), account: cast.address(from) };
            suite.tell(&sender(by), &call)
        }
        Act::Renounce { by, role, confirmation } => {
            let confirmation = cast.address(confirmation);
            suite.tell(&sender(by), &IAuthority::renounceRoleCall { role: Cast::role(role), confirmation })
        }
        Act::Offer { by, to } => {
            suite.tell(&sender(by), &IAuthority::transferAdminCall { account: cast.address(to) })
        }
        Act::Accept { by } => suite.tell(&sender(by), &IAuthority::acceptAdminCall {}),
        Act::Add { by, target: number, entries } => {
            let chosen = ENTRIES.iter().enumerate().filter(|(place, _)| entries >> place & 1 == 1);
            let entries = chosen.map(|(_, entry)| selector(entry)).collect();
            suite.tell(&sender(by), &IAuthority::addTargetCall { target: target(number), entries })
        }
        Act::Remove { by, target: number } => {
            suite.tell(&sender(by), &IAuthority::removeTargetCall { target: target(number) })
        }
        Act::Pause { by, target: number, entry, hours } => {
            let entry = selector(ENTRIES[usize::from(entry)]);
            let call = IAuthority::pauseCall { target: target(number), entry, until: until(hours) };
            suite.tell(&sender(by), &call)
        }
        Act::PauseAll { by, hours } => {
            suite.tell(&sender(by), &IAuthority::pauseAllCall { until: until(hours) })
        }
        Act::Sync { by, target: number } => {
            suite.tell(&sender(by), &IAuthority::syncCall { target: target(number) })
        }
        Act::Wait { hours } => {
            suite.chain().warp(u64::from(hours) * 3_600);
            return true;
        }
    };
    if let Err(error) = &result {
        assert!(error.revert().is_some_and(|revert| !revert.data.is_empty()), "{act:?}: {error}");
    }
    result.is_ok()
}

/// Every question about every role gets the answer of the list.
fn roles_agree(suite: &mut Suite, cast: &Cast, state: &State) -> Result<(), TestCaseError> {
    for number in 0..13 {
        let role = Cast::role(number);
        for place in 0..6 {
            let account = cast.address(place);
            let has = done(suite.ask(&IAuthority::hasRoleCall { role, account }));
            prop_assert_eq!(has, state.grants.contains(&(role, account)));
        }
        let count = done(suite.ask(&IAuthority::getRoleMemberCountCall { role })).to::<usize>();
        prop_assert_eq!(count, state.grants.iter().filter(|(held, _)| *held == role).count());
    }
    Ok(())
}

#[test]
fn the_events_rebuild_what_the_views_say() {
    let config = Config {
        cases: 40,
        rng_seed: RngSeed::Fixed(0x0a07),
        failure_persistence: None,
        ..Config::default()
    };
    let mut start = Suite::new();
    let cast = Cast::new(&mut start);
    let seen = RefCell::new(BTreeSet::new());
    let outcome = TestRunner::new(config).run(&vec(act(), 40..80), |acts| {
        let mut suite = start.clone();
        let mut state = State::of_views(&mut suite);
        for act in acts {
            let allowed = is_allowed(&state, &cast, act);
            let is_done = perform(&mut suite, &cast, &state, act);
            prop_assert!(allowed.is_none_or(|allowed| allowed == is_done), "{act:?} in {state:?}");
            seen.borrow_mut().insert((kind(act), is_done));
            let views = State::of_views(&mut suite);
            prop_assert!(is_done || views == state, "{act:?} was refused and changed {state:?}");
            state = views;
        }
        prop_assert_eq!(&State::of_events(&suite.staking.world.chain, suite.authority), &state);
        prop_assert_eq!(state.grants.iter().filter(|(role, _)| role.is_zero()).count(), 1);
        roles_agree(&mut suite, &cast, &state)
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
    // Every act was done and refused, but for waiting, which nobody refuses.
    assert_eq!(seen.borrow().len(), 2 * 11 - 1, "{:?}", seen.borrow());
}

/// The name of an act.
fn kind(act: Act) -> String {
    format!("{act:?}").split(' ').next().unwrap_or_default().to_owned()
}
