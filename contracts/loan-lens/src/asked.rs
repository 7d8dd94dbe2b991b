//! What the lens asks of others: the router for a loan, a currency for its decimals.

use crate::LoanLens;
use crate::abi::ILoanLens as abi;
use alloy_primitives::{Address, B256};
use alloy_sol_types::{SolCall, sol};
use kit::words::with_selector;
use kit::{Error, host, token};
use loan_terms::errors::loan_unknown;
use loan_terms::{LoanTerms, Record};
use usdai_core::Decimals;

sol! {
    interface IRouter {
        function loanState(bytes32 loan) external view returns (bytes32[2] memory words);
    }
}

kit::errors! {
    contract_silent = ContractSilent(contract_: Address),
    currency_unusable = CurrencyUnusable(currency: Address),
}

impl LoanLens {
    /// The loan of these terms and its id. `LoanUnknown`, `ContractSilent`.
    pub(crate) fn known(&self, terms: &LoanTerms) -> Result<(B256, Record), Error> {
        let id = terms.id(self.router.get());
        let record = self.record(id)?.ok_or_else(|| loan_unknown(id))?;
        Ok((id, record))
    }

    /// The loan of these terms, if one began. `ContractSilent`.
    pub(crate) fn record_of(&self, terms: &LoanTerms) -> Result<Option<Record>, Error> {
        self.record(terms.id(self.router.get()))
    }

    fn record(&self, id: B256) -> Result<Option<Record>, Error> {
        let router = self.router.get();
        let call = with_selector(IRouter::loanStateCall::SELECTOR, &[id]);
        let answer = host::static_call_up_to(router, &call, u64::MAX, 64).unwrap_or_default();
        let (words, rest) = answer.as_chunks::<32>();
        match (words, rest) {
            ([amounts, others], []) => Ok(Record::unpack([B256::new(*amounts), B256::new(*others)])),
            _ => Err(contract_silent(router)),
        }
    }
}

/// The decimals of a currency. `CurrencyUnusable` where it does not say any, or fewer than 6 or more than 18.
pub(crate) fn decimals(currency: Address) -> Result<Decimals, Error> {
    let said = token::decimals(currency).and_then(|said| u8::try_from(said).ok());
    said.and_then(|said| Decimals::new(said).ok()).ok_or_else(|| currency_unusable(currency))
}
