//! The node as its clients see it: every method, every limit, and a file that survives what happens to it.

mod conformance;
mod robustness;
mod state;
mod support;
