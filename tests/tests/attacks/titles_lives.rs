//! Attacks on what a title goes through: by its owner, its buyer, those who attest, and the passing of time.

use alloy_primitives::{Address, U256};
use tests::{
    Credit,
    abi::{ICaliber, ILoanRouter},
    check::{done, refused},
    credit::{DAY, Deal, Lender, OPERATOR, Paper, signed},
    whole,
};

use crate::sales_support::{least, u};

const ACTIVE: u8 = 3;
const PLEDGED: u8 = 4;
const SOLD: u8 = 7;
const REDEEMED: u8 = 8;
const STRANGER: u8 = 6;

/// A title with its paper, and terms of 100,000 against it.
fn stage() -> (Credit, Paper, Deal) {
    let mut scene = Credit::new();
    let (paper, borrower) = (scene.paper("first"), scene.people.borrower.address);
    let title = scene.activated(&paper, borrower);
    let lender = Lender::Allowance(scene.people.lenders[0].clone());
    let deal = scene.deal(title, scene.usd6).tranche(&scene, lender, 100_000, 1_200);
    (scene, paper, deal)
}

/// Sold to the first buyer, who has not said what becomes of it.
fn sold() -> (Credit, Paper, Deal) {
    let (mut scene, paper, deal) = stage();
    done(scene.borrow(&deal));
    scene.default_and_foreclose(&deal);
    let (buyer, price) = (scene.people.buyers[0].clone(), least(&mut scene, &deal));
    done(scene.bid(&buyer, &deal, price));
    scene.go_past_round(&deal);
    done(scene.settle(&deal));
    (scene, paper, deal)
}

/// An operator that is revoked pays, cures and gets its title back; it borrows nothing more, and sells its title to
/// nobody.
#[test]
fn a_revoked_operator_pays_and_borrows_no_more() {
    let (mut scene, _, deal) = stage();
    done(scene.borrow(&deal));
    let borrower = deal.borrower.clone();
    done(scene.revoke_standing(OPERATOR, borrower.address));
    scene.go_to_deadline(&deal);
    done(scene.pay_due(&deal));
    let mut new = deal.clone();
    new.terms.nonce = u(1);
    let result = scene.refinance(&deal, &new, u(500_000_000_000));
    refused(result, ICaliber::NotApproved {});
    scene.default_on(&deal);
    done(scene.cure_arrears(&deal));
    assert_eq!(scene.state(deal.terms.title), PLEDGED);
    done(scene.pay_off(&deal));
    assert_eq!((scene.owner(deal.terms.title), scene.state(deal.terms.title)), (borrower.address, ACTIVE));
    let standing = ICaliber::standingCall { office: OPERATOR, account: borrower.address };
    assert_eq!(scene.ask_caliber(&standing).drawn, U256::ZERO);
    refused(scene.borrow(&new).map(drop), ICaliber::NotApproved {});
    let to = scene.people.operator.address;
    let call = ICaliber::transferFromCall { from: borrower.address, to, tokenId: deal.terms.title };
    refused(scene.tell_caliber(&borrower, &call), ICaliber::HolderNotApproved {});
}

/// A policy that lapses while a loan runs ends no way out of it: it is paid, cured, foreclosed, sold and kept. There is
/// no new money.
#[test]
fn a_policy_that_lapses_stops_new_money_alone() {
    let (mut scene, paper, deal) = stage();
    let mut short = scene.policy("a short one");
    short.expiresAt = scene.now() + 10 * DAY;
    done(scene.append_policy(&paper, short.clone()));
    done(scene.borrow(&deal));
    scene.go_to(short.expiresAt);
    let title = deal.terms.title;
    assert_eq!(scene.ask_caliber(&ICaliber::maxLoanCall { title }), U256::ZERO);
    let mut new = deal.clone();
    new.terms.nonce = u(1);
    let lapsed = ICaliber::PolicyLapsed { expiresAt: short.expiresAt };
    refused(scene.refinance(&deal, &new, u(500_000_000_000)), lapsed.clone());
    let mut paid = scene.clone();
    done(paid.pay_off(&deal));
    refused(paid.borrow(&new).map(drop), lapsed);
    scene.default_on(&deal);
    let mut cured = scene.clone();
    done(cured.cure_arrears(&deal));
    scene.go_to_end_of_cure(&deal);
    scene.wait(1);
    done(scene.foreclose(&deal));
    let (buyer, price) = (scene.people.buyers[0].clone(), least(&mut scene, &deal));
    done(scene.bid(&buyer, &deal, price));
    scene.go_past_round(&deal);
    done(scene.settle(&deal));
    done(scene.keep(&buyer, title));
}

/// What was sold is its buyer's alone: nobody else keeps it, ends it or moves it. A buyer that nobody vetted has the
/// hardware and not the title.
#[test]
fn what_was_sold_is_its_buyers_alone() {
    let (scene, paper, deal) = sold();
    let (title, people) = (deal.terms.title, scene.people.clone());
    let others = [
        &people.borrower,
        &people.lenders[0],
        &people.buyers[1],
        &people.agent,
        &people.bailee,
        &people.keeper,
        &people.stranger,
    ];
    for other in others {
        let mut scene = scene.clone();
        let to = |to| ICaliber::NotAllowed { from: SOLD, to, by: STRANGER };
        refused(scene.keep(other, title), to(ACTIVE));
        refused(scene.redeem(other, &paper), to(REDEEMED));
        let now = scene.now();
        let of_buyer = scene.redeem_call(people.buyers[0].address, &paper, now);
        refused(scene.tell_caliber(other, &of_buyer), to(REDEEMED));
        let take =
            ICaliber::transferFromCall { from: people.buyers[0].address, to: other.address, tokenId: title };
        let expected = ICaliber::ERC721InsufficientApproval { operator: other.address, tokenId: title };
        refused(scene.tell_caliber(other, &take), expected);
    }
    let mut unvetted = scene.clone();
    let buyer = people.buyers[0].clone();
    done(unvetted.revoke_standing(OPERATOR, buyer.address));
    refused(unvetted.keep(&buyer, title), ICaliber::HolderNotApproved {});
    done(unvetted.redeem(&buyer, &paper));
    assert_eq!(unvetted.state(title), REDEEMED);
}

/// What the bailee signed for one receiver is of no use to another, nor before its time, nor for another title, nor by
/// another hand; and nothing is delivered twice.
#[test]
fn a_delivery_is_one_receivers_of_one_title() {
    let (mut scene, paper, deal) = sold();
    let (borrower, buyer) = (scene.people.borrower.clone(), scene.people.buyers[0].clone());
    let (bailee, now) = (scene.people.bailee.address, scene.now());
    let invalid = ICaliber::SignatureInvalid { signer: bailee };
    // Signed when the borrower was still the owner.
    let mut call = scene.redeem_call(borrower.address, &paper, now - 400 * DAY);
    refused(scene.tell_caliber(&buyer, &call), invalid.clone());
    call = scene.redeem_call(buyer.address, &paper, now);
    call.deliveredAt = now - 1;
    refused(scene.tell_caliber(&buyer, &call), invalid.clone());
    let later = scene.redeem_call(buyer.address, &paper, now + DAY);
    refused(scene.tell_caliber(&buyer, &later), ICaliber::DeliveredLater { deliveredAt: now + DAY });
    let other = scene.paper("second");
    call = scene.redeem_call(buyer.address, &other, now);
    call.document = paper.document.clone();
    refused(scene.tell_caliber(&buyer, &call), invalid.clone());
    let digest = scene.delivery_digest(paper.id(), buyer.address, now);
    call.baileeSignature = signed(&buyer, digest);
    refused(scene.tell_caliber(&buyer, &call), invalid);
    let good = scene.redeem_call(buyer.address, &paper, now);
    done(scene.tell_caliber(&buyer, &good));
    let over = ICaliber::NotAllowed { from: REDEEMED, to: REDEEMED, by: STRANGER };
    let again = scene.tell_caliber(&buyer, &good);
    let error = again.expect_err("twice");
    assert!(error.is::<ICaliber::NoEdge>() || error.decode() == Some(over), "{error}");
    // Its serials are free again, for a document of another number and for no other.
    let owner = buyer.address;
    refused(scene.register(&paper, owner), ICaliber::AlreadyRegistered {});
    let anew = scene.paper("anew").with_serials(paper.serials.clone());
    done(scene.register(&anew, owner));
    done(scene.attest(&anew));
    let serial = paper.serials[0];
    assert_eq!(scene.ask_caliber(&ICaliber::holderOfSerialCall { serial }), anew.id());
    assert_eq!(deal.terms.title, paper.id());
}

/// O01: an appraisal that is stale, of nothing, of the future, or older than the last is none; and one that grows stale
/// lends nothing.
#[test]
fn o01_a_stale_zero_or_future_value_counts_for_nothing() {
    let (mut scene, paper, deal) = stage();
    let last = paper.document.appraisal.appraisedAt;
    let now = scene.now() + DAY;
    let try_at = |change: &dyn Fn(&mut ICaliber::Appraisal)| {
        let mut copy = scene.clone();
        copy.go_to(now);
        let mut appraisal = copy.appraisal(500_000);
        change(&mut appraisal);
        copy.append_appraisal(&paper, appraisal)
    };
    refused(try_at(&|a| a.value = U256::ZERO), ICaliber::ValueOutOfRange { value: U256::ZERO });
    let most = U256::ONE << 96;
    refused(try_at(&|a| a.value = most), ICaliber::ValueOutOfRange { value: most });
    let later = ICaliber::AppraisedLater { appraisedAt: now + 1 };
    refused(try_at(&|a| a.appraisedAt = now + 1), later);
    let not_newer = ICaliber::AppraisalNotNewer { last };
    refused(try_at(&|a| a.appraisedAt = last), not_newer);
    let stale = now - 180 * DAY - 1;
    refused(try_at(&|a| a.appraisedAt = stale), ICaliber::AppraisalStale { appraisedAt: stale });
    done(try_at(&|a| a.appraisedAt = now));
    let title = deal.terms.title;
    scene.go_to(last + 180 * DAY);
    assert!(scene.ask_caliber(&ICaliber::maxLoanCall { title }) > U256::ZERO);
    scene.go_to(last + 180 * DAY + 1);
    assert_eq!(scene.ask_caliber(&ICaliber::maxLoanCall { title }), U256::ZERO);
    refused(scene.borrow(&deal).map(drop), ICaliber::AppraisalStale { appraisedAt: last });
}

/// O02: a currency of fewer than 6 decimals or more than 18, or that says none, lends nothing.
#[test]
fn o02_a_currency_has_6_to_18_decimals() {
    let (scene, _, deal) = stage();
    for decimals in 0..=36_u64 {
        let mut scene = scene.clone();
        let arguments = alloy_sol_types::SolValue::abi_encode(&u(decimals));
        let deployed = scene.redemptions.world().deploy("PlainToken", &arguments);
        let token = tests::check::made(deployed);
        let currency = tests::credit::Currency { token, decimals: decimals as u8 };
        let mut deal = Deal { currency, ..deal.clone() };
        deal.terms.currencyToken = token;
        deal.terms.trancheSpecs[0].amount = whole(100_000, decimals as u8);
        let result = scene.borrow(&deal).map(drop);
        if (6..=18).contains(&decimals) {
            done(result);
        } else {
            refused(result, ILoanRouter::CurrencyUnusable { currencyToken: token });
        }
    }
    let mut scene = scene.clone();
    for token in [Address::repeat_byte(7), scene.caliber] {
        let mut deal = deal.clone();
        deal.terms.currencyToken = token;
        let deposits = vec![ILoanRouter::LenderDepositInfo { depositType: 2, data: vec![].into() }];
        let call = ILoanRouter::borrowCall { terms: deal.terms.clone(), deposits };
        let expected = ILoanRouter::CurrencyUnusable { currencyToken: token };
        refused(scene.tell(&deal.borrower.clone(), &call), expected);
    }
}

/// O07: without what values titles there is still every way out of a loan that needs no value, and a drawing that is
/// not there stops nothing.
#[test]
fn o07_exits_need_no_value() {
    let (mut scene, paper, deal) = stage();
    done(scene.borrow(&deal));
    // A stale appraisal, a lapsed policy and a frozen title at once.
    scene.go_to_deadline(&deal);
    done(scene.pay_due(&deal));
    let mut short = scene.policy("a short one");
    short.expiresAt = scene.now() + 1;
    done(scene.append_policy(&paper, short));
    while scene.now() < paper.document.appraisal.appraisedAt + 200 * DAY {
        scene.go_to_deadline(&deal);
        done(scene.pay_due(&deal));
    }
    done(scene.freeze(deal.terms.title, 30 * DAY));
    let mut paid = scene.clone();
    done(paid.pay_off(&deal));
    assert_eq!(paid.state(deal.terms.title), ACTIVE);
    scene.default_on(&deal);
    done(scene.cure_arrears(&deal));
    assert_eq!(scene.state(deal.terms.title), PLEDGED);
}
