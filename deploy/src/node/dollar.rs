//! The dollar that a local chain has from its first block on.

use alloy::rpc::types::TransactionRequest;
use alloy_primitives::{Address, B256, U256, address};
use alloy_sol_types::{SolCall, SolValue, sol};
use anyhow::{Context, ensure};
use stylus_chain::chain::Program;
use stylus_node::Node;

use crate::project::Project;

sol! {
    function deploy(bytes bytecode, bytes initData, uint256 initValue, bytes32 salt)
        external payable returns (address);
}

/// The first contract that the StylusDeployer makes, whatever its code: its nonce is 1 then (EIP-161).
pub const TEST_DOLLAR: Address = address!("ab8e440727a38bbb180f7032ca4a8009e7b52b80");

const STYLUS_DEPLOYER: Address = address!("cecba2f1dc234f70dd89f2041029807f8d03a990");
/// Selector of `stylus_constructor()`, the same for all parameters.
const CONSTRUCTOR: [u8; 4] = [0x55, 0x85, 0x25, 0x8d];
/// Those of USDC.
const DECIMALS: u64 = 6;
/// More than the activation's data fee; the deployer returns the rest. 0.1 ETH.
const DATA_FEE_ALLOWANCE: U256 = U256::from_limbs([100_000_000_000_000_000, 0, 0, 0]);

/// Deploys the program `mock-dollar` at [`TEST_DOLLAR`] as the first transaction of a new chain. A chain that has
/// blocks is left as it is.
///
/// # Errors
/// The program is not built, or does not come to that address.
pub fn put_test_dollar(node: &mut Node, project: &Project) -> anyhow::Result<()> {
    if node.chain.block_number() > 0 {
        return Ok(());
    }
    let program = Program::load_from(&project.stylus_output(), "mock-dollar")
        .context("the test dollar is missing (build it, or start with --bare)")?;
    let owner = node.accounts().last().context("the node has no account")?.address;
    let call = deployCall {
        bytecode: program.init_code(),
        initData: [CONSTRUCTOR.as_slice(), &U256::from(DECIMALS).abi_encode()].concat().into(),
        initValue: U256::ZERO,
        salt: B256::ZERO,
    };
    let request = TransactionRequest::default().from(owner).to(STYLUS_DEPLOYER).value(DATA_FEE_ALLOWANCE);
    node.send(&request.input(call.abi_encode().into()))?;
    ensure!(!node.chain.code(TEST_DOLLAR).is_empty(), "the test dollar did not come to {TEST_DOLLAR}");
    Ok(())
}
