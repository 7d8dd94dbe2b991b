//! The property lists of ERC-20 and ERC-4626 on the native build, over vaults with profit and loss; the shipped
//! program is held to the same lists in the workspace at the root.

use crate::scene::{ask, done, fund, number, open, refused, send, shares, stake, usdai_of, whole};
use alloy_primitives::{Address, U256};
use mock_dollar::MockDollar;
use motsu::prelude::*;
use std::collections::BTreeMap;
use susdai::SUsdAi;
use susdai::abi::ISUSDai as abi;
use usdai::UsdAi;

/// Steps of a run; each run is the same every time.
const STEPS: usize = 1_000;

/// A stream of numbers from a seed (xorshift).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end
    }

    /// A part of `all`, often nothing, all of it or more.
    fn part(&mut self, all: U256) -> U256 {
        match self.below(6) {
            0 => U256::ZERO,
            1 => all,
            2 => all + number(1),
            _ => (all * number(self.below(1 << 32))) >> 32,
        }
    }
}

/// What the token's books must say.
#[derive(Default)]
struct Books {
    balances: BTreeMap<Address, U256>,
    allowances: BTreeMap<(Address, Address), U256>,
}

impl Books {
    fn balance(&self, account: Address) -> U256 {
        self.balances.get(&account).copied().unwrap_or_default()
    }

    fn allowance(&self, owner: Address, spender: Address) -> U256 {
        self.allowances.get(&(owner, spender)).copied().unwrap_or_default()
    }

    fn transfer(&mut self, from: Address, to: Address, value: U256) {
        *self.balances.entry(from).or_default() -= value;
        *self.balances.entry(to).or_default() += value;
    }

    /// BASE-001 to 004, 015, 016: supply, balances and allowances are exactly these.
    #[track_caller]
    fn agree(&self, vault: &Contract<SUsdAi>, supply: U256) {
        assert_eq!(ask(vault, abi::totalSupplyCall {})._0, supply);
        for (account, balance) in &self.balances {
            assert_eq!(shares(vault, *account), *balance, "{account}");
        }
        assert_eq!(self.balances.values().fold(U256::ZERO, |sum, balance| sum + balance), supply);
        assert_eq!(shares(vault, Address::ZERO), U256::ZERO);
        for ((owner, spender), value) in &self.allowances {
            let call = abi::allowanceCall { owner: *owner, spender: *spender };
            assert_eq!(ask(vault, call)._0, *value, "{owner} to {spender}");
        }
    }
}

#[motsu::test]
fn base_001_to_017_the_token_keeps_its_books(
    vault: Contract<SUsdAi>,
    usdai: Contract<UsdAi>,
    dollar: Contract<MockDollar>,
    admin: Address,
    alice: Address,
    bob: Address,
    carol: Address,
) {
    open(&vault, &usdai, &dollar, admin);
    let people = [alice, bob, carol];
    let mut books = Books::default();
    for person in people {
        fund(&vault, &usdai, &dollar, person, 1_000);
        books.balances.insert(person, done(stake(&vault, person, whole(1_000))));
    }
    let supply = whole(3_000);
    let mut numbers = Numbers(7);
    for _ in 0..STEPS {
        let [from, to, spender] = [0; 3].map(|_: i32| people[numbers.below(3) as usize]);
        match numbers.below(5) {
            0 => {
                let value = numbers.part(whole(1_000));
                done(send(&vault, from, abi::approveCall { spender, value }));
                books.allowances.insert((from, spender), value);
            }
            1 | 2 => {
                let value = numbers.part(books.balance(from));
                transfer(&vault, &mut books, [from, to], value);
            }
            _ => {
                let value = numbers.part(books.allowance(from, spender));
                transfer_from(&vault, &mut books, [spender, from, to], value);
            }
        }
        books.agree(&vault, supply);
    }
    let to_nobody = abi::transferCall { to: Address::ZERO, value: number(1) };
    refused(send(&vault, alice, to_nobody), abi::ERC20InvalidReceiver { receiver: Address::ZERO });
}

/// BASE-007, 009, 011 and 013: to oneself, too much, nothing, and on both sides.
fn transfer(vault: &Contract<SUsdAi>, books: &mut Books, [from, to]: [Address; 2], value: U256) {
    let (result, balance) = (send(vault, from, abi::transferCall { to, value }), books.balance(from));
    if value > balance {
        return refused(result, abi::ERC20InsufficientBalance { sender: from, balance, needed: value });
    }
    assert!(done(result)._0);
    books.transfer(from, to, value);
}

/// BASE-008, 010, 012, 014 and 017: the same for another, within the allowance that it spends.
fn transfer_from(vault: &Contract<SUsdAi>, books: &mut Books, parties: [Address; 3], value: U256) {
    let [spender, from, to] = parties;
    let result = send(vault, spender, abi::transferFromCall { from, to, value });
    let (allowance, balance) = (books.allowance(from, spender), books.balance(from));
    if value > allowance {
        return refused(result, abi::ERC20InsufficientAllowance { spender, allowance, needed: value });
    }
    if value > balance {
        return refused(result, abi::ERC20InsufficientBalance { sender: from, balance, needed: value });
    }
    assert!(done(result)._0);
    books.allowances.insert((from, spender), allowance - value);
    books.transfer(from, to, value);
}

/// Lends, loses and earns at random: from then on a share is worth more or less than a dollar.
fn move_price(vault: &Contract<SUsdAi>, book: Address, numbers: &mut Numbers) {
    let loans = ask(vault, abi::loansCall {});
    let (lendable, principal) = (ask(vault, abi::cashCall {}).lendable, loans.principal);
    let mut report = abi::reportLoansCall {
        principal,
        marks: U256::ZERO,
        accrued: U256::ZERO,
        ratePerSecond: U256::ZERO,
        sent: U256::ZERO,
        principalPaid: U256::ZERO,
        interestPaid: U256::ZERO,
    };
    match numbers.below(4) {
        0 => {
            report.sent = lendable / number(3);
            report.principal = principal + report.sent;
        }
        1 => report.principal = principal - principal / number(20),
        2 => report.interestPaid = whole(numbers.below(20)),
        _ => {
            report.principalPaid = principal / number(2);
            report.principal = principal - report.principalPaid;
        }
    }
    report.marks = loans.marks.min(report.principal);
    done(send(vault, book, report));
}

/// 013 to 020, 023 to 028 and the round trips of both lists: what is quoted is what happens, and rounded for the
/// pool.
#[track_caller]
fn quotes_hold(vault: &Contract<SUsdAi>, usdai: &Contract<UsdAi>, who: Address, assets: U256) {
    let quoted = ask(vault, abi::previewDepositCall { assets })._0;
    assert_eq!(ask(vault, abi::convertToSharesCall { assets })._0, quoted);
    let (cash, before) = (usdai_of(usdai, who), shares(vault, who));
    let minted = done(stake(vault, who, assets));
    assert_eq!([minted, shares(vault, who) - before, cash - usdai_of(usdai, who)], [quoted, quoted, assets]);
    assert!(ask(vault, abi::convertToAssetsCall { shares: minted })._0 <= assets);
    let cost = ask(vault, abi::previewMintCall { shares: minted })._0;
    let paid = done(send(vault, who, abi::mint_0Call { shares: minted, receiver: who })).assets;
    assert_eq!([paid, shares(vault, who) - before], [cost, minted + minted]);
    assert!(paid >= ask(vault, abi::convertToAssetsCall { shares: minted })._0);
    assert!(ask(vault, abi::convertToSharesCall { assets: paid })._0 >= minted);
    assert!(ask(vault, abi::depositSharePriceCall {})._0 >= ask(vault, abi::redemptionSharePriceCall {})._0);
}

#[motsu::test]
fn p4626_quotes_hold_with_profit_and_loss(
    vault: Contract<SUsdAi>,
    usdai: Contract<UsdAi>,
    dollar: Contract<MockDollar>,
    admin: Address,
    alice: Address,
    book: Address,
) {
    open(&vault, &usdai, &dollar, admin);
    for person in [alice, book] {
        fund(&vault, &usdai, &dollar, person, 10_000_000);
    }
    done(send(&vault, admin, abi::setLoanBookCall { loanBook: book }));
    done(send(&vault, admin, abi::setYieldFeeCall { fee: 500 }));
    done(stake(&vault, alice, whole(1_000)));
    let mut numbers = Numbers(11);
    for _ in 0..300 {
        move_price(&vault, book, &mut numbers);
        quotes_hold(&vault, &usdai, alice, number(numbers.below(u64::MAX)) + number(1_000_000));
        let most = ask(&vault, abi::maxDepositCall { receiver: alice })._0;
        assert!(most >= whole(1), "{most}");
    }
}
