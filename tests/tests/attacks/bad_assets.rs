//! What an asset that may not mint, or that burns gas, could do through a harvest.

use alloy_primitives::U256;
use tests::{
    abi::{IUSDai, fixtures::IOdd},
    check::done,
    whole,
};

use crate::support::{IAttack, donate, funded, rule, set_asset, token};

/// A depegged asset whose minting is off is not turned into USDai by a donation and a harvest.
#[test]
fn an_asset_that_may_not_mint_mints_through_no_harvest() {
    let mut world = funded();
    let (alice, bob) = (world.alice.clone(), world.bob.clone());
    let depegged = token(&mut world, "PlainToken");
    done(world.deposit(&alice, depegged, whole(10, 6)));
    set_asset(&mut world, depegged, 1_000, false, true);
    donate(&mut world, &bob, depegged, whole(100_000, 6));
    assert_eq!(done(world.harvest()), U256::ZERO);
}

/// Nor is the lie of an issuer that was hacked.
#[test]
fn a_hacked_asset_drains_no_good_one_through_a_harvest() {
    let mut world = funded();
    let (alice, treasury, dollar) = (world.alice.clone(), world.treasury.clone(), world.dollar);
    let hacked = token(&mut world, "AttackBalanceToken");
    set_asset(&mut world, hacked, 0, false, false);
    let lie = IAttack::lieCall { account: world.usdai, balance: whole(1_000_000_000_000, 6) };
    done(world.chain.send(&alice, hacked, &lie));
    done(world.harvest());
    let drained = world.withdraw(&treasury, dollar, whole(100, 18), treasury.address);
    assert!(drained.is_err(), "{drained:?} good dollars left for nothing");
}

/// Dust sent to the reserve keeps no asset listed whose minting is off.
#[test]
fn dust_and_a_harvest_keep_no_asset_from_being_delisted() {
    let mut world = funded();
    let (bob, asset) = (world.bob.clone(), token(&mut world, "PlainToken"));
    set_asset(&mut world, asset, 0, false, false);
    donate(&mut world, &bob, asset, U256::ONE);
    done(world.harvest());
    done(rule(&mut world, &IUSDai::removeAssetCall { asset }));
}

/// Assets that burn all gas when asked for a balance stop no harvest.
#[test]
fn gas_burning_assets_stop_no_harvest() {
    let mut world = funded();
    let (alice, dollar) = (world.alice.clone(), world.dollar);
    for _ in 0..2 {
        let asset = token(&mut world, "GasBurningToken");
        done(world.chain.send(&alice, asset, &IOdd::burnGasCall { burns: true }));
    }
    donate(&mut world, &alice, dollar, whole(5, 6));
    assert_eq!(done(world.harvest()), whole(5, 18));
}
