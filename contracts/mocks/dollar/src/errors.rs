//! Why the dollar refuses: the errors of the Solidity one, byte for byte.

use alloy_primitives::U256;
use alloy_sol_types::{Panic, sol};
use stylus_sdk::prelude::*;

sol! {
    /// `owner` has `balance` units, and `needed` were asked for.
    #[derive(Debug, PartialEq, Eq)]
    error BalanceTooLow(address owner, uint256 balance, uint256 needed);
    /// `spender` may take `allowance` units, and asked for `needed`.
    #[derive(Debug, PartialEq, Eq)]
    error AllowanceTooLow(address spender, uint256 allowance, uint256 needed);
    /// The permit was good until `deadline`, Unix seconds, which has passed.
    #[derive(Debug, PartialEq, Eq)]
    error PermitExpired(uint256 deadline);
    /// The permit was signed by `signer`, zero for nobody, and not by `owner`.
    #[derive(Debug, PartialEq, Eq)]
    error PermitNotByOwner(address signer, address owner);
}

/// A refusal.
#[derive(Debug, PartialEq, Eq, SolidityError)]
pub enum Error {
    /// See [`BalanceTooLow`].
    BalanceTooLow(BalanceTooLow),
    /// See [`AllowanceTooLow`].
    AllowanceTooLow(AllowanceTooLow),
    /// See [`PermitExpired`].
    PermitExpired(PermitExpired),
    /// See [`PermitNotByOwner`].
    PermitNotByOwner(PermitNotByOwner),
    /// A mint beyond 2^256 units in existence: Solidity's panic 0x11.
    Overflow(Panic),
}

impl Error {
    /// The panic with which Solidity's checked arithmetic reverts.
    pub fn overflow() -> Self {
        Self::Overflow(Panic { code: U256::from(0x11) })
    }
}
