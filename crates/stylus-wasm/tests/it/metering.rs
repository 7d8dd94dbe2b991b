//! Ink and stack use, computed by hand from the published prices.

use stylus_wasm::{ENTRYPOINT, INK_LEFT, INK_STATUS, MEMORY, Rules, SCRATCH, STACK_LEFT, activate};
use wasm_encoder::{BlockType, Instruction, ValType};
use wasmparser::{Parser, Payload};

use crate::host::{Outcome, Pages, Status, run};
use crate::modules::{Draft, I32_BLOCK};

const INK: u64 = 1_000_000_000;
const HEADER: u64 = 2_450;

fn run_draft(draft: &Draft, ink: u64, argument_bytes: usize) -> Outcome {
    let rules = Rules::default();
    let program = activate(&draft.encode(), &rules, 0).expect("a valid draft");
    run(&program, &vec![0; argument_bytes], ink, Pages { open: 1, ever: 1 }, &rules)
}

#[track_caller]
fn check_ink(body: Vec<Instruction<'static>>, argument_bytes: usize, expected: u64) {
    let outcome = run_draft(&Draft::body(body), INK, argument_bytes);
    assert_eq!(outcome.status, Status::Success);
    assert_eq!(INK - outcome.ink_left, expected);
    assert_eq!(outcome.stack_left, 22_000, "stack is given back");
}

#[test]
fn one_block_costs_its_operators_and_a_header() {
    check_ink(vec![Instruction::I32Const(0)], 0, HEADER + 2);
    check_ink(vec![Instruction::Nop, Instruction::I32Const(0), Instruction::Return], 0, HEADER + 3);
}

#[test]
fn blocks_are_paid_when_entered() {
    // [local.get 75, if 765] [i32.const 1, end 1 or else 1] ... [end 1]
    let body = vec![
        Instruction::LocalGet(0),
        Instruction::If(I32_BLOCK),
        Instruction::I32Const(0),
        Instruction::Else,
        Instruction::I32Const(7),
        Instruction::I64Const(9),
        Instruction::I64Popcnt,
        Instruction::Drop,
        Instruction::Drop,
        Instruction::I32Const(0),
        Instruction::End,
    ];
    let taken = (HEADER + 75 + 765) + (HEADER + 1 + 1) + (HEADER + 1);
    check_ink(body.clone(), 1, taken);
    let not_taken = (HEADER + 75 + 765) + (HEADER + 1 + 1 + 6_000 + 9 + 9 + 1 + 1) + (HEADER + 1);
    check_ink(body, 0, not_taken);
}

#[test]
fn branch_tables_and_indirect_calls_grow_with_their_operands() {
    let table = vec![
        Instruction::Block(BlockType::Empty),
        Instruction::LocalGet(0),
        Instruction::BrTable(vec![0, 0, 0].into(), 0),
        Instruction::End,
        Instruction::I32Const(0),
    ];
    check_ink(table, 0, (HEADER + 1 + 75 + 2_400 + 3 * 325) + (HEADER + 1 + 1));

    let mut draft = Draft::body(vec![
        Instruction::I32Const(5),
        Instruction::I32Const(0),
        Instruction::CallIndirect { type_index: 0, table_index: 0 },
    ]);
    draft.functions.push((0, vec![], vec![Instruction::I32Const(0)]));
    draft.table = Some(1);
    draft.elements = vec![(0, vec![1])];
    let outcome = run_draft(&draft, INK, 0);
    assert_eq!(INK - outcome.ink_left, (HEADER + 2 + 13_610 + 650) + (HEADER + 2) + (HEADER + 1));
}

fn fill(length: i32) -> Vec<Instruction<'static>> {
    vec![
        Instruction::I32Const(0),
        Instruction::I32Const(1),
        Instruction::I32Const(length),
        Instruction::MemoryFill(0),
        Instruction::I32Const(0),
    ]
}

#[test]
fn bulk_memory_is_paid_by_the_byte() {
    let block = HEADER + 3 + 950 + 1 + 1;
    check_ink(fill(0), 0, block);
    check_ink(fill(1_000), 0, block + 100_000);
}

#[test]
fn a_block_that_cannot_be_paid_leaves_the_ink_as_it_was() {
    let price = HEADER + 2;
    let outcome = run_draft(&Draft::default(), price, 0);
    assert_eq!((outcome.status, outcome.ink_left), (Status::Success, 0));
    let outcome = run_draft(&Draft::default(), price - 1, 0);
    assert_eq!((outcome.status, outcome.ink_left), (Status::OutOfGas, price - 1));
}

#[test]
fn bulk_memory_that_cannot_be_paid_runs_out_before_it_is_done() {
    let block = HEADER + 3 + 950 + 1 + 1;
    assert_eq!(run_draft(&Draft::body(fill(10)), block + 1_000, 0).status, Status::Success);
    assert_eq!(run_draft(&Draft::body(fill(10)), block + 999, 0).status, Status::OutOfGas);
    // As an unsigned length this is 4 GiB less one byte: paid for before the bounds are looked at.
    assert_eq!(run_draft(&Draft::body(fill(-1)), INK, 0).status, Status::OutOfGas);
}

#[test]
fn blocks_with_floating_point_are_accepted_but_never_affordable() {
    let body = vec![Instruction::F64Const(1.0.into()), Instruction::Drop, Instruction::I32Const(0)];
    let outcome = run_draft(&Draft::body(body), u64::MAX - 1, 0);
    assert_eq!((outcome.status, outcome.ink_left), (Status::OutOfGas, u64::MAX - 1));
}

/// Calls itself `depth` times; the frame has `locals` extra locals.
fn recursion(locals: u32) -> Draft {
    let body = vec![
        Instruction::LocalGet(0),
        Instruction::If(I32_BLOCK),
        Instruction::LocalGet(0),
        Instruction::I32Const(1),
        Instruction::I32Sub,
        Instruction::Call(0),
        Instruction::Else,
        Instruction::I32Const(0),
        Instruction::End,
    ];
    Draft { functions: vec![(0, vec![(locals, ValType::I64)], body)], ..Draft::default() }
}

#[track_caller]
fn check_deepest(locals: u32, frame: usize) {
    // A frame is refused unless more words are left than it takes, so the last word is never used.
    let frames = (22_000 - 1) / frame;
    let deepest = run_draft(&recursion(locals), u64::MAX / 2, frames - 1);
    assert_eq!((deepest.status, deepest.stack_left), (Status::Success, 22_000));
    let deeper = run_draft(&recursion(locals), u64::MAX / 2, frames);
    assert_eq!((deeper.status, deeper.stack_left), (Status::StackOverflow, 0));
}

#[test]
fn frames_count_operands_locals_and_four_words() {
    // At the worst, before `else`: two values and the two that the payment compares.
    check_deepest(0, 4 + 4);
    check_deepest(30, 4 + 30 + 4);
}

#[test]
fn a_branch_out_of_the_body_gives_no_stack_back() {
    let outcome = run_draft(&Draft::body(vec![Instruction::I32Const(0), Instruction::Br(0)]), INK, 0);
    assert_eq!(outcome.status, Status::Success);
    // One value, the two that the next payment compares, and four words; parameters are not counted.
    assert_eq!(outcome.stack_left, 22_000 - 7);
}

#[test]
fn growth_is_paid_through_the_hook_first() {
    let body = vec![
        Instruction::I32Const(2),
        Instruction::MemoryGrow(0),
        Instruction::Drop,
        Instruction::I32Const(0),
    ];
    let draft = Draft { memory: Some((1, Some(8))), ..Draft::body(body) };
    let draft = draft.importing(&[("pay_for_memory_grow", vec![ValType::I32], vec![])]);
    let outcome = run_draft(&draft, INK, 0);
    let block = HEADER + 1 + 8_050 + 9 + 1 + 1;
    // Third page: 1,000 gas; the exponential part of three pages rounds to nothing.
    assert_eq!(INK - outcome.ink_left, block + 1_000 * 10_000);
}

#[test]
fn the_module_exports_the_entry_point_memory_and_meters_only() {
    let mut draft = Draft::default();
    draft.exports.push(("helper".into(), wasm_encoder::ExportKind::Func, 0));
    let program = activate(&draft.encode(), &Rules::default(), 0).expect("a valid draft");
    let mut names = Vec::new();
    for payload in Parser::new(0).parse_all(&program.module) {
        if let Payload::ExportSection(section) = payload.expect("a section") {
            names.extend(section.into_iter().map(|export| export.expect("an export").name));
        }
    }
    assert_eq!(names, [ENTRYPOINT, MEMORY, INK_LEFT, INK_STATUS, SCRATCH, STACK_LEFT]);
}
