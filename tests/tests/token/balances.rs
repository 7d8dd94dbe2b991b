//! Properties of balances and transfers, `BASE-001` to `BASE-014` of the public ERC-20 list, from any state.
//!
//! Of the rest of that list these do not apply, because USDai has no such function, and selectors that are
//! not in the interface are refused (`interface::x05_...`):
//!
//! | property | why not |
//! |---|---|
//! | BURNABLE-002, 003 | there is no `burnFrom`; burning is `withdraw`, BURNABLE-001 and MINTABLE-001 below |
//! | PAUSABLE-001, 002 | transfers cannot be paused; `stablecoin::pause` shows it |
//! | ALLOWANCE-001, 002 | there is no `increaseAllowance` and no `decreaseAllowance` |
//! | blocklisted cannot send, receive or spend | the default deployment can block nobody |

use alloy_primitives::{Address, U256};
use proptest::prelude::*;
use tests::{
    World,
    abi::IUSDai,
    check::{done, refused},
};

use crate::support::{
    ask, runs, tell,
    token::{Amount, PEOPLE, allowance, amount, balance, balances_are_the_supply, people, state},
    u,
};

/// Everybody's balance and the supply.
fn books(world: &mut World) -> (Vec<U256>, U256) {
    let balances = people(world).iter().map(|person| balance(world, person.address)).collect();
    (balances, done(world.supply()))
}

fn transfer(
    world: &mut World,
    from: usize,
    to: Address,
    value: U256,
) -> Result<(), stylus_chain::chain::CallError> {
    let from = people(world)[from].clone();
    let receipt = tell(world, &from, &IUSDai::transferCall { to, value })?;
    let events = receipt.logs_of::<IUSDai::Transfer>(world.usdai);
    assert_eq!(events, [IUSDai::Transfer { from: from.address, to, value }]);
    assert_eq!(receipt.logs.len(), 1);
    Ok(())
}

/// As `from`'s spender, who is the treasury and may move exactly `value`.
fn transfer_from(
    world: &mut World,
    from: usize,
    to: Address,
    value: U256,
) -> Result<(), stylus_chain::chain::CallError> {
    let (owner, spender) = (people(world)[from].clone(), world.treasury.clone());
    tell(world, &owner, &IUSDai::approveCall { spender: spender.address, value })?;
    let receipt = tell(world, &spender, &IUSDai::transferFromCall { from: owner.address, to, value })?;
    let events = receipt.logs_of::<IUSDai::Transfer>(world.usdai);
    assert_eq!(events, [IUSDai::Transfer { from: owner.address, to, value }]);
    assert_eq!(receipt.logs.len(), 1);
    Ok(())
}

type Move = fn(&mut World, usize, Address, U256) -> Result<(), stylus_chain::chain::CallError>;

/// `value` moved from one to the other and nothing else happened.
#[track_caller]
fn moves_exactly(world: &mut World, way: Move, from: usize, to: usize, value: U256) {
    let (mut expected, supply) = books(world);
    let recipient = people(world)[to].address;
    done(way(world, from, recipient, value));
    expected[from] -= value;
    expected[to] += value;
    assert_eq!(books(world), (expected, supply));
}

/// `value` is more than `from` has and does not move.
#[track_caller]
fn moves_nothing(world: &mut World, way: Move, from: usize, to: usize, value: U256) {
    let before = books(world);
    let [sender, recipient] = [from, to].map(|index| people(world)[index].address);
    let expected = IUSDai::ERC20InsufficientBalance { sender, balance: before.0[from], needed: value };
    refused(way(world, from, recipient, value), expected);
    assert_eq!(books(world), before);
}

proptest! {
    #![proptest_config(runs(24, 0xba5e))]

    #[test]
    fn base_001_moving_and_approving_leave_the_supply(
        mut world in state(), from in 0..PEOPLE, to in 0..PEOPLE, part: u16,
    ) {
        let supply = done(world.supply());
        let value = Amount::Part(part).of(books(&mut world).0[from]);
        let recipient = people(&world)[to].address;
        done(transfer(&mut world, from, recipient, value));
        done(transfer_from(&mut world, to, recipient, U256::ONE.min(value)));
        prop_assert_eq!(done(world.supply()), supply);
    }

    #[test]
    fn base_002_no_balance_exceeds_the_supply(mut world in state()) {
        let (balances, supply) = books(&mut world);
        prop_assert!(balances.iter().all(|balance| *balance <= supply), "{balances:?} of {supply}");
    }

    #[test]
    fn base_003_balances_sum_to_exactly_the_supply(mut world in state()) {
        balances_are_the_supply(&mut world);
    }

    #[test]
    fn base_004_the_zero_address_holds_nothing(mut world in state()) {
        prop_assert_eq!(balance(&mut world, Address::ZERO), U256::ZERO);
    }

    #[test]
    fn base_005_006_nothing_moves_to_the_zero_address(
        mut world in state(), from in 0..PEOPLE, amount in amount(),
    ) {
        let before = books(&mut world);
        let value = amount.of(before.0[from]);
        let expected = || IUSDai::ERC20InvalidReceiver { receiver: Address::ZERO };
        refused(transfer(&mut world, from, Address::ZERO, value), expected());
        refused(transfer_from(&mut world, from, Address::ZERO, value), expected());
        prop_assert_eq!(books(&mut world), before);
    }

    #[test]
    fn base_007_008_moving_to_oneself_changes_nothing(mut world in state(), who in 0..PEOPLE, part: u16) {
        for amount in [Amount::Part(part), Amount::All] {
            let value = amount.of(books(&mut world).0[who]);
            moves_exactly(&mut world, transfer, who, who, value);
            moves_exactly(&mut world, transfer_from, who, who, value);
        }
    }

    #[test]
    fn base_009_010_more_than_the_balance_does_not_move(
        mut world in state(), from in 0..PEOPLE, to in 0..PEOPLE, extra: u64,
    ) {
        let value = books(&mut world).0[from] + U256::ONE + U256::from(extra);
        for way in [transfer as Move, transfer_from] {
            moves_nothing(&mut world, way, from, to, value);
            moves_nothing(&mut world, way, from, to, U256::MAX - U256::ONE);
        }
    }

    #[test]
    fn base_011_012_moving_nothing_is_harmless(mut world in state(), from in 0..PEOPLE, to in 0..PEOPLE) {
        moves_exactly(&mut world, transfer, from, to, U256::ZERO);
        moves_exactly(&mut world, transfer_from, from, to, U256::ZERO);
    }

    #[test]
    fn base_013_014_moving_updates_both_sides(
        mut world in state(), from in 0..PEOPLE, to in 0..PEOPLE, part: u16,
    ) {
        let value = Amount::Part(part).of(books(&mut world).0[from]);
        moves_exactly(&mut world, transfer, from, to, value);
        let rest = books(&mut world).0[from];
        moves_exactly(&mut world, transfer_from, from, to, rest);
    }

    #[test]
    fn mintable_001_burnable_001_balance_and_supply_move_together(
        mut world in state(), who in 0..PEOPLE, part: u16,
    ) {
        let (person, dollar) = (people(&world)[who].clone(), world.dollar);
        let (balances, supply) = books(&mut world);
        let minted = done(world.deposit(&person, dollar, u(1) + U256::from(part)));
        let (after, risen) = books(&mut world);
        prop_assert_eq!((after[who], risen), (balances[who] + minted, supply + minted));
        done(world.withdraw(&person, dollar, minted, person.address));
        prop_assert_eq!(books(&mut world), (balances, supply));
    }

    #[test]
    fn nobody_mints_or_burns_by_transfer(mut world in state(), from in 0..PEOPLE, part: u16) {
        let value = Amount::Part(part).of(books(&mut world).0[from]);
        let (own, supply) = (world.usdai, done(world.supply()));
        done(transfer(&mut world, from, own, value));
        prop_assert_eq!(done(world.supply()), supply);
        prop_assert_eq!(balance(&mut world, own), value);
        prop_assert_eq!(allowance(&mut world, own, own), U256::ZERO);
        prop_assert_eq!(ask(&mut world, &IUSDai::bridgedSupplyCall {}), U256::ZERO);
    }
}
