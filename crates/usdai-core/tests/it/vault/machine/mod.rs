//! A whole vault on the host: the state that a contract keeps, and its calls in terms of the crate alone.
//!
//! Like a contract it is all or nothing: a call that is refused leaves the vault as it was.

mod loans;
mod redemption;

use std::collections::BTreeMap;
use usdai_core::vault::*;
use usdai_core::{ExitShare, MathError, Seconds, Shares, Timestamp, Usd, VaultError, YieldFeeBps};

pub type Holder = u8;

/// Receives the fee on yield.
pub const FEE_RECIPIENT: Holder = u8::MAX;

/// Why a call is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    Vault(VaultError),
    Paused,
    BelowBalance,
    NotClearable,
}

impl<E: Into<VaultError>> From<E> for Refusal {
    fn from(error: E) -> Self {
        Self::Vault(error.into())
    }
}

/// A stream with its sources.
#[derive(Clone, Debug)]
pub struct Sources<const COUNT: usize> {
    pub inflow: Inflow,
    pub sources: [Source; COUNT],
}

impl<const COUNT: usize> Sources<COUNT> {
    fn new() -> Self {
        Self { inflow: Inflow::default(), sources: [Source::default(); COUNT] }
    }

    /// A gain of nothing leaves what the source holds back where it is.
    fn take(&mut self, source: usize, gain: Usd, now: Timestamp) -> Result<(), MathError> {
        if gain.is_zero() { Ok(()) } else { self.enter(source, gain, now) }
    }

    /// Moves on what every source holds back.
    fn move_on(&mut self, now: Timestamp) -> Result<(), MathError> {
        (0..COUNT).try_for_each(|source| self.enter(source, Usd::ZERO, now))
    }

    fn enter(&mut self, source: usize, gain: Usd, now: Timestamp) -> Result<(), MathError> {
        (self.inflow, self.sources[source]) = self.inflow.take(&self.sources[source], gain, now)?;
        Ok(())
    }
}

/// Sources of the stream S1.
pub const FROM_LOANS: usize = 0;
pub const FROM_PREMIUMS: usize = 1;
/// Sources of the stream S2, beside `FROM_LOANS`.
pub const FROM_RESERVE: usize = 1;
pub const FROM_REDEMPTIONS: usize = 2;

/// What waits to leave, in its order.
#[derive(Clone, Copy, Debug)]
pub struct Request {
    pub holder: Holder,
    pub shares: Shares,
    pub epoch: Epoch,
    pub requested_at: Timestamp,
}

#[derive(Clone, Debug)]
pub struct Vault {
    pub now: Timestamp,
    pub clock: Clock,
    pub fee: YieldFeeBps,
    pub exit_share: ExitShare,
    pub paused_until: Timestamp,
    pub cash: Cash,
    pub book: Book,
    /// S1.
    pub interest: Sources<2>,
    /// S2.
    pub gains: Sources<3>,
    pub supply: Shares,
    pub balances: BTreeMap<Holder, Shares>,
    pub line: Vec<Request>,
    pub claims: BTreeMap<Holder, Usd>,
    pub locked: Epoch,
    pub is_settled: bool,
    pub settled_at: Timestamp,
    /// On the vault's balance, in no ledger.
    pub donated: Usd,
    /// Yield that waits for shares to earn it.
    pub unearned: Usd,
    /// The shortest time that any request waited before it was paid.
    pub shortest_wait: Option<Seconds>,
}

impl Vault {
    pub fn new(genesis: u64, fee: YieldFeeBps) -> Self {
        Self {
            now: Timestamp::new(genesis),
            clock: Clock { genesis: Timestamp::new(genesis) },
            fee,
            exit_share: ExitShare::DEFAULT,
            paused_until: Timestamp::default(),
            cash: Cash::default(),
            book: Book::default(),
            interest: Sources::new(),
            gains: Sources::new(),
            supply: Shares::ZERO,
            balances: BTreeMap::new(),
            line: Vec::new(),
            claims: BTreeMap::new(),
            locked: Epoch::default(),
            is_settled: true,
            settled_at: Timestamp::default(),
            donated: Usd::ZERO,
            unearned: Usd::ZERO,
            shortest_wait: None,
        }
    }

    pub fn holdings(&self, at: Timestamp) -> Result<Holdings, MathError> {
        Ok(Holdings {
            free_cash: self.cash.free(),
            principal: self.book.principal,
            marks: self.book.marks,
            accrued_net: self.book.accrued_net_down(at, self.fee)?,
            relief_unreleased: self.book.relief.unreleased_up(at)?,
            interest_unreleased: self.interest.inflow.unreleased_up(at)?,
            gains_unreleased: self.gains.inflow.unreleased_up(at)?,
        })
    }

    pub fn optimistic(&self) -> Result<SharePrice, MathError> {
        self.holdings(self.now)?.optimistic_price(self.supply)
    }

    pub fn conservative(&self) -> Result<SharePrice, MathError> {
        self.holdings(self.now)?.conservative_price(self.supply)
    }

    pub fn balance(&self, holder: Holder) -> Shares {
        self.balances.get(&holder).copied().unwrap_or(Shares::ZERO)
    }

    pub fn deposit(&mut self, holder: Holder, assets: Usd) -> Result<Shares, Refusal> {
        self.attempt(|vault| {
            vault.check_entry()?;
            let shares = deposit_down(assets, &vault.optimistic()?)?;
            vault.enter(holder, assets, shares)
        })
    }

    pub fn mint(&mut self, holder: Holder, shares: Shares) -> Result<Usd, Refusal> {
        self.attempt(|vault| {
            vault.check_entry()?;
            let assets = mint_up(shares, &vault.optimistic()?)?;
            vault.enter(holder, assets, shares)?;
            Ok(assets)
        })
    }

    /// Changes nothing that an epoch's capacity depends on, so the clock can wait.
    pub fn transfer(&mut self, from: Holder, to: Holder, shares: Shares) -> Result<(), Refusal> {
        self.debit(from, shares)?;
        self.credit(to, shares)
    }

    /// Sends the fees to a holder.
    pub fn claim_fees(&mut self, to: Holder) -> Result<Shares, Refusal> {
        let shares = self.balance(FEE_RECIPIENT);
        self.transfer(FEE_RECIPIENT, to, shares)?;
        Ok(shares)
    }

    /// Yield of the reserve; returns what was taken, with what waited.
    pub fn harvest(&mut self, amount: Usd) -> Result<Usd, Refusal> {
        self.attempt(|vault| {
            let gain = vault.unearned.checked_add(amount)?;
            let (gain, waits) =
                if vault.supply >= YIELD_SUPPLY { (gain, Usd::ZERO) } else { (Usd::ZERO, gain) };
            vault.unearned = waits;
            vault.cash = vault.cash.receive(gain)?;
            let fee = fee_down(gain, vault.fee)?;
            vault.gains.take(FROM_RESERVE, gain.checked_sub(fee)?, vault.now)?;
            vault.take_fee(fee, FROM_RESERVE)?;
            vault.interest.move_on(vault.now)?;
            vault.gains.move_on(vault.now)?;
            Ok(gain)
        })
    }

    pub fn set_fee(&mut self, fee: YieldFeeBps) -> Result<(), Refusal> {
        self.attempt(|vault| {
            if vault.book != Book::default() {
                vault.book = loans::as_stored(vault.book.settled(vault.now, vault.fee)?);
            }
            vault.fee = fee;
            Ok(())
        })
    }

    pub fn lock(&mut self) -> Result<bool, Refusal> {
        let before = self.locked;
        self.attempt(|_| Ok(()))?;
        Ok(self.locked != before)
    }

    pub fn pause(&mut self, length: Seconds) -> Result<(), Refusal> {
        self.paused_until = self.now.checked_add(length)?;
        Ok(())
    }

    pub fn donate(&mut self, amount: Usd) -> Result<(), Refusal> {
        self.donated = self.donated.checked_add(amount)?;
        Ok(())
    }

    pub fn warp(&mut self, length: Seconds) {
        self.now = self.now.checked_add(length).expect("a time below 2^64");
    }

    /// Does all of a call or nothing, and first what the clock demands.
    fn attempt<T>(&mut self, call: impl FnOnce(&mut Self) -> Result<T, Refusal>) -> Result<T, Refusal> {
        let mut next = self.clone();
        next.lock_if_due()?;
        let outcome = call(&mut next)?;
        *self = next;
        Ok(outcome)
    }

    fn check_entry(&self) -> Result<(), Refusal> {
        if self.now < self.paused_until { Err(Refusal::Paused) } else { Ok(()) }
    }

    fn enter(&mut self, holder: Holder, assets: Usd, shares: Shares) -> Result<Shares, Refusal> {
        let premium = premium_down(assets, shares, &self.conservative()?)?;
        self.cash = self.cash.receive(assets)?;
        self.interest.take(FROM_PREMIUMS, premium, self.now)?;
        self.issue(holder, shares)?;
        Ok(shares)
    }

    /// The fee is in the cash already.
    fn take_fee(&mut self, fee: Usd, source: usize) -> Result<(), Refusal> {
        if fee.is_zero() {
            return Ok(());
        }
        let without = |price: SharePrice| SharePrice { assets: price.assets.excess_over(fee), ..price };
        let mint = FeeMint::new(fee, &without(self.optimistic()?), &without(self.conservative()?))?;
        self.interest.take(FROM_PREMIUMS, mint.premium, self.now)?;
        self.gains.take(source, mint.waived, self.now)?;
        self.issue(FEE_RECIPIENT, mint.shares)
    }

    fn issue(&mut self, holder: Holder, shares: Shares) -> Result<(), Refusal> {
        self.supply = self.supply.checked_add(shares)?;
        self.credit(holder, shares)
    }

    fn credit(&mut self, holder: Holder, shares: Shares) -> Result<(), Refusal> {
        let balance = self.balance(holder).checked_add(shares)?;
        self.balances.insert(holder, balance);
        Ok(())
    }

    fn debit(&mut self, holder: Holder, shares: Shares) -> Result<(), Refusal> {
        let balance = self.balance(holder).checked_sub(shares).map_err(|_| Refusal::BelowBalance)?;
        self.balances.insert(holder, balance);
        Ok(())
    }
}
