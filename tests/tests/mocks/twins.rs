//! The two dollars at the same address of two chains that are otherwise alike, so that a call's whole outcome
//! can be compared, signatures and addresses included.

use std::sync::LazyLock;

use alloy_primitives::{Address, Bytes, Log, U256};
use alloy_sol_types::{SolCall, SolValue};
use anyhow::Context;
use stylus_chain::chain::{Account, Chain, Program};
use stylus_chain::executor::Status;
use tests::init_code;

use crate::IDollar;

/// Selector of `stylus_constructor()`, whatever the parameters.
const CONSTRUCTOR: [u8; 4] = [0x55, 0x85, 0x25, 0x8d];

static START: LazyLock<Twins> = LazyLock::new(|| Twins::build().unwrap_or_else(|error| panic!("{error:#}")));

/// The chain with the program and the chain with the Solidity contract.
#[derive(Clone)]
pub struct Twins {
    /// The chains, the program's first.
    pub chains: [Chain; 2],
    /// Where the dollar is on both.
    pub token: Address,
    /// Who calls.
    pub people: Vec<Account>,
}

/// How a call ended, as the chain tells everyone.
#[derive(Debug, PartialEq, Eq)]
pub struct Ending {
    status: Status,
    output: Bytes,
    logs: Vec<Log>,
}

impl Ending {
    /// Whether it returned.
    pub fn is_success(&self) -> bool {
        self.status == Status::Success
    }

    /// Whether it reverted with a reason.
    pub fn has_reason(&self) -> bool {
        self.status == Status::Revert && !self.output.is_empty()
    }
}

impl Twins {
    /// Two new dollars of 6 decimals.
    pub fn new() -> Self {
        START.clone()
    }

    /// Makes a call on both chains in the same second; how it ended on each.
    pub fn send(&mut self, from: Address, data: &Bytes, value: U256) -> [Ending; 2] {
        let token = self.token;
        self.chains.each_mut().map(|chain| {
            let mut tx = chain.transaction(from, Some(token), data.clone());
            tx.value = value;
            let receipt = chain.transact(&tx).unwrap_or_else(|invalid| panic!("{invalid}"));
            Ending { status: receipt.status, output: receipt.output, logs: receipt.logs }
        })
    }

    /// What both answer to every view for every one of `accounts`, and each pair of them.
    pub fn views(&mut self, accounts: &[Address]) -> [Vec<Bytes>; 2] {
        let mut calls = vec![
            IDollar::nameCall {}.abi_encode(),
            IDollar::symbolCall {}.abi_encode(),
            IDollar::versionCall {}.abi_encode(),
            IDollar::decimalsCall {}.abi_encode(),
            IDollar::totalSupplyCall {}.abi_encode(),
            IDollar::DOMAIN_SEPARATORCall {}.abi_encode(),
        ];
        for owner in accounts.iter().copied() {
            calls.push(IDollar::balanceOfCall { account: owner }.abi_encode());
            calls.push(IDollar::noncesCall { owner }.abi_encode());
            let pairs = accounts.iter().map(|spender| IDollar::allowanceCall { owner, spender: *spender });
            calls.extend(pairs.map(|call| call.abi_encode()));
        }
        let token = self.token;
        self.chains.each_mut().map(|chain| {
            let answer = |call: &Vec<u8>| chain.call_raw(Address::ZERO, token, call.clone());
            let answers: Result<_, _> = calls.iter().map(answer).collect();
            answers.unwrap_or_else(|error| panic!("{error}"))
        })
    }

    /// A domain separator holds the address, so the program is put where the Solidity contract came to be;
    /// its code is active wherever it is.
    fn build() -> anyhow::Result<Self> {
        let mut solidity = Chain::dev();
        let decimals = U256::from(6).abi_encode();
        let token = solidity.deploy_evm(init_code("Dollar", &decimals)?)?.address;
        let mut stylus = Chain::dev();
        let program = Program::load("mock-dollar")?;
        stylus.deploy(&program, &decimals)?;
        stylus.set_code(token, program.code().clone());
        let deployer = stylus.account("deployer");
        let construct = [CONSTRUCTOR.as_slice(), &decimals].concat();
        let tx = stylus.transaction(&deployer, Some(token), construct);
        stylus.send_transaction(&tx).context("the constructor")?;

        let mut chains = [stylus, solidity];
        let now = chains.iter().map(Chain::timestamp).max().unwrap_or_default();
        let names = ["alice", "bob", "carol"];
        let mut people = Vec::new();
        for chain in &mut chains {
            chain.set_timestamp(now)?;
            people = names.map(|name| chain.account(name)).into();
        }
        Ok(Self { chains, token, people })
    }
}
