//! Gains on their way into the prices.

use crate::abi::ISUSDai as abi;
use crate::errors::Error;
use crate::slots::{Slot, pack_inflow, pack_source, unpack_inflow, unpack_source};
use crate::storage::{SUsdAi, now};
use alloy_primitives::U256;
use kit::emit;
use usdai_core::Usd;
use usdai_core::vault::{Inflow, Source};

/// Where a gain comes from, and by that which stream it enters: the upper digit is the stream's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// S1: interest that had accrued and was paid, and marks taken back.
    Interest = 0x10,
    /// S1: what deposits pay above the conservative price.
    Premium = 0x11,
    /// S2: interest beyond what had accrued.
    Prepayment = 0x20,
    /// S2: the reserve's yield.
    Reserve = 0x21,
    /// S2: what those who leave give up.
    Redemption = 0x22,
}

impl Origin {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Interest, Self::Premium, Self::Prepayment, Self::Reserve, Self::Redemption];

    const fn stream(self) -> u64 {
        (self as u64) >> 4
    }
}

impl SUsdAi {
    /// Takes a gain into its stream, or moves on what its source holds back when the gain is zero.
    pub(crate) fn stream_gain(&mut self, origin: Origin, gain: Usd) -> Result<(), Error> {
        let (inflow, source) = (self.inflow(origin.stream()), self.source(origin as u64));
        let (inflow_after, source_after) = inflow.take(&source, gain, now())?;
        if source_after == source {
            return Ok(());
        }
        let slot = pack_inflow(&inflow_after)?;
        self.store(stream_slot(origin.stream()), slot);
        self.set_entry(key(origin as u64), pack_source(&source_after)?);
        emit!(
            Streamed,
            [origin as u64],
            [
                gain.raw(),
                source_after.held.raw(),
                inflow_after.stream.remaining.raw(),
                inflow_after.stream.end.get()
            ]
        );
        Ok(())
    }

    /// [`SUsdAi::stream_gain`] of nothing for a gain of nothing, which saves reading the source.
    pub(crate) fn stream_some(&mut self, origin: Origin, gain: Usd) -> Result<(), Error> {
        if gain.is_zero() { Ok(()) } else { self.stream_gain(origin, gain) }
    }

    /// Stream 1, or else 2.
    pub(crate) fn inflow(&self, stream: u64) -> Inflow {
        unpack_inflow(self.load(stream_slot(stream)))
    }

    /// A source by its number.
    pub(crate) fn source(&self, number: u64) -> Source {
        unpack_source(self.entry(key(number)))
    }
}

const fn stream_slot(stream: u64) -> Slot {
    if stream == 1 { Slot::Interest } else { Slot::Gains }
}

fn key(number: u64) -> U256 {
    U256::from_limbs([number, 0, 0, 0])
}
