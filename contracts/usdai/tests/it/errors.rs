//! Errors as the interface spells them.

use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::SolError;
use usdai::abi::IUSDai as abi;
use usdai::errors::{self, Error};
use usdai_core::{AccessError, AssetAmount, MathError, ReserveError, Usd};

const A: Address = Address::repeat_byte(0xaa);
const B: Address = Address::repeat_byte(0xbb);

fn n(number: u64) -> U256 {
    U256::from(number)
}

#[track_caller]
fn is<E: SolError>(error: Error, expected: E) {
    assert_eq!(Vec::from(error), expected.abi_encode(), "{}", E::SIGNATURE);
}

#[test]
fn every_kind_of_argument_is_encoded() {
    is(errors::zero_amount(), abi::ZeroAmount {});
    is(errors::not_authority(A), abi::NotAuthority { caller: A });
    is(errors::erc2612_invalid_signer(A, B), abi::ERC2612InvalidSigner { signer: A, owner: B });
    is(errors::mint_paused(7), abi::MintPaused { until: 7 });
    is(errors::pause_too_long(7, 5), abi::PauseTooLong { until: 7, latest: 5 });
    is(errors::fee_too_high(101, 100), abi::FeeTooHigh { fee: n(101), maximum: n(100) });
    let s = B256::repeat_byte(9);
    is(errors::ecdsa_invalid_signature_s(s), abi::ECDSAInvalidSignatureS { s });
    is(
        errors::reserve_too_low(A, n(1), n(2)),
        abi::ReserveTooLow { asset: A, available: n(1), needed: n(2) },
    );
    assert_eq!(Vec::from(Error::undecodable()), Vec::<u8>::new());
}

#[test]
fn the_arithmetic_keeps_its_numbers() {
    let usd = |number| Usd::new(n(number));
    is(errors::of_reserve(A, ReserveError::ZeroAmount), abi::MintsNothing { asset: A, received: n(0) });
    is(
        errors::of_reserve(A, ReserveError::MintsNothing { received: AssetAmount::new(n(3)) }),
        abi::MintsNothing { asset: A, received: n(3) },
    );
    is(
        errors::of_reserve(A, ReserveError::BelowOneUnit { burned: usd(1), least: usd(2) }),
        abi::BelowOneUnit { usdaiAmount: n(1), least: n(2) },
    );
    is(
        errors::of_reserve(A, ReserveError::SupplyCapExceeded { total: usd(2), cap: usd(1) }),
        abi::SupplyCapExceeded { total: n(2), cap: n(1) },
    );
    is(
        errors::of_reserve(A, ReserveError::ShareCapExceeded { value: usd(2), allowed: usd(1) }),
        abi::ShareCapExceeded { asset: A, value: n(2), allowed: n(1) },
    );
    is(errors::of_reserve(A, ReserveError::Math(MathError::Overflow)), abi::ArithmeticOverflow {});
    is(Error::from(MathError::DivideByZero), abi::ArithmeticOverflow {});
}

#[test]
fn access_keeps_its_numbers() {
    let usd = |number| Usd::new(n(number));
    is(
        errors::of_access(A, AccessError::AddressCapExceeded { total: usd(2), cap: usd(1) }),
        abi::AddressCapExceeded { account: A, total: n(2), cap: n(1) },
    );
    is(
        errors::of_access(A, AccessError::BlockShareExceeded { amount: usd(2), left: usd(1) }),
        abi::BlockShareExceeded { amount: n(2), left: n(1) },
    );
    is(errors::of_access(A, AccessError::TrancheEmpty { open: usd(3) }), abi::TrancheEmpty { open: n(3) });
    is(errors::of_access(A, AccessError::Math(MathError::Overflow)), abi::ArithmeticOverflow {});
    is(errors::proof_invalid(A, 7), abi::ProofInvalid { account: A, cap: n(7) });
    is(errors::invite_expired(7), abi::InviteExpired { expiry: 7 });
}
