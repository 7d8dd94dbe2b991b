//! A ledger's arithmetic and the slots' packing, on any numbers.

use alloy_primitives::{Address, U256};
use kit::pause::Pause;
use qev::errors::arithmetic_overflow;
use qev::ledger::{Amount, Part};
use qev::slots::{Account, Place, Settings};
use qev_auction::Slot;
use std::collections::BTreeSet;
use usdai_core::Timestamp;
use usdai_core::vault::Clock;

#[test]
fn claims_add_up_to_the_ledger_and_never_gain() {
    for shares in 0..=8_u128 {
        for assets in 0..=12_u128 {
            let whole = Account { shares, assets, positions: 3 };
            for part in 1..=shares {
                let mut left = whole;
                let taken = left.take(Amount::Shares(U256::from(part))).expect("at most all");
                // What is taken is worth no more than its part, and the rest is what is left.
                assert!(taken.assets * shares <= assets * part);
                assert_eq!((taken.shares, left.positions), (part, 3));
                assert_eq!([left.shares + taken.shares, left.assets + taken.assets], [shares, assets]);
                assert!(part < shares || left.assets == 0);
            }
            for part in 1..=assets {
                let mut left = whole;
                let taken = left.take(Amount::Assets(U256::from(part))).expect("at most all");
                assert!(taken.shares * assets >= shares * part);
                assert_eq!([left.shares + taken.shares, left.assets + taken.assets], [shares, assets]);
                assert!(part < assets || left.shares == 0);
            }
            let mut left = whole;
            assert_eq!(left.take_all().is_ok(), shares + assets > 0);
            assert_eq!([left.shares, left.assets], [0; 2]);
        }
    }
}

#[test]
fn what_is_kept_is_found_again() {
    let (shares, assets) = ((1_u128 << 96) - 1, u128::MAX);
    for account in [
        Account::default(),
        Account { shares, ..Account::default() },
        Account { assets, ..Account::default() },
        Account { positions: u32::MAX, ..Account::default() },
        Account { shares, assets, positions: 5 },
    ] {
        assert_eq!(account.pack().map(Account::unpack), Ok(account));
    }
    for too_many in [shares + 1, u128::MAX] {
        let account = Account { shares: too_many, ..Account::default() };
        assert_eq!(account.pack(), Err(arithmetic_overflow()));
    }
    let mut full = Account { assets, ..Account::default() };
    assert_eq!(full.add(Part { shares: 0, assets: 1 }), Err(arithmetic_overflow()));
    let settings = Settings {
        vault: Address::repeat_byte(0xab),
        clock: Clock { genesis: Timestamp::new(u32::MAX.into()) },
        pause: Pause { until: 7, available_at: u32::MAX },
    };
    assert_eq!(settings.pack().map(Settings::unpack), Ok(settings));
    let late = Settings { clock: Clock { genesis: Timestamp::new(1 << 32) }, ..settings };
    assert_eq!(late.pack(), Err(arithmetic_overflow()));
}

#[test]
fn places_are_apart() {
    let slots = [
        Slot::Auction,
        Slot::Intake,
        Slot::Serving,
        Slot::Rules,
        Slot::Position(1),
        Slot::Position(u32::MAX),
        Slot::Ticks(1),
        Slot::Live(1),
        Slot::Blocks(1),
        Slot::Record(1),
        Slot::Payout(1),
    ];
    let small = Address::with_last_byte(1);
    let others = [Place::Owner(1), Place::Commitment(1), Place::Approved(1), Place::Account(small)];
    let accounts = [Place::Account(Address::ZERO), Place::Account(Address::repeat_byte(0xff))];
    let places = others.into_iter().chain(accounts).chain([Place::Beacon, Place::Metadata]);
    let keys: Vec<_> = slots.into_iter().map(Slot::key).chain(places.map(Place::key)).collect();
    assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len());
}
