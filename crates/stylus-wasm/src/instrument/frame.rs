//! How many words of stack a function's frame counts for.

use wasmparser::{BlockType, FuncType, Operator};

use crate::module::Module;
use crate::rejected::Rejected;

/// Values that a function may hold on its operand stack at once.
const MAX_OPERANDS: u32 = 4_096;
/// Words that a frame may count for.
const MAX_FRAME: u32 = 10_240;
/// Words that every frame counts for beside its values and locals.
const FRAME_OVERHEAD: u32 = 4;

/// Size of the frame: worst operand stack, declared locals (parameters are the caller's operands), four
/// words.
///
/// # Errors
/// A function over one of the two limits; the operand stack is checked first.
pub(super) fn words(
    module: &Module<'_>,
    operators: &[Operator<'_>],
    locals: u32,
    function: u64,
) -> Result<u32, Rejected> {
    let mut stack = Stack { height: 0, worst: 0, scopes: vec![0] };
    for operator in operators {
        stack.apply(operator, module);
    }
    if stack.worst > MAX_OPERANDS {
        return Err(Rejected::OperandStack { function, words: stack.worst, limit: MAX_OPERANDS });
    }
    let words = stack.worst.saturating_add(locals).saturating_add(FRAME_OVERHEAD);
    if words > MAX_FRAME {
        return Err(Rejected::FrameSize { function, words, limit: MAX_FRAME });
    }
    Ok(words)
}

/// The operand stack as the chain's rule models it.
///
/// It is coarser than WASM's: a block's results take their place when the block opens, `br` pops nothing,
/// and code after an unconditional branch counts on.
struct Stack {
    height: u32,
    worst: u32,
    /// Heights at which the open scopes began.
    scopes: Vec<u32>,
}

impl Stack {
    fn apply(&mut self, operator: &Operator<'_>, module: &Module<'_>) {
        match operator {
            Operator::Block { blockty } | Operator::Loop { blockty } => self.open(*blockty, module),
            Operator::If { blockty } => {
                self.pop(1);
                self.open(*blockty, module);
            }
            Operator::Else => self.height = self.scopes.last().copied().unwrap_or_default(),
            Operator::End => self.height = self.scopes.pop().unwrap_or_default(),
            Operator::Call { function_index } => self.call(module.function_type(*function_index)),
            Operator::CallIndirect { type_index, .. } => {
                self.call(module.types.get(*type_index as usize));
                self.pop(1);
            }
            other => match change(other) {
                Change::Push(count) => self.push(count),
                Change::Pop(count) => self.pop(count),
            },
        }
    }

    fn open(&mut self, ty: BlockType, module: &Module<'_>) {
        match ty {
            BlockType::Empty => {}
            BlockType::Type(_) => self.push(1),
            BlockType::FuncType(index) => self.call(module.types.get(index as usize)),
        }
        self.scopes.push(self.height);
    }

    /// Results are pushed while the parameters are still there.
    fn call(&mut self, ty: Option<&FuncType>) {
        if let Some(ty) = ty {
            self.push(ty.results().len() as u32);
            self.pop(ty.params().len() as u32);
        }
    }

    fn push(&mut self, count: u32) {
        self.height = self.height.saturating_add(count);
        self.worst = self.worst.max(self.height);
    }

    fn pop(&mut self, count: u32) {
        self.height = self.height.saturating_sub(count);
    }
}

/// Net effect of an operator on the height.
enum Change {
    Push(u32),
    Pop(u32),
}

// Covers the operators that have a price; control flow and calls are handled above.
#[rustfmt::skip]
fn change(operator: &Operator<'_>) -> Change {
    use Operator::*;
    match operator {
        LocalGet { .. } | GlobalGet { .. } | MemorySize { .. }
        | I32Const { .. } | I64Const { .. } | F32Const { .. } | F64Const { .. } => Change::Push(1),

        Drop | BrIf { .. } | BrTable { .. } | LocalSet { .. } | GlobalSet { .. }
        | I32Eq | I32Ne | I32LtS | I32LtU | I32GtS | I32GtU | I32LeS | I32LeU | I32GeS | I32GeU
        | I64Eq | I64Ne | I64LtS | I64LtU | I64GtS | I64GtU | I64LeS | I64LeU | I64GeS | I64GeU
        | I32Add | I32Sub | I32Mul | I32DivS | I32DivU | I32RemS | I32RemU
        | I32And | I32Or | I32Xor | I32Shl | I32ShrS | I32ShrU | I32Rotl | I32Rotr
        | I64Add | I64Sub | I64Mul | I64DivS | I64DivU | I64RemS | I64RemU
        | I64And | I64Or | I64Xor | I64Shl | I64ShrS | I64ShrU | I64Rotl | I64Rotr => Change::Pop(1),

        Select
        | I32Store { .. } | I32Store8 { .. } | I32Store16 { .. } | F32Store { .. } | F64Store { .. }
        | I64Store { .. } | I64Store8 { .. } | I64Store16 { .. } | I64Store32 { .. } => Change::Pop(2),

        MemoryCopy { .. } | MemoryFill { .. } => Change::Pop(3),

        // One value for another, or none at all.
        _ => Change::Pop(0),
    }
}
