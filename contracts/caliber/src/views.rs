//! What is known of titles and accounts, as the interface returns it.

use crate::abi::partners::ICaliberMetadata;
use crate::documents::appraisal_words;
use crate::errors::{self, Error, of_title};
use crate::offices::office;
use crate::storage::{Caliber, Place, now, party, word_of};
use alloc::vec::Vec;
use alloy_primitives::{Address, B256};
use alloy_sol_types::SolCall;
use caliber_nft::{AssetClass, Party, Slot, Slots, Standing, TitleId, Valuation, Word as Bytes, holder};
use kit::host;
use kit::words::{Word, with_selector};
use usdai_core::Timestamp;

/// What of a drawing is copied, and several times what it has.
const URI_BYTES: usize = 32_768;

impl Caliber {
    /// A title as it stands. `NoTitle`.
    pub(crate) fn title_words(&self, title: TitleId) -> Result<[B256; 9], Error> {
        let registry = self.registry();
        let kept = registry.title(title).map_err(of_title)?;
        let Valuation { quantity, .. } = registry.valuation(title).map_err(of_title)?;
        Ok([
            (kept.state as u64).word(),
            (kept.class as u64).word(),
            u64::from(quantity).word(),
            self.word_at(Place::Model(title)),
            kept.cover.insured.raw().word(),
            kept.cover.expires_at.get().word(),
            u64::from(kept.policies).word(),
            kept.freeze.from().get().word(),
            kept.freeze.until()?.get().word(),
        ])
    }

    /// The last appraisal, and how many were appended. `NoTitle`.
    pub(crate) fn valuation_words(&self, title: TitleId) -> Result<[B256; 6], Error> {
        let Valuation { appraisal, appended, .. } = self.registry().valuation(title).map_err(of_title)?;
        let [_, value, appraised_at, method, yearly, residual] = appraisal_words(Party::NONE, &appraisal);
        Ok([value, appraised_at, method, yearly, residual, u64::from(appended).word()])
    }

    /// Who made the last appraisal and issued the last policy, where that is not in the document. `NoTitle`.
    pub(crate) fn parties_words(&self, title: TitleId) -> Result<[B256; 2], Error> {
        let registry = self.registry();
        registry.title(title).map_err(of_title)?;
        Ok([Slot::Appraiser(title), Slot::Insurer(title)].map(|slot| registry.slots.load(slot).word()))
    }

    /// The live title that holds a serial, or zero.
    pub(crate) fn holder_word(&self, serial: Bytes) -> B256 {
        holder(&self.registry().slots, &serial).map_or(B256::ZERO, word_of)
    }

    /// The last appraisal at a time. `NoTitle`.
    pub(crate) fn value_word(&self, title: TitleId, at: Timestamp) -> Result<B256, Error> {
        Ok(self.registry().current_value_down(title, at).map_err(of_title)?.raw().word())
    }

    /// The most that may be lent. `NoTitle`.
    pub(crate) fn max_loan_word(&self, title: TitleId) -> Result<B256, Error> {
        Ok(self.registry().max_loan_down(title).map_err(of_title)?.raw().word())
    }

    /// How much of a class's value may be lent. `UnknownNumber`.
    pub(crate) fn loan_to_value_word(&self, class: u8) -> Result<B256, Error> {
        let class = AssetClass::new(class).map_err(of_title)?;
        Ok(u64::from(self.registry().loan_to_values().of(class).get()).word())
    }

    /// An account's record. `UnknownNumber`.
    pub(crate) fn standing_words(&self, number: u8, account: Address) -> Result<[B256; 5], Error> {
        let (office, account, registry) = (office(number)?, party(account), self.registry());
        let Standing { approval, decided_at, limit, drawn } = registry.standing(office, account);
        Ok([
            (approval as u64).word(),
            decided_at.get().word(),
            limit.raw().word(),
            drawn.raw().word(),
            registry.entity(office, account).into(),
        ])
    }

    /// Router, auction, and what draws.
    pub(crate) fn partners_words(&self) -> [B256; 3] {
        [Place::Router, Place::Auction, Place::Metadata].map(|place| self.word_at(place))
    }

    /// ERC-721: what the drawing contract makes of the title. `ERC721NonexistentToken`, `ContractSilent`.
    pub(crate) fn token_uri(&self, title: TitleId) -> Result<Vec<u8>, Error> {
        self.owner(title)?;
        let [_, appraised_at, ..] = self.valuation_words(title)?;
        let mut words = Vec::from([word_of(title)]);
        words.extend_from_slice(&self.title_words(title)?);
        let value = self.value_word(title, now())?;
        words.extend_from_slice(&[appraised_at, value, self.max_loan_word(title)?, now().get().word()]);
        let call = with_selector(ICaliberMetadata::tokenURICall::SELECTOR, &words);
        let metadata = self.address_at(Place::Metadata);
        // Who has no code answers nothing.
        let drawing = host::static_call_up_to(metadata, &call, u64::MAX, URI_BYTES);
        drawing.ok().filter(|drawing| !drawing.is_empty()).ok_or_else(|| errors::contract_silent(metadata))
    }
}
