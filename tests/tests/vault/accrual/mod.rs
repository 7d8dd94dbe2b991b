//! Gains on their way into the prices, the fee on them, the loan book's bounds, and the clock of epochs.

mod clock;
mod fees;
mod lending;
mod reports;
mod streams;
