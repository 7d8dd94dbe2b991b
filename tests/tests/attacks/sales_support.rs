//! Foreclosed titles in any currency, and what everybody has to do with one.

use alloy_primitives::{Address, U256};
use alloy_sol_types::{SolCall, SolValue};
use stylus_chain::chain::{Account, CallError, Receipt};
use tests::{
    Credit,
    abi::{ICollateralAuction, IToken},
    check::{done, made},
    credit::{Currency, Deal, Lender},
    whole,
};

/// A number.
pub fn u(number: u64) -> U256 {
    U256::from(number)
}

/// A currency of 6 decimals of the fixtures'.
pub fn currency(scene: &mut Credit, fixture: &str) -> Currency {
    let token = made(scene.redemptions.world().deploy(fixture, &u(6).abi_encode()));
    Currency { token, decimals: 6 }
}

/// Terms of 100,000 of one lender's against a title of that name, which is made.
pub fn deal(scene: &mut Credit, name: &str, currency: Currency) -> Deal {
    let (title, lender) = (scene.title(name), scene.people.lenders[0].clone());
    scene.deal(title, currency).tranche(scene, Lender::Allowance(lender), 100_000, 1_200)
}

/// A scene in which the title of a loan in a fixture's currency is for sale.
pub fn on_sale(fixture: &str) -> (Credit, Deal) {
    let mut scene = Credit::new();
    let currency = currency(&mut scene, fixture);
    let deal = deal(&mut scene, "first", currency);
    done(scene.borrow(&deal));
    scene.default_and_foreclose(&deal);
    (scene, deal)
}

/// Sends a call from any address, a contract's too.
pub fn send_as<C: SolCall>(
    scene: &mut Credit,
    from: Address,
    to: Address,
    call: &C,
) -> Result<Receipt, CallError> {
    scene.chain().set_balance(from, whole(1, 18));
    scene.chain().send(from, to, call)
}

/// Has a token of the fixtures do something.
#[track_caller]
pub fn turn<C: SolCall>(scene: &mut Credit, currency: Currency, call: &C) {
    let keeper = scene.people.keeper.clone();
    scene.still(|scene| done(scene.chain().send(&keeper, currency.token, call)));
}

/// The least that may be bid now.
pub fn least(scene: &mut Credit, deal: &Deal) -> U256 {
    scene.sale(deal.terms.title).leastBid
}

/// What waits for an account of the loan's currency.
pub fn waiting(scene: &mut Credit, deal: &Deal, account: Address) -> U256 {
    let (auction, currency) = (scene.auction, deal.currency.token);
    scene.look(auction, &ICollateralAuction::withdrawableCall { account, currency })
}

/// Has a bidder take what waits for it to another account.
pub fn withdraw_to(
    scene: &mut Credit,
    deal: &Deal,
    from: &Account,
    to: Address,
) -> Result<Receipt, CallError> {
    let (auction, currency) = (scene.auction, deal.currency.token);
    scene.chain().send(from, auction, &ICollateralAuction::withdrawCall { currency, to })
}

/// Sends somebody tokens of the keeper's.
#[track_caller]
pub fn donate(scene: &mut Credit, currency: Currency, to: Address, value: U256) {
    let keeper = scene.people.keeper.clone();
    scene.give(keeper.address, currency, value);
    scene.still(|scene| {
        done(scene.chain().send(&keeper, currency.token, &IToken::transferCall { to, value }))
    });
}
