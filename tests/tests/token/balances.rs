//! Properties of balances and transfers, `BASE-001` to `BASE-014` of the public ERC-20 list, from any state.
//!
//! Of the rest of that list these do not apply, because the tokens have no such function, and selectors that
//! are not in the interface are refused (`interface::x05_...`):
//!
//! | property | why not |
//! |---|---|
//! | BURNABLE-001 to 003 | there is no `burn` or `burnFrom`; USDai burns by `withdraw`, `usdai::burning` |
//! | PAUSABLE-001, 002 | transfers cannot be paused; `pause` shows it for each token |
//! | ALLOWANCE-001, 002 | there is no `increaseAllowance` and no `decreaseAllowance` |
//! | blocklisted cannot send, receive or spend | the default deployment can block nobody |

use alloy_primitives::{Address, U256};
use proptest::prelude::*;
use stylus_chain::chain::CallError;
use tests::{
    abi::IErc20,
    check::{done, refused},
    token::{
        Event, PEOPLE, Subject, allowance, balance, balances_are_the_supply,
        operation::{Amount, amount, runs, state},
        people, supply, tell,
    },
};

use crate::Token;

/// Everybody's balance and the supply.
fn books(world: &mut Token) -> (Vec<U256>, U256) {
    let balances = people(world).iter().map(|person| balance(world, person.address)).collect();
    (balances, supply(world))
}

fn transfer(world: &mut Token, from: usize, to: Address, value: U256) -> Result<(), CallError> {
    let from = people(world)[from].clone();
    let receipt = tell(world, &from, &IErc20::transferCall { to, value })?;
    let events = receipt.logs_of::<IErc20::Transfer>(world.token());
    assert_eq!(events, [IErc20::Transfer { from: from.address, to, value }]);
    assert_eq!(receipt.logs.len(), 1);
    Ok(())
}

/// As `from`'s spender, who is the authority and may move exactly `value`.
fn transfer_from(world: &mut Token, from: usize, to: Address, value: U256) -> Result<(), CallError> {
    let (owner, spender) = (people(world)[from].clone(), world.world().admin.clone());
    tell(world, &owner, &IErc20::approveCall { spender: spender.address, value })?;
    let receipt = tell(world, &spender, &IErc20::transferFromCall { from: owner.address, to, value })?;
    let events = receipt.logs_of::<IErc20::Transfer>(world.token());
    assert_eq!(events, [IErc20::Transfer { from: owner.address, to, value }]);
    assert_eq!(receipt.logs.len(), 1);
    Ok(())
}

type Move = fn(&mut Token, usize, Address, U256) -> Result<(), CallError>;

/// `value` moved from one to the other and nothing else happened.
#[track_caller]
fn moves_exactly(world: &mut Token, way: Move, from: usize, to: usize, value: U256) {
    let (mut expected, supply) = books(world);
    let recipient = people(world)[to].address;
    done(way(world, from, recipient, value));
    expected[from] -= value;
    expected[to] += value;
    assert_eq!(books(world), (expected, supply));
}

/// `value` is more than `from` has and does not move.
#[track_caller]
fn moves_nothing(world: &mut Token, way: Move, from: usize, to: usize, value: U256) {
    let before = books(world);
    let [sender, recipient] = [from, to].map(|index| people(world)[index].address);
    let expected = IErc20::ERC20InsufficientBalance { sender, balance: before.0[from], needed: value };
    refused(way(world, from, recipient, value), expected);
    assert_eq!(books(world), before);
}

proptest! {
    #![proptest_config(runs(24, 0xba5e))]

    #[test]
    fn base_001_moving_and_approving_leave_the_supply(
        mut world in state::<Token>(), from in 0..PEOPLE, to in 0..PEOPLE, part: u16,
    ) {
        let before = supply(&mut world);
        let value = Amount::Part(part).of(books(&mut world).0[from]);
        let recipient = people(&world)[to].address;
        done(transfer(&mut world, from, recipient, value));
        done(transfer_from(&mut world, to, recipient, U256::ONE.min(value)));
        prop_assert_eq!(supply(&mut world), before);
    }

    #[test]
    fn base_002_no_balance_exceeds_the_supply(mut world in state::<Token>()) {
        let (balances, supply) = books(&mut world);
        prop_assert!(balances.iter().all(|balance| *balance <= supply), "{balances:?} of {supply}");
    }

    #[test]
    fn base_003_balances_sum_to_exactly_the_supply(mut world in state::<Token>()) {
        balances_are_the_supply(&mut world);
    }

    #[test]
    fn base_004_the_zero_address_holds_nothing(mut world in state::<Token>()) {
        prop_assert_eq!(balance(&mut world, Address::ZERO), U256::ZERO);
    }

    #[test]
    fn base_005_006_nothing_moves_to_the_zero_address(
        mut world in state::<Token>(), from in 0..PEOPLE, amount in amount(),
    ) {
        let before = books(&mut world);
        let value = amount.of(before.0[from]);
        let expected = || IErc20::ERC20InvalidReceiver { receiver: Address::ZERO };
        refused(transfer(&mut world, from, Address::ZERO, value), expected());
        refused(transfer_from(&mut world, from, Address::ZERO, value), expected());
        prop_assert_eq!(books(&mut world), before);
    }

    #[test]
    fn base_007_008_moving_to_oneself_changes_nothing(mut world in state::<Token>(), who in 0..PEOPLE, part: u16) {
        for amount in [Amount::Part(part), Amount::All] {
            let value = amount.of(books(&mut world).0[who]);
            moves_exactly(&mut world, transfer, who, who, value);
            moves_exactly(&mut world, transfer_from, who, who, value);
        }
    }

    #[test]
    fn base_009_010_more_than_the_balance_does_not_move(
        mut world in state::<Token>(), from in 0..PEOPLE, to in 0..PEOPLE, extra: u64,
    ) {
        let value = books(&mut world).0[from] + U256::ONE + U256::from(extra);
        for way in [transfer as Move, transfer_from] {
            moves_nothing(&mut world, way, from, to, value);
            moves_nothing(&mut world, way, from, to, U256::MAX - U256::ONE);
        }
    }

    #[test]
    fn base_011_012_moving_nothing_is_harmless(mut world in state::<Token>(), from in 0..PEOPLE, to in 0..PEOPLE) {
        moves_exactly(&mut world, transfer, from, to, U256::ZERO);
        moves_exactly(&mut world, transfer_from, from, to, U256::ZERO);
    }

    #[test]
    fn base_013_014_moving_updates_both_sides(
        mut world in state::<Token>(), from in 0..PEOPLE, to in 0..PEOPLE, part: u16,
    ) {
        let value = Amount::Part(part).of(books(&mut world).0[from]);
        moves_exactly(&mut world, transfer, from, to, value);
        let rest = books(&mut world).0[from];
        moves_exactly(&mut world, transfer_from, from, to, rest);
    }

    #[test]
    fn mintable_001_balance_and_supply_move_together(
        mut world in state::<Token>(), who in 0..PEOPLE, to in 0..PEOPLE, part: u16,
    ) {
        let [payer, recipient] = [who, to].map(|index| people(&world)[index].clone());
        let paid = Token::ENTRY + U256::from(part);
        if let Ok((foreseen, _)) = world.foresee_entry(payer.address, recipient.address, paid) {
            let minted = match foreseen.first() {
                Some(Event::Transfer(from, to, minted)) if from.is_zero() && *to == recipient.address => *minted,
                other => panic!("{other:?}"),
            };
            let (balances, supply) = books(&mut world);
            done(world.enter(&payer, recipient.address, paid));
            let (after, risen) = books(&mut world);
            prop_assert_eq!((after[to], risen), (balances[to] + minted, supply + minted));
        }
    }

    #[test]
    fn nobody_mints_or_burns_by_transfer(mut world in state::<Token>(), from in 0..PEOPLE, part: u16) {
        let value = Amount::Part(part).of(books(&mut world).0[from]);
        let (reserve, before) = (world.world().usdai, supply(&mut world));
        let held = balance(&mut world, reserve);
        done(transfer(&mut world, from, reserve, value));
        prop_assert_eq!(supply(&mut world), before);
        prop_assert_eq!(balance(&mut world, reserve), held + value);
        prop_assert_eq!(allowance(&mut world, reserve, reserve), U256::ZERO);
    }
}
