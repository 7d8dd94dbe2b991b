//! The rules for programs beyond those of WASM itself.

mod exports;
mod imports;
mod limits;
mod memory;
mod segments;

use wasmparser::FuncType;

use crate::module::Module;
use crate::rejected::Rejected;
use crate::rules::Rules;

/// Checks every rule that does not depend on instrumentation.
pub(crate) fn validate(module: &Module<'_>, rules: &Rules, open_pages: u16) -> Result<(), Rejected> {
    imports::check(module)?;
    exports::check(module)?;
    memory::check(module, rules, open_pages)?;
    segments::check(module)?;
    limits::check(module, rules)
}

pub(crate) use limits::check_body;

/// A signature as text, for errors.
fn signature(ty: &FuncType) -> String {
    let list = |types: &[wasmparser::ValType]| {
        let names: Vec<_> = types.iter().map(ToString::to_string).collect();
        names.join(", ")
    };
    format!("({}) -> ({})", list(ty.params()), list(ty.results()))
}
