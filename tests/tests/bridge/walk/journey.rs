//! One message on the way.

use crate::packet::Packet;

/// A message that was sent and not paid.
#[derive(Clone, Debug)]
pub struct Journey {
    pub packet: Packet,
    /// Whether the receiving endpoint knows of it.
    pub verified: bool,
    /// Steps before anybody tells that endpoint.
    pub patience: usize,
    /// Nobody delivers it before the end.
    pub abandoned: bool,
}

impl Journey {
    pub fn new(packet: Packet, patience: usize, abandoned: bool) -> Self {
        Self { packet, verified: false, patience, abandoned }
    }

    /// Whether another one holds this one up: the endpoint takes no message before all earlier ones are verified.
    pub fn waits_for(&self, other: &Self) -> bool {
        let (this, before) = (&self.packet, &other.packet);
        let is_same_path = (this.from, this.to) == (before.from, before.to);
        is_same_path && !other.verified && before.nonce <= this.nonce
    }
}
