//! Loans and lives at random.

use super::DAY;
use crate::model::decimals_of;
use proptest::prelude::*;
use usdai_core::loan::{HIGHEST_RATE, MOST_TRANCHES, Schedule, Terms, Tranche};
use usdai_core::{AssetAmount, Seconds, U256, Wad};

/// Terms that own their tranches.
#[derive(Clone, Debug)]
pub struct Agreement {
    terms: Terms<'static>,
    tranches: Vec<Tranche>,
}

impl Agreement {
    pub fn terms(&self) -> Terms<'_> {
        Terms { tranches: &self.tranches, ..self.terms }
    }

    /// Without what might leave the borrower nothing.
    pub fn plain(&self) -> Terms<'_> {
        Terms { origination_fee: AssetAmount::ZERO, reserve_instalments: 0, ..self.terms() }
    }
}

/// One thing that happens to a loan.
#[derive(Clone, Copy, Debug)]
pub enum Event {
    /// Time passes until a moment of interest.
    Until(Moment),
    /// Some seconds pass, as a share of an interval in 1 / 256.
    Pass(u16),
    /// What is due is paid.
    PayDue,
    /// A share of everything is offered, in 1 / 256.
    Offer(u8),
    /// Somebody calls a default, perhaps as soon as it can be.
    Default { wait: bool },
    /// The borrower cures, with all that is overdue or with everything.
    Cure { everything: bool },
    /// Somebody forecloses, perhaps as soon as it can be.
    Foreclose { wait: bool },
    /// The title is sold for a share of what is owed, in 1 / 128.
    Sell { share: u8, costs: u8, fee: u16 },
    /// The same terms again pay it off.
    Refinance,
}

/// The seconds around which rules change.
#[derive(Clone, Copy, Debug)]
pub enum Moment {
    Deadline,
    AfterDeadline,
    GraceEnd,
    AfterGrace,
    CureEnd,
    AfterCure,
}

fn any_amount() -> impl Strategy<Value = AssetAmount> {
    let units = prop_oneof![1u128..50, 1u128..1 << 40, 1u128..1 << 80];
    units.prop_map(|units| AssetAmount::new(U256::from(units)))
}

fn any_rate(least: u64) -> impl Strategy<Value = Wad> {
    let highest = u64::try_from(HIGHEST_RATE.raw()).expect("a rate below 2^64");
    prop_oneof![Just(least), Just(highest), least..=highest].prop_map(|rate| Wad::new(U256::from(rate)))
}

fn any_tranches() -> impl Strategy<Value = Vec<Tranche>> {
    let tranche = || (any_amount(), any_rate(1)).prop_map(|(amount, rate)| Tranche { amount, rate });
    let count = prop_oneof![8 => 1usize..=4, 1 => 5usize..=MOST_TRANCHES];
    count.prop_flat_map(move |count| proptest::collection::vec(tranche(), count))
}

pub fn any_agreement() -> impl Strategy<Value = Agreement> {
    let times = (3_600..=100 * DAY, 1u16..=24, 0u64..=256);
    let fees = (0u64..1_000_000, 0u64..1_000_000, 0u8..=3);
    let schedule = prop_oneof![Just(Schedule::Level), Just(Schedule::Linear)];
    let places = proptest::sample::select(vec![6, 8, 18]);
    (places, schedule, times, any_rate(0), fees, any_tranches()).prop_map(
        |(decimals, schedule, (interval, instalments, grace), late_rate, fees, tranches)| Agreement {
            terms: Terms {
                decimals: decimals_of(decimals),
                schedule,
                interval: Seconds::new(interval),
                instalments,
                grace: Seconds::new(interval * grace / 256),
                late_rate,
                origination_fee: AssetAmount::new(U256::from(fees.0)),
                exit_fee: AssetAmount::new(U256::from(fees.1)),
                reserve_instalments: fees.2,
                tranches: &[],
            },
            tranches,
        },
    )
}

fn any_moment() -> impl Strategy<Value = Moment> {
    use Moment::{AfterCure, AfterDeadline, AfterGrace, CureEnd, Deadline, GraceEnd};
    proptest::sample::select(vec![Deadline, AfterDeadline, GraceEnd, AfterGrace, CureEnd, AfterCure])
}

pub fn any_event() -> impl Strategy<Value = Event> {
    prop_oneof![
        4 => any_moment().prop_map(Event::Until),
        2 => (0u16..600).prop_map(Event::Pass),
        6 => Just(Event::PayDue),
        3 => any::<u8>().prop_map(Event::Offer),
        4 => any::<bool>().prop_map(|wait| Event::Default { wait }),
        2 => any::<bool>().prop_map(|everything| Event::Cure { everything }),
        3 => any::<bool>().prop_map(|wait| Event::Foreclose { wait }),
        3 => (any::<u8>(), any::<u8>(), 0u16..=1_000)
            .prop_map(|(share, costs, fee)| Event::Sell { share, costs, fee }),
        1 => Just(Event::Refinance),
    ]
}
