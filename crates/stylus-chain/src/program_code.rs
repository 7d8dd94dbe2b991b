//! From account code to the WASM of a program, through its fragments where it has them.

use revm::context::{ContextTr, JournalTr};
use stylus_wasm::{CodeError, CodeForm, Rejected};

use crate::{context::ArbContext, engine::EngineError};

/// Why there is no module behind some code.
#[derive(Debug, thiserror::Error)]
pub enum ProgramCodeError {
    /// The code is no program or does not decompress.
    #[error(transparent)]
    Code(#[from] CodeError),
    /// The module does not pass activation.
    #[error(transparent)]
    Rejected(#[from] Rejected),
    /// The module does not compile.
    #[error(transparent)]
    Engine(#[from] EngineError),
}

/// The WASM that `code` holds, decompressed. Fragments are read from their accounts, which are warm afterwards.
///
/// # Errors
/// [`CodeError`] if the code has no known form, a fragment is missing, or the stream is damaged or too long.
pub fn wasm_of(ctx: &mut ArbContext<'_>, code: &[u8]) -> Result<Vec<u8>, CodeError> {
    let rules = ctx.chain.config.rules.clone();
    if stylus_wasm::code_form(code) != Some(CodeForm::Root) {
        return stylus_wasm::decode_code(code, &rules);
    }
    let root = stylus_wasm::decode_root(code, &rules)?;
    let mut fragments = Vec::with_capacity(root.fragments.len());
    for address in &root.fragments {
        let Ok(fragment) = ctx.journal_mut().code(*address);
        fragments.push(fragment.data);
    }
    stylus_wasm::join_fragments(&root, &fragments, &rules)
}

/// The instrumented module of an active program.
///
/// # Errors
/// As [`wasm_of`], or [`Rejected`] if the code was never activatable.
pub fn instrumented(ctx: &mut ArbContext<'_>, code: &[u8]) -> Result<Vec<u8>, ProgramCodeError> {
    let wasm = wasm_of(ctx, code)?;
    Ok(stylus_wasm::activate(&wasm, &ctx.chain.config.rules, 0)?.module)
}
