//! The cash ledger: what is reserved stays, what waits cannot be lent.

use crate::model::usd;
use proptest::prelude::*;
use usdai_core::vault::Cash;
use usdai_core::{ExitShare, Usd, VaultError};

fn cash(idle: u64, reserved: u64, capacity: u64, exit_bucket: u64) -> Cash {
    Cash { idle: usd(idle), reserved: usd(reserved), capacity: usd(capacity), exit_bucket: usd(exit_bucket) }
}

#[test]
fn cash_is_lendable_once_nobody_has_a_claim() {
    for (ledger, free, lendable) in [
        (cash(0, 0, 0, 0), 0, 0),
        (cash(100, 0, 0, 0), 100, 100),
        (cash(100, 10, 0, 0), 90, 90),
        (cash(100, 10, 20, 0), 90, 70),
        (cash(100, 10, 20, 30), 90, 40),
        (cash(100, 10, 20, 70), 90, 0),
    ] {
        assert_eq!((ledger.free(), ledger.lendable()), (usd(free), usd(lendable)));
    }
}

#[test]
fn lending_stops_at_what_is_lendable() {
    let ledger = cash(100, 10, 20, 30);
    assert_eq!(ledger.lend(usd(40)), Ok(cash(60, 10, 20, 30)));
    let refused = VaultError::LentAboveLendable { amount: usd(41), lendable: usd(40) };
    assert_eq!(ledger.lend(usd(41)), Err(refused));
    assert_eq!(ledger.lend(Usd::ZERO), Ok(ledger));
}

#[test]
fn principal_fills_the_exit_bucket_while_somebody_waits() {
    let half = ExitShare::DEFAULT;
    let quarter = ExitShare::new(2_500).expect("least share");
    let ledger = cash(10, 0, 0, 1);
    for (amount, share, is_line_empty, after) in [
        (9, half, false, cash(19, 0, 0, 5)),
        (9, half, true, cash(19, 0, 0, 1)),
        (9, quarter, false, cash(19, 0, 0, 3)),
        (0, half, false, ledger),
    ] {
        assert_eq!(ledger.receive_principal(usd(amount), share, is_line_empty), Ok(after));
    }
    assert_eq!(ledger.receive(usd(9)), Ok(cash(19, 0, 0, 1)));
}

#[test]
fn an_epoch_takes_its_capacity_and_gives_back_the_rest() {
    let ledger = cash(100, 10, 0, 30);
    // The bucket is used first.
    assert_eq!(ledger.lock(usd(50)), cash(100, 10, 50, 0));
    assert_eq!(ledger.lock(usd(20)), cash(100, 10, 20, 10));
    assert_eq!(ledger.lock(usd(1_000)), cash(100, 10, 90, 0));
    let locked = ledger.lock(usd(20));
    // Of the bucket no more is kept than those who still wait are worth.
    for (wanted, kept) in [(1_000, 10), (10, 10), (9, 9), (0, 0)] {
        assert_eq!(locked.settle(usd(15), usd(wanted)), Ok(cash(100, 25, 0, kept)));
    }
    let refused = VaultError::PaidAboveCapacity { paid: usd(21), capacity: usd(20) };
    assert_eq!(locked.settle(usd(21), usd(0)), Err(refused));
}

#[test]
fn claims_are_paid_from_what_is_reserved() {
    let ledger = cash(100, 10, 0, 0);
    assert_eq!(ledger.claim(usd(10), usd(10)), Ok(cash(90, 0, 0, 0)));
    assert_eq!(ledger.claim(usd(10), usd(8)), Ok(cash(92, 0, 0, 0)));
    let above = VaultError::ClaimAboveReserved { released: usd(11), reserved: usd(10) };
    assert_eq!(ledger.claim(usd(11), usd(0)), Err(above));
    let more = VaultError::PaidAboveClaim { paid: usd(5), released: usd(4) };
    assert_eq!(ledger.claim(usd(4), usd(5)), Err(more));
}

#[derive(Clone, Debug)]
enum Move {
    Receive(u64),
    Principal(u64, bool),
    Lend(u64),
    Lock(u64),
    Settle(u64, u64),
    Claim(u64, u64),
}

fn any_move() -> impl Strategy<Value = Move> {
    let amount = 0u64..1_000;
    prop_oneof![
        amount.clone().prop_map(Move::Receive),
        (amount.clone(), any::<bool>()).prop_map(|(amount, is_empty)| Move::Principal(amount, is_empty)),
        amount.clone().prop_map(Move::Lend),
        amount.clone().prop_map(Move::Lock),
        (amount.clone(), amount.clone()).prop_map(|(paid, wanted)| Move::Settle(paid, wanted)),
        (amount.clone(), amount).prop_map(|(released, paid)| Move::Claim(released, paid)),
    ]
}

fn apply(ledger: Cash, step: &Move) -> Result<Cash, VaultError> {
    match *step {
        Move::Receive(amount) => Ok(ledger.receive(usd(amount))?),
        Move::Principal(amount, is_empty) => {
            Ok(ledger.receive_principal(usd(amount), ExitShare::DEFAULT, is_empty)?)
        }
        Move::Lend(amount) => ledger.lend(usd(amount)),
        // As the clock has it: no lock before the last one is settled.
        Move::Lock(amount) if ledger.capacity.is_zero() => Ok(ledger.lock(usd(amount))),
        Move::Lock(_) => Ok(ledger),
        Move::Settle(paid, wanted) => ledger.settle(usd(paid), usd(wanted)),
        Move::Claim(released, paid) => ledger.claim(usd(released), usd(paid)),
    }
}

proptest! {
    #[test]
    fn cash_covers_its_purposes(moves in proptest::collection::vec(any_move(), 1..60)) {
        let mut ledger = Cash::default();
        for step in moves {
            let Ok(after) = apply(ledger, &step) else { continue };
            let bound = after.reserved.checked_add(after.capacity)?.checked_add(after.exit_bucket)?;
            prop_assert!(bound <= after.idle, "{step:?} left {after:?}");
            // Only a claim lowers what is reserved, and lending touches nothing that is bound.
            prop_assert!(after.reserved >= ledger.reserved || matches!(step, Move::Claim(..)));
            if let Move::Lend(_) = step {
                prop_assert_eq!(
                    (after.reserved, after.capacity, after.exit_bucket),
                    (ledger.reserved, ledger.capacity, ledger.exit_bucket)
                );
            }
            ledger = after;
        }
    }
}
