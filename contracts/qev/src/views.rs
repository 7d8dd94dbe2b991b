//! The auction's books as the interface returns them.

use crate::abi::partners::IPositionMetadata;
use crate::errors::{self, Error};
use crate::slots::Place;
use crate::storage::Qev;
use alloc::vec::Vec;
use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::SolCall;
use kit::host;
use kit::words::{Word, number, with_selector};
use qev_auction::{Rules, Slot, Slots, Tick};
use usdai_core::vault::Epoch;

/// What of a drawing is copied, and several times what it has.
const URI_BYTES: usize = 32_768;

impl Qev {
    /// A position with all settled epochs, and what can be collected. `ERC721NonexistentToken`.
    pub(crate) fn position_words(&mut self, id: U256) -> Result<[B256; 10], Error> {
        let (id, owner) = self.owned(id)?;
        let (position, collected) = self.engine().outlook(id, u32::MAX)?;
        Ok([
            owner.word(),
            position.waiting.get().word(),
            position.bid.get().word(),
            small(position.tick.map_or(0, Tick::get)),
            position.epoch.get().word(),
            position.sealed_for().map_or(0, Epoch::get).word(),
            position.is_penalised.word(),
            B256::from(self.load(Place::Commitment(id))),
            collected.served.get().word(),
            collected.paid.raw().word(),
        ])
    }

    /// ERC-721: what the drawing contract makes of the position. `ERC721NonexistentToken`, `ContractSilent`.
    pub(crate) fn token_uri(&mut self, id: U256) -> Result<Vec<u8>, Error> {
        let mut words = Vec::from([id.word()]);
        words.extend(self.position_words(id)?);
        let call = with_selector(IPositionMetadata::tokenURICall::SELECTOR, &words);
        let metadata = self.address_at(Place::Metadata);
        host::static_call_up_to(metadata, &call, u64::MAX, URI_BYTES)
            .map_err(|()| errors::contract_silent(metadata))
    }

    /// Shares of a request that are not served, and those that are and can be collected; none for another controller.
    pub(crate) fn request_words(&mut self, id: U256, controller: Address) -> [B256; 2] {
        match self.position_words(id) {
            Ok([owner, waiting, bid, .., collectable, _]) if owner == controller.word() => {
                [number(waiting).saturating_add(number(bid)).word(), collectable]
            }
            _ => [B256::ZERO; 2],
        }
    }

    pub(crate) fn shares_ahead(&mut self, id: U256) -> Result<u128, Error> {
        let (id, _) = self.owned(id)?;
        Ok(self.engine().ahead(id).get())
    }

    pub(crate) fn parameters_words(&mut self) -> [B256; 4] {
        let pause = self.settings().pause;
        let [word, ..] = self.engine().slots.load(Slot::Rules).into_limbs();
        let rules = Rules::unpack(word);
        [
            u64::from(pause.until).word(),
            u64::from(pause.available_at).word(),
            small(rules.maximum().get()),
            small(rules.penalty()),
        ]
    }
}

fn small(number: u16) -> B256 {
    u64::from(number).word()
}
