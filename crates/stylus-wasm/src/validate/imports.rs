//! Imports: known host functions, right types, one type each.

use std::collections::HashMap;

use wasmparser::{FuncType, ValType};

use super::signature;
use crate::imports::{HOOK_MODULE, IMPORTS, Import, ValueType};
use crate::module::Module;
use crate::rejected::Rejected;

pub(super) fn check(module: &Module<'_>) -> Result<(), Rejected> {
    let mut seen = HashMap::new();
    for import in &module.imports {
        let name = import.name.to_owned();
        let hook = IMPORTS.iter().find(|hook| import.module == HOOK_MODULE && hook.name == import.name);
        let (Some(hook), Some(found)) = (hook, module.types.get(import.type_index as usize)) else {
            return Err(Rejected::UnknownImport { module: import.module.to_owned(), name });
        };
        let expected = hook_type(hook);
        if *found != expected {
            return Err(Rejected::ImportSignature {
                name,
                expected: signature(&expected),
                found: signature(found),
            });
        }
        let first = *seen.entry(import.name).or_insert(import.type_index);
        if first != import.type_index {
            return Err(Rejected::InconsistentImport { name, first, second: import.type_index });
        }
    }
    Ok(())
}

fn hook_type(hook: &Import) -> FuncType {
    let convert = |ty: &ValueType| match ty {
        ValueType::I32 => ValType::I32,
        ValueType::I64 => ValType::I64,
    };
    FuncType::new(hook.params.iter().map(convert), hook.results.iter().map(convert))
}
