//! Small modules to try the rules on.

use stylus_wasm::HOOK_MODULE;
use wasm_encoder::{
    BlockType, CodeSection, ConstExpr, DataSection, ElementSection, Elements, EntityType, ExportKind,
    ExportSection, Function, FunctionSection, GlobalSection, GlobalType, ImportSection, Instruction,
    MemorySection, MemoryType, Module, RefType, StartSection, TableSection, TableType, TypeSection, ValType,
};

/// Type index, locals and body (without the final `end`) of a function.
pub type FunctionDraft = (u32, Vec<(u32, ValType)>, Vec<Instruction<'static>>);

/// A module in the making. The default is the smallest one that activates.
pub struct Draft {
    /// Function types; 0 is that of the entry point.
    pub types: Vec<(Vec<ValType>, Vec<ValType>)>,
    /// Imports from `vm_hooks` or `module::name`, with type indices.
    pub imports: Vec<(&'static str, u32)>,
    /// The first one is exported as the entry point.
    pub functions: Vec<FunctionDraft>,
    pub table: Option<u64>,
    pub memory: Option<(u64, Option<u64>)>,
    pub globals: Vec<(ValType, ConstExpr)>,
    pub exports: Vec<(String, ExportKind, u32)>,
    pub start: Option<u32>,
    /// Offset and functions of active segments.
    pub elements: Vec<(i32, Vec<u32>)>,
    /// Offset and bytes of active segments.
    pub data: Vec<(i32, Vec<u8>)>,
}

impl Default for Draft {
    fn default() -> Self {
        Self {
            types: vec![(vec![ValType::I32], vec![ValType::I32])],
            imports: vec![],
            functions: vec![(0, vec![], vec![Instruction::I32Const(0)])],
            table: None,
            memory: Some((1, Some(1))),
            globals: vec![],
            exports: vec![
                ("user_entrypoint".into(), ExportKind::Func, 0),
                ("memory".into(), ExportKind::Memory, 0),
            ],
            start: None,
            elements: vec![],
            data: vec![],
        }
    }
}

impl Draft {
    /// The default with another body of the entry point (without the final `end`).
    pub fn body(body: Vec<Instruction<'static>>) -> Self {
        Self { functions: vec![(0, vec![], body)], ..Self::default() }
    }

    /// Adds imports and moves the entry point's index behind them.
    pub fn importing(mut self, imports: &[(&'static str, Vec<ValType>, Vec<ValType>)]) -> Self {
        for (name, params, results) in imports {
            self.imports.push((name, self.types.len() as u32));
            self.types.push((params.clone(), results.clone()));
        }
        if let Some(entrypoint) = self.exports.first_mut() {
            entrypoint.2 = self.imports.len() as u32;
        }
        self
    }

    pub fn encode(&self) -> Vec<u8> {
        let mut module = Module::new();
        self.encode_declarations(&mut module);
        self.encode_contents(&mut module);
        module.finish()
    }

    fn encode_declarations(&self, module: &mut Module) {
        let mut types = TypeSection::new();
        for (params, results) in &self.types {
            types.ty().function(params.iter().copied(), results.iter().copied());
        }
        let mut imports = ImportSection::new();
        for (name, type_index) in &self.imports {
            let (from, name) = name.split_once("::").unwrap_or((HOOK_MODULE, name));
            imports.import(from, name, EntityType::Function(*type_index));
        }
        let mut functions = FunctionSection::new();
        for (type_index, ..) in &self.functions {
            functions.function(*type_index);
        }
        module.section(&types).section(&imports).section(&functions);
        if let Some(minimum) = self.table {
            let table64 = false;
            let ty =
                TableType { element_type: RefType::FUNCREF, table64, minimum, maximum: None, shared: false };
            module.section(TableSection::new().table(ty));
        }
        if let Some((minimum, maximum)) = self.memory {
            let ty = MemoryType { minimum, maximum, memory64: false, shared: false, page_size_log2: None };
            module.section(MemorySection::new().memory(ty));
        }
        let mut globals = GlobalSection::new();
        for (val_type, init) in &self.globals {
            globals.global(GlobalType { val_type: *val_type, mutable: false, shared: false }, init);
        }
        let mut exports = ExportSection::new();
        for (name, kind, index) in &self.exports {
            exports.export(name, *kind, *index);
        }
        module.section(&globals).section(&exports);
    }

    fn encode_contents(&self, module: &mut Module) {
        if let Some(function_index) = self.start {
            module.section(&StartSection { function_index });
        }
        let mut elements = ElementSection::new();
        for (offset, functions) in &self.elements {
            elements.active(None, &ConstExpr::i32_const(*offset), Elements::Functions(functions.into()));
        }
        let mut code = CodeSection::new();
        for (_, locals, body) in &self.functions {
            let mut function = Function::new(locals.iter().copied());
            body.iter().chain([&Instruction::End]).for_each(|instruction| {
                function.instruction(instruction);
            });
            code.function(&function);
        }
        let mut data = DataSection::new();
        for (offset, bytes) in &self.data {
            data.active(0, &ConstExpr::i32_const(*offset), bytes.iter().copied());
        }
        module.section(&elements).section(&code).section(&data);
    }
}

/// A block that yields an i32.
pub const I32_BLOCK: BlockType = BlockType::Result(ValType::I32);
