//! Bids under time-lock: a version, the salt encrypted for a round, tick and shares under a mask of the salt.

use alloy_primitives::{Address, B256, b256, keccak256};
use qev_auction::{Opening, SealedFor};

use crate::curve::CurveError;
use crate::ibe;
use crate::network::Network;
use crate::signature::VerifiedRound;

/// keccak256("USDai QEV sealed bid 1").
pub const SEAL_DOMAIN: B256 = b256!("3bb853d9a3236a61a76ef0c512d0378267c89380d14ed0940663f583e3510f0c");
/// Bytes of a ciphertext.
pub const CIPHERTEXT_LENGTH: usize = 1 + ibe::LENGTH + Opening::MASKED_LENGTH;

const VERSION: u8 = 1;

/// A bid that is sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// What opens it, with a fresh salt. Whoever has this can read the bid and reveal it.
    pub opening: Opening,
    /// What the contract keeps.
    pub commitment: B256,
    /// What the contract emits, for everybody to open when the round comes.
    pub ciphertext: [u8; CIPHERTEXT_LENGTH],
}

/// Why a bid cannot be sealed.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// More than an opening can name.
    #[error("a bid is for less than 2^96 of the smallest units of a share, not for {0}")]
    Shares(u128),
    /// No randomness.
    #[error("the system gives no random bytes ({0})")]
    Randomness(getrandom::Error),
    /// See there.
    #[error(transparent)]
    Curve(#[from] CurveError),
}

/// Why a ciphertext does not open.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// Too short or too long.
    #[error("a sealed bid has {CIPHERTEXT_LENGTH} bytes, this has {0}")]
    Length(usize),
    /// Sealed in a way that is not known here.
    #[error("the bid is sealed by version {0}, this opens version {VERSION}")]
    Version(u8),
    /// Garbage.
    #[error("the sealed bid is damaged ({0})")]
    Point(#[from] CurveError),
    /// Sealed for another round or network, or changed.
    #[error("the bid is not sealed for round {round}, or was changed")]
    Round {
        /// The round that it was opened with.
        round: u64,
    },
    /// It opens, but to something that nobody committed to.
    #[error("the bid opens, but not to its commitment {expected}; its hash is {actual}")]
    Commitment {
        /// The commitment.
        expected: B256,
        /// The opening's.
        actual: B256,
    },
}

/// What bids of a position in an epoch are sealed for.
#[must_use]
pub fn sealed_for(chain_id: u64, contract: Address, epoch: u64, position: u64) -> SealedFor {
    SealedFor { domain: SEAL_DOMAIN.into(), chain_id, contract: contract.into_word().into(), epoch, position }
}

/// The contract that something is sealed for.
#[must_use]
pub fn contract_of(sealed_for: &SealedFor) -> Address {
    Address::from_word(sealed_for.contract.into())
}

/// The commitment to an opening.
#[must_use]
pub fn commitment(opening: &Opening, sealed_for: &SealedFor) -> B256 {
    keccak256(opening.preimage(sealed_for))
}

/// Seals a bid, under a salt of 128 random bits of the system, until a round is published.
///
/// # Errors
/// [`SealError::Shares`] from 2^96 on, [`SealError::Randomness`] if the system has none.
pub fn seal(
    tick: u16,
    shares: u128,
    sealed_for: &SealedFor,
    network: &Network,
    round: u64,
) -> Result<Sealed, SealError> {
    let opening = Opening { tick, shares, salt: u128::from_be_bytes(random()?) };
    let ciphertext = reseal(&opening, sealed_for, network, round)?;
    Ok(Sealed { opening, commitment: commitment(&opening, sealed_for), ciphertext })
}

/// Seals an opening again, such as for a later round; the commitment stays.
///
/// # Errors
/// See [`seal()`].
pub fn reseal(
    opening: &Opening,
    sealed_for: &SealedFor,
    network: &Network,
    round: u64,
) -> Result<[u8; CIPHERTEXT_LENGTH], SealError> {
    if opening.shares > Opening::SHARES_MAXIMUM {
        return Err(SealError::Shares(opening.shares));
    }
    let salt = ibe::encrypt(&network.key()?, round, &opening.salt.to_be_bytes(), &random()?)?;
    let mut ciphertext = [VERSION; CIPHERTEXT_LENGTH];
    let (head, shown) = ciphertext.split_at_mut(1 + ibe::LENGTH);
    head[1..].copy_from_slice(&salt);
    shown.copy_from_slice(&opening.masked(&mask(opening.salt, sealed_for)));
    Ok(ciphertext)
}

/// Opens a ciphertext with the signature of its round. What comes out may be anything that somebody chose to encrypt.
///
/// # Errors
/// [`OpenError`], except for [`OpenError::Commitment`].
pub fn open(ciphertext: &[u8], sealed_for: &SealedFor, round: &VerifiedRound) -> Result<Opening, OpenError> {
    let bytes: &[u8; CIPHERTEXT_LENGTH] =
        ciphertext.try_into().map_err(|_| OpenError::Length(ciphertext.len()))?;
    let [version, locked @ ..] = bytes;
    if *version != VERSION {
        return Err(OpenError::Version(*version));
    }
    let length = OpenError::Length(ciphertext.len());
    let (Some((locked, _)), Some((_, shown))) = (locked.split_first_chunk(), locked.split_last_chunk())
    else {
        return Err(length);
    };
    let salt = ibe::decrypt(round.signature().point(), locked)?.map(u128::from_be_bytes);
    let salt = salt.ok_or(OpenError::Round { round: round.round() })?;
    Ok(Opening::unmasked(salt, shown, &mask(salt, sealed_for)))
}

/// Opens a ciphertext and checks that it is what was committed to.
///
/// # Errors
/// [`OpenError`].
pub fn open_committed(
    ciphertext: &[u8],
    sealed_for: &SealedFor,
    round: &VerifiedRound,
    expected: B256,
) -> Result<Opening, OpenError> {
    let opening = open(ciphertext, sealed_for, round)?;
    let actual = commitment(&opening, sealed_for);
    if actual == expected { Ok(opening) } else { Err(OpenError::Commitment { expected, actual }) }
}

fn mask(salt: u128, sealed_for: &SealedFor) -> [u8; 32] {
    keccak256(Opening::mask_preimage(salt, sealed_for)).0
}

fn random<const BYTES: usize>() -> Result<[u8; BYTES], SealError> {
    let mut bytes = [0; BYTES];
    getrandom::fill(&mut bytes).map_err(SealError::Randomness)?;
    Ok(bytes)
}
