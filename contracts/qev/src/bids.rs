//! Sealing a bid, and taking back what is sealed or stands: the owner and who is approved.

use crate::abi::IQEV as abi;
use crate::errors::{self, Error, of_auction};
use crate::requests::{Request, number_of};
use crate::slots::Place;
use crate::storage::Qev;
use alloy_primitives::{B256, U256};
use alloy_sol_types::SolEvent;
use kit::words::{Word, number, only_bytes};
use kit::{emit, host};

/// The most bytes of a ciphertext; one for drand's quicknet has 143.
pub const CIPHERTEXT_MAXIMUM: usize = 1_024;

/// A sealed bid.
pub struct Sealed<'a> {
    /// The epoch in which it is to be opened.
    pub epoch: u64,
    /// The hash of the opening.
    pub commitment: B256,
    /// The opening for those who can read it later.
    pub ciphertext: &'a [u8],
}

impl Qev {
    /// Vault: a request with a bid that was sealed for the number which it gets. `PositionTaken` if it gets another.
    pub(crate) fn request_with_commitment(
        &mut self,
        request: &Request,
        expected: U256,
        sealed: &Sealed,
    ) -> Result<u32, Error> {
        let id = self.request(request)?;
        if number_of(id) != expected {
            return Err(errors::position_taken(number_of(id), expected));
        }
        self.seal(id, sealed)?;
        Ok(id)
    }

    /// Owner or approved: seals a bid, or another in place of it.
    ///
    /// `ERC721NonexistentToken`, `ERC721InsufficientApproval`, `CommitmentMissing`, `CiphertextTooLong`,
    /// `EpochChanged`, `NotSettled`, `Uncollected`, `StillSealed`.
    pub(crate) fn commit(&mut self, id: U256, sealed: &Sealed) -> Result<(), Error> {
        let id = self.acted_on(id)?;
        self.seal(id, sealed)
    }

    /// Owner or approved: takes a commitment back. `NotSealed`, `EpochLocked`, `NotSettled`, `Uncollected`.
    pub(crate) fn withdraw_commitment(&mut self, id: U256) -> Result<(), Error> {
        let id = self.acted_on(id)?;
        self.engine().withdraw_commitment(id).map_err(of_auction)?;
        self.forget_commitment(id);
        Ok(())
    }

    /// Owner or approved: takes a bid that stands back. Returns its shares. `EpochLocked`, `Uncollected`, `NoBid`.
    pub(crate) fn withdraw_bid(&mut self, id: U256) -> Result<u128, Error> {
        let id = self.acted_on(id)?;
        let shares = self.engine().withdraw_bid(id).map_err(of_auction)?.get();
        emit!(BidWithdrawn, [u64::from(id)], [shares]);
        Ok(shares)
    }

    pub(crate) fn forget_commitment(&mut self, id: u32) {
        self.store(Place::Commitment(id), U256::ZERO);
        emit!(CommitmentWithdrawn, [u64::from(id)], []);
    }

    /// What is sealed for another epoch or position can never be opened and would be charged, hence the two checks.
    fn seal(&mut self, id: u32, sealed: &Sealed) -> Result<(), Error> {
        let Sealed { epoch: expected, commitment, ciphertext } = *sealed;
        if commitment.is_zero() {
            return Err(errors::commitment_missing());
        }
        if ciphertext.len() > CIPHERTEXT_MAXIMUM {
            return Err(errors::ciphertext_too_long(ciphertext.len() as u64, CIPHERTEXT_MAXIMUM as u64));
        }
        let epoch = self.engine().commit(id).map_err(of_auction)?.get();
        if epoch != expected {
            return Err(errors::epoch_changed(epoch, expected));
        }
        self.store(Place::Commitment(id), number(commitment));
        let topics = [abi::Committed::SIGNATURE_HASH, u64::from(id).word(), epoch.word(), commitment];
        host::emit(&topics, &only_bytes(ciphertext));
        Ok(())
    }
}
