//! Attacks on what the vault's loans count for, by way of titles and sales.

use alloy_primitives::{Address, Bytes, U256};
use alloy_sol_types::SolCall;
use tests::{
    Credit,
    abi::{
        ICaliber, ICollateralAuction, ILoanBook, ILoanRouter,
        fixtures::{IReentering, ISigningWallet},
    },
    check::{done, refused},
    credit::{Deal, Lender, OPERATOR},
};

use crate::sales_support::{least, on_sale, turn, u};

/// A loan of the vault's with a curator behind it.
fn of_the_vault(scene: &mut Credit) -> Deal {
    let (title, curator) = (scene.title("of the vault"), scene.people.curator.clone());
    let deal = scene.deal(title, scene.usd6).tranche(scene, Lender::Vault, 80_000, 1_200);
    deal.tranche(scene, Lender::Allowance(curator), 20_000, 2_000)
}

fn remark(scene: &Credit, deal: &Deal) -> Bytes {
    let loan = scene.loan_id(&deal.terms);
    ILoanBook::remarkCall { loan, index: U256::ZERO }.abi_encode().into()
}

/// Has a wallet, approved as an operator, be given a title and call back while the registry is busy with it.
fn give_with_a_hook(scene: &mut Credit, target: Address, data: Bytes) {
    let (title, owner) = (scene.title("bait"), scene.people.operator.clone());
    let (keeper, borrower) = (scene.people.keeper.clone(), scene.people.borrower.clone());
    let wallet = scene.wallet(&owner);
    done(scene.grant_standing(OPERATOR, wallet, 1));
    done(scene.chain().send(&keeper, wallet, &ISigningWallet::armCall { target, data }));
    let give = ICaliber::safeTransferFrom_0Call { from: borrower.address, to: wallet, tokenId: title };
    done(scene.tell_caliber(&borrower, &give));
    assert_eq!(scene.look(wallet, &ISigningWallet::attemptsCall {}), u(1));
}

/// A registry that is busy answers nobody. That is no reason to count on nothing of a title, for ever.
#[test]
fn nobody_writes_a_loan_off_while_titles_cannot_be_asked() {
    let mut scene = Credit::new();
    let deal = of_the_vault(&mut scene);
    done(scene.borrow(&deal));
    scene.default_on(&deal);
    let (marked, [_, price]) = (scene.entry(&deal, 0).mark, scene.prices());
    let (book, data) = (scene.book, remark(&scene, &deal));
    give_with_a_hook(&mut scene, book, data);
    assert_eq!((scene.entry(&deal, 0).mark, scene.prices()[1]), (marked, price));
}

/// Nor is an auction that is busy with a bid in a currency that calls back: neither a default that is called meanwhile
/// nor a mark looked at again counts on less than at any other time.
#[test]
fn nobody_writes_a_loan_off_while_the_auction_cannot_be_asked() {
    let (mut scene, bait) = on_sale("ReenteringToken");
    let deal = of_the_vault(&mut scene);
    done(scene.borrow(&deal));
    // So many rounds pass until the loan of the vault is in default.
    scene.go_to_end_of_grace(&deal);
    scene.wait(1);
    done(scene.next_round(&bait));
    let call_default = ILoanRouter::callDefaultCall { terms: deal.terms.clone() }.abi_encode();
    let (mut honest, keeper) = (scene.clone(), scene.people.keeper.clone());
    done(honest.tell(&keeper, &ILoanRouter::callDefaultCall { terms: deal.terms.clone() }));
    let marked = honest.entry(&deal, 0).mark;
    let (router, book) = (scene.router, scene.book);
    let looked_at = remark(&scene, &deal);
    for (target, data, succeeds) in [(router, Bytes::from(call_default), true), (book, looked_at, false)] {
        let arm = IReentering::armCall { target, data, strict: false };
        turn(&mut scene, bait.currency, &arm);
        let (buyer, price) = (scene.people.buyers[0].clone(), least(&mut scene, &bait));
        scene.still(|scene| {
            turn(
                scene,
                bait.currency,
                &IReentering::armCall { target: Address::ZERO, data: Bytes::new(), strict: false },
            );
            scene.fund(&buyer, bait.currency, price, scene.auction);
        });
        turn(&mut scene, bait.currency, &arm);
        let bid = ICollateralAuction::bidCall { title: bait.terms.title, amount: price };
        let auction = scene.auction;
        done(scene.chain().send(&buyer, auction, &bid));
        let successes = scene.look(bait.currency.token, &IReentering::successesCall {});
        assert_eq!(successes > U256::ZERO, succeeds);
        let after = scene.entry(&deal, 0).mark;
        assert!(after <= marked, "{after} instead of {marked}");
    }
}

/// A mark follows what is bid and the reserve of the next round down, and nothing brings it up again: not a better bid,
/// not a higher appraisal.
#[test]
fn a_mark_follows_a_sale_down_and_no_bid_or_appraisal_up() {
    let mut scene = Credit::new();
    let (paper, borrower) = (scene.paper("of the vault"), scene.people.borrower.address);
    let deal = of_the_vault(&mut scene);
    assert_eq!((paper.id(), scene.owner(paper.id())), (deal.terms.title, borrower));
    done(scene.borrow(&deal));
    scene.default_and_foreclose(&deal);
    let not_raised = ILoanBook::MarkNotRaised { loan: scene.loan_id(&deal.terms), index: U256::ZERO };
    let higher = scene.appraisal(50_000_000);
    done(scene.append_appraisal(&paper, higher));
    // What is asked in the first round, a tenth above what is owed, is less than before, when nobody had asked.
    assert_eq!(scene.entry(&deal, 0).mark, U256::ZERO);
    done(scene.remark(&deal, 0));
    let mut last = scene.entry(&deal, 0).mark;
    assert!(last > U256::ZERO);
    for _ in 0..5 {
        scene.go_past_round(&deal);
        done(scene.remark(&deal, 0));
        let mark = scene.entry(&deal, 0).mark;
        assert!(mark > last, "{mark} after {last}");
        last = mark;
        done(scene.next_round(&deal));
        refused(scene.remark(&deal, 0), not_raised.clone());
    }
    // All is written off before a round without a reserve, and what is bid there comes as cash.
    assert_eq!(last, scene.entry(&deal, 0).principal);
    let buyer = scene.people.buyers[0].clone();
    done(scene.bid(&buyer, &deal, deal.currency.whole(300_000)));
    refused(scene.remark(&deal, 0), not_raised);
    scene.go_past_round(&deal);
    done(scene.settle(&deal));
    done(scene.recover(&deal));
    assert_eq!(scene.entry(&deal, 0).principal, U256::ZERO);
}

/// An appraisal after the default counts where it is lower, whoever brings it. One that is higher does not, not even
/// after a lower one.
#[test]
fn an_appraisal_after_a_default_counts_only_down() {
    let mut scene = Credit::new();
    let paper = scene.paper("of the vault");
    let deal = of_the_vault(&mut scene);
    done(scene.borrow(&deal));
    scene.default_on(&deal);
    let not_raised = ILoanBook::MarkNotRaised { loan: scene.loan_id(&deal.terms), index: U256::ZERO };
    let marks: Vec<_> = [5_000_000, 100_000, 5_000_000, 60_000]
        .into_iter()
        .map(|dollars| {
            scene.wait(1);
            let appraisal = scene.appraisal(dollars);
            done(scene.append_appraisal(&paper, appraisal));
            let counts = dollars < 1_000_000;
            match scene.remark(&deal, 0) {
                Ok(_) => assert!(counts, "{dollars}"),
                Err(error) => assert!(!counts && error.decode() == Some(not_raised.clone()), "{error}"),
            }
            scene.entry(&deal, 0).mark
        })
        .collect();
    assert_eq!((marks[0], marks[1]), (U256::ZERO, marks[2]));
    assert!(marks[1] > U256::ZERO && marks[3] > marks[2], "{marks:?}");
}

/// From a settlement to its distribution nobody can look at the mark again: the title is no longer for sale. Anybody
/// can distribute in the same block, and then all that the sale did not bring is lost at once.
#[test]
fn a_mark_stands_still_from_a_settlement_to_its_distribution() {
    let mut scene = Credit::new();
    let deal = of_the_vault(&mut scene);
    done(scene.borrow(&deal));
    scene.default_and_foreclose(&deal);
    scene.go_to_final_round(&deal);
    let buyer = scene.people.buyers[0].clone();
    done(scene.bid(&buyer, &deal, u(1)));
    scene.go_past_round(&deal);
    // Nobody ever looked at it; whoever does before the settlement has all of it marked down.
    let mut looked_at = scene.clone();
    done(looked_at.remark(&deal, 0));
    let marked = looked_at.entry(&deal, 0);
    assert!(marked.principal - marked.mark < U256::from(10).pow(u(12)), "{}", marked.mark);
    done(scene.settle(&deal));
    let not_raised = ILoanBook::MarkNotRaised { loan: scene.loan_id(&deal.terms), index: U256::ZERO };
    refused(scene.remark(&deal, 0), not_raised);
    assert_eq!(scene.entry(&deal, 0).mark, U256::ZERO);
    let [_, before] = scene.prices();
    done(scene.recover(&deal));
    let [_, after] = scene.prices();
    assert!(after < before, "{after} after {before}");
    assert_eq!(scene.entry(&deal, 0).principal, U256::ZERO);
}
