//! The redemption auction as it ships, with the vault that pays for it.

mod book;
mod claims;
mod crowd;
mod erc7540;
mod line;
mod module;
mod requests;
mod sealing;
mod support;
mod vectors;
mod vectors_small;
mod withholding;
