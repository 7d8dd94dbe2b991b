//! Every reason to refuse, with the numbers that decided it. What each means and its remedy: `abi/usdai.sol`.

use crate::abi::IUSDai as abi;
use crate::words::{with_selector, Word};
use alloc::vec::Vec;
use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::SolError;
use openzeppelin_stylus::token::erc20;
use usdai_core::{MathError, ReserveError};

macro_rules! errors {
    ($($name:ident($($field:ident: $type:ty),*)),* $(,)?) => {
        /// A refusal; the fields are those of the interface's error of the same name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs)]
        pub enum Error {
            $($name { $($field: $type),* },)*
            /// The arguments do not decode; reverts with no data, as the SDK's own routing does.
            Undecodable,
        }

        impl From<Error> for Vec<u8> {
            fn from(error: Error) -> Self {
                match error {
                    $(Error::$name { $($field),* } => {
                        with_selector(abi::$name::SELECTOR, &[$($field.word()),*])
                    })*
                    Error::Undecodable => Vec::new(),
                }
            }
        }
    };
}

errors! {
    ERC20InsufficientBalance(sender: Address, balance: U256, needed: U256),
    ERC20InvalidSender(sender: Address),
    ERC20InvalidReceiver(receiver: Address),
    ERC20InsufficientAllowance(spender: Address, allowance: U256, needed: U256),
    ERC20InvalidApprover(approver: Address),
    ERC20InvalidSpender(spender: Address),
    ERC2612ExpiredSignature(deadline: U256),
    ERC2612InvalidSigner(signer: Address, owner: Address),
    ECDSAInvalidSignature(),
    ECDSAInvalidSignatureS(s: B256),
    ValueNotAccepted(value: U256),
    ZeroAmount(),
    ZeroAddress(),
    NotAdmin(caller: Address),
    NotPendingAdmin(caller: Address),
    AssetUnknown(asset: Address),
    AssetAlreadyListed(asset: Address),
    AssetInUse(asset: Address, ledger: U256),
    TooManyAssets(maximum: U256),
    DecimalsOutOfRange(asset: Address, decimals: U256),
    FeeTooHigh(fee: u64, maximum: u64),
    ShareCapTooHigh(share_cap: u64, maximum: u64),
    SupplyCapTooHigh(cap: U256, maximum: U256),
    MintDisabled(asset: Address),
    RedeemDisabled(asset: Address),
    MintPaused(until: u64),
    PauseTooLong(until: u64, latest: u64),
    PauseCoolingDown(available_at: u64),
    MintsNothing(asset: Address, received: U256),
    BelowOneUnit(usdai_amount: U256, least: U256),
    MinimumNotMet(amount: U256, minimum: U256),
    ReserveTooLow(asset: Address, available: U256, needed: U256),
    SupplyCapExceeded(total: U256, cap: U256),
    ShareCapExceeded(asset: Address, value: U256, allowed: U256),
    LedgerOverflow(asset: Address, amount: U256),
    TokenBalanceTooLow(token: Address, balance: U256, needed: U256),
    TokenAllowanceTooLow(token: Address, allowance: U256, needed: U256),
    TransferFailed(token: Address),
    BalanceUnreadable(token: Address),
    DataKindUnsupported(kind: U256),
    DataMalformed(length: U256),
    HarvestRecipientUnset(),
    AlreadyConstructed(),
    ArithmeticOverflow(),
}

impl Error {
    /// What the reserve's arithmetic says of `asset`.
    pub fn of_reserve(asset: Address, error: ReserveError) -> Self {
        match error {
            ReserveError::ZeroAmount => Self::MintsNothing { asset, received: U256::ZERO },
            ReserveError::MintsNothing { received } => Self::MintsNothing { asset, received: received.raw() },
            ReserveError::BelowOneUnit { burned, least } => {
                Self::BelowOneUnit { usdai_amount: burned.raw(), least: least.raw() }
            }
            ReserveError::SupplyCapExceeded { total, cap } => {
                Self::SupplyCapExceeded { total: total.raw(), cap: cap.raw() }
            }
            ReserveError::ShareCapExceeded { value, allowed } => {
                Self::ShareCapExceeded { asset, value: value.raw(), allowed: allowed.raw() }
            }
            // No asset has a feed, so no price is refused.
            _ => Self::ArithmeticOverflow {},
        }
    }
}

impl From<MathError> for Error {
    fn from(_: MathError) -> Self {
        Self::ArithmeticOverflow {}
    }
}

impl From<erc20::Error> for Error {
    fn from(error: erc20::Error) -> Self {
        match error {
            erc20::Error::InsufficientBalance(e) => {
                Self::ERC20InsufficientBalance { sender: e.sender, balance: e.balance, needed: e.needed }
            }
            erc20::Error::InvalidSender(e) => Self::ERC20InvalidSender { sender: e.sender },
            erc20::Error::InvalidReceiver(e) => Self::ERC20InvalidReceiver { receiver: e.receiver },
            erc20::Error::InsufficientAllowance(e) => Self::ERC20InsufficientAllowance {
                spender: e.spender,
                allowance: e.allowance,
                needed: e.needed,
            },
            erc20::Error::InvalidSpender(e) => Self::ERC20InvalidSpender { spender: e.spender },
            erc20::Error::InvalidApprover(e) => Self::ERC20InvalidApprover { approver: e.approver },
        }
    }
}
