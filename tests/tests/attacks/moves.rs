//! Redemptions and deposits that end elsewhere than they should, and calldata made to be misread.

use alloy_primitives::{Address, U256};
use alloy_sol_types::{SolCall, SolValue};
use stylus_chain::{chain::Account, executor::Status};
use tests::{
    World,
    abi::{IUSDai, fixtures::IEvmCaller},
    check::{self, done, made, refused, solvent},
    whole,
};

use crate::support::{IAttack, funded, tell, token};

#[test]
fn a_redemption_to_the_reserve_itself_burns_nothing() {
    let mut world = funded();
    let (alice, dollar, own) = (world.alice.clone(), world.dollar, world.usdai);
    refused(world.withdraw(&alice, dollar, whole(10, 18), own), IUSDai::TransferFailed { token: dollar });
    assert_eq!(done(world.usdai_of(alice.address)), whole(100, 18));
    solvent(&mut world);
}

#[test]
fn a_recipient_that_passes_all_on_cannot_claim_the_minimum() {
    let mut world = funded();
    let (alice, bob, carol) = (world.alice.clone(), world.bob.address, world.carol.address);
    let token = token(&mut world, "AttackSweepToken");
    done(world.deposit(&alice, token, whole(100, 6)));
    let sweep = IAttack::sweepCall { account: bob, to: carol, extra: U256::ZERO };
    done(world.chain.send(&alice, token, &sweep));
    refused(world.withdraw(&alice, token, whole(10, 18), bob), IUSDai::TransferFailed { token });
    check::ledger(&mut world, token, whole(100, 6));
    let partly = IAttack::sweepCall { account: bob, to: carol, extra: whole(4, 6) };
    done(world.chain.send(&alice, token, &partly));
    let short = IUSDai::MinimumNotMet { amount: whole(4, 6), minimum: whole(10, 6) };
    refused(world.withdraw_at_least(&alice, token, whole(10, 18), whole(10, 6), bob), short);
    solvent(&mut world);
}

#[test]
fn more_than_was_paid_comes_from_elsewhere() {
    // A token may give the recipient a present; the books still lose only what USDai paid.
    let mut world = funded();
    let (alice, bob) = (world.alice.clone(), world.bob.address);
    let token = token(&mut world, "AttackSweepToken");
    done(world.deposit(&alice, token, whole(100, 6)));
    let present = IAttack::sweepCall { account: bob, to: Address::ZERO, extra: whole(3, 6) };
    done(world.chain.send(&alice, token, &present));
    let beyond = IUSDai::MinimumNotMet { amount: whole(10, 6), minimum: whole(11, 6) };
    refused(world.withdraw_at_least(&alice, token, whole(10, 18), whole(11, 6), bob), beyond);
    assert_eq!(done(world.withdraw(&alice, token, whole(10, 18), bob)), whole(13, 6));
    check::ledger(&mut world, token, whole(90, 6));
    solvent(&mut world);
}

#[test]
fn a_reentrant_present_during_a_pull_is_credited_once() {
    // What arrives in the course of the pull is credited, even if it is more than was asked for: it is there.
    let mut world = funded();
    let bob = world.bob.clone();
    let token = token(&mut world, "AttackSweepToken");
    let present = IAttack::sweepCall { account: world.usdai, to: Address::ZERO, extra: whole(3, 6) };
    done(world.chain.send(&bob, token, &present));
    assert_eq!(done(world.deposit(&bob, token, whole(10, 6))), whole(13, 18));
    assert_eq!(done(world.harvest()), U256::ZERO);
    solvent(&mut world);
}

#[test]
fn a_token_that_bombs_its_permit_stops_no_deposit() {
    let mut world = funded();
    let bob = world.bob.clone();
    let token = token(&mut world, "AttackBombToken");
    let call = IUSDai::depositWithPermitCall {
        depositToken: token,
        depositAmount: whole(10, 6),
        usdaiAmountMinimum: whole(10, 18),
        recipient: bob.address,
        deadline: U256::MAX,
        v: 27,
        r: Default::default(),
        s: Default::default(),
    };
    let receipt = done(tell(&mut world, &bob, &call));
    // A megabyte of memory costs the token 2 million gas; USDai reads 32 bytes of it.
    assert!(receipt.gas_used < 3_000_000, "{}", receipt.gas_used);
    assert!(receipt.split.wasm < 100_000, "{}", receipt.split.wasm);
    solvent(&mut world);
}

#[test]
fn a_token_that_bombs_its_balance_is_refused_by_name() {
    let mut world = funded();
    let bob = world.bob.clone();
    let token = token(&mut world, "AttackBombToken");
    done(world.deposit(&bob, token, whole(10, 6)));
    done(world.chain.send(&bob, token, &IAttack::armCall { balanceToo: true }));
    let unreadable = || IUSDai::BalanceUnreadable { token };
    refused(world.deposit(&bob, token, whole(1, 6)), unreadable());
    refused(world.withdraw(&bob, token, whole(1, 18), bob.address), unreadable());
}

#[test]
fn nothing_is_pulled_from_anyone_but_the_caller() {
    // Alice's allowance to USDai is unlimited, and bob says whatever he likes.
    let mut world = funded();
    let (alice, dollar) = (world.alice.clone(), world.dollar);
    let mallory = world.chain.account("mallory");
    let before = done(world.balance(dollar, alice.address));
    let nothing = IUSDai::TokenAllowanceTooLow { token: dollar, allowance: U256::ZERO, needed: whole(1, 6) };
    refused(world.deposit(&mallory, dollar, whole(1, 6)), nothing);
    for recipient in [alice.address, mallory.address] {
        let burn = IUSDai::ERC20InsufficientBalance {
            sender: mallory.address,
            balance: U256::ZERO,
            needed: whole(1, 18),
        };
        refused(world.withdraw(&mallory, dollar, whole(1, 18), recipient), burn);
    }
    assert_eq!(done(world.balance(dollar, alice.address)), before);
}

fn answered_by(world: &mut World, from: &Account, data: Vec<u8>) -> (Status, Vec<u8>) {
    let tx = world.chain.transaction(from, Some(world.usdai), data);
    let outcome = world.chain.simulate(&tx).unwrap_or_else(|invalid| panic!("{invalid}"));
    (outcome.status, outcome.output.to_vec())
}

#[test]
fn options_that_overlap_or_wrap_ask_for_nothing() {
    let mut world = funded();
    let (alice, dollar) = (world.alice.clone(), world.dollar);
    let with = |data: Vec<u8>| {
        IUSDai::deposit_1Call {
            depositToken: dollar,
            depositAmount: whole(1, 6),
            usdaiAmountMinimum: U256::ZERO,
            recipient: alice.address,
            data: data.into(),
        }
        .abi_encode()
    };
    let words = |words: &[U256]| -> Vec<u8> { words.iter().flat_map(SolValue::abi_encode).collect() };
    let (zero, two_to_32) = (U256::ZERO, U256::ONE << 32_usize);
    // Offset and length share a word here: kind 0, offset 0, whose length word is the kind.
    let (status, _) = answered_by(&mut world, &alice, with(words(&[zero, zero])));
    assert_eq!(status, Status::Success);
    let wrapping = [
        words(&[zero, two_to_32 + U256::from(64), zero]),
        words(&[zero, U256::from(64), two_to_32]),
        words(&[zero, U256::from(64), U256::from(u32::MAX)]),
        words(&[zero, U256::from(u32::MAX), zero]),
        words(&[zero, U256::from(65), zero]),
        words(&[U256::from(256), U256::from(64), zero]),
    ];
    for data in wrapping {
        let malformed = IUSDai::DataMalformed { length: U256::from(data.len()) };
        let (status, output) = answered_by(&mut world, &alice, with(data));
        let expected = alloy_sol_types::SolError::abi_encode(&malformed);
        assert_eq!((status, output), (Status::Revert, expected));
    }
}

#[test]
fn interface_detection_fits_the_30_000_gas_of_the_standard() {
    // ERC-165 lets callers give no more than 30,000 gas. A program that is not cached pays to start.
    let mut world = World::new();
    let caller = made(world.deploy("EvmCaller", &[]));
    let (alice, usdai) = (world.alice.clone(), world.usdai);
    done(world.chain.set_cached(usdai, false));
    for (interface, expected) in [(0x01ff_c9a7_u32, true), (0x3637_2b07, true), (u32::MAX, false)] {
        let question = IUSDai::supportsInterfaceCall { interfaceId: interface.to_be_bytes().into() };
        let call = IEvmCaller::callWithGasCall {
            target: world.usdai,
            data: question.abi_encode().into(),
            gas_: U256::from(30_000),
        };
        let answer = done(world.chain.call_as(alice.address, caller, &call));
        assert!(answer.done, "{interface:x}: no answer within 30,000 gas");
        assert_eq!(answer.answer.as_ref(), expected.abi_encode());
    }
}
