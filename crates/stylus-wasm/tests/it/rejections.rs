//! One module per rule, each breaking that rule alone.

use stylus_wasm::{Rejected, Rules, activate};
use wasm_encoder::{ExportKind, Instruction, ValType};

use crate::modules::Draft;
use crate::verdict::{check, check_accepted, check_invalid, check_under};

fn importing(name: &'static str, params: Vec<ValType>, results: Vec<ValType>) -> Draft {
    Draft::default().importing(&[(name, params, results)])
}

fn exporting(name: &str) -> Draft {
    let mut draft = importing("chainid", vec![], vec![ValType::I64]);
    draft.exports.push((name.into(), ExportKind::Func, 1));
    draft
}

#[test]
fn what_is_not_wasm_is_refused() {
    check_invalid(b"hello", "magic");
    check_invalid(b"", "unexpected end");
    let valid = Draft::default().encode();
    check_invalid(&valid[..valid.len() - 1], "unexpected end");
    check_invalid(&Draft::body(vec![Instruction::I64Const(0)]).encode(), "type mismatch");
}

#[test]
fn proposals_beyond_the_admitted_ones_are_refused() {
    let tail_call = Draft::body(vec![Instruction::I32Const(0), Instruction::ReturnCall(0)]);
    check_invalid(&tail_call.encode(), "tail calls");
    let mut references = Draft::default();
    references.functions[0].1 = vec![(1, ValType::FUNCREF)];
    check_invalid(&references.encode(), "reference types");
}

#[test]
fn multi_value_is_refused_from_arbos_60_on() {
    let mut draft = Draft::default();
    draft.types.push((vec![], vec![ValType::I32, ValType::I32]));
    draft.functions.push((1, vec![], vec![Instruction::I32Const(0), Instruction::I32Const(0)]));
    check_invalid(&draft.encode(), "multi-value");
    let before = Rules { arbos_version: 51, ..Rules::default() };
    assert!(activate(&draft.encode(), &before, 0).is_ok());
}

#[test]
fn imports_must_be_known_host_functions() {
    let unknown =
        |module: &str, name: &str| Rejected::UnknownImport { module: module.into(), name: name.into() };
    check(&importing("storage_load", vec![], vec![]), unknown("vm_hooks", "storage_load"));
    check(&importing("env::read_args", vec![ValType::I32], vec![]), unknown("env", "read_args"));
    let signature = Rejected::ImportSignature {
        name: "read_args".into(),
        expected: "(i32) -> ()".into(),
        found: "(i64) -> ()".into(),
    };
    check(&importing("read_args", vec![ValType::I64], vec![]), signature);
    let hook = ("chainid", vec![], vec![ValType::I64]);
    let twice = Draft::default().importing(&[hook.clone(), hook]);
    check(&twice, Rejected::InconsistentImport { name: "chainid".into(), first: 1, second: 2 });
}

#[test]
fn export_names_may_not_be_taken() {
    let shadows = |name: &str| Rejected::ExportShadowsImport { name: name.into() };
    let reserved = |name: &str| Rejected::ReservedExport { name: name.into() };
    check(&exporting("chainid"), shadows("chainid"));
    check(&exporting("a__b__chainid"), shadows("a__b__chainid"));
    check(&exporting("stylus_ink_left"), reserved("stylus_ink_left"));
    check(&exporting("a__stylus"), reserved("a__stylus"));
    check_accepted(&exporting("chainid__a"));
    check_accepted(&exporting("stylus__a"));
}

#[test]
fn the_entry_point_must_exist_with_its_type() {
    let renamed = |kind| Draft {
        exports: vec![("user_entrypoint".into(), kind, 0), ("memory".into(), ExportKind::Memory, 0)],
        ..Draft::default()
    };
    check(&renamed(ExportKind::Memory), Rejected::MissingEntrypoint);
    let mut draft = Draft::default();
    draft.types[0] = (vec![], vec![ValType::I32]);
    check(&draft, Rejected::EntrypointSignature { found: "() -> (i32)".into() });
}

#[test]
fn memory_must_be_exported_and_bounded() {
    let memory = |minimum, maximum| Draft { memory: Some((minimum, maximum)), ..Draft::default() };
    let mut none = Draft { memory: None, ..Draft::default() };
    none.exports.pop();
    check(&none, Rejected::MissingMemory);
    let mut hidden = Draft::default();
    hidden.exports.pop();
    check(&hidden, Rejected::MemoryNotExported);
    check(&memory(129, Some(129)), Rejected::MemoryTooLarge { pages: 129, limit: 128 });
    check(&memory(1, Some(2)), Rejected::MissingMemoryGrowImport { initial: 1 });
    check(&memory(1, None), Rejected::MissingMemoryGrowImport { initial: 1 });
    check_accepted(&memory(128, Some(128)));
    let open = Rejected::PageLimit { pages: 3, open: 126, limit: 128 };
    check_under(&Rules::default(), 126, &memory(3, Some(3)), open);
    assert!(activate(&memory(3, Some(3)).encode(), &Rules::default(), 125).is_ok());
}

#[test]
fn start_functions_are_refused() {
    let mut draft = Draft { start: Some(1), ..Draft::default() };
    draft.types.push((vec![], vec![]));
    draft.functions.push((1, vec![], vec![]));
    check(&draft, Rejected::StartFunction { function: 1 });
}

#[test]
fn segments_must_lie_inside_what_they_fill() {
    let data = |offset, length| Draft { data: vec![(offset, vec![1; length])], ..Draft::default() };
    let outside = |offset, length| Rejected::SegmentOutOfBounds {
        what: "data segment",
        index: 0,
        offset,
        length,
        size: 65_536,
    };
    check_accepted(&data(65_532, 4));
    check(&data(65_533, 4), outside(65_533, 4));
    check(&data(-1, 1), outside(-1, 1));
    let elements =
        |offset| Draft { table: Some(2), elements: vec![(offset, vec![0, 0])], ..Draft::default() };
    check_accepted(&elements(0));
    let what = "element segment";
    check(&elements(1), Rejected::SegmentOutOfBounds { what, index: 0, offset: 1, length: 2, size: 2 });
}

#[test]
fn operators_without_price_are_refused() {
    let float = vec![
        Instruction::F32Const(1.0.into()),
        Instruction::F32Const(1.0.into()),
        Instruction::F32Add,
        Instruction::Drop,
        Instruction::I32Const(0),
    ];
    check(&Draft::body(float), Rejected::Operator { function: 0, operator: "F32Add".into() });
    let mut copy = Draft::body(vec![
        Instruction::I32Const(0),
        Instruction::I32Const(0),
        Instruction::I32Const(0),
        Instruction::TableCopy { src_table: 0, dst_table: 0 },
        Instruction::I32Const(0),
    ]);
    copy.table = Some(1);
    check(&copy, Rejected::Operator { function: 0, operator: "TableCopy".into() });
}
