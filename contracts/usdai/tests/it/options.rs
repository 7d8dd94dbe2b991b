//! What the data of a deposit shows, read without a chain.

use alloy_primitives::{Address, Bytes, U256};
use alloy_sol_types::SolValue;
use usdai::errors::{self, Error};
use usdai::options::{Credential, ENTRIES_MAXIMUM, Evidence, check, check_none, read};

const ACCOUNT: Address = Address::repeat_byte(0xaa);
const CAP: u128 = 0x0102_0304_0506_0708_090a_0b0c;

fn encoded(kind: u64, content: &[u8]) -> Bytes {
    (U256::from(kind), Bytes::copy_from_slice(content)).abi_encode_params().into()
}

fn several(entries: &[Bytes]) -> Bytes {
    encoded(4, &entries.to_vec().abi_encode())
}

/// Account and cap, and what follows.
fn content(rest: &[u8]) -> Vec<u8> {
    [ACCOUNT.as_slice(), &CAP.to_be_bytes()[4..], rest].concat()
}

/// What was looked at, in words.
fn shown(data: &[u8]) -> Result<Vec<String>, Error> {
    let mut all = Vec::new();
    read(data, &mut |credential| {
        all.push(format!("{credential:?}"));
        Ok(())
    })?;
    Ok(all)
}

fn place(hashes: &[[u8; 32]]) -> String {
    format!("{:?}", Credential { account: ACCOUNT, cap: CAP, evidence: Evidence::Proof(hashes) })
}

fn invite(expiry: u64, signature: &[u8]) -> String {
    let evidence = Evidence::Invite { expiry, signature };
    format!("{:?}", Credential { account: ACCOUNT, cap: CAP, evidence })
}

#[test]
fn what_is_packed_is_read() {
    let word = |number: u64| U256::from(number).to_be_bytes::<32>();
    let two = [[1; 32], [2; 32]];
    let of_two = encoded(2, &content(two.as_flattened()));
    let of_none = encoded(2, &content(&[]));
    let signed = encoded(3, &content(&[&word(u64::MAX)[..], &[7; 65]].concat()));
    let unsigned = encoded(3, &content(&word(0)));
    for (data, expected) in [
        (Bytes::new(), vec![]),
        (encoded(0, &[]), vec![]),
        (of_two.clone(), vec![place(&two)]),
        (of_none.clone(), vec![place(&[])]),
        (signed.clone(), vec![invite(u64::MAX, &[7; 65])]),
        (unsigned.clone(), vec![invite(0, &[])]),
        (several(&[]), vec![]),
        (several(&[Bytes::new(), encoded(0, &[])]), vec![]),
        (
            several(&[signed, of_two, of_none, unsigned]),
            vec![invite(u64::MAX, &[7; 65]), place(&two), place(&[]), invite(0, &[])],
        ),
    ] {
        assert_eq!(shown(&data), Ok(expected));
        assert_eq!(check(&data), Ok(()));
    }
}

#[test]
fn what_is_not_is_refused_with_its_length() {
    let malformed = |data: Bytes, length: usize| (data, errors::data_malformed(U256::from(length)));
    let more_than_64_bits = [U256::MAX.to_be_bytes::<32>().as_slice(), &[7; 65]].concat();
    let cases = [
        (encoded(2, &content(&[1; 31])), None),
        (encoded(2, &content(&[])[1..]), None),
        (encoded(3, &content(&[0; 31])), None),
        (encoded(3, &content(&more_than_64_bits)), None),
        (encoded(0, &[0]), None),
        (encoded(256, &[]), None),
        (encoded(4, &[]), None),
        (several(&[Bytes::from_static(&[1, 2, 3])]), Some(3)),
    ]
    .map(|(data, length)| {
        let length = length.unwrap_or(data.len());
        malformed(data, length)
    });
    for (data, error) in cases {
        assert_eq!(check(&data), Err(error), "{data}");
    }
    let many = errors::data_too_many(5, ENTRIES_MAXIMUM as u64);
    assert_eq!(check(&several(&vec![Bytes::new(); 5])), Err(many));
    for (data, kind) in [(encoded(1, &[]), 1), (encoded(255, &[9]), 255), (several(&[several(&[])]), 4)] {
        assert_eq!(check(&data), Err(errors::data_kind_unsupported(kind)));
    }
}

#[test]
fn a_redemption_takes_nothing() {
    for (data, expected) in [
        (Bytes::new(), Ok(())),
        (encoded(0, &[]), Ok(())),
        (encoded(2, &content(&[])), Err(errors::data_kind_unsupported(2))),
        (several(&[]), Err(errors::data_kind_unsupported(4))),
        (encoded(0, &[1]), Err(errors::data_malformed(U256::from(128)))),
    ] {
        assert_eq!(check_none(&data), expected);
    }
}

/// The first thing that is not true ends it.
#[test]
fn what_a_look_refuses_is_refused() {
    let one = encoded(2, &content(&[]));
    let mut looks = 0;
    let outcome = read(&several(&[one.clone(), one.clone(), one]), &mut |_| {
        looks += 1;
        if looks == 2 { Err(errors::zero_amount()) } else { Ok(()) }
    });
    assert_eq!((outcome, looks), (Err(errors::zero_amount()), 2));
}
