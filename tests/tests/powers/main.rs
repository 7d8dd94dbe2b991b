//! Who may do what: every function of every contract of the suite as it ships, by every role; what a pause stops; the
//! bounds of every parameter; and the page that says so, `docs/trust.md`.

mod bounds;
mod credit;
mod functions;
mod matrix;
mod page;
mod pauses;
mod stage;
mod table;
mod tokens;
mod who;
mod words;
