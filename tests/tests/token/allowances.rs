//! Properties of allowances: `BASE-015` to `BASE-017`, P08, and permit as an approval with a nonce.

use alloy_primitives::{Address, U256};
use proptest::prelude::*;
use tests::{
    abi::IErc20,
    check::{done, refused},
    token::{
        PEOPLE, Subject, allowance, balance, nonce,
        operation::{Amount, amount, runs, state},
        people,
        permit::{Domain, Permit},
        tell,
    },
};

use crate::Token;

proptest! {
    #![proptest_config(runs(24, 0xa110))]

    #[test]
    fn base_015_016_approving_sets_and_again_overwrites(
        mut world in state::<Token>(), owner in 0..PEOPLE, spender in 0..PEOPLE, first in amount(), second in amount(),
    ) {
        let [owner, spender] = [owner, spender].map(|index| people(&world)[index].clone());
        let held = balance(&mut world, owner.address);
        for value in [first, second].map(|amount| amount.of(held)) {
            let call = IErc20::approveCall { spender: spender.address, value };
            let receipt = done(tell(&mut world, &owner, &call));
            let expected = IErc20::Approval { owner: owner.address, spender: spender.address, value };
            prop_assert_eq!(receipt.logs_of::<IErc20::Approval>(world.token()), [expected]);
            prop_assert_eq!(receipt.logs.len(), 1);
            prop_assert_eq!(allowance(&mut world, owner.address, spender.address), value);
        }
    }

    #[test]
    fn base_017_moving_for_another_spends_the_allowance(
        mut world in state::<Token>(), from in 0..PEOPLE, to in 0..PEOPLE, allowed: u16, moved: u16,
    ) {
        let (people, spender) = (people(&world), world.world().admin.clone());
        let (owner, to) = (people[from].clone(), people[to].address);
        let held = balance(&mut world, owner.address);
        let allowed = Amount::Part(allowed).of(held);
        let value = Amount::Part(moved).of(allowed);
        done(tell(&mut world, &owner, &IErc20::approveCall { spender: spender.address, value: allowed }));
        done(tell(&mut world, &spender, &IErc20::transferFromCall { from: owner.address, to, value }));
        let left = allowance(&mut world, owner.address, spender.address);
        prop_assert_eq!(left, allowed - value);

        let needed = left + U256::ONE;
        let more = IErc20::transferFromCall { from: owner.address, to, value: needed };
        let expected =
            IErc20::ERC20InsufficientAllowance { spender: spender.address, allowance: left, needed };
        refused(tell(&mut world, &spender, &more), expected);
        prop_assert_eq!(allowance(&mut world, owner.address, spender.address), left);
    }

    #[test]
    fn p08_an_infinite_allowance_never_decreases(
        mut world in state::<Token>(), from in 0..PEOPLE, to in 0..PEOPLE, part: u16,
    ) {
        let (people, spender) = (people(&world), world.world().admin.clone());
        let (owner, to) = (people[from].clone(), people[to].address);
        let infinite = IErc20::approveCall { spender: spender.address, value: U256::MAX };
        done(tell(&mut world, &owner, &infinite));
        let value = Amount::Part(part).of(balance(&mut world, owner.address));
        done(tell(&mut world, &spender, &IErc20::transferFromCall { from: owner.address, to, value }));
        prop_assert_eq!(allowance(&mut world, owner.address, spender.address), U256::MAX);
    }

    #[test]
    fn a_permit_is_an_approval_with_the_next_nonce(
        mut world in state::<Token>(), owner in 0..PEOPLE, spender in 0..PEOPLE, amount in amount(),
    ) {
        let [owner, spender] = [owner, spender].map(|index| people(&world)[index].clone());
        let next = nonce(&mut world, owner.address);
        let value = amount.of(balance(&mut world, owner.address));
        let deadline = U256::MAX;
        let permit = Permit { owner: owner.address, spender: spender.address, value, nonce: next, deadline };
        let call = permit.call(permit.sign(&owner, &Domain::of(&world)));
        let stranger = world.world().treasury.clone();
        let receipt = done(tell(&mut world, &stranger, &call));
        let expected = IErc20::Approval { owner: owner.address, spender: spender.address, value };
        prop_assert_eq!(receipt.logs_of::<IErc20::Approval>(world.token()), [expected]);
        prop_assert_eq!(receipt.logs.len(), 1);
        prop_assert_eq!(allowance(&mut world, owner.address, spender.address), value);
        prop_assert_eq!(nonce(&mut world, owner.address), next + U256::ONE);
    }

    #[test]
    fn nobody_approves_the_zero_address(mut world in state::<Token>(), owner in 0..PEOPLE, amount in amount()) {
        let owner = people(&world)[owner].clone();
        let value = amount.of(balance(&mut world, owner.address));
        let expected = || IErc20::ERC20InvalidSpender { spender: Address::ZERO };
        refused(tell(&mut world, &owner, &IErc20::approveCall { spender: Address::ZERO, value }), expected());
        let next = nonce(&mut world, owner.address);
        let deadline = U256::MAX;
        let permit = Permit { owner: owner.address, spender: Address::ZERO, value, nonce: next, deadline };
        let call = permit.call(permit.sign(&owner, &Domain::of(&world)));
        refused(tell(&mut world, &owner, &call), expected());
    }
}
