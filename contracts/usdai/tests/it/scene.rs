//! A contract with an authority and one dollar of six decimals in its reserve.
use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::{SolCall, SolValue};
use kit::program::Program;
use motsu::prelude::*;
use stylus_sdk::abi::CONSTRUCTOR_SELECTOR;
use usdai::UsdAi;
use usdai::abi::IUSDai as abi;

pub use testing::{done, refused};

/// Ten thousand basis points: no share cap.
pub const NO_CAP: u16 = 10_000;

/// An amount of USDai in whole dollars.
pub fn usdai(dollars: u64) -> U256 {
    U256::from(dollars) * U256::from(10).pow(U256::from(18))
}

/// An amount of a dollar with six decimals.
pub fn dollars(dollars: u64) -> U256 {
    U256::from(dollars) * U256::from(1_000_000)
}

/// Calls through the router, as the chain does, and undoes what a refused call did.
pub fn send<C: SolCall>(contract: &Contract<UsdAi>, sender: Address, call: C) -> Result<C::Return, Vec<u8>> {
    raw(contract, sender, &call.abi_encode())
        .map(|output| C::abi_decode_returns(&output, true).expect("a result as the interface says"))
}

/// Calls with any calldata.
pub fn raw(contract: &Contract<UsdAi>, sender: Address, input: &[u8]) -> Result<Vec<u8>, Vec<u8>> {
    contract.sender(sender).call(input).map_err(Vec::from).motsu_res()
}

/// Constructs the contract, opens it to anyone and the supply to a billion dollars.
pub fn open(contract: &Contract<UsdAi>, admin: Address) {
    let mut input = CONSTRUCTOR_SELECTOR.to_be_bytes().to_vec();
    input.extend(admin.abi_encode());
    done(raw(contract, admin, &input));
    done(send(contract, admin, abi::setAccessCall { mode: 1, root: B256::ZERO, inviter: Address::ZERO }));
    done(send(contract, admin, abi::setSupplyCapCall { cap: usdai(1_000_000_000) }));
}

/// Lists an asset without fees.
pub fn list(contract: &Contract<UsdAi>, admin: Address, asset: Address, share_cap: u16) {
    let call = abi::addAssetCall { asset, mintFee: 0, redeemFee: 0, shareCap: share_cap };
    done(send(contract, admin, call));
}

/// A deposit without minimum to the sender.
pub fn deposit(asset: Address, amount: U256, recipient: Address) -> abi::deposit_0Call {
    let usdaiAmountMinimum = U256::ZERO;
    abi::deposit_0Call { depositToken: asset, depositAmount: amount, usdaiAmountMinimum, recipient }
}

/// A redemption without minimum.
pub fn withdraw(asset: Address, amount: U256, recipient: Address) -> abi::withdraw_0Call {
    let withdrawAmountMinimum = U256::ZERO;
    abi::withdraw_0Call { withdrawToken: asset, usdaiAmount: amount, withdrawAmountMinimum, recipient }
}
