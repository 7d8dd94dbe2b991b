//! What is kept of a deposit.

use crate::scene::NOW;
use alloy_primitives::U256;
use deposit_timelock::record::Deposit;

#[test]
fn a_deposit_comes_back_as_it_was_packed() {
    let check = |amount, expiration, deposited_at, has_counterparty| {
        let deposit = Deposit { amount, expiration, deposited_at, has_counterparty };
        assert_eq!(Deposit::unpack(deposit.pack().expect("what fits")), deposit);
    };
    check(0, 0, 0, false);
    check(1, NOW, NOW + 1, true);
    check(1 << 64, NOW + 1, NOW, false);
    check(u128::MAX, (1 << 40) - 1, (1 << 40) - 1, true);
    assert_eq!(Deposit::unpack(U256::ZERO), Deposit::default());
    assert!(Deposit { expiration: 1 << 40, ..Deposit::default() }.pack().is_err());
}
