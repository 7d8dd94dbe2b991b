//! What activation records about a program and charges for it.

use crate::module::{Body, Module};
use crate::rejected::Rejected;
use crate::rules::Rules;

/// Globals that instrumentation adds, counted in the cached cost.
pub(crate) const INJECTED_GLOBALS: u64 = 4;

/// Gas that the chain charges per microsecond of estimated work.
const GAS_PER_MICROSECOND: u64 = 28;

/// First ArbOS version that charges for the length of the module.
const CHARGES_LENGTH_SINCE: u64 = 32;

/// What activation records about a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgramInfo {
    /// Length of the module in bytes, decompressed.
    pub wasm_bytes: u32,
    /// Bytes of the data and element sections without their leading counts. Each costs 0.75 gas on every
    /// call.
    pub data_bytes: u32,
    /// Functions defined in the module.
    pub functions: u32,
    /// Initial memory in pages of 64 KiB.
    pub footprint: u16,
    /// Initialisation cost in gas, before scaling: see [`Rules::init_gas`].
    pub init_cost: u16,
    /// Cost of a cached call in gas, before scaling: see [`Rules::cached_gas`].
    pub cached_cost: u16,
    /// Estimated size of the native code in bytes, from which the data fee is computed.
    pub asm_estimate: u32,
    /// Gas that validation charges; the flat part of an activation comes on top.
    pub activation_gas: u64,
}

/// Computes the record from the module and its instrumented bodies. Every term is rounded down by itself.
pub(crate) fn measure(
    module: &Module<'_>,
    bodies: &[Body<'_>],
    rules: &Rules,
) -> Result<ProgramInfo, Rejected> {
    let size = Size::of(module, bodies);
    let cached_cost = size.functions * 13_420 / 100_000
        + size.signature_values * 89 / 100_000
        + size.wasm_bytes * 122 / 100_000
        + size.globals * 1_628 / 1_000
        + size.segment_bytes() * 75_244 / 100_000
        + size.pages * 5;
    let own_init_cost = size.functions * 8_252 / 1_000
        + size.signature_values * 1_059 / 1_000
        + size.wasm_bytes * 1_286 / 10_000;
    // Version 1 programs pay the initialisation cost instead of, not beside, the cached cost.
    let init_cost = if rules.stylus_version == 1 { cached_cost + own_init_cost } else { own_init_cost };
    let asm_estimate = 512_000
        + size.functions * 996_829 / 1_000
        + size.signature_values * 11_416 / 1_000
        + size.wasm_bytes * 62_628 / 10_000;
    Ok(ProgramInfo {
        wasm_bytes: fit("module bytes", size.wasm_bytes)?,
        data_bytes: fit("data bytes", size.segment_bytes())?,
        functions: fit("functions", size.functions)?,
        footprint: fit("footprint", size.pages)?,
        init_cost: fit("init cost", init_cost)?,
        cached_cost: fit("cached cost", cached_cost)?,
        asm_estimate: fit("asm estimate", asm_estimate)?,
        activation_gas: activation_gas(&size, rules),
    })
}

/// The sizes that the cost formulas are functions of.
struct Size {
    wasm_bytes: u64,
    functions: u64,
    /// Parameters and results over all defined functions.
    signature_values: u64,
    globals: u64,
    data_segment_bytes: u64,
    data_payload_bytes: u64,
    element_segment_bytes: u64,
    pages: u64,
    /// Operators after instrumentation.
    operators: u64,
}

impl Size {
    fn of(module: &Module<'_>, bodies: &[Body<'_>]) -> Self {
        let values = |type_index: &u32| {
            let types = module.types.get(*type_index as usize);
            types.map_or(0, |ty| (ty.params().len() + ty.results().len()) as u64)
        };
        Self {
            wasm_bytes: module.wasm.len() as u64,
            functions: module.functions.len() as u64,
            signature_values: module.functions.iter().map(values).sum(),
            globals: module.globals.len() as u64 + INJECTED_GLOBALS,
            data_segment_bytes: module.data.iter().map(|data| data.range.end - data.range.start).sum(),
            data_payload_bytes: module.data.iter().map(|data| data.data.len() as u64).sum(),
            element_segment_bytes: element_bytes(module),
            pages: module.memories.first().map_or(0, |memory| memory.initial),
            operators: bodies.iter().map(|body| body.operators.len() as u64).sum(),
        }
    }

    fn segment_bytes(&self) -> u64 {
        self.data_segment_bytes + self.element_segment_bytes
    }
}

/// Bytes of all element segments, headers included.
pub(crate) fn element_bytes(module: &Module<'_>) -> u64 {
    module.elements.iter().map(|element| element.range.end - element.range.start).sum()
}

fn activation_gas(size: &Size, rules: &Rules) -> u64 {
    let length =
        if rules.arbos_version >= CHARGES_LENGTH_SINCE { size.wasm_bytes * 31_733 / 100_000 } else { 0 };
    let microseconds = length
        + size.functions * 17_263 / 100_000
        + size.data_payload_bytes * 17_376 / 100_000
        + size.element_segment_bytes * 17_376 / 100_000
        + size.pages * 2_217
        + size.operators * 535 / 1_000;
    microseconds * GAS_PER_MICROSECOND
}

fn fit<T: TryFrom<u64> + Bounded>(what: &'static str, cost: u64) -> Result<T, Rejected> {
    T::try_from(cost).map_err(|_| Rejected::CostTooHigh { what, cost, limit: T::LIMIT })
}

trait Bounded {
    const LIMIT: u64;
}

impl Bounded for u16 {
    const LIMIT: u64 = u16::MAX as u64;
}

impl Bounded for u32 {
    const LIMIT: u64 = u32::MAX as u64;
}
