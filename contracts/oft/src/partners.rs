//! What the contract asks of the bridge and of LayerZero's endpoint.

use crate::errors::{self, Error};
use crate::message::{self, Amount, LENGTH};
use crate::storage::Oft;
use alloc::vec::Vec;
use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::{SolCall, sol};
use kit::host;
use kit::words::{Word, number, only_bytes, with_selector};

sol! {
    /// The hub, as far as it is called.
    interface IBridge {
        function token() external view returns (address);
        function crosschainMint(address to, uint256 amount) external;
        function crosschainBurn(address from, uint256 amount) external;
        function burningCurrentLimitOf(address bridge) external view returns (uint256);
    }

    /// LayerZero's endpoint, as far as it is called.
    interface IEndpoint {
        struct MessagingParams {
            uint32 dstEid;
            bytes32 receiver;
            bytes message;
            bytes options;
            bool payInLzToken;
        }

        function quote(MessagingParams calldata params, address sender) external view;
        function send(MessagingParams calldata params, address refundAddress) external payable;
        function setDelegate(address delegate) external;
    }
}

/// A message that may be sent.
pub struct Departure {
    /// To which chain.
    pub eid: u64,
    /// The contract of the other side there.
    pub peer: B256,
    /// For whom.
    pub to: B256,
    /// How much.
    pub amount: Amount,
    /// Options of the message.
    pub options: Vec<u8>,
}

impl Departure {
    /// Calldata of one of the endpoint's two functions that take a message.
    fn calldata(&self, selector: [u8; 4], account: Address) -> Vec<u8> {
        const MESSAGE_AT: u64 = 5 * 32;
        const OPTIONS_AT: u64 = MESSAGE_AT + 3 * 32;
        let mut words = Vec::from([
            0x40_u64.word(),
            account.word(),
            self.eid.word(),
            self.peer,
            MESSAGE_AT.word(),
            OPTIONS_AT.word(),
            false.word(),
            LENGTH.word(),
            self.to,
            message::amount_word(self.amount.shared),
        ]);
        words.extend(only_bytes(&self.options).into_iter().skip(1));
        with_selector(selector, &words)
    }
}

impl Oft {
    /// What a message costs, in native currency and in LayerZero's token.
    pub(crate) fn quote(&self, departure: &Departure) -> Result<[B256; 2], Error> {
        let data = departure.calldata(IEndpoint::quoteCall::SELECTOR, host::this());
        let endpoint = self.endpoint.get();
        words(endpoint, &host::pass_on(endpoint, &data)?)
    }

    /// Sends a message with this value: its id, its number, and what it cost in native currency and in LayerZero's
    /// token.
    pub(crate) fn dispatch(
        &self,
        departure: &Departure,
        value: U256,
        refund: Address,
    ) -> Result<[B256; 4], Error> {
        let data = departure.calldata(IEndpoint::sendCall::SELECTOR, refund);
        let endpoint = self.endpoint.get();
        words(endpoint, &host::pass_on_with_value(endpoint, &data, value)?)
    }

    /// Names who configures the endpoint for this contract.
    pub(crate) fn delegate(&self, delegate: Address) -> Result<(), Error> {
        let selector = IEndpoint::setDelegateCall::SELECTOR;
        host::call_or_explain(self.endpoint.get(), selector, &[delegate.word()]).map(drop)
    }

    /// Has the bridge take what this contract holds.
    pub(crate) fn burn(&self, amount: U256) -> Result<(), Error> {
        let words = [host::this().word(), amount.word()];
        host::call_or_explain(self.bridge.get(), IBridge::crosschainBurnCall::SELECTOR, &words).map(drop)
    }

    /// Has the bridge pay an amount, or queue it.
    pub(crate) fn mint(&self, to: Address, amount: U256) -> Result<(), Error> {
        let words = [to.word(), amount.word()];
        host::call_or_explain(self.bridge.get(), IBridge::crosschainMintCall::SELECTOR, &words).map(drop)
    }

    /// What the bridge lets this contract take now. `ContractSilent`.
    pub(crate) fn burning_limit(&self) -> Result<U256, Error> {
        let selector = IBridge::burningCurrentLimitOfCall::SELECTOR;
        let bridge = self.bridge.get();
        let answer = host::static_call(bridge, &with_selector(selector, &[host::this().word()]));
        let [limit] = words(bridge, &answer.unwrap_or_default())?;
        Ok(number(limit))
    }
}

/// The token of a bridge. `ContractSilent`.
pub fn token_of(bridge: Address) -> Result<Address, Error> {
    let answer = host::static_call(bridge, &IBridge::tokenCall::SELECTOR);
    let [token] = words(bridge, &answer.unwrap_or_default())?;
    Ok(Address::from_word(token))
}

/// The first words of an answer. `ContractSilent` for a shorter one.
fn words<const N: usize>(contract: Address, answer: &[u8]) -> Result<[B256; N], Error> {
    let (words, _) = answer.as_chunks::<32>();
    let words = words.first_chunk::<N>().ok_or_else(|| errors::contract_silent(contract))?;
    Ok(words.map(B256::new))
}
