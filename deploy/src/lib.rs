//! What the `usdai` command line is made of.

pub mod bindings;
pub mod build;
pub mod demo;
pub mod files;
pub mod fixture;
pub mod node_tools;
pub mod progress;
pub mod project;
pub mod solc;
pub mod solidity;
