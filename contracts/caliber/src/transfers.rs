//! Titles that change hands.

use crate::errors::{self, Error, of_title};
use crate::storage::{Caliber, now, word_of};
use crate::tokens::check_receiver;
use alloc::vec::Vec;
use alloy_primitives::{Address, B256};
use alloy_sol_types::{SolCall, sol};
use caliber_nft::{Actor, TitleId};
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
    pub title: TitleId,
}

impl Caliber {
    /// Owner or approved: gives an active title from one approved holder to another.
    ///
    /// `ERC721NonexistentToken`, `ERC721InsufficientApproval`, `ERC721IncorrectOwner`, `ERC721InvalidReceiver`,
    /// `TransferNotAllowed`, `Frozen`, `HolderNotApproved`.
    pub(crate) fn transfer(&mut self, transfer: &Transfer) -> Result<(), Error> {
        let Transfer { from, to, title } = *transfer;
        check_receiver(to)?;
        let owner = self.owner(title)?;
        self.check_approved(owner, title)?;
        if owner != from {
            return Err(errors::erc721_incorrect_owner(from, word_of(title), owner));
        }
        self.hand_over(title, Actor::Owner, to)
    }

    /// The same, asking a receiver that is a contract. `ERC721InvalidReceiver` where it does not take the title, or its
    /// own reason.
    pub(crate) fn transfer_asking(&mut self, transfer: &Transfer, data: &[u8]) -> Result<(), Error> {
        self.transfer(transfer)?;
        let Transfer { from, to, title } = *transfer;
        if !host::has_code(to) {
            return Ok(());
        }
        let selector = IReceiver::onERC721ReceivedCall::SELECTOR;
        let mut call = Vec::from(selector);
        append(&mut call, &[host::sender().word(), from.word(), word_of(title), 0x80_u64.word()]);
        append(&mut call, only_bytes(data).get(1..).unwrap_or_default());
        let answer = host::forward(to, &call, u64::MAX, ANSWER_BYTES).map_err(|reason| {
            if reason.is_empty() { errors::erc721_invalid_receiver(to) } else { Error::of_callee(reason) }
        })?;
        let is_taken = answer.get(..32) == Some(B256::right_padding_from(&selector).as_slice());
        if is_taken { Ok(()) } else { Err(errors::erc721_invalid_receiver(to)) }
    }

    /// Gives a title to another, where who acts may do that in its state.
    pub(crate) fn hand_over(&mut self, title: TitleId, by: Actor, to: Address) -> Result<(), Error> {
        let are_holders_approved =
            by == Actor::Owner && self.is_holder(self.owner(title)?) && self.is_holder(to);
        let state = self.registry().title(title).map_err(of_title)?;
        state.check_transfer(by, are_holders_approved, now()).map_err(of_title)?;
        self.move_to(title, to)
    }

    /// Gives a title to another, who is not asked. `ERC721InvalidReceiver`.
    pub(crate) fn move_to(&mut self, title: TitleId, to: Address) -> Result<(), Error> {
        check_receiver(to)?;
        let owner = self.owner(title)?;
        self.own(owner, to, title)
    }
}
