//! Who may call what.

use crate::scene::{done, open, raw, refused, send};
use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::SolCall;
use loan_book::LoanBook;
use loan_book::abi::ILoanBook as abi;
use motsu::prelude::*;
use usdai::UsdAi;

const LOAN: B256 = B256::repeat_byte(1);
const ZERO: U256 = U256::ZERO;

fn orders(account: Address) -> Vec<Vec<u8>> {
    vec![
        abi::setRouterCall { router: account }.abi_encode(),
        abi::setLimitsCall { perLoan: ZERO, perBorrower: ZERO, perCurator: ZERO, minimumCash: ZERO }
            .abi_encode(),
        // What is out of its bounds is not even looked at.
        abi::setLimitsCall { perLoan: U256::MAX, perBorrower: ZERO, perCurator: ZERO, minimumCash: ZERO }
            .abi_encode(),
        abi::setHaircutCall { assetClass: 0, shareBps: 0 }.abi_encode(),
        abi::transferAuthorityCall { account }.abi_encode(),
    ]
}

fn hooks(account: Address) -> Vec<Vec<u8>> {
    let (loan, index, principal, interest) = (LOAN, ZERO, ZERO, ZERO);
    let repaid = abi::onRepaidCall {
        loan,
        index,
        principal,
        interest,
        balance: ZERO,
        accrualRate: ZERO,
        accruesFrom: 0,
    };
    let fund = abi::fundCall {
        loan,
        borrower: account,
        title: ZERO,
        currency: account,
        decimals: 6,
        tranches: Vec::new(),
    };
    vec![
        fund.abi_encode(),
        repaid.abi_encode(),
        abi::onDefaultedCall { loan, index, senior: ZERO, reserve: ZERO }.abi_encode(),
        abi::onRecoveredCall { loan, index, principal, interest }.abi_encode(),
    ]
}

fn terms(account: Address) -> abi::LoanTerms {
    abi::LoanTerms {
        expiration: 0,
        borrower: account,
        currencyToken: account,
        title: ZERO,
        duration: 1,
        repaymentInterval: 1,
        schedule: 0,
        gracePeriodRate: ZERO,
        gracePeriodDuration: 0,
        originationFee: ZERO,
        exitFee: ZERO,
        reserveInstalments: 0,
        nonce: ZERO,
        trancheSpecs: Vec::new(),
    }
}

fn words_of_a_strategist(account: Address) -> Vec<Vec<u8>> {
    let (terms, index) = (terms(account), ZERO);
    vec![
        abi::agreeCall { loan: LOAN, expiration: u64::MAX }.abi_encode(),
        // A time that has passed is not even looked at.
        abi::agreeCall { loan: LOAN, expiration: 0 }.abi_encode(),
        abi::disagreeCall { loan: LOAN }.abi_encode(),
        abi::buyCall { terms: terms.clone(), index, seller: account, price: ZERO }.abi_encode(),
        abi::adoptCall { terms, index }.abi_encode(),
    ]
}

#[motsu::test]
fn everybody_else_is_refused(
    book: Contract<LoanBook>,
    usdai: Contract<UsdAi>,
    alice: Address,
    router: Address,
) {
    // A contract that knows of no roles.
    let admin = usdai.address();
    // Before there is a router, nobody is.
    for call in hooks(alice) {
        refused(raw(&book, alice, &call), abi::NotRouter { caller: alice });
    }
    open(&book, &usdai, admin);
    done(send(&book, admin, abi::setRouterCall { router }));
    let events = book.all_events();
    for caller in [alice, admin, router, book.address()] {
        for call in orders(alice) {
            if caller != admin {
                refused(raw(&book, caller, &call), abi::NotAuthority { caller });
            }
        }
        for call in hooks(alice) {
            if caller != router {
                refused(raw(&book, caller, &call), abi::NotRouter { caller });
            }
        }
        // The authority gives nobody a role.
        for call in words_of_a_strategist(alice) {
            refused(raw(&book, caller, &call), abi::NotStrategist { caller });
        }
    }
    assert_eq!(book.all_events(), events);
}

#[motsu::test]
fn the_router_finds_what_it_tells_of(
    book: Contract<LoanBook>,
    usdai: Contract<UsdAi>,
    admin: Address,
    router: Address,
) {
    open(&book, &usdai, admin);
    done(send(&book, admin, abi::setRouterCall { router }));
    let mut calls = hooks(admin).into_iter();
    refused(raw(&book, router, &calls.next().expect("fund")), abi::NotAgreed { loan: LOAN });
    for call in calls {
        refused(raw(&book, router, &call), abi::EntryUnknown { loan: LOAN, index: ZERO });
    }
}
