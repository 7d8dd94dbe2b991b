//! What is asked of the vault.

use crate::abi::partners::ISUSDai;
use crate::errors::{self, Error};
use crate::storage::Qev;
use alloc::vec::Vec;
use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::SolCall;
use kit::calldata::Arguments;
use kit::host;
use kit::words::{Word, with_selector};
use usdai_core::vault::Epoch;
use usdai_core::{Usd, Wad};

/// The vault, by its address.
pub struct Vault(Address);

impl Qev {
    pub(crate) fn vault(&self) -> Vault {
        Vault(self.settings().vault)
    }
}

impl Vault {
    /// The capacity that was fixed for an epoch, and the conservative price of a share now. `ContractSilent`.
    pub fn locked_for(&self, epoch: Epoch) -> Result<(Usd, Wad), Error> {
        let answer = self.order(ISUSDai::lockedForCall::SELECTOR, &[epoch.get().word()])?;
        let mut answer = Arguments::new(&answer);
        let (capacity, price) = (Usd::new(answer.uint()), Wad::new(answer.uint()));
        answer.check().map_err(|_| errors::contract_silent(self.0))?;
        Ok((capacity, price))
    }

    /// Burns shares, reserves what they are paid, and settles the epoch.
    pub fn settle(&self, epoch: Epoch, burned: u128, paid: U256) -> Result<(), Error> {
        let words = [epoch.get().word(), burned.word(), paid.word()];
        self.order(ISUSDai::settleCall::SELECTOR, &words).map(|_| ())
    }

    /// Pays out of what is reserved; the rest of `released` is for those who stay.
    pub fn claim(&self, released: u128, paid: u128, receiver: Address) -> Result<(), Error> {
        let words = [released.word(), paid.word(), receiver.word()];
        self.order(ISUSDai::claimCall::SELECTOR, &words).map(|_| ())
    }

    /// Takes shares out of the line.
    pub fn give_back(&self, returned: u128, burned: u128, receiver: Address) -> Result<(), Error> {
        let words = [returned.word(), burned.word(), receiver.word()];
        self.order(ISUSDai::giveBackCall::SELECTOR, &words).map(|_| ())
    }

    /// Whether the operator may request and redeem for the controller. No answer is a no.
    pub fn is_operator(&self, controller: Address, operator: Address) -> bool {
        let words = [controller.word(), operator.word()];
        let data = with_selector(ISUSDai::isOperatorCall::SELECTOR, &words);
        host::static_call(self.0, &data).is_ok_and(|answer| answer.as_slice() == true.word().as_slice())
    }

    fn order(&self, selector: [u8; 4], words: &[B256]) -> Result<Vec<u8>, Error> {
        host::call_or_explain(self.0, selector, words)
    }
}
