//! What is sealed, hashed here once more.

use alloy_primitives::{Address, B256, Bytes, U256, aliases::U96, keccak256};
use alloy_sol_types::SolValue;

use super::Redemptions;
use crate::abi::IQEV;

/// keccak256 of it is the domain of commitments.
const DOMAIN: &str = "USDai QEV sealed bid 1";
/// Bytes of a ciphertext for quicknet.
const CIPHERTEXT_LENGTH: usize = 143;

/// The opening of a commitment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bid {
    /// The tick of the rate.
    pub tick: u16,
    /// Shares that are bid.
    pub shares: u128,
    /// What hides them.
    pub salt: u128,
}

/// What a commitment is bound to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seal {
    /// EIP-155.
    pub chain_id: u64,
    /// The auction.
    pub contract: Address,
    /// When it opens.
    pub epoch: u64,
    /// The position.
    pub id: U256,
}

impl Bid {
    /// A bid with a salt of its own.
    ///
    /// # Panics
    /// 2^128 shares and more.
    #[track_caller]
    #[must_use]
    pub fn new(tick: u16, shares: U256) -> Self {
        let Ok(shares) = u128::try_from(shares) else { panic!("{shares} shares") };
        let [low, high, ..] = U256::from_be_bytes(keccak256((tick, shares).abi_encode()).0).into_limbs();
        Self { tick, shares, salt: u128::from(low) | u128::from(high) << 64 }
    }

    /// Its commitment.
    #[must_use]
    pub fn commitment(&self, seal: &Seal) -> B256 {
        let Seal { chain_id, contract, epoch, id } = *seal;
        let Self { tick, shares, salt } = *self;
        let words = (keccak256(DOMAIN), chain_id, contract, epoch, id, tick, shares, salt);
        keccak256(words.abi_encode())
    }

    /// As many bytes as a ciphertext has; the contract looks at none.
    #[must_use]
    pub fn ciphertext(&self) -> Bytes {
        let stream = (0_u16..5).flat_map(|part| keccak256((self.salt, part).abi_encode()).0);
        stream.take(CIPHERTEXT_LENGTH).collect::<Vec<_>>().into()
    }

    /// The call's argument.
    #[must_use]
    pub fn opening(&self, id: U256) -> IQEV::Opening {
        IQEV::Opening { id, tick: self.tick, shares: U96::saturating_from(self.shares), salt: self.salt }
    }
}

impl Redemptions {
    /// What a commitment of a position of this auction is bound to.
    #[must_use]
    pub fn seal(&self, id: U256, epoch: u64) -> Seal {
        let chain_id = self.suite.staking.world.chain.config().chain_id;
        Seal { chain_id, contract: self.qev, epoch, id }
    }
}
