//! What the attacks on credit share.

use alloy_primitives::{Address, U256};
use stylus_chain::chain::{Account, CallError, Receipt};
use tests::{
    Credit, Staking,
    abi::{ILoanBook, ILoanRouter, ISUSDai, IToken, IUSDai},
    check::{done, made},
    credit::{Currency, Deal, Lender},
    whole,
};

use crate::vault_instant::{is_no_higher, lost, terms};
use crate::vault_support::{relief, unreleased};

/// Whole dollars that the vault lends in [`vault_deal`], above a quarter as much of a curator.
pub const SENIOR: u64 = 80_000;
/// What is rounded to the pool in one call, wei.
const SLACK: usize = 16;

/// A number.
pub fn u(number: u64) -> U256 {
    U256::from(number)
}

/// What the vault is worth at an instant.
#[derive(Clone, Debug)]
pub struct Worth {
    /// Dollars of the deposit price, of the redemption price, and their shares.
    pub terms: [U256; 3],
    /// Principal that was written off.
    pub lost: U256,
}

/// The vault with those who hold it.
pub fn staking(scene: &mut Credit) -> &mut Staking {
    &mut scene.redemptions.suite.staking
}

/// What the vault is worth now; no price is ever the wrong way round.
#[track_caller]
pub fn worth(scene: &mut Credit) -> Worth {
    let [deposit, redemption] = scene.prices();
    assert!(deposit >= redemption, "crossed: {deposit} {redemption}");
    let staking = staking(scene);
    Worth { terms: terms(staking), lost: lost(staking) }
}

/// Does something in one second, which lifts no price but by what comes back of a loss.
#[track_caller]
pub fn instant<T>(scene: &mut Credit, name: &str, act: impl FnOnce(&mut Credit) -> T) -> T {
    let now = scene.now();
    scene.go_to(now);
    let before = worth(scene);
    let outcome = scene.still(act);
    let after = worth(scene);
    let dollars = (before.terms[0] + before.lost).saturating_sub(after.lost);
    let is_flat = is_no_higher([after.terms[0], after.terms[2]], [dollars, before.terms[2]], SLACK);
    assert!(is_flat, "{name} lifts the deposit price: {before:?} {after:?}");
    let [was, is] = [&before, &after].map(|worth| [worth.terms[1], worth.terms[2]]);
    assert!(is_no_higher(is, was, SLACK), "{name} lifts the redemption price: {before:?} {after:?}");
    outcome
}

/// Lets time pass, in which prices rise by the book's rate and by what streams, and by nothing else.
#[track_caller]
pub fn pass(scene: &mut Credit, seconds: u64) {
    let now = scene.now();
    scene.go_to(now);
    let (before, rate) = (worth(scene), scene.vault_loans().ratePerSecond);
    let [interest, gains] = [0x10, 0x20].map(|source| unreleased(staking(scene), source));
    let streaming = interest + gains + relief(staking(scene));
    scene.wait(seconds);
    let after = worth(scene);
    let grown = rate * u(seconds) / whole(1, 18) + u(1);
    assert!(after.terms[0] <= before.terms[0] + gains + grown, "{before:?} {after:?} {gains} {grown}");
    assert!(after.terms[1] <= before.terms[1] + streaming + u(4), "{before:?} {after:?} {streaming}");
}

/// Terms of a loan of the vault's above a curator's first loss: 12% and 20% a year.
pub fn vault_deal(scene: &Credit, title: U256, currency: Currency) -> Deal {
    let curator = Lender::Allowance(scene.people.curator.clone());
    let deal = scene.deal(title, currency).tranche(scene, Lender::Vault, SENIOR, 1_200);
    deal.tranche(scene, curator, SENIOR / 4, 2_000)
}

/// A scene in which a loan of [`vault_deal`] has just begun, in the dollar of 6 decimals.
pub fn lent() -> (Credit, Deal) {
    let mut scene = Credit::new();
    let title = scene.title("first");
    let currency = scene.usd6;
    let deal = vault_deal(&scene, title, currency);
    done(scene.borrow(&deal));
    (scene, deal)
}

/// A dollar of the fixtures with 6 decimals, listed, of which the reserve has a million.
#[track_caller]
pub fn listed(scene: &mut Credit, fixture: &str) -> Currency {
    let arguments = alloy_sol_types::SolValue::abi_encode(&u(6));
    let token = made(scene.redemptions.world().deploy(fixture, &arguments));
    let currency = Currency { token, decimals: 6 };
    list(scene, currency);
    currency
}

/// Lists a currency, and has the reserve hold a million of it.
#[track_caller]
pub fn list(scene: &mut Credit, currency: Currency) {
    let usdai = scene.suite().usdai();
    let call = IUSDai::addAssetCall { asset: currency.token, mintFee: 0, redeemFee: 0, shareCap: 10_000 };
    done(scene.push(usdai, &call));
    let (rich, amount) = (scene.people.lenders[4].clone(), currency.whole(1_000_000));
    scene.fund(&rich, currency, amount, usdai);
    done(scene.redemptions.world().deposit(&rich, currency.token, amount));
}

/// USDai as the currency of a loan.
pub fn usdai(scene: &mut Credit) -> Currency {
    Currency { token: scene.suite().usdai(), decimals: 18 }
}

/// Gives an account so much of a currency, USDai too, and lets `spender` take it.
#[track_caller]
pub fn provide(scene: &mut Credit, account: &Account, currency: Currency, units: U256, spender: Address) {
    let (token, dollar) = (usdai(scene).token, scene.usd18);
    if currency.token != token {
        return scene.fund(account, currency, units, spender);
    }
    scene.fund(account, dollar, units, token);
    scene.still(|scene| done(scene.redemptions.world().deposit(account, dollar.token, units)));
    scene.allow(account, currency, spender);
}

/// Has a token of the fixtures do something.
#[track_caller]
pub fn turn<C: alloy_sol_types::SolCall>(scene: &mut Credit, currency: Currency, call: &C) {
    let keeper = scene.people.keeper.clone();
    scene.still(|scene| done(scene.chain().send(&keeper, currency.token, call)));
}

/// Anybody's call to the loan book.
pub fn tell_book<C: alloy_sol_types::SolCall>(
    scene: &mut Credit,
    from: &Account,
    call: &C,
) -> Result<Receipt, CallError> {
    let book = scene.book;
    scene.chain().send(from, book, call)
}

/// What the loan book holds of a currency and has not swept, in dollars.
#[track_caller]
pub fn collected(scene: &mut Credit, currency: Currency) -> [U256; 2] {
    let book = scene.book;
    let cash = scene.look(book, &ILoanBook::cashCall { currency: currency.token });
    [cash.principal, cash.interest]
}

/// What the loan book took no note of.
#[track_caller]
pub fn unreported(scene: &mut Credit, deal: &Deal, index: u64) -> [U256; 2] {
    let loan = scene.loan_id(&deal.terms);
    let left = scene.ask(&ILoanRouter::unreportedCall { loan, index: u(index) });
    [left.principal, left.interest]
}

/// The loan book and the vault's books say the same, and what is said to be cash is there.
#[track_caller]
pub fn consistent(scene: &mut Credit, entries: &[(Deal, usize)], currencies: &[Currency]) {
    let (book, now) = (scene.book, scene.now());
    let loans = scene.vault_loans();
    let lag = scene.look(book, &ILoanBook::lagCall {});
    let lifted = scene.look(book, &ILoanBook::liftedMarksCall {});
    let one = whole(1, 18);
    let (mut principal, mut marks, mut rate, mut accrued) = (U256::ZERO, lifted, lag.ratePerSecond, lag.over);
    accrued += lag.ratePerSecond * u(now.saturating_sub(lag.since)) / one;
    for (deal, index) in entries {
        let entry = scene.entry(deal, *index);
        assert!(entry.mark <= entry.principal, "{index}");
        principal += entry.principal;
        marks += entry.mark;
        accrued += entry.accrued;
        if entry.state == 1 {
            rate += entry.ratePerSecond;
            accrued += entry.ratePerSecond * u(now.saturating_sub(entry.from)) / one;
        }
    }
    for currency in currencies {
        let [returned, interest] = collected(scene, *currency);
        let unit = whole(1, 18 - currency.decimals);
        let held = scene.balance(*currency, book) * unit;
        assert!(returned + interest <= held, "{returned} and {interest} of {held}");
        principal += returned;
        accrued += interest;
    }
    assert_eq!((loans.principal, loans.marks), (principal, marks), "principal and marks");
    assert_eq!(loans.ratePerSecond, rate, "the rate");
    let counted = loans.accrued + loans.ratePerSecond * u(now.saturating_sub(loans.reportedAt)) / one;
    assert!(counted <= accrued + u(1_000_000), "{counted} counted, {accrued} explained");
}

/// Somebody new who has just deposited so many whole USDai: who, and the shares.
#[track_caller]
pub fn deposited(scene: &mut Credit, name: &str, units: u64) -> (Account, U256) {
    let account = scene.chain().account(name);
    let (currency, vault) = (usdai(scene), scene.redemptions.susdai());
    provide(scene, &account, currency, whole(units, 18), vault);
    let call = ISUSDai::deposit_0Call { assets: whole(units, 18), receiver: account.address };
    let receipt = scene.still(|scene| done(scene.redemptions.tell_vault(&account, &call)));
    (account, receipt.returned::<ISUSDai::deposit_0Call>().unwrap_or_default())
}

/// What so many shares are worth at the redemption price.
#[track_caller]
pub fn redeemable(scene: &mut Credit, shares: U256) -> U256 {
    let [_, dollars, supply] = worth(scene).terms;
    crate::vault_support::mul_div(shares, dollars, supply)
}

/// Units of a token that an account has.
#[track_caller]
pub fn balance_of(scene: &mut Credit, token: Address, account: Address) -> U256 {
    scene.look(token, &IToken::balanceOfCall { account })
}
