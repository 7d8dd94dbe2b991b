//! Data of every form that nobody should send: an error with a name, whoever sends it.

use alloy_primitives::{Bytes, U256};
use alloy_sol_types::{SolInterface, SolValue};
use proptest::prelude::*;
use tests::{
    abi::IUSDai::{self, IUSDaiErrors},
    access::{CLOSED, Invite, OPEN, data, several},
    check::{done, outcome},
    token::operation::runs,
};

use crate::support::{Beta, CAP, usdai};

/// What the form of the data comes to.
#[derive(Clone, Copy, Debug)]
enum Form {
    /// Malformed, in a part of so many bytes.
    Malformed(usize),
    Unsupported(u64),
    TooMany(u64),
}

fn words(words: &[u64]) -> Vec<u8> {
    words.iter().flat_map(|word| U256::from(*word).to_be_bytes::<32>()).collect()
}

/// A list of a length and offsets as they are.
fn raw_list(words_of_it: &[u64]) -> Bytes {
    data(4, &words(words_of_it))
}

fn malformed(beta: &Beta) -> Vec<(&'static str, Bytes, Form)> {
    let all = |data: Bytes| {
        let length = data.len();
        (data, Form::Malformed(length))
    };
    let place = beta.list.data(0);
    let huge = u64::from(u32::MAX);
    let nested = several(&[several(std::slice::from_ref(&place))]);
    let mut cases = vec![
        ("one byte", all(vec![2].into())),
        ("a word", all(words(&[2]).into())),
        ("no length", all(words(&[2, 64]).into())),
        ("a length beyond the end", all(words(&[2, 64, 33, 0]).into())),
        ("a huge offset", all(words(&[2, huge]).into())),
        ("a huge length", all(words(&[2, 64, huge]).into())),
        ("a kind above 255", all(words(&[256, 64, 0]).into())),
        ("an offset of 256 bits", all([words(&[2]), vec![0xff; 64]].concat().into())),
        ("a truncated place", all(place[..place.len() - 32].to_vec().into())),
        ("nothing with content", all(data(0, &[0]))),
        ("a place of 31 bytes", all(data(2, &[1; 31]))),
        ("a place with 31 bytes of hashes", all(data(2, &[1; 63]))),
        ("an empty place", all(data(2, &[]))),
        ("an invitation of 63 bytes", all(data(3, &[0; 63]))),
        ("an invitation whose second has more than 64 bits", all(data(3, &[1; 129]))),
        ("an empty invitation", all(data(3, &[]))),
        ("an empty list", all(data(4, &[]))),
        ("a list without a length", all(raw_list(&[32]))),
        ("a list that begins beyond the end", all(raw_list(&[64]))),
        ("a list at a huge offset", all(raw_list(&[huge]))),
        ("entries that are not there", all(raw_list(&[32, 2]))),
        ("an entry beyond the end", all(raw_list(&[32, 1, 64]))),
        ("an entry at a huge offset", all(raw_list(&[32, 1, huge]))),
        ("an entry of a huge length", all(raw_list(&[32, 1, 32, huge]))),
    ];
    let inner = (vec![Bytes::from_static(&[9])]).abi_encode();
    let form = |form: Form| move |data: Bytes| (data, form);
    cases.extend([
        ("a malformed entry", form(Form::Malformed(1))(data(4, &inner))),
        ("a list in a list", form(Form::Unsupported(4))(nested)),
        ("a path of a swap", form(Form::Unsupported(1))(data(1, &[0; 20]))),
        ("a path of a swap in a list", form(Form::Unsupported(1))(several(&[data(1, &[])]))),
        ("a kind that nobody knows", form(Form::Unsupported(5))(data(5, &[]))),
        ("the last kind", form(Form::Unsupported(255))(data(255, &[1]))),
        ("five entries", form(Form::TooMany(5))(several(&vec![place.clone(); 5]))),
        ("five empty entries", form(Form::TooMany(5))(several(&vec![Bytes::new(); 5]))),
        ("a list of a billion", form(Form::TooMany(1_000_000_000))(raw_list(&[32, 1_000_000_000]))),
        ("a list of four billion", form(Form::TooMany(huge))(raw_list(&[32, huge]))),
    ]);
    cases.into_iter().map(|(what, (data, form))| (what, data, form)).collect()
}

#[test]
fn data_of_no_form_is_refused_by_name_in_every_mode() {
    let mut beta = Beta::new();
    let [alice, ..] = beta.people();
    done(beta.mint(&alice, 1, beta.list.data(0)));
    for mode in [CLOSED, OPEN] {
        beta.set_mode(mode);
        for (what, data, form) in malformed(&beta) {
            let result = beta.mint(&alice, 1, data.clone());
            let case = format!("{what} in mode {mode}: {}", outcome(&result));
            let error = result.expect_err(&case);
            match form {
                Form::Malformed(length) => {
                    let expected = IUSDai::DataMalformed { length: U256::from(length) };
                    assert_eq!(error.decode(), Some(expected), "{case}");
                }
                Form::Unsupported(kind) => {
                    let expected = IUSDai::DataKindUnsupported { kind: U256::from(kind) };
                    assert_eq!(error.decode(), Some(expected), "{case}");
                }
                Form::TooMany(count) => {
                    let expected = IUSDai::DataTooMany { count: U256::from(count), maximum: U256::from(4) };
                    assert_eq!(error.decode(), Some(expected), "{case}");
                }
            }
            let most = beta.world.max_deposit(alice.address, alice.address, data);
            assert_eq!(done(most), U256::ZERO, "{what}");
        }
    }
}

#[test]
fn data_of_an_odd_form_that_says_nothing_is_taken() {
    let mut beta = Beta::new();
    let [alice, ..] = beta.people();
    let place = beta.list.data(0);
    done(beta.mint(&alice, 1, place.clone()));
    let trailing = [place.as_ref(), &[0xab; 100]].concat();
    for data in [
        data(0, &[]),
        several(&[]),
        several(&[Bytes::new()]),
        several(&[data(0, &[]), place.clone(), Bytes::new(), place]),
        trailing.into(),
    ] {
        done(beta.mint(&alice, 1, data));
    }
}

#[test]
fn a_long_proof_costs_its_sender_what_it_weighs() {
    let mut beta = Beta::new();
    let [alice, ..] = beta.people();
    let content = [alice.address.as_slice(), &usdai(CAP).to_be_bytes()[4..], &[7; 32 * 1_000]].concat();
    let error = beta.mint(&alice, 1, data(2, &content)).expect_err("hashes of nothing");
    let expected = IUSDai::ProofInvalid { account: alice.address, cap: U256::from(usdai(CAP)) };
    assert_eq!(error.decode(), Some(expected));
}

proptest! {
    #![proptest_config(runs(512, 0xacce55))]

    /// Whatever is done to good data, the deposit goes through or is refused by a name, and never in another's favour.
    #[test]
    fn mutated_data_is_refused_by_name(
        kind in 0_usize..3,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
        cut in prop::option::of(any::<prop::sample::Index>()),
        words in prop::collection::vec((any::<prop::sample::Index>(), any::<u32>()), 0..3),
    ) {
        let mut beta = Beta::new();
        let [alice, ..] = beta.people();
        let invite = Invite::new(&beta.world, alice.address, usdai(CAP)).signed(&beta.inviter);
        let place = beta.list.data(0);
        let mut bytes = [place.clone(), invite.clone(), several(&[place, invite])][kind].to_vec();
        for (index, value) in changes {
            let index = index.index(bytes.len());
            bytes[index] = value;
        }
        for (index, value) in words {
            let start = index.index(bytes.len() / 32) * 32;
            bytes[start..start + 32].copy_from_slice(&U256::from(value).to_be_bytes::<32>());
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        match beta.mint(&alice, 1, bytes.into()) {
            Ok(_) => {
                let (_, cap, admitted) = beta.minter(alice.address);
                prop_assert!(admitted && cap <= U256::from(usdai(CAP)));
            }
            Err(error) => {
                let data = error.revert().map(|revert| revert.data.clone()).unwrap_or_default();
                prop_assert!(IUSDaiErrors::abi_decode_validate(&data).is_ok(), "{}", error);
            }
        }
    }
}
