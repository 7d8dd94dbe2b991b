//! V08 and V09: who comes after everything was lost, and after everybody left.

use alloy_primitives::U256;
use tests::{
    Staking,
    abi::ISUSDai,
    check::{done, refused},
};

use crate::support::{
    WEEK, ask,
    books::changes_nothing,
    lend, lose, mint,
    price::{optimistic, worth},
    slots::{set_balance, set_idle, set_supply},
    stake, u, wad,
};

/// Bob staked a thousand, all of it was lent, and so much of it is lost.
fn after_a_loss(lost: U256) -> Staking {
    let mut staking = Staking::new();
    let bob = staking.world.bob.clone();
    stake(&mut staking, &bob, wad(1_000));
    lend(&mut staking, wad(1_000), 0);
    lose(&mut staking, lost);
    staking
}

#[test]
fn v08_after_a_total_loss_a_deposit_is_refused_by_name_until_the_price_recovers() {
    let mut staking = after_a_loss(wad(1_000));
    let carol = staking.world.carol.clone();
    let expected = || ISUSDai::PriceTooLow { assets: U256::ZERO, supply: wad(1_000) };
    let result = changes_nothing(&mut staking, |staking| staking.stake(&carol, wad(1)));
    refused(result, expected());
    let result = changes_nothing(&mut staking, |staking| mint(staking, &carol, wad(1)));
    refused(result, expected());
    assert_eq!(done(staking.prices()), [U256::ZERO; 2]);
    // What is recovered belongs to those who bore the loss, and then the door is open again.
    done(staking.earn(500));
    staking.world.chain.warp(WEEK);
    let price = optimistic(&mut staking);
    let shares = stake(&mut staking, &carol, wad(100));
    assert_eq!(shares, price.to_shares_down(wad(100)));
    assert!(worth(&mut staking, carol.address) <= wad(100));
    assert!(worth(&mut staking, carol.address) >= wad(100) - u(2));
}

#[test]
fn v08_the_first_depositor_after_bad_debt_is_not_robbed() {
    // The largest loss leaves the least price at which shares are issued, 1e-6.
    for lost in [U256::ONE, wad(1), wad(500), wad(999), wad(1_000) - u(1_000_000_000_000_000)] {
        let mut staking = after_a_loss(lost);
        let carol = staking.world.carol.clone();
        let before = optimistic(&mut staking);
        let shares = stake(&mut staking, &carol, wad(1_000));
        assert_eq!(shares, before.to_shares_down(wad(1_000)), "after a loss of {lost}");
        let worth = worth(&mut staking, carol.address);
        assert!(worth <= wad(1_000) && worth >= wad(1_000) - u(2), "{worth} after a loss of {lost}");
    }
    let mut staking = after_a_loss(wad(1_000) - u(999_999_999_000_000));
    let carol = staking.world.carol.clone();
    // 1e6 below the least, virtual units counted on both sides.
    let assets = u(999_999_999_000_000);
    assert_eq!(ask(&mut staking, &ISUSDai::totalAssetsCall {}), assets);
    let result = staking.stake(&carol, wad(1_000));
    refused(result, ISUSDai::PriceTooLow { assets, supply: wad(1_000) });
}

/// The state after the last exit, written into the slots: no shares, and what rounding left.
#[test]
fn v09_what_the_last_holder_leaves_behind_robs_nobody() {
    for dust in [0_u128, 1, 999_999, 1_234_567, 10_000_000_000] {
        let mut staking = Staking::new();
        let (alice, carol, vault) =
            (staking.world.alice.clone(), staking.world.carol.clone(), staking.susdai);
        stake(&mut staking, &alice, wad(3) + u(dust));
        done(staking.give(vault, wad(1)));
        set_supply(&mut staking, U256::ZERO);
        set_balance(&mut staking, vault, alice.address, U256::ZERO);
        set_idle(&mut staking, u(dust));
        let shares = stake(&mut staking, &carol, wad(1));
        // The dust is shared with the million virtual shares alone.
        assert_eq!(shares, wad(1) * u(1_000_000) / u(1_000_000 + dust), "{dust} left behind");
        let worth = worth(&mut staking, carol.address);
        // Less than the price of one share-wei, which is 1 + dust / 1e6.
        assert!(worth <= wad(1) && wad(1) - worth <= u(2 + dust / 1_000_000), "{worth}, {dust} left behind");
    }
}
