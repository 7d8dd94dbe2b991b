//! The arithmetic of the protocol, apart from any chain.
//!
//! Everything here is a pure function over plain values: no storage, no addresses, no clock of its own.
//! Contracts, the command line and the tests share it, so a number is computed in one place only.
//!
//! Rounding is part of a name: `_down` never exceeds the exact value, `_up` never falls short of it, and
//! a function with neither is exact. No function panics; what can fail says how in a typed error.

#![no_std]
#![forbid(unsafe_code)]

pub mod access;
pub mod authority;
pub mod decimals;
pub mod fixed;
pub mod loan;
pub mod portfolio;
pub mod price;
pub mod refill;
pub mod reserve;
pub mod sale;
pub mod units;
pub mod vault;

pub use access::AccessError;
pub use decimals::Decimals;
pub use fixed::MathError;
pub use loan::LoanError;
pub use price::PriceError;
pub use refill::RefillError;
pub use reserve::ReserveError;
pub use ruint::aliases::U256;
pub use sale::SaleError;
pub use units::{
    AccrualRate, AssetAmount, Bps, ExitShare, FeeBps, Seconds, Shares, Timestamp, UnitError, Usd, Wad,
    YieldFeeBps,
};
pub use vault::VaultError;
