//! Every edge of a title's life: who may take it, and what must hold.

use crate::state::Actor::{Auction, Owner, Router, TitleAgent};
use crate::state::State::{
    Active, Attested, Defaulted, Draft, Foreclosed, Pledged, Redeemed, Sold, Withdrawn,
};
use crate::{Actor, CaliberError, Facts, State};
use Condition::{
    AppraisalFresh, HolderApproved, LoanWithinMaximum, NotFrozen, OperatorInCredit, PolicyInForce,
    SerialsFree, ThreeSignatures, Vouched,
};
use core::fmt;

/// What must hold for an edge to be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Condition {
    /// Bailee, appraiser and insurer signed the document.
    ThreeSignatures,
    /// No other live title holds one of the serials.
    SerialsFree,
    /// The hardware is insured.
    PolicyInForce,
    /// The last appraisal is at most 180 days old.
    AppraisalFresh,
    /// The owner is an approved holder.
    HolderApproved,
    /// No freeze runs.
    NotFrozen,
    /// The borrower's operator is approved and within its credit limit.
    OperatorInCredit,
    /// The loan is not more than may be lent against the title.
    LoanWithinMaximum,
    /// Somebody who can know says so.
    Vouched(Voucher),
}

/// What a title cannot know of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Voucher {
    /// The title agent: the hardware is installed and has run its trial.
    Installed,
    /// The router: the loan is paid off.
    PaidOff,
    /// The router: deadline and grace have passed, and the reserve did not cure it.
    Overdue,
    /// The router: arrears and the interest since the default are paid.
    ArrearsPaid,
    /// The router: the cure window has passed.
    CureWindowOver,
    /// The auction: the highest bid is paid.
    ProceedsPaid,
    /// The bailee, by its signature: the owner has the hardware.
    Delivered,
}

impl fmt::Display for Voucher {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Installed => "the hardware is installed",
            Self::PaidOff => "the loan is paid off",
            Self::Overdue => "the loan is past its grace",
            Self::ArrearsPaid => "the arrears are paid",
            Self::CureWindowOver => "the cure window has passed",
            Self::ProceedsPaid => "the highest bid is paid",
            Self::Delivered => "the hardware is delivered",
        })
    }
}

/// One edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// What taking it is called.
    pub name: &'static str,
    /// Where it begins.
    pub from: State,
    /// Where it ends.
    pub to: State,
    /// Who may take it.
    pub by: &'static [Actor],
    /// What must hold, in the order in which it is looked at.
    pub needs: &'static [Condition],
}

/// All edges there are. A freeze stands in the way of one alone.
pub static EDGES: [Edge; 14] = [
    edge(
        "attest",
        Draft,
        Attested,
        &[TitleAgent],
        &[ThreeSignatures, PolicyInForce, AppraisalFresh, SerialsFree],
    ),
    edge("withdraw", Draft, Withdrawn, &[Owner, TitleAgent], &[]),
    edge("withdraw", Attested, Withdrawn, &[Owner, TitleAgent], &[]),
    edge(
        "activate",
        Attested,
        Active,
        &[TitleAgent],
        &[Vouched(Voucher::Installed), PolicyInForce, HolderApproved],
    ),
    edge("pledge", Active, Pledged, &[Router], PLEDGE),
    edge("release", Pledged, Active, &[Router], &[Vouched(Voucher::PaidOff)]),
    edge("default", Pledged, Defaulted, &[Router], &[Vouched(Voucher::Overdue)]),
    edge("cure", Defaulted, Pledged, &[Router], &[Vouched(Voucher::ArrearsPaid)]),
    edge("pay off", Defaulted, Active, &[Router], &[Vouched(Voucher::PaidOff)]),
    edge("foreclose", Defaulted, Foreclosed, &[Router], &[Vouched(Voucher::CureWindowOver)]),
    edge("sell", Foreclosed, Sold, &[Auction], &[Vouched(Voucher::ProceedsPaid)]),
    edge("keep", Sold, Active, &[Owner], &[HolderApproved]),
    edge("redeem", Sold, Redeemed, &[Owner], &[Vouched(Voucher::Delivered)]),
    edge("redeem", Active, Redeemed, &[Owner], &[Vouched(Voucher::Delivered)]),
];

const PLEDGE: &[Condition] = &[NotFrozen, OperatorInCredit, PolicyInForce, AppraisalFresh, LoanWithinMaximum];

const fn edge(
    name: &'static str,
    from: State,
    to: State,
    by: &'static [Actor],
    needs: &'static [Condition],
) -> Edge {
    Edge { name, from, to, by, needs }
}

/// The edge between two states.
pub fn edge_between(from: State, to: State) -> Option<&'static Edge> {
    EDGES.iter().find(|edge| edge.from == from && edge.to == to)
}

/// The state after an edge.
///
/// [`CaliberError::NoEdge`] for two states without one, [`CaliberError::NotAllowed`] for who may not take it, and what
/// [`Facts::check`] says of the first condition that does not hold.
pub fn step(from: State, to: State, by: Actor, facts: &Facts) -> Result<State, CaliberError> {
    let edge = edge_between(from, to).ok_or(CaliberError::NoEdge { from, to })?;
    if !edge.by.contains(&by) {
        return Err(CaliberError::NotAllowed { from, to, by });
    }
    edge.needs.iter().try_for_each(|condition| facts.check(*condition))?;
    Ok(edge.to)
}
