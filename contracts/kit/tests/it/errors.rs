//! Errors as interfaces spell them.

use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::SolError;
use kit::Error;
use kit::errors::{self, IKit};
use openzeppelin_stylus::token::erc20::{self, ERC20InsufficientAllowance, ERC20InsufficientBalance};
use openzeppelin_stylus::token::erc20::{ERC20InvalidApprover, ERC20InvalidReceiver};
use openzeppelin_stylus::token::erc20::{ERC20InvalidSender, ERC20InvalidSpender};
use usdai_core::MathError;

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
    is(errors::zero_amount(), IKit::ZeroAmount {});
    is(errors::not_authority(A), IKit::NotAuthority { caller: A });
    is(errors::erc2612_invalid_signer(A, B), IKit::ERC2612InvalidSigner { signer: A, owner: B });
    is(errors::pause_too_long(7, 5), IKit::PauseTooLong { until: 7, latest: 5 });
    is(errors::minimum_not_met(n(1), n(2)), IKit::MinimumNotMet { amount: n(1), minimum: n(2) });
    let s = B256::repeat_byte(9);
    is(errors::ecdsa_invalid_signature_s(s), IKit::ECDSAInvalidSignatureS { s });
    let (allowance, needed) = (n(1), n(2));
    let expected = IKit::TokenAllowanceTooLow { token: A, allowance, needed };
    is(errors::token_allowance_too_low(A, allowance, needed), expected);
}

#[test]
fn a_callees_reason_is_passed_on_and_what_does_not_decode_has_none() {
    assert_eq!(Vec::from(Error::of_callee(vec![1, 2, 3])), [1, 2, 3]);
    assert_eq!(Vec::from(Error::undecodable()), Vec::<u8>::new());
}

#[test]
fn the_librarys_errors_keep_their_numbers() {
    let (balance, allowance, needed) = (n(1), n(2), n(3));
    let of = |error: erc20::Error| Error::from(error);
    is(
        of(erc20::Error::InsufficientBalance(ERC20InsufficientBalance { sender: A, balance, needed })),
        IKit::ERC20InsufficientBalance { sender: A, balance, needed },
    );
    is(
        of(erc20::Error::InsufficientAllowance(ERC20InsufficientAllowance { spender: A, allowance, needed })),
        IKit::ERC20InsufficientAllowance { spender: A, allowance, needed },
    );
    is(
        of(erc20::Error::InvalidSender(ERC20InvalidSender { sender: A })),
        IKit::ERC20InvalidSender { sender: A },
    );
    is(
        of(erc20::Error::InvalidReceiver(ERC20InvalidReceiver { receiver: A })),
        IKit::ERC20InvalidReceiver { receiver: A },
    );
    is(
        of(erc20::Error::InvalidApprover(ERC20InvalidApprover { approver: A })),
        IKit::ERC20InvalidApprover { approver: A },
    );
    is(
        of(erc20::Error::InvalidSpender(ERC20InvalidSpender { spender: A })),
        IKit::ERC20InvalidSpender { spender: A },
    );
    is(Error::from(MathError::Overflow), IKit::ArithmeticOverflow {});
    is(Error::from(MathError::DivideByZero), IKit::ArithmeticOverflow {});
}
