//! Memory: exactly one, exported, within the page limits, paid for when it grows.

use wasmparser::ExternalKind;

use crate::MEMORY;
use crate::imports::PAY_FOR_MEMORY_GROW;
use crate::module::Module;
use crate::rejected::Rejected;
use crate::rules::Rules;

/// Pages that any program may start with, whatever the chain's parameter: 8 MiB.
const MAX_INITIAL_PAGES: u64 = 128;

pub(super) fn check(module: &Module<'_>, rules: &Rules, open_pages: u16) -> Result<(), Rejected> {
    let memory = module.memories.first().ok_or(Rejected::MissingMemory)?;
    if module.export(MEMORY, ExternalKind::Memory) != Some(0) {
        return Err(Rejected::MemoryNotExported);
    }
    let pages = memory.initial;
    if pages > MAX_INITIAL_PAGES {
        return Err(Rejected::MemoryTooLarge { pages, limit: MAX_INITIAL_PAGES });
    }
    if pages > u64::from(rules.page_limit.saturating_sub(open_pages)) {
        return Err(Rejected::PageLimit { pages, open: open_pages, limit: rules.page_limit });
    }
    let grows = memory.maximum != Some(pages);
    if grows && !module.imports.iter().any(|import| import.name == PAY_FOR_MEMORY_GROW) {
        return Err(Rejected::MissingMemoryGrowImport { initial: pages });
    }
    Ok(())
}
