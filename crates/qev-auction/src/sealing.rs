//! What a bidder seals, and what the seal is for.

use ruint::aliases::U256;

/// Words of a commitment's preimage.
pub const COMMITMENT_WORDS: usize = 8;

const WORD: usize = 32;
const TICK_BYTES: usize = 2;
const SHARES_BYTES: usize = 12;
const SALT_BYTES: usize = 16;

/// A bid that is not open yet. `tick` may be any number: what is no rate opens as a decoy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opening {
    /// The rate's tick.
    pub tick: u16,
    /// Shares that are bid, below 2^96.
    pub shares: u128,
    /// At least 128 random bits; without it nobody can tell what was sealed.
    pub salt: u128,
}

/// What a commitment is bound to, so that a copy of it is worth nothing anywhere else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SealedFor {
    /// The protocol's domain.
    pub domain: U256,
    /// EIP-155.
    pub chain_id: u64,
    /// The auction's address as a number.
    pub contract: U256,
    /// The epoch in which it opens.
    pub epoch: u64,
    /// The position that bids.
    pub position: u64,
}

impl Opening {
    /// Bytes of an opening.
    pub const LENGTH: usize = TICK_BYTES + SHARES_BYTES + SALT_BYTES;
    /// The most shares that an opening can name, 2^96 - 1.
    pub const SHARES_MAXIMUM: u128 = (1 << 96) - 1;

    /// `tick:u16 | shares:u96 | salt:u128`, big-endian.
    pub fn to_bytes(&self) -> [u8; Self::LENGTH] {
        let mut bytes = [0; Self::LENGTH];
        let (tick, rest) = bytes.split_at_mut(TICK_BYTES);
        let (shares, salt) = rest.split_at_mut(SHARES_BYTES);
        tick.copy_from_slice(&self.tick.to_be_bytes());
        let [_, _, _, _, low @ ..] = self.shares.to_be_bytes();
        shares.copy_from_slice(&low);
        salt.copy_from_slice(&self.salt.to_be_bytes());
        bytes
    }

    /// The opening in these bytes.
    pub fn from_bytes(bytes: &[u8; Self::LENGTH]) -> Self {
        let number = |range: &[u8]| range.iter().fold(0_u128, |sum, byte| sum << 8 | u128::from(*byte));
        let (tick, rest) = bytes.split_at(TICK_BYTES);
        let (shares, salt) = rest.split_at(SHARES_BYTES);
        Self { tick: number(tick) as u16, shares: number(shares), salt: number(salt) }
    }

    /// What is hashed, by Keccak-256, to a commitment: the ABI encoding of domain, chain, contract, epoch,
    /// position, tick, shares and salt.
    pub fn preimage(&self, sealed: &SealedFor) -> [u8; COMMITMENT_WORDS * WORD] {
        let small = |number: u64| U256::from_limbs([number, 0, 0, 0]);
        let wide = |number: u128| U256::from_limbs([number as u64, (number >> 64) as u64, 0, 0]);
        let words: [U256; COMMITMENT_WORDS] = [
            sealed.domain,
            small(sealed.chain_id),
            sealed.contract,
            small(sealed.epoch),
            small(sealed.position),
            small(self.tick.into()),
            wide(self.shares),
            wide(self.salt),
        ];
        let mut bytes = [0; COMMITMENT_WORDS * WORD];
        for (place, word) in bytes.chunks_exact_mut(WORD).zip(words) {
            place.copy_from_slice(&word.to_be_bytes::<WORD>());
        }
        bytes
    }
}
