//! The vault: each function at its edges and against integers without bounds, then all of them together as
//! a vault that strangers call in any order.

mod book;
mod capacity;
mod cash;
mod clock;
mod entry;
mod fee;
mod holdings;
mod machine;
mod profit;
mod scenarios;
mod share_price;
mod slow;
mod source;
mod stateful;
mod steps;
mod stream;
mod update;
