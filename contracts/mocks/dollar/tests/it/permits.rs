//! Refused permits; accepted ones are signed in the tests of the shipped program.

use alloy_primitives::{Address, B256, U256};
use mock_dollar::{Error, MockDollar, PermitExpired, PermitNotByOwner};
use motsu::prelude::*;

/// The clock of the tests' machine, which stands still.
const NOW: u64 = 1_735_689_600;

/// Brings a permit of alice's for bob with this signature.
fn bring(
    dollar: &Contract<MockDollar>,
    [alice, bob]: [Address; 2],
    deadline: u64,
    (v, r, s): (u8, u64, u64),
) -> Result<(), Error> {
    let [deadline, value] = [U256::from(deadline), U256::from(5)];
    let [r, s] = [r, s].map(|half| B256::from(U256::from(half)));
    dollar.sender(bob).permit(alice, bob, value, deadline, v, r, s).motsu_res()
}

#[motsu::test]
fn a_permit_expires_after_its_deadline(dollar: Contract<MockDollar>, alice: Address, bob: Address) {
    let expired = |deadline| bring(&dollar, [alice, bob], deadline, (27, 0, 0));
    let refusal = PermitExpired { deadline: U256::from(NOW - 1) };
    assert_eq!(expired(NOW - 1), Err(refusal.into()));
    // In its last second it is read on.
    assert!(matches!(expired(NOW), Err(Error::PermitNotByOwner(_))));
}

#[motsu::test]
fn a_permit_that_nobody_signed_is_not_by_its_owner(
    dollar: Contract<MockDollar>,
    alice: Address,
    bob: Address,
) {
    let unsigned = |owner| Err(PermitNotByOwner { signer: Address::ZERO, owner }.into());
    for signature in [(27, 0, 0), (0, 1, 1), (29, 1, 1), (28, 1, 0)] {
        assert_eq!(bring(&dollar, [alice, bob], NOW, signature), unsigned(alice), "{signature:?}");
        // The zero address, which is what the precompile answers for nobody, is no owner.
        assert_eq!(bring(&dollar, [Address::ZERO, bob], NOW, signature), unsigned(Address::ZERO));
    }
}

#[motsu::test]
fn another_s_signature_changes_nothing(dollar: Contract<MockDollar>, alice: Address, bob: Address) {
    // Any number that is the abscissa of a point of the curve signs anything for some key; 1 is one.
    match bring(&dollar, [alice, bob], NOW, (27, 1, 1)) {
        Err(Error::PermitNotByOwner(refusal)) => assert!(!refusal.signer.is_zero() && refusal.owner == alice),
        other => panic!("{other:?}"),
    }
    assert_eq!(dollar.sender(bob).allowance(alice, bob), U256::ZERO);
    assert_eq!(dollar.sender(bob).nonces(alice), U256::ZERO);
}
