//! The redemption auction as it ships, with the vault that pays for it.

mod book;
mod capacity;
mod cash;
mod claims;
mod clearing;
mod crowd;
mod erc7540;
mod everybody;
mod first_calls;
mod interface;
mod line;
mod module;
mod powers;
mod prices;
mod reentrance;
mod requests;
mod sealing;
mod support;
mod vectors;
mod vectors_small;
mod weaknesses;
mod withholding;
