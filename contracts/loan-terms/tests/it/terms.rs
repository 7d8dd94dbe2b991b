//! Terms as Solidity's interface encodes them and as EIP-712 hashes them.

use alloc::vec;
use alloc::vec::Vec;
use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::{Eip712Domain, SolStruct, SolValue, sol};
use kit::Error;
use kit::calldata::Arguments;
use kit::host;
use kit::program::Program;
use kit::words::Word;
use loan_terms::LoanTerms;
use loan_terms::errors::{duration_not_whole, interval_out_of_range, schedule_unknown};
use motsu::prelude::*;
use stylus_sdk::prelude::*;
use stylus_sdk::storage::StorageBool;
use usdai_core::loan::{Schedule, Tranche};
use usdai_core::{AssetAmount, Decimals, Seconds, Wad};

mod abi {
    #![allow(clippy::too_many_arguments)]
    super::sol!("../../abi/loan-router.sol");
}
use abi::ILoanRouter::{LoanTerms as Struct, TrancheSpec};

const ROUTER: Address = Address::repeat_byte(0xab);

/// Answers with the id of the terms that it is called with.
#[storage]
pub struct Hasher {
    #[allow(dead_code)] // A contract has some storage.
    unused: StorageBool,
}

impl Program for Hasher {
    fn route(&mut self, _: u32, arguments: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        let terms = LoanTerms::read(&mut Arguments::new(arguments))?;
        Ok(Some([terms.id(ROUTER), host::chain_id().word()].concat()))
    }
}

kit::program!(Hasher);

fn number(value: u64) -> U256 {
    U256::from(value)
}

fn example(tranches: u64) -> Struct {
    let spec = |index| TrancheSpec {
        lender: Address::left_padding_from(&[0x77, index as u8]),
        amount: number(1_000 + index),
        rate: number(2_000 + index),
    };
    Struct {
        expiration: 1,
        borrower: Address::repeat_byte(2),
        currencyToken: Address::repeat_byte(3),
        title: number(4),
        duration: 60,
        repaymentInterval: 5,
        schedule: 1,
        gracePeriodRate: number(7),
        gracePeriodDuration: 8,
        originationFee: number(9),
        exitFee: number(10),
        reserveInstalments: 11,
        nonce: number(12),
        trancheSpecs: (0..tranches).map(spec).collect(),
    }
}

fn read(data: &[u8]) -> Result<LoanTerms, Error> {
    LoanTerms::read(&mut Arguments::new(data))
}

fn decoded(terms: &Struct) -> LoanTerms {
    read(&(terms.clone(), number(1)).abi_encode_params()).expect("terms")
}

#[test]
fn every_field_is_read() {
    let terms = decoded(&example(2));
    assert_eq!((terms.expiration, terms.duration, terms.interval, terms.grace), (1, 60, 5, 8));
    assert_eq!([terms.borrower, terms.currency], [2, 3].map(Address::repeat_byte));
    let numbers = [terms.title, terms.late_rate, terms.origination_fee, terms.exit_fee, terms.nonce];
    assert_eq!(numbers, [4, 7, 9, 10, 12].map(number));
    assert_eq!((terms.schedule, terms.reserve_instalments), (1, 11));
    assert_eq!(terms.lenders, example(2).trancheSpecs.iter().map(|spec| spec.lender).collect::<Vec<_>>());
    let tranche =
        |amount, rate| Tranche { amount: AssetAmount::new(number(amount)), rate: Wad::new(number(rate)) };
    assert_eq!(terms.tranches, [tranche(1_000, 2_000), tranche(1_001, 2_001)]);
}

/// What was read is encoded again as Solidity does it, in an event for one.
#[test]
fn what_is_read_is_encoded_again() {
    for tranches in [0, 1, 2, 32] {
        let terms = example(tranches);
        let encoded = [number(32).to_be_bytes::<32>().to_vec(), decoded(&terms).encoded().concat()].concat();
        assert_eq!(encoded, terms.abi_encode());
    }
}

/// A byte less anywhere, or a dirty one in a narrow field, is undecodable; nothing panics.
#[test]
fn what_is_short_or_dirty_is_undecodable() {
    let data = example(2).abi_encode();
    for length in 0..data.len() {
        assert_eq!(read(&data[..length]), Err(Error::undecodable()), "{length}");
    }
    // Expiration, borrower, currency, duration, interval, schedule, grace, reserve, a lender: the words' first bytes.
    for field in [0, 1, 2, 4, 5, 6, 8, 11, 15] {
        let mut dirty = data.clone();
        dirty[32 + field * 32] = 1;
        assert_eq!(read(&dirty), Err(Error::undecodable()), "field {field}");
    }
}

#[test]
fn what_no_loan_can_have_is_named() {
    let decimals = Decimals::new(6).expect("decimals");
    let refused = |change: fn(&mut Struct), expected: Error| {
        let mut terms = example(1);
        change(&mut terms);
        assert_eq!(decoded(&terms).arithmetic(decimals).err(), Some(expected));
    };
    refused(|terms| terms.schedule = 2, schedule_unknown(2));
    refused(|terms| terms.repaymentInterval = 0, interval_out_of_range(0));
    refused(|terms| terms.duration = 61, duration_not_whole(61, 5));
}

#[test]
fn the_arithmetic_has_the_same_terms() {
    let decimals = Decimals::new(6).expect("decimals");
    let instalments = |duration: u64, interval: u64| {
        let terms = decoded(&Struct { duration, repaymentInterval: interval, ..example(1) });
        terms.arithmetic(decimals).expect("terms").instalments
    };
    assert_eq!(
        [(60, 5), (0, 5), (240, 1), (u64::MAX, 1)].map(|(d, i)| instalments(d, i)),
        [12, 0, 240, 65_535]
    );
    let terms = decoded(&example(2));
    let arithmetic = terms.arithmetic(decimals).expect("terms");
    assert_eq!((arithmetic.schedule, arithmetic.interval), (Schedule::Linear, Seconds::new(5)));
    assert_eq!((arithmetic.grace, arithmetic.late_rate), (Seconds::new(8), Wad::new(number(7))));
    assert_eq!(
        [arithmetic.origination_fee, arithmetic.exit_fee],
        [9, 10].map(|n| AssetAmount::new(number(n)))
    );
    assert_eq!((arithmetic.reserve_instalments, arithmetic.tranches), (11, &terms.tranches[..]));
    assert_eq!(
        decoded(&Struct { schedule: 0, ..example(1) }).arithmetic(decimals).map(|t| t.schedule),
        Ok(Schedule::Level)
    );
}

/// By the library that wallets hash with.
#[motsu::test]
fn the_id_is_the_digest_of_eip_712(hasher: Contract<Hasher>) {
    for tranches in [0, 1, 2, 32] {
        let terms = example(tranches);
        let input = [vec![0; 4], terms.abi_encode()].concat();
        let output = hasher.sender(ROUTER).call(&input).map_err(Vec::from).motsu_res().expect("an id");
        let (id, chain) = output.split_at(32);
        let domain = Eip712Domain {
            name: Some("USDai Loan Router".into()),
            version: Some("2".into()),
            chain_id: Some(U256::from_be_slice(chain)),
            verifying_contract: Some(ROUTER),
            salt: None,
        };
        assert_eq!(B256::from_slice(id), terms.eip712_signing_hash(&domain), "{tranches}");
    }
}
