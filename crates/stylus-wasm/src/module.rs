//! A module as the passes see it: sections for looking up, bodies as operators, the rest as bytes.

use std::ops::Range;

use wasmparser::{
    Data, Element, Export, ExternalKind, FuncType, FunctionBody, Global, KnownCustom, MemoryType, Name,
    Operator, Parser, Payload, TableType, TypeRef, ValType, Validator, WasmFeatures,
};

use crate::rejected::Rejected;
use crate::rules::Rules;

/// A function import.
pub(crate) struct FunctionImport<'a> {
    pub(crate) module: &'a str,
    pub(crate) name: &'a str,
    pub(crate) type_index: u32,
}

/// A function body.
pub(crate) struct Body<'a> {
    /// Declared locals in runs, parameters excluded.
    pub(crate) locals: Vec<(u32, ValType)>,
    pub(crate) operators: Vec<Operator<'a>>,
}

impl Body<'_> {
    pub(crate) fn local_count(&self) -> u32 {
        self.locals.iter().fold(0, |sum, (count, _)| sum.saturating_add(*count))
    }
}

/// A module that passed the WASM validator.
#[derive(Default)]
pub(crate) struct Module<'a> {
    pub(crate) wasm: &'a [u8],
    /// Kind and content range of the sections that are copied, in order.
    pub(crate) sections: Vec<(u8, Range<usize>)>,
    pub(crate) types: Vec<FuncType>,
    pub(crate) imports: Vec<FunctionImport<'a>>,
    /// Type indices of the functions defined in the module.
    pub(crate) functions: Vec<u32>,
    pub(crate) tables: Vec<TableType>,
    pub(crate) memories: Vec<MemoryType>,
    pub(crate) globals: Vec<Global<'a>>,
    pub(crate) exports: Vec<Export<'a>>,
    pub(crate) elements: Vec<Element<'a>>,
    pub(crate) data: Vec<Data<'a>>,
    pub(crate) bodies: Vec<Body<'a>>,
    /// Name given to the module by its name section.
    pub(crate) name: Option<&'a str>,
}

impl<'a> Module<'a> {
    /// Validates `wasm` as WASM restricted to the proposals that `rules` admit, and reads it.
    pub(crate) fn parse(wasm: &'a [u8], rules: &Rules) -> Result<Self, Rejected> {
        let features = features(rules);
        Validator::new_with_features(features).validate_all(wasm)?;
        let mut parser = Parser::new(0);
        parser.set_features(features);
        let mut module = Self { wasm, ..Self::default() };
        for payload in parser.parse_all(wasm) {
            module.read(payload?)?;
        }
        Ok(module)
    }

    /// Type of a function, counted with the imports first.
    pub(crate) fn function_type(&self, function: u32) -> Option<&FuncType> {
        let function = function as usize;
        let type_index = match self.imports.get(function) {
            Some(import) => import.type_index,
            None => *self.functions.get(function.checked_sub(self.imports.len())?)?,
        };
        self.types.get(type_index as usize)
    }

    /// Index of the export with this name and kind.
    pub(crate) fn export(&self, name: &str, kind: ExternalKind) -> Option<u32> {
        self.exports
            .iter()
            .find(|export| export.name == name && export.kind == kind)
            .map(|export| export.index)
    }

    fn read(&mut self, payload: Payload<'a>) -> Result<(), Rejected> {
        if let Some((id, range)) = payload.as_section() {
            let range = range.start as usize..range.end as usize;
            self.sections.push((id, range));
        }
        match payload {
            Payload::TypeSection(section) => {
                self.types = section.into_iter_err_on_gc_types().collect::<Result<_, _>>()?;
            }
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    self.imports.push(function_import(import?)?);
                }
            }
            Payload::FunctionSection(section) => {
                self.functions = section.into_iter().collect::<Result<_, _>>()?
            }
            Payload::TableSection(section) => {
                for table in section {
                    self.tables.push(table?.ty);
                }
            }
            Payload::MemorySection(section) => {
                self.memories = section.into_iter().collect::<Result<_, _>>()?
            }
            Payload::GlobalSection(section) => {
                self.globals = section.into_iter().collect::<Result<_, _>>()?
            }
            Payload::ExportSection(section) => {
                self.exports = section.into_iter().collect::<Result<_, _>>()?
            }
            Payload::StartSection { func, .. } => {
                return Err(Rejected::StartFunction { function: func });
            }
            Payload::ElementSection(section) => {
                self.elements = section.into_iter().collect::<Result<_, _>>()?
            }
            Payload::DataSection(section) => self.data = section.into_iter().collect::<Result<_, _>>()?,
            Payload::CodeSectionEntry(body) => self.bodies.push(read_body(&body)?),
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(names) = section.as_known() {
                    self.name = module_name(names)?;
                }
            }
            Payload::Version { .. } | Payload::CodeSectionStart { .. } | Payload::End(_) => {}
            other => return Err(unsupported_section(&other)),
        }
        Ok(())
    }
}

fn features(rules: &Rules) -> WasmFeatures {
    let base = WasmFeatures::WASM1
        | WasmFeatures::SIGN_EXTENSION
        | WasmFeatures::SATURATING_FLOAT_TO_INT
        | WasmFeatures::BULK_MEMORY;
    if rules.allows_multi_value() { base | WasmFeatures::MULTI_VALUE } else { base }
}

fn function_import(import: wasmparser::Import<'_>) -> Result<FunctionImport<'_>, Rejected> {
    match import.ty {
        TypeRef::Func(type_index) => {
            Ok(FunctionImport { module: import.module, name: import.name, type_index })
        }
        _ => Err(Rejected::ImportKind { module: import.module.to_owned(), name: import.name.to_owned() }),
    }
}

fn read_body<'a>(body: &FunctionBody<'a>) -> Result<Body<'a>, Rejected> {
    let locals = body.get_locals_reader()?.into_iter().collect::<Result<_, _>>()?;
    let operators = body.get_operators_reader()?.into_iter().collect::<Result<_, _>>()?;
    Ok(Body { locals, operators })
}

// The whole section is read because chains reject a module whose name section does not parse.
fn module_name(names: wasmparser::NameSectionReader<'_>) -> Result<Option<&str>, Rejected> {
    let mut found = None;
    for name in names {
        match name? {
            Name::Module { name, .. } => found = Some(name),
            Name::Function(functions) => {
                for function in functions {
                    function?;
                }
            }
            _ => {}
        }
    }
    Ok(found)
}

fn unsupported_section(payload: &Payload<'_>) -> Rejected {
    let id = match payload {
        Payload::DataCountSection { .. } => 12,
        other => other.as_section().map_or(u8::MAX, |(id, _)| id),
    };
    Rejected::Section { id }
}
