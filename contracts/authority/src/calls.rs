//! The calls of an operation, read, weighed and written down.

use crate::entries::{Selector, is_entry};
use crate::errors::{self, Error};
use crate::orders::Order;
use alloc::vec::Vec;
use alloy_primitives::{Address, B256};
use kit::calldata::Arguments;
use kit::host;
use kit::words::{Word, only_bytes};
use usdai_core::authority::Delay;

/// The most calls of an operation.
pub const CALLS_MAXIMUM: usize = 32;

/// One call.
#[derive(Clone, Copy)]
pub(crate) struct Call<'a> {
    pub target: Address,
    pub data: &'a [u8],
}

/// The calls of one operation, and what it is told apart by from others of the same calls.
pub(crate) struct Announcement<'a> {
    pub calls: Vec<Call<'a>>,
    pub predecessor: B256,
    pub salt: B256,
}

/// What a call does, where it could be announced.
pub(crate) enum Deed {
    /// Something in this contract.
    Own(Order),
    /// A function of a target.
    Pushed(Selector),
}

impl<'a> Announcement<'a> {
    /// Reads the three arguments of `schedule`. `TooManyCalls`.
    pub fn read(a: &mut Arguments<'a>) -> Result<Self, Error> {
        let calls = read_calls(a)?;
        let (predecessor, salt) = (a.word(), a.word());
        a.check()?;
        Ok(Self { calls, predecessor, salt })
    }

    /// The hash of the arguments in their standard encoding, however they came.
    pub fn id(&self) -> B256 {
        let mut words = Vec::from([0x60_u64.word(), self.predecessor, self.salt]);
        words.extend(encode(&self.calls));
        host::keccak_words(&[], &words)
    }
}

impl Call<'_> {
    /// What it does. `SelectorMissing`, `OrderUnknown`, `OrderMalformed`, `PauseThroughGuardian`.
    pub fn deed(&self) -> Result<(Deed, Delay), Error> {
        let missing = || errors::selector_missing(self.data.len() as u64);
        let (bytes, arguments) = self.data.split_first_chunk::<4>().ok_or_else(missing)?;
        let selector = u32::from_be_bytes(*bytes);
        if self.target == host::this() {
            let order = Order::read(selector, &mut Arguments::new(arguments));
            let order = order.map_err(|_| errors::order_malformed(selector.into()))?;
            let order = order.ok_or_else(|| errors::order_unknown(selector.into()))?;
            let delay = order.delay(selector);
            return Ok((Deed::Own(order), delay));
        }
        let selector = Selector::from(selector);
        if is_entry(selector) {
            return Err(errors::pause_through_guardian(selector));
        }
        let delay = Delay::of_call(u32::from_be_bytes(selector.0), arguments);
        Ok((Deed::Pushed(selector), delay))
    }
}

/// The slowest of the calls, and whether the operation changes who may call operations off. `NoCalls`,
/// `GuardianChangeAlone`, and what [`Call::deed`] refuses.
pub(crate) fn weigh(calls: &[Call]) -> Result<(Delay, bool), Error> {
    let (mut slowest, mut is_of_guardian) = (Delay::Parameter, false);
    for call in calls {
        let (deed, delay) = call.deed()?;
        slowest = slowest.max(delay);
        is_of_guardian |= matches!(deed, Deed::Own(order) if order.is_of_guardian());
    }
    match calls.len() {
        0 => Err(errors::no_calls()),
        2.. if is_of_guardian => Err(errors::guardian_change_alone()),
        _ => Ok((slowest, is_of_guardian)),
    }
}

/// Reads the argument of `delayOf`. `TooManyCalls`.
pub(crate) fn read_calls<'a>(a: &mut Arguments<'a>) -> Result<Vec<Call<'a>>, Error> {
    let (mut list, count) = a.tuples();
    a.check()?;
    if count > CALLS_MAXIMUM {
        return Err(errors::too_many_calls(CALLS_MAXIMUM as u64));
    }
    let mut calls = Vec::with_capacity(count);
    for _ in 0..count {
        let mut fields = list.tuple();
        calls.push(Call { target: fields.address(), data: fields.bytes() });
        fields.check()?;
    }
    list.check()?;
    Ok(calls)
}

/// The calls as the ABI has them behind their offset.
pub(crate) fn encode(calls: &[Call]) -> Vec<B256> {
    let mut words = Vec::from([(calls.len() as u64).word()]);
    let mut tuples = Vec::new();
    for call in calls {
        let offset = 0x20 * (calls.len() + tuples.len()) as u64;
        words.push(offset.word());
        tuples.extend([call.target.word(), 0x40_u64.word()]);
        tuples.extend(only_bytes(call.data).into_iter().skip(1));
    }
    words.extend(tuples);
    words
}
