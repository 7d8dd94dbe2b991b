//! Results recorded from a node that was built from Nitro's own crates.
//!
//! `USDAI_VECTORS` names the folder; when it is set, a missing file is a failure.

use std::path::{Path, PathBuf};

use serde_json::Value;
use stylus_wasm::{Activated, Rules, activate, decode_code, encode_code};

use crate::host::{self, HOOKS, Outcome, Pages, Status};

#[test]
fn activation_verdicts_and_costs_are_those_recorded() {
    let Some(vectors) = Vectors::open() else {
        return;
    };
    let cases: Vec<_> =
        vectors.cases().filter(|case| text(&case["class"]).starts_with("activation:")).collect();
    let mut judged = 0;
    for case in cases {
        let activation = &case["activation"];
        let Some(program) = activation["program"].as_str() else {
            continue;
        };
        let result = activate(&vectors.wasm(program), &vectors.rules(case), 0);
        match (text(&activation["verdict"]), result) {
            ("accept", Ok(activated)) => check_costs(case, &activated, &vectors.rules(case)),
            ("reject", Err(_)) => {}
            (verdict, result) => {
                panic!("{}: expected {verdict}, got {:?}", case["id"], result.map(|it| it.info))
            }
        }
        judged += 1;
    }
    println!("{judged} activation cases ran");
    assert!(judged > 50, "only {judged} activation cases");
}

#[test]
fn account_code_is_the_recorded_one_both_ways() {
    let Some(vectors) = Vectors::open() else {
        return;
    };
    let programs = vectors.json["programs"].as_object().expect("programs");
    for (name, program) in programs {
        let code = vectors.bytes(program, "code", "code_file");
        let wasm = vectors.wasm(name);
        assert_eq!(hex::encode(encode_code(&wasm)), hex::encode(&code), "{name}");
        assert_eq!(decode_code(&code, &Rules::default()), Ok(wasm), "{name}");
    }
    println!("{} programs encoded and decoded", programs.len());
}

#[test]
fn programs_use_exactly_the_recorded_gas_and_ink() {
    let Some(vectors) = Vectors::open() else {
        return;
    };
    let (mut steps, mut metering) = (0, 0);
    for case in vectors.cases().filter(|case| runs_alone(case)) {
        let rules = vectors.rules(case);
        let name = program_of(case);
        let program = activate(&vectors.wasm(name), &rules, 0).expect(name);
        if !imports_are_known(&program) {
            continue;
        }
        for step in case["steps"].as_array().expect("steps") {
            check_step(case, step, &program, &rules);
            steps += 1;
        }
        metering += usize::from(text(&case["class"]) == "metering");
    }
    println!("{steps} steps ran, {metering} metering cases among them");
    let recorded = vectors.cases().filter(|case| text(&case["class"]) == "metering").count();
    assert_eq!(metering, recorded, "metering cases");
}

#[track_caller]
fn check_costs(case: &Value, activated: &Activated, rules: &Rules) {
    let id = &case["id"];
    let (info, activation) = (&activated.info, &case["activation"]);
    let expect = |name: &str, found: u64| assert_eq!(Some(found), activation[name].as_u64(), "{id}: {name}");
    expect("init_cost", info.init_cost.into());
    expect("cached_cost", info.cached_cost.into());
    expect("asm_estimate", info.asm_estimate.into());
    expect("footprint", info.footprint.into());
    expect("prover_activation_gas", info.activation_gas);
    expect("wasm_len", info.wasm_bytes.into());
    expect("init_gas", rules.init_gas(info.init_cost));
    expect("cached_gas", rules.cached_gas(info.cached_cost));
    expect("page_gas_first_call", Pages::default().open_gas(info.footprint, rules));
}

#[track_caller]
fn check_step(case: &Value, step: &Value, program: &Activated, rules: &Rules) {
    let id = &case["id"];
    let (transaction, expect) = (&step["tx"], &step["expect"]);
    let limit = transaction["gas_limit"].as_u64().expect("a gas limit");
    let intrinsic = expect["intrinsic_gas"].as_u64().expect("intrinsic gas");
    let outcome = call(program, &hex_bytes(&transaction["data"]), limit - intrinsic, is_cached(case), rules);
    let status = match outcome.status {
        Status::Success => "success",
        Status::Revert => "revert",
        Status::OutOfGas => "out_of_gas",
        Status::StackOverflow => "stack_overflow",
    };
    assert_eq!(status, text(&expect["status"]), "{id}");
    assert_eq!(hex::encode(&outcome.output), hex::encode(hex_bytes(&expect["output"])), "{id}: output");
    let execution = limit - intrinsic;
    let used = match outcome.status {
        Status::Success | Status::Revert => {
            let left = outcome.ink_left / u64::from(rules.ink_price);
            (execution - left).max(memory_gas(outcome.output.len()))
        }
        Status::OutOfGas | Status::StackOverflow => execution,
    };
    assert_eq!(Some(intrinsic + used), expect["gas_used"].as_u64(), "{id}: gas");
}

/// Enters the program as the chain does: entry costs and initial pages first, the rest is ink.
fn call(program: &Activated, data: &[u8], gas: u64, cached: bool, rules: &Rules) -> Outcome {
    let info = &program.info;
    let mut pages = Pages::default();
    let init = if cached { 0 } else { rules.init_gas(info.init_cost) };
    let entry = rules.cached_gas(info.cached_cost) + init + pages.open_gas(info.footprint, rules);
    match gas.checked_sub(entry) {
        Some(gas) => host::run(program, data, gas * u64::from(rules.ink_price), pages, rules),
        None => Outcome { status: Status::OutOfGas, output: vec![], ink_left: 0, stack_left: 0 },
    }
}

/// EVM memory price of the returned bytes, the least that a call costs.
fn memory_gas(bytes: usize) -> u64 {
    let words = (bytes as u64).div_ceil(32);
    3 * words + words * words / 512
}

/// Cases with one program that is called by a plain transaction.
fn runs_alone(case: &Value) -> bool {
    let classes =
        ["metering", "outcome", "outcome:stack", "outcome:edge", "hook:args", "entry_cost", "memory"];
    let programs = case["pre"].as_object().expect("accounts").values().filter(|it| it["program"].is_string());
    classes.contains(&text(&case["class"])) && programs.count() == 1
}

fn imports_are_known(program: &Activated) -> bool {
    let payloads = wasmparser::Parser::new(0).parse_all(&program.module);
    let imports = payloads.filter_map(|payload| match payload.expect("a section") {
        wasmparser::Payload::ImportSection(section) => Some(section),
        _ => None,
    });
    imports
        .flat_map(wasmparser::ImportSectionReader::into_imports)
        .all(|it| HOOKS.contains(&it.expect("import").name))
}

fn program_of(case: &Value) -> &str {
    let accounts = case["pre"].as_object().expect("accounts");
    accounts.values().find_map(|account| account["program"].as_str()).expect("a program")
}

fn is_cached(case: &Value) -> bool {
    case["cached"].as_array().is_some_and(|cached| !cached.is_empty())
}

struct Vectors {
    folder: PathBuf,
    json: Value,
}

impl Vectors {
    fn open() -> Option<Self> {
        let named = std::env::var_os("USDAI_VECTORS").map(PathBuf::from);
        let default = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/vectors");
        let folder = named.clone().unwrap_or(default).join("stylus");
        match std::fs::read(folder.join("cases.json")) {
            Ok(bytes) => Some(Self { json: serde_json::from_slice(&bytes).expect("cases.json"), folder }),
            Err(error) if named.is_some() => {
                panic!("{}: {error}", folder.join("cases.json").display())
            }
            Err(_) => {
                println!("skipped: no vectors in {}; set USDAI_VECTORS to their folder", folder.display());
                None
            }
        }
    }

    fn cases(&self) -> impl Iterator<Item = &Value> {
        self.json["cases"].as_array().expect("cases").iter()
    }

    fn wasm(&self, program: &str) -> Vec<u8> {
        self.bytes(&self.json["programs"][program], "wasm", "wasm_file")
    }

    fn bytes(&self, program: &Value, inline: &str, file: &str) -> Vec<u8> {
        match program[file].as_str() {
            Some(path) => std::fs::read(self.folder.join(path)).expect(path),
            None => hex_bytes(&program[inline]),
        }
    }

    /// The recorded parameters: the defaults with what the case changes.
    fn rules(&self, case: &Value) -> Rules {
        let parameter = |name: &str| {
            let own = case["params"][name].as_u64();
            own.or_else(|| self.json["defaults"]["params"][name].as_u64()).expect("a parameter")
        };
        Rules {
            arbos_version: parameter("arbos_version"),
            stylus_version: parameter("stylus_version") as u16,
            ink_price: parameter("ink_price") as u32,
            max_stack_depth: parameter("max_stack_depth") as u32,
            free_pages: parameter("free_pages") as u16,
            page_gas: parameter("page_gas") as u16,
            page_limit: parameter("page_limit") as u16,
            min_init_gas: parameter("min_init_gas") as u8,
            min_cached_init_gas: parameter("min_cached_init_gas") as u8,
            init_cost_scalar: (parameter("init_cost_scalar_percent") / 2) as u8,
            cached_cost_scalar: (parameter("cached_cost_scalar_percent") / 2) as u8,
            ..Rules::default()
        }
    }
}

#[track_caller]
fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

#[track_caller]
fn hex_bytes(value: &Value) -> Vec<u8> {
    hex::decode(text(value).trim_start_matches("0x")).expect("hex")
}
