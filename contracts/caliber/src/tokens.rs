//! Who owns a title, and who may transfer it. ERC-721 but for transfers.

use crate::abi::ICaliber as abi;
use crate::errors::{self, Error};
use crate::storage::{Caliber, Place, word_of};
use alloy_primitives::{Address, B256};
use caliber_nft::TitleId;
use kit::words::Word;
use kit::{emit, host};

impl Caliber {
    /// The owner of a title. `ERC721NonexistentToken` also once its life is over.
    pub(crate) fn owner(&self, title: TitleId) -> Result<Address, Error> {
        let owner = self.address_at(Place::Owner(title));
        if owner.is_zero() { Err(errors::erc721_nonexistent_token(word_of(title))) } else { Ok(owner) }
    }

    /// Owner or operator: lets an account transfer a title. `ERC721NonexistentToken`, `ERC721InvalidApprover`.
    pub(crate) fn approve(&mut self, approved: Address, title: TitleId) -> Result<(), Error> {
        let (owner, caller) = (self.owner(title)?, host::sender());
        if !self.is_owner_or_operator(owner, caller) {
            return Err(errors::erc721_invalid_approver(caller));
        }
        self.set_word_at(Place::Approved(title), approved.word());
        emit!(Approval, [owner, approved, word_of(title)], []);
        Ok(())
    }

    /// Anyone: lets an operator transfer all titles of the caller. `ERC721InvalidOperator`.
    pub(crate) fn set_approval_for_all(&mut self, operator: Address, is_approved: bool) -> Result<(), Error> {
        if operator.is_zero() {
            return Err(errors::erc721_invalid_operator(operator));
        }
        let caller = host::sender();
        self.set_word_at(Place::Operator(operator, caller), is_approved.word());
        emit!(ApprovalForAll, [caller, operator], [is_approved]);
        Ok(())
    }

    pub(crate) fn is_operator(&self, owner: Address, operator: Address) -> bool {
        !self.word_at(Place::Operator(operator, owner)).is_zero()
    }

    /// `ERC721InsufficientApproval` unless the caller is the owner, its operator, or approved.
    pub(crate) fn check_approved(&self, owner: Address, title: TitleId) -> Result<(), Error> {
        let caller = host::sender();
        if self.is_owner_or_operator(owner, caller) || self.address_at(Place::Approved(title)) == caller {
            return Ok(());
        }
        Err(errors::erc721_insufficient_approval(caller, word_of(title)))
    }

    /// Makes `to` the owner; a title is new that comes from nobody, and its life is over when it goes to nobody.
    #[inline(never)]
    pub(crate) fn own(&mut self, from: Address, to: Address, title: TitleId) -> Result<(), Error> {
        if !from.is_zero() {
            self.count(from, |titles| titles.checked_sub(1))?;
            // The usual title has no approval: what is zero is not written.
            if !self.word_at(Place::Approved(title)).is_zero() {
                self.set_word_at(Place::Approved(title), B256::ZERO);
            }
        }
        if !to.is_zero() {
            self.count(to, |titles| titles.checked_add(1))?;
        }
        self.set_word_at(Place::Owner(title), to.word());
        emit!(Transfer, [from, to, word_of(title)], []);
        Ok(())
    }

    /// How many titles an account has. `ERC721InvalidOwner` for nobody.
    pub(crate) fn balance_word(&self, owner: Address) -> Result<B256, Error> {
        if owner.is_zero() {
            Err(errors::erc721_invalid_owner(owner))
        } else {
            Ok(self.word_at(Place::Balance(owner)))
        }
    }

    fn is_owner_or_operator(&self, owner: Address, caller: Address) -> bool {
        caller == owner || self.is_operator(owner, caller)
    }
}

/// `ERC721InvalidReceiver` for nobody, and for this contract, which could not give a title away.
pub fn check_receiver(to: Address) -> Result<(), Error> {
    if to.is_zero() || to == host::this() { Err(errors::erc721_invalid_receiver(to)) } else { Ok(()) }
}
