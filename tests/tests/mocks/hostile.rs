//! The hostile token where it takes the real machine: gas, static calls, calls of the token while it is open,
//! and what USDai makes of each mode.

use alloy_primitives::{Address, U256};
use alloy_sol_types::{SolCall, SolValue, sol};
use stylus_chain::chain::{CallError, Program, Receipt};
use stylus_chain::executor::Status;
use tests::abi::{IToken, IUSDai};
use tests::check::{done, refused, solvent};
use tests::{Terms, World, whole};

use crate::units;

sol!(
    #[sol(all_derives)]
    "../contracts/mocks/hostile/mock_hostile.sol"
);

/// Numbers of modes; `contracts/mocks/hostile/src/mode.rs` says what they do.
const PLAIN: u8 = 0;
const REENTERS: u8 = 6;
const BALANCE_REENTERS: u8 = 16;
const BURNS_GAS: u8 = 17;

struct Scene {
    world: World,
    token: Address,
}

impl Scene {
    /// The token is in USDai's reserve; alice has a million of it and of the good dollar, which USDai may
    /// take.
    #[track_caller]
    fn new() -> Self {
        let mut world = World::new();
        let program = Program::load("mock-hostile").unwrap_or_else(|error| panic!("{error}"));
        let deployed = world.chain.deploy_without_constructor(&program);
        let token = deployed.unwrap_or_else(|error| panic!("{error}")).address;
        let alice = world.alice.clone();
        done(world.list(token, Terms::FREE));
        done(world.fund(&alice, token, whole(1_000_000, 6)));
        Self { world, token }
    }

    fn send(&mut self, call: &impl SolCall) -> Result<Receipt, CallError> {
        let alice = self.world.alice.clone();
        self.world.chain.send(&alice, self.token, call)
    }

    #[track_caller]
    fn ask<C: SolCall>(&mut self, call: &C) -> C::Return {
        done(self.world.chain.call(self.token, call))
    }

    #[track_caller]
    fn set_mode(&mut self, mode: u8) {
        done(self.send(&IMockHostile::setModeCall { mode }));
    }

    #[track_caller]
    fn arm(&mut self, mode: u8, target: Address, call: &impl SolCall) {
        done(self.send(&IMockHostile::setReentryCall { target, data: call.abi_encode().into() }));
        self.set_mode(mode);
    }

    /// What the re-entering calls met with.
    #[track_caller]
    fn check_record(&mut self, attempts: u64, successes: u64, answer: &[u8]) {
        assert_eq!(self.ask(&IMockHostile::attemptsCall {}), units(attempts), "attempts");
        assert_eq!(self.ask(&IMockHostile::successesCall {}), units(successes), "successes");
        assert_eq!(self.ask(&IMockHostile::reentryAnswerCall {}).as_ref(), answer);
    }

    fn deposit(&mut self) -> Result<U256, CallError> {
        let alice = self.world.alice.clone();
        self.world.deposit(&alice, self.token, whole(100, 6))
    }

    #[track_caller]
    fn balance(&mut self, account: Address) -> U256 {
        self.ask(&IMockHostile::balanceOfCall { account })
    }
}

/// Each mode's deposit of a hundred: the USDai minted, or the name of the refusal.
#[test]
fn usdai_mints_what_arrived_or_names_the_token() {
    let start = Scene::new();
    let (hundred, one_unit) = (whole(100, 18), U256::from(1_000_000_000_000_u64));
    let outcomes: [(u8, Result<U256, &str>); 19] = [
        (PLAIN, Ok(hundred)),
        (1, Ok(whole(99, 18))),
        (2, Ok(hundred)),
        (3, Err("TransferFailed")),
        (4, Err("TransferFailed")),
        (5, Err("TransferFailed")),
        (REENTERS, Ok(hundred)),
        (7, Err("TransferFailed")),
        (8, Ok(hundred)),
        (9, Err("TransferFailed")),
        (10, Ok(hundred - one_unit)),
        (11, Err("MintsNothing")),
        (12, Err("BalanceUnreadable")),
        (13, Err("BalanceUnreadable")),
        (14, Err("MintsNothing")),
        (15, Ok(whole(50, 18))),
        (BALANCE_REENTERS, Ok(hundred)),
        (BURNS_GAS, Err("TransferFailed")),
        (18, Err("BalanceUnreadable")),
    ];
    for (mode, expected) in outcomes {
        let mut scene = Scene { world: start.world.clone(), token: start.token };
        scene.set_mode(mode);
        match (scene.deposit(), expected) {
            (Ok(minted), Ok(expected)) => assert_eq!(minted, expected, "mode {mode}"),
            (Err(error), Err(name)) => assert!(error.to_string().contains(name), "mode {mode}: {error}"),
            (outcome, expected) => panic!("mode {mode}: {outcome:?}, where {expected:?} was expected"),
        }
        scene.set_mode(PLAIN);
        solvent(&mut scene.world);
    }
}

#[test]
fn a_deposit_that_is_re_entered_goes_through_alone() {
    let mut scene = Scene::new();
    let usdai = scene.world.usdai;
    scene.arm(REENTERS, usdai, &IUSDai::totalSupplyCall {});
    // Outside of a call of USDai's, the target lets the token.
    let bob = scene.world.bob.address;
    done(scene.send(&IMockHostile::transferCall { to: bob, value: units(1) }));
    scene.check_record(2, 2, &U256::ZERO.abi_encode());
    // Inside, the guard turns it away with no data.
    scene.arm(REENTERS, usdai, &IUSDai::totalSupplyCall {});
    assert_eq!(done(scene.deposit()), whole(100, 18));
    scene.check_record(2, 0, &[]);
}

#[test]
fn a_balance_tells_that_the_target_let_it_in_a_static_call_too() {
    let mut scene = Scene::new();
    let (usdai, dollar, token) = (scene.world.usdai, scene.world.dollar, scene.token);
    scene.arm(BALANCE_REENTERS, dollar, &IToken::decimalsCall {});
    let alice = scene.world.alice.address;
    let asked = scene.world.chain.call(token, &IMockHostile::balanceOfCall { account: alice });
    refused(asked, IMockHostile::Reentered { answer: units(6).abi_encode().into() });
    refused(scene.deposit(), IUSDai::BalanceUnreadable { token });
    scene.arm(BALANCE_REENTERS, usdai, &IUSDai::totalSupplyCall {});
    assert_eq!(done(scene.deposit()), whole(100, 18));
}

/// Its own entry has no guard: else it would hide what a target does while the token is open.
#[test]
fn the_token_can_be_called_while_it_is_open() {
    let mut scene = Scene::new();
    let (token, bob) = (scene.token, scene.world.bob.address);
    scene.arm(REENTERS, token, &IMockHostile::mintCall { to: bob, value: units(7) });
    done(scene.send(&IMockHostile::transferCall { to: bob, value: units(5) }));
    scene.check_record(2, 2, &[]);
    assert_eq!(scene.balance(bob), units(7 + 5 + 7), "each call left what it should and saw what was left");
    // What re-enters itself ends, because only the outermost call of the token calls the target.
    scene.arm(REENTERS, token, &IMockHostile::transferCall { to: bob, value: U256::ZERO });
    done(scene.send(&IMockHostile::transferCall { to: bob, value: units(1) }));
    scene.check_record(2, 2, &true.abi_encode());
}

#[test]
fn of_what_the_target_answers_the_start_is_kept() {
    let mut scene = Scene::new();
    let (usdai, bob) = (scene.world.usdai, scene.world.bob.address);
    let question = IUSDai::eip712DomainCall {};
    let whole_answer = done(scene.world.chain.call_raw(bob, usdai, question.abi_encode()));
    assert!(whole_answer.len() > 256);
    scene.arm(REENTERS, usdai, &question);
    done(scene.send(&IMockHostile::transferCall { to: bob, value: units(1) }));
    scene.check_record(2, 2, whole_answer.get(..256).unwrap_or_default());
}

#[test]
fn it_burns_what_gas_it_gets() {
    let mut scene = Scene::new();
    scene.set_mode(BURNS_GAS);
    let bob = scene.world.bob.address;
    match scene.send(&IMockHostile::transferCall { to: bob, value: units(1) }) {
        Err(CallError::Halted { status: Status::OutOfGas, receipt: Some(receipt) }) => {
            assert_eq!(receipt.gas_used, scene.world.chain.config().tx_gas_limit);
        }
        other => panic!("{other:?}"),
    }
    let token = scene.token;
    refused(scene.deposit(), IUSDai::TransferFailed { token });
}

/// As a receiver of native currency and of an NFT: a callback calls the target and answers its selector.
#[test]
fn callbacks_re_enter() {
    let mut scene = Scene::new();
    let (usdai, alice, token) = (scene.world.usdai, scene.world.alice.clone(), scene.token);
    scene.arm(REENTERS, usdai, &IUSDai::decimalsCall {});
    let on_received: &[u8] = &[0x15, 0x0b, 0x7a, 0x02];
    for (attempts, (data, wei)) in (1..).zip([(&[][..], 5), (on_received, 0)]) {
        let mut tx = scene.world.chain.transaction(&alice, Some(token), data.to_vec());
        tx.value = units(wei);
        let receipt = done(scene.world.chain.send_transaction(&tx));
        let mut selector = data.to_vec();
        selector.resize(32, 0);
        assert_eq!(receipt.output.as_ref(), selector);
        scene.check_record(attempts, attempts, &units(18).abi_encode());
    }
    assert_eq!(scene.world.chain.balance(token), units(5));
}
