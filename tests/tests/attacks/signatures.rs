//! Allowances, which permits write beside the library: two writers of one slot must never disagree.

use alloy_primitives::{Address, B256, U256, keccak256};
use alloy_sol_types::SolValue;
use stylus_chain::chain::Account;
use tests::{World, abi::IUSDai, check::done, whole};

use crate::support::{ask, funded, tell};

fn permit(world: &mut World, owner: &Account, spender: Address, value: U256) -> IUSDai::permitCall {
    let separator = ask(world, &IUSDai::DOMAIN_SEPARATORCall {});
    let nonce = ask(world, &IUSDai::noncesCall { owner: owner.address });
    let kind =
        keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");
    let fields = (kind, owner.address, spender, value, nonce, U256::MAX).abi_encode();
    let digest = keccak256([&[0x19, 0x01], separator.as_slice(), keccak256(fields).as_slice()].concat());
    let signature = owner.sign_hash(digest);
    IUSDai::permitCall {
        owner: owner.address,
        spender,
        value,
        deadline: U256::MAX,
        v: if signature.v() { 28 } else { 27 },
        r: B256::from(signature.r()),
        s: B256::from(signature.s()),
    }
}

#[track_caller]
fn allowed(world: &mut World, owner: Address, spender: Address, expected: U256) {
    assert_eq!(ask(world, &IUSDai::allowanceCall { owner, spender }), expected);
}

#[test]
fn permits_and_approvals_write_the_same_slot() {
    let mut world = funded();
    let (alice, bob, carol) = (world.alice.clone(), world.bob.clone(), world.carol.clone());
    for (permitted, approved) in
        [(whole(5, 18), whole(3, 18)), (U256::MAX, U256::ZERO), (U256::ONE, U256::MAX)]
    {
        let call = permit(&mut world, &alice, bob.address, permitted);
        done(tell(&mut world, &carol, &call));
        allowed(&mut world, alice.address, bob.address, permitted);
        let value = U256::ONE;
        done(tell(
            &mut world,
            &bob,
            &IUSDai::transferFromCall { from: alice.address, to: carol.address, value },
        ));
        let left = if permitted == U256::MAX { permitted } else { permitted - value };
        allowed(&mut world, alice.address, bob.address, left);
        done(tell(&mut world, &alice, &IUSDai::approveCall { spender: bob.address, value: approved }));
        allowed(&mut world, alice.address, bob.address, approved);
    }
    // No other pair was touched.
    for (owner, spender) in
        [(bob.address, alice.address), (alice.address, carol.address), (carol.address, bob.address)]
    {
        allowed(&mut world, owner, spender, U256::ZERO);
    }
}

#[test]
fn a_permit_to_oneself_or_to_usdai_opens_nothing() {
    let mut world = funded();
    let (alice, bob, own) = (world.alice.clone(), world.bob.clone(), world.usdai);
    for spender in [alice.address, own] {
        let call = permit(&mut world, &alice, spender, U256::MAX);
        done(tell(&mut world, &bob, &call));
    }
    let take = IUSDai::transferFromCall { from: alice.address, to: bob.address, value: U256::ONE };
    assert!(tell(&mut world, &bob, &take).is_err());
    // No path of USDai moves USDai by an allowance that it was given.
    let dollar = world.dollar;
    assert!(world.withdraw(&bob, dollar, whole(1, 18), bob.address).is_err());
    assert_eq!(done(world.usdai_of(alice.address)), whole(100, 18));
}
