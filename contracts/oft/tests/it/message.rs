//! Amounts and messages at their edges.

use alloy_primitives::{Address, B256, U256};
use oft::message::{Amount, Message, RATE, amount_word, recipient};

#[test]
fn an_amount_is_cut_to_six_decimals() {
    let one = U256::from(1);
    let check = |local, shared| {
        let amount = Amount::down(local).expect("an amount that fits");
        assert_eq!((amount.shared, amount.local), (shared, U256::from(shared) * RATE));
        assert_eq!(Amount::new(shared), Ok(amount));
    };
    check(U256::ZERO, 0);
    check(RATE - one, 0);
    check(RATE, 1);
    check(RATE + RATE - one, 1);
    let over = U256::from(1u128 << 64) * RATE;
    check(over - one, u64::MAX);
    assert!(Amount::down(over).is_err() && Amount::down(U256::MAX).is_err());
}

#[test]
fn a_message_is_read_as_it_is_written() {
    let to = B256::repeat_byte(0x70);
    for (amount, rest) in [(0, vec![]), (1, vec![]), (u64::MAX, vec![0]), (1 << 63, vec![7; 99])] {
        let bytes = [to.as_slice(), &amount_word(amount)[..8], &rest].concat();
        let expected = Message { to, amount, is_composed: !rest.is_empty() };
        assert_eq!(Message::read(&bytes), Ok(expected));
        assert_eq!(amount_word(amount)[8..], [0; 24]);
    }
    for length in [0, 31, 32, 39] {
        assert!(Message::read(&vec![1; length]).is_err());
    }
}

#[test]
fn a_recipient_is_an_address() {
    let account = Address::repeat_byte(0xff);
    assert_eq!(recipient(account.into_word()), Ok(account));
    assert!(recipient(B256::ZERO).is_err());
    for index in 0..12 {
        let mut word = account.into_word();
        word[index] = 1;
        assert!(recipient(word).is_err());
    }
}
