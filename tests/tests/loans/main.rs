//! Loans as they ship: what a loan goes through, what nobody can do with one, and who gets what when it is not paid.

mod consent;
mod edges;
mod exits;
mod hooks;
mod hostile;
mod largest;
mod late;
mod machine;
mod opening;
mod page;
mod random;
mod support;
mod tokens;
mod vault;
mod weaknesses;
