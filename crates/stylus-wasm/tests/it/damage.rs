//! Modules with bytes changed at random.

use proptest::prelude::*;
use stylus_wasm::{Rules, activate};
use wasm_encoder::{BlockType, Instruction, ValType};
use wasmparser::Validator;

use crate::modules::Draft;

fn busy_module() -> Vec<u8> {
    let mut draft = Draft::body(vec![
        Instruction::Block(BlockType::Empty),
        Instruction::LocalGet(0),
        Instruction::BrIf(0),
        Instruction::I32Const(1),
        Instruction::MemoryGrow(0),
        Instruction::Drop,
        Instruction::End,
        Instruction::LocalGet(0),
        Instruction::Call(0),
        Instruction::I32Const(0),
    ]);
    draft.memory = Some((1, None));
    draft.table = Some(2);
    draft.elements = vec![(0, vec![1])];
    draft.data = vec![(16, b"data".to_vec())];
    draft.importing(&[("pay_for_memory_grow", vec![ValType::I32], vec![])]).encode()
}

/// Places and the bytes to put there.
fn damage() -> impl Strategy<Value = Vec<(u16, u8)>> {
    prop::collection::vec((any::<u16>(), any::<u8>()), 1..4)
}

proptest! {
    #[test]
    fn damaged_modules_are_refused_or_stay_valid(damage in damage()) {
        let mut wasm = busy_module();
        let length = wasm.len();
        for (place, byte) in damage {
            wasm[usize::from(place) % length] = byte;
        }
        if let Ok(program) = activate(&wasm, &Rules::default(), 0) {
            prop_assert!(Validator::new().validate_all(&program.module).is_ok());
        }
    }
}
