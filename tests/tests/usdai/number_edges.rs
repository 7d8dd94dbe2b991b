//! X01: amounts where 128 and 256 bits end are refused by name and never wrap.

use alloy_primitives::U256;
use tests::{
    Terms, World,
    abi::{IToken, IUSDai},
    check::{done, refused},
};

use crate::support::{ask, made, rule, tell, token::balance, u, word};

/// USDai has 12 decimals more than the dollars here.
const SCALE: u128 = 1_000_000_000_000;

#[test]
fn x01_amounts_at_the_edges_of_the_books_never_wrap() {
    let mut world = World::new();
    let alice = world.alice.clone();
    let token = made(world.deploy("Dollar", word(u(6)).as_slice()));
    done(world.list(token, Terms::FREE));
    done(world.fund(&alice, token, U256::MAX));
    done(rule(&mut world, &IUSDai::setCapExemptCall { account: alice.address, exempt: true }));
    let most = U256::MAX >> 128_usize;
    for amount in [most + U256::ONE, U256::MAX - U256::ONE, U256::MAX] {
        refused(world.deposit(&alice, token, amount), IUSDai::LedgerOverflow { asset: token, amount });
    }
    assert_eq!(done(world.deposit(&alice, token, most)), most * u(SCALE));
    let expected = IUSDai::LedgerOverflow { asset: token, amount: U256::ONE };
    refused(world.deposit(&alice, token, U256::ONE), expected);
    let held = balance(&mut world, alice.address);
    let needed = U256::MAX;
    let expected = IUSDai::ERC20InsufficientBalance { sender: alice.address, balance: held, needed };
    let all = IUSDai::transferCall { to: world.bob.address, value: needed };
    refused(tell(&mut world, &alice, &all), expected);
    let paid = done(world.withdraw(&alice, token, held, alice.address));
    assert_eq!(paid, most);
    // What is sent on top of what the books can hold stops no harvest.
    let gift = IToken::transferCall { to: world.usdai, value: most + U256::ONE };
    done(world.chain.send(&alice, token, &gift));
    assert_eq!(done(world.harvest()), U256::ZERO);
}

#[test]
fn x01_quotes_at_the_edges_never_wrap() {
    let mut world = World::new();
    let dollar = world.dollar;
    let most = U256::MAX / u(SCALE);
    for (amount, quote) in [
        (U256::ONE, Some(u(SCALE))),
        (most, Some(most * u(SCALE))),
        (most + U256::ONE, None),
        (U256::MAX, None),
    ] {
        let call = IUSDai::previewDepositCall { depositToken: dollar, depositAmount: amount };
        let result = world.chain.call(world.usdai, &call);
        match quote {
            Some(quote) => assert_eq!(done(result), quote),
            None => refused(result, IUSDai::ArithmeticOverflow {}),
        }
    }
    let call = IUSDai::previewWithdrawCall { withdrawToken: dollar, usdaiAmount: U256::MAX };
    assert_eq!(ask(&mut world, &call), most);
}
