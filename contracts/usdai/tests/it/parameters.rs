//! Who may set what, and within which bounds, on motsu.

use crate::scene::{NO_CAP, deposit, dollars, done, list, open, raw, refused, send};
use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::{SolCall, SolValue};
use mock_dollar::MockDollar;
use motsu::prelude::*;
use stylus_sdk::abi::CONSTRUCTOR_SELECTOR;
use usdai::UsdAi;
use usdai::abi::IUSDai as abi;

fn constructor(admin: Address) -> Vec<u8> {
    let mut input = CONSTRUCTOR_SELECTOR.to_be_bytes().to_vec();
    input.extend(admin.abi_encode());
    input
}

#[motsu::test]
fn the_constructor_runs_once(contract: Contract<UsdAi>, admin: Address, alice: Address) {
    refused(raw(&contract, alice, &constructor(Address::ZERO)), abi::ZeroAddress {});
    done(raw(&contract, alice, &constructor(admin)));
    refused(raw(&contract, alice, &constructor(alice)), abi::AlreadyConstructed {});
    assert_eq!(done(send(&contract, alice, abi::authorityCall {}))._0, admin);
}

#[motsu::test]
fn only_the_authority_sets(contract: Contract<UsdAi>, admin: Address, alice: Address) {
    open(&contract, admin);
    let asset = alice;
    let calls = [
        abi::addAssetCall { asset, mintFee: 0, redeemFee: 0, shareCap: 0 }.abi_encode(),
        abi::setAssetCall {
            asset,
            mintFee: 0,
            redeemFee: 0,
            shareCap: 0,
            mintEnabled: true,
            redeemEnabled: true,
        }
        .abi_encode(),
        abi::removeAssetCall { asset }.abi_encode(),
        abi::setSupplyCapCall { cap: U256::ZERO }.abi_encode(),
        abi::pauseMintCall { until: 0 }.abi_encode(),
        abi::setHarvestRecipientCall { recipient: alice }.abi_encode(),
        abi::setCapExemptCall { account: alice, exempt: true }.abi_encode(),
        abi::setAccessCall { mode: 1, root: B256::ZERO, inviter: alice }.abi_encode(),
        abi::setAddressCapCall { cap: U256::ZERO }.abi_encode(),
        abi::openTrancheCall { cap: U256::MAX, perBlockBps: 1 }.abi_encode(),
        abi::setPriceOracleCall { priceOracle: alice }.abi_encode(),
        abi::setPriceCheckedCall { asset, checked: true }.abi_encode(),
        abi::setBridgeCall { bridge: alice }.abi_encode(),
        abi::transferAuthorityCall { account: alice }.abi_encode(),
    ];
    for call in calls {
        refused(raw(&contract, alice, &call), abi::NotAuthority { caller: alice });
    }
}

#[motsu::test]
fn the_place_is_passed_on_in_two_steps(
    contract: Contract<UsdAi>,
    admin: Address,
    alice: Address,
    bob: Address,
) {
    open(&contract, admin);
    refused(send(&contract, alice, abi::acceptAuthorityCall {}), abi::NotPendingAuthority { caller: alice });
    done(send(&contract, admin, abi::transferAuthorityCall { account: alice }));
    assert_eq!(done(send(&contract, bob, abi::authorityCall {}))._0, admin);
    refused(send(&contract, bob, abi::acceptAuthorityCall {}), abi::NotPendingAuthority { caller: bob });
    done(send(&contract, admin, abi::transferAuthorityCall { account: Address::ZERO }));
    refused(send(&contract, alice, abi::acceptAuthorityCall {}), abi::NotPendingAuthority { caller: alice });
    done(send(&contract, admin, abi::transferAuthorityCall { account: bob }));
    done(send(&contract, bob, abi::acceptAuthorityCall {}));
    assert_eq!(done(send(&contract, bob, abi::authorityCall {}))._0, bob);
    assert_eq!(done(send(&contract, bob, abi::pendingAuthorityCall {}))._0, Address::ZERO);
    refused(send(&contract, bob, abi::acceptAuthorityCall {}), abi::NotPendingAuthority { caller: bob });
    assert!(contract.emitted(&abi::AuthorityChanged { previousAuthority: admin, authority: bob }));
}

#[motsu::test]
fn the_list_keeps_what_is_not_removed(
    contract: Contract<UsdAi>,
    first: Contract<MockDollar>,
    second: Contract<MockDollar>,
    third: Contract<MockDollar>,
    admin: Address,
    alice: Address,
) {
    open(&contract, admin);
    let [a, b, c] = [&first, &second, &third].map(|token| {
        token.sender(admin).constructor(18);
        list(&contract, admin, token.address(), NO_CAP);
        token.address()
    });
    let listed = || done(send(&contract, alice, abi::assetsCall {}))._0;
    assert_eq!(listed(), [c, b, a]);
    let add = |asset| abi::addAssetCall { asset, mintFee: 0, redeemFee: 0, shareCap: NO_CAP };
    refused(send(&contract, admin, add(b)), abi::AssetAlreadyListed { asset: b });
    done(send(&contract, admin, abi::removeAssetCall { asset: b }));
    assert_eq!(listed(), [c, a]);
    refused(send(&contract, admin, abi::removeAssetCall { asset: b }), abi::AssetUnknown { asset: b });
    done(send(&contract, admin, add(b)));
    assert_eq!(listed(), [b, c, a]);
    done(send(&contract, admin, abi::removeAssetCall { asset: b }));
    done(send(&contract, admin, abi::removeAssetCall { asset: a }));
    assert_eq!(listed(), [c]);

    third.sender(alice).mint(alice, dollars(1)).motsu_unwrap();
    third.sender(alice).approve(contract.address(), dollars(1)).motsu_unwrap();
    done(send(&contract, alice, deposit(c, dollars(1), alice)));
    let in_use = abi::AssetInUse { asset: c, ledger: dollars(1) };
    refused(send(&contract, admin, abi::removeAssetCall { asset: c }), in_use);
}

#[motsu::test]
fn an_asset_has_6_to_18_decimals(contract: Contract<UsdAi>, token: Contract<MockDollar>, admin: Address) {
    open(&contract, admin);
    let asset = token.address();
    let add = || abi::addAssetCall { asset, mintFee: 0, redeemFee: 0, shareCap: NO_CAP };
    for decimals in [0, 5, 19, 255] {
        token.sender(admin).constructor(decimals);
        let decimals = U256::from(decimals);
        refused(send(&contract, admin, add()), abi::DecimalsOutOfRange { asset, decimals });
    }
    for decimals in [6, 18] {
        token.sender(admin).constructor(decimals);
        done(send(&contract, admin, add()));
        assert_eq!(done(send(&contract, admin, abi::reserveAssetCall { asset })).decimals, decimals);
        done(send(&contract, admin, abi::removeAssetCall { asset }));
    }
}
