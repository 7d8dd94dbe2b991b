//! The contracts of the suite by name, for whoever looks for them.

use crate::errors::{self, Error};
use crate::events;
use crate::storage::Authority;
use alloc::vec::Vec;
use alloy_primitives::{Address, B256, U256};
use kit::host;
use kit::words::{Word, short_text};

/// The most modules.
pub const MODULES_MAXIMUM: u64 = 32;

const LOAN_BOOK: &str = "LOAN_BOOK";
const QEV: &str = "QEV";

impl Authority {
    /// Names a module's address, or removes it by the zero address; nothing happens if it is that already.
    /// `ModuleNameInvalid`, `ModuleHasNoCode`, `TooManyModules`.
    pub(crate) fn set_module(&mut self, name: B256, module: Address) -> Result<(), Error> {
        if !is_name(name) {
            return Err(errors::module_name_invalid(name));
        }
        let previous = self.modules.get(name);
        if previous == module {
            return Ok(());
        }
        if module.is_zero() {
            self.module_names.remove(name);
        } else {
            self.check_module(name, module)?;
            self.module_names.add(name);
        }
        self.modules.insert(name, module);
        events::module_set(name, previous, module);
        Ok(())
    }

    /// Every module: the names, and the address of each.
    pub(crate) fn list_modules(&self) -> [Vec<B256>; 2] {
        let names = self.module_names.values();
        let addresses = names.iter().map(|name| self.modules.get(*name).word()).collect();
        [names, addresses]
    }

    /// The redemption auction; zero for none.
    pub(crate) fn qev(&self) -> Address {
        self.modules.get(named(QEV))
    }

    fn check_module(&self, name: B256, module: Address) -> Result<(), Error> {
        let is_full = self.module_names.length() >= U256::from_limbs([MODULES_MAXIMUM, 0, 0, 0]);
        if is_full && !self.module_names.contains(name) {
            return Err(errors::too_many_modules(MODULES_MAXIMUM));
        }
        if host::has_code(module) { Ok(()) } else { Err(errors::module_has_no_code(module)) }
    }
}

/// Whether a module decides how soon the loan book can be replaced: that book, and what tells how old the line is.
pub(crate) fn is_of_loan_book(name: B256) -> bool {
    name == named(LOAN_BOOK) || name == named(QEV)
}

fn named(name: &str) -> B256 {
    let [_, word] = short_text(name);
    word
}

/// Capital letters, digits and underscores, at least one and at most 31, then zeros.
fn is_name(name: B256) -> bool {
    let length = name.iter().position(|byte| *byte == 0).unwrap_or(name.len());
    let (letters, rest) = name.split_at(length);
    let is_letter = |byte: &u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || *byte == b'_';
    !letters.is_empty()
        && !rest.is_empty()
        && letters.iter().all(is_letter)
        && rest.iter().all(|byte| *byte == 0)
}
