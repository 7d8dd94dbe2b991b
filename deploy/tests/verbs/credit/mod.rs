//! Titles, loans and their sales with the command line.

mod documents;
mod schedules;
mod terms;
