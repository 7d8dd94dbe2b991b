//! The interfaces of `abi/*.sol` as Rust types, compiled from those files and from nothing else.
//!
//! Calls, returns, events and errors; an overloaded function is numbered in the order of the file
//! (`deposit_0Call`, `deposit_1Call`).

#![allow(missing_docs, clippy::too_many_arguments)]

use alloy_sol_types::sol;

mod terms;

/// The roles that the authority grants, ADMIN aside; the id of each is the hash of its name.
pub const ROLES: [&str; 11] = [
    "GUARDIAN",
    "STRATEGIST",
    "UNDERWRITER",
    "TITLE_AGENT",
    "BAILEE",
    "APPRAISER",
    "INSURER",
    "MONITOR",
    "PUBLISHER",
    "BRIDGE",
    "MAKER",
];

sol!(
    #[sol(all_derives)]
    "../../abi/authority.sol"
);

sol!(
    #[sol(all_derives)]
    "../../abi/beacon.sol"
);

sol!(
    #[sol(all_derives)]
    "../../abi/bridge.sol"
);

sol!(
    #[sol(all_derives)]
    "../../abi/caliber.sol"
);

sol!(
    #[sol(all_derives)]
    "../../abi/caliber-metadata.sol"
);

sol!(
    #[sol(all_derives)]
    "../../abi/collateral-auction.sol"
);

sol!(
    #[sol(all_derives)]
    "../../abi/cores.sol"
);

sol!(
    #[sol(all_derives)]
    "../../abi/deposit-timelock.sol"
);

sol!(
    #[sol(all_derives)]
    "../../abi/loan-book.sol"
);

sol!(
    #[sol(all_derives)]
    "../../abi/loan-lens.sol"
);

sol!(
    #[sol(all_derives)]
    "../../abi/loan-positions.sol"
);

sol!(
    #[sol(all_derives)]
    "../../abi/loan-router.sol"
);

sol!(
    #[sol(all_derives)]
    "../../abi/oft.sol"
);

sol!(
    #[sol(all_derives)]
    "../../abi/price-oracle.sol"
);

sol!(
    #[sol(all_derives)]
    "../../abi/qev.sol"
);

sol!(
    #[sol(all_derives)]
    "../../abi/qev-lens.sol"
);

sol!(
    #[sol(all_derives)]
    "../../abi/qev-metadata.sol"
);

sol!(
    #[sol(all_derives)]
    "../../abi/susdai.sol"
);

sol!(
    #[sol(all_derives)]
    "../../abi/token.sol"
);

sol!(
    #[sol(all_derives)]
    "../../abi/usdai.sol"
);
