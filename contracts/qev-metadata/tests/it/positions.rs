//! Positions that the tests show.

use alloy_primitives::U256;
use qev_metadata::position::Position;

/// Whole shares or USDai.
pub fn tokens(number: u64) -> U256 {
    U256::from(number) * U256::from(1_000_000_000_000_000_000_u64)
}

/// A position that waits.
pub fn waiting() -> Position {
    Position { id: U256::from(7), waiting: tokens(1_234_567), epoch: 3, ..Position::default() }
}

/// The largest that the interface can pass.
pub fn largest() -> Position {
    Position {
        id: U256::MAX,
        waiting: U256::MAX,
        bid: U256::MAX,
        tick: u16::MAX,
        epoch: u64::MAX,
        sealed_for: u64::MAX,
        is_penalised: true,
        collectable_shares: U256::MAX,
        collectable_assets: U256::MAX,
    }
}

/// Every kind of position by a name.
pub fn all() -> Vec<(&'static str, Position)> {
    let bid = tokens(400_000) + U256::from(999_999_999_999_999_999_u64);
    vec![
        ("nothing", Position::default()),
        ("waiting", waiting()),
        ("sealed", Position { sealed_for: 4, ..waiting() }),
        ("bidding", Position { bid, tick: 325, ..waiting() }),
        ("bidding and sealed", Position { bid, tick: 1_900, sealed_for: 4, ..waiting() }),
        ("penalised", Position { is_penalised: true, ..waiting() }),
        (
            "served",
            Position {
                bid,
                tick: 10,
                collectable_shares: tokens(90_000),
                collectable_assets: tokens(94_500),
                is_penalised: true,
                sealed_for: 5,
                ..waiting()
            },
        ),
        ("of a wei each", Position { waiting: U256::from(1), bid: U256::from(1), ..Position::default() }),
        (
            "as large as the contract's numbers are",
            Position {
                id: U256::from(u32::MAX),
                waiting: U256::from(u128::MAX >> 32),
                bid: U256::from(u128::MAX >> 32),
                tick: 1_001,
                epoch: 8_191,
                collectable_shares: U256::from(u128::MAX >> 32),
                collectable_assets: U256::from(u128::MAX),
                ..Position::default()
            },
        ),
        ("largest", largest()),
    ]
}
