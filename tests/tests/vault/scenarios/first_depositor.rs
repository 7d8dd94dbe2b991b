//! V01 to V04: who comes first, and what a gift to the vault does to those who come later.

use alloy_primitives::U256;
use tests::{
    Staking,
    abi::ISUSDai,
    check::{done, refused},
};

use crate::support::{
    DAY, WEEK, ask, books::changes_nothing, mint, price::worth, stake, still, u, usdai, wad,
};

#[test]
fn v01_one_wei_and_a_donation_rob_no_victim() {
    let mut staking = Staking::new();
    let (alice, bob) = (staking.world.alice.clone(), staking.world.bob.clone());
    assert_eq!(stake(&mut staking, &bob, U256::ONE), U256::ONE);
    let vault = staking.susdai;
    done(staking.give(vault, wad(400_000)));
    assert_eq!(done(staking.prices()), [wad(1), wad(1)]);
    assert_eq!(stake(&mut staking, &alice, wad(1)), wad(1));
    assert_eq!(worth(&mut staking, alice.address), wad(1));
    // The gift is nobody's, not even the giver's.
    assert_eq!(worth(&mut staking, bob.address), U256::ONE);
    assert_eq!(usdai(&mut staking, vault), wad(400_001) + U256::ONE);
    assert_eq!(ask(&mut staking, &ISUSDai::totalAssetsCall {}), wad(1) + U256::ONE);
}

/// A gift to the reserve is yield, and yield waits for one whole share to earn it.
#[test]
fn v01_one_wei_earns_no_gift_of_yield() {
    let mut staking = Staking::new();
    let (alice, bob) = (staking.world.alice.clone(), staking.world.bob.clone());
    stake(&mut staking, &bob, U256::ONE);
    assert_eq!(done(staking.earn(1_000)), U256::ZERO);
    staking.world.chain.warp(WEEK);
    assert_eq!(done(staking.prices()), [wad(1), wad(1)]);
    assert_eq!(stake(&mut staking, &alice, wad(1)), wad(1));
    assert_eq!(done(staking.harvest()), wad(1_000));
    staking.world.chain.warp(WEEK);
    // 1,001 dollars for one share, of which the virtual ones have a trillionth.
    assert!(wad(1_001) - worth(&mut staking, alice.address) < wad(1_001) / U256::from(999_999_999_999_u64));
    assert_eq!(worth(&mut staking, bob.address), u(1_000));
}

/// Whoever gives a thousand dollars to raise the price takes a thousand wei of the next deposit, and no more.
#[test]
fn v01_a_whole_share_and_a_gift_of_yield_rob_no_victim() {
    let mut staking = Staking::new();
    let (alice, bob) = (staking.world.alice.clone(), staking.world.bob.clone());
    stake(&mut staking, &bob, wad(1));
    assert_eq!(done(staking.earn(1_000)), wad(1_000));
    staking.world.chain.warp(WEEK);
    stake(&mut staking, &alice, wad(1));
    assert!(wad(1) - worth(&mut staking, alice.address) <= u(1_001));
    assert!(worth(&mut staking, bob.address) <= wad(1_001));
    // What mints nothing is refused, and with the least that does mint.
    let assets = u(1_000);
    let refusal = changes_nothing(&mut staking, |staking| staking.stake(&alice, assets));
    refused(refusal, ISUSDai::MintsNothing { assets, least: u(1_001) });
}

#[test]
fn v02_donations_after_deposits_move_no_price() {
    let mut staking = Staking::new();
    let (alice, carol) = (staking.world.alice.clone(), staking.world.carol.clone());
    stake(&mut staking, &alice, wad(1_000) + u(7));
    done(staking.earn(100));
    staking.world.chain.warp(3 * DAY);
    let prices = done(staking.prices());
    let assets = ask(&mut staking, &ISUSDai::totalAssetsCall {});
    let (vault, dollar) = (staking.susdai, staking.world.dollar);
    still(&mut staking, |staking| done(staking.give(vault, wad(400_000))));
    let gift = tests::abi::IToken::mintCall { to: vault, value: u(1_000_000_000_000) };
    still(&mut staking, |staking| done(staking.world.chain.send(&carol, dollar, &gift)));
    assert_eq!(done(staking.prices()), prices);
    assert_eq!(ask(&mut staking, &ISUSDai::totalAssetsCall {}), assets);
    // Nor ever later: once the stream has ended a harvest finds nothing.
    staking.world.chain.warp(300 * DAY);
    assert_eq!(done(staking.harvest()), U256::ZERO);
    assert_eq!(ask(&mut staking, &ISUSDai::totalAssetsCall {}), wad(1_100) + u(7));
    assert_eq!(ask(&mut staking, &ISUSDai::cashCall {}).idle, wad(1_100) + u(7));
}

/// There is no least number of shares that a donation could put out of reach.
#[test]
fn v03_no_donation_blocks_deposits() {
    let mut staking = Staking::new();
    let alice = staking.world.alice.clone();
    let vault = staking.susdai;
    done(staking.give(vault, wad(100_000)));
    assert_eq!(stake(&mut staking, &alice, U256::ONE), U256::ONE);
    done(staking.give(vault, wad(100_000)));
    assert_eq!(stake(&mut staking, &alice, U256::ONE), U256::ONE);
    assert_eq!(done(mint(&mut staking, &alice, U256::ONE)), U256::ONE);
    assert_eq!(ask(&mut staking, &ISUSDai::totalSupplyCall {}), u(3));
}

#[test]
fn v04_a_deposit_that_mints_nothing_is_refused() {
    let mut staking = Staking::new();
    let (alice, carol) = (staking.world.alice.clone(), staking.world.carol.clone());
    stake(&mut staking, &alice, wad(1));
    done(staking.earn(2));
    staking.world.chain.warp(WEEK);
    // A share is worth a little less than 3, for the virtual units.
    for assets in [1, 2].map(u) {
        let refusal = changes_nothing(&mut staking, |staking| staking.stake(&carol, assets));
        refused(refusal, ISUSDai::MintsNothing { assets, least: u(3) });
    }
    let nothing = changes_nothing(&mut staking, |staking| staking.stake(&carol, U256::ZERO));
    refused(nothing, ISUSDai::ZeroAmount {});
    let nothing = changes_nothing(&mut staking, |staking| mint(staking, &carol, U256::ZERO));
    refused(nothing, ISUSDai::ZeroAmount {});
    assert_eq!(stake(&mut staking, &carol, u(3)), U256::ONE);
    assert_eq!(done(mint(&mut staking, &carol, U256::ONE)), u(3));
}
