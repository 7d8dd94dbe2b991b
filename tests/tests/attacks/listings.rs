//! Listing what is no token, and tokens that stop being what was listed.

use alloy_primitives::{Address, Bytes, U256};
use alloy_sol_types::SolValue;
use tests::{
    World,
    abi::{IUSDai, fixtures::IOdd},
    check::{self, done, good_asset_works, made, refused, solvent},
    whole,
};

use crate::support::{ask, funded, list, rule, token, unlisted};

#[test]
fn usdai_itself_is_no_asset() {
    let mut world = funded();
    let (own, alice) = (world.usdai, world.alice.clone());
    refused(list(&mut world, own), IUSDai::DecimalsOutOfRange { asset: own, decimals: U256::ZERO });
    refused(world.deposit(&alice, own, whole(1, 18)), IUSDai::AssetUnknown { asset: own });
    refused(world.withdraw(&alice, own, whole(1, 18), own), IUSDai::AssetUnknown { asset: own });
}

#[test]
fn nothing_without_decimals_is_listed() {
    let mut world = World::new();
    let before = ask(&mut world, &IUSDai::assetsCall {});
    let precompiles = (1..=0x11).chain(0x64..=0x73).chain([0xff]);
    let mut accounts: Vec<_> = precompiles.map(Address::with_last_byte).collect();
    accounts.extend([world.alice.address, Address::repeat_byte(0xee), Address::repeat_byte(0xff)]);
    for account in accounts {
        assert!(list(&mut world, account).is_err(), "{account}");
    }
    refused(list(&mut world, Address::ZERO), IUSDai::ZeroAddress {});
    assert_eq!(ask(&mut world, &IUSDai::assetsCall {}), before);
}

#[test]
fn a_token_whose_code_goes_away_takes_nobodys_usdai() {
    let mut world = funded();
    let (alice, dollar) = (world.alice.clone(), world.dollar);
    let gone = token(&mut world, "PlainToken");
    done(world.deposit(&alice, gone, whole(100, 6)));
    world.chain.set_code(gone, Bytes::new());
    let expected = || IUSDai::BalanceUnreadable { token: gone };
    refused(world.deposit(&alice, gone, whole(1, 6)), expected());
    refused(world.withdraw(&alice, gone, whole(100, 18), alice.address), expected());
    assert_eq!(done(world.usdai_of(alice.address)), whole(200, 18));
    good_asset_works(&mut world);
    assert_eq!(done(world.withdraw(&alice, dollar, whole(100, 18), alice.address)), whole(100, 6));
}

#[test]
fn other_decimals_later_revalue_nothing() {
    let mut world = funded();
    let alice = world.alice.clone();
    let plain = unlisted(&mut world, "PlainToken", 6);
    let token = made(world.deploy("UpgradeableToken", &plain.abi_encode()));
    done(list(&mut world, token));
    done(world.fund(&alice, token, whole(100, 6)));
    done(world.deposit(&alice, token, whole(100, 6)));
    let before = done(world.asset(token));
    let other = unlisted(&mut world, "PlainToken", 18);
    done(world.chain.send(&alice, token, &IOdd::upgradeToCall { implementation: other }));
    assert_eq!(done(world.harvest()), U256::ZERO);
    assert_eq!(done(world.asset(token)).decimals, before.decimals);
    assert_eq!(done(world.withdraw(&alice, token, whole(100, 18), alice.address)), whole(100, 6));
    solvent(&mut world);
}

/// A model of the list: who is on it.
fn agree(world: &mut World, expected: &[Address]) {
    let mut listed = ask(world, &IUSDai::assetsCall {});
    let mut expected = expected.to_vec();
    listed.sort();
    expected.sort();
    assert_eq!(listed, expected);
}

#[test]
fn no_order_of_listing_and_delisting_breaks_the_list() {
    let mut world = World::new();
    let tokens: Vec<_> = (0..5).map(|_| unlisted(&mut world, "PlainToken", 6)).collect();
    let mut expected = vec![world.dollar];
    // A fixed, full-period walk over the pairs of token and action.
    let mut state = 1_usize;
    for _ in 0..120 {
        state = (state * 75 + 74) % 65_537;
        let Some(&asset) = tokens.get(state % 5) else { continue };
        if expected.contains(&asset) {
            done(rule(&mut world, &IUSDai::removeAssetCall { asset }));
            expected.retain(|listed| *listed != asset);
            let unknown = IUSDai::AssetUnknown { asset };
            refused(rule(&mut world, &IUSDai::removeAssetCall { asset }), unknown);
        } else {
            done(list(&mut world, asset));
            expected.push(asset);
            refused(list(&mut world, asset), IUSDai::AssetAlreadyListed { asset });
        }
        agree(&mut world, &expected);
    }
    good_asset_works(&mut world);
}

#[test]
fn a_relisted_asset_starts_from_nothing_and_finds_what_was_left() {
    let mut world = funded();
    let (bob, token) = (world.bob.clone(), token(&mut world, "PlainToken"));
    crate::support::donate(&mut world, &bob, token, whole(5, 6));
    done(rule(&mut world, &IUSDai::removeAssetCall { asset: token }));
    assert_eq!(done(world.harvest()), U256::ZERO);
    done(list(&mut world, token));
    check::ledger(&mut world, token, U256::ZERO);
    assert_eq!(done(world.harvest()), whole(5, 18));
    solvent(&mut world);
}
