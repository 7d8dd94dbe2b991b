//! An amortization as a table.

use std::fmt::Write;

use alloy_primitives::U256;
use serde::Serialize;
use usdai_core::{AssetAmount, MathError};

use super::amortization::{Amortization, Row};
use crate::amount::{grouped, plain};
use crate::moment::utc;

/// Decimals that a column has room for.
const SHOWN: usize = 6;
/// Characters of a date.
const DATE: usize = 10;

/// An amount with its decimals, where no token's name is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Figure {
    /// How many of the smallest unit.
    pub units: String,
    /// The same in tokens.
    pub formatted: String,
}

/// A payment as a document has it.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Line {
    number: u16,
    due: u64,
    payment: Figure,
    principal: Figure,
    interest: Figure,
    exit_fee: Figure,
    balance: Figure,
    tranches: Vec<Share>,
}

/// What a tranche gets of a payment.
#[derive(Clone, Debug, Serialize)]
struct Share {
    principal: Figure,
    interest: Figure,
}

/// An amount with its decimals.
#[must_use]
pub fn figure(amount: AssetAmount, decimals: u8) -> Figure {
    Figure { units: amount.raw().to_string(), formatted: plain(amount.raw(), decimals) }
}

/// The lines of a document.
///
/// # Errors
/// [`MathError`] where a sum does not fit 256 bits.
pub fn lines(amortization: &Amortization, decimals: u8) -> Result<Vec<Line>, MathError> {
    let of = |amount| figure(amount, decimals);
    let line = |row: &Row| {
        let share =
            |(principal, interest): &(_, _)| Share { principal: of(*principal), interest: of(*interest) };
        Ok(Line {
            number: row.number,
            due: row.due.get(),
            payment: of(row.total()?),
            principal: of(row.principal),
            interest: of(row.interest),
            exit_fee: of(row.exit_fee),
            balance: of(row.balance),
            tranches: row.tranches.iter().map(share).collect(),
        })
    };
    amortization.rows.iter().map(line).collect()
}

/// The table for people.
///
/// # Errors
/// [`MathError`] where a sum does not fit 256 bits.
pub fn write(text: &mut String, amortization: &Amortization, decimals: u8) -> Result<(), MathError> {
    let mut rows = vec![["no.", "due", "payment", "principal", "interest", "balance"].map(str::to_owned)];
    for row in &amortization.rows {
        let date = utc(U256::from(row.due.get())).chars().take(DATE).collect();
        let amounts =
            [row.total()?, row.principal, row.interest, row.balance].map(|amount| cut(amount, decimals));
        let [payment, principal, interest, balance] = amounts;
        rows.push([row.number.to_string(), date, payment, principal, interest, balance]);
    }
    let widths: [usize; 6] = std::array::from_fn(|column| {
        rows.iter().filter_map(|row| row.get(column)).map(String::len).max().unwrap_or(0)
    });
    for row in &rows {
        let cells: Vec<_> = row.iter().zip(widths).map(|(cell, width)| format!("{cell:>width$}")).collect();
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{}", cells.join("  "));
    }
    Ok(())
}

/// An amount with as many decimals as there is room for, the rest cut off.
#[must_use]
pub fn cut(amount: AssetAmount, decimals: u8) -> String {
    let text = grouped(amount.raw(), decimals);
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let places = SHOWN.min(decimals.into());
    format!("{whole}.{:0<places$}", fraction.get(..places).unwrap_or(fraction))
}

/// Whether [`cut`] leaves something out.
#[must_use]
pub const fn is_cut(decimals: u8) -> bool {
    decimals as usize > SHOWN
}
