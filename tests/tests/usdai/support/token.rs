//! USDai as a token: random operations on it, and the states that they lead to.

use alloy_primitives::{Address, U256};
use proptest::prelude::*;
use stylus_chain::chain::{Account, CallError, Receipt};
use tests::{World, abi::IUSDai, check::done};

use super::{ask, permit, tell, u};

/// How many people there are in an operation.
pub const PEOPLE: usize = 3;

/// An amount in terms of what there is.
#[derive(Clone, Copy, Debug)]
pub enum Amount {
    Nothing,
    One,
    /// So many 65,536ths of it.
    Part(u16),
    All,
    OneMore,
    Infinite,
}

/// Something that anyone can do to the token. People are numbers below [`PEOPLE`].
#[derive(Clone, Copy, Debug)]
pub enum Operation {
    Transfer { from: usize, to: usize, amount: Amount },
    TransferFrom { spender: usize, from: usize, to: usize, amount: Amount },
    Approve { owner: usize, spender: usize, amount: Amount },
    Permit { owner: usize, spender: usize, amount: Amount },
    Deposit { who: usize, to: usize, amount: Amount },
    Withdraw { who: usize, amount: Amount },
}

impl Amount {
    /// The amount where there is `whole`.
    pub fn of(self, whole: U256) -> U256 {
        match self {
            Self::Nothing => U256::ZERO,
            Self::One => U256::ONE,
            Self::Part(part) => (whole >> 16_usize).saturating_mul(U256::from(part)),
            Self::All => whole,
            Self::OneMore => whole.saturating_add(U256::ONE),
            Self::Infinite => U256::MAX,
        }
    }
}

/// Any amount.
pub fn amount() -> impl Strategy<Value = Amount> {
    prop_oneof![
        1 => Just(Amount::Nothing),
        1 => Just(Amount::One),
        6 => any::<u16>().prop_map(Amount::Part),
        2 => Just(Amount::All),
        1 => Just(Amount::OneMore),
        1 => Just(Amount::Infinite),
    ]
}

/// Any operation.
pub fn operation() -> impl Strategy<Value = Operation> {
    let person = || 0..PEOPLE;
    prop_oneof![
        (person(), person(), amount()).prop_map(|(from, to, amount)| Operation::Transfer {
            from,
            to,
            amount
        }),
        (person(), person(), person(), amount()).prop_map(|(spender, from, to, amount)| {
            Operation::TransferFrom { spender, from, to, amount }
        }),
        (person(), person(), amount()).prop_map(|(owner, spender, amount)| Operation::Approve {
            owner,
            spender,
            amount
        }),
        (person(), person(), amount()).prop_map(|(owner, spender, amount)| Operation::Permit {
            owner,
            spender,
            amount
        }),
        (person(), person(), amount()).prop_map(|(who, to, amount)| Operation::Deposit { who, to, amount }),
        (person(), amount()).prop_map(|(who, amount)| Operation::Withdraw { who, amount }),
    ]
}

/// A state of the token that some operations lead to, all of which may fail but for the first deposits:
/// everybody starts with some USDai.
pub fn state() -> impl Strategy<Value = World> {
    proptest::collection::vec(operation(), 0..6).prop_map(|operations| {
        let mut world = World::new();
        for who in people(&world) {
            let dollar = world.dollar;
            done(world.deposit(&who, dollar, u(1_000_000_000)));
        }
        for operation in operations {
            let _may_fail = perform(&mut world, operation);
        }
        world
    })
}

/// Alice, bob and carol.
pub fn people(world: &World) -> [Account; PEOPLE] {
    [world.alice.clone(), world.bob.clone(), world.carol.clone()]
}

/// USDai of an account.
#[track_caller]
pub fn balance(world: &mut World, account: Address) -> U256 {
    ask(world, &IUSDai::balanceOfCall { account })
}

/// What the spender may still move.
#[track_caller]
pub fn allowance(world: &mut World, owner: Address, spender: Address) -> U256 {
    ask(world, &IUSDai::allowanceCall { owner, spender })
}

/// Everybody's USDai is the supply: no account but these ever gets any in these tests.
#[track_caller]
pub fn balances_are_the_supply(world: &mut World) {
    let mut holders = people(world).map(|person| person.address).to_vec();
    holders.extend([world.treasury.address, world.usdai, world.dollar, world.admin.address]);
    let sum = holders.iter().fold(U256::ZERO, |sum, holder| sum.saturating_add(balance(world, *holder)));
    assert_eq!(sum, done(world.supply()));
    assert_eq!(balance(world, Address::ZERO), U256::ZERO);
}

/// Does it; the amount is a part of what its kind can move now.
pub fn perform(world: &mut World, operation: Operation) -> Result<Receipt, CallError> {
    let people = people(world);
    let address = |index: usize| people[index].address;
    match operation {
        Operation::Transfer { from, to, amount } => {
            let value = amount.of(balance(world, address(from)));
            tell(world, &people[from], &IUSDai::transferCall { to: address(to), value })
        }
        Operation::TransferFrom { spender, from, to, amount } => {
            let allowed = allowance(world, address(from), address(spender));
            let value = amount.of(allowed.min(balance(world, address(from))));
            let call = IUSDai::transferFromCall { from: address(from), to: address(to), value };
            tell(world, &people[spender], &call)
        }
        Operation::Approve { owner, spender, amount } => {
            let value = amount.of(balance(world, address(owner)));
            tell(world, &people[owner], &IUSDai::approveCall { spender: address(spender), value })
        }
        Operation::Permit { owner, spender, amount } => {
            let value = amount.of(balance(world, address(owner)));
            let permit = permit::Permit {
                owner: address(owner),
                spender: address(spender),
                value,
                ..permit::Permit::sample(world)
            };
            let nonce = ask(world, &IUSDai::noncesCall { owner: permit.owner });
            let permit = permit::Permit { nonce, ..permit };
            let signed = permit.sign(&people[owner], &permit::Domain::of(world));
            tell(world, &people[spender], &permit.call(signed))
        }
        Operation::Deposit { who, to, amount } => {
            let deposit = IUSDai::deposit_0Call {
                depositToken: world.dollar,
                depositAmount: amount.of(u(1_000_000)),
                usdaiAmountMinimum: U256::ZERO,
                recipient: address(to),
            };
            tell(world, &people[who], &deposit)
        }
        Operation::Withdraw { who, amount } => {
            let withdraw = IUSDai::withdraw_0Call {
                withdrawToken: world.dollar,
                usdaiAmount: amount.of(balance(world, address(who))),
                withdrawAmountMinimum: U256::ZERO,
                recipient: address(who),
            };
            tell(world, &people[who], &withdraw)
        }
    }
}
