//! Values as words.

use alloy_primitives::{Address, B256, FixedBytes, U256};
use alloy_sol_types::SolValue;
use kit::words::{Word, append, number, only_bytes, short_text, with_selector};

#[test]
fn values_are_padded_on_the_left() {
    let word = |number: u64| B256::from(U256::from(number));
    assert_eq!(0x0102_u64.word(), word(0x0102));
    assert_eq!(u64::MAX.word(), word(u64::MAX));
    assert_eq!(U256::MAX.word(), B256::repeat_byte(0xff));
    assert_eq!([false, true].map(|value| value.word()), [word(0), word(1)]);
    let address = Address::repeat_byte(0xab);
    assert_eq!(address.word(), address.into_word());
    assert_eq!(address.word()[..12], [0; 12]);
    assert_eq!(B256::repeat_byte(7).word(), B256::repeat_byte(7));
}

#[test]
fn a_selector_is_padded_on_the_right() {
    let mut expected = B256::ZERO;
    expected[..4].copy_from_slice(&[1, 2, 3, 4]);
    assert_eq!(FixedBytes::<4>::new([1, 2, 3, 4]).word(), expected);
}

#[test]
fn bytes_fill_whole_words() {
    for length in [0, 1, 31, 32, 33, 64, 100] {
        let bytes: Vec<u8> = (1..=length).collect();
        let expected = alloy_primitives::Bytes::from(bytes.clone()).abi_encode();
        assert_eq!(only_bytes(&bytes).concat(), expected, "{length}");
    }
}

#[test]
fn a_number_comes_back() {
    for value in [U256::ZERO, U256::from(1), U256::from(1) << 255, U256::MAX] {
        assert_eq!(number(value.word()), value);
    }
}

#[test]
fn a_short_text_is_its_length_and_its_bytes() {
    let mut content = [0; 32];
    content[..3].copy_from_slice(b"abc");
    assert_eq!(short_text("abc"), [3_u64.word(), B256::new(content)]);
    assert_eq!(short_text(""), [B256::ZERO; 2]);
    let full = "0123456789abcdef0123456789abcdef";
    assert_eq!(short_text(full), [32_u64.word(), B256::from_slice(full.as_bytes())]);
}

#[test]
fn words_follow_each_other() {
    let words = [1_u64.word(), 2_u64.word()];
    let data = with_selector([1, 2, 3, 4], &words);
    assert_eq!(data, [&[1, 2, 3, 4], words.concat().as_slice()].concat());
    assert_eq!(with_selector([1, 2, 3, 4], &[]), [1, 2, 3, 4]);
    let mut bytes = vec![9];
    append(&mut bytes, &words);
    assert_eq!(bytes, [&[9], words.concat().as_slice()].concat());
}
