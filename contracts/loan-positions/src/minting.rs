//! Positions as they are made, and found by loan and tranche.

use crate::abi::ILoanPositions as abi;
use crate::errors::{self, Error};
use crate::storage::{LoanPositions, Place};
use alloc::vec::Vec;
use alloy_primitives::{Address, B256, U256};
use kit::words::number;
use kit::{emit, host};

/// The most tranches of a loan that can have positions: their index is a byte.
pub const POSITIONS_MOST: u64 = 256;

impl LoanPositions {
    /// Router: gives each lender the position of its tranche. Nobody is asked, so that no lender can block a loan.
    ///
    /// `NotRouter`, `OutOfRange`, `ERC721InvalidReceiver`, `AlreadyMinted`.
    pub(crate) fn mint(&mut self, loan: B256, lenders: &[Address]) -> Result<(), Error> {
        let (router, caller) = (self.router.get(), host::sender());
        if caller != router {
            return Err(errors::not_router(caller));
        }
        let count = U256::from_limbs([lenders.len() as u64, 0, 0, 0]);
        for (index, lender) in indices(count)?.zip(lenders) {
            self.check_receiver(*lender)?;
            let id = number_of(loan, index);
            if !self.address_at(Place::Owner(id)).is_zero() {
                return Err(errors::already_minted(loan));
            }
            self.count(*lender, |positions| positions.checked_add(U256::ONE))?;
            self.own(Address::ZERO, *lender, id);
        }
        emit!(Minted, [loan], [count]);
        Ok(())
    }

    /// Who holds the first positions of a loan; zero where there is none. `OutOfRange`.
    pub(crate) fn owners_of(&self, loan: B256, count: U256) -> Result<Vec<B256>, Error> {
        Ok(indices(count)?.map(|index| self.load(Place::Owner(number_of(loan, index)))).collect())
    }
}

/// The number of a tranche's position.
pub fn number_of(loan: B256, index: u8) -> U256 {
    let packed = [loan.as_slice(), &[index]].concat();
    number(host::keccak_words(&packed, &[]))
}

fn indices(count: U256) -> Result<impl Iterator<Item = u8>, Error> {
    match u64::try_from(count) {
        Ok(count) if count <= POSITIONS_MOST => Ok((0..count).map(|index| index as u8)),
        _ => Err(errors::out_of_range(count, 0, POSITIONS_MOST)),
    }
}
