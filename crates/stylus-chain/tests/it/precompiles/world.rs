//! A state and a clock, and transactions on them: nothing between a test and the executor.

use alloy_primitives::{Address, Bytes, Log, U256, address, hex, keccak256};
use alloy_sol_types::{SolCall, SolError, SolEvent};
use revm::{Database, bytecode::Bytecode, state::AccountInfo};
use stylus_chain::{
    arbos,
    config::Config,
    context::Db,
    executor::{BlockPosition, Mode, Outcome, Status, Transaction, execute},
    recent::RecentPrograms,
};

/// Somebody with a lot of wei and no office.
pub const ALICE: Address = address!("000000000000000000000000000000000000a11c");
/// First block's time: 2026-09-21, on a full hour of ArbOS' clock.
pub const START: u64 = 1_421_388_000 + 102_000 * 3_600;
/// Enough for an activation.
pub const GAS_LIMIT: u64 = 20_000_000;

pub struct World {
    pub db: Db,
    pub config: Config,
    pub number: u64,
    pub time: u64,
    /// Gas limit of the transactions.
    pub gas_limit: u64,
}

impl World {
    /// A chain of the newest rules on which everybody may become owner.
    pub fn new() -> Self {
        Self::with(Config::default())
    }

    pub fn with(config: Config) -> Self {
        let mut db = Db::default();
        arbos::genesis(&mut db, &config);
        let mut world = Self { db, config, number: 1, time: START, gas_limit: GAS_LIMIT };
        for rich in [ALICE, arbos::CHAIN_OWNER] {
            let balance = U256::from(10).pow(U256::from(24));
            world.db.insert_account_info(rich, AccountInfo { balance, ..AccountInfo::default() });
        }
        world
    }

    /// Puts code at an address made from `name`.
    pub fn put_code(&mut self, name: &str, code: impl Into<Bytes>) -> Address {
        let address = Address::from_slice(&keccak256(name)[12..]);
        let code = Bytecode::new_legacy(code.into());
        let info =
            AccountInfo { code_hash: code.hash_slow(), code: Some(code), nonce: 1, ..Default::default() };
        self.db.insert_account_info(address, info);
        address
    }

    /// A transaction in a block of its own.
    pub fn transact(&mut self, from: Address, to: Address, value: U256, data: Vec<u8>) -> Outcome {
        let tx = Transaction {
            from,
            to: Some(to),
            value,
            data: data.into(),
            gas_limit: self.gas_limit,
            gas_price: self.config.base_fee.into(),
            ..Transaction::default()
        };
        let block = BlockPosition { number: self.number, timestamp: self.time };
        self.number += 1;
        self.time += 1;
        execute(&mut self.db, &self.config, block, &mut RecentPrograms::default(), &tx, Mode::default())
            .expect("a valid transaction")
    }

    /// A typed call with value.
    pub fn pay<C: SolCall>(&mut self, from: Address, to: Address, value: U256, call: &C) -> Outcome {
        self.transact(from, to, value, call.abi_encode())
    }

    /// A typed call of `ALICE`.
    pub fn send<C: SolCall>(&mut self, to: Address, call: &C) -> Outcome {
        self.pay(ALICE, to, U256::ZERO, call)
    }

    /// A typed call of the chain owner.
    pub fn own<C: SolCall>(&mut self, to: Address, call: &C) -> Outcome {
        self.pay(arbos::CHAIN_OWNER, to, U256::ZERO, call)
    }

    /// What a call of `ALICE` returns.
    #[track_caller]
    pub fn ask<C: SolCall>(&mut self, to: Address, call: &C) -> C::Return {
        let outcome = self.send(to, call);
        assert_eq!(outcome.status, Status::Success, "{}: {}", C::SIGNATURE, outcome.output);
        C::abi_decode_returns_validate(&outcome.output).expect("the declared result")
    }

    pub fn balance(&mut self, account: Address) -> U256 {
        self.db.basic(account).expect("infallible").unwrap_or_default().balance
    }
}

#[track_caller]
pub fn succeeded(outcome: &Outcome) {
    assert_eq!(outcome.status, Status::Success, "output {}", outcome.output);
}

/// Reverted with this error and left gas.
#[track_caller]
pub fn reverted_with<E: SolError>(outcome: &Outcome, error: &E) {
    assert_eq!(outcome.output, Bytes::from(error.abi_encode()), "expected {}", E::SIGNATURE);
    assert_eq!(outcome.status, Status::Revert);
    assert!(outcome.gas_used < GAS_LIMIT, "a Solidity error leaves the gas");
}

/// Failed without data and took the whole limit.
#[track_caller]
pub fn took_all_gas(world: &World, outcome: &Outcome) {
    assert_ne!(outcome.status, Status::Success);
    assert_eq!((outcome.output.len(), outcome.gas_used), (0, world.gas_limit));
}

/// The only log, which must be of this type and from `emitter`.
#[track_caller]
pub fn only_log<E: SolEvent>(outcome: &Outcome, emitter: Address) -> E {
    let [Log { address, data }] = &outcome.logs[..] else { panic!("{} logs", outcome.logs.len()) };
    assert_eq!(*address, emitter);
    E::decode_log_data(data).expect("the declared event")
}

/// Code that calls `target` with its call data by `opcode`, and returns or reverts with what comes back.
pub fn proxy(opcode: u8, target: Address) -> Vec<u8> {
    // CALL takes a value: what was sent.
    let value: &[u8] = if opcode == CALL { &[0x34] } else { &[] };
    let mut code = hex!("365f5f37" "5f5f365f").to_vec();
    code.extend(value);
    code.push(0x73);
    code.extend(target);
    code.extend([0x5a, opcode]);
    code.extend(hex!("3d5f5f3e"));
    // Jumps over REVERT if the call succeeded.
    let after = u8::try_from(code.len() + 6).expect("a short contract");
    code.extend([0x60, after, 0x57, 0x3d, 0x5f, 0xfd, 0x5b, 0x3d, 0x5f, 0xf3]);
    code
}

pub const CALL: u8 = 0xf1;
pub const DELEGATECALL: u8 = 0xf4;
pub const STATICCALL: u8 = 0xfa;
