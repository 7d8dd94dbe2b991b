//! X07: where each number is in the storage, found by what changes it.

use alloy_primitives::{Address, B256, U256, keccak256};
use tests::check::done;
use usdai_bindings::IBridge;

use crate::support::{DAY, LIMIT, Stage, w};

/// The slot of a place: two keys and a kind in the map at slot 3.
fn place(kind: u64, first: Address, second: Address) -> U256 {
    let number = |value: u64| B256::from(U256::from(value));
    let words = [first.into_word(), second.into_word(), number(kind), number(3)];
    U256::from_be_bytes(keccak256(words.map(|word| word.0).concat()).0)
}

/// The number in `count` bits from `low` on.
fn field(word: U256, low: usize, count: usize) -> U256 {
    (word >> low) & ((U256::ONE << count) - U256::ONE)
}

#[test]
fn x07_each_number_has_its_place() {
    for mut stage in Stage::both() {
        let (bridge, payee, hub, token) = (stage.bridge.clone(), stage.payee, stage.hub, stage.token);
        let taken_at = stage.chain().timestamp();
        done(stage.take(&bridge, w(900)));
        stage.set_limits(bridge.address, w(90), w(LIMIT));
        let limited_at = stage.chain().timestamp() - 1;
        stage.chain().warp(2 * DAY);
        let brought_at = stage.chain().timestamp();
        done(stage.bring(&bridge, payee, w(500)));
        let word = |stage: &mut Stage, slot| stage.chain().storage(hub, slot);
        let at = |kind, second| place(kind, bridge.address, second);
        let authority = stage.suite.authority;
        let locks = U256::from(u8::from(stage.locks)) << 160_usize;
        let told = |address: Address| U256::from_be_bytes(address.into_word().0);
        assert_eq!(word(&mut stage, U256::ZERO), told(authority));
        assert_eq!(word(&mut stage, U256::from(1)), U256::ZERO);
        assert_eq!(word(&mut stage, U256::from(2)), told(token) | locks);
        let parts = |units: u64| w(units) * U256::from(DAY);
        let minting = word(&mut stage, at(1, Address::ZERO));
        assert_eq!(field(minting, 0, 88), w(90), "the limit");
        assert_eq!(field(minting, 88, 128), parts(90), "what is used, in parts of a day");
        assert_eq!(field(minting, 216, 40), U256::from(brought_at), "when");
        let burning = word(&mut stage, at(2, Address::ZERO));
        assert_eq!(field(burning, 0, 88), w(LIMIT));
        let refilled = w(LIMIT) * U256::from(limited_at - taken_at);
        assert_eq!(field(burning, 88, 128), parts(900) - refilled);
        assert_eq!(field(burning, 216, 40), U256::from(limited_at));
        let pair = |word| [field(word, 0, 128), field(word, 128, 128)];
        assert_eq!(pair(word(&mut stage, at(3, Address::ZERO))), [w(400), w(410)], "outstanding, queued");
        assert_eq!(word(&mut stage, at(4, Address::ZERO)), w(90), "the floor of the queue's limit");
        assert_eq!(word(&mut stage, at(5, payee)), w(410), "queued for an account");
        assert_eq!(pair(word(&mut stage, place(6, Address::ZERO, Address::ZERO))), [w(400), w(410)]);
        assert_eq!(word(&mut stage, at(7, Address::ZERO)), U256::from(1), "first of the list");
        let first = place(8, Address::with_last_byte(1), Address::ZERO);
        assert_eq!(word(&mut stage, first), told(bridge.address));
        assert_eq!(word(&mut stage, place(9, Address::ZERO, Address::ZERO)), U256::from(2));
        assert_eq!(stage.ask(&IBridge::bridgesCall {}), [bridge.address, stage.other.address]);
    }
}
