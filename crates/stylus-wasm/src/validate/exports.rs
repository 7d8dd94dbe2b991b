//! Exports: the entry point, and names that are taken.

use wasmparser::{ExternalKind, ValType};

use super::signature;
use crate::ENTRYPOINT;
use crate::module::Module;
use crate::rejected::Rejected;

/// Prefix of the names that instrumentation adds.
const RESERVED_PREFIX: &str = "stylus";

pub(super) fn check(module: &Module<'_>) -> Result<(), Rejected> {
    for export in &module.exports {
        check_name(module, export.name)?;
    }
    let entrypoint = module.export(ENTRYPOINT, ExternalKind::Func).ok_or(Rejected::MissingEntrypoint)?;
    let ty = module.function_type(entrypoint).ok_or(Rejected::MissingEntrypoint)?;
    if ty.params() != [ValType::I32] || ty.results() != [ValType::I32] {
        return Err(Rejected::EntrypointSignature { found: signature(ty) });
    }
    Ok(())
}

// Linked modules name their exports `module__function`, so only what follows the last `__` counts.
fn check_name(module: &Module<'_>, name: &str) -> Result<(), Rejected> {
    let suffix = name.rsplit("__").next().unwrap_or(name);
    if module.imports.iter().any(|import| import.name == suffix) {
        return Err(Rejected::ExportShadowsImport { name: name.to_owned() });
    }
    if suffix.starts_with(RESERVED_PREFIX) {
        return Err(Rejected::ReservedExport { name: name.to_owned() });
    }
    Ok(())
}
