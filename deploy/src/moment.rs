//! Points in time and lengths of time as people read them.

use alloy_primitives::U256;
use jiff::Timestamp;

const MINUTE: u64 = 60;
const HOUR: u64 = 3_600;
const DAY: u64 = 86_400;

/// Unix seconds as `2025-01-31 12:00:00 UTC`; the number itself where no calendar reaches.
#[must_use]
pub fn utc(seconds: U256) -> String {
    let timestamp = i64::try_from(seconds).ok().and_then(|seconds| Timestamp::from_second(seconds).ok());
    match timestamp {
        Some(timestamp) => timestamp.strftime("%Y-%m-%d %H:%M:%S UTC").to_string(),
        None => seconds.to_string(),
    }
}

/// `in 6 days and 23 hours`, with the two largest units, rounded down; `now` for none.
#[must_use]
pub fn from_now(seconds: u64) -> String {
    let parts = [(seconds / DAY, "day"), (seconds % DAY / HOUR, "hour"), (seconds % HOUR / MINUTE, "minute")];
    let parts = parts.into_iter().chain([(seconds % MINUTE, "second")]);
    let shown: Vec<_> = parts.skip_while(|(number, _)| *number == 0).take(2).collect();
    let shown: Vec<_> = shown.into_iter().filter(|(number, _)| *number > 0).map(counted).collect();
    if shown.is_empty() { "now".into() } else { format!("in {}", shown.join(" and ")) }
}

fn counted((number, unit): (u64, &str)) -> String {
    format!("{number} {unit}{}", if number == 1 { "" } else { "s" })
}
