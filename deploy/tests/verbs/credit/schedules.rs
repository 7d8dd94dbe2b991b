//! Schedules from terms alone: exact numbers, sums, and what a terminal has room for.

use std::path::PathBuf;
use std::process::Command;

use alloy_primitives::U256;
use deploy::verbs::{Amortization, AmortizationChart};
use proptest::prelude::*;
use serde_json::Value;
use tempfile::TempDir;
use usdai_core::loan::{Opening, Schedule, Terms, Tranche};
use usdai_core::{AssetAmount, Decimals, Seconds, Timestamp, Wad};

use super::terms::EXAMPLE;
use crate::stage::complaint;

/// 10,000 at 15% a year, in twelve payments of a twelfth of 365 days (`design/protocol.md`, section 5).
fn reference(schedule: &str) -> String {
    let tranches = "[[tranches]]\nlender = \"loan-book\"\namount = \"10_000\"\nrate = \"15%\"\n";
    let head = EXAMPLE.split("# In order").next().expect("a part");
    head.replace("\"level\"", &format!("\"{schedule}\""))
        .replace("instalments = 36", "instalments = 12")
        .replace("origination_fee = \"5_000\"", "origination_fee = \"0\"")
        .replace("exit_fee = \"1_000\"", "exit_fee = \"0\"")
        .replace("currency_decimals = 6", "currency_decimals = 18")
        + tranches
}

/// Runs the verb on a file, with nobody at the endpoint.
fn run(text: &str, options: &[&str]) -> String {
    let folder = TempDir::new().expect("a folder");
    let path: PathBuf = folder.path().join("terms.toml");
    std::fs::write(&path, text).expect("a file");
    let mut command = Command::new(env!("CARGO_BIN_EXE_usdai"));
    command.args(["loan", "schedule"]).arg(&path).args(["--rpc-url", "http://127.0.0.1:9"]).args(options);
    let output = command.output().expect("usdai starts");
    assert!(output.status.success(), "{}", complaint(&output));
    String::from_utf8(output.stdout).expect("text")
}

#[test]
fn the_reference_numbers() {
    let rows: [(&str, &[[u64; 3]]); 2] = [
        // Payment, principal and interest of the first, the second and the last, to the nearest cent.
        ("linear", &[[95_833, 83_333, 12_500], [94_792, 83_333, 11_458], [84_375, 83_333, 1_042]]),
        ("level", &[[90_258, 77_758, 12_500], [90_258, 78_730, 11_528], [90_258, 89_144, 1_114]]),
    ];
    for (schedule, expected) in rows {
        let document: Value =
            serde_json::from_str(&run(&reference(schedule), &["--json"])).expect("a document");
        let payments = document["payments"].as_array().expect("payments");
        assert_eq!(payments.len(), 12);
        for (payment, expected) in [&payments[0], &payments[1], &payments[11]].into_iter().zip(expected) {
            for (field, amount) in ["payment", "principal", "interest"].into_iter().zip(expected) {
                let units: U256 = payment[field]["units"].as_str().expect("units").parse().expect("a number");
                let cent = U256::from(10).pow(U256::from(16));
                assert_eq!((units + cent / U256::from(2)) / cent, U256::from(*amount), "{schedule} {field}");
            }
        }
        assert_eq!(document["principal"]["formatted"], "10000.00");
        assert_eq!(payments[11]["balance"]["units"], "0");
    }
}

#[test]
fn the_text_is_a_table_and_a_chart() {
    let shown = run(&reference("linear"), &["--start", "2026-12-01T00:00:00Z"]);
    assert_eq!(shown, include_str!("linear.txt"));
    let whole = run(EXAMPLE, &["--start", "2026-12-01T00:00:00Z"]);
    for words in ["36 payments, level model, from 2026-12-01 00:00:00 UTC", "exit fee of 1,000.00", "1 to 2"]
    {
        assert!(whole.contains(words), "{words:?} is not in:\n{whole}");
    }
}

fn terms(decimals: u8, schedule: Schedule, instalments: u16, tranches: &[Tranche]) -> Terms<'_> {
    Terms {
        decimals: Decimals::new(decimals).expect("decimals"),
        schedule,
        interval: Seconds::new(2_628_000),
        instalments,
        grace: Seconds::new(86_400),
        late_rate: Wad::new(U256::from(1_585_489_599)),
        origination_fee: AssetAmount::ZERO,
        exit_fee: AssetAmount::new(U256::from(7)),
        reserve_instalments: 0,
        tranches,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever the terms, and also when it is looked at late: principal adds up to what was lent, tranche by tranche,
    /// and a chart fits a terminal.
    #[test]
    fn a_schedule_pays_everything_back(
        decimals in 6u8..=18,
        is_level in any::<bool>(),
        instalments in 1u16..=240,
        amounts in prop::collection::vec(1_000_000u64..u64::MAX >> 8, 1..5),
        rate in 1u64..31_000_000_000,
        late in 0u64..8_000_000,
    ) {
        let tranches: Vec<_> = amounts
            .iter()
            .map(|amount| Tranche { amount: AssetAmount::new(U256::from(*amount)), rate: Wad::new(U256::from(rate)) })
            .collect();
        let schedule = if is_level { Schedule::Level } else { Schedule::Linear };
        let terms = terms(decimals, schedule, instalments, &tranches);
        let start = Timestamp::new(1_767_225_600);
        let loan = Opening::new(&terms, start).expect("terms within bounds").loan;
        let now = Timestamp::new(start.get() + late);
        let amortization = Amortization::new(&terms, &loan, now).expect("a schedule");
        prop_assert_eq!(amortization.rows.len(), usize::from(instalments));
        for (index, amount) in amounts.iter().enumerate() {
            let paid: U256 = amortization.rows.iter().map(|row| row.tranches[index].0.raw()).sum();
            prop_assert_eq!(paid, U256::from(*amount));
        }
        let last = amortization.rows.last().expect("a row");
        prop_assert_eq!((last.balance.raw(), last.exit_fee.raw()), (U256::ZERO, U256::from(7)));
        let chart = AmortizationChart::new(&amortization, decimals).expect("a chart").to_string();
        prop_assert!(chart.lines().all(|line| line.chars().count() <= 80), "{}", chart);
        prop_assert!(chart.lines().count() <= 21, "{}", chart);
    }
}
