//! Stack space for each open frame, so that recursion ends at the same depth everywhere.

use wasmparser::{BlockType, Operator};

use super::Globals;

/// Takes `frame` words on entry and gives them back before every return.
///
/// A `return` is added before the final `end`. A branch out of the body gives nothing back: that is the
/// chain's rule.
pub(super) fn check_depth<'a>(
    mut operators: Vec<Operator<'a>>,
    frame: u32,
    globals: Globals,
) -> Vec<Operator<'a>> {
    let mut checked = Vec::with_capacity(operators.len() + 17);
    checked.extend(enter(frame, globals.stack));
    let end = operators.pop();
    operators.push(Operator::Return);
    operators.extend(end);
    for operator in operators {
        if matches!(operator, Operator::Return) {
            checked.extend(leave(frame, globals.stack));
        }
        checked.push(operator);
    }
    checked
}

/// Traps, with nothing left, unless more than `frame` words are left.
fn enter<'a>(frame: u32, stack: u32) -> [Operator<'a>; 12] {
    let words = Operator::I32Const { value: frame.cast_signed() };
    [
        Operator::GlobalGet { global_index: stack },
        words.clone(),
        Operator::I32LeU,
        Operator::If { blockty: BlockType::Empty },
        Operator::I32Const { value: 0 },
        Operator::GlobalSet { global_index: stack },
        Operator::Unreachable,
        Operator::End,
        Operator::GlobalGet { global_index: stack },
        words,
        Operator::I32Sub,
        Operator::GlobalSet { global_index: stack },
    ]
}

fn leave<'a>(frame: u32, stack: u32) -> [Operator<'a>; 4] {
    [
        Operator::GlobalGet { global_index: stack },
        Operator::I32Const { value: frame.cast_signed() },
        Operator::I32Add,
        Operator::GlobalSet { global_index: stack },
    ]
}
