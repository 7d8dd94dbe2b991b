//! Terms and signatures that mean something else than they say: odd encodings, lenders that are no persons, contracts
//! that sign badly.

use alloy_primitives::{Address, B256, Bytes, U256};
use alloy_sol_types::SolCall;
use stylus_chain::chain::CallError;
use tests::{
    Credit,
    abi::{ILoanRouter, fixtures::ISigningWallet},
    check::{done, refused},
    credit::{Deal, Lender, signed},
};

use crate::credit_support::{lent, u, vault_deal};

const WORD: usize = 32;

/// Terms of one lender who signs.
fn signed_deal(scene: &mut Credit) -> Deal {
    let title = scene.title("first");
    let lender = Lender::Allowance(scene.people.lenders[0].clone());
    let deal = scene.deal(title, scene.usd6).tranche(scene, lender, 10_000, 1_000);
    scene.prepare(&deal);
    deal
}

fn raw(scene: &mut Credit, from: Address, data: Vec<u8>) -> Result<Bytes, CallError> {
    let router = scene.router;
    scene.chain().call_raw(from, router, Bytes::from(data))
}

/// The calldata with a word replaced, counted from behind the selector.
fn with(data: &[u8], place: usize, word: U256) -> Vec<u8> {
    let mut data = data.to_vec();
    let start = 4 + place * WORD;
    data[start..start + WORD].copy_from_slice(&word.to_be_bytes::<WORD>());
    data
}

#[test]
fn odd_encodings_are_the_same_loan_or_none() {
    let mut scene = Credit::new();
    let deal = signed_deal(&mut scene);
    let (stranger, loan) = (scene.people.stranger.address, scene.loan_id(&deal.terms));
    let plain = ILoanRouter::loanTermsHashCall { terms: deal.terms.clone() }.abi_encode();
    // The struct a word later, and its list a word later in it: other bytes, the same terms.
    let mut moved = plain[..4].to_vec();
    moved.extend_from_slice(&U256::from(2 * WORD).to_be_bytes::<WORD>());
    moved.extend_from_slice(&[0xff; WORD]);
    moved.extend_from_slice(&plain[4 + WORD..]);
    let mut apart = plain[..4 + 15 * WORD].to_vec();
    apart.extend_from_slice(&[0xee; WORD]);
    apart.extend_from_slice(&plain[4 + 15 * WORD..]);
    let apart = with(&apart, 14, u(15 * 32));
    for (name, data) in [("moved", moved), ("apart", apart)] {
        let answer = done(raw(&mut scene, stranger, data));
        assert_eq!(B256::from_slice(&answer), loan, "{name}");
    }
    // Dirty bits, lists that are longer than the calldata, offsets beyond it: refused without a loan.
    let high = U256::MAX;
    for place in [0, 1, 2, 3, 5, 6, 7, 9, 12, 14, 15, 16] {
        let data = with(&plain, place, high);
        assert!(raw(&mut scene, stranger, data).is_err(), "{place}");
    }
    for length in plain.len() - 97..plain.len() {
        assert!(raw(&mut scene, stranger, plain[..length].to_vec()).is_err(), "{length}");
    }
}

#[test]
fn deposits_that_alias_or_overflow_open_no_other_loan() {
    let mut scene = Credit::new();
    let deal = signed_deal(&mut scene);
    let deposits = scene.deposits(&deal);
    let borrower = deal.borrower.address;
    let call = ILoanRouter::borrowCall { terms: deal.terms.clone(), deposits }.abi_encode();
    let list = usize::try_from(U256::from_be_slice(&call[4 + WORD..4 + 2 * WORD])).expect("an offset") / WORD;
    for (name, place, word) in [
        ("none", list, U256::ZERO),
        ("two", list, u(2)),
        ("as many as a number holds", list, u(u64::from(u32::MAX))),
        ("more", list, U256::MAX),
        ("itself", list + 1, U256::ZERO),
        ("far away", list + 1, u(1 << 40)),
        ("another type", list + 2, u(256)),
    ] {
        let data = with(&call, place, word);
        assert!(raw(&mut scene, borrower, data).is_err(), "{name}");
    }
    let answer = done(raw(&mut scene, borrower, call));
    assert_eq!(B256::from_slice(&answer), scene.loan_id(&deal.terms));
}

#[test]
fn none_or_thirty_three_tranches_are_refused_by_their_number() {
    let mut scene = Credit::new();
    let title = scene.title("first");
    for count in [0_u64, 33, 200] {
        let mut deal = scene.deal(title, scene.usd6);
        for _ in 0..count {
            let lender = Lender::Allowance(scene.people.lenders[0].clone());
            deal = deal.tranche_of(&scene, lender, u(1_000_000), u(0));
        }
        let deposits = scene.deposits(&deal);
        let call = ILoanRouter::borrowCall { terms: deal.terms.clone(), deposits };
        refused(scene.tell(&deal.borrower, &call), ILoanRouter::TranchesOutOfRange { count: u(count) });
    }
}

/// Precompiles answer anything, and contracts of the suite hold other people's money: none of them lends.
#[test]
fn nobody_lends_in_the_name_of_a_contract_that_does_not_sign() {
    let (mut scene, other) = lent();
    let title = scene.title("second");
    let suite = &scene.redemptions.suite;
    let mut lenders = vec![
        Address::ZERO,
        suite.usdai(),
        suite.susdai(),
        suite.authority,
        scene.router,
        scene.timelock,
        scene.auction,
        scene.positions,
        scene.caliber,
        scene.lens,
        other.currency.token,
    ];
    lenders.extend((1..=18).map(Address::with_last_byte));
    lenders.extend([0x64, 0x6b, 0x70, 0xff].map(Address::with_last_byte));
    for lender in lenders {
        let mut deal = signed_deal_of(&scene, title);
        deal.terms.trancheSpecs[0].lender = lender;
        let loan = scene.loan_id(&deal.terms);
        for data in [Bytes::new(), signed(&deal.borrower, loan), loan.to_vec().into(), vec![0; 65].into()] {
            for deposit_type in [2, 3] {
                let deposit =
                    ILoanRouter::LenderDepositInfo { depositType: deposit_type, data: data.clone() };
                let call = ILoanRouter::borrowCall { terms: deal.terms.clone(), deposits: vec![deposit] };
                let error = scene.still(|scene| scene.tell(&deal.borrower, &call)).expect_err("not signed");
                let is_named = match deposit_type {
                    2 => error.is::<ILoanRouter::SignatureInvalid>(),
                    _ => error.is::<ILoanRouter::DepositTypeUnusable>(),
                };
                assert!(is_named, "{lender}: {error}");
            }
        }
    }
}

fn signed_deal_of(scene: &Credit, title: U256) -> Deal {
    let lender = Lender::Allowance(scene.people.lenders[0].clone());
    scene.deal(title, scene.usd6).tranche(scene, lender, 10_000, 1_000)
}

/// A wallet that burns, returns megabytes or half a word has not signed, whatever else is in the loan.
#[test]
fn p04_wallets_that_sign_badly_stop_their_own_loan_by_name() {
    let mut start = Credit::new();
    let (title, owner) = (start.title("first"), start.people.lenders[0].clone());
    let wallet = start.wallet(&owner);
    let currency = start.usd6;
    let mut deal = vault_deal(&start, title, currency);
    deal = deal.tranche(&start, Lender::Wallet(wallet, owner.clone()), 1_000, 1_000);
    // The curator has a fifth of all.
    deal.terms.trancheSpecs[1].amount += currency.whole(1_000);
    start.prepare(&deal);
    let idle = start.vault_cash().idle;
    for mode in 1..=5 {
        let mut scene = start.clone();
        let keeper = scene.people.keeper.clone();
        done(scene.chain().send(&keeper, wallet, &ISigningWallet::setModeCall { mode }));
        refused(scene.borrow_sent(&deal), ILoanRouter::SignatureInvalid { lender: wallet });
        assert_eq!(scene.vault_cash().idle, idle);
    }
    done(start.borrow_sent(&deal));
}
