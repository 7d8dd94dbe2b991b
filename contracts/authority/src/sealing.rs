//! The end of set-up.

use crate::errors::{self, Error};
use crate::events;
use crate::roles::ADMIN;
use crate::storage::Authority;
use kit::host;

impl Authority {
    /// ADMIN: from now on what it does waits. `AlreadySealed`.
    pub(crate) fn seal(&mut self) -> Result<(), Error> {
        self.check_role(ADMIN)?;
        if self.is_sealed() {
            return Err(errors::already_sealed());
        }
        self.sealed.set(true);
        events::sealed(host::sender());
        Ok(())
    }

    /// Whether what the administrator does waits.
    pub(crate) fn is_sealed(&self) -> bool {
        self.sealed.get()
    }
}
