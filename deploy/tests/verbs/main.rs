//! The verbs of the `usdai` command line.

mod amounts;
mod completions;
mod credit;
mod moments;
mod odd_tokens;
mod redemptions;
mod refusals;
mod remedies;
mod session;
mod stage;
