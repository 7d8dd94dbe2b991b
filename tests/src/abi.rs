//! Typed calls: the contracts' interfaces, and those of the Solidity fixtures.

#![allow(missing_docs, clippy::too_many_arguments)]

pub mod erc20;
pub mod fixtures;

pub use erc20::{IErc20, IRuled};
pub use usdai_bindings::{
    IAuthority, IBeacon, ICaliber, ICaliberMetadata, ICollateralAuction, IDepositTimelock, ILoanBook,
    ILoanLens, ILoanPositions, ILoanRouter, IPriceOracle, IQEV, IQEVLens, ISUSDai, IToken, IUSDai, ROLES,
};
