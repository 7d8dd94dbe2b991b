//! The report as text for a terminal.

use std::fmt::Write;

use alloy_primitives::U256;

use super::report::{Points, PriceReading, Redemptions, Report, Step};
use crate::amount::{counted, grouped};

/// The whole story.
pub fn render(report: &Report) -> String {
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ = write(&mut text, report);
    text
}

fn write(text: &mut String, report: &Report) -> std::fmt::Result {
    writeln!(text, "An embedded Arbitrum chain, id {}, ArbOS {}\n", report.chain_id, report.arbos_version)?;
    for (name, contract) in &report.contracts {
        let (bytes, gas) = (counted(contract.code_bytes as u64), counted(contract.deployment_gas));
        let runs = if contract.kind == "stylus" { "Stylus WASM" } else { "EVM bytecode" };
        writeln!(text, "  {name:<9} {}  {runs}, {bytes} bytes, deployed for {gas} gas", contract.address)?;
    }
    for (name, address) in &report.accounts {
        writeln!(text, "  {name:<9} {address}")?;
    }
    for step in &report.steps {
        write_step(text, report, step)?;
        for reading in report.prices.iter().filter(|reading| reading.after_step == step.number) {
            write_price(text, reading)?;
        }
        if let Some(redemptions) = report.redemptions.as_ref().filter(|told| told.after_step == step.number) {
            write_redemptions(text, redemptions)?;
        }
        if let Some(points) = report.points.as_ref().filter(|told| told.after_step == step.number) {
            write_points(text, points)?;
        }
    }
    if let Some(redemptions) = &report.redemptions {
        write_gain(text, redemptions)?;
    }
    writeln!(text, "\n{} transactions, {} gas", report.steps.len(), counted(report.total_gas))
}

fn write_step(text: &mut String, report: &Report, step: &Step) -> std::fmt::Result {
    writeln!(text, "\n{:>3}. {}", step.number, step.title)?;
    if let Some(error) = &step.error {
        writeln!(text, "     {error}")?;
    }
    writeln!(text, "     transaction {}", step.transaction)?;
    let gas = &step.gas;
    let parts = [
        ("intrinsic", gas.intrinsic),
        ("entry", gas.entry),
        ("WASM and events", gas.wasm),
        ("storage", gas.storage),
        ("calls and EVM code", gas.other),
    ];
    let parts: Vec<_> = parts
        .iter()
        .filter(|(_, amount)| *amount > 0)
        .map(|(name, amount)| format!("{} {name}", counted(*amount)))
        .collect();
    write!(text, "     gas {} = {}", counted(gas.used), parts.join(" + "))?;
    if gas.refunded > 0 {
        write!(text, " - {} refunded", counted(gas.refunded))?;
    }
    writeln!(text)?;
    write_changes(text, report, step)
}

fn write_price(text: &mut String, reading: &PriceReading) -> std::fmt::Result {
    let price = grouped(reading.deposit.parse().unwrap_or_default(), 18);
    writeln!(text, "     a share {}: {price} USDai, as the formula says", reading.title)
}

fn write_redemptions(text: &mut String, told: &Redemptions) -> std::fmt::Result {
    writeln!(text, "     epoch {} as the computation has it, shares and USDai:", told.epoch)?;
    for (what, amount) in [
        ("it may pay", &told.capacity),
        ("a share", &told.price),
        ("bid and opened", &told.bid),
        ("in the line", &told.line),
        ("of it unopened", &told.unopened),
        ("given up", &told.fee),
    ] {
        writeln!(text, "       {what:<15} {:>30}", shown(amount))?;
    }
    writeln!(text, "       rate            {:>30}", percent(told.rate_bps))?;
    for position in &told.positions {
        let bid = position.bid_bps.map_or("-".into(), percent);
        let (id, owner) = (position.id, &position.owner);
        let (served, waits) = (shown(&position.served), shown(&position.waits));
        writeln!(
            text,
            "       position {id}, {owner:<5} bid {bid:>5}: {served} shares served, {waits} wait"
        )?;
        writeln!(text, "         paid {}, withheld {}", shown(&position.paid), shown(&position.withheld))?;
    }
    writeln!(text, "       position 2 before that, as wallets show it: {}", told.picture)
}

fn write_gain(text: &mut String, told: &Redemptions) -> std::fmt::Result {
    let gain = &told.gain;
    writeln!(
        text,
        "     a week later {} USDai was released to {} shares:",
        shown(&gain.streamed),
        shown(&gain.shares)
    )?;
    writeln!(
        text,
        "     a share was {} and is {}, as the computation has it",
        shown(&gain.price_before),
        shown(&gain.price_after)
    )
}

fn write_points(text: &mut String, told: &Points) -> std::fmt::Result {
    writeln!(text, "     week {} as the computation has it, Cores:", told.week)?;
    writeln!(text, "       root {}", told.root)?;
    for earned in &told.accounts {
        let parts = [
            ("held", &earned.held),
            ("staked", &earned.staked),
            ("minted", &earned.minted),
            ("lent", &earned.lent),
            ("referred", &earned.referred),
        ];
        let parts = parts.iter().filter(|(_, amount)| *amount != "0");
        let parts: Vec<_> = parts.map(|(name, amount)| format!("{name} {}", shown(amount))).collect();
        writeln!(text, "       {:<9} {:>30} = {}", earned.owner, shown(&earned.points), parts.join(" + "))?;
    }
    writeln!(text, "       {:<9} {:>30}", "all", shown(&told.total))
}

/// An amount of 18 decimals.
fn shown(amount: &str) -> String {
    grouped(amount.parse().unwrap_or_default(), 18)
}

fn percent(bps: u16) -> String {
    format!("{}.{:02}%", bps / 100, bps % 100)
}

fn write_changes(text: &mut String, report: &Report, step: &Step) -> std::fmt::Result {
    for (account, held) in &step.after {
        for token in &report.tokens {
            let before = step.before.get(account).and_then(|held| held.get(&token.symbol));
            let after = held.get(&token.symbol);
            if before != after {
                let shown = |amount: Option<&String>| {
                    let amount = amount.and_then(|text| text.parse::<U256>().ok()).unwrap_or_default();
                    grouped(amount, token.decimals)
                };
                let (before, after) = (shown(before), shown(after));
                writeln!(text, "     {account:<8} {before:>18} -> {after:>18} {}", token.symbol)?;
            }
        }
    }
    Ok(())
}
