//! Packing of an asset's record.

use alloy_primitives::{Address, U256};
use usdai::errors;
use usdai::record::{AssetRecord, Terms};

const ASSET: Address = Address::repeat_byte(7);

fn terms(fees: [u16; 2], share_cap: u16, switches: [bool; 2]) -> Terms {
    let ([mint_fee, redeem_fee], [mint_enabled, redeem_enabled]) = (fees, switches);
    Terms { mint_fee, redeem_fee, share_cap, mint_enabled, redeem_enabled }
}

#[track_caller]
fn packs_to(record: AssetRecord, slot: &str) {
    let slot = U256::from_str_radix(slot, 16).expect("a number");
    assert_eq!(record.pack(), slot);
    assert_eq!(AssetRecord::unpack(slot), record);
}

#[test]
fn a_slot_holds_the_record() {
    packs_to(AssetRecord::default(), "0");
    let terms = terms([100, 99], 10_000, [true, true]);
    let all = AssetRecord { ledger: u128::MAX, decimals: 18, terms, is_price_checked: true };
    packs_to(all, "72710636412ffffffffffffffffffffffffffffffff");
}

#[test]
fn each_field_has_bits_of_its_own() {
    let none = terms([0, 0], 0, [false, false]);
    let cases = [
        (AssetRecord { ledger: 1, ..Default::default() }, 0),
        (AssetRecord { decimals: 1, ..Default::default() }, 128),
        (AssetRecord { terms: Terms { mint_fee: 1, ..none }, ..Default::default() }, 136),
        (AssetRecord { terms: Terms { redeem_fee: 1, ..none }, ..Default::default() }, 144),
        (AssetRecord { terms: Terms { share_cap: 1, ..none }, ..Default::default() }, 152),
        (AssetRecord { terms: Terms { mint_enabled: true, ..none }, ..Default::default() }, 168),
        (AssetRecord { terms: Terms { redeem_enabled: true, ..none }, ..Default::default() }, 169),
        (AssetRecord { is_price_checked: true, ..Default::default() }, 170),
    ];
    for (record, bit) in cases {
        assert_eq!(record.pack(), U256::from(1) << bit, "{record:?}");
        assert_eq!(AssetRecord::unpack(record.pack()), record);
    }
}

#[test]
fn a_credit_stops_at_128_bits() {
    let full = U256::from(u128::MAX);
    for (ledger, amount, expected) in [
        (0, U256::ZERO, Ok(0)),
        (0, full, Ok(u128::MAX)),
        (u128::MAX - 1, U256::from(1), Ok(u128::MAX)),
        (1, full, Err(errors::ledger_overflow(ASSET, full))),
        (0, full + U256::from(1), Err(errors::ledger_overflow(ASSET, full + U256::from(1)))),
        (0, U256::MAX, Err(errors::ledger_overflow(ASSET, U256::MAX))),
    ] {
        let mut record = AssetRecord { ledger, ..Default::default() };
        assert_eq!(record.credit(ASSET, amount).map(|()| record.ledger), expected, "{ledger} + {amount}");
    }
}

#[test]
fn a_debit_stops_at_nothing() {
    let short = |ledger: u128, amount| Err(errors::reserve_too_low(ASSET, U256::from(ledger), amount));
    for (ledger, amount, expected) in [
        (5, U256::from(5), Ok(0)),
        (u128::MAX, U256::from(1), Ok(u128::MAX - 1)),
        (5, U256::from(6), short(5, U256::from(6))),
        (
            u128::MAX,
            U256::from(u128::MAX) + U256::from(1),
            short(u128::MAX, U256::from(u128::MAX) + U256::from(1)),
        ),
    ] {
        let mut record = AssetRecord { ledger, ..Default::default() };
        assert_eq!(record.debit(ASSET, amount).map(|()| record.ledger), expected, "{ledger} - {amount}");
    }
}

#[test]
fn terms_have_bounds() {
    for (mint_fee, redeem_fee, share_cap, expected) in [
        (0, 0, 0, Ok(())),
        (100, 100, 10_000, Ok(())),
        (101, 0, 0, Err(errors::fee_too_high(101, 100))),
        (0, 101, 0, Err(errors::fee_too_high(101, 100))),
        (u16::MAX, 0, 0, Err(errors::fee_too_high(65_535, 100))),
        (0, 0, 10_001, Err(errors::share_cap_too_high(10_001, 10_000))),
    ] {
        let terms = terms([mint_fee, redeem_fee], share_cap, [true, true]);
        assert_eq!(terms.checked().map(|_| ()), expected);
    }
}
