//! Points: events read from a node, and what is computed, published and claimed of them.

mod faults;
mod interrupted;
mod lending;
mod logs;
mod missing;
mod scene;
mod weeks;
