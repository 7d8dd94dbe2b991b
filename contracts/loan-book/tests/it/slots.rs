//! Packing: what was put in comes back, each field has bits of its own, and what does not fit is refused.

use alloy_primitives::{Address, B256, U256};
use loan_book::slots::{
    Backing, Cash, Common, Place, Record, Slot, pack_account, pack_pair, unpack_account, unpack_pair,
};
use std::collections::BTreeSet;
use usdai_core::portfolio::{Collected, Entry, EntryState};
use usdai_core::{AccrualRate, Decimals, Timestamp, Usd};

/// The highest number of so many bits.
fn most(bits: usize) -> U256 {
    U256::MAX >> (256 - bits)
}

fn usd(bits: usize) -> Usd {
    Usd::new(most(bits))
}

fn record(state: EntryState) -> Record {
    let entry = Entry {
        state,
        principal: usd(96),
        mark: usd(95),
        accrued: usd(94),
        rate: AccrualRate::new(most(136)),
        from: Timestamp::new((1 << 40) - 1),
    };
    Record { entry, currency: 0xfedc, is_counted: true }
}

#[test]
fn an_entry_comes_back() {
    use EntryState::{Accruing, Defaulted, Over, PaidAhead};
    for state in [Accruing, PaidAhead, Defaulted, Over] {
        let full = record(state);
        assert_eq!(full.pack().map(Record::unpack), Ok(Some(full)));
        // Each field alone, so that none shows in another.
        let zero = Entry {
            state,
            principal: Usd::ZERO,
            mark: Usd::ZERO,
            accrued: Usd::ZERO,
            rate: AccrualRate::ZERO,
            from: Timestamp::default(),
        };
        let none = Record { entry: zero, currency: 1, is_counted: false };
        for alone in [
            none,
            Record { entry: Entry { principal: usd(96), ..zero }, ..none },
            Record { entry: Entry { mark: usd(96), ..zero }, ..none },
            Record { entry: Entry { accrued: usd(96), ..zero }, ..none },
            Record { entry: Entry { rate: AccrualRate::new(most(136)), ..zero }, ..none },
            Record { entry: Entry { from: Timestamp::new((1 << 40) - 1), ..zero }, ..none },
            Record { currency: u16::MAX, ..none },
            Record { is_counted: true, ..none },
        ] {
            assert_eq!(alone.pack().map(Record::unpack), Ok(Some(alone)));
        }
    }
    assert_eq!(Record::unpack([U256::MAX, U256::ZERO]), None);
}

#[test]
fn what_does_not_fit_is_refused() {
    let full = record(EntryState::Accruing);
    let one_more = |bits| Usd::new(most(bits) + U256::from(1));
    for entry in [
        Entry { principal: one_more(96), ..full.entry },
        Entry { mark: one_more(96), ..full.entry },
        Entry { accrued: one_more(96), ..full.entry },
        Entry { rate: AccrualRate::new(most(136) + U256::from(1)), ..full.entry },
        Entry { from: Timestamp::new(1 << 40), ..full.entry },
    ] {
        assert!(Record { entry, ..full }.pack().is_err());
    }
    assert!(pack_pair([one_more(128), Usd::ZERO]).is_err());
    assert!(pack_pair([Usd::ZERO, one_more(128)]).is_err());
    assert!(pack_account(Address::ZERO, one_more(96)).is_err());
}

/// The highest rate on the highest principal fits its field: 2^96 x 31,709,791,983 is below 2^136.
#[test]
fn every_rate_of_an_entry_fits() {
    let principal = usd(96);
    let step =
        Entry::open(principal, AccrualRate::new(U256::MAX), Timestamp::default(), Timestamp::default());
    let entry = step.expect("a rate that is held to the highest").entry;
    let full = Record { entry, currency: 1, is_counted: true };
    assert_eq!(full.pack().map(Record::unpack), Ok(Some(full)));
}

#[test]
fn cash_names_its_decimals() {
    for decimals in [6, 8, 18] {
        let collected = Collected { principal: usd(96), interest: usd(95) };
        let decimals = Decimals::new(decimals).expect("decimals of a table");
        let full = Cash { collected, decimals };
        assert_eq!(full.pack().map(Cash::unpack), Ok(Some(full)));
        let empty = Cash { collected: Collected::default(), decimals };
        assert_eq!(empty.pack().map(Cash::unpack), Ok(Some(empty)));
        assert!(empty.pack().is_ok_and(|slot| !slot.is_zero()));
    }
    assert_eq!(Cash::unpack(U256::ZERO), None);
}

#[test]
fn the_rest_comes_back() {
    let common = Common { lifted: usd(96), currencies: u16::MAX, haircuts: [1, 2, 3, 4, 10_000] };
    assert_eq!(common.pack().map(Common::unpack), Ok(common));
    let curator = Address::repeat_byte(0xab);
    let backing = Backing { curator, curators: 31, entries: 32, agreed_until: (1 << 40) - 1 };
    assert_eq!(backing.pack().map(Backing::unpack), Ok(backing));
    assert_eq!(pack_account(curator, usd(96)).map(unpack_account), Ok((curator, usd(96))));
    assert_eq!(pack_pair([usd(128), usd(127)]).map(unpack_pair), Ok([usd(128), usd(127)]));
}

#[motsu::test]
fn no_two_things_share_a_place() {
    let (a, b) = (B256::repeat_byte(1), B256::repeat_byte(2));
    let account = Address::from_word(a);
    let places = [
        Place::Entry(a, 0),
        Place::Entry(a, 1),
        Place::Entry(b, 0),
        Place::EntryInterest(a, 0),
        Place::Default(a, 0),
        Place::Loan(a),
        Place::Title(a),
        Place::Backing(a),
        Place::Curator(a, 1),
        Place::Lent(account),
        Place::NumberOf(account),
        Place::Currency(1),
        Place::Cash(1),
        Place::Cash(2),
    ];
    let slots = [Slot::Vault, Slot::Router, Slot::LoanLimits, Slot::OtherLimits, Slot::Common];
    let all = places.iter().map(|place| place.place()).chain(slots.iter().map(|slot| slot.place()));
    assert_eq!(all.collect::<BTreeSet<_>>().len(), places.len() + slots.len());
}
