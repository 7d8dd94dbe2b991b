//! X07: where each field is in the storage, written through the interface and read from the slots.

use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::SolCall;
use stylus_chain::chain::Account;
use tests::{World, abi::IUSDai, access::OPEN, check::done, whole};

use crate::{
    setters::{
        ACCESS_ROOT, ADDRESS_CAP, AUTHORITY, BRIDGE, CAP_EXEMPT, HARVEST_RECIPIENT, HARVESTED, INVITER,
        LIMITS, MINTERS, NEXT_ASSET, PENDING_AUTHORITY, PRICE_ORACLE, RECORDS, TRANCHE,
    },
    support::{
        ask, deploy_bare, made,
        permit::{Domain, Permit},
        rule, snapshot,
        storage::{changes, mapped},
    },
};

const BALANCES: U256 = U256::ZERO;
const ALLOWANCES: U256 = U256::from_limbs([1, 0, 0, 0]);
const SUPPLY: U256 = U256::from_limbs([2, 0, 0, 0]);
const NONCES: U256 = U256::from_limbs([3, 0, 0, 0]);
/// When the story starts, so that its pause is always the same. A year after the chain the program expires.
const START: u64 = 1_800_000_000;

/// USDai as deployed, and two dollars.
fn bare() -> World {
    let mut world = World::new();
    world.usdai = deploy_bare(&mut world);
    assert!(world.chain.set_timestamp(START).is_ok());
    world
}

/// Calls after which every field of the contract has a value of its own, and who makes them.
fn story(world: &mut World) -> Vec<(Account, Vec<u8>)> {
    let (admin, alice, bob) = (world.admin.clone(), world.alice.clone(), world.bob.clone());
    let (dollar, carol, treasury) = (world.dollar, world.carol.address, world.treasury.address);
    let oracle = made(world.deploy("HostileOracle", &[]));
    done(world.approve(&alice, dollar, U256::MAX));
    let permit = Permit { value: whole(17, 18), ..Permit::sample(world) };
    let permit = permit.call(permit.sign(&alice, &Domain::of(world)));
    let deposit = IUSDai::deposit_0Call {
        depositToken: dollar,
        depositAmount: whole(1_234, 6),
        usdaiAmountMinimum: U256::ZERO,
        recipient: alice.address,
    };
    vec![
        (
            admin.clone(),
            IUSDai::addAssetCall { asset: dollar, mintFee: 0x11, redeemFee: 0x22, shareCap: 10_000 }
                .abi_encode(),
        ),
        (
            admin.clone(),
            IUSDai::setSupplyCapCall { cap: U256::from(0x1234_5678_9abc_def0_1234_5678_u128) }.abi_encode(),
        ),
        (
            admin.clone(),
            IUSDai::setAccessCall { mode: OPEN, root: B256::repeat_byte(0x12), inviter: bob.address }
                .abi_encode(),
        ),
        (admin.clone(), IUSDai::setAddressCapCall { cap: whole(10_000, 18) }.abi_encode()),
        (
            admin.clone(),
            IUSDai::openTrancheCall { cap: whole(9_000_000_000, 18), perBlockBps: 77 }.abi_encode(),
        ),
        (admin.clone(), IUSDai::setPriceOracleCall { priceOracle: oracle }.abi_encode()),
        (admin.clone(), IUSDai::setPriceCheckedCall { asset: dollar, checked: true }.abi_encode()),
        (admin.clone(), IUSDai::setBridgeCall { bridge: bob.address }.abi_encode()),
        (admin.clone(), IUSDai::setHarvestRecipientCall { recipient: treasury }.abi_encode()),
        (admin.clone(), IUSDai::setCapExemptCall { account: carol, exempt: true }.abi_encode()),
        (admin.clone(), IUSDai::transferAuthorityCall { account: bob.address }.abi_encode()),
        (alice.clone(), deposit.abi_encode()),
        (alice, IUSDai::transferCall { to: bob.address, value: whole(5, 18) }.abi_encode()),
        (bob.clone(), IUSDai::crosschainBurnCall { from: bob.address, amount: whole(2, 18) }.abi_encode()),
        (bob.clone(), permit.abi_encode()),
        // The fee of the deposit.
        (bob, IUSDai::harvestCall {}.abi_encode()),
        (admin, IUSDai::pauseMintCall { until: START + 1_000 }.abi_encode()),
    ]
}

/// Every slot that the story may fill, by name.
fn named(world: &World) -> Vec<(String, U256)> {
    let people = [&world.alice, &world.bob, &world.carol, &world.treasury];
    let [alice, bob, carol, treasury] = people.map(|person| person.address);
    let entry = |slot, key: Address| mapped(slot, key.into_word());
    let named = [
        ("balances[alice]", entry(BALANCES, alice)),
        ("balances[bob]", entry(BALANCES, bob)),
        ("balances[treasury]", entry(BALANCES, treasury)),
        ("allowances[alice][bob]", entry(entry(ALLOWANCES, alice), bob)),
        ("totalSupply", SUPPLY),
        ("nonces[alice]", entry(NONCES, alice)),
        ("authority", AUTHORITY),
        ("pendingAuthority", PENDING_AUTHORITY),
        ("limits", LIMITS),
        ("records[dollar]", entry(RECORDS, world.dollar)),
        ("nextAsset[first]", entry(NEXT_ASSET, Address::ZERO)),
        ("harvestRecipient", HARVEST_RECIPIENT),
        ("capExempt[carol]", entry(CAP_EXEMPT, carol)),
        ("harvested[treasury]", entry(HARVESTED, treasury)),
        ("accessRoot", ACCESS_ROOT),
        ("inviter", INVITER),
        ("minters[alice]", entry(MINTERS, alice)),
        ("tranche", TRANCHE),
        ("addressCap", ADDRESS_CAP),
        ("priceOracle", PRICE_ORACLE),
        ("bridge", BRIDGE),
    ];
    named.map(|(name, slot)| (name.to_owned(), slot)).into()
}

#[test]
fn x07_the_storage_layout_is_what_it_was() {
    let mut world = bare();
    for (from, data) in story(&mut world) {
        let (receipt, changes) = changes(&mut world, &from, data);
        assert!(receipt.is_success(), "{:?}", receipt.output);
        let known = named(&world);
        let unknown: Vec<_> =
            changes.keys().filter(|slot| !known.iter().any(|(_, known)| known == *slot)).collect();
        assert!(unknown.is_empty(), "slots that no field has: {unknown:?}");
    }
    let lines: Vec<String> = named(&world)
        .iter()
        .map(|(name, slot)| {
            format!("{name:24} {slot:#066x} {:#066x}", world.chain.storage(world.usdai, *slot))
        })
        .collect();
    snapshot::matches("storage.txt", &(lines.join("\n") + "\n"));
}

/// The number in `count` bits from `low` on.
fn field(word: U256, low: usize, count: usize) -> U256 {
    (word >> low) & ((U256::ONE << count) - U256::ONE)
}

#[test]
fn x07_packed_slots_hold_what_the_interface_says() {
    let mut world = bare();
    for (from, data) in story(&mut world) {
        let tx = world.chain.transaction(&from, Some(world.usdai), data);
        done(world.chain.send_transaction(&tx));
    }
    let (usdai, dollar) = (world.usdai, world.dollar);
    let limits = world.chain.storage(usdai, LIMITS);
    let said = [
        (0, 94, ask(&mut world, &IUSDai::supplyCapCall {})),
        (94, 94, ask(&mut world, &IUSDai::bridgedSupplyCall {})),
        (188, 2, U256::from(ask(&mut world, &IUSDai::accessCall {}).mode)),
        (190, 2, U256::from(3)),
        (192, 32, U256::from(ask(&mut world, &IUSDai::mintPausedUntilCall {}))),
        (224, 32, U256::from(ask(&mut world, &IUSDai::mintPauseAvailableAtCall {}))),
    ];
    for (low, count, value) in said {
        assert_eq!(field(limits, low, count), value, "bit {low} of the limits");
    }
    let record = world.chain.storage(usdai, mapped(RECORDS, dollar.into_word()));
    let asset = ask(&mut world, &IUSDai::reserveAssetCall { asset: dollar });
    let said = [
        (0, 128, asset.ledger),
        (128, 8, U256::from(asset.decimals)),
        (136, 8, U256::from(asset.mintFee)),
        (144, 8, U256::from(asset.redeemFee)),
        (152, 16, U256::from(asset.shareCap)),
        (168, 1, U256::from(asset.mintEnabled)),
        (169, 1, U256::from(asset.redeemEnabled)),
        (170, 1, U256::from(ask(&mut world, &IUSDai::priceCheckedCall { asset: dollar }))),
        (171, 85, U256::ZERO),
    ];
    for (low, count, value) in said {
        assert_eq!(field(record, low, count), value, "bit {low} of the record");
    }
}

#[test]
fn x07_the_bridged_supply_counts_against_the_cap() {
    let mut world = World::new();
    let (alice, dollar, cap) = (world.alice.clone(), world.dollar, whole(100, 18));
    done(rule(&mut world, &IUSDai::setSupplyCapCall { cap }));
    done(world.deposit(&alice, dollar, whole(99, 6)));
    done(rule(&mut world, &IUSDai::setBridgeCall { bridge: alice.address }));
    let burn = IUSDai::crosschainBurnCall { from: alice.address, amount: whole(99, 18) };
    done(world.chain.send(&alice, world.usdai, &burn));
    assert_eq!(ask(&mut world, &IUSDai::bridgedSupplyCall {}), whole(99, 18));
    assert_eq!(done(world.deposit(&alice, dollar, whole(1, 6))), whole(1, 18));
    let expected = IUSDai::SupplyCapExceeded { total: whole(101, 18), cap };
    tests::check::refused(world.deposit(&alice, dollar, whole(1, 6)), expected);
}
