//! States that no call leads to yet, written into the vault's slots. The layout is `contracts/susdai/src/slots.rs`.

use alloy_primitives::{Address, U256, keccak256};
use tests::{Staking, abi::ISUSDai};

use super::ask;

const BALANCES: u64 = 0;
const SUPPLY: u64 = 2;
const CALENDAR: u64 = 7;
const CASH: u64 = 8;
const CASH_SET_ASIDE: u64 = 9;
/// Shares that wait to leave: 96 bits behind three times of 32 bits and a flag of 8.
const QUEUED: Field = Field { slot: CALENDAR, shift: 104, bits: 96 };
const IDLE: Field = Field { slot: CASH, shift: 0, bits: 128 };
const CAPACITY: Field = Field { slot: CASH_SET_ASIDE, shift: 0, bits: 128 };
const EXIT_BUCKET: Field = Field { slot: CASH_SET_ASIDE, shift: 128, bits: 128 };

/// A number within a slot.
struct Field {
    slot: u64,
    shift: usize,
    bits: usize,
}

/// So many shares wait to leave.
#[track_caller]
pub fn set_queued(staking: &mut Staking, shares: U256) {
    write(staking, &QUEUED, shares);
    assert_eq!(ask(staking, &ISUSDai::epochCall {}).queued, shares);
}

/// What is fixed for an epoch, and what is kept from lending.
#[track_caller]
pub fn set_aside(staking: &mut Staking, capacity: U256, exit_bucket: U256) {
    write(staking, &CAPACITY, capacity);
    write(staking, &EXIT_BUCKET, exit_bucket);
    let cash = ask(staking, &ISUSDai::cashCall {});
    assert_eq!((cash.capacity, cash.exitBucket), (capacity, exit_bucket));
}

/// The cash that the ledger counts.
#[track_caller]
pub fn set_idle(staking: &mut Staking, idle: U256) {
    write(staking, &IDLE, idle);
    assert_eq!(ask(staking, &ISUSDai::cashCall {}).idle, idle);
}

/// The shares that exist; nobody's balance changes.
#[track_caller]
pub fn set_supply(staking: &mut Staking, shares: U256) {
    let vault = staking.susdai;
    staking.world.chain.set_storage(vault, U256::from(SUPPLY), shares);
    assert_eq!(ask(staking, &ISUSDai::totalSupplyCall {}), shares);
}

/// The balance of an account in USDai or in shares; both tokens keep balances in the same place.
pub fn set_balance(staking: &mut Staking, token: Address, account: Address, value: U256) {
    let place = [account.into_word().0, U256::from(BALANCES).to_be_bytes::<32>()].concat();
    staking.world.chain.set_storage(token, keccak256(place).into(), value);
}

#[track_caller]
fn write(staking: &mut Staking, field: &Field, value: U256) {
    let (vault, slot) = (staking.susdai, U256::from(field.slot));
    let mask = (U256::MAX >> (256 - field.bits)) << field.shift;
    let content = staking.world.chain.storage(vault, slot) & !mask;
    assert!(value >> field.bits == U256::ZERO, "{value} does not fit");
    staking.world.chain.set_storage(vault, slot, content | value << field.shift);
}
