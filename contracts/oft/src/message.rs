//! Messages between OFTs, and the amounts in them (LayerZero's OFTMsgCodec): 32 bytes recipient, 8 bytes amount with 6
//! decimals, and what asks for a call on arrival, if anything does.

use crate::errors::{self, Error};
use alloy_primitives::{Address, B256, U256, uint};
use usdai_core::fixed;

/// Decimals of an amount in a message.
pub const SHARED_DECIMALS: u64 = 6;
/// Decimals of the token.
pub const LOCAL_DECIMALS: u64 = 18;
/// Units of the token in one of a message: 10^(18 - 6).
pub const RATE: U256 = uint!(1_000_000_000_000_U256);
/// Bytes of a message that asks for no call.
pub const LENGTH: u64 = 40;

/// An amount, in a message and in the token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// With 6 decimals.
    pub shared: u64,
    /// The same with the token's.
    pub local: U256,
}

impl Amount {
    /// So much of an amount of the token as a message can carry. `AmountSDOverflowed`.
    pub fn down(local: U256) -> Result<Self, Error> {
        let shared = fixed::div_down(local, RATE)?;
        let fits = u64::try_from(shared).map_err(|_| errors::amount_sd_overflowed(shared))?;
        Self::new(fits)
    }

    /// The amount of a message.
    pub fn new(shared: u64) -> Result<Self, Error> {
        Ok(Self { shared, local: fixed::mul(U256::from_limbs([shared, 0, 0, 0]), RATE)? })
    }
}

/// A message that arrived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Message {
    /// For whom.
    pub to: B256,
    /// How much, with 6 decimals.
    pub amount: u64,
    /// Whether it asks for a call.
    pub is_composed: bool,
}

impl Message {
    /// Reads a message. `MessageTooShort`.
    pub fn read(bytes: &[u8]) -> Result<Self, Error> {
        let too_short = || errors::message_too_short(bytes.len() as u64);
        let (to, rest) = bytes.split_first_chunk::<32>().ok_or_else(too_short)?;
        let (amount, rest) = rest.split_first_chunk::<8>().ok_or_else(too_short)?;
        Ok(Self { to: B256::new(*to), amount: u64::from_be_bytes(*amount), is_composed: !rest.is_empty() })
    }
}

/// The amount of a message as the word that begins with it.
pub fn amount_word(shared: u64) -> B256 {
    B256::right_padding_from(&shared.to_be_bytes())
}

/// The account of this word. `InvalidRecipient` for none, and for one that is longer than an address.
pub fn recipient(to: B256) -> Result<Address, Error> {
    let account = Address::from_word(to);
    if account.is_zero() || account.into_word() != to {
        return Err(errors::invalid_recipient(to));
    }
    Ok(account)
}
