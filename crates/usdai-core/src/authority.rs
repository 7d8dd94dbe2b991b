//! What an administrator does in the open: how long each of its orders waits, and the life of an operation.
//!
//! ```text
//! unknown --announced--> waiting --delay--> ready --14 days--> expired
//!    ^                      |                 |                   |
//!    |                      +------> cancelled <------------------+     these two can be announced again
//!    |                                        |
//!    +-- never again <------------------- executed
//! ```

mod delay;
mod operation;

pub use delay::{Delay, Rule, SLOW};
pub use operation::{Operation, OperationState};
