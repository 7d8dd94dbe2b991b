//! What is asked of the registry of titles and of the loan router.

use crate::abi::partners::{ICaliber, ILoanRouter};
use crate::errors::{self, Error};
use crate::storage::{CollateralAuction, now};
use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::SolCall;
use kit::host;
use kit::words::{Word, number, with_selector};
use usdai_core::Usd;

impl CollateralAuction {
    /// Whether the auction holds a title. `ContractSilent`.
    pub(crate) fn is_held(&self, title: U256) -> Result<bool, Error> {
        let owner = self.ask_caliber(ICaliber::ownerOfCall::SELECTOR, &[title.word()])?;
        Ok(owner == host::this().word())
    }

    /// What a title is worth now. `ContractSilent`.
    pub(crate) fn value_of(&self, title: U256) -> Result<Usd, Error> {
        let words = [title.word(), now().get().word()];
        self.ask_caliber(ICaliber::currentValueCall::SELECTOR, &words).map(|value| Usd::new(number(value)))
    }

    /// Makes the buyer the owner of a title.
    pub(crate) fn hand_over(&self, title: U256, buyer: Address) -> Result<(), Error> {
        let words = [title.word(), buyer.word()];
        host::call_or_explain(self.caliber.get(), ICaliber::sellCall::SELECTOR, &words).map(|_| ())
    }

    /// Tells the router what it was paid for the title of a loan.
    pub(crate) fn report(&self, router: Address, loan: B256, proceeds: U256) -> Result<(), Error> {
        let words = [loan, proceeds.word()];
        host::call_or_explain(router, ILoanRouter::onCollateralLiquidatedCall::SELECTOR, &words).map(|_| ())
    }

    fn ask_caliber(&self, selector: [u8; 4], words: &[B256]) -> Result<B256, Error> {
        let caliber = self.caliber.get();
        let answer = host::static_call(caliber, &with_selector(selector, words));
        let word = answer.ok().and_then(|answer| B256::try_from(answer.as_slice()).ok());
        word.ok_or_else(|| errors::contract_silent(caliber))
    }
}
