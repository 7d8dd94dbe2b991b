//! Storage: every leaf is written with a value of its own and read from the slot that is its own.

use crate::scene::{
    ADMIN, DAY, NOW, Operation, PAUSE_MINT, call, done, guardian_role, list, name, number,
    open_with_guardian, selector, send,
};
use alloy_primitives::{Address, B256, FixedBytes, U256, keccak256};
use alloy_sol_types::SolValue;
use authority::Authority;
use authority::abi::IAuthority as abi;
use kit::program::Program;
use mock_hostile::MockHostile;
use motsu::prelude::*;
use stylus_sdk::hostio;

fn load(contract: &Contract<Authority>, slot: U256) -> U256 {
    // Opens the contract's storage on the tests' machine.
    let _ = contract.sender(Address::ZERO).call(&[]);
    let (key, mut value) = (B256::from(slot), B256::ZERO);
    // SAFETY: both pointers are to 32 bytes.
    unsafe { hostio::storage_load_bytes32(key.as_ptr(), value.as_mut_ptr()) };
    value.into()
}

fn entry(key: B256, slot: U256) -> U256 {
    keccak256((key, slot).abi_encode()).into()
}

/// Where the elements of a list are.
fn element(slot: U256, place: u64) -> U256 {
    U256::from_be_bytes(keccak256(slot.abi_encode()).0) + number(place)
}

fn of(address: Address) -> U256 {
    address.into_word().into()
}

#[motsu::test]
fn leaves_have_slots_of_their_own(
    contract: Contract<Authority>,
    first: Contract<MockHostile>,
    second: Contract<MockHostile>,
    admin: Address,
    guardian: Address,
    alice: Address,
) {
    open_with_guardian(&contract, admin, guardian);
    done(send(&contract, admin, abi::grantRoleCall { role: guardian_role(), account: alice }));
    done(send(&contract, admin, abi::transferAdminCall { account: alice }));
    let deposits = selector("pauseDeposits(uint64)");
    list(&contract, admin, first.address(), &[PAUSE_MINT, deposits]);
    list(&contract, admin, second.address(), &[deposits]);
    let pauses = [(&first, PAUSE_MINT, NOW + 1), (&first, deposits, NOW + 2), (&second, deposits, NOW + 3)];
    for (target, entry, until) in pauses {
        done(send(&contract, guardian, abi::pauseCall { target: target.address(), entry, until }));
    }
    done(send(&contract, admin, abi::setModuleCall { name: name("USDAI"), module: first.address() }));
    let operation =
        Operation::new(vec![call(first.address(), &abi::hasRoleCall { role: ADMIN, account: admin })]);
    done(operation.schedule(&contract, admin));
    done(send(&contract, admin, abi::sealCall {}));

    let at = |slot| load(&contract, slot);
    let one = number(1);
    roles_have_slots_of_their_own(&at, admin, guardian, alice);
    let targets = [&first, &second].map(Contract::address);
    assert_eq!(at(number(2)), number(2));
    for (place, (target, bits)) in (0..).zip(targets.into_iter().zip([0b11, 0b10])) {
        assert_eq!(at(element(number(2), place)), of(target));
        assert_eq!(at(entry(target.into_word(), number(3))), number(place + 1));
        assert_eq!(at(entry(target.into_word(), number(8))), number(bits));
    }
    for (target, selector, until) in pauses {
        let of_target = entry(target.address().into_word(), number(9));
        let key = |selector: FixedBytes<4>| B256::right_padding_from(selector.as_slice());
        assert_eq!(at(entry(key(selector), of_target)), number(until));
    }
    for (set, key) in [(4, operation.id()), (6, name("USDAI"))] {
        assert_eq!(at(number(set)), one);
        assert_eq!(at(element(number(set), 0)), U256::from_be_bytes(key.0));
        assert_eq!(at(entry(key, number(set + 1))), one);
    }
    let word = [NOW + 3 * DAY, 1, 0, 0];
    assert_eq!(at(entry(operation.id(), number(10))), U256::from_limbs(word));
    assert_eq!(at(entry(name("USDAI"), number(11))), of(first.address()));
    assert_eq!(at(number(12)), of(alice) + (one << 160_usize));
    // Maps keep nothing in their own slots, and nothing lies behind the last.
    for empty in [0, 1, 3, 5, 7, 8, 9, 10, 11, 13, 14] {
        assert_eq!(at(number(empty)), U256::ZERO, "slot {empty}");
    }
}

fn roles_have_slots_of_their_own(
    at: &impl Fn(U256) -> U256,
    admin: Address,
    guardian: Address,
    alice: Address,
) {
    let one = number(1);
    // AccessControl: a role's holders, and behind them the role that grants it.
    for (role, account) in [(ADMIN, admin), (guardian_role(), guardian), (guardian_role(), alice)] {
        let data = entry(role, number(0));
        assert_eq!([at(entry(account.into_word(), data)), at(data + one)], [one, U256::ZERO]);
    }
    // Its enumeration: a role's list, and behind it each holder's place.
    for (role, holders) in [(ADMIN, &[admin][..]), (guardian_role(), &[guardian, alice])] {
        let set = entry(role, number(1));
        assert_eq!(at(set), number(holders.len() as u64));
        for (place, holder) in (0..).zip(holders) {
            assert_eq!(at(element(set, place)), of(*holder));
            assert_eq!(at(entry(holder.into_word(), set + one)), number(place + 1));
        }
    }
}
