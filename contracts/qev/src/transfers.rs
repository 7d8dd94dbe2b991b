//! Positions that change hands.

use crate::errors::{self, Error, of_auction};
use crate::requests::check_receiver;
use crate::slots::Place;
use crate::storage::Qev;
use alloc::vec::Vec;
use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::{SolCall, sol};
use kit::host;
use kit::words::{Word, append, only_bytes};
use qev_auction::Seal;

sol! {
    interface IReceiver {
        function onERC721Received(address operator, address from, uint256 id, bytes calldata data)
            external
            returns (bytes4);
    }
}

/// What of a receiver's answer or reason is copied.
const ANSWER_BYTES: usize = 132;

/// From whom, to whom, which.
pub struct Transfer {
    /// Who has it.
    pub from: Address,
    /// Who gets it.
    pub to: Address,
    /// Its number.
    pub id: U256,
}

impl Qev {
    /// Owner or approved: gives a position away with all that is not collected, and takes a commitment back that it
    /// has.
    ///
    /// `ERC721NonexistentToken`, `ERC721InsufficientApproval`, `ERC721IncorrectOwner`, `ERC721InvalidReceiver`,
    /// `StillSealed`, `NotSettled`.
    pub(crate) fn transfer(&mut self, transfer: &Transfer) -> Result<(), Error> {
        let Transfer { from, to, .. } = *transfer;
        check_receiver(to)?;
        let (id, owner) = self.owned(transfer.id)?;
        self.check_approved(owner, id)?;
        if owner != from {
            return Err(errors::erc721_incorrect_owner(from, transfer.id, owner));
        }
        self.follow_clock()?;
        self.engine().change_hands(id).map_err(of_auction)?;
        if self.engine().position(id).seal == Seal::None && !self.load(Place::Commitment(id)).is_zero() {
            self.forget_commitment(id);
        }
        self.store(Place::Approved(id), U256::ZERO);
        self.count(from, |positions| positions.checked_sub(1))?;
        self.count(to, |positions| positions.checked_add(1))?;
        self.own(from, to, id);
        Ok(())
    }

    /// The same if the position is as it was seen. `FingerprintChanged`.
    pub(crate) fn transfer_as_seen(&mut self, transfer: &Transfer, expected: B256) -> Result<(), Error> {
        let fingerprint = self.fingerprint(transfer.id)?;
        if fingerprint != expected {
            return Err(errors::fingerprint_changed(fingerprint, expected));
        }
        self.transfer(transfer)
    }

    /// The same, asking a receiver that is a contract. `ERC721InvalidReceiver` where it does not take the position,
    /// or its own reason.
    pub(crate) fn transfer_asking(&mut self, transfer: &Transfer, data: &[u8]) -> Result<(), Error> {
        self.transfer(transfer)?;
        let Transfer { from, to, id } = *transfer;
        if !host::has_code(to) {
            return Ok(());
        }
        let selector = IReceiver::onERC721ReceivedCall::SELECTOR;
        let mut call = Vec::from(selector);
        append(&mut call, &[host::sender().word(), from.word(), id.word(), 0x80_u64.word()]);
        append(&mut call, only_bytes(data).get(1..).unwrap_or_default());
        let answer = host::forward(to, &call, u64::MAX, ANSWER_BYTES).map_err(|reason| {
            if reason.is_empty() { errors::erc721_invalid_receiver(to) } else { Error::of_callee(reason) }
        })?;
        let is_taken = answer.get(..32) == Some(B256::right_padding_from(&selector).as_slice());
        if is_taken { Ok(()) } else { Err(errors::erc721_invalid_receiver(to)) }
    }

    /// ERC-5646: the hash of all that is said of a position but its number and owner. `ERC721NonexistentToken`.
    pub(crate) fn fingerprint(&mut self, id: U256) -> Result<B256, Error> {
        let [_, state @ ..] = self.position_words(id)?;
        Ok(host::keccak_words(&[], &state))
    }
}
