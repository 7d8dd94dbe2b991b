//! Titles behind loans of every currency and every kind of lender, by the router: where they are, and what is hashed.

use alloy_primitives::U256;
use tests::{
    Credit,
    abi::{ICaliber, ILoanPositions, ILoanRouter},
    check::{done, refused},
    credit::{Currency, DAY, Deal, Lender, OPERATOR, typed},
};

use crate::support::{ACTIVE, DEFAULTED, FORECLOSED, PLEDGED, SOLD, u, wad};

/// A loan of five tranches: the vault ranks first, a curator last, and each lender pays in in another way.
fn deal(scene: &mut Credit, title: U256, currency: Currency) -> Deal {
    let people = scene.people.clone();
    let [first, second, third, ..] = people.lenders;
    let wallet = scene.wallet(&third);
    scene
        .deal(title, currency)
        .tranche(scene, Lender::Vault, 40_000, 1_000)
        .tranche(scene, Lender::Permit(first), 10_000, 1_200)
        .tranche(scene, Lender::Escrow(second), 10_000, 1_300)
        .tranche(scene, Lender::Wallet(wallet, third), 10_000, 1_400)
        .tranche(scene, Lender::Allowance(people.curator), 30_000, 2_000)
}

/// Units of a currency as dollars of 18 decimals.
fn scaled(units: U256, currency: Currency) -> U256 {
    units * U256::from(10).pow(u((18 - currency.decimals).into()))
}

#[test]
fn a_title_goes_through_loans_in_every_currency() {
    let mut scene = Credit::new();
    for (name, currency) in [("six", scene.usd6), ("eight", scene.usd8), ("eighteen", scene.usd18)] {
        let title = scene.title(name);
        let mut loan = deal(&mut scene, title, currency);
        loan.terms.reserveInstalments = 1;
        loan.terms.originationFee = currency.whole(500);
        loan.terms.exitFee = currency.whole(100);
        let id = done(scene.borrow(&loan));
        assert_eq!(id, scene.ask(&ILoanRouter::loanTermsHashCall { terms: loan.terms.clone() }));
        let positions = scene.positions;
        for index in 0..5 {
            let call = ILoanPositions::tokenIdCall { loan: id, index };
            assert_eq!(scene.look(positions, &call), typed::position(id, index));
        }
        assert_eq!((scene.state(title), scene.owner(title)), (PLEDGED, scene.router));
        let drawn = ICaliber::standingCall { office: OPERATOR, account: loan.borrower.address };
        assert_eq!(scene.ask_caliber(&drawn).drawn, wad(100_000));

        // Paid, late but not in default, in default and cured, and paid off.
        scene.go_to_deadline(&loan);
        done(scene.pay_due(&loan));
        scene.go_to_end_of_grace(&loan);
        done(scene.pay_due(&loan));
        scene.default_on(&loan);
        assert_eq!(scene.state(title), DEFAULTED);
        scene.go_to_end_of_cure(&loan);
        done(scene.cure_arrears(&loan));
        assert_eq!(scene.state(title), PLEDGED);
        let outstanding = scene.loan(&loan).outstanding.raw();
        assert_eq!(scene.ask_caliber(&drawn).drawn, scaled(outstanding, currency));
        done(scene.pay_off(&loan));
        assert_eq!((scene.state(title), scene.owner(title)), (ACTIVE, loan.borrower.address));
        assert_eq!(scene.ask_caliber(&drawn).drawn, u(0));
        done(scene.sweep(currency));
    }
}

#[test]
fn a_title_in_default_is_sold_and_its_loan_is_settled() {
    let start = Credit::new();
    for (name, currency) in [("six", start.usd6), ("eight", start.usd8), ("eighteen", start.usd18)] {
        let mut scene = start.clone();
        let title = scene.title(name);
        let loan = deal(&mut scene, title, currency);
        done(scene.borrow(&loan));
        scene.default_and_foreclose(&loan);
        assert_eq!((scene.state(title), scene.owner(title)), (FORECLOSED, scene.auction));
        let buyer = scene.people.buyers[1].clone();
        scene.sell(&loan, &buyer, currency.whole(70_000));
        assert_eq!((scene.state(title), scene.owner(title)), (SOLD, buyer.address));
        let receipt = done(scene.recover(&loan));
        // What was lost is still drawn: a borrower that does not pay borrows no more by that.
        let parts = receipt.logs::<ILoanRouter::LenderRecovered>();
        let lost = parts.iter().fold(U256::ZERO, |sum, part| sum + part.lost);
        assert!(lost >= currency.whole(30_000), "{name}: {lost}");
        let drawn = ICaliber::standingCall { office: OPERATOR, account: loan.borrower.address };
        assert_eq!(scene.ask_caliber(&drawn).drawn, scaled(lost, currency), "{name}");
        done(scene.keep(&buyer, title));
        done(scene.sweep(currency));
    }
}

/// Pledged and lent for again in one transaction, at no moment out of the router's hands.
#[test]
fn a_title_stays_pledged_while_its_loan_is_refinanced() {
    let mut scene = Credit::new();
    let (title, usd6, caliber) = (scene.title("first"), scene.usd6, scene.caliber);
    let old = deal(&mut scene, title, usd6);
    done(scene.borrow(&old));
    scene.wait(40 * DAY);
    let lender = Lender::Allowance(scene.people.lenders[4].clone());
    let mut new = scene.deal(title, usd6).tranche(&scene, lender, 110_000, 900);
    new.terms.nonce = u(1);
    let receipt = done(scene.refinance(&old, &new, usd6.whole(10_000)));
    assert!(receipt.logs_of::<ICaliber::Transfer>(caliber).is_empty());
    assert_eq!((scene.state(title), scene.owner(title)), (PLEDGED, scene.router));
    assert_eq!(scene.standing(&new).outstanding, usd6.whole(110_000));
    let status = ILoanRouter::WrongStatus { status: 4 };
    refused(scene.pay_off(&old), status);
    done(scene.pay_off(&new));
    assert_eq!((scene.state(title), scene.owner(title)), (ACTIVE, old.borrower.address));
}
