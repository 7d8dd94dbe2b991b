//! The program off the chain: its interface, and what it makes of titles.

// Fields and locals are named as in the interface.
#![allow(non_snake_case)]

mod abi;
mod document;
