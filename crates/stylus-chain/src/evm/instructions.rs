//! Where Arbitrum's EVM differs from Ethereum's: `SELFDESTRUCT` under a program, and code that starts with 0xEF.

use revm::{
    handler::{EthFrame, FrameData, instructions::EthInstructions},
    interpreter::{
        Host, Instruction, InstructionContext, InstructionResult, InterpreterAction,
        instructions::{self, gas_table_spec, instruction_table},
        interpreter::EthInterpreter,
        interpreter_types::InputsTr,
    },
    primitives::hardfork::SpecId,
};
use stylus_wasm::{CodeForm, Rules};

use super::Instructions;

/// From this ArbOS version on a program can be stored in fragments.
const ARBOS_FRAGMENTS: u64 = 60;
const SELFDESTRUCT: u8 = 0xff;

/// Ethereum's instructions with ours.
pub fn table<'db>(spec: SpecId) -> Instructions<'db> {
    let gas = gas_table_spec(spec);
    let mut table = EthInstructions::new(instruction_table(), gas, spec);
    let price = table.gas_table()[usize::from(SELFDESTRUCT)];
    table.insert_instruction(SELFDESTRUCT, Instruction::new(selfdestruct), price);
    table
}

/// A program must not vanish through a delegate call: `SELFDESTRUCT` reverts where the acting account is one.
fn selfdestruct<H: Host>(
    context: InstructionContext<'_, H, EthInterpreter>,
) -> Result<(), InstructionResult> {
    let acting = context.interpreter.input.target_address();
    let code = context.host.load_account_code(acting);
    if code.is_some_and(|code| super::is_program(&code.data)) {
        return Err(InstructionResult::Revert);
    }
    instructions::host::selfdestruct(context)
}

/// Fails a creation whose code starts with 0xEF but is no program (EIP-3541 with Stylus's exceptions).
pub fn check_created_code(frame: &EthFrame, action: InterpreterAction, rules: &Rules) -> InterpreterAction {
    match action {
        InterpreterAction::Return(mut result)
            if matches!(frame.data, FrameData::Create(_))
                && result.result.is_ok()
                && result.output.first() == Some(&0xEF)
                && !is_deployable(&result.output, rules) =>
        {
            result.result = InstructionResult::CreateContractStartingWithEF;
            InterpreterAction::Return(result)
        }
        action => action,
    }
}

fn is_deployable(code: &[u8], rules: &Rules) -> bool {
    match stylus_wasm::code_form(code) {
        Some(CodeForm::Classic) => true,
        Some(CodeForm::Fragment | CodeForm::Root) => rules.arbos_version >= ARBOS_FRAGMENTS,
        None => false,
    }
}
