//! The demand curve on a terminal: shares by rate, added up from the highest rate down, and how far the cash reaches.

use std::fmt;

use alloy_primitives::U256;
use qev_auction::{Shares, Tick};
use usdai_core::fixed;

use super::demand::Demand;
use super::rate::Rate;
use crate::amount::counted;

/// Columns of a chart.
const COLUMNS: usize = 80;
/// Rates are put together until there are so many rows at most.
const ROWS: usize = 20;
/// Smallest units of a whole share.
const WHOLE: u128 = 1_000_000_000_000_000_000;
const REACHED: char = '█';
const BEYOND: char = '░';
const CAPACITY: char = '│';

/// A chart, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    rows: Vec<Row>,
    capacity: Shares,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    label: String,
    shares: Shares,
    added_up: Shares,
}

impl Chart {
    /// Of the bids, of the shares in the line that do not bid, and of how many shares can be paid.
    #[must_use]
    pub fn new(demand: &Demand, line: Shares, capacity: Shares) -> Self {
        let bids: Vec<_> = demand.bids().collect();
        let (mut rows, mut added_up) = (Vec::new(), Shares::ZERO);
        let mut push = |label: String, shares: Shares| {
            added_up = added_up.plus(shares);
            rows.push(Row { label, shares, added_up });
        };
        for group in bids.chunks(bids.len().div_ceil(ROWS).max(1)) {
            let shares = group.iter().fold(Shares::ZERO, |sum, (_, bid)| sum.plus(*bid));
            push(label(group), shares);
        }
        push("line".into(), line);
        Self { rows, capacity }
    }

    fn end(&self) -> Shares {
        self.rows.last().map_or(self.capacity, |row| row.added_up.max(self.capacity))
    }
}

/// The rates of neighbouring ticks, the highest first.
fn label(group: &[(Tick, Shares)]) -> String {
    let rate = |bid: Option<&(Tick, Shares)>| bid.map(|(tick, _)| Rate::new(*tick).to_string());
    match (rate(group.last()), rate(group.first())) {
        (Some(lowest), Some(highest)) if lowest != highest => format!("{lowest} to {highest}"),
        (lowest, _) => lowest.unwrap_or_default(),
    }
}

impl fmt::Display for Chart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let labels = self.rows.iter().map(|row| row.label.len()).max().unwrap_or_default().max("rate".len());
        let numbers: Vec<_> = self.rows.iter().map(|row| whole(row.shares)).collect();
        let shares = numbers.iter().map(String::len).max().unwrap_or_default().max("shares".len());
        let width = COLUMNS.saturating_sub(labels + shares + 3).max(10);
        let end = self.end();
        writeln!(f, "{:<labels$}  {:>shares$} demand at that rate and above", "rate", "shares")?;
        let capacity = cells(self.capacity, end, width);
        for (row, number) in self.rows.iter().zip(&numbers) {
            let demand = cells(row.added_up, end, width);
            let cell = |column: usize| match column {
                _ if column < demand.min(capacity) => REACHED,
                _ if column < demand => BEYOND,
                _ if column == capacity => CAPACITY,
                _ => ' ',
            };
            let bar: String = (0..width).map(cell).collect();
            let line = format!("{:<labels$}  {number:>shares$} {bar}", row.label);
            writeln!(f, "{}", line.trim_end())?;
        }
        let reach = whole(self.capacity);
        writeln!(f, "Cash for {reach} shares: {REACHED} within, {BEYOND} beyond, {CAPACITY} its end.")
    }
}

/// Columns of so many of `end`, rounded up, so that whatever there is can be seen.
fn cells(shares: Shares, end: Shares, width: usize) -> usize {
    let width = U256::from(width);
    let cells = fixed::mul_div_up(shares.raw(), width, end.raw());
    cells.ok().and_then(|cells| usize::try_from(cells).ok()).unwrap_or_default()
}

/// Whole shares, as there is no room for more.
fn whole(shares: Shares) -> String {
    let whole = u64::try_from(shares.get() / WHOLE).unwrap_or(u64::MAX);
    if whole == 0 && !shares.is_zero() { "< 1".into() } else { counted(whole) }
}
