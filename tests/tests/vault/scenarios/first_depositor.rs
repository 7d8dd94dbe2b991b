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

/// A gift to the reserve is yield, so it does raise the price: the virtual shares take all but a millionth of it.
#[test]
fn v01_one_wei_and_a_gift_of_yield_cost_the_attacker_a_million_times_the_damage() {
    let mut staking = Staking::new();
    let (alice, bob) = (staking.world.alice.clone(), staking.world.bob.clone());
    stake(&mut staking, &bob, U256::ONE);
    assert_eq!(done(staking.earn(1_000)), wad(1_000));
    staking.world.chain.warp(WEEK);
    // (1e21 + 1 + 1e6) assets on (1 + 1e6) shares: 1e18 buys 1,000.000,999 share-wei, rounded down.
    assert_eq!(stake(&mut staking, &alice, wad(1)), u(1_000));
    let lost = wad(1) - worth(&mut staking, alice.address);
    assert!(lost <= wad(1_000) / U256::from(1_000_000), "{lost}");
    let kept = worth(&mut staking, bob.address);
    assert!(kept <= wad(1_000) / U256::from(999_999), "{kept}");
    // What mints nothing is refused, and with the least that does mint.
    let assets = u(999_000_000_000_000);
    let refusal = changes_nothing(&mut staking, |staking| staking.stake(&alice, assets));
    let least = ask(&mut staking, &ISUSDai::previewMintCall { shares: U256::ONE });
    refused(refusal, ISUSDai::MintsNothing { assets, least });
    assert!(least <= u(1_000_000_000_000_000), "{least}");
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
    staking.world.chain.warp(400 * DAY);
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
