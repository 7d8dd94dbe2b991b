use alloy_primitives::{B256, U256, b256, hex, keccak256};
use proptest::prelude::*;
use qev_auction::Opening;
use timelock::{
    CIPHERTEXT_LENGTH, OpenError, SEAL_DOMAIN, SealError, commitment, contract_of, open, open_committed,
    reseal, seal,
};

use crate::support::{CONTRACT, ROUND, SHARES, TICK, context, key, other_contexts, quicknet, sealed};

const SALT: u128 = 0x0102_0304_0506_0708_090a_0b0c_0d0e_0f10;

#[test]
fn the_commitment_is_the_contracts() {
    assert_eq!(keccak256("USDai QEV sealed bid 1"), SEAL_DOMAIN);
    let opening = Opening { tick: TICK, shares: SHARES, salt: SALT };
    let words = [
        U256::from_be_bytes(SEAL_DOMAIN.0),
        U256::from(421_614),
        U256::from_be_bytes(CONTRACT.into_word().0),
        U256::from(3),
        U256::from(42),
        U256::from(TICK),
        U256::from(SHARES),
        U256::from(opening.salt),
    ];
    let encoded: Vec<u8> = words.iter().flat_map(|word| word.to_be_bytes::<32>()).collect();
    assert_eq!(commitment(&opening, &context()), keccak256(encoded));
    assert_eq!(contract_of(&context()), CONTRACT);
}

#[test]
fn a_bid_opens_with_its_round_and_no_other() {
    let key = key();
    let sealed = sealed(key.network());
    let round = key.sign(ROUND).unwrap();
    assert_eq!((sealed.ciphertext.len(), sealed.ciphertext[0], CIPHERTEXT_LENGTH), (143, 1, 143));
    assert_eq!((sealed.opening.tick, sealed.opening.shares), (TICK, SHARES));
    assert_eq!(open_committed(&sealed.ciphertext, &context(), &round, sealed.commitment), Ok(sealed.opening));
    for other in [ROUND - 1, ROUND + 1] {
        let opened = open(&sealed.ciphertext, &context(), &key.sign(other).unwrap());
        assert_eq!(opened, Err(OpenError::Round { round: other }));
    }
}

/// The salt encrypted by crate `tlock` 0.0.10 for round 1000 of quicknet, mask and commitment by `cast`.
#[test]
fn what_other_programs_sealed_opens() {
    let ciphertext = hex!(
        "01"
        "99258fb253956376c2334d1a5f65e3602903f0bc2cea3c80d4c1d71d15fab162da31d9a094c9b25949515fce219e9f31"
        "0b9d7d359fe853db4c900cb38f7e5f8ee199046db88d39a8c8529208ffeda6bb3b3f45789aab912469c6c82935c31fc8"
        "4feb70fa20c0304ad67a6238fcc25803906e735f35bbbea11e17d9c9a09fd627"
        "cd17a7a7991d3f1f93acacc47a0b"
    );
    let commitment = b256!("3169914c0e477691584cdf098f29feeb611d2a2f87c4958b833ff41d66198d18");
    let signature = hex!(
        "b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39"
    );
    let opened = open_committed(&ciphertext, &context(), &quicknet(1000, &signature), commitment);
    assert_eq!(opened, Ok(Opening { tick: TICK, shares: SHARES, salt: SALT }));
}

#[test]
fn salts_and_ciphertexts_are_fresh() {
    let key = key();
    let (first, second) = (sealed(key.network()), sealed(key.network()));
    assert_ne!(first.opening.salt, second.opening.salt);
    let again = reseal(&first.opening, &context(), key.network(), ROUND).unwrap();
    assert_ne!(again, first.ciphertext);
    let round = key.sign(ROUND).unwrap();
    assert_eq!(open_committed(&again, &context(), &round, first.commitment), Ok(first.opening));
}

#[test]
fn a_bid_that_an_opening_cannot_name_is_not_sealed() {
    let network = *key().network();
    assert!(seal(0, 0, &context(), &network, 1).is_ok());
    assert!(seal(u16::MAX, Opening::SHARES_MAXIMUM, &context(), &network, u64::MAX).is_ok());
    let error = seal(1, 1 << 96, &context(), &network, 1).unwrap_err();
    assert!(matches!(error, SealError::Shares(shares) if shares == 1 << 96));
}

#[test]
fn a_bid_opens_for_what_it_was_sealed_for_alone() {
    let key = key();
    let sealed = sealed(key.network());
    let round = key.sign(ROUND).unwrap();
    for other in other_contexts() {
        let error = open_committed(&sealed.ciphertext, &other, &round, sealed.commitment).unwrap_err();
        assert!(matches!(error, OpenError::Commitment { .. }), "{error}");
        let copied = open(&sealed.ciphertext, &other, &round).unwrap();
        assert_ne!((copied.tick, copied.shares), (TICK, SHARES));
    }
}

#[test]
fn a_ciphertext_of_another_form_is_refused() {
    let key = key();
    let sealed = sealed(key.network());
    let round = key.sign(ROUND).unwrap();
    let with = |place: usize, byte: u8| {
        let mut bytes = sealed.ciphertext.to_vec();
        bytes[place] = byte;
        bytes
    };
    let version = |version| OpenError::Version(version);
    let cases: [(Vec<u8>, OpenError); 6] = [
        (vec![], OpenError::Length(0)),
        (sealed.ciphertext[..142].to_vec(), OpenError::Length(142)),
        ([sealed.ciphertext.as_slice(), &[0]].concat(), OpenError::Length(144)),
        (with(0, 0), version(0)),
        (with(0, 2), version(2)),
        (with(112, sealed.ciphertext[112] ^ 1), OpenError::Round { round: ROUND }),
    ];
    for (bytes, expected) in cases {
        assert_eq!(open(&bytes, &context(), &round), Err(expected));
    }
    let expected = B256::ZERO;
    let actual = sealed.commitment;
    assert_eq!(
        open_committed(&sealed.ciphertext, &context(), &round, expected),
        Err(OpenError::Commitment { expected, actual })
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_opening_seals_and_opens(
        tick: u16,
        shares in 0..=Opening::SHARES_MAXIMUM,
        salt: u128,
        round: u64,
        epoch: u64,
        position: u64,
        chain_id: u64,
    ) {
        let key = key();
        let context = timelock::sealed_for(chain_id, CONTRACT, epoch, position);
        // Salts that end in zeros are what some implementations cut.
        for salt in [salt, salt << 64, 0] {
            let opening = Opening { tick, shares, salt };
            let ciphertext = reseal(&opening, &context, key.network(), round).unwrap();
            let opened = open_committed(
                &ciphertext, &context, &key.sign(round).unwrap(), commitment(&opening, &context),
            );
            prop_assert_eq!(opened, Ok(opening));
        }
    }
}
