//! Errors as the interface spells them.

use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::SolError;
use loan_book::abi::ILoanBook as abi;
use loan_book::errors::{self, Error};

const A: Address = Address::repeat_byte(0xaa);
const LOAN: B256 = B256::repeat_byte(0xbb);

fn n(number: u64) -> U256 {
    U256::from(number)
}

#[track_caller]
fn is<X: SolError>(error: Error, expected: X) {
    assert_eq!(Vec::from(error), expected.abi_encode(), "{}", X::SIGNATURE);
}

#[test]
fn every_error_is_encoded() {
    let (amount, limit) = (n(7), n(6));
    is(errors::not_router(A), abi::NotRouter { caller: A });
    is(errors::router_known(A), abi::RouterKnown { router: A });
    is(errors::not_strategist(A), abi::NotStrategist { caller: A });
    is(errors::out_of_range(n(1), n(2), n(3)), abi::OutOfRange { value: n(1), least: n(2), most: n(3) });
    is(errors::not_agreed(LOAN), abi::NotAgreed { loan: LOAN });
    is(errors::expiration_passed(9), abi::ExpirationPassed { expiration: 9 });
    is(errors::no_tranche_of_vault(LOAN), abi::NoTrancheOfVault { loan: LOAN });
    is(errors::loan_limit_exceeded(amount, limit), abi::LoanLimitExceeded { amount, limit });
    is(
        errors::borrower_limit_exceeded(A, amount, limit),
        abi::BorrowerLimitExceeded { borrower: A, amount, limit },
    );
    is(
        errors::curator_limit_exceeded(A, amount, limit),
        abi::CuratorLimitExceeded { curator: A, amount, limit },
    );
    is(errors::first_loss_too_small(limit, amount), abi::FirstLossTooSmall { amount: limit, least: amount });
    is(errors::cash_below_minimum(limit, amount), abi::CashBelowMinimum { cash: limit, minimum: amount });
    is(errors::decimals_out_of_range(A, 5), abi::DecimalsOutOfRange { asset: A, decimals: n(5) });
    is(errors::currency_not_convertible(A), abi::CurrencyNotConvertible { currency: A });
    is(errors::entry_unknown(LOAN, 3), abi::EntryUnknown { loan: LOAN, index: n(3) });
    is(errors::entry_known(LOAN, 3), abi::EntryKnown { loan: LOAN, index: n(3) });
    is(errors::position_not_held(LOAN, 3, A), abi::PositionNotHeld { loan: LOAN, index: n(3), owner: A });
    is(errors::loan_not_active(LOAN), abi::LoanNotActive { loan: LOAN });
    is(errors::price_above_claim(amount, limit), abi::PriceAboveClaim { price: amount, claim: limit });
    is(errors::not_resumable(LOAN, 3, 9), abi::NotResumable { loan: LOAN, index: n(3), from: 9 });
    is(errors::mark_not_raised(LOAN, 3), abi::MarkNotRaised { loan: LOAN, index: n(3) });
    is(errors::nothing_to_sweep(A), abi::NothingToSweep { currency: A });
    is(errors::contract_silent(A), abi::ContractSilent { contract_: A });
}
