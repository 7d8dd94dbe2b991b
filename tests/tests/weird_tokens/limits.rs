//! Tokens with odd sizes: decimals, words of 96 bits, the chain's own currency.

use alloy_primitives::U256;
use alloy_sol_types::SolValue;
use tests::abi::{IToken, IUSDai};
use tests::check::{done, refused, solvent};
use tests::{Terms, World, whole};

use crate::Scene;

#[test]
fn w14_low_decimals() {
    for decimals in [0, 2, 5] {
        check_decimals_refused(decimals);
    }
    Scene::empty("PlainToken", 6).check_supported();
}

#[test]
fn w15_high_decimals() {
    for decimals in [19, 24, 255] {
        check_decimals_refused(decimals);
    }
    Scene::empty("PlainToken", 18).check_supported();
    Scene::empty("PlainToken", 8).check_supported();
}

#[test]
fn w20_uint96_limits() {
    let mut scene = Scene::empty("Uint96Token", 18);
    scene.check_supported();
    let (alice, token) = (scene.world.alice.clone(), scene.token);
    let largest = (U256::from(1) << 96) - U256::from(1);
    assert_eq!(done(scene.world.chain.call(token, &allowance_call(&scene))), largest);

    let mint = IToken::mintCall { to: alice.address, value: largest + U256::from(1) };
    done(scene.world.chain.send(&alice, token, &mint));
    scene.check_untouched(|scene| {
        let needed = largest + U256::from(1);
        let expected = IUSDai::TokenAllowanceTooLow { token, allowance: largest, needed };
        refused(scene.world.deposit(&alice, token, needed), expected);
    });
    scene.check_sound();
}

/// Whoever calls pays gas in the same units, so what was paid is seen at somebody who calls nothing.
#[test]
fn w24_native_currency_token() {
    let mut scene = Scene::empty("NativeToken", 18);
    let (alice, treasury) = (scene.world.alice.clone(), scene.world.treasury.address);
    let (usdai, token) = (scene.world.usdai, scene.token);
    assert_eq!(scene.deposit(scene.units(1_000)), whole(1_000, 18));
    let paid = done(scene.world.withdraw(&alice, token, whole(250, 18), treasury));
    assert_eq!(paid, scene.units(250));
    scene.check_ledger(750);
    scene.check_sound();

    let call = IUSDai::totalSupplyCall {};
    let result = scene.world.chain.send_value(&alice, usdai, U256::from(5), &call);
    refused(result, IUSDai::ValueNotAccepted { value: U256::from(5) });

    // Native currency can be forced on any contract. It moves no book before a harvest finds it.
    scene.world.chain.set_balance(usdai, scene.units(40));
    scene.check_ledger(750);
    solvent(&mut scene.world);
    assert_eq!(done(scene.world.harvest()), whole(40, 18));
    scene.check_ledger(790);
    scene.check_sound();
}

/// Balances of 128 bits and more: each is refused where it does not fit, with its number.
#[test]
fn w20_amounts_beyond_the_books() {
    let mut scene = Scene::empty("PlainToken", 18);
    let (bob, token) = (scene.world.bob.clone(), scene.token);
    let huge = U256::from(1) << 128;
    done(scene.world.fund(&bob, token, huge));
    scene.check_untouched(|scene| {
        refused(
            scene.world.deposit(&bob, token, huge),
            IUSDai::LedgerOverflow { asset: token, amount: huge },
        );
    });
    let cap = done(scene.world.chain.call(scene.world.usdai, &IUSDai::supplyCapCall {}));
    let total = done(scene.world.supply()) + cap;
    refused(scene.world.deposit(&bob, token, cap), IUSDai::SupplyCapExceeded { total, cap });
    scene.check_sound();
}

#[track_caller]
fn check_decimals_refused(decimals: u8) {
    let mut world = World::new();
    let arguments = U256::from(decimals).abi_encode();
    let token = world.deploy("PlainToken", &arguments).unwrap_or_else(|error| panic!("{error:#}"));
    let expected = IUSDai::DecimalsOutOfRange { asset: token, decimals: U256::from(decimals) };
    refused(world.list(token, Terms::FREE), expected);
    solvent(&mut world);
}

fn allowance_call(scene: &Scene) -> IToken::allowanceCall {
    IToken::allowanceCall { owner: scene.world.alice.address, spender: scene.world.usdai }
}
