//! X08: each function writes the fields it names and no other, down to the bit; and who may call it.

use std::collections::BTreeMap;

use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::SolCall;
use tests::{World, abi::IUSDai, check::done, whole};

use crate::support::{
    functions, made, rule, simulate,
    storage::{changes, mapped},
    tell, u,
};

/// The slots of the contract's fields; `layout` pins them.
pub const AUTHORITY: U256 = U256::from_limbs([4, 0, 0, 0]);
pub const PENDING_AUTHORITY: U256 = U256::from_limbs([5, 0, 0, 0]);
pub const LIMITS: U256 = U256::from_limbs([6, 0, 0, 0]);
pub const RECORDS: U256 = U256::from_limbs([7, 0, 0, 0]);
pub const NEXT_ASSET: U256 = U256::from_limbs([8, 0, 0, 0]);
pub const HARVEST_RECIPIENT: U256 = U256::from_limbs([9, 0, 0, 0]);
pub const CAP_EXEMPT: U256 = U256::from_limbs([10, 0, 0, 0]);
pub const HARVESTED: U256 = U256::from_limbs([11, 0, 0, 0]);
pub const ACCESS_ROOT: U256 = U256::from_limbs([12, 0, 0, 0]);
pub const INVITER: U256 = U256::from_limbs([13, 0, 0, 0]);
pub const MINTERS: U256 = U256::from_limbs([14, 0, 0, 0]);
pub const TRANCHE: U256 = U256::from_limbs([15, 0, 0, 0]);
pub const ADDRESS_CAP: U256 = U256::from_limbs([16, 0, 0, 0]);
pub const PRICE_ORACLE: U256 = U256::from_limbs([17, 0, 0, 0]);
pub const BRIDGE: U256 = U256::from_limbs([18, 0, 0, 0]);

/// A word whose bits from `low` on, `count` of them, are set.
fn bits(low: usize, count: usize) -> U256 {
    if count >= 256 {
        return U256::MAX;
    }
    ((U256::ONE << count) - U256::ONE) << low
}

/// The entry of an address in the mapping at `slot`.
fn entry(slot: U256, key: Address) -> U256 {
    mapped(slot, key.into_word())
}

/// The call, as the authority, changes exactly these slots, and in them only bits of the mask.
#[track_caller]
fn writes(world: &mut World, call: &impl SolCall, expected: &[(U256, U256)]) {
    let admin = world.admin.clone();
    let (receipt, changes) = changes(world, &admin, call.abi_encode());
    assert!(receipt.is_success(), "{:?}", receipt.output);
    let slots: Vec<_> = changes.keys().copied().collect();
    let named: BTreeMap<_, _> = expected.iter().copied().collect();
    assert_eq!(slots, named.keys().copied().collect::<Vec<_>>());
    for (slot, mask) in named {
        let (old, new) = changes[&slot];
        assert_eq!((old ^ new) & !mask, U256::ZERO, "{slot}: {old:#x} became {new:#x}");
    }
}

/// A world in which every field is set: two assets, a cap, a pause, a recipient, an exemption, a candidate.
fn full_world() -> (World, Address) {
    let mut world = World::new();
    let alice = world.alice.clone();
    let other = made(world.list_token("Dollar", 18));
    for asset in [world.dollar, other] {
        let amount = whole(100, if asset == other { 18 } else { 6 });
        done(world.deposit(&alice, asset, amount));
        let call = set_asset(asset, [55, 77], 9_000, [true, true]);
        done(rule(&mut world, &call));
    }
    done(rule(&mut world, &IUSDai::setCapExemptCall { account: alice.address, exempt: true }));
    done(rule(&mut world, &IUSDai::transferAuthorityCall { account: alice.address }));
    (world, other)
}

fn set_asset(asset: Address, fees: [u16; 2], share_cap: u16, switches: [bool; 2]) -> IUSDai::setAssetCall {
    let ([mint_fee, redeem_fee], [mint_enabled, redeem_enabled]) = (fees, switches);
    IUSDai::setAssetCall {
        asset,
        mintFee: mint_fee,
        redeemFee: redeem_fee,
        shareCap: share_cap,
        mintEnabled: mint_enabled,
        redeemEnabled: redeem_enabled,
    }
}

#[test]
fn x08_the_terms_of_an_asset() {
    let (world, other) = full_world();
    let record = entry(RECORDS, other);
    // Ledger 128 bits, decimals 8, mint fee 8, redeem fee 8, share cap 16, the switches one each.
    let cases = [
        (set_asset(other, [1, 77], 9_000, [true, true]), bits(136, 8)),
        (set_asset(other, [55, 2], 9_000, [true, true]), bits(144, 8)),
        (set_asset(other, [55, 77], 4_321, [true, true]), bits(152, 16)),
        (set_asset(other, [55, 77], 9_000, [false, true]), bits(168, 1)),
        (set_asset(other, [55, 77], 9_000, [true, false]), bits(169, 1)),
        (set_asset(other, [0, 100], 10_000, [false, false]), bits(136, 34)),
    ];
    for (call, mask) in cases {
        writes(&mut world.clone(), &call, &[(record, mask)]);
    }
    writes(&mut world.clone(), &set_asset(other, [55, 77], 9_000, [true, true]), &[]);
}

#[test]
fn x08_limits() {
    let (world, _) = full_world();
    let until = world.chain.timestamp() + 1_000;
    let cases = [(U256::ZERO, bits(0, 94)), (bits(0, 94), bits(0, 94)), (u(12_345), bits(0, 94))];
    for (cap, mask) in cases {
        writes(&mut world.clone(), &IUSDai::setSupplyCapCall { cap }, &[(LIMITS, mask)]);
    }
    writes(&mut world.clone(), &IUSDai::pauseMintCall { until }, &[(LIMITS, bits(192, 64))]);
}

#[test]
fn x08_access_and_tranches() {
    let (mut world, other) = full_world();
    let (bob, root) = (world.bob.address, B256::repeat_byte(0xf7));
    let people = [(ACCESS_ROOT, U256::MAX), (INVITER, bits(0, 160))];
    for (mode, changed) in [(0, 188), (2, 188)] {
        let call = IUSDai::setAccessCall { mode, root, inviter: bob };
        let limits = (LIMITS, bits(changed, 2));
        writes(&mut world.clone(), &call, &[limits, people[0], people[1]]);
    }
    let call = IUSDai::setAccessCall { mode: 1, root, inviter: bob };
    writes(&mut world.clone(), &call, &people);
    let cap = IUSDai::setAddressCapCall { cap: bits(0, 96) };
    writes(&mut world, &cap, &[(LIMITS, bits(191, 1)), (ADDRESS_CAP, bits(0, 96))]);
    let cap = IUSDai::setAddressCapCall { cap: U256::ZERO };
    writes(&mut world, &cap, &[(LIMITS, bits(191, 1)), (ADDRESS_CAP, bits(0, 96))]);
    let tranche = IUSDai::openTrancheCall { cap: bits(0, 94), perBlockBps: 1_234 };
    writes(&mut world, &tranche, &[(LIMITS, bits(0, 94) | bits(190, 1)), (TRANCHE, bits(0, 96))]);
    let cap = IUSDai::setSupplyCapCall { cap: u(5) };
    writes(&mut world, &cap, &[(LIMITS, bits(0, 94) | bits(190, 1))]);
    for checked in [true, false] {
        let call = IUSDai::setPriceCheckedCall { asset: other, checked };
        writes(&mut world, &call, &[(entry(RECORDS, other), bits(170, 1))]);
    }
}

#[test]
fn x08_people() {
    let (world, _) = full_world();
    let (bob, alice) = (world.bob.address, world.alice.address);
    let cases = [
        (IUSDai::setHarvestRecipientCall { recipient: bob }.abi_encode(), HARVEST_RECIPIENT, bits(0, 160)),
        (IUSDai::transferAuthorityCall { account: bob }.abi_encode(), PENDING_AUTHORITY, bits(0, 160)),
        (
            IUSDai::transferAuthorityCall { account: Address::ZERO }.abi_encode(),
            PENDING_AUTHORITY,
            bits(0, 160),
        ),
        (
            IUSDai::setCapExemptCall { account: bob, exempt: true }.abi_encode(),
            entry(CAP_EXEMPT, bob),
            bits(0, 1),
        ),
        (
            IUSDai::setCapExemptCall { account: alice, exempt: false }.abi_encode(),
            entry(CAP_EXEMPT, alice),
            bits(0, 1),
        ),
        (IUSDai::setPriceOracleCall { priceOracle: bob }.abi_encode(), PRICE_ORACLE, bits(0, 160)),
        (IUSDai::setBridgeCall { bridge: bob }.abi_encode(), BRIDGE, bits(0, 160)),
    ];
    for (data, slot, mask) in cases {
        let mut world = world.clone();
        let admin = world.admin.clone();
        let (receipt, changes) = changes(&mut world, &admin, data);
        assert!(receipt.is_success());
        let changed: Vec<_> =
            changes.iter().map(|(slot, (old, new))| (*slot, (*old ^ *new) & !mask)).collect();
        assert_eq!(changed, [(slot, U256::ZERO)]);
    }
}

#[test]
fn x08_accepting_the_authoritys_place() {
    let (mut world, _) = full_world();
    let alice = world.alice.clone();
    let (receipt, changes) = changes(&mut world, &alice, IUSDai::acceptAuthorityCall {}.abi_encode());
    assert!(receipt.is_success());
    let number = |address: Address| U256::from_be_bytes(address.into_word().0);
    let (admin, alice) = (number(world.admin.address), number(alice.address));
    assert_eq!(
        changes,
        BTreeMap::from([(AUTHORITY, (admin, alice)), (PENDING_AUTHORITY, (alice, U256::ZERO))])
    );
}

#[test]
fn x08_listing_and_delisting() {
    let (mut world, other) = full_world();
    let new = made(world.deploy("Dollar", B256::with_last_byte(12).as_slice()));
    let add = IUSDai::addAssetCall { asset: new, mintFee: 3, redeemFee: 4, shareCap: 5 };
    // The new asset leads the list, which is linked from each asset to the one listed before it.
    let (first, record) = (entry(NEXT_ASSET, Address::ZERO), entry(RECORDS, new));
    let link = entry(NEXT_ASSET, new);
    let before = world.clone();
    writes(&mut world, &add, &[(first, bits(0, 160)), (link, bits(0, 160)), (record, bits(128, 42))]);
    writes(
        &mut world,
        &IUSDai::removeAssetCall { asset: new },
        &[(first, bits(0, 160)), (link, bits(0, 160)), (record, bits(128, 42))],
    );
    for slot in [first, link, record, entry(RECORDS, other)] {
        assert_eq!(world.chain.storage(world.usdai, slot), before.chain.storage(before.usdai, slot));
    }
}

/// The functions that only the authority may call, and `acceptAuthority`.
const SETTERS: [&str; 15] = [
    "addAsset(address,uint16,uint16,uint16)",
    "setAsset(address,uint16,uint16,uint16,bool,bool)",
    "removeAsset(address)",
    "setSupplyCap(uint256)",
    "pauseMint(uint64)",
    "setHarvestRecipient(address)",
    "setCapExempt(address,bool)",
    "setAccess(uint8,bytes32,address)",
    "setAddressCap(uint256)",
    "openTranche(uint256,uint16)",
    "setPriceOracle(address)",
    "setPriceChecked(address,bool)",
    "setBridge(address)",
    "transferAuthority(address)",
    "acceptAuthority()",
];

#[test]
fn every_setter_refuses_everybody_else() {
    let (mut world, _) = full_world();
    let people = [world.bob.address, world.treasury.address, world.usdai, world.dollar, Address::ZERO];
    for (signature, selector) in functions() {
        if !SETTERS.contains(&signature) {
            continue;
        }
        for caller in people.into_iter().chain([world.alice.address]) {
            if signature == "acceptAuthority()" && caller == world.alice.address {
                continue;
            }
            let expected = match signature {
                "acceptAuthority()" => IUSDai::NotPendingAuthority { caller }.abi_encode_error(),
                _ => IUSDai::NotAuthority { caller }.abi_encode_error(),
            };
            let data = [selector.as_slice(), &U256::ONE.to_be_bytes::<32>().repeat(12)].concat();
            let outcome = simulate(&mut world, caller, data, U256::ZERO);
            assert_eq!(outcome.output, expected, "{signature} by {caller}");
        }
    }
}

/// The bytes of an error.
trait EncodeError {
    fn abi_encode_error(&self) -> Vec<u8>;
}

impl<E: alloy_sol_types::SolError> EncodeError for E {
    fn abi_encode_error(&self) -> Vec<u8> {
        self.abi_encode()
    }
}

#[test]
fn the_former_authority_has_no_power_left() {
    let (mut world, _) = full_world();
    let (alice, admin) = (world.alice.clone(), world.admin.clone());
    done(tell(&mut world, &alice, &IUSDai::acceptAuthorityCall {}));
    tests::check::refused(
        tell(&mut world, &admin, &IUSDai::setSupplyCapCall { cap: U256::ZERO }),
        IUSDai::NotAuthority { caller: admin.address },
    );
    done(tell(&mut world, &alice, &IUSDai::setSupplyCapCall { cap: U256::ZERO }));
    // The offer was used up.
    tests::check::refused(
        tell(&mut world, &alice, &IUSDai::acceptAuthorityCall {}),
        IUSDai::NotPendingAuthority { caller: alice.address },
    );
}
