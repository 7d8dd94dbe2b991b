//! What clients do wrong, and what it must not do to others.

mod fuzz;
mod limits;
mod nesting;
mod slow_client;
