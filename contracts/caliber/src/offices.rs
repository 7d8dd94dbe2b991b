//! Operators, who borrow, and curators, who take first losses.

use crate::abi::ICaliber as abi;
use crate::errors::{Error, of_title};
use crate::roles::UNDERWRITER;
use crate::storage::{Caliber, party};
use alloy_primitives::{Address, B256, U256};
use caliber_nft::{Approval, CaliberError, Office};
use kit::{emit, host};
use usdai_core::Usd;

/// The office of a number. `UnknownNumber` for any but 1 and 2.
pub fn office(number: u8) -> Result<Office, Error> {
    match number {
        1 => Ok(Office::Operator),
        2 => Ok(Office::Curator),
        _ => Err(of_title(CaliberError::UnknownNumber { number })),
    }
}

impl Caliber {
    /// Underwriter: approves an account. `UnknownNumber`, `RoleMissing`, `PartyMissing`, `HashMissing`,
    /// `EntityChanged`, `ValueOutOfRange`.
    pub(crate) fn grant_standing(
        &mut self,
        number: u8,
        account: Address,
        entity: B256,
        limit: U256,
    ) -> Result<(), Error> {
        let office = office(number)?;
        self.check_role(UNDERWRITER, host::sender())?;
        let granted = self.registry().approve(office, party(account), &entity.0, Usd::new(limit));
        granted.map_err(of_title)?;
        emit!(StandingGranted, [u64::from(number), account], [entity, limit]);
        Ok(())
    }

    /// Underwriter: ends an approval. `UnknownNumber`, `RoleMissing`, `NotApproved`.
    pub(crate) fn revoke_standing(&mut self, number: u8, account: Address) -> Result<(), Error> {
        let office = office(number)?;
        self.check_role(UNDERWRITER, host::sender())?;
        self.registry().revoke(office, party(account)).map_err(of_title)?;
        emit!(StandingRevoked, [u64::from(number), account], []);
        Ok(())
    }

    /// Whether the account is approved for an office.
    pub(crate) fn is_approved_as(&self, office: Office, account: Address) -> bool {
        self.registry().standing(office, party(account)).approval == Approval::Approved
    }

    /// Whether the account may hold active titles: it was vetted for one of the offices.
    pub(crate) fn is_holder(&self, account: Address) -> bool {
        self.is_approved_as(Office::Operator, account) || self.is_approved_as(Office::Curator, account)
    }
}
