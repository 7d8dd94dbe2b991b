//! What cases of activation add: verdict and costs of the module, and the data fee.

use alloy_primitives::{Address, U256, address};
use stylus_chain::{config::Config, memory::Pages};

use crate::{
    compare::Difference,
    format::{Activation, Case, Step, Verdict},
    source::Source,
};

const ARB_WASM: Address = address!("0000000000000000000000000000000000000071");

/// Differences in verdict and costs of the module that `case` is about.
pub fn check(source: &Source, case: &Case, config: &Config) -> Result<Vec<Difference>, String> {
    let Some(expected) = &case.activation else { return Ok(Vec::new()) };
    let Some(program) = &expected.program else { return Ok(Vec::new()) };
    let result = stylus_wasm::activate(&source.wasm(program)?, &config.rules, 0);
    Ok(match (expected.verdict, result) {
        (Verdict::Accept, Ok(activated)) => costs(expected, &activated.info, config),
        (Verdict::Accept, Err(error)) => vec![format!("verdict: expected accept, got {error}")],
        (Verdict::Reject, Ok(_)) => {
            let reason = expected.reason.as_deref().unwrap_or("no reason recorded");
            vec![format!("verdict: expected reject ({reason}), got accept")]
        }
        (Verdict::Reject, Err(_)) => Vec::new(),
        (Verdict::None, _) => vec!["a case about a program needs a verdict".into()],
    })
}

/// Whether `output` is the recorded one, the data fee in its last word within the recorded tolerance.
pub fn same_output(case: &Case, step: &Step, output: &[u8]) -> bool {
    let expected = &step.expect.output;
    if expected == output {
        return true;
    }
    let activation = case.activation.as_ref().filter(|_| step.tx.to == Some(ARB_WASM));
    let Some(tolerance) = activation.and_then(|it| it.data_fee_tolerance) else { return false };
    let (Some((head, fee)), Some((got_head, got_fee))) =
        (expected.split_last_chunk::<32>(), output.split_last_chunk::<32>())
    else {
        return false;
    };
    let recorded = activation.and_then(|it| it.data_fee).map(U256::from);
    let fee = U256::from_be_bytes(*fee);
    recorded == Some(fee) && head == got_head && within(fee, U256::from_be_bytes(*got_fee), tolerance)
}

/// Whether the change of `address` is part of the recording: an activation also writes to accounts of the
/// chain.
pub fn is_compared(case: &Case, step: &Step, address: Address) -> bool {
    step.tx.to != Some(ARB_WASM) || case.pre.contains_key(&address) || step.expect.post.contains_key(&address)
}

fn costs(expected: &Activation, info: &stylus_wasm::ProgramInfo, config: &Config) -> Vec<Difference> {
    let rules = &config.rules;
    let page_gas = Pages::default().cost(info.footprint, rules);
    let table = [
        ("init_cost", expected.init_cost, u64::from(info.init_cost)),
        ("cached_cost", expected.cached_cost, u64::from(info.cached_cost)),
        ("init_gas", expected.init_gas, rules.init_gas(info.init_cost)),
        ("cached_gas", expected.cached_gas, rules.cached_gas(info.cached_cost)),
        ("footprint", expected.footprint, u64::from(info.footprint)),
        ("asm_estimate", expected.asm_estimate, u64::from(info.asm_estimate)),
        ("prover_activation_gas", expected.prover_activation_gas, info.activation_gas),
        ("page_gas_first_call", expected.page_gas_first_call, page_gas),
        ("wasm_len", expected.wasm_len, u64::from(info.wasm_bytes)),
    ];
    let differs = |(name, expected, got): (&str, Option<u64>, u64)| match expected {
        Some(expected) if expected == got => None,
        Some(expected) => Some(format!("{name}: expected {expected}, got {got}")),
        None => Some(format!("{name}: not recorded, got {got}")),
    };
    table.into_iter().filter_map(differs).collect()
}

fn within(expected: U256, got: U256, tolerance: f64) -> bool {
    let (expected, got) = (f64::from(expected), f64::from(got));
    (expected - got).abs() <= expected * tolerance
}
