//! What happened, told by the vault's events alone, is what its views say, after any sequence of operations.
//!
//! Three things have no event: the use of an allowance and of a permit's nonce, which ERC-20 and ERC-2612 give
//! none, and what the constructor sets, which are USDai, the calendar's start and the exit share until the first
//! order.

use std::collections::BTreeMap;

use alloy_primitives::{Address, U256};
use alloy_sol_types::SolCall;
use proptest::prelude::*;
use tests::{
    Staking,
    abi::{
        ISUSDai::{self, ISUSDaiEvents as Event},
        IUSDai,
    },
    calldata::u,
    check::done,
    token::{
        Subject, allowance, ask, balance,
        operation::{Operation, operation, perform, runs},
        supply,
    },
    whole,
};

use crate::support::events_in_order;

/// An approval: how many, and whether any of the owner's has moved since.
type Approval = (U256, bool);

/// A source: what it holds back, and when it entered its stream.
type Source = (U256, u64);

/// A stream: what was to be released, from when, until when.
type Stream = (U256, u64, u64);

/// The loan book at an instant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Loans {
    principal: U256,
    marks: U256,
    accrued: U256,
    accrued_fee: U256,
    rate: U256,
    lost: U256,
    relief: U256,
    relief_end: u64,
    at: u64,
}

impl Loans {
    /// What the view says of the relief's end: none of a book without losses and relief, and no past one.
    fn with_end(self) -> Self {
        let is_whole = self.lost.is_zero() && self.relief.is_zero();
        Self { relief_end: if is_whole { 0 } else { self.relief_end.max(self.at) }, ..self }
    }
}

/// What is left at `now` of what was released from `start` to `end`.
fn unreleased_up(remaining: U256, start: u64, end: u64, now: u64) -> U256 {
    let left = U256::from(end.saturating_sub(now));
    if left.is_zero() { left } else { (remaining * left).div_ceil(U256::from(end - start)) }
}

/// What events say.
#[derive(Debug, Default)]
struct Books {
    balances: BTreeMap<Address, U256>,
    approvals: BTreeMap<(Address, Address), Approval>,
    supply: U256,
    idle: U256,
    reserved: U256,
    capacity: U256,
    queued: U256,
    locked: u64,
    harvested: U256,
    loans: Loans,
    sources: BTreeMap<u8, Source>,
    streams: BTreeMap<u8, Stream>,
    parameters: BTreeMap<[u8; 4], U256>,
    authority: Address,
    offered: Address,
}

impl Books {
    fn enter(&mut self, event: Event, at: u64) {
        match event {
            Event::Transfer(e) => self.transfer(&e),
            Event::Approval(e) => {
                self.approvals.insert((e.owner, e.spender), (e.value, false));
            }
            Event::Deposit(e) => self.idle += e.assets,
            Event::Harvested(e) => {
                self.idle += e.gain;
                self.harvested += e.gain;
            }
            Event::RedeemRequest(e) => self.queued += e.shares,
            Event::RequestReturned(e) => self.queued -= e.returned + e.burned,
            Event::EpochSettled(e) => {
                self.queued -= e.burned;
                (self.reserved, self.capacity) = (self.reserved + e.paid, U256::ZERO);
            }
            Event::Withdraw(e) => self.pay(e.assets, e.assets),
            Event::ClaimPaid(e) => self.pay(e.paid + e.kept, e.paid),
            // Whom a controller trusts is in no book.
            Event::OperatorSet(_) => {}
            Event::Streamed(e) => self.stream(&e, at),
            Event::LoansReported(e) => self.report(&e, at),
            Event::CapacityLocked(e) => {
                assert!(e.epoch > self.locked && e.queued == self.queued, "{e:?}");
                (self.locked, self.capacity) = (e.epoch, e.capacity);
            }
            Event::ParameterSet(e) => {
                let stops = e.setter == ISUSDai::setLoanBookCall::SELECTOR;
                if (stops || e.setter == ISUSDai::setYieldFeeCall::SELECTOR) && self.loans.at != 0 {
                    // What has accrued keeps the fee of its time, and the rate of who reported it.
                    self.loans = self.settled(at);
                    self.loans.rate = if stops { U256::ZERO } else { self.loans.rate };
                }
                self.parameters.insert(e.setter.0, e.value);
            }
            Event::AuthorityOffered(e) => {
                assert_eq!(self.authority, e.authority);
                self.offered = e.pendingAuthority;
            }
            Event::AuthorityChanged(e) => {
                assert_eq!(self.authority, e.previousAuthority);
                (self.authority, self.offered) = (e.authority, Address::ZERO);
            }
        }
    }

    fn pay(&mut self, released: U256, paid: U256) {
        (self.reserved, self.idle) = (self.reserved - released, self.idle - paid);
    }

    fn transfer(&mut self, e: &ISUSDai::Transfer) {
        if e.from.is_zero() {
            self.supply += e.value;
        } else {
            *self.balances.entry(e.from).or_default() -= e.value;
        }
        if e.to.is_zero() {
            self.supply -= e.value;
        } else {
            *self.balances.entry(e.to).or_default() += e.value;
        }
        let of_owner = self.approvals.iter_mut().filter(|((owner, _), _)| *owner == e.from);
        of_owner.for_each(|(_, (_, is_stale))| *is_stale = true);
    }

    /// A source that holds nothing back afterwards entered its stream now.
    fn stream(&mut self, e: &ISUSDai::Streamed, at: u64) {
        let (held, entered_at) = self.sources.entry(e.source).or_default();
        let stream = self.streams.entry(e.source >> 4).or_default();
        if e.held.is_zero() {
            *entered_at = at;
            *stream = (e.remaining, at, e.end);
        } else {
            assert_eq!(*held + e.gain, e.held);
            assert_eq!((stream.0, stream.2), (e.remaining, e.end));
        }
        *held = e.held;
    }

    fn report(&mut self, e: &ISUSDai::LoansReported, at: u64) {
        self.idle = self.idle + e.principalPaid + e.interestPaid - e.sent;
        self.loans = Loans {
            principal: e.principal,
            marks: e.marks,
            accrued: e.accrued,
            accrued_fee: e.accruedFee,
            rate: e.ratePerSecond,
            lost: e.lost,
            relief: e.relief,
            relief_end: e.reliefEnd,
            at,
        };
    }

    fn parameter<C: SolCall>(&self) -> U256 {
        self.parameters.get(&C::SELECTOR).copied().unwrap_or_default()
    }

    /// The loan book at a later time: interest rounded down, its fee up.
    fn settled(&self, at: u64) -> Loans {
        let growth = self.loans.rate * U256::from(at - self.loans.at) / whole(1, 18);
        let fee = growth * self.parameter::<ISUSDai::setYieldFeeCall>();
        let accrued_fee = self.loans.accrued_fee + fee.div_ceil(u(10_000));
        let accrued = self.loans.accrued + growth;
        let Loans { relief, relief_end, .. } = self.loans;
        let relief = unreleased_up(relief, self.loans.at, relief_end, at);
        Loans { accrued, accrued_fee, relief, at, ..self.loans }.with_end()
    }

    fn unreleased(&self, number: u8, now: u64) -> U256 {
        let (remaining, start, end) = self.streams.get(&number).copied().unwrap_or_default();
        unreleased_up(remaining, start, end, now) + self.held_by_all(number)
    }

    fn held_by_all(&self, stream: u8) -> U256 {
        let of_stream = self.sources.iter().filter(|(source, _)| **source >> 4 == stream);
        of_stream.fold(U256::ZERO, |sum, (_, (held, _))| sum + held)
    }

    #[track_caller]
    fn agree(&self, vault: &mut Staking) {
        assert_eq!(self.supply, supply(vault));
        for (account, held) in &self.balances {
            assert_eq!(*held, balance(vault, *account));
        }
        for ((owner, spender), (value, is_stale)) in &self.approvals {
            let left = allowance(vault, *owner, *spender);
            assert!(left <= *value && (*is_stale || left == *value), "{left} of {value}");
        }
        self.agree_on_cash(vault);
        self.agree_on_parameters(vault);
        for source in [0x10, 0x11, 0x20, 0x21, 0x22] {
            self.agree_on_stream(vault, source);
        }
    }

    #[track_caller]
    fn agree_on_cash(&self, vault: &mut Staking) {
        let cash = ask(vault, &ISUSDai::cashCall {});
        assert_eq!((cash.idle, cash.capacity), (self.idle, self.capacity));
        assert_eq!((cash.reserved, cash.exitBucket), (self.reserved, U256::ZERO));
        let loans = ask(vault, &ISUSDai::loansCall {});
        let said = Loans {
            principal: loans.principal,
            marks: loans.marks,
            accrued: loans.accrued,
            accrued_fee: loans.accruedFee,
            rate: loans.ratePerSecond,
            lost: loans.lost,
            relief: loans.relief,
            relief_end: loans.reliefEnd,
            at: loans.reportedAt,
        };
        assert_eq!(said, self.loans);
        let (call, usdai) = (IUSDai::harvestedCall { recipient: vault.susdai }, vault.world.usdai);
        let waiting = done(vault.world.chain.call(usdai, &call)) - self.harvested;
        assert!(waiting.is_zero() || self.supply < whole(1, 18), "{waiting} could be earned");
        let epoch = ask(vault, &ISUSDai::epochCall {});
        assert_eq!((epoch.locked, epoch.queued), (self.locked, self.queued));
        self.agree_on_prices(vault);
    }

    /// What everything is worth follows from the rest.
    #[track_caller]
    fn agree_on_prices(&self, vault: &mut Staking) {
        let now = vault.world.chain.timestamp();
        let loans = self.settled(now);
        let (interest, gains) = (self.unreleased(1, now), self.unreleased(2, now));
        let gross = self.idle + loans.principal;
        let net = loans.accrued.saturating_sub(loans.accrued_fee);
        let optimistic = (gross + net).saturating_sub(gains);
        let conservative = gross.saturating_sub(gains + interest + loans.marks + loans.relief);
        assert_eq!(ask(vault, &ISUSDai::totalAssetsCall {}), optimistic);
        assert_eq!(done(vault.prices()), [optimistic, conservative].map(|assets| self.price(assets)));
    }

    /// Of a whole share, with a million virtual units on both sides; zero where nothing is behind the shares.
    fn price(&self, assets: U256) -> U256 {
        if assets.is_zero() && !self.supply.is_zero() {
            return U256::ZERO;
        }
        (assets + u(1_000_000)) * whole(1, 18) / (self.supply + u(1_000_000))
    }

    #[track_caller]
    fn agree_on_parameters(&self, vault: &mut Staking) {
        let address = |number: U256| Address::from_word(number.into());
        let p = ask(vault, &ISUSDai::parametersCall {});
        let until = self.parameter::<ISUSDai::pauseDepositsCall>();
        assert_eq!(U256::from(p.depositsPausedUntil), until);
        let available_at = if until.is_zero() { until } else { until + U256::from(7 * 86_400) };
        assert_eq!(U256::from(p.depositPauseAvailableAt), available_at);
        assert_eq!(U256::from(p.yieldFee), self.parameter::<ISUSDai::setYieldFeeCall>());
        let share = self.parameters.get(&ISUSDai::setExitShareCall::SELECTOR).copied();
        assert_eq!(U256::from(p.exitShare), share.unwrap_or(U256::from(5_000)));
        assert_eq!(p.feeRecipient, address(self.parameter::<ISUSDai::setFeeRecipientCall>()));
        assert_eq!(p.loanBook, address(self.parameter::<ISUSDai::setLoanBookCall>()));
        assert_eq!(ask(vault, &ISUSDai::authorityCall {}), self.authority);
        assert_eq!(ask(vault, &ISUSDai::pendingAuthorityCall {}), self.offered);
    }

    #[track_caller]
    fn agree_on_stream(&self, vault: &mut Staking, source: u8) {
        let said = ask(vault, &ISUSDai::streamCall { source });
        let number = source >> 4;
        let known = self.sources.get(&source).copied().unwrap_or_default();
        assert_eq!((said.held, said.enteredAt), known, "source {source:#x}");
        let stream = self.streams.get(&number).copied().unwrap_or_default();
        assert_eq!((said.remaining, said.updatedAt, said.end), stream);
        assert_eq!(said.heldByAll, self.held_by_all(number));
        let now = vault.world.chain.timestamp();
        assert_eq!(said.unreleased, self.unreleased(number, now));
    }
}

/// An order of the authority, whose place bob has for a while.
fn order(vault: &mut Staking, number: u16) {
    let (bob, admin) = (vault.world.bob.clone(), vault.world.admin.address);
    let recipient = vault.treasury.address;
    let now = vault.world.chain.timestamp();
    match number % 7 {
        0 => drop(done(vault.rule(&ISUSDai::setYieldFeeCall { fee: number % 1_001 }))),
        1 => drop(done(vault.rule(&ISUSDai::setExitShareCall { exitShare: 2_500 + number % 7_501 }))),
        2 => {
            // Every fourth ends a pause, or none.
            let until = if number.is_multiple_of(4) { now - 1_000 } else { now + u64::from(number) / 16 };
            let _may_be_too_soon = vault.rule(&ISUSDai::pauseDepositsCall { until });
        }
        3 => drop(done(vault.rule(&ISUSDai::setFeeRecipientCall { recipient }))),
        4 => drop(done(vault.rule(&ISUSDai::transferAuthorityCall { account: recipient }))),
        5 => drop(done(vault.rule(&ISUSDai::setLoanBookCall { loanBook: vault.book.address }))),
        _ => {
            done(vault.rule(&ISUSDai::transferAuthorityCall { account: bob.address }));
            done(vault.tell(&bob, &ISUSDai::acceptAuthorityCall {}));
            done(vault.tell(&bob, &ISUSDai::transferAuthorityCall { account: admin }));
            done(vault.rule(&ISUSDai::acceptAuthorityCall {}));
        }
    }
}

/// Something that anybody does, or else an order.
fn deed() -> impl Strategy<Value = Result<Operation, u16>> {
    prop_oneof![4 => operation::<Staking>().prop_map(Ok), 1 => any::<u16>().prop_map(Err)]
}

proptest! {
    #![proptest_config(runs(24, 0x7ec0))]

    #[test]
    fn the_books_can_be_rebuilt_from_events_alone(deeds in proptest::collection::vec(deed(), 1..64)) {
        let mut vault = Staking::start();
        for deed in deeds {
            match deed {
                Ok(operation) => drop(perform(&mut vault, operation)),
                Err(number) => order(&mut vault, number),
            }
        }
        done(vault.harvest());
        let mut books = Books::default();
        for (at, event) in events_in_order(&vault) {
            books.enter(event, at);
        }
        books.agree(&mut vault);
        vault.world.chain.warp(100_000);
        books.agree(&mut vault);
    }
}
