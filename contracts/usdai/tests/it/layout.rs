//! Storage: every leaf is written with a value of its own and read from the slot that is its own.

use crate::scene::{NO_CAP, deposit, dollars, done, list, open, send, usdai};
use alloy_primitives::{Address, B256, U256, keccak256};
use alloy_sol_types::SolValue;
use kit::program::Program;
use mock_dollar::MockDollar;
use motsu::prelude::*;
use stylus_sdk::hostio;
use usdai::UsdAi;
use usdai::abi::IUSDai as abi;
use usdai::limits::Limits;
use usdai::record::AssetRecord;
use usdai_core::access::{Minter, Tranche};

fn load(contract: &Contract<UsdAi>, slot: U256) -> U256 {
    // Opens the contract's storage on the tests' machine.
    let _ = contract.sender(Address::ZERO).call(&[]);
    let (key, mut value) = (B256::from(slot), B256::ZERO);
    // SAFETY: both pointers are to 32 bytes.
    unsafe { hostio::storage_load_bytes32(key.as_ptr(), value.as_mut_ptr()) };
    value.into()
}

fn entry(key: Address, slot: U256) -> U256 {
    keccak256((key, slot).abi_encode()).into()
}

fn number(address: Address) -> U256 {
    address.into_word().into()
}

#[motsu::test]
fn leaves_have_slots_of_their_own(
    contract: Contract<UsdAi>,
    first: Contract<MockDollar>,
    second: Contract<MockDollar>,
    admin: Address,
    alice: Address,
    bob: Address,
) {
    let slot = |number: u64| U256::from(number);
    for dollar in [&first, &second] {
        dollar.sender(admin).constructor(6);
    }
    open(&contract, admin);
    list(&contract, admin, first.address(), NO_CAP);
    list(&contract, admin, second.address(), NO_CAP);
    done(send(&contract, admin, abi::setHarvestRecipientCall { recipient: bob }));
    done(send(&contract, admin, abi::setCapExemptCall { account: bob, exempt: true }));
    done(send(&contract, admin, abi::transferAuthorityCall { account: alice }));
    first.sender(alice).mint(alice, dollars(70)).motsu_unwrap();
    first.sender(alice).approve(contract.address(), dollars(70)).motsu_unwrap();
    done(send(&contract, alice, deposit(first.address(), dollars(70), alice)));
    done(send(&contract, alice, abi::approveCall { spender: bob, value: slot(5) }));
    first.sender(alice).mint(contract.address(), dollars(3)).motsu_unwrap();
    done(send(&contract, alice, abi::harvestCall {}));

    let balance = load(&contract, entry(alice, slot(0)));
    let allowance = load(&contract, entry(bob, entry(alice, slot(1))));
    assert_eq!([balance, allowance, load(&contract, slot(2))], [usdai(70), slot(5), usdai(73)]);
    let limits = Limits::unpack(load(&contract, slot(6)));
    assert_eq!(limits.supply_cap_units(), usdai(1_000_000_000));
    let record = AssetRecord::unpack(load(&contract, entry(first.address(), slot(7))));
    assert_eq!((record.ledger_units(), record.decimals), (dollars(73), 6));
    assert_eq!(load(&contract, entry(Address::ZERO, slot(8))), number(second.address()));
    assert_eq!(load(&contract, entry(second.address(), slot(8))), number(first.address()));
    assert_eq!(load(&contract, entry(first.address(), slot(8))), U256::ZERO);
    let addresses = [4, 5, 9].map(|index| load(&contract, slot(index)));
    assert_eq!(addresses, [admin, alice, bob].map(number));
    assert_eq!(load(&contract, entry(bob, slot(10))), slot(1));
    assert_eq!(load(&contract, entry(bob, slot(11))), usdai(3));
    doors_have_slots_of_their_own(&contract, &first, admin, alice, bob);
    // Maps keep nothing in their own slots, and nothing lies behind the last.
    for empty in [0, 1, 3, 7, 8, 10, 11, 14, 19, 20] {
        assert_eq!(load(&contract, slot(empty)), U256::ZERO, "slot {empty}");
    }
}

/// Who may mint, at what prices, and the bridge.
fn doors_have_slots_of_their_own(
    contract: &Contract<UsdAi>,
    dollar: &Contract<MockDollar>,
    admin: Address,
    alice: Address,
    bob: Address,
) {
    let slot = |number: u64| U256::from(number);
    let [root, oracle, bridge] = [0x12, 0x17, 0x18].map(Address::repeat_byte);
    let access = abi::setAccessCall { mode: 1, root: root.into_word(), inviter: bob };
    done(send(contract, admin, access));
    done(send(contract, admin, abi::setAddressCapCall { cap: usdai(100) }));
    done(send(contract, admin, abi::openTrancheCall { cap: usdai(1_000), perBlockBps: 100 }));
    done(send(contract, admin, abi::setPriceOracleCall { priceOracle: oracle }));
    done(send(contract, admin, abi::setBridgeCall { bridge }));
    dollar.sender(alice).mint(alice, dollars(9)).motsu_unwrap();
    dollar.sender(alice).approve(contract.address(), dollars(9)).motsu_unwrap();
    done(send(contract, alice, deposit(dollar.address(), dollars(9), bob)));
    let addresses = [12, 13, 17, 18].map(|index| load(contract, slot(index)));
    assert_eq!(addresses, [root, bob, oracle, bridge].map(number));
    let minter = Minter::unpack(load(contract, entry(bob, slot(14))));
    assert_eq!(U256::from(minter.minted), usdai(9));
    let tranche = Tranche::unpack(load(contract, slot(15)));
    assert_eq!(U256::from(tranche.per_block), usdai(1_000 - 73) / U256::from(100));
    assert_eq!(U256::from(tranche.minted), usdai(9));
    assert_eq!(load(contract, slot(16)), usdai(100));
}
