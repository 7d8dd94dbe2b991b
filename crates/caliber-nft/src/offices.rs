//! Operators and curators, over the slots of a caller. Who may approve is the caller's to know.

use crate::{CaliberError, Office, Party, Registry, Slot, Slots, Standing, Word};
use ruint::aliases::U256;
use usdai_core::Usd;

impl<S: Slots> Registry<S> {
    /// The record of an account.
    pub fn standing(&self, office: Office, account: Party) -> Standing {
        Standing::unpack(self.slots.load(Slot::Standing(office, account)))
    }

    /// The hash of its legal entity, zero where there is none.
    pub fn entity(&self, office: Office, account: Party) -> Word {
        self.slots.load(Slot::Entity(office, account)).to_be_bytes()
    }

    /// For an underwriter. [`CaliberError::PartyMissing`] for nobody, and errors as of [`Standing::approve`].
    pub fn approve(
        &mut self,
        office: Office,
        account: Party,
        entity: &Word,
        limit: Usd,
    ) -> Result<Standing, CaliberError> {
        if account == Party::NONE {
            return Err(CaliberError::PartyMissing);
        }
        let kept = self.entity(office, account);
        let standing = self.standing(office, account).approve(&kept, entity, limit, self.now)?;
        self.keep_standing(office, account, standing)?;
        if kept != *entity {
            self.slots.store(Slot::Entity(office, account), U256::from_be_bytes(*entity));
        }
        Ok(standing)
    }

    /// For an underwriter. Errors as of [`Standing::revoke`].
    pub fn revoke(&mut self, office: Office, account: Party) -> Result<Standing, CaliberError> {
        let standing = self.standing(office, account).revoke(self.now)?;
        self.keep_standing(office, account, standing)
    }

    /// For the router, with each loan. Errors as of [`Standing::draw`].
    pub fn draw(&mut self, office: Office, account: Party, amount: Usd) -> Result<Standing, CaliberError> {
        let standing = self.standing(office, account).draw(amount)?;
        self.keep_standing(office, account, standing)
    }

    /// For the router, with each repayment of principal. Errors as of [`Standing::give_back`].
    pub fn give_back(
        &mut self,
        office: Office,
        account: Party,
        amount: Usd,
    ) -> Result<Standing, CaliberError> {
        let standing = self.standing(office, account).give_back(amount)?;
        self.keep_standing(office, account, standing)
    }

    fn keep_standing(
        &mut self,
        office: Office,
        account: Party,
        standing: Standing,
    ) -> Result<Standing, CaliberError> {
        let packed = standing.pack()?;
        self.slots.store(Slot::Standing(office, account), packed);
        Ok(standing)
    }
}
