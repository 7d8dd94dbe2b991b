//! Cash on its way to the vault.

use crate::model::{decimals_of, units, usd};
use usdai_core::AssetAmount;
use usdai_core::portfolio::Collected;
use usdai_core::vault::{Book, Flows};

const COLLECTED: [u64; 2] = [70, 30];

#[track_caller]
fn check(received: u64, lent: u64, flows: [u64; 2], lost: u64) {
    let collected = Collected { principal: usd(COLLECTED[0]), interest: usd(COLLECTED[1]) };
    let book = Book { principal: usd(lent), ..Book::default() };
    let change = collected.swept(usd(received), &book).expect("small numbers");
    let [principal, interest] = flows.map(usd);
    assert_eq!(change.flows, Flows { sent: usd(0), principal, interest });
    assert_eq!((change.lost, change.unpaid), (usd(lost), usd(30)));
}

/// Weakness 16: what is handed on is what is there.
#[test]
fn weakness_16_what_is_missing_is_lost() {
    check(100, 1_000, [70, 30], 0);
    check(101, 1_000, [70, 30], 0);
    check(99, 1_000, [70, 29], 0);
    check(70, 1_000, [70, 0], 0);
    check(69, 1_000, [69, 0], 1);
    check(0, 1_000, [0, 0], 70);
    // The vault takes no more principal than it has out.
    check(100, 60, [60, 40], 10);
}

#[test]
fn no_more_is_converted_than_was_booked() {
    let dollars = |amount: u64| usd(amount * 1_000_000_000_000);
    let collected = Collected { principal: dollars(70), interest: dollars(30) };
    for (balance, expected) in [(0, 0), (99, 99), (100, 100), (101, 100)] {
        let units = |amount| AssetAmount::new(units(amount));
        assert_eq!(collected.units(decimals_of(6), units(balance)), Ok(units(expected)));
    }
}
