//! What clients do wrong, and what it must not do to others.

mod frames;
mod fuzz;
mod limits;
mod nesting;
mod slow_client;
