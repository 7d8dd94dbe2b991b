//! Ink for each basic block, paid before the block runs.

use wasmparser::{BlockType, FuncType, Operator};

use super::Globals;
use crate::prices::{BLOCK_HEADER, ink_price};

/// Puts a payment in front of every basic block.
///
/// # Errors
/// The first operator that has no price.
pub(super) fn meter<'a>(
    operators: &[Operator<'a>],
    types: &[FuncType],
    globals: Globals,
) -> Result<Vec<Operator<'a>>, Operator<'a>> {
    let mut metered = Vec::with_capacity(operators.len() * 2);
    for block in operators.split_inclusive(ends_block) {
        let mut cost = BLOCK_HEADER;
        for operator in block {
            let price = ink_price(operator, types).ok_or_else(|| operator.clone())?;
            cost = cost.saturating_add(price);
        }
        metered.extend(payment(cost, globals));
        metered.extend_from_slice(block);
    }
    Ok(metered)
}

fn ends_block(operator: &Operator<'_>) -> bool {
    use Operator::*;
    matches!(
        operator,
        End | Else
            | Return
            | Loop { .. }
            | Br { .. }
            | BrIf { .. }
            | BrTable { .. }
            | If { .. }
            | Call { .. }
            | CallIndirect { .. }
    )
}

/// Traps with status 1 where less than `cost` is left, unsigned; the ink itself is then not touched.
fn payment<'a>(cost: u64, globals: Globals) -> [Operator<'a>; 12] {
    let ink = globals.ink;
    let cost = Operator::I64Const { value: cost.cast_signed() };
    [
        Operator::GlobalGet { global_index: ink },
        cost.clone(),
        Operator::I64LtU,
        Operator::If { blockty: BlockType::Empty },
        Operator::I32Const { value: 1 },
        Operator::GlobalSet { global_index: globals.status },
        Operator::Unreachable,
        Operator::End,
        Operator::GlobalGet { global_index: ink },
        cost,
        Operator::I64Sub,
        Operator::GlobalSet { global_index: ink },
    ]
}
