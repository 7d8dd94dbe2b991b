//! The one address from which a contract takes orders, and how that place is passed on.

use crate::calldata::Arguments;
use crate::errors::{not_authority, not_pending_authority, zero_address};
use crate::words::{Word, append, with_selector};
use crate::{Error, Routed, emit, host};
use alloc::vec;
use alloc::vec::Vec;
use alloy_primitives::Address;
use alloy_sol_types::{SolCall, sol};
use stylus_sdk::prelude::*;
use stylus_sdk::storage::StorageAddress;

sol! {
    /// What every contract that takes orders has in its interface.
    #[allow(missing_docs)]
    interface abi {
        event AuthorityOffered(address indexed authority, address indexed pendingAuthority);
        event AuthorityChanged(address indexed previousAuthority, address indexed authority);

        function authority() external view returns (address);
        function pendingAuthority() external view returns (address);
        function transferAuthority(address account) external;
        function acceptAuthority() external;
    }
}

sol! {
    interface IRoles {
        function hasRole(bytes32 role, address account) external view returns (bool);
    }
}

const AUTHORITY: u32 = u32::from_be_bytes(abi::authorityCall::SELECTOR);
const PENDING_AUTHORITY: u32 = u32::from_be_bytes(abi::pendingAuthorityCall::SELECTOR);
const TRANSFER_AUTHORITY: u32 = u32::from_be_bytes(abi::transferAuthorityCall::SELECTOR);
const ACCEPT_AUTHORITY: u32 = u32::from_be_bytes(abi::acceptAuthorityCall::SELECTOR);

/// Two slots: who gives orders, and who was offered that place.
#[storage]
pub struct Authority {
    address: StorageAddress,
    pending: StorageAddress,
}

impl Authority {
    /// Names the first authority. `ZeroAddress` for none. That it happens once is its contract's business.
    pub fn construct(&mut self, authority: Address) -> Result<(), Error> {
        if authority.is_zero() {
            return Err(zero_address());
        }
        self.set(Address::ZERO, authority);
        Ok(())
    }

    /// `NotAuthority` unless the authority calls.
    pub fn check(&self) -> Result<(), Error> {
        let caller = host::sender();
        if caller == self.address.get() { Ok(()) } else { Err(not_authority(caller)) }
    }

    /// Whether the authority says that an account has the role of this name. No answer is a no.
    pub fn has_role(&self, name: &str, account: Address) -> bool {
        let words = [host::keccak(name.as_bytes()), account.word()];
        let data = with_selector(IRoles::hasRoleCall::SELECTOR, &words);
        host::static_call(self.address.get(), &data)
            .is_ok_and(|answer| answer.as_slice() == true.word().as_slice())
    }

    /// Answers the four functions of the interface above.
    pub fn route(&mut self, selector: u32, a: &mut Arguments, output: &mut Vec<u8>) -> Routed {
        match selector {
            AUTHORITY => append(output, &[self.address.get().word()]),
            PENDING_AUTHORITY => append(output, &[self.pending.get().word()]),
            TRANSFER_AUTHORITY => {
                let account = a.address();
                a.check()?;
                self.offer(account)?;
            }
            ACCEPT_AUTHORITY => self.accept()?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Authority: offers the place, or withdraws the offer with the zero address.
    fn offer(&mut self, account: Address) -> Result<(), Error> {
        self.check()?;
        self.pending.set(account);
        emit!(AuthorityOffered, [self.address.get(), account], []);
        Ok(())
    }

    /// The account that was offered the place: takes it. `NotPendingAuthority` for any other.
    fn accept(&mut self) -> Result<(), Error> {
        let caller = host::sender();
        if caller != self.pending.get() {
            return Err(not_pending_authority(caller));
        }
        self.pending.set(Address::ZERO);
        let previous = self.address.get();
        self.set(previous, caller);
        Ok(())
    }

    fn set(&mut self, previous: Address, authority: Address) {
        self.address.set(authority);
        emit!(AuthorityChanged, [previous, authority], []);
    }
}
