//! What is stored is read back, at the widest too, and lies where it is said to.

use alloy_primitives::{B256, U256};
use kit::errors::arithmetic_overflow;
use loan_terms::Record;
use usdai_core::loan::{LiquidationFeeBps, Loan, Status};
use usdai_core::{AssetAmount, Decimals, Timestamp};

const LAST_SECOND: u64 = (1 << 40) - 1;

fn record(amount: u128, time: u64, status: Status) -> Record {
    let amount = AssetAmount::new(U256::from(amount));
    let loan = Loan {
        outstanding: amount,
        reserve: amount,
        start: Timestamp::new(time),
        paid: u16::MAX,
        extra_units: u32::MAX,
        status,
    };
    let decimals = Decimals::new(18).expect("decimals");
    Record { loan, decimals, liquidation_fee: LiquidationFeeBps::HIGHEST }
}

#[test]
fn each_comes_back() {
    let at = Timestamp::new(LAST_SECOND);
    let statuses =
        [Status::Active, Status::Defaulted { at }, Status::Foreclosed { defaulted_at: at }, Status::Closed];
    for status in statuses {
        for (amount, time) in [(0, 1), (1, 2), (u128::MAX, LAST_SECOND)] {
            let record = record(amount, time, status);
            assert_eq!(Record::unpack(record.pack().expect("two words")), Some(record));
        }
    }
}

#[test]
fn what_does_not_fit_is_refused() {
    assert_eq!(record(1, LAST_SECOND + 1, Status::Active).pack(), Err(arithmetic_overflow()));
    let mut large = record(u128::MAX, 1, Status::Active);
    large.loan.outstanding = AssetAmount::new(U256::from(u128::MAX) + U256::from(1));
    assert_eq!(large.pack(), Err(arithmetic_overflow()));
}

#[test]
fn no_loan_is_none() {
    assert_eq!(Record::unpack([B256::ZERO; 2]), None);
}

/// Lowest bits first: start, paid, extra units, status, default, decimals, fee.
#[test]
fn it_lies_where_it_is_said_to() {
    let mut record = record(7, 0x01_0203_0405, Status::Defaulted { at: Timestamp::new(0x11_1213_1415) });
    record.loan.reserve = AssetAmount::new(U256::from(9));
    (record.loan.paid, record.loan.extra_units) = (0x2122, 0x3132_3334);
    let [amounts, rest] = record.pack().expect("two words");
    assert_eq!(U256::from_be_bytes(amounts.0), U256::from(9) << 128 | U256::from(7));
    let expected = "00000000000000000000000003e8121112131415023132333421220102030405";
    assert_eq!(rest, expected.parse::<B256>().expect("a word"));
}
