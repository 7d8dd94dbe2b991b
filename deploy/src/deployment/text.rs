//! How numbers and tables are written.

use alloy_primitives::{Address, B256, U256, utils::format_units};

/// Wei in ETH, without zeros at the end.
#[must_use]
pub fn ether(wei: U256) -> String {
    units(wei, 18)
}

/// Wei in gwei, without zeros at the end.
#[must_use]
pub fn gwei(wei: u128) -> String {
    units(U256::from(wei), 9)
}

/// The first letters of a hash.
#[must_use]
pub fn short(hash: B256) -> String {
    hash.to_string().chars().take(10).collect()
}

/// An address, or `nobody`.
#[must_use]
pub fn account(address: Address) -> String {
    if address.is_zero() { "nobody".into() } else { address.to_string() }
}

/// Lines with aligned columns; the first row has the titles. Columns named in `numbers` stand to the right.
#[must_use]
pub fn table(rows: &[Vec<String>], numbers: &[usize]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let cell = |row: &Vec<String>, column: usize| row.get(column).cloned().unwrap_or_default();
    let width = |column| rows.iter().map(|row| cell(row, column).chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let mut text = String::new();
    for row in rows {
        let cells = widths.iter().enumerate().map(|(column, width)| match numbers.contains(&column) {
            true => format!("{:>width$}", cell(row, column)),
            false => format!("{:width$}", cell(row, column)),
        });
        let line = cells.collect::<Vec<_>>().join("  ");
        text.push_str(&format!("  {}\n", line.trim_end()));
    }
    text
}

fn units(wei: U256, decimals: u8) -> String {
    // Fails only above 77 decimals.
    let text = format_units(wei, decimals).unwrap_or_else(|_| wei.to_string());
    match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => text,
    }
}
