//! Cores computed from events: exact, deterministic, and the same on every machine.
