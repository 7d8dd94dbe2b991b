//! Who owns a position, and who may give it away. ERC-721 but for transfers.

use crate::abi::ILoanPositions as abi;
use crate::errors::{self, Error};
use crate::storage::{LoanPositions, Place};
use alloc::vec::Vec;
use alloy_primitives::{Address, B256, U256};
use kit::words::{Word, number, only_bytes};
use kit::{emit, host};

/// `{"name":"USDai Loan Position 0x` as it is written in an address.
const URI_START: &[u8] = b"data:application/json,%7B%22name%22:%22USDai%20Loan%20Position%200x";
/// `"}`.
const URI_END: &[u8] = b"%22%7D";

impl LoanPositions {
    /// The owner of a position. `ERC721NonexistentToken`.
    pub(crate) fn owner_of(&self, id: U256) -> Result<Address, Error> {
        let owner = self.address_at(Place::Owner(id));
        if owner.is_zero() { Err(errors::erc721_nonexistent_token(id)) } else { Ok(owner) }
    }

    /// `ERC721InsufficientApproval` unless the caller is the owner, its operator, or approved.
    pub(crate) fn check_approved(&self, owner: Address, id: U256) -> Result<(), Error> {
        let caller = host::sender();
        if self.is_owner_or_operator(owner, caller) || self.address_at(Place::Approved(id)) == caller {
            return Ok(());
        }
        Err(errors::erc721_insufficient_approval(caller, id))
    }

    /// `ERC721InvalidReceiver` where a position would be stuck.
    pub(crate) fn check_receiver(&self, receiver: Address) -> Result<(), Error> {
        if receiver.is_zero() || receiver == host::this() || receiver == self.router.get() {
            return Err(errors::erc721_invalid_receiver(receiver));
        }
        Ok(())
    }

    /// Owner or operator: lets an account give a position away. `ERC721NonexistentToken`, `ERC721InvalidApprover`.
    pub(crate) fn approve(&mut self, approved: Address, id: U256) -> Result<(), Error> {
        let (owner, caller) = (self.owner_of(id)?, host::sender());
        if !self.is_owner_or_operator(owner, caller) {
            return Err(errors::erc721_invalid_approver(caller));
        }
        self.store(Place::Approved(id), approved.word());
        emit!(Approval, [owner, approved, id], []);
        Ok(())
    }

    /// Anyone: lets an operator act on all positions of the caller. `ERC721InvalidOperator`.
    pub(crate) fn set_approval_for_all(&mut self, operator: Address, is_approved: bool) -> Result<(), Error> {
        if operator.is_zero() {
            return Err(errors::erc721_invalid_operator(operator));
        }
        let caller = host::sender();
        self.store(Place::Operator(caller, operator), is_approved.word());
        emit!(ApprovalForAll, [caller, operator], [is_approved]);
        Ok(())
    }

    pub(crate) fn is_operator(&self, owner: Address, operator: Address) -> bool {
        !self.load(Place::Operator(owner, operator)).is_zero()
    }

    /// Makes `to` the owner, which is all that ERC-721's event tells.
    pub(crate) fn own(&mut self, from: Address, to: Address, id: U256) {
        self.store(Place::Owner(id), to.word());
        emit!(Transfer, [from, to, id], []);
    }

    /// Changes how many positions an account has.
    pub(crate) fn count(&mut self, owner: Address, change: fn(U256) -> Option<U256>) -> Result<(), Error> {
        let place = Place::Balance(owner);
        let positions = change(number(self.load(place))).ok_or_else(errors::arithmetic_overflow)?;
        self.store(place, positions.word());
        Ok(())
    }

    /// How many positions an account has. `ERC721InvalidOwner` for nobody.
    pub(crate) fn balance_of(&self, owner: Address) -> Result<B256, Error> {
        if owner.is_zero() {
            return Err(errors::erc721_invalid_owner(owner));
        }
        Ok(self.load(Place::Balance(owner)))
    }

    /// A position's name as JSON within the address. `ERC721NonexistentToken`.
    pub(crate) fn token_uri(&self, id: U256) -> Result<Vec<B256>, Error> {
        self.owner_of(id)?;
        let number = alloy_primitives::hex::encode(id.word());
        Ok(only_bytes(&[URI_START, number.as_bytes(), URI_END].concat()))
    }

    fn is_owner_or_operator(&self, owner: Address, caller: Address) -> bool {
        caller == owner || self.is_operator(owner, caller)
    }
}
