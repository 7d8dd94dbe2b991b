//! Titles of hardware as they ship: what is signed, what a title goes through, and what nobody can do with one.

mod attestations;
mod conditions;
mod erc721;
mod errors;
mod events;
mod freezes;
mod loans;
mod machine;
mod metadata;
mod named;
mod receivers;
mod replay;
mod support;
mod untrusted_input;
