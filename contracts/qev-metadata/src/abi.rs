//! Selectors and errors of `abi/qev-metadata.sol`, which is the one place that spells them.

#![allow(missing_docs, clippy::too_many_arguments)]

use alloy_sol_types::sol;

sol!("../../abi/qev-metadata.sol");
