//! A vault with an authority, over a USDai that has a dollar of six decimals in its reserve.

use alloy_primitives::{Address, B256, LogData, U256};
use alloy_sol_types::{SolCall, SolValue};
use kit::program::Program;
use mock_dollar::MockDollar;
use motsu::prelude::*;
use stylus_sdk::abi::CONSTRUCTOR_SELECTOR;
use stylus_sdk::storage::StorageType;
use susdai::SUsdAi;
use susdai::abi::ISUSDai as abi;
use usdai::UsdAi;
use usdai::abi::IUSDai;

pub use testing::{done, log, refused};

/// The time at which the tests' machine stands.
pub const NOW: u64 = 1_735_689_600;
/// Seconds.
pub const DAY: u64 = 86_400;

/// An amount of USDai or of shares in whole units.
pub fn whole(units: u64) -> U256 {
    number(units) * U256::from(10).pow(U256::from(18))
}

/// An amount of a dollar with six decimals.
pub fn dollars(units: u64) -> U256 {
    number(units) * number(1_000_000)
}

pub fn number(value: u64) -> U256 {
    U256::from(value)
}

/// A program on the tests' machine.
pub trait Callee: StorageType {
    /// Calls through the router, as the chain does, and undoes what a refused call did.
    fn answer(contract: &Contract<Self>, sender: Address, input: &[u8]) -> Result<Vec<u8>, Vec<u8>>;
}

impl Callee for SUsdAi {
    fn answer(contract: &Contract<Self>, sender: Address, input: &[u8]) -> Result<Vec<u8>, Vec<u8>> {
        contract.sender(sender).call(input).map_err(Vec::from).motsu_res()
    }
}

impl Callee for UsdAi {
    fn answer(contract: &Contract<Self>, sender: Address, input: &[u8]) -> Result<Vec<u8>, Vec<u8>> {
        contract.sender(sender).call(input).map_err(Vec::from).motsu_res()
    }
}

/// Calls a function.
pub fn send<P: Callee, C: SolCall>(
    contract: &Contract<P>,
    sender: Address,
    call: C,
) -> Result<C::Return, Vec<u8>> {
    raw(contract, sender, &call.abi_encode())
        .map(|output| C::abi_decode_returns(&output, true).expect("a result as the interface says"))
}

/// Calls with any calldata.
pub fn raw<P: Callee>(contract: &Contract<P>, sender: Address, input: &[u8]) -> Result<Vec<u8>, Vec<u8>> {
    P::answer(contract, sender, input)
}

/// What a view says.
#[track_caller]
pub fn ask<P: Callee, C: SolCall>(contract: &Contract<P>, call: C) -> C::Return {
    done(send(contract, Address::repeat_byte(0xee), call))
}

/// What the constructor takes.
pub fn constructor(authority: Address, usdai: Address, genesis: u64) -> Vec<u8> {
    let arguments = (authority, usdai, genesis).abi_encode();
    [CONSTRUCTOR_SELECTOR.to_be_bytes().to_vec(), arguments].concat()
}

/// Constructs the vault alone, whose asset is the only contract there is, itself.
pub fn open_alone(vault: &Contract<SUsdAi>, admin: Address) {
    done(raw(vault, admin, &constructor(admin, vault.address(), NOW)));
}

/// Constructs USDai with its dollar and the vault, which gets the harvests; `admin` is the authority of both.
pub fn open(
    vault: &Contract<SUsdAi>,
    usdai: &Contract<UsdAi>,
    dollar: &Contract<MockDollar>,
    admin: Address,
) {
    dollar.sender(admin).constructor(6);
    let construct = [CONSTRUCTOR_SELECTOR.to_be_bytes().to_vec(), admin.abi_encode()].concat();
    done(raw(usdai, admin, &construct));
    let list = IUSDai::addAssetCall { asset: dollar.address(), mintFee: 0, redeemFee: 0, shareCap: 10_000 };
    done(send(usdai, admin, list));
    let open = IUSDai::setAccessCall { mode: 1, root: B256::ZERO, inviter: Address::ZERO };
    done(send(usdai, admin, open));
    done(send(usdai, admin, IUSDai::setSupplyCapCall { cap: whole(1_000_000_000) }));
    done(send(usdai, admin, IUSDai::setHarvestRecipientCall { recipient: vault.address() }));
    done(raw(vault, admin, &constructor(admin, usdai.address(), NOW)));
}

/// Gives `who` so much USDai, which the vault may take.
pub fn fund(
    vault: &Contract<SUsdAi>,
    usdai: &Contract<UsdAi>,
    dollar: &Contract<MockDollar>,
    who: Address,
    units: u64,
) {
    dollar.sender(who).mint(who, dollars(units)).motsu_unwrap();
    dollar.sender(who).approve(usdai.address(), U256::MAX).motsu_unwrap();
    let deposit = IUSDai::deposit_0Call {
        depositToken: dollar.address(),
        depositAmount: dollars(units),
        usdaiAmountMinimum: U256::ZERO,
        recipient: who,
    };
    done(send(usdai, who, deposit));
    done(send(usdai, who, IUSDai::approveCall { spender: vault.address(), value: U256::MAX }));
}

/// Gives the reserve so many dollars that nobody asks for.
pub fn surplus(usdai: &Contract<UsdAi>, dollar: &Contract<MockDollar>, amount: U256) {
    dollar.sender(usdai.address()).mint(usdai.address(), amount).motsu_unwrap();
}

/// Stakes for the sender.
pub fn stake(vault: &Contract<SUsdAi>, who: Address, assets: U256) -> Result<U256, Vec<u8>> {
    send(vault, who, abi::deposit_0Call { assets, receiver: who }).map(|answer| answer.shares)
}

/// Shares of an account.
pub fn shares(vault: &Contract<SUsdAi>, account: Address) -> U256 {
    ask(vault, abi::balanceOfCall { account })._0
}

/// USDai of an account.
pub fn usdai_of(usdai: &Contract<UsdAi>, account: Address) -> U256 {
    ask(usdai, IUSDai::balanceOfCall { account })._0
}

/// The price of a whole share for deposits and for redemptions.
pub fn prices(vault: &Contract<SUsdAi>) -> [U256; 2] {
    [ask(vault, abi::depositSharePriceCall {})._0, ask(vault, abi::redemptionSharePriceCall {})._0]
}

/// These were the last events, in this order.
#[track_caller]
pub fn ended_with<const N: usize>(contract: &Contract<SUsdAi>, expected: [LogData; N]) {
    let all = contract.all_events();
    assert_eq!(all.get(all.len().saturating_sub(N)..), Some(&expected[..]));
}
