//! What the node answers.

mod estimates;
mod events;
mod history;
mod methods;
mod overrides;
mod pool;
mod refusals;
mod retrace;
mod stylus_traces;
mod time;
mod traces;
