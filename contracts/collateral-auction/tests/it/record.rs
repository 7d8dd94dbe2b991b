//! What is kept of a sale.

use alloy_primitives::{Address, U256};
use collateral_auction::record::Record;
use usdai_core::sale::{Round, Sale};
use usdai_core::{AssetAmount, Timestamp};

fn record(round: u8, reserve: U256, highest: U256, ends_at: u64, bidder: Address) -> Record {
    let [reserve, highest] = [reserve, highest].map(AssetAmount::new);
    let [ends_at, latest_end] = [ends_at, ends_at.saturating_sub(1)].map(Timestamp::new);
    let round = Round::new(round).expect("a round");
    Record { sale: Sale { round, reserve, highest, ends_at, latest_end }, bidder }
}

#[test]
fn a_sale_comes_back_as_it_was_packed() {
    let most = U256::from(u128::MAX);
    let check = |record: Record| assert_eq!(Record::unpack(record.pack().expect("what fits")), Some(record));
    check(record(1, U256::ZERO, U256::ZERO, 0, Address::ZERO));
    check(record(5, U256::from(1), most, 1 << 32, Address::repeat_byte(1)));
    check(record(6, most, U256::from(1), (1 << 40) - 1, Address::repeat_byte(0xff)));
    assert_eq!(Record::unpack([U256::ZERO; 2]), None);
    for too_large in [
        record(1, most + U256::from(1), most, 0, Address::ZERO),
        record(1, most, most + U256::from(1), 0, Address::ZERO),
        record(1, most, most, 1 << 40, Address::ZERO),
    ] {
        assert!(too_large.pack().is_err());
    }
}
