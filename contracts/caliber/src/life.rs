//! The edges of a title's life that its owner and its title agent take.

use crate::abi::ICaliber as abi;
use crate::attestation::tell_edge;
use crate::documents::digest_of;
use crate::errors::{self, Error, of_title};
use crate::storage::{Caliber, Place, account, keccak, now, party, word_of};
use alloy_primitives::Address;
use caliber_nft::{Actor, Document, State, Title, TitleId, Told, Voucher, delivery_hash};
use kit::signature::is_signed;
use kit::{emit, host};
use usdai_core::Timestamp;

impl Caliber {
    /// The document's title agent: says that the hardware is installed. `NoTitle`, `NoEdge`, `NotAllowed`,
    /// `PolicyLapsed`, `HolderNotApproved`.
    pub(crate) fn activate(&mut self, document: &Document<'_>) -> Result<(), Error> {
        let title = document.id(&keccak);
        let by = self.title_agent(document);
        let is_holder_approved = self.is_holder(self.address_at(Place::Owner(title)));
        let told = Told { is_holder_approved, voucher: Some(Voucher::Installed), ..Told::default() };
        self.take(title, State::Active, by, told).map(|_| ())
    }

    /// The owner or the document's title agent: gives up what is not active yet. `NoTitle`, `NoEdge`, `NotAllowed`.
    pub(crate) fn withdraw(&mut self, document: &Document<'_>) -> Result<(), Error> {
        let title = document.id(&keccak);
        let by = match self.owner_or_stranger(title) {
            Actor::Owner => Actor::Owner,
            _ => self.title_agent(document),
        };
        self.take(title, State::Withdrawn, by, Told::default())?;
        self.burn(title)
    }

    /// The owner, an approved holder: keeps what it bought. `NoTitle`, `NoEdge`, `NotAllowed`, `HolderNotApproved`.
    pub(crate) fn keep(&mut self, title: TitleId) -> Result<(), Error> {
        let by = self.owner_or_stranger(title);
        let told = Told { is_holder_approved: self.is_holder(host::sender()), ..Told::default() };
        self.take(title, State::Active, by, told).map(|_| ())
    }

    /// The owner: ends a title whose hardware the bailee handed to it. The bailee is the document's for ever, whatever
    /// its role is by then: nobody else has the hardware.
    ///
    /// `NoTitle`, `NoEdge`, `NotAllowed`, `SignatureInvalid`, `DeliveredLater`.
    pub(crate) fn redeem(
        &mut self,
        document: &Document<'_>,
        delivered_at: Timestamp,
        signature: &[u8],
    ) -> Result<(), Error> {
        let (title, owner) = (document.id(&keccak), host::sender());
        let by = self.owner_or_stranger(title);
        let told = Told { voucher: Some(Voucher::Delivered), ..Told::default() };
        self.take(title, State::Redeemed, by, told)?;
        if delivered_at > now() {
            return Err(errors::delivered_later(delivered_at.get()));
        }
        let bailee = account(document.parties.bailee);
        let digest = digest_of(delivery_hash(&keccak, title, party(owner), delivered_at));
        if !is_signed(bailee, digest, signature) {
            return Err(errors::signature_invalid(bailee));
        }
        emit!(Delivered, [word_of(title), owner], [delivered_at.get()]);
        self.burn(title)
    }

    /// Takes an edge and tells of it. Returns the title as it was.
    #[inline(never)]
    pub(crate) fn take(&mut self, title: TitleId, to: State, by: Actor, told: Told) -> Result<Title, Error> {
        let mut registry = self.registry();
        let before = registry.title(title).map_err(of_title)?;
        registry.take(title, to, by, told).map_err(of_title)?;
        tell_edge(title, before.state, to);
        Ok(before)
    }

    fn owner_or_stranger(&self, title: TitleId) -> Actor {
        if host::sender() == self.address_at(Place::Owner(title)) { Actor::Owner } else { Actor::Stranger }
    }

    fn burn(&mut self, title: TitleId) -> Result<(), Error> {
        let owner = self.owner(title)?;
        self.own(owner, Address::ZERO, title)
    }
}
