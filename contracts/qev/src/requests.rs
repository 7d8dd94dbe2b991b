//! Requests, which come through the vault, and taking one back.

use crate::abi::IQEV as abi;
use crate::errors::{self, Error, of_auction};
use crate::slots::Place;
use crate::storage::Qev;
use alloy_primitives::{Address, U256};
use kit::{emit, host};
use qev_auction::Shares;

/// What the vault asks for.
pub struct Request {
    /// Shares that it has moved here.
    pub shares: U256,
    /// Who gets the position.
    pub controller: Address,
    /// Whose shares they were.
    pub owner: Address,
}

impl Qev {
    /// Vault: a new position at the end of the line. Returns its number.
    ///
    /// `NotVault`, `RequestsArePaused`, `ZeroAmount`, `ERC721InvalidReceiver`, `NotSettled`.
    pub(crate) fn request(&mut self, request: &Request) -> Result<u32, Error> {
        let settings = self.check_vault()?;
        let Request { shares, controller, owner } = *request;
        if let Some(until) = settings.pause.running(host::now()) {
            return Err(errors::requests_are_paused(until));
        }
        if shares.is_zero() {
            return Err(errors::zero_amount());
        }
        check_receiver(controller)?;
        self.follow_clock()?;
        let id = self.engine().request(Shares::from_raw(shares)?).map_err(of_auction)?;
        self.mint(controller, id)?;
        let epoch = self.engine().position(id).epoch;
        emit!(Requested, [u64::from(id), controller, owner], [shares, epoch.get()]);
        Ok(id)
    }

    /// The owner, or its operator at the vault: takes a request back before its epoch is locked. Returns the shares
    /// that the vault gives back.
    ///
    /// `ERC721NonexistentToken`, `NotOwnerOrOperator`, `NotSettled`, `RequestIrrevocable`.
    pub(crate) fn cancel(&mut self, id: U256) -> Result<u128, Error> {
        let (id, owner) = self.owned(id)?;
        let (vault, caller) = (self.vault(), host::sender());
        if caller != owner && !vault.is_operator(owner, caller) {
            return Err(errors::not_owner_or_operator(caller, number_of(id)));
        }
        self.follow_clock()?;
        let cancelled = self.engine().cancel(id).map_err(of_auction)?;
        self.store(Place::Commitment(id), U256::ZERO);
        let (returned, burnt) = (cancelled.returned.get(), cancelled.burnt.get());
        emit!(Cancelled, [u64::from(id), owner], [returned, burnt]);
        self.burn(owner, id)?;
        vault.give_back(returned, burnt, owner)?;
        Ok(returned)
    }
}

/// `ERC721InvalidReceiver` of nobody, and of this contract, where a position would be lost.
pub(crate) fn check_receiver(receiver: Address) -> Result<(), Error> {
    if receiver.is_zero() || receiver == host::this() {
        return Err(errors::erc721_invalid_receiver(receiver));
    }
    Ok(())
}

/// A position's number as the interface has it.
pub(crate) fn number_of(id: u32) -> U256 {
    U256::from_limbs([id.into(), 0, 0, 0])
}
