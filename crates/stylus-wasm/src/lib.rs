//! What an Arbitrum Nitro chain does to a WASM module between deployment and its first call.
//!
//! A Stylus program travels as [compressed account code](encode_code), is [validated, instrumented and
//! priced](activate) once, and is then run as often as it is called. This crate holds those steps as pure
//! functions of bytes and [`Rules`]; it knows no EVM and runs no WASM.
//!
//! The instrumented module meters itself: it spends [`INK_LEFT`], sets [`INK_STATUS`] to 1 when that does
//! not suffice, and spends [`STACK_LEFT`] for every open frame. A host sets these three exported globals
//! before the call to `user_entrypoint` and reads them afterwards.

mod code;
mod cost;
mod encode;
mod fragments;
mod imports;
mod instrument;
mod module;
mod normalize;
mod prices;
mod rejected;
mod rules;
mod validate;

pub use code::{
    CodeError, CodeForm, code_form, decode_code, deploy_init_code, encode_code, encode_shortest_code,
};
pub use cost::ProgramInfo;
pub use fragments::{Root, decode_root, encode_root, join_fragments, split_code};
pub use imports::{HOOK_MODULE, IMPORTS, Import, ValueType};
pub use instrument::{INK_LEFT, INK_STATUS, SCRATCH, STACK_LEFT};
pub use normalize::normalize;
pub use rejected::Rejected;
pub use rules::Rules;

/// Name of the function that a call runs: takes the length of the calldata, returns 0 for success.
pub const ENTRYPOINT: &str = "user_entrypoint";

/// Name under which a program exports its memory.
pub const MEMORY: &str = "memory";

/// A program that passed activation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Activated {
    /// The instrumented module. Exports `user_entrypoint`, `memory` and the four injected globals, nothing
    /// else.
    pub module: Vec<u8>,
    /// What the chain records about the program.
    pub info: ProgramInfo,
}

/// Validates `wasm`, instruments it and computes what its activation and its calls cost.
///
/// `open_pages` is the number of 64 KiB pages that programs of the same transaction hold already; the initial
/// memory must fit in what is left of `rules.page_limit`.
///
/// # Errors
/// The first rule that the module breaks. On a chain every one of them burns all gas of the activating call.
pub fn activate(wasm: &[u8], rules: &Rules, open_pages: u16) -> Result<Activated, Rejected> {
    let module = module::Module::parse(wasm, rules)?;
    validate::validate(&module, rules, open_pages)?;
    let bodies = instrument::instrument(&module)?;
    let info = cost::measure(&module, &bodies, rules)?;
    let module = encode::encode(&module, bodies)?;
    Ok(Activated { module, info })
}
