//! An amortization on a terminal: what of each payment is principal, and what interest.

use std::fmt;

use alloy_primitives::U256;
use usdai_core::{AssetAmount, MathError, fixed};

use super::amortization::{Amortization, Row};
use super::table::cut;

/// Columns of a chart.
const COLUMNS: usize = 80;
/// Payments are put together until there are so many rows at most.
const ROWS: usize = 20;
const PRINCIPAL: char = '█';
const INTEREST: char = '░';

/// A chart, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AmortizationChart {
    bars: Vec<Bar>,
    decimals: u8,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Bar {
    label: String,
    principal: AssetAmount,
    total: AssetAmount,
}

impl AmortizationChart {
    /// Of payments in a currency with these decimals.
    ///
    /// # Errors
    /// [`MathError`] where sums do not fit 256 bits.
    pub fn new(amortization: &Amortization, decimals: u8) -> Result<Self, MathError> {
        let rows = &amortization.rows;
        let bars = rows.chunks(rows.len().div_ceil(ROWS).max(1)).map(Bar::new);
        Ok(Self { bars: bars.collect::<Result<_, _>>()?, decimals })
    }
}

impl Bar {
    fn new(rows: &[Row]) -> Result<Self, MathError> {
        let mut bar = Self { label: label(rows), principal: AssetAmount::ZERO, total: AssetAmount::ZERO };
        for row in rows {
            bar.principal = bar.principal.checked_add(row.principal)?;
            bar.total = bar.total.checked_add(row.principal)?.checked_add(row.interest)?;
        }
        Ok(bar)
    }
}

fn label(rows: &[Row]) -> String {
    match (rows.first(), rows.last()) {
        (Some(first), Some(last)) if first.number < last.number => {
            format!("{} to {}", first.number, last.number)
        }
        (first, _) => first.map(|row| row.number.to_string()).unwrap_or_default(),
    }
}

impl fmt::Display for AmortizationChart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let numbers: Vec<_> = self.bars.iter().map(|bar| cut(bar.total, self.decimals)).collect();
        let labels = self.bars.iter().map(|bar| bar.label.len()).max().unwrap_or_default().max("no.".len());
        let amounts = numbers.iter().map(String::len).max().unwrap_or_default().max("payment".len());
        let width = COLUMNS.saturating_sub(labels + amounts + 4).max(10);
        let most = self.bars.iter().map(|bar| bar.total).max().unwrap_or(AssetAmount::ZERO);
        writeln!(
            f,
            "{:>labels$}  {:>amounts$}  {PRINCIPAL} principal, {INTEREST} interest",
            "no.", "payment"
        )?;
        for (bar, number) in self.bars.iter().zip(&numbers) {
            let (all, principal) = (cells(bar.total, most, width), cells(bar.principal, most, width));
            let bar_text: String =
                (0..all).map(|column| if column < principal { PRINCIPAL } else { INTEREST }).collect();
            writeln!(f, "{:>labels$}  {number:>amounts$}  {bar_text}", bar.label)?;
        }
        Ok(())
    }
}

/// Columns of so many of `most`, to the nearest: a half counts whole.
fn cells(amount: AssetAmount, most: AssetAmount, width: usize) -> usize {
    let twice = fixed::mul_div_down(amount.raw(), U256::from(2 * width), most.raw());
    let twice = twice.ok().and_then(|cells| usize::try_from(cells).ok()).unwrap_or_default();
    twice.div_ceil(2)
}
