//! What a bidder seals, and what the seal is for.

use ruint::aliases::U256;

/// Words of a commitment's preimage.
pub const COMMITMENT_WORDS: usize = 8;
/// Words of a mask's preimage.
pub const MASK_WORDS: usize = 6;

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
    /// Bytes of tick and shares, which a ciphertext shows under a mask.
    pub const MASKED_LENGTH: usize = TICK_BYTES + SHARES_BYTES;
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
        let [domain, chain, contract, epoch, position] = sealed.words();
        let (tick, shares, salt) = (word(self.tick.into()), word(self.shares), word(self.salt));
        encoded([domain, chain, contract, epoch, position, tick, shares, salt])
    }

    /// What is hashed, by Keccak-256, to the mask of a ciphertext: the ABI encoding of salt, domain, chain, contract,
    /// epoch and position. Only the salt is encrypted for the beacon, whose blocks are no longer than that.
    pub fn mask_preimage(salt: u128, sealed: &SealedFor) -> [u8; MASK_WORDS * WORD] {
        let [domain, chain, contract, epoch, position] = sealed.words();
        encoded([word(salt), domain, chain, contract, epoch, position])
    }

    /// Tick and shares under the first bytes of a mask, as a ciphertext shows them.
    pub fn masked(&self, mask: &[u8; WORD]) -> [u8; Self::MASKED_LENGTH] {
        xor(&self.to_bytes(), mask)
    }

    /// The opening of this salt, and of what a ciphertext shows under the mask.
    pub fn unmasked(salt: u128, shown: &[u8; Self::MASKED_LENGTH], mask: &[u8; WORD]) -> Self {
        let mut bytes = [0; Self::LENGTH];
        let (bid, rest) = bytes.split_at_mut(Self::MASKED_LENGTH);
        bid.copy_from_slice(&xor(shown, mask));
        rest.copy_from_slice(&salt.to_be_bytes());
        Self::from_bytes(&bytes)
    }
}

impl SealedFor {
    fn words(&self) -> [U256; 5] {
        let Self { domain, chain_id, contract, epoch, position } = *self;
        [domain, word(chain_id.into()), contract, word(epoch.into()), word(position.into())]
    }
}

const fn word(number: u128) -> U256 {
    U256::from_limbs([number as u64, (number >> 64) as u64, 0, 0])
}

fn encoded<const WORDS: usize, const BYTES: usize>(words: [U256; WORDS]) -> [u8; BYTES] {
    let mut bytes = [0; BYTES];
    for (place, word) in bytes.chunks_exact_mut(WORD).zip(words) {
        place.copy_from_slice(&word.to_be_bytes::<WORD>());
    }
    bytes
}

/// The first bytes of the one under those of the other.
fn xor(bytes: &[u8], mask: &[u8; WORD]) -> [u8; Opening::MASKED_LENGTH] {
    let mut under = [0; Opening::MASKED_LENGTH];
    for ((to, byte), other) in under.iter_mut().zip(bytes).zip(mask) {
        *to = byte ^ other;
    }
    under
}
