//! Why a module is refused activation.

use crate::imports::HOOK_MODULE;

/// The rule that a module breaks. Functions are counted from the first one defined in the module.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Rejected {
    /// Not a WASM module, not well typed, or it uses a proposal that programs may not use.
    #[error("invalid module: {message} (at byte {offset})")]
    Invalid {
        /// What the validator found.
        message: String,
        /// Where, in bytes from the start of the module.
        offset: u64,
    },
    /// A section kind that programs may not contain; 12 is the DataCount section.
    #[error("sections of kind {id} are not supported")]
    Section {
        /// The section's kind byte.
        id: u8,
    },
    /// Something other than a function is imported.
    #[error("import {module}.{name} is not a function")]
    ImportKind {
        /// Module name of the import.
        module: String,
        /// Name of the import.
        name: String,
    },
    /// No host function has this name.
    #[error("no host function {module}.{name}; every import must be from {HOOK_MODULE}")]
    UnknownImport {
        /// Module name of the import.
        module: String,
        /// Name of the import.
        name: String,
    },
    /// A host function is imported with the wrong type.
    #[error("host function {name} is {expected} but imported as {found}")]
    ImportSignature {
        /// Name of the host function.
        name: String,
        /// Its type.
        expected: String,
        /// The type in the module.
        found: String,
    },
    /// A host function is imported twice through different entries of the type section.
    #[error("host function {name} is imported through types {first} and {second}")]
    InconsistentImport {
        /// Name of the host function.
        name: String,
        /// Type index of the first import.
        first: u32,
        /// Type index of the other import.
        second: u32,
    },
    /// An export, after its last `__`, has the name of an import.
    #[error("export {name} has the name of an import")]
    ExportShadowsImport {
        /// The full name of the export.
        name: String,
    },
    /// An export, after its last `__`, starts with `stylus`.
    #[error("export {name} is reserved")]
    ReservedExport {
        /// The full name of the export.
        name: String,
    },
    /// The module has a start function.
    #[error("start functions are not allowed (function {function})")]
    StartFunction {
        /// Index among all functions, imports included.
        function: u32,
    },
    /// No exported function `user_entrypoint`.
    #[error("the module exports no function user_entrypoint")]
    MissingEntrypoint,
    /// `user_entrypoint` has the wrong type.
    #[error("user_entrypoint must be (i32) -> (i32) but is {found}")]
    EntrypointSignature {
        /// The type in the module.
        found: String,
    },
    /// The module has no memory.
    #[error("the module has no memory")]
    MissingMemory,
    /// The memory is not exported as `memory`.
    #[error("the memory is not exported as memory")]
    MemoryNotExported,
    /// The initial memory exceeds the fixed bound.
    #[error("initial memory of {pages} pages exceeds the bound of {limit}")]
    MemoryTooLarge {
        /// Initial pages.
        pages: u64,
        /// The bound.
        limit: u64,
    },
    /// The initial memory does not fit beside the pages open in the transaction.
    #[error("initial memory of {pages} pages does not fit: {open} of {limit} pages are open")]
    PageLimit {
        /// Initial pages.
        pages: u64,
        /// Pages held by other programs of the transaction.
        open: u16,
        /// Pages allowed per transaction.
        limit: u16,
    },
    /// The memory can grow but nothing pays for it.
    #[error("memory can grow from {initial} pages, so the module must import pay_for_memory_grow")]
    MissingMemoryGrowImport {
        /// Initial pages.
        initial: u64,
    },
    /// A global, data segment or element segment whose initial value or offset is not a single constant.
    #[error("{what} {index} is not initialised by a constant")]
    NotConstant {
        /// `global`, `data segment` or `element segment`.
        what: &'static str,
        /// Its index.
        index: u64,
    },
    /// An active segment reaches beyond the initial memory or table.
    #[error("{what} {index} covers {offset}..{offset}+{length} of {size}")]
    SegmentOutOfBounds {
        /// `data segment` (bytes) or `element segment` (entries).
        what: &'static str,
        /// Its index.
        index: u64,
        /// Where it starts; negative offsets are always out of bounds.
        offset: i32,
        /// How long it is.
        length: u64,
        /// Size of what it initialises.
        size: u64,
    },
    /// Element segments must list function indices.
    #[error("element segment {index} is not a list of functions")]
    ElementKind {
        /// Its index.
        index: u64,
    },
    /// One of the counts that bound an activation's work is exceeded.
    #[error("{count} {what}, limit {limit}")]
    TooMany {
        /// What is counted.
        what: &'static str,
        /// How many there are.
        count: u64,
        /// How many there may be.
        limit: u64,
    },
    /// An operator without price: floating-point arithmetic, tables, passive segments.
    #[error("function {function} uses {operator}, which programs may not use")]
    Operator {
        /// Index of the function.
        function: u64,
        /// The operator's name.
        operator: String,
    },
    /// Too many values on the operand stack at once.
    #[error("function {function} holds {words} values on its stack at once, limit {limit}")]
    OperandStack {
        /// Index of the function.
        function: u64,
        /// Worst case in words.
        words: u32,
        /// The limit.
        limit: u32,
    },
    /// A stack frame (values, locals and four words) is too large.
    #[error("function {function} has a frame of {words} words, limit {limit}")]
    FrameSize {
        /// Index of the function.
        function: u64,
        /// Size in words.
        words: u32,
        /// The limit.
        limit: u32,
    },
    /// A recorded cost does not fit its field.
    #[error("{what} {cost} exceeds {limit}")]
    CostTooHigh {
        /// `init cost`, `cached cost` (gas) or `asm estimate` (bytes).
        what: &'static str,
        /// The cost.
        cost: u64,
        /// Largest value of the field.
        limit: u64,
    },
    /// The instrumented module could not be written.
    #[error("cannot encode the instrumented module: {message}")]
    Encoding {
        /// What the encoder found.
        message: String,
    },
}

impl From<wasmparser::Error> for Rejected {
    fn from(error: wasmparser::Error) -> Self {
        Self::Invalid { message: error.message().to_owned(), offset: error.offset() }
    }
}
