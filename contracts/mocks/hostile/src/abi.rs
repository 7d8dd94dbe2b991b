//! Selectors and errors of `mock_hostile.sol`, which is the one place that spells and explains them.

#![allow(missing_docs)]

use alloy_sol_types::sol;

sol!("mock_hostile.sol");
