//! What the `usdai` command line is made of.

pub mod build;
pub mod files;
pub mod node_tools;
pub mod progress;
pub mod project;
pub mod solidity;
