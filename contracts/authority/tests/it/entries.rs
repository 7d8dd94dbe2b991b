//! Sets of entries, all of them.

use crate::scene::{number, selector};
use alloy_primitives::{B256, FixedBytes, U256};
use authority::entries::{ENTRIES, Entries, is_entry};
use authority::errors;
use kit::words::Word;

fn entry(place: usize) -> FixedBytes<4> {
    ENTRIES[place].into()
}

#[test]
fn every_set_keeps_what_was_put_in() {
    for bits in 0..1 << ENTRIES.len() {
        let members: Vec<_> = (0..ENTRIES.len()).filter(|place| bits >> place & 1 == 1).map(entry).collect();
        let mut set = Entries::default();
        // In any order, and twice.
        for member in members.iter().rev().chain(&members) {
            assert_eq!(set.insert(*member), Ok(()));
        }
        assert_eq!(set.pack(), number(bits));
        assert_eq!(Entries::unpack(number(bits)), set);
        assert_eq!(set.iter().collect::<Vec<_>>(), members);
        for place in 0..ENTRIES.len() {
            assert_eq!(set.contains(entry(place)), members.contains(&entry(place)));
        }
        let words: Vec<B256> = [(members.len() as u64).word()]
            .into_iter()
            .chain(members.iter().map(|member| B256::right_padding_from(member.as_slice())))
            .collect();
        assert_eq!(set.words(), words);
    }
}

#[test]
fn what_is_no_entry_is_refused() {
    let mut set = Entries::default();
    for other in ["pause()", "pauseMint(uint256)", "transferAuthority(address)"].map(selector) {
        assert_eq!(set.insert(other), Err(errors::entry_unknown(other)));
        assert!(!set.contains(other) && !is_entry(other));
    }
    assert_eq!(set.pack(), U256::ZERO);
    assert!((0..ENTRIES.len()).all(|place| is_entry(entry(place))));
}
