//! What the tests of the authority share.

use alloy_primitives::{Address, B256, Bytes, FixedBytes, U256, keccak256};
use alloy_sol_types::{SolCall, SolValue};
use stylus_chain::{
    chain::{Account, CallError, Program, Receipt},
    executor::{Outcome, Status},
};
use tests::{
    Suite,
    abi::{IAuthority, ISUSDai, IUSDai},
    check::{done, made},
    init_code,
};

/// Seconds.
pub const DAY: u64 = 86_400;

/// Every role but ADMIN.
pub use tests::abi::ROLES as GRANTED;

/// Every entry there is.
pub const ENTRIES: [&str; 4] =
    ["pauseMint(uint64)", "pauseDeposits(uint64)", "pauseRequests(uint64)", "pauseBorrowing(uint64)"];

/// Signature and selector of every function of a contract.
pub type Functions = Vec<(&'static str, [u8; 4])>;

/// Those of the authority.
pub fn functions() -> Functions {
    let calls = IAuthority::IAuthorityCalls::SIGNATURES.iter().zip(IAuthority::IAuthorityCalls::SELECTORS);
    calls.map(|(signature, selector)| (*signature, *selector)).collect()
}

/// A selector and as many zero words as the longest argument list has; they decode for every function.
pub fn zero_call(selector: [u8; 4]) -> Bytes {
    [selector.as_slice(), &[0; 12 * 32]].concat().into()
}

/// A selector from its declaration.
pub fn selector(signature: &str) -> FixedBytes<4> {
    let hash = alloy_primitives::keccak256(signature);
    FixedBytes([hash[0], hash[1], hash[2], hash[3]])
}

/// A transaction's outcome without mining it.
#[track_caller]
pub fn simulate(suite: &mut Suite, from: Address, to: Address, data: impl Into<Bytes>) -> Outcome {
    let tx = suite.chain().transaction(from, Some(to), data);
    match suite.chain().simulate(&tx) {
        Ok(outcome) => outcome,
        Err(invalid) => panic!("{invalid}"),
    }
}

/// Refused without data, as documented for what cannot be decoded and for re-entrance.
#[track_caller]
pub fn refused_without_data(outcome: &Outcome) {
    assert_eq!((outcome.status, outcome.output.as_ref()), (Status::Revert, &[][..]));
}

/// The call reverted with an error of one of the three interfaces, or with Solidity's own.
pub fn is_named(outcome: &Outcome) -> bool {
    let selectors = IAuthority::IAuthorityErrors::SELECTORS
        .iter()
        .chain(IUSDai::IUSDaiErrors::SELECTORS)
        .chain(ISUSDai::ISUSDaiErrors::SELECTORS);
    outcome.status == Status::Revert
        && selectors.into_iter().any(|selector| outcome.output.starts_with(selector))
}

/// A Solidity fixture that takes no orders from anybody.
#[track_caller]
pub fn deploy(suite: &mut Suite, name: &str, arguments: &[u8]) -> Address {
    made(suite.staking.world.deploy(name, arguments))
}

/// A Solidity dollar of 18 decimals.
#[track_caller]
pub fn dollar(suite: &mut Suite) -> Address {
    let code = made(init_code("Dollar", &U256::from(18).abi_encode()));
    made(suite.chain().deploy_evm(code).map_err(Into::into)).address
}

/// Another authority, whose administrator is `admin`.
#[track_caller]
pub fn deploy_authority(suite: &mut Suite, admin: Address) -> Address {
    let program = made(Program::load("authority").map_err(Into::into));
    made(suite.chain().deploy(&program, &admin.abi_encode()).map_err(Into::into)).address
}

/// The test program that misbehaves by its mode.
#[track_caller]
pub fn deploy_hostile(suite: &mut Suite) -> Address {
    let program = made(Program::load("mock-hostile").map_err(Into::into));
    made(suite.chain().deploy_without_constructor(&program).map_err(Into::into)).address
}

/// Lists a target.
#[track_caller]
pub fn list(suite: &mut Suite, target: Address, entries: &[FixedBytes<4>]) {
    done(suite.rule(&IAuthority::addTargetCall { target, entries: entries.to_vec() }));
}

/// Pushes calldata.
pub fn push_raw(suite: &mut Suite, target: Address, data: impl Into<Bytes>) -> Result<Receipt, CallError> {
    suite.rule(&IAuthority::pushCall { target, data: data.into() })
}

/// Pauses as the guardian.
pub fn pause(
    suite: &mut Suite,
    target: Address,
    entry: FixedBytes<4>,
    until: u64,
) -> Result<Receipt, CallError> {
    let guardian = suite.guardian.clone();
    suite.tell(&guardian, &IAuthority::pauseCall { target, entry, until })
}

/// Pauses everything as the guardian.
pub fn pause_all(suite: &mut Suite, until: u64) -> Result<Receipt, CallError> {
    let guardian = suite.guardian.clone();
    suite.tell(&guardian, &IAuthority::pauseAllCall { until })
}

/// Tells a target again, as alice.
pub fn sync(suite: &mut Suite, target: Address) -> Result<Receipt, CallError> {
    let alice = suite.staking.world.alice.clone();
    suite.tell(&alice, &IAuthority::syncCall { target })
}

/// Until when the authority says that an entry rests.
#[track_caller]
pub fn recorded(suite: &mut Suite, target: Address, entry: FixedBytes<4>) -> u64 {
    done(suite.ask(&IAuthority::pausedUntilCall { target, entry }))
}

/// Until when USDai and the vault say that their entries rest.
#[track_caller]
pub fn in_force(suite: &mut Suite) -> [u64; 2] {
    let (usdai, susdai) = (suite.usdai(), suite.susdai());
    let mint = done(suite.chain().call(usdai, &IUSDai::mintPausedUntilCall {}));
    let deposits = done(suite.chain().call(susdai, &ISUSDai::parametersCall {})).depositsPausedUntil;
    [mint, deposits]
}

/// What a contract answers.
#[track_caller]
pub fn ask<C: SolCall>(suite: &mut Suite, to: Address, call: &C) -> C::Return {
    done(suite.chain().call(to, call))
}

/// The next call runs at this time, and so does one after a mined block.
#[track_caller]
pub fn at(suite: &mut Suite, time: u64) {
    if let Err(error) = suite.chain().set_timestamp(time) {
        panic!("{error}");
    }
}

/// An operation of the authority.
#[derive(Clone, Debug)]
pub struct Operation {
    pub calls: Vec<IAuthority::Call>,
    pub predecessor: B256,
    pub salt: B256,
}

impl Operation {
    pub fn new(calls: impl Into<Vec<IAuthority::Call>>) -> Self {
        Self { calls: calls.into(), predecessor: B256::ZERO, salt: B256::ZERO }
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

    /// Announces it.
    pub fn schedule(&self, suite: &mut Suite, from: &Account) -> Result<Receipt, CallError> {
        let Self { calls, predecessor, salt } = self.clone();
        suite.tell(from, &IAuthority::scheduleCall { calls, predecessor, salt })
    }

    /// Carries it out.
    pub fn execute(&self, suite: &mut Suite, from: &Account) -> Result<Receipt, CallError> {
        let Self { calls, predecessor, salt } = self.clone();
        suite.tell(from, &IAuthority::executeCall { calls, predecessor, salt })
    }

    /// Calls it off.
    pub fn cancel(&self, suite: &mut Suite, from: &Account) -> Result<Receipt, CallError> {
        suite.tell(from, &IAuthority::cancelCall { id: self.id() })
    }

    /// The administrator announces it, it waits, and alice carries it out.
    #[track_caller]
    pub fn carry_out(&self, suite: &mut Suite) -> Receipt {
        self.wait(suite);
        let alice = suite.staking.world.alice.clone();
        done(self.execute(suite, &alice))
    }

    /// The administrator announces it, and it waits until it is ready.
    #[track_caller]
    pub fn wait(&self, suite: &mut Suite) {
        let admin = suite.admin();
        done(self.schedule(suite, &admin));
        let ready = done(suite.ask(&IAuthority::operationCall { id: self.id() })).readyAt;
        at(suite, ready);
    }

    /// Its state's number.
    #[track_caller]
    pub fn state(&self, suite: &mut Suite) -> u8 {
        done(suite.ask(&IAuthority::operationCall { id: self.id() })).state
    }
}

/// The suite, sealed.
#[track_caller]
pub fn sealed() -> Suite {
    let mut suite = Suite::new();
    done(suite.rule(&IAuthority::sealCall {}));
    suite
}

/// A call of an operation.
pub fn call(target: Address, call: &impl SolCall) -> IAuthority::Call {
    IAuthority::Call { target, data: call.abi_encode().into() }
}

/// A call of the authority itself.
pub fn own(suite: &Suite, call: &impl SolCall) -> IAuthority::Call {
    IAuthority::Call { target: suite.authority, data: call.abi_encode().into() }
}

/// How long an operation of these waits.
#[track_caller]
pub fn delay(suite: &mut Suite, calls: impl Into<Vec<IAuthority::Call>>) -> u64 {
    done(suite.ask(&IAuthority::delayOfCall { calls: calls.into() }))
}

/// A module's name.
pub fn name(text: &str) -> B256 {
    B256::right_padding_from(text.as_bytes())
}
