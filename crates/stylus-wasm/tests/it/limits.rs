//! Counts, sizes and costs at their limits and one beyond.

use stylus_wasm::{Rejected, Rules, activate};
use wasm_encoder::{ConstExpr, Instruction, NameSection, Section, ValType};

use crate::modules::Draft;
use crate::verdict::{check, check_accepted, check_invalid};

#[test]
fn counts_are_limited() {
    let too_many = |what, count, limit| Rejected::TooMany { what, count, limit };
    let data = |count| Draft { data: vec![(0, vec![1]); count], ..Draft::default() };
    check_accepted(&data(128));
    check(&data(129), too_many("data segments", 129, 128));
    let elements = |count| Draft { table: Some(1), elements: vec![(0, vec![0]); count], ..Draft::default() };
    check(&elements(129), too_many("element segments", 129, 128));
    let table = |minimum| Draft { table: Some(minimum), ..Draft::default() };
    check_accepted(&table(4_096));
    check(&table(4_097), too_many("table entries", 4_097, 4_096));
    let functions = |count| Draft {
        functions: vec![(0, vec![], vec![Instruction::I32Const(0)]); count],
        ..Draft::default()
    };
    check_accepted(&functions(4_096));
    check(&functions(4_097), too_many("functions", 4_097, 4_096));
    let locals = |count| Draft {
        functions: vec![(0, vec![(count, ValType::I64)], vec![Instruction::I32Const(0)])],
        ..Draft::default()
    };
    check_accepted(&locals(348));
    check(&locals(349), too_many("locals in one function", 349, 348));
    let globals =
        |count| Draft { globals: vec![(ValType::I32, ConstExpr::i32_const(0)); count], ..Draft::default() };
    check(&globals(32_765), too_many("globals", 32_769, 32_768));
}

#[test]
fn the_name_section_must_be_sound_and_its_name_short() {
    let named = |length| {
        let mut wasm = Draft::default().encode();
        let mut names = NameSection::new();
        names.module(&"n".repeat(length));
        names.append_to(&mut wasm);
        wasm
    };
    assert!(activate(&named(512), &Rules::default(), 0).is_ok());
    let what = "bytes in the module's name";
    let long = activate(&named(513), &Rules::default(), 0).map(|program| program.info);
    assert_eq!(long, Err(Rejected::TooMany { what, count: 513, limit: 512 }));
    let cut = [&Draft::default().encode()[..], b"\0\x07\x04name\x00\x05"].concat();
    check_invalid(&cut, "unexpected end");
}

#[test]
fn operators_count_after_instrumentation() {
    // 12 for the payment, 12 for entering, 5 for leaving, and the constant with the end.
    let nops = |count| Draft::body([vec![Instruction::Nop; count], vec![Instruction::I32Const(0)]].concat());
    check_accepted(&nops(65_536 - 31));
    let limit = 65_536;
    check(
        &nops(65_537 - 31),
        Rejected::TooMany { what: "operators in one function", count: limit + 1, limit },
    );
}

#[test]
fn operand_stacks_are_limited() {
    let deep = |count: usize| {
        let values = vec![Instruction::I32Const(1); count];
        Draft::body([values, vec![Instruction::I32Add; count - 1]].concat())
    };
    check_accepted(&deep(4_096));
    check(&deep(4_097), Rejected::OperandStack { function: 0, words: 4_097, limit: 4_096 });
}

#[test]
fn costs_must_fit_their_fields() {
    // 0.75244 gas per data byte.
    let data =
        |length| Draft { memory: Some((2, Some(2))), data: vec![(0, vec![7; length])], ..Draft::default() };
    check_accepted(&data(86_500));
    match activate(&data(90_000).encode(), &Rules::default(), 0) {
        Err(Rejected::CostTooHigh { what: "cached cost", cost, limit: 65_535 }) => assert!(cost > 67_000),
        other => panic!("{:?}", other.map(|program| program.info)),
    }
}
