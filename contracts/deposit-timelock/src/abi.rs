//! Selectors, errors and events of `abi/deposit-timelock.sol`, which is the one place that spells them.

#![allow(missing_docs, clippy::too_many_arguments)]

use alloy_sol_types::sol;

sol!("../../abi/deposit-timelock.sol");
