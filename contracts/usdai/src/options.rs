//! The `data` of a deposit or redemption: empty, or `abi.encode(uint8 kind, bytes content)`.

use crate::errors::{self, Error};
use alloy_primitives::{Address, B256, U256};
use kit::calldata::Arguments;
use kit::words::number;

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

/// Accepts what decodes, whether it is true or not. Errors as of [`read`].
#[inline(never)]
pub fn check(data: &[u8]) -> Result<(), Error> {
    read(data, &mut |_| Ok(()))
}

/// Looks at each thing that the data of a deposit shows; `look` says whether it is true.
///
/// `DataKindUnsupported`, also for a list in a list; `DataMalformed` with the length of what does not decode, data or
/// an entry of its list; `DataTooMany`.
pub fn read(data: &[u8], look: &mut dyn FnMut(&Credential) -> Result<(), Error>) -> Result<(), Error> {
    let (kind, content) = decode(data)?;
    if kind != LIST {
        return look_at(data, kind, content, look);
    }
    let mut list = Arguments::new(content);
    let (mut entries, count) = list.tuples();
    if list.check().is_err() {
        return Err(malformed(data));
    }
    if count > ENTRIES_MAXIMUM {
        return Err(errors::data_too_many(count as u64, ENTRIES_MAXIMUM as u64));
    }
    for _ in 0..count {
        let entry = entries.bytes();
        let (kind, content) = decode(entry)?;
        look_at(entry, kind, content, look)?;
    }
    entries.check().map_err(|_| malformed(data))
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

fn look_at(
    data: &[u8],
    kind: u64,
    content: &[u8],
    look: &mut dyn FnMut(&Credential) -> Result<(), Error>,
) -> Result<(), Error> {
    match kind {
        NONE => Ok(()),
        PLACE | INVITE => look(&unpacked(kind, content).ok_or_else(|| malformed(data))?),
        _ => Err(errors::data_kind_unsupported(kind)),
    }
}

fn unpacked(kind: u64, content: &[u8]) -> Option<Credential<'_>> {
    let (first, rest) = content.split_first_chunk::<32>()?;
    let (account, _) = first.split_first_chunk::<20>()?;
    let [low, high, ..] = number(B256::new(*first)).into_limbs();
    let cap = u128::from(low) | u128::from(high as u32) << 64;
    let evidence = if kind == PLACE {
        let (hashes, []) = rest.as_chunks::<32>() else { return None };
        Evidence::Proof(hashes)
    } else {
        let (word, signature) = rest.split_first_chunk::<32>()?;
        let [expiry, 0, 0, 0] = number(B256::new(*word)).into_limbs() else { return None };
        Evidence::Invite { expiry, signature }
    };
    Some(Credential { account: Address::new(*account), cap, evidence })
}

fn malformed(data: &[u8]) -> Error {
    errors::data_malformed(U256::from(data.len()))
}
