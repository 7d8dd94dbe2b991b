//! A deposit with USDai's permit: tried, and not needed when there is an allowance.

use alloy_primitives::U256;
use tests::{
    Staking,
    abi::{ISUSDai, IToken, IUSDai},
    check::{done, refused},
};

use crate::support::{books::changes_nothing, permit, wad};

/// Alice without an allowance for the vault.
#[track_caller]
fn without_allowance() -> Staking {
    let mut staking = Staking::new();
    let (alice, token, spender) = (staking.world.alice.clone(), staking.world.usdai, staking.susdai);
    done(staking.world.chain.send(&alice, token, &IToken::approveCall { spender, value: U256::ZERO }));
    staking
}

#[track_caller]
fn allowance(staking: &mut Staking) -> U256 {
    let (token, owner, spender) = (staking.world.usdai, staking.world.alice.address, staking.susdai);
    done(staking.world.chain.call(token, &IToken::allowanceCall { owner, spender }))
}

#[test]
fn p02_a_permit_pays_for_a_deposit() {
    let mut staking = without_allowance();
    let alice = staking.world.alice.clone();
    let call = permit::deposit(&mut staking, &alice, wad(7));
    let receipt = done(staking.tell(&alice, &call));
    assert_eq!(receipt.returned::<ISUSDai::depositWithPermitCall>().ok(), Some(wad(7)));
    assert_eq!((done(staking.shares(alice.address)), allowance(&mut staking)), (wad(7), U256::ZERO));
}

/// Whoever sees the permit and brings it to USDai first has only given the allowance that decides.
#[test]
fn p02_a_permit_brought_first_by_another_stops_no_deposit() {
    let mut staking = without_allowance();
    let (alice, bob, token) = (staking.world.alice.clone(), staking.world.bob.clone(), staking.world.usdai);
    let call = permit::deposit(&mut staking, &alice, wad(7));
    let stolen = IUSDai::permitCall {
        owner: alice.address,
        spender: staking.susdai,
        value: wad(7),
        deadline: call.deadline,
        v: call.v,
        r: call.r,
        s: call.s,
    };
    done(staking.world.chain.send(&bob, token, &stolen));
    done(staking.tell(&alice, &call));
    assert_eq!((done(staking.shares(alice.address)), allowance(&mut staking)), (wad(7), U256::ZERO));
}

/// Nobody deposits with the permit of another: the vault takes from its caller alone.
#[test]
fn p01_a_permit_is_of_no_use_to_another_caller() {
    let mut staking = without_allowance();
    let (alice, bob, token) = (staking.world.alice.clone(), staking.world.bob.clone(), staking.world.usdai);
    let spender = staking.susdai;
    done(staking.world.chain.send(&bob, token, &IToken::approveCall { spender, value: U256::ZERO }));
    let call = permit::deposit(&mut staking, &alice, wad(7));
    let call = ISUSDai::depositWithPermitCall { receiver: bob.address, ..call };
    let expected = || IUSDai::ERC20InsufficientAllowance { spender, allowance: U256::ZERO, needed: wad(7) };
    refused(changes_nothing(&mut staking, |staking| staking.tell(&bob, &call)), expected());
    // Nor does a permit for less pay for more.
    let call =
        ISUSDai::depositWithPermitCall { assets: wad(7), ..permit::deposit(&mut staking, &alice, wad(6)) };
    refused(changes_nothing(&mut staking, |staking| staking.tell(&alice, &call)), expected());
    assert_eq!(allowance(&mut staking), U256::ZERO);
}

#[test]
fn v13_the_minimum_holds_with_a_permit_too() {
    let mut staking = without_allowance();
    let alice = staking.world.alice.clone();
    let (amount, minimum) = (wad(7), wad(7) + U256::ONE);
    let call = permit::deposit(&mut staking, &alice, amount);
    let call = ISUSDai::depositWithPermitCall { minShares: minimum, ..call };
    let result = changes_nothing(&mut staking, |staking| staking.tell(&alice, &call));
    refused(result, ISUSDai::MinimumNotMet { amount, minimum });
}
