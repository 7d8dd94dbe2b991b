//! Titles in memory: from a draft to every end.

use crate::model::{DAY, Memory, NOW, after, document, keccak, party, registry, serials, usd};
use caliber_nft::State::*;
use caliber_nft::{
    Actor, Appraisal, Approval, AssetClass, CaliberError, Cover, Document, LoanToValue, Policy, Registry,
    Signed, Slot, Slots, Standing, State, TitleId, Told, Voucher, Word, holder,
};
use std::cell::Cell;
use usdai_core::{Seconds, Timestamp, U256, Usd};

fn told() -> Told {
    let operator =
        Standing { approval: Approval::Approved, decided_at: NOW, limit: usd(700_000), drawn: Usd::ZERO };
    Told { is_holder_approved: true, loan: usd(600_000), operator, ..Told::default() }
}

fn vouch(voucher: Voucher) -> Told {
    Told { voucher: Some(voucher), ..told() }
}

struct World {
    registry: Registry<Memory>,
    id: TitleId,
    document: Document<'static>,
    serials: Vec<Word>,
}

impl World {
    fn draft(from: u32, count: u32) -> Self {
        let serials = serials(from, count);
        let document = document(&serials);
        let mut registry = registry();
        let id = registry.register(&keccak, &document).expect("a draft");
        Self { registry, id, document, serials }
    }

    fn attested() -> Self {
        let mut world = Self::draft(0, 8);
        world.attest().expect("attested");
        world
    }

    fn active() -> Self {
        let mut world = Self::attested();
        world.take(Active, Actor::TitleAgent, vouch(Voucher::Installed)).expect("active");
        world
    }

    fn attest(&mut self) -> Result<State, CaliberError> {
        let attested =
            self.registry.attest(&keccak, &self.document, Actor::TitleAgent, Signed::ALL, &self.serials);
        attested.map(|title| title.state)
    }

    fn take(&mut self, to: State, by: Actor, told: Told) -> Result<State, CaliberError> {
        self.registry.take(self.id, to, by, told).map(|title| title.state)
    }

    fn state(&self) -> State {
        self.registry.title(self.id).expect("a title").state
    }
}

#[test]
fn a_title_goes_all_the_ways_there_are() {
    let (agent, owner, router, auction) = (Actor::TitleAgent, Actor::Owner, Actor::Router, Actor::Auction);
    let pledge = (Pledged, router, told());
    let default = (Defaulted, router, vouch(Voucher::Overdue));
    let sold = [
        (Active, agent, vouch(Voucher::Installed)),
        pledge,
        (Active, router, vouch(Voucher::PaidOff)),
        pledge,
        default,
        (Pledged, router, vouch(Voucher::ArrearsPaid)),
        default,
        (Active, router, vouch(Voucher::PaidOff)),
        pledge,
        default,
        (Foreclosed, router, vouch(Voucher::CureWindowOver)),
        (Sold, auction, vouch(Voucher::ProceedsPaid)),
    ];
    let keep = (Active, owner, told());
    let redeem = (Redeemed, owner, vouch(Voucher::Delivered));
    for end in
        [&[redeem][..], &[keep, redeem], &[keep, pledge, (Active, router, vouch(Voucher::PaidOff)), redeem]]
    {
        let mut world = World::attested();
        for (to, by, told) in sold.iter().chain(end) {
            assert_eq!(world.take(*to, *by, *told), Ok(*to));
        }
        assert!(world.serials.iter().all(|serial| holder(&world.registry.slots, serial).is_none()));
    }
    for mut world in [World::draft(0, 8), World::attested()] {
        assert_eq!(world.take(Withdrawn, owner, Told::default()), Ok(Withdrawn));
    }
}

/// Slots that say how often they were read.
struct Counted(Memory, Cell<u32>);

impl Slots for Counted {
    fn load(&self, slot: Slot) -> U256 {
        self.1.set(self.1.get() + 1);
        self.0.load(slot)
    }
    fn store(&mut self, slot: Slot, word: U256) {
        self.0.store(slot, word);
    }
}

/// A repayment or a default must not pay for slots that only a pledge needs.
#[test]
fn an_edge_reads_what_it_needs() {
    let world = World::active();
    let slots = Counted(world.registry.slots, Cell::default());
    let mut registry = Registry { slots, now: NOW };
    for (to, by, told, reads) in [
        (Pledged, Actor::Router, told(), 3),
        (Defaulted, Actor::Router, vouch(Voucher::Overdue), 1),
        (Pledged, Actor::Router, vouch(Voucher::ArrearsPaid), 1),
        (Active, Actor::Router, vouch(Voucher::PaidOff), 1),
        (Redeemed, Actor::Owner, vouch(Voucher::Delivered), 1),
    ] {
        registry.slots.1.set(0);
        registry.take(world.id, to, by, told).expect("an edge");
        assert_eq!(registry.slots.1.get(), reads, "{to}");
    }
}

#[test]
fn a_document_is_one_title_once() {
    let mut world = World::draft(0, 8);
    let again = |world: &mut World| world.registry.register(&keccak, &world.document.clone());
    assert_eq!(again(&mut world), Err(CaliberError::AlreadyRegistered));
    world.take(Withdrawn, Actor::Owner, Told::default()).expect("withdrawn");
    assert_eq!(again(&mut world), Err(CaliberError::AlreadyRegistered));
    let nowhere = TitleId::new([1; 32]);
    assert_eq!(world.registry.title(nowhere), Err(CaliberError::NoTitle));
    assert_eq!(world.registry.take(nowhere, Active, Actor::Owner, told()), Err(CaliberError::NoTitle));
    let other = document(&serials(50, 1));
    let unknown = world.registry.attest(&keccak, &other, Actor::TitleAgent, Signed::ALL, &serials(50, 1));
    assert_eq!(unknown, Err(CaliberError::NoTitle));
}

/// N06: the second of two titles with a serial in common waits for the end of the first.
#[test]
fn n06_a_serial_is_in_one_live_title() {
    let mut world = World::draft(0, 8);
    let (mine, overlapping) = (world.serials.clone(), serials(7, 3));
    let other = document(&overlapping);
    let id = world.registry.register(&keccak, &other).expect("a second draft");
    assert_eq!(holder(&world.registry.slots, &mine[0]), None);
    assert_eq!(world.attest(), Ok(Attested));
    let held = *mine.iter().find(|serial| overlapping.contains(serial)).expect("one in common");
    let attest = |registry: &mut Registry<Memory>, by| {
        registry.attest(&keccak, &other, by, Signed::ALL, &overlapping).map(|title| title.state)
    };
    let refused = Err(CaliberError::SerialHeld { serial: held, title: world.id });
    assert_eq!(attest(&mut world.registry, Actor::TitleAgent), refused);
    let writes = world.registry.slots.clone();
    world.take(Withdrawn, Actor::TitleAgent, Told::default()).expect("withdrawn");
    // Freed without a write to any serial.
    let changed = |(slot, word): &(&Slot, &U256)| writes.0.get(slot) != Some(word);
    assert_eq!(world.registry.slots.0.iter().filter(changed).count(), 1);
    assert_eq!(attest(&mut world.registry, Actor::TitleAgent), Ok(Attested));
    assert_eq!(holder(&world.registry.slots, &held), Some(id));
    assert_eq!(holder(&world.registry.slots, &mine[0]).is_some(), overlapping.contains(&mine[0]));
}

#[test]
fn attesting_needs_the_serials_of_the_document_and_nothing_else_binds_them() {
    let mut world = World::draft(0, 4);
    let all = world.serials.clone();
    let told = Told { signed: Signed::ALL, are_serials_free: true, ..told() };
    assert_eq!(world.take(Attested, Actor::TitleAgent, told), Err(CaliberError::SerialsUnchecked));
    let unordered = vec![all[1], all[0], all[2], all[3]];
    for (serials, error) in [
        (all[..3].to_vec(), CaliberError::SerialsDiffer),
        (serials(1, 4), CaliberError::SerialsDiffer),
        (vec![], CaliberError::QuantityOutOfRange { quantity: 0 }),
        (unordered, CaliberError::SerialsOutOfOrder { serial: all[0] }),
    ] {
        world.serials = serials;
        assert_eq!(world.attest(), Err(error));
        assert_eq!(world.state(), Draft);
    }
    world.serials = all;
    assert_eq!(world.attest(), Ok(Attested));
    // There is no edge to where it is, before anybody looks at its serials.
    assert_eq!(world.attest(), Err(CaliberError::NoEdge { from: Attested, to: Attested }));
}

fn appraisal(document: &Document<'_>, value: u128, day: u64) -> Appraisal {
    Appraisal { value: usd(value), appraised_at: after(day), ..document.appraisal }
}

/// N05: content never changes, and what is appended is newer, of three parties, and counted.
#[test]
fn n05_appraisals_are_appended_in_time_by_somebody_independent() {
    let mut world = World::active();
    let (parties, id) = (world.document.parties, world.id);
    world.registry.now = after(100);
    let stale = after(19);
    for (appraiser, value, day, now, error) in [
        (2, 1, 0, 100, CaliberError::AppraisalNotNewer { last: NOW }),
        (2, 1, 101, 100, CaliberError::AppraisedLater { appraised_at: after(101) }),
        (2, 0, 50, 100, CaliberError::ValueOutOfRange { value: Usd::ZERO }),
        (2, 1, 19, 200, CaliberError::AppraisalStale { appraised_at: stale }),
        (1, 1, 50, 100, CaliberError::PartiesNotDistinct { party: party(1) }),
        (3, 1, 50, 100, CaliberError::PartiesNotDistinct { party: party(3) }),
    ] {
        world.registry.now = after(now);
        let before = world.registry.slots.clone();
        let appraisal = appraisal(&world.document, value, day);
        let appended = world.registry.append_appraisal(id, &parties, party(appraiser), appraisal);
        assert_eq!(appended, Err(error));
        assert_eq!(world.registry.slots, before);
    }
    world.registry.now = after(100);
    let newer = appraisal(&world.document, 500_000, 90);
    let kept = world.registry.append_appraisal(id, &parties, party(7), newer).expect("appended");
    assert_eq!((kept.appraisal, kept.appended, kept.quantity), (newer, 1, 8));
    assert_eq!(world.registry.current_value_down(id, after(90)), Ok(usd(500_000)));
    // The new appraiser cannot insure as well, nor can the old one come back with an older appraisal.
    let policy = world.document.policy;
    let both = world.registry.append_policy(id, &parties, party(7), &policy);
    assert_eq!(both, Err(CaliberError::PartiesNotDistinct { party: party(7) }));
    let older = world.registry.append_appraisal(id, &parties, party(2), appraisal(&world.document, 9, 80));
    assert_eq!(older, Err(CaliberError::AppraisalNotNewer { last: after(90) }));
    // The first appraiser may insure now, and the slot of an appraiser is empty again when it returns.
    world.registry.append_policy(id, &parties, party(2), &policy).expect("appended");
    let taken = world.registry.append_appraisal(id, &parties, party(2), appraisal(&world.document, 9, 95));
    assert_eq!(taken, Err(CaliberError::PartiesNotDistinct { party: party(2) }));
}

#[test]
fn policies_are_counted_and_may_end_earlier() {
    let mut world = World::active();
    let (parties, id) = (world.document.parties, world.id);
    let policy = |expires_at| Policy { policy_hash: [1; 32], cover: Cover { insured: usd(5), expires_at } };
    let shorter = world.registry.append_policy(id, &parties, party(3), &policy(after(1))).expect("appended");
    assert_eq!((shorter.policies, shorter.cover.expires_at), (2, after(1)));
    let lapsed = world.registry.append_policy(id, &parties, party(3), &policy(NOW));
    assert_eq!(lapsed, Err(CaliberError::PolicyLapsed { expires_at: NOW }));
    let same = world.registry.append_policy(id, &parties, party(1), &policy(after(1)));
    assert_eq!(same, Err(CaliberError::PartiesNotDistinct { party: party(1) }));
    world.registry.now = after(1);
    assert_eq!(world.registry.max_loan_down(id), Ok(Usd::ZERO));
    assert_eq!(
        world.take(Pledged, Actor::Router, told()),
        Err(CaliberError::PolicyLapsed { expires_at: after(1) })
    );
    let mut last = world.registry.title(id).expect("a title");
    last.policies = u16::MAX;
    world.registry.slots.store(Slot::Title(id), last.pack().expect("a slot"));
    let full = world.registry.append_policy(id, &parties, party(3), &policy(after(2)));
    assert_eq!(full, Err(CaliberError::PoliciesFull));
}

#[test]
fn drafts_and_ends_take_nothing_more() {
    let mut withdrawn = World::attested();
    withdrawn.take(Withdrawn, Actor::Owner, Told::default()).expect("withdrawn");
    for (mut world, state) in [(World::draft(0, 8), Draft), (withdrawn, Withdrawn)] {
        let (parties, id, policy) = (world.document.parties, world.id, world.document.policy);
        let error = CaliberError::NotLive { state };
        let registry = &mut world.registry;
        registry.now = after(1);
        let appraisal = appraisal(&world.document, 1, 1);
        assert_eq!(registry.append_appraisal(id, &parties, party(2), appraisal), Err(error));
        assert_eq!(registry.append_policy(id, &parties, party(3), &policy), Err(error));
        assert_eq!(registry.freeze(id, Actor::Monitor, Seconds::new(1)), Err(error));
        assert_eq!(registry.lift(id, Actor::Monitor), Err(error));
        assert_eq!(registry.max_loan_down(id), Ok(Usd::ZERO));
    }
}

#[test]
fn only_the_monitor_freezes_and_a_freeze_stops_a_pledge_alone() {
    let mut world = World::active();
    for by in Actor::ALL.into_iter().filter(|by| *by != Actor::Monitor) {
        assert_eq!(
            world.registry.freeze(world.id, by, Seconds::new(1)),
            Err(CaliberError::NotMonitor { by })
        );
        assert_eq!(world.registry.lift(world.id, by), Err(CaliberError::NotMonitor { by }));
    }
    let month = Seconds::new(30 * DAY);
    world.registry.freeze(world.id, Actor::Monitor, month).expect("frozen");
    let frozen = Err(CaliberError::Frozen { until: after(30) });
    assert_eq!(world.take(Pledged, Actor::Router, told()), frozen);
    let mut lifted =
        World { registry: Registry { slots: world.registry.slots.clone(), now: NOW }, ..World::active() };
    lifted.registry.lift(lifted.id, Actor::Monitor).expect("lifted");
    assert_eq!(lifted.take(Pledged, Actor::Router, told()), Ok(Pledged));
    world.registry.now = Timestamp::new(after(30).get() - 1);
    assert_eq!(world.take(Pledged, Actor::Router, told()), frozen);
    world.registry.now = after(30);
    assert_eq!(world.take(Pledged, Actor::Router, told()), Ok(Pledged));
}

/// A share that is lowered counts for the next pledge and undoes none.
#[test]
fn what_may_be_lent_follows_the_class_and_the_state() {
    let mut world = World::active();
    let id = world.id;
    let share = |value| LoanToValue::new(value).expect("a share");
    assert_eq!(world.registry.max_loan_down(id), Ok(usd(700_000)));
    world.registry.set_loan_to_value(AssetClass::Antenna, share(100));
    assert_eq!(world.registry.max_loan_down(id), Ok(usd(700_000)));
    assert_eq!(world.take(Pledged, Actor::Router, told()), Ok(Pledged));
    world.registry.set_loan_to_value(AssetClass::GpuServer, share(5_000));
    assert_eq!(world.registry.max_loan_down(id), Ok(usd(500_000)));
    world.take(Active, Actor::Router, vouch(Voucher::PaidOff)).expect("released");
    let above = Err(CaliberError::LoanAboveMaximum { loan: usd(600_000), maximum: usd(500_000) });
    assert_eq!(world.take(Pledged, Actor::Router, told()), above);
    for (world, expected) in [(World::draft(0, 8), 0), (World::attested(), 0), (World::active(), 700_000)] {
        assert_eq!(world.registry.max_loan_down(world.id), Ok(usd(expected)), "{}", world.state());
    }
}
