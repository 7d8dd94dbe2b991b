//! Every pair of states, by everybody, beside a table that was written apart from the crate's.

use crate::model::{DAY, NOW, after, document, serials, usd};
use caliber_nft::State::*;
use caliber_nft::{
    Actor, Approval, CaliberError, EDGES, Facts, Freeze, LoanToValue, Signed, Standing, State, Told, Voucher,
    step,
};
use usdai_core::{Seconds, Timestamp, Usd};

/// From, to, who, and what each of these has to vouch for.
pub type Row = (State, State, &'static [Actor], Option<Voucher>);

/// Section 4 of the design, line by line.
pub const LIVES: [Row; 14] = [
    (Draft, Attested, &[Actor::TitleAgent], None),
    (Draft, Withdrawn, &[Actor::TitleAgent, Actor::Owner], None),
    (Attested, Active, &[Actor::TitleAgent], Some(Voucher::Installed)),
    (Attested, Withdrawn, &[Actor::TitleAgent, Actor::Owner], None),
    (Active, Pledged, &[Actor::Router], None),
    (Active, Redeemed, &[Actor::Owner], Some(Voucher::Delivered)),
    (Pledged, Active, &[Actor::Router], Some(Voucher::PaidOff)),
    (Pledged, Defaulted, &[Actor::Router], Some(Voucher::Overdue)),
    (Defaulted, Pledged, &[Actor::Router], Some(Voucher::ArrearsPaid)),
    (Defaulted, Active, &[Actor::Router], Some(Voucher::PaidOff)),
    (Defaulted, Foreclosed, &[Actor::Router], Some(Voucher::CureWindowOver)),
    (Foreclosed, Sold, &[Actor::Auction], Some(Voucher::ProceedsPaid)),
    (Sold, Active, &[Actor::Owner], None),
    (Sold, Redeemed, &[Actor::Owner], Some(Voucher::Delivered)),
];

const VOUCHERS: [Voucher; 7] = [
    Voucher::Installed,
    Voucher::PaidOff,
    Voucher::Overdue,
    Voucher::ArrearsPaid,
    Voucher::CureWindowOver,
    Voucher::ProceedsPaid,
    Voucher::Delivered,
];

fn row(from: State, to: State) -> Option<&'static Row> {
    LIVES.iter().find(|row| (row.0, row.1) == (from, to))
}

fn operator() -> Standing {
    Standing { approval: Approval::Approved, decided_at: NOW, limit: usd(800_000), drawn: Usd::ZERO }
}

/// Everything holds that can hold at once.
fn facts(voucher: Option<Voucher>) -> Facts {
    let document = document(&serials(0, 1));
    let told = Told {
        signed: Signed::ALL,
        are_serials_free: true,
        is_holder_approved: true,
        loan: usd(700_000),
        operator: operator(),
        voucher,
    };
    Facts {
        now: NOW,
        freeze: Freeze::default(),
        cover: document.policy.cover,
        appraisal: document.appraisal,
        share: LoanToValue::DEFAULT,
        told,
    }
}

#[test]
fn the_table_is_the_one_of_the_design() {
    assert_eq!(EDGES.len(), LIVES.len());
    for from in State::ALL {
        for to in State::ALL {
            let found = EDGES.iter().filter(|edge| (edge.from, edge.to) == (from, to)).count();
            assert_eq!(found, usize::from(row(from, to).is_some()), "{from} to {to}");
        }
    }
}

/// 9 x 9 pairs by 6 actors, with each thing that can be vouched for and with none: 3,888 tries.
#[test]
fn every_pair_of_states_by_everybody() {
    let mut taken = 0;
    for (from, to) in State::ALL.into_iter().flat_map(|from| State::ALL.map(|to| (from, to))) {
        for by in Actor::ALL {
            for voucher in VOUCHERS.into_iter().map(Some).chain([None]) {
                let expected = match row(from, to) {
                    None => Err(CaliberError::NoEdge { from, to }),
                    Some((_, _, actors, _)) if !actors.contains(&by) => {
                        Err(CaliberError::NotAllowed { from, to, by })
                    }
                    Some((_, _, _, Some(needed))) if voucher != Some(*needed) => {
                        Err(CaliberError::NotVouched { voucher: *needed })
                    }
                    Some(_) => Ok(to),
                };
                taken += u32::from(expected.is_ok());
                assert_eq!(step(from, to, by, &facts(voucher)), expected, "{from} to {to} by {by}");
            }
        }
    }
    // Nine edges that somebody vouches for, and seven pairs of an edge and an actor that nobody has to, by 8.
    assert_eq!(taken, 9 + 7 * 8);
}

#[test]
fn an_illegal_edge_names_both_states() {
    let error = step(Pledged, Redeemed, Actor::Owner, &facts(None)).expect_err("no burning while pledged");
    assert_eq!(error.to_string(), "no title goes from pledged to redeemed");
    let error = step(Active, Pledged, Actor::Owner, &facts(None)).expect_err("no pledge by the owner");
    assert_eq!(error.to_string(), "the owner may not take a title from active to pledged");
}

/// One thing that does not hold, the edges that it stops, and what is said.
type Spoiled = (Facts, Vec<(State, State)>, CaliberError);

fn spoil(change: impl Fn(&mut Facts)) -> Facts {
    let mut facts = facts(None);
    change(&mut facts);
    facts
}

/// What is wrong with the title.
fn spoiled_titles() -> Vec<Spoiled> {
    let frozen = Freeze::default().renewed(NOW, Seconds::new(1)).expect("a freeze");
    let stale = Timestamp::new(NOW.get() - 180 * DAY - 1);
    let (until, day) = (Timestamp::new(NOW.get() + 1), after(1));
    vec![
        (spoil(|facts| facts.freeze = frozen), vec![(Active, Pledged)], CaliberError::Frozen { until }),
        (
            spoil(|facts| facts.cover.expires_at = NOW),
            vec![(Draft, Attested), (Attested, Active), (Active, Pledged)],
            CaliberError::PolicyLapsed { expires_at: NOW },
        ),
        (
            spoil(|facts| facts.appraisal.appraised_at = stale),
            vec![(Draft, Attested), (Active, Pledged)],
            CaliberError::AppraisalStale { appraised_at: stale },
        ),
        (
            spoil(|facts| facts.appraisal.appraised_at = day),
            vec![(Draft, Attested), (Active, Pledged)],
            CaliberError::AppraisedLater { appraised_at: day },
        ),
    ]
}

/// What is wrong with those who act.
fn spoiled_callers() -> Vec<Spoiled> {
    let unsigned = Signed { insurer: false, ..Signed::ALL };
    let exceeded = CaliberError::CreditExceeded { amount: usd(700_000), room: usd(699_999) };
    let above = CaliberError::LoanAboveMaximum { loan: usd(700_001), maximum: usd(700_000) };
    let missing = CaliberError::SignatureMissing { signed: unsigned };
    let (attest, pledge) = (vec![(Draft, Attested)], vec![(Active, Pledged)]);
    vec![
        (spoil(|facts| facts.told.signed = unsigned), attest.clone(), missing),
        (spoil(|facts| facts.told.are_serials_free = false), attest, CaliberError::SerialsUnchecked),
        (
            spoil(|facts| facts.told.is_holder_approved = false),
            vec![(Attested, Active), (Sold, Active)],
            CaliberError::HolderNotApproved,
        ),
        (
            spoil(|facts| facts.told.operator.approval = Approval::Revoked),
            pledge.clone(),
            CaliberError::NotApproved,
        ),
        (spoil(|facts| facts.told.operator.drawn = usd(100_001)), pledge.clone(), exceeded),
        (spoil(|facts| facts.told.loan = usd(700_001)), pledge.clone(), above),
        (spoil(|facts| facts.told.loan = Usd::ZERO), pledge, CaliberError::NothingAsked),
    ]
}

#[test]
fn what_does_not_hold_stops_its_edges_and_no_other() {
    for (facts, stopped, error) in spoiled_titles().into_iter().chain(spoiled_callers()) {
        for (from, to, actors, voucher) in LIVES {
            let facts = Facts { told: Told { voucher, ..facts.told }, ..facts };
            let expected = if stopped.contains(&(from, to)) { Err(error) } else { Ok(to) };
            assert_eq!(step(from, to, actors[0], &facts), expected, "{from} to {to}");
        }
    }
}

#[test]
fn every_state_and_every_edge_can_be_reached_and_ends_are_ends() {
    let mut reached = vec![Draft];
    while let Some(edge) =
        EDGES.iter().find(|edge| reached.contains(&edge.from) && !reached.contains(&edge.to))
    {
        reached.push(edge.to);
    }
    assert_eq!(reached.len(), State::ALL.len());
    for state in State::ALL {
        assert_eq!(state.is_final(), !EDGES.iter().any(|edge| edge.from == state), "{state}");
        assert_eq!(State::new(state as u8), Ok(state));
    }
    assert_eq!((State::new(0), State::new(10)), (Err(CaliberError::NoTitle), Err(CaliberError::NoTitle)));
}
