//! Accounts, contracts and tokens that mean ill, or cannot be paid: scenarios L07, L08 and L22. Nobody else waits for
//! them, and what is theirs stays theirs.

use alloy_primitives::{Address, U256};
use alloy_sol_types::{SolCall, SolValue, sol};
use stylus_chain::chain::Account;
use tests::{
    Credit,
    abi::{
        ILoanRouter,
        fixtures::{IOdd, ISigningWallet},
    },
    check::{done, made, refused},
    credit::{Currency, Deal, Lender, OPERATOR},
};

use crate::support::{balances, begin_in, claim, credit, status, turn, two_tranches, u};

sol! {
    interface IHookToken {
        function tell(address account, bool told) external;
    }
    interface IHookedWallet {
        function react(uint8 reaction) external;
    }
}

fn block(scene: &mut Credit, deal: &Deal, account: Address, blocked: bool) {
    turn(scene, deal, &IOdd::setBlockedCall { account, blocked });
}

/// Opens a loan of a wallet against a title of its own.
fn borrowed_by_a_wallet(takes_tokens: bool) -> (Credit, Deal, Address, Account) {
    let mut scene = Credit::new();
    let owner = scene.people.operator.clone();
    let wallet = scene.wallet(&owner);
    done(scene.grant_standing(OPERATOR, wallet, 10_000_000));
    let paper = scene.paper("of a wallet");
    let title = scene.activated(&paper, wallet);
    let currency = scene.usd6;
    let mut deal = two_tranches(&scene, title, currency);
    deal.terms.borrower = wallet;
    deal.terms.reserveInstalments = 1;
    done(scene.chain().send(&owner, wallet, &ISigningWallet::setTakesTokensCall { takes: takes_tokens }));
    scene.prepare(&deal);
    let (terms, deposits, router) = (deal.terms.clone(), scene.deposits(&deal), scene.router);
    done(scene.through(wallet, &owner, router, &ILoanRouter::borrowCall { terms, deposits }));
    (scene, deal, wallet, owner)
}

#[test]
fn l07_a_borrower_or_buyer_that_takes_no_title_holds_up_nothing() {
    for takes_tokens in [true, false] {
        let (start, deal, wallet, owner) = borrowed_by_a_wallet(takes_tokens);
        // Whoever pays the last of it brings the title back.
        let (mut scene, payer) = (start.clone(), start.people.stranger.clone());
        scene.wait(1);
        let payoff = scene.quote(&deal).payoff;
        done(scene.repay(&payer, &deal, payoff));
        assert_eq!((status(&mut scene, &deal), scene.owner(deal.terms.title)), (4, wallet));
        // And a sale needs neither the borrower nor the buyer to take anything.
        let mut scene = start;
        scene.default_and_foreclose(&deal);
        let least = scene.sale(deal.terms.title).leastBid;
        let (currency, auction) = (deal.currency, scene.auction);
        let approve = tests::abi::IToken::approveCall { spender: auction, value: U256::MAX };
        let bid = tests::abi::ICollateralAuction::bidCall { title: deal.terms.title, amount: least };
        scene.give(wallet, currency, least);
        done(scene.through(wallet, &owner, currency.token, &approve));
        done(scene.through(wallet, &owner, auction, &bid));
        scene.go_past_round(&deal);
        done(scene.settle(&deal));
        done(scene.recover(&deal));
        assert_eq!((status(&mut scene, &deal), scene.owner(deal.terms.title)), (4, wallet));
    }
}

/// Who is blocked by the currency, by name.
type Blocked = (&'static str, fn(&Credit, &Deal) -> Account);

const BLOCKED: [Blocked; 4] = [
    ("senior lender", |scene, _| scene.people.lenders[0].clone()),
    ("curator", |scene, _| scene.people.curator.clone()),
    ("recipient of fees", |scene, _| scene.people.fees.clone()),
    ("borrower", |_, deal| deal.borrower.clone()),
];

/// A loan in a currency that can block, with all fees and a reserve.
fn in_blocking_currency() -> (Credit, Deal) {
    let (mut scene, mut deal) = begin_in("BlocklistToken");
    let router = scene.router;
    done(scene.push(router, &ILoanRouter::setLiquidationFeeRateCall { rate: 500 }));
    deal.terms.originationFee = deal.currency.whole(100);
    deal.terms.exitFee = deal.currency.whole(50);
    deal.terms.reserveInstalments = 1;
    done(scene.borrow(&deal));
    (scene, deal)
}

/// All that are paid in some event of a loan, in the order of [`BLOCKED`].
fn everybody(scene: &Credit, deal: &Deal) -> [Address; 4] {
    BLOCKED.map(|(_, account)| account(scene, deal).address)
}

/// One of everybody is blocked while `act` runs: it gets as a credit what it got otherwise, all others get the same,
/// and it fetches that when it is blocked no more.
#[track_caller]
fn pays_everybody_or_credits(start: &Credit, deal: &Deal, act: fn(&mut Credit, &Deal)) {
    let paid_by = |blocked: Option<Address>| {
        let mut scene = start.clone();
        if let Some(account) = blocked {
            block(&mut scene, deal, account, true);
        }
        let all = everybody(&scene, deal);
        let before = balances(&mut scene, deal, &all);
        act(&mut scene, deal);
        let after = balances(&mut scene, deal, &all);
        let credits = all.map(|account| credit(&mut scene, deal, account));
        let paid: Vec<_> = after.iter().zip(before).map(|(after, before)| after - before).collect();
        (scene, paid, credits)
    };
    let (mut unblocked, paid, credits) = paid_by(None);
    assert_eq!(credits, [U256::ZERO; 4]);
    let router = start.router;
    let reserved = unblocked.balance(deal.currency, router);
    for (place, (name, account)) in BLOCKED.into_iter().enumerate() {
        let account = account(start, deal);
        let (mut scene, got, credits) = paid_by(Some(account.address));
        for other in 0..4 {
            let expected = if other == place { U256::ZERO } else { paid[other] };
            assert_eq!(got[other], expected, "{name} is blocked");
            assert_eq!(credits[other], paid[other] - expected, "{name} is blocked");
        }
        if paid[place].is_zero() {
            let nothing = ILoanRouter::NothingToClaim { currencyToken: deal.currency.token };
            refused(claim(&mut scene, deal, &account), nothing);
            continue;
        }
        let failed = ILoanRouter::TransferFailed { token: deal.currency.token };
        refused(claim(&mut scene, deal, &account), failed);
        block(&mut scene, deal, account.address, false);
        done(claim(&mut scene, deal, &account));
        assert_eq!(credit(&mut scene, deal, account.address), U256::ZERO);
        let nothing = ILoanRouter::NothingToClaim { currencyToken: deal.currency.token };
        refused(claim(&mut scene, deal, &account), nothing);
        // Nothing stays but the reserve of a loan that still runs, or runs in this one's place.
        let left = scene.balance(deal.currency, router);
        assert_eq!(left, reserved, "{name} was blocked");
    }
}

#[test]
fn l08_who_is_blocked_by_the_token_is_credited_and_blocks_nobody() {
    let (start, deal) = in_blocking_currency();
    // An instalment, and all of it; paid by somebody else, as a borrower that is blocked pays nothing itself.
    let mut scene = start.clone();
    scene.go_to_deadline(&deal);
    pays_everybody_or_credits(&scene, &deal, |scene, deal| {
        let (payer, total) = (scene.people.stranger.clone(), scene.quote(deal).total);
        done(scene.repay(&payer, deal, total));
    });
    pays_everybody_or_credits(&scene, &deal, |scene, deal| {
        let (payer, payoff) = (scene.people.stranger.clone(), scene.quote(deal).payoff);
        done(scene.repay(&payer, deal, payoff));
    });
    // Paid off with a loan of others, which is larger.
    pays_everybody_or_credits(&scene, &deal, |scene, deal| {
        let lender = Lender::Allowance(scene.people.lenders[1].clone());
        let mut successor = scene.deal(deal.terms.title, deal.currency).tranche(scene, lender, 150_000, 900);
        successor.terms.reserveInstalments = 1;
        scene.prepare(&successor);
        let (old, terms) = (deal.terms.clone(), successor.terms.clone());
        let deposits = scene.deposits(&successor);
        let call = ILoanRouter::refinanceCall { old, terms, deposits, most: U256::ZERO };
        done(scene.tell(&deal.borrower, &call));
    });
    // Out of a sale that leaves something for everybody.
    let mut scene = start;
    scene.default_and_foreclose(&deal);
    let buyer = scene.people.buyers[0].clone();
    scene.sell(&deal, &buyer, deal.currency.whole(300_000));
    pays_everybody_or_credits(&scene, &deal, |scene, deal| {
        done(scene.recover(deal));
    });
}

/// Of a hooked wallet: what it does when tokens come.
const QUIET: u8 = 0;
const CALLS_BACK: u8 = 4;

/// A loan in a token with hooks, whose senior lender is a wallet that is told of what comes.
fn with_hooked_lender() -> (Credit, Deal, Address, Account) {
    let mut scene = Credit::new();
    let title = scene.title("first");
    let token = made(scene.redemptions.world().deploy("HookToken", &U256::from(6).abi_encode()));
    let owner = scene.people.lenders[0].clone();
    let wallet = made(scene.redemptions.world().deploy("HookedWallet", &owner.address.abi_encode()));
    let mut deal = two_tranches(&scene, title, Currency { token, decimals: 6 });
    deal.lenders[0] = Lender::Wallet(wallet, owner.clone());
    deal.terms.trancheSpecs[0].lender = wallet;
    done(scene.borrow(&deal));
    turn(&mut scene, &deal, &IHookToken::tellCall { account: wallet, told: true });
    (scene, deal, wallet, owner)
}

/// A wallet that fetches what is held for it, and tries to a second time while that comes, has it once.
#[track_caller]
fn fetches_once(scene: &mut Credit, deal: &Deal, wallet: Address, owner: &Account, held: U256) {
    let (router, currency) = (scene.router, deal.currency);
    let fetch = ILoanRouter::claimCall { currencyToken: currency.token, to: wallet };
    let arm = ISigningWallet::armCall { target: router, data: fetch.abi_encode().into() };
    done(scene.chain().send(owner, wallet, &arm));
    done(scene.chain().send(owner, wallet, &IHookedWallet::reactCall { reaction: CALLS_BACK }));
    let before = scene.balance(currency, wallet);
    done(scene.through(wallet, owner, router, &fetch));
    assert_eq!(scene.balance(currency, wallet) - before, held);
    assert_eq!(scene.look(wallet, &ISigningWallet::attemptsCall {}), u(1));
    assert_eq!(scene.look(wallet, &ISigningWallet::successesCall {}), U256::ZERO);
    assert_eq!(credit(scene, deal, wallet), U256::ZERO);
    done(scene.chain().send(owner, wallet, &IHookedWallet::reactCall { reaction: QUIET }));
}

#[test]
fn l22_a_lender_that_reverts_burns_gas_returns_megabytes_or_calls_back_is_paid_or_credited() {
    let (mut start, deal, wallet, owner) = with_hooked_lender();
    start.go_to_deadline(&deal);
    let quote = start.quote(&deal);
    let (router, junior) = (start.router, deal.terms.trancheSpecs[1].lender);
    let back = ILoanRouter::repayCall { terms: deal.terms.clone(), amount: U256::MAX }.abi_encode();
    let arm = ISigningWallet::armCall { target: router, data: back.into() };
    start.still(|scene| done(scene.chain().send(&owner, wallet, &arm)));
    let mut quiet = None;
    for reaction in QUIET..=CALLS_BACK {
        let mut scene = start.clone();
        let react = IHookedWallet::reactCall { reaction };
        scene.still(|scene| done(scene.chain().send(&owner, wallet, &react)));
        let before = balances(&mut scene, &deal, &[wallet, junior]);
        let receipt = done(scene.pay_due(&deal));
        let after = balances(&mut scene, &deal, &[wallet, junior]);
        let (paid, credited) = (after[0] - before[0], credit(&mut scene, &deal, wallet));
        let junior_paid = after[1] - before[1];
        assert_eq!(paid + credited + junior_paid, quote.total, "{reaction}");
        let (_, gas) = *quiet.get_or_insert((paid, receipt.gas_used));
        // What the lender may burn is what one transfer may, and a credit instead.
        assert!(receipt.gas_used < gas + 400_000, "{reaction}: {} and {gas}", receipt.gas_used);
        match reaction {
            QUIET | CALLS_BACK => assert_eq!(credited, U256::ZERO),
            _ => assert_eq!(paid, U256::ZERO),
        }
        if reaction == CALLS_BACK {
            assert_eq!(scene.look(wallet, &ISigningWallet::attemptsCall {}), u(1));
            assert_eq!(scene.look(wallet, &ISigningWallet::successesCall {}), U256::ZERO);
        }
        if credited > U256::ZERO {
            fetches_once(&mut scene, &deal, wallet, &owner, credited);
        }
        done(scene.pay_off(&deal));
        assert_eq!((status(&mut scene, &deal), scene.owner(deal.terms.title)), (4, deal.borrower.address));
    }
}

#[test]
fn l22_a_lender_contract_has_no_say_but_its_signature() {
    const GOOD: u8 = 0;
    let mut start = Credit::new();
    let title = start.title("first");
    let owner = start.people.lenders[0].clone();
    let wallet = start.wallet(&owner);
    let currency = start.usd6;
    let mut deal = two_tranches(&start, title, currency);
    deal.lenders[0] = Lender::Wallet(wallet, owner.clone());
    deal.terms.trancheSpecs[0].lender = wallet;
    start.prepare(&deal);
    // Another word, a revert, 31 bytes, a megabyte, or all gas.
    for mode in 1..=5 {
        let mut scene = start.clone();
        done(scene.chain().send(&owner, wallet, &ISigningWallet::setModeCall { mode }));
        let tx = scene.borrow_sent(&deal);
        let gas =
            tx.as_ref().err().and_then(|error| error.revert()?.receipt()).map(|receipt| receipt.gas_used);
        refused(tx, ILoanRouter::SignatureInvalid { lender: wallet });
        assert!(gas.is_some_and(|gas| gas < 1_000_000), "{mode}: {gas:?}");
        done(scene.chain().send(&owner, wallet, &ISigningWallet::setModeCall { mode: GOOD }));
        done(scene.borrow_sent(&deal));
        // From then on it is asked nothing.
        done(scene.chain().send(&owner, wallet, &ISigningWallet::setModeCall { mode }));
        scene.go_to_deadline(&deal);
        let receipt = done(scene.pay_due(&deal));
        assert!(receipt.logs::<ILoanRouter::PaymentCredited>().is_empty());
    }
}
