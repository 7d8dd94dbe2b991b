//! Tokens that arrive.

use crate::abi::IOFT as abi;
use crate::errors::{self, Error};
use crate::message::{Amount, Message, recipient};
use crate::storage::{Oft, Place};
use alloy_primitives::B256;
use kit::calldata::Arguments;
use kit::words::Word;
use kit::{emit, host};

/// Where a message comes from.
pub struct Origin {
    /// Its chain.
    pub eid: u64,
    /// The contract there.
    pub sender: B256,
}

impl Origin {
    /// Reads the struct from its three words, of which the nonce decides nothing.
    pub fn read(a: &mut Arguments) -> Self {
        let origin = Self { eid: a.uint_up_to(u32::MAX.into()), sender: a.word() };
        a.uint_up_to(u64::MAX);
        origin
    }
}

impl Oft {
    /// Endpoint: takes a message of the other side. One of nothing is taken and pays nobody.
    ///
    /// `OnlyEndpoint`, `NoPeer`, `OnlyPeer`, `MessageTooShort`, `InvalidRecipient`, `OutstandingTooLow`, and what the
    /// bridge refuses.
    pub(crate) fn receive(&mut self, origin: &Origin, guid: B256, message: &[u8]) -> Result<(), Error> {
        let caller = host::sender();
        if caller != self.endpoint.get() {
            return Err(errors::only_endpoint(caller));
        }
        let Origin { eid, sender } = *origin;
        if self.peer(eid)? != sender {
            return Err(errors::only_peer(eid, sender));
        }
        let message = Message::read(message)?;
        let to = recipient(message.to)?;
        if to == host::this() {
            return Err(errors::invalid_recipient(message.to));
        }
        let amount = Amount::new(message.amount)?.local;
        let outstanding = self.outstanding(eid);
        let left = outstanding.checked_sub(amount);
        let left = left.ok_or_else(|| errors::outstanding_too_low(eid, outstanding, amount))?;
        self.store(Place::Outstanding(eid), left.word());
        emit!(OFTReceived, [guid, to], [eid, amount]);
        if message.is_composed {
            emit!(ComposeIgnored, [guid], []);
        }
        if amount.is_zero() { Ok(()) } else { self.mint(to, amount) }
    }

    /// Whether a first message of this origin may be verified.
    pub(crate) fn is_peer(&self, origin: &Origin) -> bool {
        self.peer(origin.eid).is_ok_and(|peer| peer == origin.sender)
    }

    /// The contract of the other side on a chain. `NoPeer`.
    pub(crate) fn peer(&self, eid: u64) -> Result<B256, Error> {
        let peer = self.load(Place::Peer(eid));
        if peer.is_zero() { Err(errors::no_peer(eid)) } else { Ok(peer) }
    }
}
