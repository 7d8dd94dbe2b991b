//! Who owns a position, and who may act on it. ERC-721 but for transfers.

use crate::abi::IQEV as abi;
use crate::errors::{self, Error};
use crate::requests::number_of;
use crate::slots::Place;
use crate::storage::Qev;
use alloy_primitives::{Address, B256, U256};
use kit::words::Word;
use kit::{emit, host};
use qev_auction::{Slot, Slots};

impl Qev {
    /// The number and owner of a position. `ERC721NonexistentToken`.
    pub(crate) fn owned(&self, id: U256) -> Result<(u32, Address), Error> {
        let number = u32::try_from(id).unwrap_or(0);
        let owner = self.address_at(Place::Owner(number));
        if owner.is_zero() { Err(errors::erc721_nonexistent_token(id)) } else { Ok((number, owner)) }
    }

    /// The number of a position on which the caller may act, once the clock is followed. `ERC721NonexistentToken`,
    /// `ERC721InsufficientApproval`.
    pub(crate) fn acted_on(&mut self, id: U256) -> Result<u32, Error> {
        let (id, owner) = self.owned(id)?;
        self.check_approved(owner, id)?;
        self.follow_clock()?;
        Ok(id)
    }

    /// `ERC721InsufficientApproval` unless the caller is the owner, its operator, or approved.
    pub(crate) fn check_approved(&self, owner: Address, id: u32) -> Result<(), Error> {
        let caller = host::sender();
        if self.is_owner_or_operator(owner, caller) || self.address_at(Place::Approved(id)) == caller {
            return Ok(());
        }
        Err(errors::erc721_insufficient_approval(caller, number_of(id)))
    }

    /// Owner or operator: lets an account act on a position. `ERC721NonexistentToken`, `ERC721InvalidApprover`.
    pub(crate) fn approve(&mut self, approved: Address, id: U256) -> Result<(), Error> {
        let ((id, owner), caller) = (self.owned(id)?, host::sender());
        if !self.is_owner_or_operator(owner, caller) {
            return Err(errors::erc721_invalid_approver(caller));
        }
        self.set_address(Place::Approved(id), approved);
        emit!(Approval, [owner, approved, u64::from(id)], []);
        Ok(())
    }

    /// Anyone: lets an operator act on all positions of the caller. `ERC721InvalidOperator`.
    pub(crate) fn set_approval_for_all(&mut self, operator: Address, is_approved: bool) -> Result<(), Error> {
        if operator.is_zero() {
            return Err(errors::erc721_invalid_operator(operator));
        }
        let caller = host::sender();
        self.store(Place::Operator(caller, operator), U256::from_limbs([is_approved.into(), 0, 0, 0]));
        emit!(ApprovalForAll, [caller, operator], [is_approved]);
        Ok(())
    }

    pub(crate) fn is_operator(&self, owner: Address, operator: Address) -> bool {
        !self.load(Place::Operator(owner, operator)).is_zero()
    }

    /// A new position's owner. No receiver is asked, so that nobody is called back within a request.
    pub(crate) fn mint(&mut self, owner: Address, id: u32) -> Result<(), Error> {
        self.count(owner, |positions| positions.checked_add(1))?;
        self.own(Address::ZERO, owner, id);
        Ok(())
    }

    /// Forgets an empty position. Numbers are not given twice, so its approval means nothing.
    pub(crate) fn burn(&mut self, owner: Address, id: u32) -> Result<(), Error> {
        self.engine().slots.store(Slot::Position(id), U256::ZERO);
        self.count(owner, |positions| positions.checked_sub(1))?;
        self.own(owner, Address::ZERO, id);
        Ok(())
    }

    /// Makes `to` the owner, which is all that ERC-721's event tells.
    pub(crate) fn own(&mut self, from: Address, to: Address, id: u32) {
        self.set_address(Place::Owner(id), to);
        emit!(Transfer, [from, to, u64::from(id)], []);
    }

    /// Changes how many positions an account has.
    pub(crate) fn count(&mut self, owner: Address, change: fn(u32) -> Option<u32>) -> Result<(), Error> {
        let mut account = self.account(owner);
        account.positions = change(account.positions).ok_or_else(errors::arithmetic_overflow)?;
        self.set_account(owner, &account)
    }

    /// How many positions an account has. `ERC721InvalidOwner` for nobody.
    pub(crate) fn balance_word(&self, owner: Address) -> Result<B256, Error> {
        if owner.is_zero() {
            return Err(errors::erc721_invalid_owner(owner));
        }
        Ok(u64::from(self.account(owner).positions).word())
    }

    fn is_owner_or_operator(&self, owner: Address, caller: Address) -> bool {
        caller == owner || self.is_operator(owner, caller)
    }
}
