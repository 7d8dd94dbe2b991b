//! V05 to V07: small amounts, many times, and in parts.

use alloy_primitives::U256;
use alloy_sol_types::SolCall;
use proptest::prelude::*;
use tests::{
    Staking,
    abi::{ISUSDai, IToken, fixtures::IEvmCaller},
    check::{done, made, refused},
};

use crate::support::{
    WEEK, ask,
    books::changes_nothing,
    calls::{amount, history, vault_after},
    price::{conservative, mul_div, optimistic, worth},
    runs, stake, still, u, usdai, wad,
};

/// A vault in which a share is worth 1 + 1/3 at both prices.
fn at_an_odd_price() -> Staking {
    let mut staking = Staking::new();
    let alice = staking.world.alice.clone();
    stake(&mut staking, &alice, wad(3_000) + u(1));
    done(staking.earn(1_000));
    staking.world.chain.warp(WEEK);
    staking
}

/// Nothing can be redeemed yet, so nothing is burnt for nothing, however small.
#[test]
fn v05_no_amount_is_redeemed_for_nothing() {
    let mut staking = at_an_odd_price();
    let alice = staking.world.alice.clone();
    let (receiver, controller) = (alice.address, alice.address);
    for shares in [U256::ZERO, U256::ONE, wad(1), wad(3_000), U256::MAX] {
        let redeem = ISUSDai::redeemCall { shares, receiver, controller };
        let withdraw = ISUSDai::withdrawCall { assets: shares, receiver, controller };
        let result = changes_nothing(&mut staking, |staking| staking.tell(&alice, &redeem));
        refused(result, ISUSDai::RedemptionsNotWired {});
        let result = changes_nothing(&mut staking, |staking| staking.tell(&alice, &withdraw));
        refused(result, ISUSDai::RedemptionsNotWired {});
    }
}

/// Thousands of the smallest deposits, two hundred a transaction: they bought no more than they cost, and took
/// nothing from who was there. 100,000 of them are tried on the arithmetic alone, in `usdai-core`.
#[test]
fn v06_dust_deposits_gain_nothing() {
    const BATCHES: u64 = 10;
    const BATCH: usize = 200;
    let mut staking = at_an_odd_price();
    let (alice, vault, token) = (staking.world.alice.clone(), staking.susdai, staking.world.usdai);
    let caller = made(staking.world.deploy("EvmCaller", &[]));
    done(staking.give(caller, wad(1)));
    let before = (conservative(&mut staking), optimistic(&mut staking), worth(&mut staking, alice.address));
    let step = |target, data: Vec<u8>| IEvmCaller::Step { target, data: data.into() };
    let approve = IToken::approveCall { spender: vault, value: U256::MAX }.abi_encode();
    let approve = IEvmCaller::batchCall { steps: vec![step(token, approve)] };
    done(staking.world.chain.send(&alice, caller, &approve));
    for batch in 0..BATCHES {
        let assets = u(2 + u128::from(batch % 5));
        let dust = ISUSDai::deposit_0Call { assets, receiver: caller }.abi_encode();
        let dust = IEvmCaller::batchCall { steps: vec![step(vault, dust); BATCH] };
        still(&mut staking, |staking| done(staking.world.chain.send(&alice, caller, &dust)));
    }
    let paid = wad(1) - usdai(&mut staking, caller);
    assert_eq!(paid, u(2 * (2 + 3 + 4 + 5 + 6) * BATCH as u128));
    assert!(worth(&mut staking, caller) <= paid);
    let after = (conservative(&mut staking), optimistic(&mut staking), worth(&mut staking, alice.address));
    assert!(!after.0.is_below(&before.0) && !after.1.is_below(&before.1) && after.2 >= before.2);
}

proptest! {
    #![proptest_config(runs(12, 0x7007))]

    /// In two parts a deposit mints no more, and at most a share-wei less for each rounding.
    #[test]
    fn v07_a_split_deposit_gains_nothing(history in history(), a in amount(), b in amount()) {
        let mut staking = vault_after(&history);
        let carol = staking.world.carol.clone();
        let whole = ask(&mut staking, &ISUSDai::previewDepositCall { assets: a + b });
        let first = still(&mut staking, |staking| staking.stake(&carol, a));
        let second = still(&mut staking, |staking| staking.stake(&carol, b));
        if let (Ok(first), Ok(second)) = (first, second) {
            prop_assert!(first + second <= whole, "{first} + {second} above {whole}");
            // The first rounding is shared with all who hold shares then, carol by her part of them.
            let supply = ask(&mut staking, &ISUSDai::totalSupplyCall {}) - second;
            let theirs = mul_div(second, U256::ONE, supply + u(1_000_000));
            prop_assert!(whole - first - second <= u(2) + theirs, "{first} + {second} of {whole}");
        }
    }

    /// At the price of exits two parts are worth what the whole is, or a wei less.
    #[test]
    fn v07_split_shares_are_worth_no_more(history in history(), a in amount(), b in amount()) {
        let mut staking = vault_after(&history);
        let price = conservative(&mut staking);
        let parts = price.to_assets_down(a) + price.to_assets_down(b);
        let whole = price.to_assets_down(a + b);
        prop_assert!(parts <= whole && whole - parts <= U256::ONE);
        let convert = |staking: &mut Staking, shares| ask(staking, &ISUSDai::convertToAssetsCall { shares });
        let parts = convert(&mut staking, a) + convert(&mut staking, b);
        let whole = convert(&mut staking, a + b);
        prop_assert!(parts <= whole && whole - parts <= U256::ONE);
    }
}
