//! Counts that bound the work of an activation.

use crate::cost::{INJECTED_GLOBALS, element_bytes};
use crate::module::{Body, Module};
use crate::rejected::Rejected;
use crate::rules::Rules;

/// First ArbOS version that limits imports.
const LIMITS_IMPORTS_SINCE: u64 = 32;

/// Counts of the module, before instrumentation. Exports are not counted: activation drops all but two.
pub(super) fn check(module: &Module<'_>, rules: &Rules) -> Result<(), Rejected> {
    at_most("data segments", module.data.len() as u64, 128)?;
    at_most("element segments", module.elements.len() as u64, 128)?;
    at_most("functions", module.functions.len() as u64, 4_096)?;
    at_most("globals", module.globals.len() as u64 + INJECTED_GLOBALS, 32_768)?;
    if rules.arbos_version >= LIMITS_IMPORTS_SINCE {
        at_most("imports", module.imports.len() as u64, 513)?;
    }
    let entries = module.tables.iter().fold(0_u64, |sum, table| sum.saturating_add(table.initial));
    at_most("table entries", entries, 4_096)?;
    // Chains apply the limit of entries to the bytes of the segments.
    at_most("element segment bytes", element_bytes(module), 4_096)?;
    at_most("bytes in the module's name", module.name.unwrap_or_default().len() as u64, 512)
}

/// Counts of one instrumented function.
pub(crate) fn check_body(body: &Body<'_>) -> Result<(), Rejected> {
    at_most("locals in one function", u64::from(body.local_count()), 348)?;
    at_most("operators in one function", body.operators.len() as u64, 65_536)
}

fn at_most(what: &'static str, count: u64, limit: u64) -> Result<(), Rejected> {
    if count > limit { Err(Rejected::TooMany { what, count, limit }) } else { Ok(()) }
}
