//! The price oracle as it ships, over feeds in Solidity that may misbehave, and those who ask it: USDai when it mints
//! and harvests, the loan router when a loan begins. Whoever leaves or pays asks nobody.

mod answers;
mod borrowing;
mod exits;
mod hostile;
mod minting;
mod sequencer;
mod support;
