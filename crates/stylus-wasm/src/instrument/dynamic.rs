//! Ink for bulk memory operators, by the byte.

use wasmparser::{BlockType, Operator};

use super::Globals;
use crate::prices::BULK_BYTE;

/// Puts a payment by length in front of every `memory.copy` and `memory.fill`.
pub(super) fn meter_bulk<'a>(operators: Vec<Operator<'a>>, globals: Globals) -> Vec<Operator<'a>> {
    let mut metered = Vec::with_capacity(operators.len());
    for operator in operators {
        if matches!(operator, Operator::MemoryCopy { .. } | Operator::MemoryFill { .. }) {
            metered.extend(payment(globals));
        }
        metered.push(operator);
    }
    metered
}

/// Takes the length from the top of the stack, pays for it and puts it back.
///
/// The ink is written before it is compared, so after a trap here it has wrapped around: only the status
/// tells. The product cannot overflow: it is at most 100 * (2^32 - 1).
fn payment<'a>(globals: Globals) -> [Operator<'a>; 17] {
    let Globals { ink, status, scratch, .. } = globals;
    [
        Operator::GlobalSet { global_index: scratch },
        Operator::GlobalGet { global_index: ink },
        Operator::GlobalGet { global_index: ink },
        Operator::GlobalGet { global_index: scratch },
        Operator::I64ExtendI32U,
        Operator::I64Const { value: BULK_BYTE.cast_signed() },
        Operator::I64Mul,
        Operator::I64Sub,
        Operator::GlobalSet { global_index: ink },
        Operator::GlobalGet { global_index: ink },
        Operator::I64LtU,
        Operator::If { blockty: BlockType::Empty },
        Operator::I32Const { value: 1 },
        Operator::GlobalSet { global_index: status },
        Operator::Unreachable,
        Operator::End,
        Operator::GlobalGet { global_index: scratch },
    ]
}
