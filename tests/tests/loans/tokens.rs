//! Currencies that mean ill, or are odd: the rest of scenario L22.

use alloy_primitives::U256;
use alloy_sol_types::SolCall;
use stylus_chain::executor::Transaction;
use tests::{
    abi::{
        ILoanRouter,
        fixtures::{IOdd, IReentering},
    },
    check::{done, refused},
    credit::Lender,
};

use crate::support::{begin, begin_in, status, turn, u};

#[test]
fn l22_a_token_that_calls_back_gets_in_nowhere() {
    let (mut start, deal) = begin_in("ReenteringToken");
    let mut other = deal.clone();
    other.terms.nonce = u(1);
    other.terms.title = start.title("second");
    done(start.borrow(&deal));
    start.prepare(&other);
    start.go_to_deadline(&deal);
    let terms = deal.terms.clone();
    let deposits = start.deposits(&other);
    let calls: [(&str, Vec<u8>); 9] = [
        ("borrow", ILoanRouter::borrowCall { terms: other.terms.clone(), deposits }.abi_encode()),
        ("repay", ILoanRouter::repayCall { terms: terms.clone(), amount: U256::MAX }.abi_encode()),
        ("cure", ILoanRouter::cureCall { terms: terms.clone(), amount: U256::MAX }.abi_encode()),
        ("callDefault", ILoanRouter::callDefaultCall { terms: terms.clone() }.abi_encode()),
        ("foreclose", ILoanRouter::forecloseCall { terms: terms.clone() }.abi_encode()),
        ("recover", ILoanRouter::recoverCall { terms: terms.clone() }.abi_encode()),
        ("claim", {
            let to = start.people.stranger.address;
            ILoanRouter::claimCall { currencyToken: deal.currency.token, to }.abi_encode()
        }),
        ("increaseNonce", ILoanRouter::increaseNonceCall { nonce: u(1) }.abi_encode()),
        ("loanState", {
            let loan = start.loan_id(&deal.terms);
            ILoanRouter::loanStateCall { loan }.abi_encode()
        }),
    ];
    let expected = start.quote(&deal).total;
    for (name, data) in calls {
        let mut scene = start.clone();
        let (token, target) = (deal.currency.token, scene.router);
        let borrower = deal.borrower.clone();
        scene.fund(&borrower, deal.currency, expected, target);
        turn(&mut scene, &deal, &IReentering::armCall { target, data: data.into(), strict: false });
        scene.go_to_deadline(&deal);
        let call = ILoanRouter::repayCall { terms: deal.terms.clone(), amount: expected };
        let receipt = done(scene.tell(&borrower, &call));
        assert_eq!(receipt.returned::<ILoanRouter::repayCall>().expect("an amount"), expected, "{name}");
        assert!(scene.look(token, &IReentering::attemptsCall {}) > U256::ZERO, "{name}");
        assert_eq!(scene.look(token, &IReentering::successesCall {}), U256::ZERO, "{name}");
        assert_eq!((scene.standing(&deal).instalmentsPaid, status(&mut scene, &other)), (1, 0), "{name}");
    }
}

/// What does not arrive in full at the router cannot be held there; what passes it by is the lenders' own choice.
#[test]
fn a_currency_with_a_fee_holds_up_nobody() {
    let (mut scene, mut deal) = begin_in("FeeToken");
    turn(&mut scene, &deal, &IOdd::setFeeCall { bps: u(100), addedOnTop: false });
    deal.terms.reserveInstalments = 1;
    let opened = scene.borrow(&deal);
    let first = deal.pure(|terms| usdai_core::loan::Opening::new(terms, usdai_core::Timestamp::new(1)));
    let reserve = first.expect("terms").loan.reserve.raw();
    let arrived = reserve - reserve / u(100);
    let expected = reserve;
    let missing = ILoanRouter::AmountMissing { currencyToken: deal.currency.token, arrived, expected };
    refused(opened, missing);
    deal.terms.reserveInstalments = 0;
    // With escrow the router is short as well, and what the lender paid in is its own again later.
    let mut escrowed = deal.clone();
    escrowed.lenders[0] = Lender::Escrow(scene.people.lenders[0].clone());
    escrowed.terms.nonce = u(1);
    assert!(scene.borrow(&escrowed).is_err());
    done(scene.borrow(&deal));
    for _ in 0..2 {
        scene.go_to_deadline(&deal);
        done(scene.pay_due(&deal));
    }
    let mut sold = scene.clone();
    done(scene.pay_off(&deal));
    assert_eq!((status(&mut scene, &deal), scene.owner(deal.terms.title)), (4, deal.borrower.address));
    sold.default_and_foreclose(&deal);
    let (buyer, bid) = (sold.people.buyers[0].clone(), deal.currency.whole(200_000));
    done(sold.bid(&buyer, &deal, bid));
    sold.go_past_round(&deal);
    done(sold.settle(&deal));
    done(sold.recover(&deal));
    let router = sold.router;
    assert_eq!((status(&mut sold, &deal), sold.balance(deal.currency, router)), (4, U256::ZERO));
}

#[test]
fn a_token_that_says_false_moves_and_changes_nothing() {
    let (mut scene, deal) = begin_in("FalseToken");
    done(scene.borrow(&deal));
    scene.go_to_deadline(&deal);
    turn(&mut scene, &deal, &IOdd::refuseCall { refuses: true });
    let before = scene.loan(&deal);
    let (borrower, total) = (deal.borrower.clone(), scene.quote(&deal).total);
    scene.fund(&borrower, deal.currency, total, scene.router);
    let call = ILoanRouter::repayCall { terms: deal.terms.clone(), amount: total };
    refused(scene.tell(&borrower, &call), ILoanRouter::TransferFailed { token: deal.currency.token });
    assert_eq!(scene.loan(&deal), before);
    turn(&mut scene, &deal, &IOdd::refuseCall { refuses: false });
    done(scene.pay_due(&deal));
    assert_ne!(scene.loan(&deal), before);
}

/// Who pays with too little gas fails as a whole, and has nobody's payment credited for want of it.
#[test]
fn too_little_gas_credits_nobody() {
    let (mut start, deal) = begin();
    done(start.borrow(&deal));
    start.go_to_deadline(&deal);
    let (borrower, total, router) = (deal.borrower.clone(), start.quote(&deal).total, start.router);
    start.fund(&borrower, deal.currency, total, router);
    start.go_to_deadline(&deal);
    let data = ILoanRouter::repayCall { terms: deal.terms.clone(), amount: total }.abi_encode();
    let (mut succeeded, mut named) = (0, 0);
    for gas_limit in (60_000..700_000).step_by(20_000) {
        let mut scene = start.clone();
        let tx = scene.chain().transaction(&borrower, Some(router), data.clone());
        let tx = Transaction { gas_limit, ..tx };
        match scene.chain().send_transaction(&tx) {
            Ok(receipt) => {
                assert!(receipt.logs::<ILoanRouter::PaymentCredited>().is_empty(), "{gas_limit}");
                succeeded += 1;
            }
            Err(error) => named += u32::from(error.is::<ILoanRouter::GasTooLow>()),
        }
    }
    assert!(succeeded > 0 && named > 0, "{succeeded} {named}");
}
