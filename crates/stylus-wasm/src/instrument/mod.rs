//! Rewrites every function so that the module meters itself.
//!
//! The order of the passes is part of the rules: an operator that a later pass adds is not priced by an
//! earlier one, and the depth pass sees the stack use of the meters before it.

mod depth;
mod dynamic;
mod frame;
mod heap;
mod meter;

use wasmparser::Operator;

use crate::imports::PAY_FOR_MEMORY_GROW;
use crate::module::{Body, Module};
use crate::rejected::Rejected;
use crate::validate::check_body;

/// Exported global, i64, mutable: ink left.
pub const INK_LEFT: &str = "stylus_ink_left";
/// Exported global, i32, mutable: 0, or 1 once the ink did not suffice.
pub const INK_STATUS: &str = "stylus_ink_status";
/// Exported global, i32, mutable: scratch space of the inserted code.
pub const SCRATCH: &str = "stylus_scratch_global";
/// Exported global, i32, mutable: words of stack left, 0 once they did not suffice.
pub const STACK_LEFT: &str = "stylus_stack_left";

/// Indices of the injected globals.
#[derive(Clone, Copy)]
pub(crate) struct Globals {
    pub(crate) ink: u32,
    pub(crate) status: u32,
    pub(crate) scratch: u32,
    pub(crate) stack: u32,
}

impl Globals {
    /// The injected globals follow those of the module.
    pub(crate) fn of(module: &Module<'_>) -> Self {
        let first = module.globals.len() as u32;
        Self { ink: first, status: first + 1, scratch: first + 2, stack: first + 3 }
    }
}

/// Runs all passes over all bodies.
pub(crate) fn instrument<'a>(module: &Module<'a>) -> Result<Vec<Body<'a>>, Rejected> {
    let pay = pay_function(module);
    module
        .bodies
        .iter()
        .zip(0..)
        .map(|(body, function)| instrument_body(module, body, function, pay))
        .collect()
}

fn instrument_body<'a>(
    module: &Module<'a>,
    body: &Body<'a>,
    function: u64,
    pay: Option<u32>,
) -> Result<Body<'a>, Rejected> {
    let globals = Globals::of(module);
    let operators = meter::meter(&body.operators, &module.types, globals)
        .map_err(|operator| Rejected::Operator { function, operator: operator_name(&operator) })?;
    let operators = dynamic::meter_bulk(operators, globals);
    let frame = frame::words(module, &operators, body.local_count(), function)?;
    let operators = depth::check_depth(operators, frame, globals);
    let operators = match pay {
        Some(pay) => heap::pay_for_growth(operators, pay, globals),
        None => operators,
    };
    let body = Body { locals: body.locals.clone(), operators };
    check_body(&body)?;
    Ok(body)
}

/// The hook that growth is paid with, `None` where the memory cannot grow.
fn pay_function(module: &Module<'_>) -> Option<u32> {
    let memory = module.memories.first()?;
    if memory.maximum == Some(memory.initial) {
        return None;
    }
    module
        .imports
        .iter()
        .zip(0..)
        .find(|(import, _)| import.name == PAY_FOR_MEMORY_GROW)
        .map(|(_, index)| index)
}

fn operator_name(operator: &Operator<'_>) -> String {
    format!("{operator:?}").chars().take_while(char::is_ascii_alphanumeric).collect()
}
