//! Granting and revoking every role but ADMIN.

use crate::errors::{self, Error};
use crate::roles::{self, ADMIN};
use crate::storage::Authority;
use alloc::vec::Vec;
use alloy_primitives::{Address, B256, U256};
use kit::host;
use kit::words::Word;
use openzeppelin_stylus::access::control::IAccessControl;
use openzeppelin_stylus::access::control::extensions::IAccessControlEnumerable;

/// The most grants, which bounds what listing them reads.
pub const GRANTS_MAXIMUM: u64 = 512;

impl Authority {
    /// `AccessControlUnauthorizedAccount` unless the caller has the role.
    pub(crate) fn check_role(&self, role: B256) -> Result<(), Error> {
        let caller = host::sender();
        if self.control.has_role(role, caller) {
            Ok(())
        } else {
            Err(errors::access_control_unauthorized_account(caller, role))
        }
    }

    /// Grants a role. `AdminInTwoSteps`, `RoleUnknown`, `ZeroAddress`, `TooManyGrants`.
    pub(crate) fn grant(&mut self, role: B256, account: Address) -> Result<(), Error> {
        check_grantable(role)?;
        if account.is_zero() {
            return Err(errors::zero_address());
        }
        if !self.control.has_role(role, account) && self.grants() >= GRANTS_MAXIMUM {
            return Err(errors::too_many_grants(GRANTS_MAXIMUM));
        }
        self.give(role, account);
        Ok(())
    }

    /// Revokes a role. `AdminInTwoSteps`, `RoleUnknown`.
    pub(crate) fn revoke(&mut self, role: B256, account: Address) -> Result<(), Error> {
        check_grantable(role)?;
        self.take(role, account);
        Ok(())
    }

    /// Anyone: gives up a role. `AccessControlBadConfirmation` unless the caller's own address confirms it,
    /// `AdminInTwoSteps`, `RoleUnknown`.
    pub(crate) fn renounce(&mut self, role: B256, confirmation: Address) -> Result<(), Error> {
        if host::sender() != confirmation {
            return Err(errors::access_control_bad_confirmation());
        }
        check_grantable(role)?;
        self.take(role, confirmation);
        Ok(())
    }

    /// The holder at a place in a role's list. `AccessControlEnumerableOutOfBounds` behind its end.
    pub(crate) fn member(&self, role: B256, index: U256) -> Result<Address, Error> {
        self.members
            .get_role_member(role, index)
            .map_err(|_| errors::access_control_enumerable_out_of_bounds(role, index))
    }

    /// Every grant: the roles, and the holder of each.
    pub(crate) fn list_grants(&self) -> [Vec<B256>; 2] {
        let [mut roles, mut holders] = [Vec::new(), Vec::new()];
        for (role, _) in roles::all() {
            for holder in self.members.get_role_members(role) {
                roles.push(role);
                holders.push(holder.word());
            }
        }
        [roles, holders]
    }

    pub(crate) fn give(&mut self, role: B256, account: Address) {
        self.members._grant_role(role, account, &mut self.control);
    }

    pub(crate) fn take(&mut self, role: B256, account: Address) {
        self.members._revoke_role(role, account, &mut self.control);
    }

    fn grants(&self) -> u64 {
        let of_role = |role| self.members.get_role_member_count(role).into_limbs()[0];
        roles::all().map(|(role, _)| of_role(role)).sum()
    }
}

fn check_grantable(role: B256) -> Result<(), Error> {
    if role == ADMIN {
        return Err(errors::admin_in_two_steps());
    }
    if roles::is_granted(role) { Ok(()) } else { Err(errors::role_unknown(role)) }
}
