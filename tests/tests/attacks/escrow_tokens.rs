//! Escrow in currencies that charge, block, shrink or do not move.

use alloy_primitives::{Address, B256, U256};
use stylus_chain::chain::{Account, CallError, Receipt};
use tests::{
    Credit,
    abi::{IDepositTimelock, fixtures::IOdd},
    check::{done, refused},
    credit::{Currency, DAY},
    whole,
};

use crate::sales_support::{currency, donate, send_as, turn, u};

const CONTEXT: B256 = B256::repeat_byte(0xc0);

/// A million of a fixture's currency of the first lender's, which has let the timelock take it.
fn funded(fixture: &str) -> (Credit, Currency, Account) {
    let mut scene = Credit::new();
    let (currency, lender) = (currency(&mut scene, fixture), scene.people.lenders[0].clone());
    scene.fund(&lender, currency, u(1_000_000), scene.timelock);
    (scene, currency, lender)
}

fn deposit(
    scene: &mut Credit,
    from: &Account,
    currency: Currency,
    amount: u64,
) -> Result<Receipt, CallError> {
    let (timelock, target) = (scene.timelock, scene.router);
    let (token, amount, expiration) = (currency.token, u(amount), scene.now() + DAY);
    let call = IDepositTimelock::depositCall { target, context: CONTEXT, token, amount, expiration };
    scene.chain().send(from, timelock, &call)
}

fn withdraw(
    scene: &mut Credit,
    depositor: Address,
    currency: Currency,
    amount: u64,
) -> Result<Receipt, CallError> {
    let (timelock, router, token) = (scene.timelock, scene.router, currency.token);
    let call = IDepositTimelock::withdrawCall { context: CONTEXT, depositor, token, amount: u(amount) };
    send_as(scene, router, timelock, &call)
}

fn held(scene: &mut Credit, depositor: Address, currency: Currency) -> U256 {
    let (timelock, target, token) = (scene.timelock, scene.router, currency.token);
    let call = IDepositTimelock::depositOfCall { depositor, target, context: CONTEXT, token };
    scene.look(timelock, &call).amount
}

fn claim(scene: &mut Credit, from: &Account, currency: Currency, to: Address) -> Result<Receipt, CallError> {
    let (timelock, token) = (scene.timelock, currency.token);
    scene.chain().send(from, timelock, &IDepositTimelock::claimCall { token, to })
}

/// A lender that its currency blocks holds up no loan: the rest of its deposit waits, for it alone.
#[test]
fn a_blocked_depositor_holds_up_no_target() {
    let (mut scene, currency, lender) = funded("BlocklistToken");
    done(deposit(&mut scene, &lender, currency, 1_000));
    turn(&mut scene, currency, &IOdd::setBlockedCall { account: lender.address, blocked: true });
    done(withdraw(&mut scene, lender.address, currency, 900));
    let (router, timelock, thief) = (scene.router, scene.timelock, scene.people.stranger.clone());
    assert_eq!([router, timelock].map(|account| scene.balance(currency, account)), [u(900), u(100)]);
    let nothing = IDepositTimelock::NothingToClaim {};
    refused(claim(&mut scene, &thief, currency, thief.address), nothing.clone());
    let failed = IDepositTimelock::TransferFailed { token: currency.token };
    refused(claim(&mut scene, &lender, currency, lender.address), failed);
    refused(claim(&mut scene, &lender, currency, Address::ZERO), IDepositTimelock::ZeroAddress {});
    done(claim(&mut scene, &lender, currency, thief.address));
    assert_eq!(scene.balance(currency, thief.address), u(100));
    refused(claim(&mut scene, &lender, currency, thief.address), nothing);
    // One that is blocked once its deposit has expired has it all the same, later.
    let (mut scene, currency, lender) = funded("BlocklistToken");
    done(deposit(&mut scene, &lender, currency, 1_000));
    turn(&mut scene, currency, &IOdd::setBlockedCall { account: lender.address, blocked: true });
    scene.wait(DAY + 1);
    let (target, token) = (scene.router, currency.token);
    let cancel = IDepositTimelock::cancelCall { target, context: CONTEXT, token };
    let result = scene.chain().send(&lender, timelock, &cancel);
    refused(result, IDepositTimelock::TransferFailed { token });
    assert_eq!(held(&mut scene, lender.address, currency), u(1_000));
    turn(&mut scene, currency, &IOdd::setBlockedCall { account: lender.address, blocked: false });
    done(scene.chain().send(&lender, timelock, &cancel));
}

/// What is held is what arrived, and with a fee, a part or nothing of it moved nobody is owed what is not there.
#[test]
fn a_deposit_is_what_arrives() {
    let (mut scene, currency, lender) = funded("FeeToken");
    turn(&mut scene, currency, &IOdd::setFeeCall { bps: u(1_000), addedOnTop: false });
    done(deposit(&mut scene, &lender, currency, 1_000));
    assert_eq!(held(&mut scene, lender.address, currency), u(900));
    let too_low = IDepositTimelock::DepositTooLow { deposited: u(900), needed: u(901) };
    refused(withdraw(&mut scene, lender.address, currency, 901), too_low);
    done(withdraw(&mut scene, lender.address, currency, 900));
    let timelock = scene.timelock;
    assert_eq!(scene.balance(currency, timelock), U256::ZERO);
    turn(&mut scene, currency, &IOdd::setFeeCall { bps: u(10_000), addedOnTop: false });
    refused(deposit(&mut scene, &lender, currency, 1_000), IDepositTimelock::ZeroAmount {});

    let (mut scene, currency, lender) = funded("PartialToken");
    turn(&mut scene, currency, &IOdd::setPortionCall { bps: u(2_500) });
    done(deposit(&mut scene, &lender, currency, 1_000));
    assert_eq!(held(&mut scene, lender.address, currency), u(250));

    let (mut scene, currency, lender) = funded("FalseToken");
    turn(&mut scene, currency, &IOdd::refuseCall { refuses: true });
    let failed = IDepositTimelock::TransferFailed { token: currency.token };
    refused(deposit(&mut scene, &lender, currency, 1_000), failed);
    // There is no token where there is no code.
    let nobody = Currency { token: Address::repeat_byte(7), decimals: 6 };
    let unreadable = IDepositTimelock::BalanceUnreadable { token: nobody.token };
    refused(deposit(&mut scene, &lender, nobody, 1_000), unreadable);
}

/// A currency that shrinks pays who comes first, and whoever makes it good lets the last one have its own; deposits in
/// another currency are not touched.
#[test]
fn a_currency_that_shrinks_leaves_other_escrow_alone() {
    let (mut scene, currency, lender) = funded("RebasingToken");
    let (other, dollar) = (scene.people.lenders[1].clone(), scene.usd6);
    let timelock = scene.timelock;
    scene.fund(&other, currency, u(1_000), timelock);
    scene.fund(&other, dollar, u(1_000), timelock);
    done(deposit(&mut scene, &lender, currency, 1_000));
    done(deposit(&mut scene, &other, currency, 1_000));
    done(deposit(&mut scene, &other, dollar, 1_000));
    turn(&mut scene, currency, &IOdd::rebaseCall { factor: whole(5, 17) });
    done(withdraw(&mut scene, lender.address, currency, 1_000));
    let failed = IDepositTimelock::TransferFailed { token: currency.token };
    refused(withdraw(&mut scene, other.address, currency, 1_000), failed);
    done(withdraw(&mut scene, other.address, dollar, 1_000));
    donate(&mut scene, currency, timelock, u(1_000));
    done(withdraw(&mut scene, other.address, currency, 1_000));
    assert_eq!(held(&mut scene, other.address, currency), U256::ZERO);
}
