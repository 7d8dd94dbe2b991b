//! Every reason to refuse, with the numbers that decided it. What each means and its remedy: `abi/usdai.sol`.

use crate::abi::IUSDai as abi;
use crate::words::{Word, with_selector};
use alloc::vec::Vec;
use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::SolError;
use openzeppelin_stylus::token::erc20;
use usdai_core::{MathError, ReserveError};

/// A refusal, encoded where it arises: an error that is a pointer keeps every function that passes it on
/// small, which an enum of all their numbers does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(Vec<u8>);

impl From<Error> for Vec<u8> {
    fn from(error: Error) -> Self {
        error.0
    }
}

macro_rules! errors {
    ($($function:ident = $name:ident($($field:ident: $type:ty),*),)*) => {
        impl Error {
            $(
                #[doc = concat!("The interface\'s `", stringify!($name), "`.")]
                #[cold]
                #[inline(never)]
                pub fn $function($($field: $type),*) -> Self {
                    Self(with_selector(abi::$name::SELECTOR, &[$($field.word()),*]))
                }
            )*
        }
    };
}

errors! {
    erc20_insufficient_balance = ERC20InsufficientBalance(sender: Address, balance: U256, needed: U256),
    erc20_invalid_sender = ERC20InvalidSender(sender: Address),
    erc20_invalid_receiver = ERC20InvalidReceiver(receiver: Address),
    erc20_insufficient_allowance =
        ERC20InsufficientAllowance(spender: Address, allowance: U256, needed: U256),
    erc20_invalid_approver = ERC20InvalidApprover(approver: Address),
    erc20_invalid_spender = ERC20InvalidSpender(spender: Address),
    erc2612_expired_signature = ERC2612ExpiredSignature(deadline: U256),
    erc2612_invalid_signer = ERC2612InvalidSigner(signer: Address, owner: Address),
    ecdsa_invalid_signature = ECDSAInvalidSignature(),
    ecdsa_invalid_signature_s = ECDSAInvalidSignatureS(s: B256),
    value_not_accepted = ValueNotAccepted(value: U256),
    zero_amount = ZeroAmount(),
    zero_address = ZeroAddress(),
    not_admin = NotAdmin(caller: Address),
    not_pending_admin = NotPendingAdmin(caller: Address),
    asset_unknown = AssetUnknown(asset: Address),
    asset_already_listed = AssetAlreadyListed(asset: Address),
    asset_in_use = AssetInUse(asset: Address, ledger: U256),
    too_many_assets = TooManyAssets(maximum: u64),
    decimals_out_of_range = DecimalsOutOfRange(asset: Address, decimals: U256),
    fee_too_high = FeeTooHigh(fee: u64, maximum: u64),
    share_cap_too_high = ShareCapTooHigh(share_cap: u64, maximum: u64),
    supply_cap_too_high = SupplyCapTooHigh(cap: U256, maximum: U256),
    mint_disabled = MintDisabled(asset: Address),
    redeem_disabled = RedeemDisabled(asset: Address),
    mint_paused = MintPaused(until: u64),
    pause_too_long = PauseTooLong(until: u64, latest: u64),
    pause_cooling_down = PauseCoolingDown(available_at: u64),
    mints_nothing = MintsNothing(asset: Address, received: U256),
    below_one_unit = BelowOneUnit(usdai_amount: U256, least: U256),
    minimum_not_met = MinimumNotMet(amount: U256, minimum: U256),
    reserve_too_low = ReserveTooLow(asset: Address, available: U256, needed: U256),
    supply_cap_exceeded = SupplyCapExceeded(total: U256, cap: U256),
    share_cap_exceeded = ShareCapExceeded(asset: Address, value: U256, allowed: U256),
    ledger_overflow = LedgerOverflow(asset: Address, amount: U256),
    token_balance_too_low = TokenBalanceTooLow(token: Address, balance: U256, needed: U256),
    token_allowance_too_low = TokenAllowanceTooLow(token: Address, allowance: U256, needed: U256),
    transfer_failed = TransferFailed(token: Address),
    balance_unreadable = BalanceUnreadable(token: Address),
    data_kind_unsupported = DataKindUnsupported(kind: u64),
    data_malformed = DataMalformed(length: U256),
    harvest_recipient_unset = HarvestRecipientUnset(),
    already_constructed = AlreadyConstructed(),
    arithmetic_overflow = ArithmeticOverflow(),
}

impl Error {
    /// Arguments that do not decode, or an unknown selector: no data, as the SDK's own routing does.
    pub const fn undecodable() -> Self {
        Self(Vec::new())
    }

    /// What the reserve's arithmetic says of `asset`.
    #[cold]
    pub fn of_reserve(asset: Address, error: ReserveError) -> Self {
        match error {
            ReserveError::ZeroAmount => Self::mints_nothing(asset, U256::ZERO),
            ReserveError::MintsNothing { received } => Self::mints_nothing(asset, received.raw()),
            ReserveError::BelowOneUnit { burned, least } => Self::below_one_unit(burned.raw(), least.raw()),
            ReserveError::SupplyCapExceeded { total, cap } => {
                Self::supply_cap_exceeded(total.raw(), cap.raw())
            }
            ReserveError::ShareCapExceeded { value, allowed } => {
                Self::share_cap_exceeded(asset, value.raw(), allowed.raw())
            }
            // No asset has a feed, so no price is refused.
            _ => Self::arithmetic_overflow(),
        }
    }
}

impl From<MathError> for Error {
    fn from(_: MathError) -> Self {
        Self::arithmetic_overflow()
    }
}

impl From<erc20::Error> for Error {
    #[cold]
    fn from(error: erc20::Error) -> Self {
        match error {
            erc20::Error::InsufficientBalance(e) => {
                Self::erc20_insufficient_balance(e.sender, e.balance, e.needed)
            }
            erc20::Error::InvalidSender(e) => Self::erc20_invalid_sender(e.sender),
            erc20::Error::InvalidReceiver(e) => Self::erc20_invalid_receiver(e.receiver),
            erc20::Error::InsufficientAllowance(e) => {
                Self::erc20_insufficient_allowance(e.spender, e.allowance, e.needed)
            }
            erc20::Error::InvalidSpender(e) => Self::erc20_invalid_spender(e.spender),
            erc20::Error::InvalidApprover(e) => Self::erc20_invalid_approver(e.approver),
        }
    }
}
