//! The chain's time.

use alloy::eips::BlockNumberOrTag;
use alloy::network::TransactionBuilder;
use alloy::rpc::types::TransactionRequest;
use alloy::rpc::types::state::StateOverridesBuilder;
use alloy_primitives::{Address, Bytes, U256, bytes};

use super::connect::Client;
use super::error::ClientError;

/// Returns the time: TIMESTAMP, PUSH1 0, MSTORE, PUSH1 32, PUSH1 0, RETURN.
const TELL_TIME: Bytes = bytes!("4260005260206000f3");
/// Whoever tells the time: no one, and no precompile, as those keep their own code.
const CLOCK: Address = Address::repeat_byte(0xc1);

impl Client {
    /// The time of a call that is made now, and so of an estimate, unix seconds. An endpoint that does not execute
    /// pretended code has the time of its latest block.
    ///
    /// # Errors
    /// The chain does not answer.
    pub async fn time(&self) -> Result<u64, ClientError> {
        let pretended = StateOverridesBuilder::default().with_code(CLOCK, TELL_TIME).build();
        let answer = self.simulate(TransactionRequest::default().with_to(CLOCK), pretended).await;
        let word = answer.ok().and_then(|answer| answer.as_ref().try_into().ok());
        match word.and_then(|word| u64::try_from(U256::from_be_bytes::<32>(word)).ok()) {
            Some(time) => Ok(time),
            None => Ok(self.block(BlockNumberOrTag::Latest).await?.timestamp),
        }
    }
}
