//! Arbitrum's NodeInterface: a contract that exists in `eth_call` only, which Nitro's nodes answer themselves.

use alloy::rpc::types::TransactionRequest;
use alloy_primitives::{Address, Bytes, TxKind, U256, address};
use alloy_sol_types::{SolCall, SolInterface, sol};

use crate::{call::Question, error::RpcError, node::Node};

sol! {
    interface NodeInterface {
        function nitroGenesisBlock() external pure returns (uint256 number);
        function blockL1Num(uint64 l2BlockNum) external view returns (uint64 l1BlockNum);
        function l2BlockRangeForL1(uint64 blockNum) external view returns (uint64 firstBlock, uint64 lastBlock);
        function gasEstimateL1Component(address to, bool contractCreation, bytes data)
            external payable returns (uint64 gasEstimateForL1, uint256 baseFee, uint256 l1BaseFeeEstimate);
        function gasEstimateComponents(address to, bool contractCreation, bytes data)
            external payable
            returns (uint64 gasEstimate, uint64 gasEstimateForL1, uint256 baseFee, uint256 l1BaseFeeEstimate);
    }
}

/// Where it is.
pub const NODE_INTERFACE: Address = address!("00000000000000000000000000000000000000c8");

impl Node {
    /// Answers a call of [`NODE_INTERFACE`]. The embedded chain posts nothing to an L1, whose blocks have the numbers
    /// of its own and whose gas costs nothing.
    ///
    /// # Errors
    /// The function is unknown, or the estimate fails.
    pub fn call_node_interface(&mut self, question: &Question, data: &[u8]) -> Result<Bytes, RpcError> {
        use NodeInterface::{NodeInterfaceCalls as Calls, *};
        let call = Calls::abi_decode(data).map_err(|_| RpcError::reverted(Bytes::new(), None))?;
        let base_fee = U256::from(self.chain.config().base_fee);
        let known = |number: u64| match number <= self.chain.block_number() {
            true => Ok(number),
            false => Err(RpcError::rejected("header not found")),
        };
        let answer = match call {
            Calls::nitroGenesisBlock(_) => nitroGenesisBlockCall::abi_encode_returns(&U256::ZERO),
            Calls::blockL1Num(call) => blockL1NumCall::abi_encode_returns(&known(call.l2BlockNum)?),
            Calls::l2BlockRangeForL1(call) => {
                let block = known(call.blockNum)?;
                let range = l2BlockRangeForL1Return { firstBlock: block, lastBlock: block };
                l2BlockRangeForL1Call::abi_encode_returns(&range)
            }
            Calls::gasEstimateL1Component(_) => {
                gasEstimateL1ComponentCall::abi_encode_returns(&gasEstimateL1ComponentReturn {
                    gasEstimateForL1: 0,
                    baseFee: base_fee,
                    l1BaseFeeEstimate: U256::ZERO,
                })
            }
            Calls::gasEstimateComponents(call) => {
                let gas_estimate = self.estimate_gas(&inner(question, call))?;
                gasEstimateComponentsCall::abi_encode_returns(&gasEstimateComponentsReturn {
                    gasEstimate: gas_estimate,
                    gasEstimateForL1: 0,
                    baseFee: base_fee,
                    l1BaseFeeEstimate: U256::ZERO,
                })
            }
        };
        Ok(answer.into())
    }
}

/// The transaction that a call asks about: sender, value and gas are those of the call itself.
fn inner(question: &Question, call: NodeInterface::gasEstimateComponentsCall) -> Question {
    let to = if call.contractCreation { TxKind::Create } else { TxKind::Call(call.to) };
    let request = TransactionRequest { to: Some(to), ..question.request.clone() };
    Question { request: request.input(call.data.into()), ..question.clone() }
}
