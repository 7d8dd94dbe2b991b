//! An authority with an administrator and a guardian, and contracts that take its orders.

use alloy_primitives::{Address, B256, FixedBytes, U256, keccak256};
use alloy_sol_types::{SolCall, SolValue};
use authority::Authority;
use authority::abi::IAuthority as abi;
use kit::program::Program;
use mock_hostile::{IMockHostile, MockHostile, Mode};
use motsu::prelude::*;
use stylus_sdk::abi::CONSTRUCTOR_SELECTOR;
use stylus_sdk::storage::StorageType;
use usdai::UsdAi;
use usdai::abi::IUSDai;

pub use testing::{done, log, refused, selector};

/// The time at which the tests' machine stands.
pub const NOW: u64 = 1_735_689_600;
/// Seconds.
pub const DAY: u64 = 86_400;

pub const ADMIN: B256 = B256::ZERO;

pub const PAUSE_MINT: FixedBytes<4> = FixedBytes(IUSDai::pauseMintCall::SELECTOR);

pub fn role(name: &str) -> B256 {
    keccak256(name)
}

pub fn guardian_role() -> B256 {
    role("GUARDIAN")
}

/// A selector from its declaration.
/// A program on the tests' machine.
pub trait Callee: StorageType {
    /// Calls through the router, as the chain does, and undoes what a refused call did.
    fn answer(contract: &Contract<Self>, sender: Address, input: &[u8]) -> Result<Vec<u8>, Vec<u8>>;
}

impl Callee for Authority {
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

/// These were the last events, in this order.
#[track_caller]
pub fn ended_with<const N: usize>(contract: &Contract<Authority>, expected: [alloy_primitives::LogData; N]) {
    let all = contract.all_events();
    assert_eq!(all.get(all.len().saturating_sub(N)..), Some(&expected[..]));
}

pub fn unauthorized(account: Address, needed: B256) -> abi::AccessControlUnauthorizedAccount {
    abi::AccessControlUnauthorizedAccount { account, neededRole: needed }
}

pub fn constructor(address: Address) -> Vec<u8> {
    [CONSTRUCTOR_SELECTOR.to_be_bytes().to_vec(), address.abi_encode()].concat()
}

/// Constructs the authority.
pub fn open(authority: &Contract<Authority>, admin: Address) {
    done(raw(authority, admin, &constructor(admin)));
}

/// Constructs the authority and grants GUARDIAN.
pub fn open_with_guardian(authority: &Contract<Authority>, admin: Address, guardian: Address) {
    open(authority, admin);
    grant(authority, admin, guardian_role(), guardian);
}

pub fn grant(authority: &Contract<Authority>, admin: Address, role: B256, account: Address) {
    done(send(authority, admin, abi::grantRoleCall { role, account }));
}

/// Constructs USDai to take orders from the authority, and lists it with its entry.
pub fn serve(authority: &Contract<Authority>, admin: Address, usdai: &Contract<UsdAi>) {
    done(raw(usdai, admin, &constructor(authority.address())));
    list(authority, admin, usdai.address(), &[PAUSE_MINT]);
}

pub fn list(authority: &Contract<Authority>, admin: Address, target: Address, entries: &[FixedBytes<4>]) {
    done(send(authority, admin, abi::addTargetCall { target, entries: entries.to_vec() }));
}

/// A call to push.
pub fn push(target: Address, call: &impl SolCall) -> abi::pushCall {
    abi::pushCall { target, data: call.abi_encode().into() }
}

/// Sets how the hostile target behaves.
pub fn set_mode(hostile: &Contract<MockHostile>, mode: Mode) {
    tell(hostile, &IMockHostile::setModeCall { mode: mode as u8 });
}

/// Calls the hostile target.
pub fn tell<C: SolCall>(hostile: &Contract<MockHostile>, call: &C) -> Vec<u8> {
    hostile.sender(Address::ZERO).call(&call.abi_encode()).motsu_unwrap()
}

pub fn number(value: u64) -> U256 {
    U256::from(value)
}

/// An operation.
#[derive(Clone)]
pub struct Operation {
    pub calls: Vec<abi::Call>,
    pub predecessor: B256,
    pub salt: B256,
}

impl Operation {
    pub fn new(calls: Vec<abi::Call>) -> Self {
        Self { calls, predecessor: B256::ZERO, salt: B256::ZERO }
    }

    pub fn after(self, predecessor: B256) -> Self {
        Self { predecessor, ..self }
    }

    pub fn salted(self, salt: u8) -> Self {
        Self { salt: B256::repeat_byte(salt), ..self }
    }

    /// The id, as everybody can compute it.
    pub fn id(&self) -> B256 {
        keccak256((self.calls.clone(), self.predecessor, self.salt).abi_encode_params())
    }

    pub fn schedule(&self, authority: &Contract<Authority>, sender: Address) -> Result<B256, Vec<u8>> {
        let Self { calls, predecessor, salt } = self.clone();
        send(authority, sender, abi::scheduleCall { calls, predecessor, salt }).map(|answer| answer.id)
    }

    pub fn execute(&self, authority: &Contract<Authority>, sender: Address) -> Result<(), Vec<u8>> {
        let Self { calls, predecessor, salt } = self.clone();
        send(authority, sender, abi::executeCall { calls, predecessor, salt }).map(drop)
    }

    /// Its number among the states, as the contract says.
    pub fn state(&self, authority: &Contract<Authority>) -> u8 {
        ask(authority, abi::operationCall { id: self.id() }).state
    }
}

/// A call of an operation.
pub fn call(target: Address, call: &impl SolCall) -> abi::Call {
    abi::Call { target, data: call.abi_encode().into() }
}

/// How long an operation of these waits.
pub fn delay(authority: &Contract<Authority>, calls: Vec<abi::Call>) -> u64 {
    ask(authority, abi::delayOfCall { calls })._0
}

pub fn seal(authority: &Contract<Authority>, admin: Address) {
    done(send(authority, admin, abi::sealCall {}));
}

/// A module's name.
pub fn name(text: &str) -> B256 {
    B256::right_padding_from(text.as_bytes())
}

/// The time of the tests' machine.
pub fn now() -> u64 {
    kit::host::now()
}
