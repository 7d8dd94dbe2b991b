//! Construction, what the authority sets, and the bounds of it.

use crate::scene::{PARTNERS, allowance, ask, constructor, done, log, open, raw, refused, send};
use alloy_primitives::{Address, B256, U256};
use loan_book::LoanBook;
use loan_book::abi::ILoanBook as abi;
use motsu::prelude::*;
use usdai::UsdAi;

const MOST: U256 = U256::from_limbs([u64::MAX, u32::MAX as u64, 0, 0]);

#[motsu::test]
fn a_book_begins_once_and_lends_nothing_yet(
    book: Contract<LoanBook>,
    usdai: Contract<UsdAi>,
    admin: Address,
) {
    open(&book, &usdai, admin);
    refused(raw(&book, admin, &constructor(admin, usdai.address())), abi::AlreadyConstructed {});
    let partners = ask(&book, abi::partnersCall {});
    let told = [partners.vault, partners.caliber, partners.auction, partners.positions];
    assert_eq!((told, partners.usdai, partners.router), (PARTNERS, usdai.address(), Address::ZERO));
    assert_eq!(allowance(&book, &usdai), U256::MAX);
    let limits = ask(&book, abi::limitsCall {});
    let limits = [limits.perLoan, limits.perBorrower, limits.perCurator, limits.minimumCash];
    assert_eq!(limits, [U256::ZERO; 4]);
    for (assetClass, share) in [(0, 0), (1, 5_000), (5, 5_000), (6, 0), (u8::MAX, 0)] {
        assert_eq!(ask(&book, abi::haircutCall { assetClass }).shareBps, share);
    }
}

#[motsu::test]
fn a_book_needs_all_its_partners(book: Contract<LoanBook>, admin: Address) {
    refused(raw(&book, admin, &constructor(Address::ZERO, admin)), abi::ZeroAddress {});
    refused(raw(&book, admin, &constructor(admin, Address::ZERO)), abi::ZeroAddress {});
}

#[motsu::test]
fn the_router_is_named_once(
    book: Contract<LoanBook>,
    usdai: Contract<UsdAi>,
    admin: Address,
    router: Address,
) {
    open(&book, &usdai, admin);
    let name = |router| abi::setRouterCall { router };
    refused(send(&book, admin, name(Address::ZERO)), abi::ZeroAddress {});
    done(send(&book, admin, name(router)));
    assert!(book.all_events().contains(&log(abi::RouterSet { router })));
    for other in [router, admin] {
        refused(send(&book, admin, name(other)), abi::RouterKnown { router });
    }
    assert_eq!(ask(&book, abi::partnersCall {}).router, router);
}

#[motsu::test]
fn limits_have_bounds(book: Contract<LoanBook>, usdai: Contract<UsdAi>, admin: Address) {
    open(&book, &usdai, admin);
    let call = |[perLoan, perBorrower, perCurator, minimumCash]: [U256; 4]| abi::setLimitsCall {
        perLoan,
        perBorrower,
        perCurator,
        minimumCash,
    };
    let above = MOST + U256::from(1);
    for place in 0..4 {
        let mut limits = [U256::ZERO; 4];
        limits[place] = above;
        let expected = abi::OutOfRange { value: above, least: U256::ZERO, most: MOST };
        refused(send(&book, admin, call(limits)), expected);
    }
    for limits in [[MOST; 4], [1, 2, 3, 4].map(U256::from)] {
        done(send(&book, admin, call(limits)));
        let told = ask(&book, abi::limitsCall {});
        assert_eq!([told.perLoan, told.perBorrower, told.perCurator, told.minimumCash], limits);
    }
}

#[motsu::test]
fn haircuts_are_of_classes_that_there_are(book: Contract<LoanBook>, usdai: Contract<UsdAi>, admin: Address) {
    open(&book, &usdai, admin);
    let range = |value: u64, least: u64, most: u64| {
        let [value, least, most] = [value, least, most].map(U256::from);
        abi::OutOfRange { value, least, most }
    };
    let set = |assetClass, shareBps| abi::setHaircutCall { assetClass, shareBps };
    refused(send(&book, admin, set(0, 1)), range(0, 1, 5));
    refused(send(&book, admin, set(6, 1)), range(6, 1, 5));
    refused(send(&book, admin, set(1, 10_001)), range(10_001, 0, 10_000));
    for (class, share) in [(1, 0), (2, 10_000), (3, 1), (4, 4_999), (5, 7_000)] {
        done(send(&book, admin, set(class, share)));
        let told = log(abi::HaircutSet { assetClass: class, shareBps: share });
        assert!(book.all_events().contains(&told));
    }
    let told = [1, 2, 3, 4, 5].map(|assetClass| ask(&book, abi::haircutCall { assetClass }).shareBps);
    assert_eq!(told, [0, 10_000, 1, 4_999, 7_000]);
}

#[motsu::test]
fn what_is_unknown_is_empty(book: Contract<LoanBook>, usdai: Contract<UsdAi>, admin: Address) {
    open(&book, &usdai, admin);
    let (loan, index) = (B256::repeat_byte(7), U256::ZERO);
    let entry = ask(&book, abi::entryCall { loan, index });
    assert_eq!((entry.state, entry.principal, entry.currency), (0, U256::ZERO, Address::ZERO));
    let told = ask(&book, abi::loanCall { loan });
    assert_eq!((told.borrower, told.lent, told.curators), (Address::ZERO, U256::ZERO, Vec::new()));
    assert_eq!(ask(&book, abi::cashCall { currency: admin }).decimals, 0);
    assert_eq!(ask(&book, abi::liftedMarksCall {})._0, U256::ZERO);
    refused(send(&book, admin, abi::sweepCall { currency: admin }), abi::NothingToSweep { currency: admin });
    refused(send(&book, admin, abi::resumeCall { loan, index }), abi::EntryUnknown { loan, index });
    refused(send(&book, admin, abi::remarkCall { loan, index }), abi::EntryUnknown { loan, index });
}
