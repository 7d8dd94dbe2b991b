//! One epoch: the grid, sealing, what is kept in slots, exact tables, and properties against a slow allocator that
//! knows each bid.

mod beacon;
mod book;
mod invariants;
mod line;
mod slow;
mod tables;
mod ticks;
mod withheld;
mod words;
