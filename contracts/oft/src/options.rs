//! Options of messages (LayerZero's OAppOptionsType3): those that the authority enforces, and a sender's own.

use crate::abi::IOFT as abi;
use crate::errors::{self, Error};
use crate::storage::{Oft, Place};
use alloc::vec::Vec;
use alloy_primitives::B256;
use alloy_sol_types::SolEvent;
use kit::calldata::Arguments;
use kit::host;
use kit::words::{Word, append, number, only_bytes};

/// The type of a message that asks for no call.
pub const SEND: u64 = 1;
/// Options begin with their type, of which only this one can be added to.
const TYPE_3: [u8; 2] = [0, 3];
/// The longest enforced options: an instruction to a worker has some twenty bytes.
const LENGTH_MAXIMUM: u64 = 256;

impl Oft {
    /// Authority: sets enforced options, of type 3 and not too long. `InvalidOptions`, `OptionsTooLong`.
    pub(crate) fn set_enforced_options(&mut self, mut list: Arguments, count: usize) -> Result<(), Error> {
        self.authority.check()?;
        let (mut heads, mut tails) = (Vec::new(), Vec::new());
        for _ in 0..count {
            let mut item = list.tuple();
            let (eid, kind) = (item.uint_up_to(u32::MAX.into()), item.uint_up_to(u16::MAX.into()));
            let options = item.bytes();
            list.check()?;
            item.check()?;
            if !options.starts_with(&TYPE_3) {
                return Err(errors::invalid_options(options));
            }
            let length = options.len() as u64;
            if LENGTH_MAXIMUM < length {
                return Err(errors::options_too_long(length, LENGTH_MAXIMUM));
            }
            self.store_options(eid, kind, options);
            let offset = count.saturating_add(tails.len()).saturating_mul(32) as u64;
            heads.push(offset.word());
            tails.extend([eid.word(), kind.word(), 0x60_u64.word()]);
            tails.extend(only_bytes(options).into_iter().skip(1));
        }
        let start = [0x20_u64.word(), (count as u64).word()];
        host::emit(&[abi::EnforcedOptionSet::SIGNATURE_HASH], &[&start[..], &heads, &tails].concat());
        Ok(())
    }

    /// The enforced options of a chain and a type of message, then the extra ones. `InvalidOptions`.
    pub(crate) fn combine_options(&self, eid: u64, kind: u64, extra: &[u8]) -> Result<Vec<u8>, Error> {
        let mut options = self.enforced_options(eid, kind);
        if options.is_empty() {
            return Ok(extra.to_vec());
        }
        if !extra.is_empty() {
            options.extend_from_slice(
                extra.strip_prefix(&TYPE_3).ok_or_else(|| errors::invalid_options(extra))?,
            );
        }
        Ok(options)
    }

    pub(crate) fn enforced_options(&self, eid: u64, kind: u64) -> Vec<u8> {
        let length = self.options_length(eid, kind);
        let mut options = Vec::new();
        for index in 1..=length.div_ceil(32) {
            append(&mut options, &[self.load(Place::Options(eid, kind, index))]);
        }
        options.truncate(length as usize);
        options
    }

    fn store_options(&mut self, eid: u64, kind: u64, options: &[u8]) {
        let length = options.len() as u64;
        let last = length.max(self.options_length(eid, kind)).div_ceil(32);
        self.store(Place::Options(eid, kind, 0), length.word());
        let words = options.chunks(32).map(B256::right_padding_from);
        for (index, word) in (1..=last).zip(words.chain(core::iter::repeat(B256::ZERO))) {
            self.store(Place::Options(eid, kind, index), word);
        }
    }

    fn options_length(&self, eid: u64, kind: u64) -> u64 {
        let [length, ..] = number(self.load(Place::Options(eid, kind, 0))).into_limbs();
        length
    }
}
