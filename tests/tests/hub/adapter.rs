//! The adapter for LayerZero on this hub, with a contract in the endpoint's place that makes any call: X15, and what
//! only the program as it ships shows. What it does with LayerZero's own endpoint is in `bridge`.

use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::{SolCall, SolError, SolValue, sol};
use stylus_chain::chain::{DeployError, Program, Revert};
use stylus_chain::executor::Outcome;
use tests::{
    abi::{IToken, fixtures::IEvmCaller},
    check::{done, made, refused},
};
use usdai_bindings::IOFT;

use crate::support::{LIMIT, Stage, w};

sol! {
    /// What the deployer says when a constructor refuses.
    error ContractInitializationError(address newContract, bytes data);
}

/// Selector of `stylus_constructor()`.
const CONSTRUCTOR: [u8; 4] = [0x55, 0x85, 0x25, 0x8d];
/// A chain.
pub const EID: u32 = 30_101;
/// The contract of the other side there.
pub const PEER: B256 = B256::repeat_byte(0x9e);

/// The adapter, its endpoint, and what of the token is on the other chain.
#[derive(Clone)]
pub struct Adapter {
    pub stage: Stage,
    pub oft: Address,
    pub endpoint: Address,
}

impl Adapter {
    /// An adapter with a peer, and with the role and limits of a bridge.
    #[track_caller]
    pub fn new() -> Self {
        let mut stage = Stage::burning();
        made(stage.chain().register_errors(IOFT::IOFTErrors::SIGNATURES).map_err(Into::into));
        let endpoint = made(stage.suite.staking.world.deploy("EvmCaller", &[]));
        let arguments = (stage.suite.authority, stage.hub, endpoint).abi_encode();
        let program = made(Program::load("oft").map_err(Into::into));
        let oft = made(stage.chain().deploy(&program, &arguments).map_err(Into::into)).address;
        let target = tests::abi::IAuthority::addTargetCall { target: oft, entries: vec![] };
        done(stage.suite.rule(&target));
        done(stage.suite.grant("BRIDGE", oft));
        stage.set_limits(oft, w(LIMIT), w(LIMIT));
        done(stage.suite.push(oft, &IOFT::setPeerCall { eid: EID, peer: PEER }));
        Self { stage, oft, endpoint }
    }

    #[track_caller]
    pub fn ask<C: SolCall>(&mut self, call: &C) -> C::Return {
        let oft = self.oft;
        done(self.stage.chain().call(oft, call))
    }

    /// What the adapter answers to the endpoint.
    #[track_caller]
    pub fn endpoint_calls(&mut self, data: Vec<u8>) -> Outcome {
        let (oft, endpoint) = (self.oft, self.endpoint);
        let tx = self.stage.chain().transaction(endpoint, Some(oft), data);
        self.stage.chain().simulate(&tx).unwrap_or_else(|invalid| panic!("{invalid}"))
    }
}

/// A message of the peer.
pub fn arrival(message: Vec<u8>) -> IOFT::lzReceiveCall {
    IOFT::lzReceiveCall {
        origin: IOFT::Origin { srcEid: EID, sender: PEER, nonce: 1 },
        guid: B256::repeat_byte(0x71),
        message: message.into(),
        executor: Address::ZERO,
        extraData: vec![].into(),
    }
}

fn refusal(adapter: &mut Adapter, arguments: &[u8]) -> Option<Vec<u8>> {
    let program = made(Program::load("oft").map_err(Into::into));
    match adapter.stage.chain().deploy(&program, arguments) {
        Ok(_) => None,
        Err(DeployError::Call(error)) => {
            let said = error.revert().and_then(Revert::decode::<ContractInitializationError>);
            Some(said.map(|said| said.data.to_vec()).unwrap_or_default())
        }
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn x15_a_new_adapter_has_its_partners_and_no_peers() {
    let mut adapter = Adapter::new();
    let Adapter { oft, endpoint, .. } = adapter;
    let (hub, token, authority) = (adapter.stage.hub, adapter.stage.token, adapter.stage.suite.authority);
    assert_eq!(adapter.ask(&IOFT::authorityCall {}), authority);
    assert_eq!(adapter.ask(&IOFT::bridgeCall {}), hub);
    assert_eq!(adapter.ask(&IOFT::endpointCall {}), endpoint);
    assert_eq!(adapter.ask(&IOFT::tokenCall {}), token);
    assert_eq!(adapter.ask(&IOFT::peersCall { eid: 1 }), B256::ZERO);
    assert_eq!(adapter.ask(&IOFT::enforcedOptionsCall { eid: EID, msgType: 1 }).len(), 0);
    let allowance = IToken::allowanceCall { owner: oft, spender: hub };
    assert_eq!(done(adapter.stage.chain().call(token, &allowance)), U256::MAX);
}

#[test]
fn x15_the_constructor_refuses_what_makes_no_adapter() {
    let mut adapter = Adapter::new();
    let (authority, hub, endpoint) = (adapter.stage.suite.authority, adapter.stage.hub, adapter.endpoint);
    let (zero, nobody) = (Address::ZERO, adapter.stage.payee);
    let named = |error: Vec<u8>| Some(error);
    for arguments in [(zero, hub, endpoint), (authority, zero, endpoint), (authority, hub, zero)] {
        let expected = named(IOFT::ZeroAddress {}.abi_encode());
        assert_eq!(refusal(&mut adapter, &arguments.abi_encode()), expected);
    }
    for arguments in [(authority, nobody, endpoint), (authority, hub, nobody)] {
        let expected = named(IOFT::NoContract { account: nobody }.abi_encode());
        assert_eq!(refusal(&mut adapter, &arguments.abi_encode()), expected);
    }
    // A contract that is no hub: it has no token.
    let silent = named(IOFT::ContractSilent { contract_: endpoint }.abi_encode());
    assert_eq!(refusal(&mut adapter, &(authority, endpoint, endpoint).abi_encode()), silent);
    // A hub of a token of six decimals.
    let dollar = adapter.stage.suite.staking.world.dollar;
    let program = made(Program::load("bridge").map_err(Into::into));
    let of_dollars = adapter.stage.chain().deploy(&program, &(authority, dollar, true).abi_encode());
    let of_dollars = made(of_dollars.map_err(Into::into)).address;
    let expected = named(IOFT::InvalidLocalDecimals {}.abi_encode());
    assert_eq!(refusal(&mut adapter, &(authority, of_dollars, endpoint).abi_encode()), expected);
    let whole = (authority, hub, endpoint).abi_encode();
    for length in [0, 31, 64, 95] {
        assert_eq!(refusal(&mut adapter, &whole[..length]), Some(Vec::new()), "{length}");
    }
    assert_eq!(refusal(&mut adapter, &whole), None);
}

#[test]
fn x15_an_adapter_is_constructed_once() {
    let mut adapter = Adapter::new();
    let (oft, hub, endpoint) = (adapter.oft, adapter.stage.hub, adapter.endpoint);
    let mallory = adapter.stage.chain().account("mallory");
    let arguments = (mallory.address, hub, endpoint).abi_encode();
    let data = [&CONSTRUCTOR[..], &arguments].concat();
    let again = adapter.stage.chain().transaction(&mallory, Some(oft), data);
    refused(adapter.stage.chain().send_transaction(&again), IOFT::AlreadyConstructed {});
    let authority = adapter.stage.suite.authority;
    assert_eq!(adapter.ask(&IOFT::authorityCall {}), authority);
}

/// Tokens that are sent to the adapter itself go nowhere, and are nobody's to bring.
#[test]
fn gifts_move_nothing() {
    let mut adapter = Adapter::new();
    let Adapter { oft, endpoint, .. } = adapter;
    let (bridge, token, payee) = (adapter.stage.bridge.clone(), adapter.stage.token, adapter.stage.payee);
    let gift = IToken::transferCall { to: oft, value: w(5) };
    done(adapter.stage.chain().send(&bridge, token, &gift));
    let message = [payee.into_word().as_slice(), &1_000_000_u64.to_be_bytes()].concat();
    let data = arrival(message).abi_encode().into();
    let deliver = IEvmCaller::callCall { target: oft, data };
    let anybody = adapter.stage.chain().account("anybody");
    let receipt = done(adapter.stage.chain().send(&anybody, endpoint, &deliver));
    let answer = receipt.returned::<IEvmCaller::callCall>().expect("an answer");
    let expected = IOFT::OutstandingTooLow { eid: EID, outstanding: U256::ZERO, needed: w(1) };
    assert!(!answer.done && answer.answer == expected.abi_encode());
    assert_eq!((adapter.stage.balance(oft), adapter.stage.balance(payee)), (w(5), U256::ZERO));
}
