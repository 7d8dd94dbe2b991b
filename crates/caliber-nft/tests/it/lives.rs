//! Titles that share serials, in any order of calls by anybody: no life leaves the table, no serial is in two live
//! titles, no frozen title is pledged or transferred by its owner, and a refused call writes nothing.

use crate::machine::LIVES;
use crate::model::{DAY, Memory, config, document, keccak, party, registry, serials, usd};
use caliber_nft::{
    Actor, Appraisal, Approval, CaliberError, Cover, Document, Policy, Registry, Signed, Standing, State,
    Title, TitleId, Told, Voucher, Word, holder,
};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use std::collections::BTreeSet;
use std::sync::OnceLock;
use usdai_core::{Seconds, Timestamp, Usd};

/// Titles, each with three serials, two of them in the next one too.
const TITLES: usize = 3;

#[derive(Clone, Debug)]
enum Call {
    Register,
    Attest {
        by: Actor,
        is_signed: bool,
    },
    /// A row of the table that begins where the title is, as its actor.
    Follow {
        pick: prop::sample::Index,
    },
    Take {
        to: State,
        by: Actor,
        voucher: Option<Voucher>,
        is_approved: bool,
    },
    Freeze {
        by: Actor,
        length: u64,
    },
    Lift,
    Appraise {
        appraiser: u64,
    },
    Insure {
        insurer: u64,
        days: u64,
    },
    Wait {
        seconds: u64,
    },
}

fn actor() -> impl Strategy<Value = Actor> {
    prop::sample::select(&Actor::ALL[..])
}

fn call() -> impl Strategy<Value = Call> {
    let voucher = prop::sample::select(LIVES.map(|row| row.3).to_vec());
    let take = (prop::sample::select(&State::ALL[..]), actor(), voucher, any::<bool>());
    let freeze = (prop_oneof![3 => Just(Actor::Monitor), 1 => actor()], 0..40 * DAY);
    prop_oneof![
        2 => Just(Call::Register),
        4 => (prop_oneof![4 => Just(Actor::TitleAgent), 1 => actor()], prop::bool::weighted(0.9))
            .prop_map(|(by, is_signed)| Call::Attest { by, is_signed }),
        12 => any::<prop::sample::Index>().prop_map(|pick| Call::Follow { pick }),
        4 => take.prop_map(|(to, by, voucher, is_approved)| Call::Take { to, by, voucher, is_approved }),
        1 => freeze.prop_map(|(by, length)| Call::Freeze { by, length }),
        1 => Just(Call::Lift),
        1 => (0..6_u64).prop_map(|appraiser| Call::Appraise { appraiser }),
        1 => (0..6_u64, 0..400_u64).prop_map(|(insurer, days)| Call::Insure { insurer, days }),
        1 => (0..20 * DAY).prop_map(|seconds| Call::Wait { seconds }),
    ]
}

/// One title: its document, number and serials.
type Known = (Document<'static>, TitleId, Vec<Word>);

struct World {
    registry: Registry<Memory>,
    titles: Vec<Known>,
}

impl World {
    fn new(titles: &[Known]) -> Self {
        Self { registry: registry(), titles: titles.to_vec() }
    }

    fn titles(&self) -> Vec<Option<Title>> {
        self.titles.iter().map(|(_, id, _)| self.registry.title(*id).ok()).collect()
    }

    fn call(&mut self, which: usize, call: &Call) -> Result<(), CaliberError> {
        let (document, id, serials) = self.titles[which].clone();
        let parties = document.parties;
        let registry = &mut self.registry;
        match *call {
            Call::Register => registry.register(&keccak, &document).map(|_| ()),
            Call::Attest { by, is_signed } => {
                let signed = Signed { appraiser: is_signed, ..Signed::ALL };
                registry.attest(&keccak, &document, by, signed, &serials).map(|_| ())
            }
            Call::Follow { pick } => {
                let state = registry.title(id)?.state;
                let rows: Vec<_> = LIVES.iter().filter(|row| row.0 == state).collect();
                let Some((_, to, actors, voucher)) = rows.get(pick.index(rows.len().max(1))) else {
                    return Err(CaliberError::NotLive { state });
                };
                registry.take(id, *to, actors[0], told(*voucher, true)).map(|_| ())
            }
            Call::Take { to, by, voucher, is_approved } => {
                registry.take(id, to, by, told(voucher, is_approved)).map(|_| ())
            }
            Call::Freeze { by, length } => registry.freeze(id, by, Seconds::new(length)).map(|_| ()),
            Call::Lift => registry.lift(id, Actor::Monitor).map(|_| ()),
            Call::Appraise { appraiser } => {
                let appraisal = Appraisal { appraised_at: registry.now, ..document.appraisal };
                registry.append_appraisal(id, &parties, party(appraiser), appraisal).map(|_| ())
            }
            Call::Insure { insurer, days } => {
                let expires_at = Timestamp::new(registry.now.get() + days * DAY);
                let policy =
                    Policy { cover: Cover { expires_at, ..document.policy.cover }, ..document.policy };
                registry.append_policy(id, &parties, party(insurer), &policy).map(|_| ())
            }
            Call::Wait { seconds } => {
                registry.now = Timestamp::new(registry.now.get() + seconds);
                Ok(())
            }
        }
    }

    /// Whatever was called: each serial is in one live title at most, and that is the one that is found.
    fn check_serials(&self) {
        let states = self.titles().into_iter().map(|title| title.map(|title| title.state));
        let live = states.zip(&self.titles).filter(|(state, _)| state.is_some_and(State::holds_serials));
        let live: Vec<&Known> = live.map(|(_, known)| known).collect();
        for serial in self.titles.iter().flat_map(|(_, _, serials)| serials) {
            let holders: Vec<_> = live.iter().filter(|(_, _, serials)| serials.contains(serial)).collect();
            assert!(holders.len() <= 1, "{} titles hold a serial", holders.len());
            assert_eq!(holder(&self.registry.slots, serial), holders.first().map(|(_, id, _)| *id));
        }
    }
}

fn told(voucher: Option<Voucher>, is_approved: bool) -> Told {
    let operator = Standing {
        approval: Approval::Approved,
        decided_at: Timestamp::default(),
        limit: usd(1_000),
        drawn: Usd::ZERO,
    };
    Told { is_holder_approved: is_approved, loan: usd(1_000), operator, voucher, ..Told::default() }
}

/// What a call may have changed of a title, by the table that the tests wrote.
fn check_change(before: Option<Title>, after: Option<Title>, now: Timestamp) {
    let (Some(before), Some(after)) = (before, after) else {
        assert!(before.is_none() && after.is_none_or(|title| title.state == State::Draft));
        return;
    };
    let until = before.freeze.until().expect("an end");
    if now < until {
        let moved = before.check_transfer(Actor::Owner, true, now);
        assert!(moved.is_err(), "a frozen title moves");
        assert!((before.state, after.state) != (State::Active, State::Pledged), "a frozen title is pledged");
    }
    let is_row = LIVES.iter().any(|row| (row.0, row.1) == (before.state, after.state));
    assert!(before.state == after.state || is_row, "{} to {}", before.state, after.state);
    assert_eq!(before.class, after.class);
}

fn known_once() -> &'static [Known] {
    static KNOWN: OnceLock<Vec<Known>> = OnceLock::new();
    KNOWN.get_or_init(known)
}

fn known() -> Vec<Known> {
    let known = (0..TITLES as u32).map(|number| {
        let serials = serials(number, 3);
        let document = document(&serials);
        (document, document.id(&keccak), serials)
    });
    known.collect()
}

fn calls() -> impl Strategy<Value = Vec<(usize, Call)>> {
    prop::collection::vec((0..TITLES, call()), 1..120)
}

/// Makes the calls, and says which edges were taken.
fn run(known: &[Known], calls: Vec<(usize, Call)>) -> BTreeSet<(State, State)> {
    let (mut world, mut taken) = (World::new(known), BTreeSet::new());
    for (which, call) in calls {
        let (before, slots) = (world.titles(), world.registry.slots.clone());
        let is_refused = world.call(which, &call).is_err();
        assert!(!is_refused || world.registry.slots == slots, "{call:?} was refused and wrote");
        for (number, (before, after)) in before.into_iter().zip(world.titles()).enumerate() {
            check_change(before, after, world.registry.now);
            assert!(number == which || before == after, "another title changed");
            let states = before.zip(after).map(|(before, after)| (before.state, after.state));
            taken.extend(states.filter(|(from, to)| from != to));
        }
        world.check_serials();
    }
    taken
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn lives_stay_in_the_table_and_serials_in_one_title(calls in calls()) {
        run(known_once(), calls);
    }
}

/// The calls above are not all refused: among a few hundred runs, always the same, each edge is taken.
#[test]
fn random_lives_take_every_edge() {
    let mut runner = TestRunner::deterministic();
    let mut taken = BTreeSet::new();
    for _ in 0..300 {
        let calls = calls().new_tree(&mut runner).expect("calls").current();
        taken.extend(run(known_once(), calls));
    }
    assert_eq!(taken, LIVES.iter().map(|row| (row.0, row.1)).collect());
}
