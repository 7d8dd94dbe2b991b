//! What the `usdai` command line is made of.

pub mod amount;
pub mod bindings;
pub mod book;
pub mod build;
pub mod client;
pub mod config;
pub mod demo;
pub mod deployment;
pub mod files;
pub mod fixture;
pub mod keeper;
pub mod logs;
pub mod moment;
pub mod node;
pub mod node_tools;
pub mod printable;
pub mod progress;
pub mod project;
pub mod remedy;
pub mod solc;
pub mod solidity;
pub mod verbs;
