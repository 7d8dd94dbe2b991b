//! Globals, data and element segments: constant, and inside what they initialise.

use wasmparser::{ConstExpr, DataKind, ElementItems, ElementKind, Operator, RefType};

use crate::module::Module;
use crate::rejected::Rejected;

const PAGE_BYTES: u64 = 65_536;
const DATA: &str = "data segment";
const ELEMENT: &str = "element segment";

pub(super) fn check(module: &Module<'_>) -> Result<(), Rejected> {
    for (global, index) in module.globals.iter().zip(0..) {
        constant(&global.init_expr).ok_or(Rejected::NotConstant { what: "global", index })?;
    }
    check_data(module)?;
    check_elements(module)
}

fn check_data(module: &Module<'_>) -> Result<(), Rejected> {
    let size = module.memories.first().map_or(0, |memory| memory.initial.saturating_mul(PAGE_BYTES));
    for (segment, index) in module.data.iter().zip(0..) {
        if let DataKind::Active { offset_expr, .. } = &segment.kind {
            check_range(DATA, index, offset_expr, segment.data.len() as u64, size)?;
        }
    }
    Ok(())
}

fn check_elements(module: &Module<'_>) -> Result<(), Rejected> {
    for (segment, index) in module.elements.iter().zip(0..) {
        let ElementKind::Active { table_index, offset_expr } = &segment.kind else {
            continue;
        };
        let ElementItems::Functions(functions) = &segment.items else {
            return Err(Rejected::ElementKind { index });
        };
        let table = module.tables.get(table_index.unwrap_or_default() as usize);
        let size =
            table.filter(|table| table.element_type == RefType::FUNCREF).map_or(0, |table| table.initial);
        check_range(ELEMENT, index, offset_expr, u64::from(functions.count()), size)?;
    }
    Ok(())
}

fn check_range(
    what: &'static str,
    index: u64,
    offset: &ConstExpr<'_>,
    length: u64,
    size: u64,
) -> Result<(), Rejected> {
    let Some(Operator::I32Const { value: offset }) = constant(offset) else {
        return Err(Rejected::NotConstant { what, index });
    };
    let end = u64::try_from(offset).ok().and_then(|start| start.checked_add(length));
    match end {
        Some(end) if end <= size => Ok(()),
        _ => Err(Rejected::SegmentOutOfBounds { what, index, offset, length, size }),
    }
}

/// The constant that an expression consists of, if it is one constant and nothing else.
fn constant<'a>(expression: &ConstExpr<'a>) -> Option<Operator<'a>> {
    let mut operators = expression.get_operators_reader();
    let value = operators.read().ok()?;
    let single = matches!(operators.read(), Ok(Operator::End)) && operators.eof();
    let constant = matches!(
        value,
        Operator::I32Const { .. }
            | Operator::I64Const { .. }
            | Operator::F32Const { .. }
            | Operator::F64Const { .. }
    );
    (single && constant).then_some(value)
}
