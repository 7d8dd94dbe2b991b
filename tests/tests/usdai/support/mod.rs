//! What the tests of USDai share.

use alloy_primitives::{Address, U256};
use alloy_sol_types::SolValue;
use stylus_chain::chain::{CallError, Program, Receipt};
use tests::{World, abi::IUSDai};

pub use tests::{
    calldata::{self, u, word},
    check::made,
    snapshot, storage,
    token::{self, ask, operation::runs, permit, refused_without_data, rule, simulate, tell, zero_call},
};

/// Signature and selector of every function of the interface.
pub fn functions() -> Vec<(&'static str, [u8; 4])> {
    token::functions::<World>()
}

/// Alice deposits for the recipient, with no minimum.
pub fn deposit(
    world: &mut World,
    asset: Address,
    amount: U256,
    recipient: Address,
) -> Result<Receipt, CallError> {
    let alice = world.alice.clone();
    let call = IUSDai::deposit_0Call {
        depositToken: asset,
        depositAmount: amount,
        usdaiAmountMinimum: U256::ZERO,
        recipient,
    };
    tell(world, &alice, &call)
}

/// Alice redeems for herself, with no minimum.
pub fn withdraw(world: &mut World, asset: Address, amount: U256) -> Result<Receipt, CallError> {
    let alice = world.alice.clone();
    let call = IUSDai::withdraw_0Call {
        withdrawToken: asset,
        usdaiAmount: amount,
        withdrawAmountMinimum: U256::ZERO,
        recipient: alice.address,
    };
    tell(world, &alice, &call)
}

/// Another USDai, as deployed, whose authority is the world's and who has no parameters yet.
#[track_caller]
pub fn deploy_bare(world: &mut World) -> Address {
    let program = made(Program::load("usdai").map_err(Into::into));
    let deployed = world.chain.deploy(&program, &world.admin.address.abi_encode());
    made(deployed.map_err(Into::into)).address
}
