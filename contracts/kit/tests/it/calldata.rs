//! Decoding: what is short, dirty or points outside is undecodable, and nothing panics.

use alloy_primitives::{Address, B256, U256};
use kit::Error;
use kit::calldata::Arguments;

fn word(number: u64) -> [u8; 32] {
    U256::from(number).to_be_bytes()
}

#[track_caller]
fn reads<T: PartialEq + core::fmt::Debug>(data: &[u8], read: fn(&mut Arguments) -> T, expected: Option<T>) {
    let mut arguments = Arguments::new(data);
    let value = read(&mut arguments);
    match expected {
        Some(expected) => assert_eq!((arguments.check(), value), (Ok(()), expected)),
        None => assert_eq!(arguments.check(), Err(Error::undecodable())),
    }
}

#[test]
fn a_word_is_32_bytes() {
    let data = [word(1), word(2)].concat();
    reads(&data, |a| (a.uint(), a.uint()), Some((U256::from(1), U256::from(2))));
    reads(&data, |a| a.word(), Some(B256::new(word(1))));
    reads(&data, |a| (a.word(), a.word(), a.word()), None);
    for length in 0..32 {
        reads(&data[..length], |a| a.word(), None);
    }
}

#[test]
fn an_address_has_twelve_zeros_before_it() {
    let address = Address::repeat_byte(0xab);
    let clean = address.into_word();
    reads(clean.as_slice(), |a| a.address(), Some(address));
    for index in 0..12 {
        let mut dirty = clean;
        dirty[index] = 1;
        reads(dirty.as_slice(), |a| a.address(), None);
    }
}

#[test]
fn small_numbers_are_within_their_type() {
    reads(&word(255), |a| a.uint_up_to(255), Some(255));
    reads(&word(256), |a| a.uint_up_to(255), None);
    reads(&word(u64::MAX), |a| a.uint_up_to(u64::MAX), Some(u64::MAX));
    for bit in [64_usize, 128, 192, 255] {
        let data: [u8; 32] = (U256::from(1) << bit).to_be_bytes();
        reads(&data, |a| a.uint_up_to(u64::MAX), None);
    }
    let widest: [u8; 32] = U256::from(u128::MAX).to_be_bytes();
    reads(&widest, |a| a.uint_up_to_u128(u128::MAX), Some(u128::MAX));
    reads(&widest, |a| a.uint_up_to_u128(u128::MAX - 1), None);
    for bit in [128_usize, 192, 255] {
        let data: [u8; 32] = (U256::from(1) << bit).to_be_bytes();
        reads(&data, |a| a.uint_up_to_u128(u128::MAX), None);
    }
    reads(&word(0), |a| a.boolean(), Some(false));
    reads(&word(1), |a| a.boolean(), Some(true));
    reads(&word(2), |a| a.boolean(), None);
}

#[test]
fn four_bytes_have_28_zeros_behind_them() {
    let mut clean = [0; 32];
    clean[..4].copy_from_slice(&[1, 2, 3, 4]);
    reads(&clean, |a| a.bytes4(), Some(0x01020304));
    for index in 4..32 {
        let mut dirty = clean;
        dirty[index] = 1;
        reads(&dirty, |a| a.bytes4(), None);
    }
}

#[test]
fn bytes_lie_inside_the_data() {
    let at = |offset: u64, length: u64, content: &[u8]| {
        let mut data = [word(offset), word(length)].concat();
        data.extend_from_slice(content);
        data
    };
    let content = |data: &[u8]| {
        let mut arguments = Arguments::new(data);
        let bytes = arguments.bytes().to_vec();
        arguments.check().ok().map(|()| bytes)
    };
    assert_eq!(content(&at(32, 0, &[])), Some(vec![]));
    assert_eq!(content(&at(32, 3, &[1, 2, 3])), Some(vec![1, 2, 3]));
    assert_eq!(content(&at(32, 2, &[1, 2, 3])), Some(vec![1, 2]));
    assert_eq!(content(&at(32, 4, &[1, 2, 3])), None, "longer than there is");
    assert_eq!(content(&at(32, u64::MAX, &[1])), None, "a length no memory has");
    assert_eq!(content(&at(33, 0, &[])), None, "a length that starts inside and ends outside");
    assert_eq!(content(&at(u64::from(u32::MAX), 0, &[])), None, "an offset outside");
    assert_eq!(content(&at(u64::MAX, 0, &[])), None, "an offset no memory has");
    assert_eq!(content(&word(0)), Some(vec![]), "the head as its own empty tail");
    assert_eq!(content(&[]), None);
}

#[test]
fn an_array_has_as_many_words_as_it_says() {
    let numbers = |data: &[u8]| {
        let mut arguments = Arguments::new(data);
        let (mut elements, count) = arguments.array();
        arguments.check().ok()?;
        let numbers: Vec<_> = (0..count).map(|_| elements.uint_up_to(u64::MAX)).collect();
        elements.check().ok().map(|()| numbers)
    };
    let words = |numbers: &[u64]| numbers.iter().flat_map(|number| word(*number)).collect::<Vec<_>>();
    assert_eq!(numbers(&words(&[32, 0])), Some(vec![]));
    assert_eq!(numbers(&words(&[32, 2, 7, 8])), Some(vec![7, 8]));
    assert_eq!(numbers(&words(&[32, 1, 7, 8])), Some(vec![7]), "what follows is nothing of its");
    assert_eq!(numbers(&words(&[64, 9, 1, 7])), Some(vec![7]), "where the head says");
    assert_eq!(numbers(&words(&[32, 2, 7, 8])[..127]), None, "a byte is missing");
    assert_eq!(numbers(&words(&[32, 3, 7, 8])), None, "longer than there is");
    for length in [u64::from(u32::MAX), 1 << 27, 1 << 59, u64::MAX] {
        assert_eq!(numbers(&words(&[32, length, 7])), None, "a length no memory has");
    }
    assert_eq!(numbers(&words(&[96, 1])), None, "an offset outside");
}

#[test]
fn an_element_is_as_strict_as_an_argument() {
    let data = [word(32), word(1), word(256)].concat();
    let mut arguments = Arguments::new(&data);
    let (mut elements, count) = arguments.array();
    assert_eq!((count, elements.uint_up_to(255)), (1, 256));
    assert_eq!(elements.check(), Err(Error::undecodable()));
}

#[test]
fn records_are_whole_and_as_many_as_they_say() {
    let data = [word(32), word(2), word(1), word(2), word(3), word(4)].concat();
    let read = |a: &mut Arguments| {
        let (mut records, length) = a.records(2);
        (length, records.uint(), records.uint(), records.uint(), records.uint())
    };
    let [one, two, three, four] = [1, 2, 3, 4].map(U256::from);
    reads(&data, read, Some((2, one, two, three, four)));
    reads(&data[..data.len() - 1], read, None);
    let too_many = [word(32), word(u64::from(u32::MAX)), word(1)].concat();
    reads(&too_many, |a| a.records(4).1, None);
    reads(&data, |a| a.records(0).1, Some(0));
}

/// Offsets inside count from where the fields begin.
#[test]
fn a_struct_is_where_its_word_says() {
    let data = [word(7), word(64), word(5), word(64), word(1), word(9)].concat();
    let read = |a: &mut Arguments| {
        let _first = a.uint();
        let mut fields = a.tuple();
        let number = fields.uint();
        let (mut elements, length) = fields.array();
        (number, length, elements.uint(), fields.check())
    };
    reads(&data, read, Some((U256::from(5), 1, U256::from(9), Ok(()))));
    for outside in [193, u64::from(u32::MAX), u64::MAX] {
        let data = [word(7), word(outside), word(5), word(64), word(1), word(9)].concat();
        reads(&data, |a| (a.uint(), a.tuple().check()).1, None);
    }
}

/// Each has its own offset, which counts from after the length.
#[test]
fn structs_are_as_many_as_they_say() {
    let data = [word(32), word(2), word(64), word(96), word(5), word(6)].concat();
    let read = |a: &mut Arguments| {
        let (mut elements, count) = a.tuples();
        let numbers: Vec<_> = (0..count).map(|_| elements.tuple().uint()).collect();
        (numbers, elements.check())
    };
    reads(&data, read, Some((vec![U256::from(5), U256::from(6)], Ok(()))));
    for outside in [33, u64::from(u32::MAX), u64::MAX] {
        reads(&word(outside), |a| a.tuples().1, None);
    }
    // A length with too few elements shows where they are read.
    let short = [word(32), word(3), word(0)].concat();
    let read = |a: &mut Arguments| {
        let (mut elements, count) = a.tuples();
        let _offsets: Vec<_> = (0..count).map(|_| elements.tuple().uint()).collect();
        (count, elements.check().is_err())
    };
    reads(&short, read, Some((3, true)));
}
