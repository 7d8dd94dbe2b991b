//! Titles, loans and their sales with the command line.

mod documents;
mod life;
mod refusals;
pub mod scene;
mod schedules;
mod terms;
mod ways;
