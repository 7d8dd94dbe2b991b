//! What a slot holds.

use alloy_primitives::U256;
use bridge::record::{Limit, pack_pair, unpack_pair};
use usdai_core::refill::Usage;
use usdai_core::{AssetAmount, Timestamp};

#[test]
fn a_limit_comes_back_as_it_was_packed() {
    let limit = |bits: usize, parts: usize, at| Limit {
        limit: AssetAmount::new((U256::from(1) << bits) - U256::from(1)),
        usage: Usage { parts: (U256::from(1) << parts) - U256::from(1), at: Timestamp::new(at) },
    };
    for it in [limit(0, 0, 0), limit(1, 0, 0), limit(0, 1, 0), limit(0, 0, 1), limit(88, 128, (1 << 40) - 1)]
    {
        assert_eq!(Limit::unpack(it.pack().expect("what fits")), it);
    }
    for it in [limit(89, 0, 0), limit(0, 129, 0), limit(0, 0, 1 << 40)] {
        assert!(it.pack().is_err());
    }
}

#[test]
fn a_pair_comes_back_as_it_was_packed() {
    let (most, one) = (AssetAmount::new(U256::from(u128::MAX)), AssetAmount::new(U256::from(1)));
    for pair in [[AssetAmount::ZERO; 2], [one, AssetAmount::ZERO], [AssetAmount::ZERO, one], [most; 2]] {
        assert_eq!(unpack_pair(pack_pair(pair).expect("what fits")), pair);
    }
    let more = most.checked_add(one).expect("129 bits");
    assert!(pack_pair([more, one]).is_err() && pack_pair([one, more]).is_err());
}
