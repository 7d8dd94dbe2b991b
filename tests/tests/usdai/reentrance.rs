//! X03 and X04: while a call of USDai is open, nothing gets in, views included.
//!
//! Hostile tokens re-enter every function of the interface from every call that USDai makes. The trace shows
//! that each attempt ends at the guard, before an argument or a slot is read.

use alloy_primitives::{Address, Bytes, U256};
use alloy_sol_types::SolCall;
use stylus_chain::{
    chain::{Account, Receipt},
    trace::HostCall,
};
use tests::{
    World,
    abi::{
        IToken, IUSDai,
        fixtures::{IReentering, IReenteringBalance},
    },
    check::{done, refused, solvent},
    whole,
};

use crate::support::{
    functions, made,
    permit::{Signed, deposit_with_permit},
    tell,
    token::balance,
    u, zero_call,
};

/// What a program may ask of its host before the guard turns it away.
const BEFORE_THE_GUARD: [&str; 2] = ["msg_reentrant", "pay_for_memory_grow"];

/// Sends `call` and returns what happened, with all that USDai asked of its host inside of its own call.
#[track_caller]
fn traced(world: &mut World, from: &Account, call: &impl SolCall) -> (Receipt, Vec<HostCall>) {
    let tx = world.chain.transaction(from, Some(world.usdai), call.abi_encode());
    let (receipt, calls) = world.chain.trace(&tx).unwrap_or_else(|invalid| panic!("{invalid}"));
    let inner = calls.into_iter().filter(|call| call.program == world.usdai && call.depth > 0).collect();
    (receipt, inner)
}

/// There were attempts, and each was turned away at the guard.
#[track_caller]
fn turned_away(inner: &[HostCall], entry: &str) {
    let guards: Vec<_> = inner.iter().filter(|call| call.name == "msg_reentrant").collect();
    assert!(!guards.is_empty(), "{entry} was not re-entered");
    assert!(guards.iter().all(|call| call.outs.iter().any(|byte| *byte != 0)), "{entry}: {guards:?}");
    let beyond: Vec<_> = inner.iter().filter(|call| !BEFORE_THE_GUARD.contains(&call.name)).collect();
    assert!(beyond.is_empty(), "{entry} went on after the guard: {beyond:?}");
}

/// Alice holds 100 USDai by each of the good dollar and a token that calls back in transfers.
fn with_hooks() -> (World, Address) {
    let mut world = World::new();
    let (alice, dollar) = (world.alice.clone(), world.dollar);
    let token = made(world.list_token("ReenteringToken", 6));
    done(world.deposit(&alice, dollar, whole(100, 6)));
    done(world.deposit(&alice, token, whole(100, 6)));
    (world, token)
}

fn arm(world: &mut World, token: Address, data: Bytes, strict: bool) {
    let call = IReentering::armCall { target: world.usdai, data, strict };
    done(world.chain.send(&world.admin, token, &call));
}

fn deposit_call(token: Address, recipient: Address) -> IUSDai::deposit_0Call {
    IUSDai::deposit_0Call {
        depositToken: token,
        depositAmount: whole(10, 6),
        usdaiAmountMinimum: U256::ZERO,
        recipient,
    }
}

fn withdraw_call(token: Address, recipient: Address) -> IUSDai::withdraw_0Call {
    IUSDai::withdraw_0Call {
        withdrawToken: token,
        usdaiAmount: whole(10, 18),
        withdrawAmountMinimum: U256::ZERO,
        recipient,
    }
}

/// Every attempt of the token failed, and there were some.
#[track_caller]
fn never_succeeded(world: &mut World, token: Address, entry: &str) {
    let attempts = done(world.chain.call(token, &IReentering::attemptsCall {}));
    let successes = done(world.chain.call(token, &IReentering::successesCall {}));
    assert!(!attempts.is_zero() && successes.is_zero(), "{entry}: {successes} of {attempts} got in");
}

#[test]
fn x03_nothing_gets_in_during_a_deposit() {
    let (mut world, token) = with_hooks();
    let (alice, before) = (world.alice.clone(), whole(200, 18));
    for (entry, selector) in functions() {
        let mut world = world.clone();
        arm(&mut world, token, zero_call(selector), false);
        let (receipt, inner) = traced(&mut world, &alice, &deposit_call(token, alice.address));
        assert!(receipt.is_success(), "{entry}");
        turned_away(&inner, entry);
        never_succeeded(&mut world, token, entry);
        assert_eq!(balance(&mut world, alice.address), before + whole(10, 18));
    }
    solvent(&mut world);
}

#[test]
fn x03_nothing_gets_in_during_a_redemption() {
    let (world, token) = with_hooks();
    let alice = world.alice.clone();
    for (entry, selector) in functions() {
        let mut world = world.clone();
        arm(&mut world, token, zero_call(selector), false);
        let (receipt, inner) = traced(&mut world, &alice, &withdraw_call(token, alice.address));
        assert!(receipt.is_success(), "{entry}");
        turned_away(&inner, entry);
        never_succeeded(&mut world, token, entry);
        assert_eq!(balance(&mut world, alice.address), whole(190, 18));
        solvent(&mut world);
    }
}

#[test]
fn x03_nothing_gets_in_while_a_harvest_reads_balances() {
    let mut world = World::new();
    let (alice, bob) = (world.alice.clone(), world.bob.clone());
    let token = made(world.list_token("ReenteringBalanceToken", 6));
    done(world.deposit(&alice, token, whole(100, 6)));
    let surplus = IToken::mintCall { to: world.usdai, value: whole(5, 6) };
    done(world.chain.send(&alice, token, &surplus));
    for (entry, selector) in functions() {
        let mut world = world.clone();
        let call = IReenteringBalance::armCall { target: world.usdai, data: zero_call(selector) };
        done(world.chain.send(&alice, token, &call));
        let (receipt, inner) = traced(&mut world, &bob, &IUSDai::harvestCall {});
        turned_away(&inner, entry);
        // The token answers only when its own call was refused, and only its answer is harvested.
        let harvested = receipt.logs_of::<IUSDai::Harvested>(world.usdai);
        assert!(
            matches!(harvested.as_slice(), [event] if event.amount == whole(5, 18)),
            "{entry}: {harvested:?}"
        );
    }
}

#[test]
fn x03_nothing_gets_in_from_a_permit_or_while_decimals_are_asked() {
    let mut world = World::new();
    let (alice, admin) = (world.alice.clone(), world.admin.clone());
    let token = made(world.deploy("ReenteringAnswerToken", &[]));
    for (entry, selector) in functions() {
        let mut world = world.clone();
        let call = IReenteringBalance::armCall { target: world.usdai, data: zero_call(selector) };
        done(world.chain.send(&alice, token, &call));
        let list = IUSDai::addAssetCall { asset: token, mintFee: 0, redeemFee: 0, shareCap: 10_000 };
        let (receipt, inner) = traced(&mut world, &admin, &list);
        assert!(receipt.is_success(), "{entry}: {:?}", receipt.output);
        turned_away(&inner, entry);

        let signed = Signed { v: 27, r: Default::default(), s: Default::default() };
        let deposit = deposit_with_permit(token, U256::ONE, alice.address, U256::ZERO, signed);
        let (_, inner) = traced(&mut world, &alice, &deposit);
        turned_away(&inner, entry);
    }
}

#[test]
fn x03_a_token_that_insists_is_refused_by_name() {
    let (mut world, token) = with_hooks();
    let alice = world.alice.clone();
    let again = withdraw_call(world.dollar, alice.address).abi_encode();
    arm(&mut world, token, again.into(), true);
    let expected = || IUSDai::TransferFailed { token };
    refused(tell(&mut world, &alice, &deposit_call(token, alice.address)), expected());
    refused(tell(&mut world, &alice, &withdraw_call(token, alice.address)), expected());
    assert_eq!(balance(&mut world, alice.address), whole(200, 18));
    solvent(&mut world);
}

#[test]
fn x03_a_contract_between_does_not_help() {
    let (mut world, token) = with_hooks();
    let alice = world.alice.clone();
    let caller = made(world.deploy("EvmCaller", &[]));
    let inner = IUSDai::totalSupplyCall {}.abi_encode();
    let through = tests::abi::fixtures::IEvmCaller::lookCall { target: world.usdai, data: inner.into() };
    let call = IReentering::armCall { target: caller, data: through.abi_encode().into(), strict: false };
    done(world.chain.send(&alice, token, &call));
    let (receipt, inner) = traced(&mut world, &alice, &withdraw_call(token, alice.address));
    assert!(receipt.is_success());
    turned_away(&inner, "totalSupply through another contract");
}

#[test]
fn x04_nobody_sees_books_that_are_half_written() {
    // USDai does not flush its cache before it calls a token. What a callee could misread is closed to it,
    // and once the call is over the slots say what the cache said.
    let (mut world, token) = with_hooks();
    let alice = world.alice.clone();
    for view in [
        IUSDai::totalSupplyCall {}.abi_encode(),
        IUSDai::balanceOfCall { account: alice.address }.abi_encode(),
    ] {
        arm(&mut world, token, view.into(), false);
        let (_, inner) = traced(&mut world, &alice, &withdraw_call(token, alice.address));
        turned_away(&inner, "a view");
    }
    assert_eq!(balance(&mut world, alice.address), whole(180, 18));
    assert_eq!(done(world.supply()), whole(180, 18));
    assert_eq!(done(world.asset(token)).ledger, whole(80, 6));
}

#[test]
fn x09_tokens_are_called_with_the_arguments_of_their_interface() {
    let mut world = World::new();
    let (alice, bob, usdai) = (world.alice.clone(), world.bob.clone(), world.usdai);
    let token = made(world.list_token("Dollar", 6));
    let sent = |world: &mut World, call: Vec<u8>| -> Vec<Bytes> {
        let tx = world.chain.transaction(&alice, Some(usdai), call);
        let (receipt, calls) = world.chain.trace(&tx).unwrap_or_else(|invalid| panic!("{invalid}"));
        assert!(receipt.is_success());
        calls.into_iter().filter(|call| call.name == "call_contract").map(|call| call.args).collect()
    };
    let value = whole(10, 6);
    let pull = IToken::transferFromCall { from: alice.address, to: usdai, value }.abi_encode();
    let calls = sent(&mut world, deposit_call(token, bob.address).abi_encode());
    assert!(matches!(calls.as_slice(), [args] if args.ends_with(&pull)), "{calls:?}");
    assert_eq!(balance(&mut world, bob.address), whole(10, 18));

    done(tell(&mut world, &bob, &IUSDai::transferCall { to: alice.address, value: whole(10, 18) }));
    let push = IToken::transferCall { to: bob.address, value }.abi_encode();
    let calls = sent(&mut world, withdraw_call(token, bob.address).abi_encode());
    assert!(matches!(calls.as_slice(), [args] if args.ends_with(&push)), "{calls:?}");

    let (v, r, s) = (28, u(0x1111).into(), u(0x2222).into());
    let deadline = u(0x3333);
    let deposit = deposit_with_permit(token, value, bob.address, deadline, Signed { v, r, s });
    let permit = IUSDai::permitCall { owner: alice.address, spender: usdai, value, deadline, v, r, s };
    let calls = sent(&mut world, deposit.abi_encode());
    assert!(matches!(calls.as_slice(), [tried, _] if tried.ends_with(&permit.abi_encode())), "{calls:?}");
}
