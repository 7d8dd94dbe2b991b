//! How a title begins: a document is registered, and three parties attest it.

use crate::abi::ICaliber as abi;
use crate::documents::{beginning, digest_of, event_words};
use crate::errors::{self, Error, of_title};
use crate::roles::{APPRAISER, BAILEE, INSURER, TITLE_AGENT};
use crate::storage::{Caliber, Place, account, keccak, word_of};
use crate::tokens::check_receiver;
use alloc::vec::Vec;
use alloy_primitives::{Address, B256};
use alloy_sol_types::SolEvent;
use caliber_nft::{Actor, Document, Parties, Party, Signed, State, TitleId, Word as Bytes};
use kit::host;
use kit::signature::is_signed;
use kit::words::Word;

/// What the three parties signed with, in the order of [`Parties`].
pub type Signatures<'a> = [&'a [u8]; 3];

impl Caliber {
    /// The document's title agent: makes a draft of a document for an owner, who is not asked.
    ///
    /// `RoleMissing`, `NotTitleAgent`, `ERC721InvalidReceiver`, `AlreadyRegistered`, and what a document is refused
    /// for.
    pub(crate) fn register(&mut self, document: &Document<'_>, owner: Address) -> Result<TitleId, Error> {
        let caller = host::sender();
        self.check_role(TITLE_AGENT, caller)?;
        let title_agent = account(document.title_agent);
        if title_agent != caller && !title_agent.is_zero() {
            return Err(errors::not_title_agent(caller, title_agent));
        }
        check_receiver(owner)?;
        let title = self.registry().register(&keccak, document).map_err(of_title)?;
        self.set_word_at(Place::Model(title), beginning(document.model));
        let topics = [abi::Registered::SIGNATURE_HASH, word_of(title), caller.word()];
        host::emit(&topics, &event_words(document));
        self.own(Address::ZERO, owner, title)?;
        Ok(title)
    }

    /// The document's title agent: has a draft hold its serials, once bailee, appraiser and insurer signed it, each
    /// with its role now.
    ///
    /// `NoTitle`, `NoEdge`, `NotAllowed`, `RoleMissing`, `SignatureMissing`, `PolicyLapsed`, `AppraisalStale`,
    /// `SerialsDiffer`, `SerialsOutOfOrder`, `SerialHeld`.
    pub(crate) fn attest(
        &mut self,
        document: &Document<'_>,
        serials: &[Bytes],
        signatures: &Signatures<'_>,
    ) -> Result<(), Error> {
        let title = document.id(&keccak);
        let from = self.registry().title(title).map_err(of_title)?.state;
        let by = self.title_agent(document);
        // Who may not attest, or what cannot be attested, is said before the signatures cost anything.
        let is_asked = from == State::Draft && by == Actor::TitleAgent;
        let signed =
            if is_asked { self.signed(title, &document.parties, signatures)? } else { Signed::default() };
        self.registry().attest(&keccak, document, by, signed, serials).map_err(of_title)?;
        let mut words = Vec::from([0x20_u64.word(), (serials.len() as u64).word()]);
        for serial in serials {
            words.push(B256::new(*serial));
        }
        host::emit(&[abi::SerialsBound::SIGNATURE_HASH, word_of(title)], &words);
        tell_edge(title, from, State::Attested);
        Ok(())
    }

    fn signed(
        &self,
        title: TitleId,
        parties: &Parties,
        signatures: &Signatures<'_>,
    ) -> Result<Signed, Error> {
        let digest = digest_of(title.word());
        let [bailee, appraiser, insurer] = *signatures;
        Ok(Signed {
            bailee: self.is_signed_as(BAILEE, parties.bailee, digest, bailee)?,
            appraiser: self.is_signed_as(APPRAISER, parties.appraiser, digest, appraiser)?,
            insurer: self.is_signed_as(INSURER, parties.insurer, digest, insurer)?,
        })
    }

    /// Whether a party signed. `RoleMissing` unless it has its role now.
    pub(crate) fn is_signed_as(
        &self,
        role: &str,
        party: Party,
        digest: B256,
        signature: &[u8],
    ) -> Result<bool, Error> {
        let signer = account(party);
        self.check_role(role, signer)?;
        Ok(is_signed(signer, digest, signature))
    }
}

/// Says that a title took an edge.
pub fn tell_edge(title: TitleId, from: State, to: State) {
    kit::emit!(StateChanged, [word_of(title), from as u64, to as u64], []);
}
