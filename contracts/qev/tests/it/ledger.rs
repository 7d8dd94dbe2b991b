//! A ledger's arithmetic and the slots' packing, on any numbers.

use alloy_primitives::{Address, U256};
use kit::pause::Pause;
use qev::errors::arithmetic_overflow;
use qev::slots::{Account, Place, Settings};
use qev_auction::Slot;
use std::collections::BTreeSet;
use usdai_core::Timestamp;
use usdai_core::vault::Clock;

fn n(number: u64) -> U256 {
    U256::from(number)
}

#[test]
fn claims_add_up_to_the_ledger_and_never_gain() {
    for shares in 0..=8 {
        for assets in 0..=12 {
            let whole = Account { shares: n(shares), assets: n(assets), positions: 3 };
            for part in 1..=shares {
                let mut left = whole;
                let taken = left.redeem(n(part)).expect("at most all");
                // The taken part is worth no more than its share, and the rest is what is left.
                assert!(taken.assets * n(shares) <= n(assets) * n(part));
                assert_eq!((taken.shares, left.positions), (n(part), 3));
                assert_eq!([left.shares + taken.shares, left.assets + taken.assets], [n(shares), n(assets)]);
                assert_eq!(part == shares, taken.assets == n(assets) && left.shares.is_zero() || assets == 0 && part == shares);
            }
            for part in 1..=assets {
                let mut left = whole;
                let taken = left.withdraw(n(part)).expect("at most all");
                assert!(taken.shares * n(assets) >= n(shares) * n(part));
                assert_eq!([left.shares + taken.shares, left.assets + taken.assets], [n(shares), n(assets)]);
            }
            let mut left = whole;
            assert_eq!(left.take_all().is_ok(), shares + assets > 0);
            assert_eq!([left.shares, left.assets], [U256::ZERO; 2]);
        }
    }
}

#[test]
fn the_last_claim_empties_both() {
    let account = Account { shares: n(7), assets: n(100), positions: 0 };
    let (mut by_shares, mut by_assets) = (account, account);
    by_shares.redeem(n(7)).expect("all");
    by_assets.withdraw(n(100)).expect("all");
    assert_eq!([by_shares, by_assets], [Account::default(); 2]);
}

#[test]
fn what_is_kept_is_found_again() {
    let shares = (U256::from(1_u64) << 96) - n(1);
    let assets = (U256::from(1_u64) << 128) - n(1);
    for account in [
        Account::default(),
        Account { shares, ..Account::default() },
        Account { assets, ..Account::default() },
        Account { positions: u32::MAX, ..Account::default() },
        Account { shares, assets, positions: 5 },
    ] {
        assert_eq!(account.pack().map(Account::unpack), Ok(account));
    }
    let too_many = Account { shares: shares + n(1), ..Account::default() };
    assert_eq!(too_many.pack(), Err(arithmetic_overflow()));
    let too_much = Account { assets: assets + n(1), ..Account::default() };
    assert_eq!(too_much.pack(), Err(arithmetic_overflow()));
    let settings = Settings {
        vault: Address::repeat_byte(0xab),
        clock: Clock { genesis: Timestamp::new(u32::MAX.into()) },
        pause: Pause { until: 7, available_at: u32::MAX },
    };
    assert_eq!(settings.pack().map(Settings::unpack), Ok(settings));
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
    let all = slots.map(Place::Auction).into_iter().chain(others).chain(accounts);
    let keys: Vec<_> = all.map(Place::key).collect();
    assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len());
}
