//! A currency that calls back in every transfer tries everything there is, in every call that moves it: what is busy
//! answers nothing, and the rest does what it would do for any stranger.

use alloy_primitives::{Address, Bytes, U256};
use alloy_sol_types::SolCall;
use stylus_chain::chain::{CallError, Receipt};
use tests::{
    Credit,
    abi::{
        ICaliber, ICollateralAuction, IDepositTimelock, ILoanBook, ILoanPositions, ILoanRouter,
        fixtures::IReentering,
    },
    check::done,
    credit::{Deal, Lender, typed},
};

use crate::sales_support::{deal, least, on_sale, turn, u, withdraw_to};

pub type Call = (Address, Bytes);
type Act = fn(&mut Credit, &Deal) -> Result<Receipt, CallError>;

/// Every function of every contract with zeros for arguments, and what somebody would mean.
pub fn calls(scene: &Credit, deal: &Deal) -> Vec<Call> {
    let zeros = [0; 30 * 32];
    let everything = [
        (scene.auction, ICollateralAuction::ICollateralAuctionCalls::SELECTORS),
        (scene.router, ILoanRouter::ILoanRouterCalls::SELECTORS),
        (scene.timelock, IDepositTimelock::IDepositTimelockCalls::SELECTORS),
        (scene.positions, ILoanPositions::ILoanPositionsCalls::SELECTORS),
        (scene.caliber, ICaliber::ICaliberCalls::SELECTORS),
        (scene.book, ILoanBook::ILoanBookCalls::SELECTORS),
    ];
    let mut calls: Vec<Call> = vec![];
    for (contract, selectors) in everything {
        calls.extend(
            selectors.iter().map(|selector| (contract, Bytes::from([selector.as_slice(), &zeros].concat()))),
        );
    }
    let (title, terms, to) = (deal.terms.title, deal.terms.clone(), scene.people.stranger.address);
    let (currency, loan) = (deal.currency.token, scene.loan_id(&deal.terms));
    let amount = U256::MAX;
    let meant: [(Address, Vec<u8>); 14] = [
        (scene.auction, ICollateralAuction::bidCall { title, amount: deal.currency.whole(1) }.abi_encode()),
        (scene.auction, ICollateralAuction::settleCall { title }.abi_encode()),
        (scene.auction, ICollateralAuction::nextRoundCall { title }.abi_encode()),
        (scene.auction, ICollateralAuction::withdrawCall { currency, to }.abi_encode()),
        (scene.auction, ICollateralAuction::valueBoundCall { title }.abi_encode()),
        (scene.router, ILoanRouter::recoverCall { terms: terms.clone() }.abi_encode()),
        (scene.router, ILoanRouter::repayCall { terms: terms.clone(), amount }.abi_encode()),
        (scene.router, ILoanRouter::cureCall { terms: terms.clone(), amount }.abi_encode()),
        (scene.router, ILoanRouter::forecloseCall { terms }.abi_encode()),
        (scene.router, ILoanRouter::onCollateralLiquidatedCall { loan, proceeds: u(1) }.abi_encode()),
        (scene.router, ILoanRouter::claimCall { currencyToken: currency, to }.abi_encode()),
        (scene.timelock, IDepositTimelock::claimCall { token: currency, to }.abi_encode()),
        (scene.caliber, ICaliber::keepCall { title }.abi_encode()),
        (scene.positions, ILoanPositions::ownersOfCall { loan, count: u(1) }.abi_encode()),
    ];
    calls.extend(meant.map(|(target, data)| (target, data.into())));
    calls
}

/// All that the loan, its title and everybody's money come to.
fn digest(scene: &mut Credit, deal: &Deal) -> String {
    let (auction, title, loan) = (scene.auction, deal.terms.title, scene.loan_id(&deal.terms));
    let people = scene.people.clone();
    let mut accounts = vec![auction, scene.timelock, scene.book, people.stranger.address];
    accounts.extend([people.borrower.address, people.lenders[0].address]);
    accounts.extend(people.buyers.iter().map(|buyer| buyer.address));
    let (currency, router) = (deal.currency.token, scene.router);
    let mut free = scene.balance(deal.currency, router);
    let mut money = vec![];
    for account in accounts {
        let waiting = scene.look(auction, &ICollateralAuction::withdrawableCall { account, currency });
        // A token that needs more gas than a payment may have has it credited.
        let credit = scene.ask(&ILoanRouter::creditsCall { account, currencyToken: currency });
        free -= credit;
        money.push((scene.balance(deal.currency, account) + credit, waiting));
    }
    let sale = scene.sale(title);
    let sale = (sale.bidder, sale.highestBid, sale.round, sale.endsAt, sale.leastBid);
    let state = scene.ask(&ILoanRouter::loanStateCall { loan });
    let proceeds = scene.ask(&ILoanRouter::proceedsCall { loan }).amount;
    let position = ILoanPositions::ownerOfCall { tokenId: typed::position(loan, 0) };
    let positions = scene.positions;
    let owner = scene.look(positions, &position);
    let title = (scene.owner(title), scene.state(title));
    format!("{free} {money:?} {sale:?} {state:?} {proceeds} {owner} {title:?}")
}

/// Does it once with each call made in the middle: the end is the same, and `busy` answered nothing.
fn tried(start: &Credit, deal: &Deal, busy: Address, act: Act) {
    let mut honest = start.clone();
    done(act(&mut honest, deal));
    let expected = digest(&mut honest, deal);
    for (number, (target, data)) in calls(start, deal).into_iter().enumerate() {
        let mut scene = start.clone();
        let case = format!("{number}: {data:.4} of {target}");
        turn(&mut scene, deal.currency, &IReentering::armCall { target, data, strict: false });
        done(act(&mut scene, deal));
        let token = deal.currency.token;
        let attempts = scene.look(token, &IReentering::attemptsCall {});
        // What took more gas than a payment may have is undone, and the payment is credited.
        let (account, currency) = (deal.terms.trancheSpecs[0].lender, token);
        let credit = scene.ask(&ILoanRouter::creditsCall { account, currencyToken: currency });
        assert!(attempts + credit > U256::ZERO, "{case}");
        if target == busy {
            assert_eq!(scene.look(token, &IReentering::successesCall {}), U256::ZERO, "{case}");
        }
        assert_eq!(digest(&mut scene, deal), expected, "{case}");
    }
}

/// Led by the first buyer, who has outbid the second.
fn led() -> (Credit, Deal) {
    let (mut scene, deal) = on_sale("ReenteringToken");
    let [first, second, _] = scene.people.buyers.clone();
    let price = least(&mut scene, &deal);
    done(scene.bid(&second, &deal, price));
    let price = least(&mut scene, &deal);
    done(scene.bid(&first, &deal, price));
    (scene, deal)
}

#[test]
fn nothing_gets_in_while_somebody_bids() {
    let (mut scene, deal) = led();
    let (third, auction) = (scene.people.buyers[2].clone(), scene.auction);
    let price = least(&mut scene, &deal);
    scene.fund(&third, deal.currency, price, auction);
    tried(&scene, &deal, auction, |scene, deal| {
        let (third, auction) = (scene.people.buyers[2].clone(), scene.auction);
        let amount = least(scene, deal);
        let call = ICollateralAuction::bidCall { title: deal.terms.title, amount };
        scene.chain().send(&third, auction, &call)
    });
}

#[test]
fn nothing_gets_in_while_somebody_withdraws() {
    let (scene, deal) = led();
    tried(&scene, &deal, scene.auction, |scene, deal| {
        let second = scene.people.buyers[1].clone();
        withdraw_to(scene, deal, &second, second.address)
    });
}

#[test]
fn nothing_gets_in_while_a_sale_is_settled_or_distributed() {
    let (mut scene, deal) = led();
    scene.go_past_round(&deal);
    tried(&scene, &deal, scene.auction, |scene, deal| scene.settle(deal));
    done(scene.settle(&deal));
    tried(&scene, &deal, scene.router, |scene, deal| scene.recover(deal));
}

/// A loan paid from escrow in such a currency, with some of it to go back to the lender.
#[test]
fn nothing_gets_in_while_escrow_moves() {
    let mut start = Credit::new();
    let currency = crate::sales_support::currency(&mut start, "ReenteringToken");
    let lender = start.people.lenders[0].clone();
    let mut terms = deal(&mut start, "first", currency);
    terms.lenders[0] = Lender::Escrow(lender.clone());
    let loan = start.loan_id(&terms.terms);
    let more = terms.principal() + u(5);
    let (timelock, router) = (start.timelock, start.router);
    let mut unfunded = start.clone();
    unfunded.fund(&lender, currency, more, timelock);
    tried_of_escrow(&unfunded, &terms, |scene, deal| {
        let (lender, timelock, target) = (scene.people.lenders[0].clone(), scene.timelock, scene.router);
        let call = IDepositTimelock::depositCall {
            target,
            context: scene.loan_id(&deal.terms),
            token: deal.currency.token,
            amount: deal.principal() + u(5),
            expiration: scene.now() + 100,
        };
        scene.chain().send(&lender, timelock, &call)
    });
    start.escrow(&lender, currency, loan, more);
    tried_of_escrow(&start, &terms, |scene, deal| {
        let deposits = scene.deposits(deal);
        let call = ILoanRouter::borrowCall { terms: deal.terms.clone(), deposits };
        scene.tell(&deal.borrower, &call)
    });
    start.wait(31 * tests::credit::DAY);
    tried_of_escrow(&start, &terms, |scene, deal| {
        let (lender, timelock, target) = (scene.people.lenders[0].clone(), scene.timelock, scene.router);
        let (context, token) = (scene.loan_id(&deal.terms), deal.currency.token);
        scene.chain().send(&lender, timelock, &IDepositTimelock::cancelCall { target, context, token })
    });
    assert_ne!(router, timelock);
}

fn tried_of_escrow(start: &Credit, deal: &Deal, act: Act) {
    let money = |scene: &mut Credit| {
        let depositor = scene.people.lenders[0].address;
        let (target, context, token) = (scene.router, scene.loan_id(&deal.terms), deal.currency.token);
        let accounts = [scene.timelock, target, depositor, deal.borrower.address];
        let balances = accounts.map(|account| scene.balance(deal.currency, account));
        let call = IDepositTimelock::depositOfCall { depositor, target, context, token };
        let timelock = scene.timelock;
        let held = scene.look(timelock, &call);
        let claimable = scene.look(timelock, &IDepositTimelock::claimableCall { account: depositor, token });
        let state = scene.ask(&ILoanRouter::loanStateCall { loan: context });
        (balances, held.amount, held.expiration, claimable, state)
    };
    let mut honest = start.clone();
    done(act(&mut honest, deal));
    let expected = money(&mut honest);
    for (number, (target, data)) in calls(start, deal).into_iter().enumerate() {
        let mut scene = start.clone();
        let case = format!("{number}: {data:.4} of {target}");
        turn(&mut scene, deal.currency, &IReentering::armCall { target, data, strict: false });
        done(act(&mut scene, deal));
        let token = deal.currency.token;
        assert!(scene.look(token, &IReentering::attemptsCall {}) > U256::ZERO, "{case}");
        assert_eq!(money(&mut scene), expected, "{case}");
    }
}
