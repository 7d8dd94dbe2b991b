//! The auction: the grid, sealing, exact tables, and properties against a slow allocator that knows each bid.

mod book;
mod invariants;
mod line;
mod slow;
mod tables;
mod ticks;
mod withheld;
