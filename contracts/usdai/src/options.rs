//! The `data` of a deposit or redemption: empty, or `abi.encode(uint8 kind, bytes content)`.

use crate::errors::{self, Error};
use alloy_primitives::{Address, U256};
use kit::calldata::Arguments;

/// No option; its content is empty.
const NONE: u64 = 0;
/// A place on the list.
const PLACE: u64 = 2;
/// An invitation.
const INVITE: u64 = 3;
/// Several of the others.
const LIST: u64 = 4;

/// The most entries of a list: one of the sender, one of the recipient, and room for a caller that adds to them.
pub const ENTRIES_MAXIMUM: usize = 4;

/// What the entries of a deposit's data show.
pub type Shown<'a> = [Option<Credential<'a>>; ENTRIES_MAXIMUM];

/// That an account may mint, and what shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Credential<'a> {
    /// Who may.
    pub account: Address,
    /// How much, in all; below 2^96.
    pub cap: u128,
    /// What shows it.
    pub evidence: Evidence<'a>,
}

/// What shows that an account may mint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence<'a> {
    /// The hashes from its leaf to the root of the list.
    Proof(&'a [[u8; 32]]),
    /// The inviter's signature.
    Invite {
        /// The last second at which it counts.
        expiry: u64,
        /// By a key or a contract.
        signature: &'a [u8],
    },
}

/// Accepts what asks for nothing.
///
/// `DataKindUnsupported` for any kind but 0, `DataMalformed` for what does not decode.
pub fn check_none(data: &[u8]) -> Result<(), Error> {
    match decode(data)? {
        (NONE, _) => Ok(()),
        (kind, _) => Err(errors::data_kind_unsupported(kind)),
    }
}

/// What the data of a deposit shows, whether it is true or not: at most one of each entry.
///
/// `DataKindUnsupported`, also for a list in a list; `DataMalformed` with the length of what does not decode, data or an
/// entry of its list; `DataTooMany`.
pub fn read(data: &[u8]) -> Result<Shown<'_>, Error> {
    let mut shown = Shown::default();
    if data.is_empty() {
        return Ok(shown);
    }
    let (kind, content) = decode(data)?;
    if kind != LIST {
        shown[0] = credential(data, kind, content)?;
        return Ok(shown);
    }
    let mut list = Arguments::new(content);
    let (mut entries, count) = list.tuples();
    if list.check().is_err() {
        return Err(malformed(data));
    }
    if count > ENTRIES_MAXIMUM {
        return Err(errors::data_too_many(count as u64, ENTRIES_MAXIMUM as u64));
    }
    for place in shown.iter_mut().take(count) {
        let entry = entries.bytes();
        let (kind, content) = decode(entry)?;
        *place = credential(entry, kind, content)?;
    }
    entries.check().map_err(|_| malformed(data))?;
    Ok(shown)
}

fn decode(data: &[u8]) -> Result<(u64, &[u8]), Error> {
    if data.is_empty() {
        return Ok((NONE, data));
    }
    let mut arguments = Arguments::new(data);
    let (kind, content) = (arguments.uint_up_to(u64::from(u8::MAX)), arguments.bytes());
    if arguments.check().is_err() || (kind == NONE && !content.is_empty()) {
        return Err(malformed(data));
    }
    Ok((kind, content))
}

fn credential<'a>(data: &[u8], kind: u64, content: &'a [u8]) -> Result<Option<Credential<'a>>, Error> {
    match kind {
        NONE => Ok(None),
        PLACE | INVITE => unpacked(kind, content).map(Some).ok_or_else(|| malformed(data)),
        _ => Err(errors::data_kind_unsupported(kind)),
    }
}

fn unpacked(kind: u64, content: &[u8]) -> Option<Credential<'_>> {
    let (account, rest) = content.split_first_chunk::<20>()?;
    let (cap, rest) = rest.split_first_chunk::<12>()?;
    let evidence = if kind == PLACE {
        let (hashes, []) = rest.as_chunks::<32>() else { return None };
        Evidence::Proof(hashes)
    } else {
        let (word, signature) = rest.split_first_chunk::<32>()?;
        let mut word = Arguments::new(word);
        let expiry = word.uint_up_to(u64::MAX);
        word.check().ok()?;
        Evidence::Invite { expiry, signature }
    };
    let cap = cap.iter().fold(0, |cap, byte| cap << 8 | u128::from(*byte));
    Some(Credential { account: Address::new(*account), cap, evidence })
}

fn malformed(data: &[u8]) -> Error {
    errors::data_malformed(U256::from(data.len()))
}
