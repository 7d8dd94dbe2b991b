//! From a selector to its function: the arguments are read, the result is encoded, nothing else happens.

use crate::abi::IAuthority as abi;
use crate::calls::{Announcement, read_calls, weigh};
use crate::errors::Error;
use crate::orders::Order;
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
    RENOUNCE_ROLE = renounceRoleCall,
    SUPPORTS_INTERFACE = supportsInterfaceCall,
    ROLES = rolesCall,
    ROLE_NAMES = roleNamesCall,
    ADMIN = adminCall,
    PENDING_ADMIN = pendingAdminCall,
    ACCEPT_ADMIN = acceptAdminCall,
    TARGETS = targetsCall,
    ENTRIES = entriesCall,
    PUSH = pushCall,
    PAUSED_UNTIL = pausedUntilCall,
    PAUSE = pauseCall,
    PAUSE_ALL = pauseAllCall,
    SYNC = syncCall,
    IS_SEALED = isSealedCall,
    SEAL = sealCall,
    DELAY_OF = delayOfCall,
    HASH_OPERATION = hashOperationCall,
    SCHEDULE = scheduleCall,
    EXECUTE = executeCall,
    CANCEL = cancelCall,
    OPERATION = operationCall,
    OPERATIONS = operationsCall,
    MODULE = moduleCall,
    MODULES = modulesCall,
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
            || self.route_orders(selector, a, &mut output)?
            || self.route_operations(selector, a, &mut output)?
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
            IS_SEALED => self.is_sealed().word(),
            MODULE => self.modules.get(a.word()).word(),
            OPERATION => {
                let id = a.word();
                a.check()?;
                append(output, &self.operation_words(id));
                return Ok(true);
            }
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
            ROLES => append_arrays(output, &self.list_grants()),
            OPERATIONS => append_arrays(output, &self.list_operations()),
            MODULES => append_arrays(output, &self.list_modules()),
            ROLE_NAMES => append_role_names(output),
            _ => return false,
        }
        true
    }

    fn route_roles(&mut self, selector: u32, a: &mut Arguments) -> Routed {
        match selector {
            RENOUNCE_ROLE => {
                let (role, account) = (a.word(), a.address());
                a.check()?;
                self.renounce(role, account)?;
            }
            CONSTRUCTOR_SELECTOR => {
                let account = a.address();
                a.check()?;
                self.construct(account)?;
            }
            ACCEPT_ADMIN => self.accept_admin()?,
            SEAL => self.seal()?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn route_orders(&mut self, selector: u32, a: &mut Arguments, output: &mut Vec<u8>) -> Routed {
        if selector == PUSH {
            let (target, data) = (a.address(), a.bytes());
            a.check()?;
            append(output, &only_bytes(&self.push(target, data)?));
            return Ok(true);
        }
        let Some(order) = Order::read(selector, a)? else { return Ok(false) };
        self.order(selector, order)?;
        Ok(true)
    }

    fn route_operations(&mut self, selector: u32, a: &mut Arguments, output: &mut Vec<u8>) -> Routed {
        match selector {
            DELAY_OF => {
                let (delay, _) = weigh(&read_calls(a)?)?;
                append(output, &[self.wait(delay).get().word()]);
            }
            HASH_OPERATION => append(output, &[Announcement::read(a)?.id()]),
            SCHEDULE => append(output, &[self.schedule(&Announcement::read(a)?)?]),
            EXECUTE => self.execute(&Announcement::read(a)?)?,
            CANCEL => {
                let id = a.word();
                a.check()?;
                self.cancel(id)?;
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

/// Results that are arrays of as many words each.
fn append_arrays<const N: usize>(output: &mut Vec<u8>, arrays: &[Vec<B256>; N]) {
    let mut offset = 0x20 * N as u64;
    for array in arrays {
        append(output, &[offset.word()]);
        offset += 0x20 + 0x20 * array.len() as u64;
    }
    for array in arrays {
        append_array(output, array);
    }
}

fn append_array(output: &mut Vec<u8>, words: &[B256]) {
    append(output, &[(words.len() as u64).word()]);
    append(output, words);
}

/// Two arrays; that of the names has an offset for each, and each name takes two words.
fn append_role_names(output: &mut Vec<u8>) {
    let (roles, names): (Vec<_>, Vec<_>) = roles::all().unzip();
    append(output, &[0x40_u64.word(), (0x60 + 0x20 * roles.len() as u64).word()]);
    append_array(output, &roles);
    let first = 0x20 * names.len() as u64;
    let offsets: Vec<_> = (0..names.len() as u64).map(|place| (first + 0x40 * place).word()).collect();
    append_array(output, &offsets);
    for name in names {
        append(output, &short_text(name));
    }
}
