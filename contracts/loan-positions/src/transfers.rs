//! Positions that change hands.

use crate::errors::{self, Error};
use crate::storage::{LoanPositions, Place};
use alloc::vec::Vec;
use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::{SolCall, sol};
use kit::host;
use kit::words::{Word, append, only_bytes};

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

impl LoanPositions {
    /// Owner or approved: gives a position away, and forgets who was approved for it.
    ///
    /// `ERC721InvalidReceiver`, `ERC721NonexistentToken`, `ERC721InsufficientApproval`, `ERC721IncorrectOwner`.
    pub(crate) fn transfer(&mut self, transfer: &Transfer) -> Result<(), Error> {
        let Transfer { from, to, id } = *transfer;
        self.check_receiver(to)?;
        let owner = self.owner_of(id)?;
        self.check_approved(owner, id)?;
        if owner != from {
            return Err(errors::erc721_incorrect_owner(from, id, owner));
        }
        self.store(Place::Approved(id), B256::ZERO);
        self.count(from, |positions| positions.checked_sub(U256::ONE))?;
        self.count(to, |positions| positions.checked_add(U256::ONE))?;
        self.own(from, to, id);
        Ok(())
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
}
