//! `depositWithPermit`: the asset's permit is tried, and then the allowance decides. P02.

use alloy_primitives::{B256, U256};
use tests::{
    World,
    abi::{IToken, IUSDai},
    check::{done, refused},
    whole,
};

use crate::support::{
    permit::{Domain, Permit, Signed, deposit_with_permit},
    tell,
    token::balance,
};

const AMOUNT: u64 = 250;

/// Alice lets USDai take nothing of her dollars and signs a permit of 250 that ends at `deadline`.
fn signed_permit(deadline: U256) -> (World, Permit, Signed) {
    let mut world = World::new();
    let (alice, dollar) = (world.alice.clone(), world.dollar);
    done(world.approve(&alice, dollar, U256::ZERO));
    let domain = Domain { name: "Dollar", version: "1", contract: dollar, ..Domain::of(&world) };
    let (owner, spender) = (alice.address, world.usdai);
    let permit = Permit { owner, spender, value: whole(AMOUNT, 6), nonce: U256::ZERO, deadline };
    let signed = permit.sign(&alice, &domain);
    (world, permit, signed)
}

#[test]
fn a_deposit_brings_its_own_permit() {
    let (mut world, permit, signed) = signed_permit(U256::MAX);
    let (alice, bob, dollar) = (world.alice.clone(), world.bob.address, world.dollar);
    let call = deposit_with_permit(dollar, permit.value, bob, permit.deadline, signed);
    done(tell(&mut world, &alice, &call));
    assert_eq!(balance(&mut world, bob), whole(AMOUNT, 18));
    let left =
        done(world.chain.call(dollar, &IToken::allowanceCall { owner: alice.address, spender: world.usdai }));
    assert_eq!(left, U256::ZERO);
}

#[test]
fn p02_a_front_run_permit_blocks_no_deposit() {
    let (mut world, permit, signed) = signed_permit(U256::MAX);
    let (alice, mallory, dollar) = (world.alice.clone(), world.bob.clone(), world.dollar);
    // Permits of all tokens have the same form, so USDai's call carries the dollar's.
    done(world.chain.send(&mallory, dollar, &permit.call(signed)));
    assert_eq!(done(world.chain.call(dollar, &IToken::noncesCall { owner: alice.address })), U256::ONE);
    let call = deposit_with_permit(dollar, permit.value, alice.address, permit.deadline, signed);
    done(tell(&mut world, &alice, &call));
    assert_eq!(balance(&mut world, alice.address), whole(AMOUNT, 18));
}

/// A permit that fails leaves the allowance of zero to decide, and it says so.
#[track_caller]
fn decided_by_allowance(mut world: World, call: IUSDai::depositWithPermitCall) {
    let (alice, dollar) = (world.alice.clone(), world.dollar);
    let expected =
        || IUSDai::TokenAllowanceTooLow { token: dollar, allowance: U256::ZERO, needed: call.depositAmount };
    refused(tell(&mut world, &alice, &call), expected());
    // An allowance that is there suffices, whatever the signature is.
    done(world.approve(&alice, dollar, call.depositAmount));
    done(tell(&mut world, &alice, &call));
}

#[test]
fn p02_a_permit_that_fails_leaves_the_allowance_to_decide() {
    let (world, permit, signed) = signed_permit(U256::ONE);
    let (alice, dollar) = (world.alice.address, world.dollar);
    let expired = deposit_with_permit(dollar, permit.value, alice, permit.deadline, signed);
    decided_by_allowance(world.clone(), expired);
    let nobody = Signed { v: 0, r: B256::ZERO, s: B256::ZERO };
    decided_by_allowance(world, deposit_with_permit(dollar, permit.value, alice, U256::MAX, nobody));
    let (world, permit, signed) = signed_permit(U256::MAX);
    let more = permit.value + U256::ONE;
    decided_by_allowance(world, deposit_with_permit(dollar, more, alice, permit.deadline, signed));
}

#[test]
fn the_permit_of_another_moves_nothing_of_theirs() {
    let (mut world, permit, signed) = signed_permit(U256::MAX);
    let (mallory, dollar) = (world.bob.clone(), world.dollar);
    done(world.approve(&mallory, dollar, U256::ZERO));
    let call = deposit_with_permit(dollar, permit.value, mallory.address, permit.deadline, signed);
    let expected =
        IUSDai::TokenAllowanceTooLow { token: dollar, allowance: U256::ZERO, needed: permit.value };
    refused(tell(&mut world, &mallory, &call), expected);
    assert_eq!(done(world.balance(dollar, permit.owner)), whole(1_000_000, 6));
}
