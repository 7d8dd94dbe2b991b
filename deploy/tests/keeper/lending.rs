//! Loans whose borrowers do not pay, and a keeper that does the rest.

use std::process::Stdio;

use alloy_primitives::{Address, U256};
use qev_auction::Beacon;
use stylus_chain::chain::Chain;
use tests::abi::{IQEV, IUSDai};
use tests::check::done;
use tests::credit::{Deal, Lender};
use tests::{Credit, whole};
use timelock::testing::TestKey;

use crate::killed::Watched;
use crate::scene::SEED;
use crate::stage::{KEY, OTHER_KEY, Said, Setting, Stage, said};

impl Setting for Credit {
    fn chain(&mut self) -> &mut Chain {
        Credit::chain(self)
    }

    fn contracts(&self) -> Vec<(&'static str, Address)> {
        vec![
            ("susdai", self.redemptions.susdai()),
            ("qev", self.redemptions.qev),
            ("collateral-auction", self.auction),
            ("loan-book", self.book),
            ("loan-router", self.router),
            ("loan-lens", self.lens),
        ]
    }

    /// Nobody seals a bid here.
    fn key(&self) -> TestKey {
        TestKey::new(SEED, Beacon::QUICKNET).expect("a key")
    }
}

/// A loan of the vault with a curator behind it.
fn lent(scene: &mut Credit, name: &str) -> Deal {
    let (title, curator) = (scene.title(name), Lender::Allowance(scene.people.curator.clone()));
    let deal = scene.deal(title, scene.usd6);
    let deal = deal.tranche(scene, Lender::Vault, 500_000, 1_000).tranche(scene, curator, 150_000, 1_500);
    done(scene.borrow(&deal));
    deal
}

type Steps = &'static [&'static str];

/// The node's clock goes on while keepers run: what is due to the second is for `duties`.
const MARGIN: u64 = 100;

/// A keeper at this time does these steps, and one after it nothing.
#[track_caller]
fn keeps(stage: &mut Stage<Credit>, time: u64, steps: Steps) {
    stage.at(time);
    let said = stage.keep();
    let expected: Vec<_> = steps.iter().map(|step| (*step, "done")).collect();
    assert_eq!(said.steps(), expected, "at {time}: {said:?}");
    assert!(stage.keep().steps().is_empty(), "nothing is left at {time}");
}

#[test]
fn a_default_is_taken_to_its_end() {
    let mut scene = Credit::new();
    let deal = lent(&mut scene, "first");
    let default_after = scene.standing(&deal).defaultAfter;
    let mut stage = Stage::new(scene);
    keeps(&mut stage, default_after - MARGIN, &[]);
    keeps(&mut stage, default_after + 1, &["callDefault"]);
    let cure_until = stage.act(|scene| scene.standing(&deal).cureUntil);
    keeps(&mut stage, cure_until - MARGIN, &["remark"]);
    keeps(&mut stage, cure_until + 1, &["foreclose"]);
    for _ in 1..5 {
        let ends_at = stage.act(|scene| scene.sale(deal.terms.title).endsAt);
        keeps(&mut stage, ends_at, &["remark", "nextRound"]);
    }
    let ends_at = stage.act(|scene| {
        let buyer = scene.people.buyers[0].clone();
        let bid = scene.sale(deal.terms.title).leastBid;
        done(scene.bid(&buyer, &deal, bid));
        scene.sale(deal.terms.title).endsAt
    });
    keeps(&mut stage, ends_at, &["settle", "recover", "sweep"]);
    stage.act(|scene| {
        assert_eq!(scene.standing(&deal).status, 4);
        let loans = scene.vault_loans();
        assert_eq!((loans.principal, loans.marks, loans.accrued), (U256::ZERO, U256::ZERO, U256::ZERO));
    });
}

/// What was paid ahead accrues again, and its cash goes to the vault once a day.
#[test]
fn a_loan_that_is_paid_is_kept_up_to_date() {
    let mut scene = Credit::new();
    let deal = lent(&mut scene, "paid");
    let deadline = scene.standing(&deal).deadline;
    scene.go_to(deadline - 2 * MARGIN);
    done(scene.pay_due(&deal));
    let mut stage = Stage::new(scene);
    keeps(&mut stage, deadline - MARGIN, &["sweep"]);
    keeps(&mut stage, deadline, &["resume"]);
    let next = stage.act(|scene| scene.standing(&deal).deadline);
    stage.at(next - 2 * MARGIN);
    stage.act(|scene| done(scene.pay_due(&deal)));
    keeps(&mut stage, next - MARGIN, &["sweep"]);
    stage.act(|scene| done(scene.pay_off(&deal)));
    keeps(&mut stage, next, &[]);
    keeps(&mut stage, next + 86_400, &["sweep"]);
}

/// The cash waits, and that is no failure.
#[test]
fn cash_that_usdai_does_not_take_waits() {
    let mut scene = Credit::new();
    let deal = lent(&mut scene, "paid");
    let deadline = scene.standing(&deal).deadline;
    scene.go_to(deadline - MARGIN);
    done(scene.pay_due(&deal));
    takes(&mut scene, false);
    let mut stage = Stage::new(scene);
    stage.at(deadline);
    let said = stage.keep();
    assert_eq!(said.steps(), [("resume", "done")], "{said:?}");
    let words = format!("cash in {} waits until USDai takes", deal.currency.token);
    let is_said =
        said.lines.iter().any(|line| line["message"].as_str().is_some_and(|text| text.contains(&words)));
    assert!(is_said, "{words:?} is not in {said:?}");
    stage.act(|scene| takes(scene, true));
    keeps(&mut stage, deadline + MARGIN, &["sweep"]);
}

/// It is told once it listens again.
#[test]
fn a_loan_book_that_took_no_note_is_told_again() {
    let mut scene = Credit::new();
    let deal = lent(&mut scene, "unheard");
    let (book, due) = (scene.book, scene.standing(&deal).defaultAfter + 1);
    let code = scene.chain().code(book);
    scene.chain().set_code(book, vec![0xfe]);
    scene.go_to(due);
    done(scene.call_default(&deal));
    scene.chain().set_code(book, code);
    let mut stage = Stage::new(scene);
    keeps(&mut stage, due + MARGIN, &["reconcile"]);
    stage.act(|scene| assert_eq!(scene.entry(&deal, 0).state, 3));
}

/// Whether the dollar can be minted with.
fn takes(scene: &mut Credit, is_taken: bool) {
    let usdai = scene.suite().usdai();
    let set = IUSDai::setAssetCall {
        asset: scene.usd6.token,
        mintFee: 0,
        redeemFee: 0,
        shareCap: 10_000,
        mintEnabled: is_taken,
        redeemEnabled: true,
    };
    done(scene.push(usdai, &set));
}

/// Whoever leaves in the epoch in which a loan fails is paid as if nobody had waited to call it.
#[test]
fn a_default_comes_before_the_clearing() {
    let mut scene = Credit::new();
    let (lock, clear) = (scene.redemptions.lock_time(2), scene.redemptions.clear_time(2));
    // Thirty days and five of grace, which end an hour before the clearing.
    scene.go_to(clear - 3_600 - 35 * 86_400);
    let deal = lent(&mut scene, "late");
    assert!((lock..clear).contains(&scene.standing(&deal).defaultAfter));
    scene.go_to(scene.redemptions.boundary(1) + 1);
    scene.redemptions.waiting("leaves", whole(1_000, 18));
    let mut stage = Stage::new(scene);
    stage.at(lock);
    stage.keep();
    let healthy = stage.act(|scene| scene.prices()[1]);
    stage.at(clear);
    let said = stage.keep();
    assert_eq!(said.steps(), [("callDefault", "done"), ("clear", "done")], "{said:?}");
    stage.act(|scene| {
        let chain = scene.chain();
        let blocks = (0..=chain.block_number()).filter_map(|number| chain.block(number));
        let logs: Vec<_> = blocks
            .flat_map(|block| &block.receipts)
            .flat_map(|receipt| receipt.logs::<IQEV::Cleared>())
            .collect();
        let [cleared] = logs.as_slice() else { panic!("cleared as {logs:?}") };
        assert!(cleared.price < healthy, "{} is no less than {healthy}", cleared.price);
    });
}

/// Another keeper ends where one does that is not disturbed.
#[test]
fn a_keeper_of_loans_killed_at_any_request_is_followed_by_another() {
    let mut scene = Credit::new();
    let [first, second] = ["first", "second"].map(|name| lent(&mut scene, name));
    let default_after = scene.standing(&second).defaultAfter;
    let mut watched = Watched::new(scene);
    watched.deaths_at(default_after + 1, |stage| stage.act(|scene| standing(scene, [&first, &second])));
    let cure_until = watched.stage.act(|scene| scene.standing(&second).cureUntil);
    watched.deaths_at(cure_until + 1, |stage| stage.act(|scene| standing(scene, [&first, &second])));
    let ends_at = watched.stage.act(|scene| {
        let (buyer, bid) = (scene.people.buyers[0].clone(), scene.sale(first.terms.title).leastBid);
        done(scene.bid(&buyer, &first, bid));
        scene.sale(second.terms.title).endsAt
    });
    watched.deaths_at(ends_at, |stage| stage.act(|scene| standing(scene, [&first, &second])));
    let end = watched.stage.act(|scene| standing(scene, [&first, &second]));
    assert_eq!(end.map(|(status, _, round)| (status, round)), [(4, 0), (3, 2)]);
}

/// Two at once end as one does.
#[test]
fn two_keepers_of_loans_do_everything_once() {
    let mut scene = Credit::new();
    let deals = ["first", "second"].map(|name| lent(&mut scene, name));
    let default_after = scene.standing(&deals[1]).defaultAfter;
    let mut stage = Stage::new(scene);
    stage.at(default_after + 1);
    let keepers = [KEY, OTHER_KEY].map(|key| {
        let mut command = stage.keeper_at(&stage.url(), key, &[stage.beacon.endpoint()]);
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("usdai starts")
    });
    let said = keepers.map(|keeper| said(&keeper.wait_with_output().expect("its end")));
    let steps: Vec<_> = said.iter().flat_map(Said::steps).collect();
    assert!(said.iter().all(|said| said.is_success), "{said:?}");
    assert!(steps.iter().all(|(_, outcome)| ["done", "overtaken"].contains(outcome)), "{said:?}");
    assert_eq!(steps.iter().filter(|step| **step == ("callDefault", "done")).count(), 2, "{said:?}");
    stage.act(|scene| assert_eq!(deals.each_ref().map(|deal| scene.standing(deal).status), [2, 2]));
}

/// Where loans are, whenever exactly that came about: status, and what is owed.
fn standing(scene: &mut Credit, deals: [&Deal; 2]) -> [(u8, U256, u8); 2] {
    deals.map(|deal| {
        let loan = scene.standing(deal);
        (loan.status, loan.outstanding, scene.sale(deal.terms.title).round)
    })
}
