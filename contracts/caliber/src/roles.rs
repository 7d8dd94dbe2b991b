//! Who may do what, by roles that the authority knows.

use crate::errors::{self, Error};
use crate::storage::{Caliber, account};
use alloy_primitives::Address;
use caliber_nft::{Actor, Document};
use kit::host;

/// Registers documents and speaks for them.
pub const TITLE_AGENT: &str = "TITLE_AGENT";
/// Keeps hardware.
pub const BAILEE: &str = "BAILEE";
/// Values it.
pub const APPRAISER: &str = "APPRAISER";
/// Insures it.
pub const INSURER: &str = "INSURER";
/// Freezes titles.
pub const MONITOR: &str = "MONITOR";
/// Approves operators and curators.
pub const UNDERWRITER: &str = "UNDERWRITER";

impl Caliber {
    /// `RoleMissing` unless the account has the role of this name now.
    pub(crate) fn check_role(&self, name: &str, account: Address) -> Result<(), Error> {
        if self.authority.has_role(name, account) {
            return Ok(());
        }
        Err(errors::role_missing(host::keccak(name.as_bytes()), account))
    }

    /// The document's title agent where it calls and has its role, else anybody.
    pub(crate) fn title_agent(&self, document: &Document<'_>) -> Actor {
        let caller = host::sender();
        let is_agent =
            caller == account(document.title_agent) && self.authority.has_role(TITLE_AGENT, caller);
        if is_agent { Actor::TitleAgent } else { Actor::Stranger }
    }
}
