//! Writes the instrumented module.

use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{
    CodeSection, ConstExpr, ExportKind, ExportSection, Function, GlobalSection, GlobalType, RawSection,
    SectionId, ValType,
};
use wasmparser::ExternalKind;

use crate::instrument::{Globals, INK_LEFT, INK_STATUS, SCRATCH, STACK_LEFT};
use crate::module::{Body, Module};
use crate::rejected::Rejected;
use crate::{ENTRYPOINT, MEMORY};

/// Writes globals, exports and code anew and copies the sections that instrumentation leaves alone.
pub(crate) fn encode(module: &Module<'_>, bodies: Vec<Body<'_>>) -> Result<Vec<u8>, Rejected> {
    let mut output = wasm_encoder::Module::new();
    copy(module, &mut output, &[SectionId::Type, SectionId::Import, SectionId::Function]);
    copy(module, &mut output, &[SectionId::Table, SectionId::Memory]);
    output.section(&globals(module)?);
    output.section(&exports(module));
    copy(module, &mut output, &[SectionId::Element]);
    output.section(&code(bodies)?);
    copy(module, &mut output, &[SectionId::Data]);
    Ok(output.finish())
}

fn copy(module: &Module<'_>, output: &mut wasm_encoder::Module, ids: &[SectionId]) {
    for &id in ids {
        let section = module.sections.iter().find(|(section, _)| *section == id as u8);
        if let Some(data) = section.and_then(|(_, range)| module.wasm.get(range.clone())) {
            output.section(&RawSection { id: id as u8, data });
        }
    }
}

fn globals(module: &Module<'_>) -> Result<GlobalSection, Rejected> {
    let mut section = GlobalSection::new();
    for global in &module.globals {
        RoundtripReencoder.parse_global(&mut section, global.clone()).map_err(encoding_error)?;
    }
    let injected = |val_type| GlobalType { val_type, mutable: true, shared: false };
    section.global(injected(ValType::I64), &ConstExpr::i64_const(0));
    for _ in [INK_STATUS, SCRATCH, STACK_LEFT] {
        section.global(injected(ValType::I32), &ConstExpr::i32_const(0));
    }
    Ok(section)
}

fn exports(module: &Module<'_>) -> ExportSection {
    let mut section = ExportSection::new();
    if let Some(index) = module.export(ENTRYPOINT, ExternalKind::Func) {
        section.export(ENTRYPOINT, ExportKind::Func, index);
    }
    if let Some(index) = module.export(MEMORY, ExternalKind::Memory) {
        section.export(MEMORY, ExportKind::Memory, index);
    }
    let Globals { ink, status, scratch, stack } = Globals::of(module);
    for (name, index) in [(INK_LEFT, ink), (INK_STATUS, status), (SCRATCH, scratch), (STACK_LEFT, stack)] {
        section.export(name, ExportKind::Global, index);
    }
    section
}

fn code(bodies: Vec<Body<'_>>) -> Result<CodeSection, Rejected> {
    let mut section = CodeSection::new();
    for body in bodies {
        let mut locals = Vec::with_capacity(body.locals.len());
        for (count, ty) in body.locals {
            locals.push((count, RoundtripReencoder.val_type(ty).map_err(encoding_error)?));
        }
        let mut function = Function::new(locals);
        for operator in body.operators {
            function.instruction(&RoundtripReencoder.instruction(operator).map_err(encoding_error)?);
        }
        section.function(&function);
    }
    Ok(section)
}

fn encoding_error(error: impl std::fmt::Display) -> Rejected {
    Rejected::Encoding { message: error.to_string() }
}
