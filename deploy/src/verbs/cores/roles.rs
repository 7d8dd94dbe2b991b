//! Who may publish and void.

use alloy_primitives::{Address, keccak256};
use usdai_bindings::{IAuthority, ICores};

use super::error::CoresRefusal;
use crate::verbs::error::VerbError;
use crate::verbs::session::Session;

/// Commits weeks.
pub const PUBLISHER: &str = "PUBLISHER";
/// Voids them.
pub const GUARDIAN: &str = "GUARDIAN";

/// Refuses an account without the role.
///
/// # Errors
/// [`CoresRefusal::NoRole`].
pub async fn check_role(
    session: &Session,
    cores: Address,
    account: Address,
    role: &'static str,
) -> Result<(), VerbError> {
    let authority = session.client.call(cores, &ICores::authorityCall {}).await?;
    let call = IAuthority::hasRoleCall { role: keccak256(role), account };
    if session.client.call(authority, &call).await? {
        return Ok(());
    }
    Err(CoresRefusal::NoRole { account, role }.into())
}
