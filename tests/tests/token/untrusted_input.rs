//! X02, X06 and X10: whatever is sent, the answer is a result, a named error, or, for what cannot be
//! decoded, a revert without data. Nothing traps, wraps or runs out of gas.

use alloy_primitives::{Address, U256};
use tests::{
    calldata::{encoded, maximum, parameters, u},
    check::done,
    token::{Subject, answered, filled, functions, refused_without_data, simulate, zero_call},
};

use crate::Token;

#[test]
fn x06_short_calldata_is_refused() {
    let mut token = Token::start();
    let alice = token.world().alice.address;
    for (signature, selector) in functions::<Token>() {
        let count = parameters(signature).len();
        let full = encoded(selector, &vec![U256::ZERO; count]);
        for length in [4, 5, full.len() / 2, full.len().saturating_sub(32), full.len() - 1] {
            if (4..full.len()).contains(&length) {
                refused_without_data(&simulate(&mut token, alice, full[..length].to_vec(), U256::ZERO));
            }
        }
    }
}

#[test]
fn x06_trailing_calldata_changes_nothing() {
    let mut token = Token::start();
    let alice = token.world().alice.address;
    for (signature, selector) in functions::<Token>() {
        let words = vec![U256::ZERO; parameters(signature).len().max(1) + 2];
        let exact = simulate(&mut token, alice, encoded(selector, &words), U256::ZERO);
        let mut longer = encoded(selector, &words);
        longer.extend([0xff; 77]);
        let long = simulate(&mut token, alice, longer, U256::ZERO);
        assert_eq!((long.status, long.output), (exact.status, exact.output), "{signature}");
    }
}

#[test]
fn x06_dirty_upper_bits_are_refused() {
    let mut token = Token::start();
    let alice = token.world().alice.address;
    let mut checked = 0;
    for (signature, selector) in functions::<Token>() {
        let kinds = parameters(signature);
        for (index, kind) in kinds.iter().enumerate() {
            let beyond = match *kind {
                "bytes" | "bytes32" | "uint256" => continue,
                "bytes4" => vec![U256::ONE, U256::ONE << 223_usize],
                kind => vec![maximum(kind) + U256::ONE, U256::ONE << 255_usize],
            };
            for value in beyond {
                let mut words = vec![U256::ZERO; kinds.len() + 2];
                words[index] = value;
                refused_without_data(&simulate(&mut token, alice, encoded(selector, &words), U256::ZERO));
                checked += 1;
            }
        }
    }
    assert!(checked > 50, "{checked}");
}

#[test]
fn x10_the_largest_arguments_are_answered() {
    let mut token = Token::start();
    let people = [token.world().alice.address, token.world().admin.address, Address::ZERO, token.token()];
    for (signature, selector) in functions::<Token>() {
        let kinds = parameters(signature);
        for from in people {
            answered(&mut token, from, filled(selector, &kinds, |_| U256::MAX), signature);
        }
    }
}

#[test]
fn x10_long_calldata_is_answered() {
    let mut token = Token::start();
    let alice = token.world().alice.address;
    for (signature, selector) in functions::<Token>() {
        // A million zero bytes cost 4 of the 32 million gas that a transaction may have.
        let data = [zero_call(selector).to_vec(), vec![0; 1_000_000]].concat();
        answered(&mut token, alice, data, signature);
    }
}

#[test]
fn x02_every_function_answers_every_kind_of_caller() {
    let mut token = Token::start();
    let callers = [
        token.world().alice.address,
        token.world().admin.address,
        token.world().treasury.address,
        token.token(),
        token.world().dollar,
        Address::ZERO,
        Address::with_last_byte(1),
    ];
    let alice = token.world().alice.clone();
    let dollar = token.world().dollar;
    done(token.enter(&alice, alice.address, Token::ENTRY * u(10)));
    let edges = [U256::ZERO, U256::ONE, u(u64::MAX.into()), U256::MAX];
    for (signature, selector) in functions::<Token>() {
        let kinds = parameters(signature);
        for from in callers {
            for edge in edges {
                for address in [from, dollar, token.token()] {
                    let argument = |kind: &str| match kind {
                        "address" => U256::from_be_bytes(address.into_word().0),
                        _ => edge,
                    };
                    let data = filled(selector, &kinds, argument);
                    answered(&mut token, from, data, signature);
                }
            }
        }
    }
}
