//! The clock of the tests' machine, which stands still by itself. Part of no program.

use std::cell::Cell;

thread_local! {
    static PASSED: Cell<u64> = const { Cell::new(0) };
}

/// Seconds that have passed in this thread, which is one test.
pub fn seconds_passed() -> u64 {
    PASSED.get()
}

/// Lets seconds pass.
pub fn pass(seconds: u64) {
    PASSED.set(PASSED.get().saturating_add(seconds));
}
