//! The `usdai` command line, run as a user runs it.

mod bindings;
mod demo;
mod refusals;
mod reproducible;
mod solidity;
mod support;
