//! Payment for memory growth through the host.

use wasmparser::Operator;

use super::Globals;

/// Calls `pay` (the import `pay_for_memory_grow`) with the number of pages before every `memory.grow`.
pub(super) fn pay_for_growth<'a>(
    operators: Vec<Operator<'a>>,
    pay: u32,
    globals: Globals,
) -> Vec<Operator<'a>> {
    let scratch = globals.scratch;
    let mut paid = Vec::with_capacity(operators.len());
    for operator in operators {
        if matches!(operator, Operator::MemoryGrow { .. }) {
            paid.extend([
                Operator::GlobalSet { global_index: scratch },
                Operator::GlobalGet { global_index: scratch },
                Operator::GlobalGet { global_index: scratch },
                Operator::Call { function_index: pay },
            ]);
        }
        paid.push(operator);
    }
    paid
}
