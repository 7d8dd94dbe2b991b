//! The table of a title's life: every edge is taken, and everything else is refused to everybody with its error.

use alloy_primitives::{Address, B256, Bytes, U256};
use alloy_sol_types::SolCall;
use caliber_nft::{Actor, State, edge_between};
use tests::{
    abi::ICaliber,
    check::{done, outcome, refused},
    credit::STATES,
};

use crate::support::{
    ACTIVE, ATTESTED, DEFAULTED, DRAFT, FORECLOSED, LOAN, PLEDGED, REDEEMED, SOLD, Stage, WITHDRAWN, u, wad,
};

/// A call that takes edges.
struct Step {
    name: &'static str,
    to: u8,
    /// Who takes them.
    by: &'static [Actor],
    data: fn(&Stage, Address) -> Bytes,
}

const STEPS: [Step; 11] = [
    Step { name: "attest", to: ATTESTED, by: &[Actor::TitleAgent], data: attest },
    Step {
        name: "withdraw",
        to: WITHDRAWN,
        by: &[Actor::Owner, Actor::TitleAgent],
        data: |stage, _| {
            ICaliber::withdrawCall { document: stage.paper.document.clone() }.abi_encode().into()
        },
    },
    Step {
        name: "activate",
        to: ACTIVE,
        by: &[Actor::TitleAgent],
        data: |stage, _| {
            ICaliber::activateCall { document: stage.paper.document.clone() }.abi_encode().into()
        },
    },
    Step {
        name: "pledge",
        to: PLEDGED,
        by: &[Actor::Router],
        data: |stage, _| {
            let borrower = stage.scene.people.borrower.address;
            let call = ICaliber::pledgeCall { title: stage.title, borrower, principal: wad(LOAN) };
            call.abi_encode().into()
        },
    },
    Step {
        name: "release",
        to: ACTIVE,
        by: &[Actor::Router],
        data: |stage, _| {
            let to = stage.scene.people.borrower.address;
            ICaliber::releaseCall { title: stage.title, to }.abi_encode().into()
        },
    },
    Step {
        name: "markDefaulted",
        to: DEFAULTED,
        by: &[Actor::Router],
        data: |stage, _| ICaliber::markDefaultedCall { title: stage.title }.abi_encode().into(),
    },
    Step {
        name: "markCured",
        to: PLEDGED,
        by: &[Actor::Router],
        data: |stage, _| ICaliber::markCuredCall { title: stage.title }.abi_encode().into(),
    },
    Step {
        name: "foreclose",
        to: FORECLOSED,
        by: &[Actor::Router],
        data: |stage, _| ICaliber::forecloseCall { title: stage.title }.abi_encode().into(),
    },
    Step {
        name: "sell",
        to: SOLD,
        by: &[Actor::Auction],
        data: |stage, _| {
            let buyer = stage.scene.people.buyers[0].address;
            ICaliber::sellCall { title: stage.title, buyer }.abi_encode().into()
        },
    },
    Step {
        name: "keep",
        to: ACTIVE,
        by: &[Actor::Owner],
        data: |stage, _| ICaliber::keepCall { title: stage.title }.abi_encode().into(),
    },
    Step {
        name: "redeem",
        to: REDEEMED,
        by: &[Actor::Owner],
        data: |stage, caller| {
            let now = stage.scene.now();
            stage.scene.redeem_call(caller, &stage.paper, now).abi_encode().into()
        },
    },
];

/// Where a call's own name is not that of the edge to where it leads: the pledge of a title in default, and the cure of
/// one that stands behind no loan. Only the router could, which does not.
const MISNAMED: [(&str, u8); 2] = [("pledge", DEFAULTED), ("markCured", ACTIVE)];

fn attest(stage: &Stage, _: Address) -> Bytes {
    stage.scene.attest_call(&stage.paper).abi_encode().into()
}

/// Everybody who could try, by name.
fn callers(stage: &Stage) -> Vec<(&'static str, Address)> {
    let people = &stage.scene.people;
    let suite = &stage.scene.redemptions.suite;
    vec![
        ("borrower", people.borrower.address),
        ("another operator", people.operator.address),
        ("buyer", people.buyers[0].address),
        ("title agent", people.agent.address),
        ("router", stage.scene.router),
        ("auction", stage.scene.auction),
        ("monitor", people.monitor.address),
        ("bailee", people.bailee.address),
        ("appraiser", people.appraiser.address),
        ("insurer", people.insurer.address),
        ("underwriter", people.underwriter.address),
        ("strategist", people.strategist.address),
        ("guardian", suite.guardian.address),
        ("administrator", suite.admin().address),
        ("authority", suite.authority),
        ("loan book", stage.scene.book),
        ("CALIBER", stage.scene.caliber),
        ("stranger", people.stranger.address),
    ]
}

/// As whom somebody acts who makes this call.
fn actor(stage: &Stage, step: &Step, caller: Address) -> Actor {
    let is_gone = matches!(stage.state, REDEEMED | WITHDRAWN);
    let is = |actor: &Actor| match actor {
        Actor::Owner => caller == stage.owner && !is_gone,
        Actor::TitleAgent => caller == stage.scene.people.agent.address,
        Actor::Router => caller == stage.scene.router,
        Actor::Auction => caller == stage.scene.auction,
        Actor::Monitor | Actor::Stranger => false,
    };
    step.by.iter().copied().find(is).unwrap_or(Actor::Stranger)
}

#[test]
fn every_edge_is_taken_and_every_other_is_refused_to_everybody() {
    let mut taken = Vec::new();
    for state in DRAFT..=WITHDRAWN {
        let mut stage = Stage::at(state);
        for step in &STEPS {
            for (name, caller) in callers(&stage) {
                let data = (step.data)(&stage, caller);
                let by = actor(&stage, step, caller);
                let result = stage.foresee(caller, data.clone());
                let case =
                    format!("{} of a {} title by the {name}", step.name, STATES[usize::from(state) - 1]);
                let [from, to] = [state, step.to].map(|number| State::new(number).expect("a state"));
                match edge_between(from, to) {
                    None => {
                        let expected = ICaliber::NoEdge { from: state, to: step.to };
                        refused(result.map_err(named(&case)), expected);
                    }
                    Some(edge) if !edge.by.contains(&by) => {
                        let expected = ICaliber::NotAllowed { from: state, to: step.to, by: by as u8 };
                        refused(result.map_err(named(&case)), expected);
                    }
                    Some(_) if MISNAMED.contains(&(step.name, state)) => {
                        let expected = ICaliber::NoEdge { from: state, to: step.to };
                        refused(result.map_err(named(&case)), expected);
                    }
                    Some(edge) => {
                        done(result.map_err(named(&case)));
                        leads(&stage, caller, data, step.to, &case);
                        taken.push((edge.name, from, to));
                    }
                }
            }
        }
    }
    taken.sort_unstable();
    taken.dedup();
    let mut edges: Vec<_> = caliber_nft::EDGES.iter().map(|edge| (edge.name, edge.from, edge.to)).collect();
    edges.sort_unstable();
    assert_eq!(taken, edges);
}

/// Passes an error on, having said of which case it is.
fn named<E>(case: &str) -> impl Fn(E) -> E + '_ {
    move |error| {
        eprintln!("{case}");
        error
    }
}

/// The call leads there, says so, and says nothing else of the title's state.
#[track_caller]
fn leads(stage: &Stage, caller: Address, data: Bytes, to: u8, case: &str) {
    let (mut stage, from) = (stage.clone(), stage.state);
    let caliber = stage.scene.caliber;
    stage.scene.chain().set_balance(caller, wad(1));
    let tx = stage.scene.chain().transaction(caller, Some(caliber), data);
    let result = stage.scene.chain().send_transaction(&tx);
    assert!(result.is_ok(), "{case}: {}", outcome(&result));
    let title = stage.title;
    let changed = ICaliber::StateChanged { title, from, to };
    assert_eq!(done(result).logs_of::<ICaliber::StateChanged>(caliber), [changed], "{case}");
    assert_eq!(stage.scene.state(title), to, "{case}");
}

/// What exists in no state at all.
#[test]
fn a_title_that_was_never_registered_has_no_edges() {
    let stage = Stage::at(DRAFT);
    let other = stage.scene.paper("never registered");
    let mut none = Stage { title: other.id(), paper: other, ..stage };
    for step in &STEPS {
        for (_, caller) in callers(&none) {
            let data = (step.data)(&none, caller);
            refused(none.foresee(caller, data), ICaliber::NoTitle {});
        }
    }
    let title = U256::from_be_bytes(B256::repeat_byte(0xff).0);
    let router = none.scene.router;
    let call = ICaliber::repledgeCall { title, borrower: router, oldPrincipal: U256::ZERO, principal: u(1) };
    refused(none.tell(router, &call), ICaliber::NoTitle {});
}

/// A title is handed over where its life says: to the router, back, to the auction, to the buyer, or to nobody.
#[test]
fn who_holds_a_title_follows_its_state() {
    for state in DRAFT..=WITHDRAWN {
        let mut stage = Stage::at(state);
        let (title, caliber, owner) = (stage.title, stage.scene.caliber, stage.owner);
        let held = stage.scene.chain().call(caliber, &ICaliber::ownerOfCall { tokenId: title });
        let balance = ICaliber::balanceOfCall { owner };
        if matches!(state, REDEEMED | WITHDRAWN) {
            refused(held, ICaliber::ERC721NonexistentToken { tokenId: title });
            assert_eq!(stage.scene.ask_caliber(&balance), u(0));
        } else {
            assert_eq!(done(held), owner);
            assert_eq!(stage.scene.ask_caliber(&balance), u(1));
        }
        let borrower = stage.scene.people.borrower.address;
        let borrowers = u(u64::from(owner == borrower && state < REDEEMED));
        assert_eq!(stage.scene.ask_caliber(&ICaliber::balanceOfCall { owner: borrower }), borrowers);
    }
}
