//! From a selector to its function: the arguments are read, the result is encoded, nothing else happens.

use crate::abi::IAuthority as abi;
use crate::entries::Selector;
use crate::errors::Error;
use crate::roles;
use crate::storage::Authority;
use alloc::vec::Vec;
use alloy_primitives::B256;
use kit::calldata::Arguments;
use kit::program::Program;
use kit::words::{Word, append, only_bytes, short_text};
use kit::{Routed, selectors};
use openzeppelin_stylus::access::control::IAccessControl;
use openzeppelin_stylus::access::control::extensions::IAccessControlEnumerable;
use stylus_sdk::abi::CONSTRUCTOR_SELECTOR;

selectors! {
    HAS_ROLE = hasRoleCall,
    GET_ROLE_ADMIN = getRoleAdminCall,
    GET_ROLE_MEMBER = getRoleMemberCall,
    GET_ROLE_MEMBER_COUNT = getRoleMemberCountCall,
    GRANT_ROLE = grantRoleCall,
    REVOKE_ROLE = revokeRoleCall,
    RENOUNCE_ROLE = renounceRoleCall,
    SUPPORTS_INTERFACE = supportsInterfaceCall,
    ROLES = rolesCall,
    ROLE_NAMES = roleNamesCall,
    ADMIN = adminCall,
    PENDING_ADMIN = pendingAdminCall,
    TRANSFER_ADMIN = transferAdminCall,
    ACCEPT_ADMIN = acceptAdminCall,
    TARGETS = targetsCall,
    ENTRIES = entriesCall,
    ADD_TARGET = addTargetCall,
    REMOVE_TARGET = removeTargetCall,
    PUSH = pushCall,
    PAUSED_UNTIL = pausedUntilCall,
    PAUSE = pauseCall,
    PAUSE_ALL = pauseAllCall,
    SYNC = syncCall,
}

/// ERC-165, IAccessControl, IAccessControlEnumerable.
const INTERFACES: [u32; 3] = [0x01ffc9a7, 0x7965db0b, 0x5a05180f];

impl Program for Authority {
    fn route(&mut self, selector: u32, arguments: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        let a = &mut Arguments::new(arguments);
        let mut output = Vec::new();
        let is_known = self.route_views(selector, a, &mut output)?
            || self.route_lists(selector, &mut output)
            || self.route_roles(selector, a)?
            || self.route_targets(selector, a, &mut output)?
            || self.route_pauses(selector, a)?;
        Ok(is_known.then_some(output))
    }
}

impl Authority {
    fn route_views(&self, selector: u32, a: &mut Arguments, output: &mut Vec<u8>) -> Routed {
        let word = match selector {
            HAS_ROLE => self.control.has_role(a.word(), a.address()).word(),
            GET_ROLE_ADMIN => self.control.get_role_admin(a.word()),
            GET_ROLE_MEMBER => {
                let (role, index) = (a.word(), a.uint());
                a.check()?;
                self.member(role, index)?.word()
            }
            GET_ROLE_MEMBER_COUNT => self.members.get_role_member_count(a.word()).word(),
            SUPPORTS_INTERFACE => INTERFACES.contains(&a.bytes4()).word(),
            ADMIN => self.admin().word(),
            PENDING_ADMIN => self.pending_admin.get().word(),
            PAUSED_UNTIL => self.paused_until(a.address(), a.bytes4().into()).word(),
            ENTRIES => {
                let target = a.address();
                a.check()?;
                append(output, &[0x20_u64.word()]);
                append(output, &self.entries_of(target)?.words());
                return Ok(true);
            }
            _ => return Ok(false),
        };
        append(output, &[word]);
        a.check().map(|()| true)
    }

    fn route_lists(&self, selector: u32, output: &mut Vec<u8>) -> bool {
        match selector {
            TARGETS => {
                let targets: Vec<_> = self.targets.values().iter().map(Word::word).collect();
                append(output, &[0x20_u64.word()]);
                append_array(output, &targets);
            }
            ROLES => {
                let [roles, holders] = self.list_grants();
                append(output, &[0x40_u64.word(), after(&roles).word()]);
                append_array(output, &roles);
                append_array(output, &holders);
            }
            ROLE_NAMES => append_role_names(output),
            _ => return false,
        }
        true
    }

    fn route_roles(&mut self, selector: u32, a: &mut Arguments) -> Routed {
        match selector {
            GRANT_ROLE | REVOKE_ROLE | RENOUNCE_ROLE => {
                let (role, account) = (a.word(), a.address());
                a.check()?;
                match selector {
                    GRANT_ROLE => self.grant(role, account)?,
                    REVOKE_ROLE => self.revoke(role, account)?,
                    _ => self.renounce(role, account)?,
                }
            }
            TRANSFER_ADMIN | CONSTRUCTOR_SELECTOR => {
                let account = a.address();
                a.check()?;
                if selector == TRANSFER_ADMIN {
                    self.offer_admin(account)?;
                } else {
                    self.construct(account)?;
                }
            }
            ACCEPT_ADMIN => self.accept_admin()?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn route_targets(&mut self, selector: u32, a: &mut Arguments, output: &mut Vec<u8>) -> Routed {
        match selector {
            ADD_TARGET => {
                let (target, listed) = (a.address(), read_selectors(a)?);
                self.add_target(target, &listed)?;
            }
            REMOVE_TARGET => {
                let target = a.address();
                a.check()?;
                self.remove_target(target)?;
            }
            PUSH => {
                let (target, data) = (a.address(), a.bytes());
                a.check()?;
                append(output, &only_bytes(&self.push(target, data)?));
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn route_pauses(&mut self, selector: u32, a: &mut Arguments) -> Routed {
        match selector {
            PAUSE => {
                let (target, entry, until) = (a.address(), a.bytes4(), a.uint_up_to(u64::MAX));
                a.check()?;
                self.pause(target, entry.into(), until)?;
            }
            PAUSE_ALL => {
                let until = a.uint_up_to(u64::MAX);
                a.check()?;
                self.pause_all(until)?;
            }
            SYNC => {
                let target = a.address();
                a.check()?;
                self.sync(target)?;
            }
            _ => return Ok(false),
        }
        Ok(true)
    }
}

fn read_selectors(a: &mut Arguments) -> Result<Vec<Selector>, Error> {
    let (mut elements, length) = a.array();
    let selectors = (0..length).map(|_| elements.bytes4().into()).collect();
    a.check()?;
    elements.check()?;
    Ok(selectors)
}

/// Where in a result of two arrays the second is.
fn after(first: &[B256]) -> u64 {
    0x60 + 0x20 * first.len() as u64
}

fn append_array(output: &mut Vec<u8>, words: &[B256]) {
    append(output, &[(words.len() as u64).word()]);
    append(output, words);
}

/// Two arrays; that of the names has an offset for each, and each name takes two words.
fn append_role_names(output: &mut Vec<u8>) {
    let (roles, names): (Vec<_>, Vec<_>) = roles::all().unzip();
    append(output, &[0x40_u64.word(), after(&roles).word()]);
    append_array(output, &roles);
    let first = 0x20 * names.len() as u64;
    let offsets: Vec<_> = (0..names.len() as u64).map(|place| (first + 0x40 * place).word()).collect();
    append_array(output, &offsets);
    for name in names {
        append(output, &short_text(name));
    }
}
