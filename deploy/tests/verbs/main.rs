//! The verbs of the `usdai` command line.

mod admission;
mod amounts;
mod completions;
mod credit;
mod moments;
mod odd_tokens;
mod operations;
mod points;
mod redemptions;
mod refusals;
mod remedies;
mod session;
mod stage;
