//! Errors as the interface spells them.

use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::SolError;
use qev::abi::IQEV as abi;
use qev::errors::{self, Error, of_auction};
use qev_auction::AuctionError as E;
use usdai_core::MathError;

const A: Address = Address::repeat_byte(0xaa);
const B: Address = Address::repeat_byte(0xbb);

fn n(number: u64) -> U256 {
    U256::from(number)
}

#[track_caller]
fn is<X: SolError>(error: Error, expected: X) {
    assert_eq!(Vec::from(error), expected.abi_encode(), "{}", X::SIGNATURE);
}

#[test]
fn every_error_is_encoded() {
    let (id, fingerprint, expected) = (n(7), B256::repeat_byte(1), B256::repeat_byte(2));
    is(errors::erc721_invalid_owner(A), abi::ERC721InvalidOwner { owner: A });
    is(errors::erc721_nonexistent_token(id), abi::ERC721NonexistentToken { tokenId: id });
    is(
        errors::erc721_incorrect_owner(A, id, B),
        abi::ERC721IncorrectOwner { sender: A, tokenId: id, owner: B },
    );
    is(errors::erc721_invalid_receiver(A), abi::ERC721InvalidReceiver { receiver: A });
    is(
        errors::erc721_insufficient_approval(A, id),
        abi::ERC721InsufficientApproval { operator: A, tokenId: id },
    );
    is(errors::erc721_invalid_approver(A), abi::ERC721InvalidApprover { approver: A });
    is(errors::erc721_invalid_operator(A), abi::ERC721InvalidOperator { operator: A });
    is(errors::fingerprint_changed(fingerprint, expected), abi::FingerprintChanged { fingerprint, expected });
    is(errors::not_vault(A), abi::NotVault { caller: A });
    is(errors::not_owner_or_operator(A, id), abi::NotOwnerOrOperator { caller: A, id });
    is(errors::requests_are_paused(7), abi::RequestsArePaused { until: 7 });
    is(errors::out_of_range(1, 2, 3), abi::OutOfRange { value: n(1), least: n(2), most: n(3) });
    is(errors::commitment_missing(), abi::CommitmentMissing {});
    is(errors::ciphertext_too_long(2, 1), abi::CiphertextTooLong { length: n(2), most: n(1) });
    is(errors::epoch_changed(2, 1), abi::EpochChanged { epoch: 2, expected: 1 });
    is(errors::position_taken(n(2), n(1)), abi::PositionTaken { id: n(2), expected: n(1) });
    is(errors::wrong_opening(id), abi::WrongOpening { id });
    is(errors::not_clearable(7), abi::NotClearable { from: 7 });
    is(errors::lock_not_due(7), abi::LockNotDue { lockTime: 7 });
    is(errors::claim_too_high(n(2), n(1)), abi::ClaimTooHigh { amount: n(2), claimable: n(1) });
    is(errors::nothing_to_claim(), abi::NothingToClaim {});
    is(errors::contract_silent(A), abi::ContractSilent { contract_: A });
    is(errors::beacon_invalid(7), abi::BeaconInvalid { round: 7 });
    is(errors::vault_has_no_code(A), abi::VaultHasNoCode { vault: A });
}

#[test]
fn the_auction_s_errors_are_the_interface_s() {
    is(of_auction(E::NotSettled), abi::NotSettled {});
    is(of_auction(E::Uncollected), abi::Uncollected {});
    is(of_auction(E::Empty), abi::PositionEmpty {});
    is(of_auction(E::Locked), abi::EpochLocked {});
    is(of_auction(E::NotSealed), abi::NotSealed {});
    is(of_auction(E::StillSealed), abi::StillSealed {});
    is(of_auction(E::NoBid), abi::NoBid {});
    is(of_auction(E::NotRevealing), abi::NotRevealing {});
    is(of_auction(E::BeaconKnown), abi::BeaconKnown {});
    is(of_auction(E::BeaconLate), abi::BeaconLate {});
    is(of_auction(E::NothingSealed), abi::NothingSealed {});
    is(of_auction(E::Irrevocable), abi::RequestIrrevocable {});
    is(of_auction(E::Math(MathError::Overflow)), abi::ArithmeticOverflow {});
}
