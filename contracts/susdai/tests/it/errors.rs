//! Errors as the interface spells them.

use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::SolError;
use susdai::abi::ISUSDai as abi;
use susdai::errors::{self, Error, of_vault};
use usdai_core::{AccrualRate, MathError, Shares, Usd, VaultError as E};

const A: Address = Address::repeat_byte(0xaa);
const B: Address = Address::repeat_byte(0xbb);

fn n(number: u64) -> U256 {
    U256::from(number)
}

fn usd(number: u64) -> Usd {
    Usd::new(n(number))
}

fn shares(number: u64) -> Shares {
    Shares::new(n(number))
}

#[track_caller]
fn is<X: SolError>(error: Error, expected: X) {
    assert_eq!(Vec::from(error), expected.abi_encode(), "{}", X::SIGNATURE);
}

#[test]
fn every_error_of_the_vault_is_encoded() {
    is(errors::not_loan_book(A), abi::NotLoanBook { caller: A });
    is(errors::deposits_paused(7), abi::DepositsPaused { until: 7 });
    is(errors::out_of_range(1, 2, 3), abi::OutOfRange { value: n(1), least: n(2), most: n(3) });
    is(errors::maximum_exceeded(n(2), n(1)), abi::MaximumExceeded { amount: n(2), maximum: n(1) });
    is(errors::fee_recipient_unset(), abi::FeeRecipientUnset {});
    is(errors::reserve_silent(B), abi::ReserveSilent { usdai: B });
    is(errors::redemptions_not_wired(), abi::RedemptionsNotWired {});
    is(errors::redemptions_wired(A), abi::RedemptionsWired { redemptions: A });
    is(errors::redemptions_silent(A), abi::RedemptionsSilent { redemptions: A });
    is(errors::not_redemptions(A), abi::NotRedemptions { caller: A });
    let stranger = abi::NotControllerOrOperator { caller: A, controller: B };
    is(errors::not_controller_or_operator(A, B), stranger);
    is(errors::epoch_not_locked(2, 1), abi::EpochNotLocked { epoch: 2, locked: 1 });
    is(errors::no_preview(), abi::NoPreview {});
    is(errors::lock_not_due(u64::MAX), abi::LockNotDue { lockTime: u64::MAX });
}

#[test]
fn every_error_of_the_kit_is_the_interface_s() {
    let s = B256::repeat_byte(9);
    is(errors::zero_amount(), abi::ZeroAmount {});
    is(errors::zero_address(), abi::ZeroAddress {});
    is(errors::value_not_accepted(U256::MAX), abi::ValueNotAccepted { value: U256::MAX });
    is(errors::not_authority(A), abi::NotAuthority { caller: A });
    is(errors::not_pending_authority(A), abi::NotPendingAuthority { caller: A });
    is(errors::pause_too_long(7, 5), abi::PauseTooLong { until: 7, latest: 5 });
    is(errors::pause_cooling_down(7), abi::PauseCoolingDown { availableAt: 7 });
    is(errors::minimum_not_met(n(1), n(2)), abi::MinimumNotMet { amount: n(1), minimum: n(2) });
    is(errors::already_constructed(), abi::AlreadyConstructed {});
    is(errors::arithmetic_overflow(), abi::ArithmeticOverflow {});
    is(errors::erc20_invalid_sender(A), abi::ERC20InvalidSender { sender: A });
    is(errors::erc20_invalid_receiver(A), abi::ERC20InvalidReceiver { receiver: A });
    is(errors::erc20_invalid_approver(A), abi::ERC20InvalidApprover { approver: A });
    is(errors::erc20_invalid_spender(A), abi::ERC20InvalidSpender { spender: A });
    let (balance, needed, allowance) = (n(1), n(2), n(3));
    let poor = abi::ERC20InsufficientBalance { sender: A, balance, needed };
    is(errors::erc20_insufficient_balance(A, balance, needed), poor);
    let unapproved = abi::ERC20InsufficientAllowance { spender: B, allowance, needed };
    is(errors::erc20_insufficient_allowance(B, allowance, needed), unapproved);
    is(errors::erc2612_expired_signature(n(4)), abi::ERC2612ExpiredSignature { deadline: n(4) });
    is(errors::erc2612_invalid_signer(A, B), abi::ERC2612InvalidSigner { signer: A, owner: B });
    is(errors::ecdsa_invalid_signature(), abi::ECDSAInvalidSignature {});
    is(errors::ecdsa_invalid_signature_s(s), abi::ECDSAInvalidSignatureS { s });
    assert_eq!(Vec::from(Error::undecodable()), Vec::<u8>::new());
}

#[test]
fn the_arithmetic_keeps_its_numbers() {
    is(of_vault(E::ZeroAmount), abi::ZeroAmount {});
    is(
        of_vault(E::MintsNothing { assets: usd(1), least: usd(2) }),
        abi::MintsNothing { assets: n(1), least: n(2) },
    );
    is(
        of_vault(E::PriceTooLow { assets: usd(1), supply: shares(2) }),
        abi::PriceTooLow { assets: n(1), supply: n(2) },
    );
    is(
        of_vault(E::SupplyCapExceeded { minted: shares(1), room: shares(2) }),
        abi::SupplyCapExceeded { shares: n(1), room: n(2) },
    );
    is(
        of_vault(E::ReturnedAboveLent { returned: usd(1), lent: usd(2) }),
        abi::ReturnedAboveLent { returned: n(1), lent: n(2) },
    );
    is(
        of_vault(E::PrincipalAboveLent { principal: usd(1), most: usd(2) }),
        abi::PrincipalAboveLent { principal: n(1), most: n(2) },
    );
    is(
        of_vault(E::MarksAbovePrincipal { marks: usd(1), principal: usd(2) }),
        abi::MarksAbovePrincipal { marks: n(1), principal: n(2) },
    );
    is(
        of_vault(E::MarksLoweredWithoutCash { before: usd(1), after: usd(2) }),
        abi::MarksLoweredWithoutCash { marksBefore: n(1), marksAfter: n(2) },
    );
    is(
        of_vault(E::RateAboveMaximum { rate: AccrualRate::new(n(1)), most: AccrualRate::new(n(2)) }),
        abi::RateAboveMaximum { ratePerSecond: n(1), most: n(2) },
    );
    is(
        of_vault(E::LentAboveLendable { amount: usd(1), lendable: usd(2) }),
        abi::LentAboveLendable { amount: n(1), lendable: n(2) },
    );
    is(of_vault(E::Math(MathError::Overflow)), abi::ArithmeticOverflow {});
    is(Error::from(MathError::Underflow), abi::ArithmeticOverflow {});
}
