//! Several numbers in one slot.

use alloy_primitives::U256;
use kit::errors::arithmetic_overflow;
use kit::packing::{Unpacker, field, pack};

/// The low `width` bytes set.
fn ones(width: usize) -> U256 {
    if width == 0 { U256::ZERO } else { U256::MAX >> (256 - 8 * width) }
}

#[test]
fn numbers_lie_one_above_the_other_from_the_low_end() {
    assert_eq!(pack(&[]), Ok(U256::ZERO));
    let widths = [1, 12, 4, 8, 7];
    for (index, width) in widths.into_iter().enumerate() {
        let below: usize = widths[..index].iter().sum();
        let numbers: Vec<_> = widths
            .iter()
            .enumerate()
            .map(|(at, w)| (if at == index { ones(width) } else { U256::ZERO }, *w))
            .collect();
        assert_eq!(pack(&numbers), Ok(ones(width) << (8 * below)), "{index}");
    }
    assert_eq!(pack(&[(U256::MAX, 32)]), Ok(U256::MAX));
}

#[test]
fn what_was_packed_comes_back() {
    let numbers = [(0x12_u64, 1), (0x3456, 2), (0x789a_bcde, 4), (u64::MAX, 8), (1, 12)];
    let slot = pack(&numbers.map(|(number, width)| field(number, width))).expect("numbers that fit");
    let mut unpacker = Unpacker::new(slot);
    for (number, width) in numbers {
        assert_eq!(unpacker.take(width), U256::from(number));
    }
    assert_eq!((unpacker.take(5), unpacker.take(1)), (U256::ZERO, U256::ZERO), "nothing is left");
    let mut unpacker = Unpacker::new(slot);
    for (number, width) in numbers {
        assert_eq!(unpacker.take_u64(width), number);
    }
    assert_eq!(Unpacker::new(U256::MAX).take(32), U256::MAX);
    assert_eq!(Unpacker::new(U256::MAX).take_u64(32), u64::MAX, "only the low bits");
    assert_eq!(Unpacker::new(U256::MAX).take(0), U256::ZERO);
}

#[test]
fn a_number_wider_than_its_place_is_refused() {
    for width in [0, 1, 8, 31] {
        assert_eq!(pack(&[(ones(width), width)]), Ok(ones(width)), "{width}");
        let wide = ones(width) + U256::from(1);
        assert_eq!(pack(&[(wide, width)]), Err(arithmetic_overflow()), "{width}");
        assert_eq!(pack(&[(wide, width), (U256::ZERO, 1)]), Err(arithmetic_overflow()), "{width}");
    }
}

#[test]
fn a_slot_holds_32_bytes() {
    let zero = U256::ZERO;
    assert_eq!(pack(&[(zero, 20), (ones(12), 12)]), Ok(ones(12) << 160));
    assert_eq!(pack(&[(zero, 20), (ones(13), 13)]), Err(arithmetic_overflow()));
    assert_eq!(pack(&[(zero, 21), (ones(12), 12)]), Err(arithmetic_overflow()));
    assert_eq!(pack(&[(zero, 32), field(1, 1)]), Err(arithmetic_overflow()));
}

#[test]
fn zeros_take_their_places_too() {
    let zero = U256::ZERO;
    assert_eq!(pack(&[(zero, 20), (zero, 12)]), Ok(zero));
    assert_eq!(pack(&[(zero, 32), (zero, 0)]), Ok(zero));
    for widths in [vec![20, 13], vec![32, 1], vec![1, 32], vec![16, 16, 1], vec![32, 32], vec![11, 11, 11]] {
        let fields: Vec<_> = widths.iter().map(|width| (zero, *width)).collect();
        assert_eq!(pack(&fields), Err(arithmetic_overflow()), "{widths:?}");
    }
    assert_eq!(pack(&[field(1, 16), (ones(17), 17)]), Err(arithmetic_overflow()));
}

#[test]
fn no_width_is_more_than_32() {
    assert_eq!(pack(&[(U256::MAX, 40)]), Ok(U256::MAX));
    assert_eq!(pack(&[(U256::ZERO, 40), (U256::ZERO, 1)]), Err(arithmetic_overflow()));
    assert_eq!(Unpacker::new(U256::MAX).take(40), U256::MAX);
}
