//! `usdai deploy`, `verify`, `cache` and `keepalive` against a node, each run as a process of its own.

mod authority;
mod beyond;
mod configs;
mod front_run;
mod handover;
mod killed;
mod plan;
mod proxy;
mod refusals;
mod sealed;
mod signers;
mod stage;
mod upkeep;
mod verification;
