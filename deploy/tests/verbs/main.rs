//! The verbs of the `usdai` command line.

mod amounts;
mod moments;
mod remedies;
