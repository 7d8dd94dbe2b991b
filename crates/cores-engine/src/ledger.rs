//! What accounts have, and for how long of the week.

use crate::InputError;
use alloy_primitives::Address;
use ruint::aliases::U256;
use std::collections::HashMap;
use usdai_core::fixed;

/// A share of one dollar.
pub const WAD: u128 = 1_000_000_000_000_000_000;

/// What an account can have, 18 decimals each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asset {
    /// USDai.
    Usdai,
    /// Shares that it holds.
    Shares,
    /// Shares that wait in the line.
    Waiting,
    /// Dollars lent as a curator.
    Lent,
}

/// What one account has, and had.
pub struct Holding {
    /// Whose.
    pub address: Address,
    /// By [`Asset`].
    amounts: [u128; 4],
    /// USDai times seconds of the week, up to `since`.
    pub held: U256,
    /// Shares, waiting or not, times their price, times seconds.
    pub staked: U256,
    /// Dollars lent, times seconds.
    pub lent: U256,
    since: u64,
    since_index: U256,
}

/// All accounts, at a time.
pub struct Ledger {
    begin: u64,
    end: u64,
    /// The time, held to the week.
    now: u64,
    price: u128,
    /// The price times the seconds of the week that it counted, up to now.
    index: U256,
    places: HashMap<Address, usize>,
    holdings: Vec<Holding>,
}

impl Ledger {
    /// Of nobody, for a week.
    pub fn new(begin: u64, end: u64) -> Self {
        let (places, holdings) = (HashMap::new(), Vec::new());
        Self { begin, end, now: begin, price: WAD, index: U256::ZERO, places, holdings }
    }

    /// The place of an account, a new one for one that was not known.
    pub fn place(&mut self, address: Address) -> usize {
        let next = self.holdings.len();
        let place = *self.places.entry(address).or_insert(next);
        if place == next {
            let nothing = U256::ZERO;
            self.holdings.push(Holding {
                address,
                amounts: [0; 4],
                held: nothing,
                staked: nothing,
                lent: nothing,
                since: self.now,
                since_index: self.index,
            });
        }
        place
    }

    /// Every account, by its place.
    pub fn holdings(&self) -> &[Holding] {
        &self.holdings
    }

    /// Lets time pass; times outside the week count nothing.
    pub fn pass(&mut self, time: u64) -> Result<(), InputError> {
        let now = time.clamp(self.begin, self.end);
        let seconds = now.saturating_sub(self.now);
        if seconds != 0 {
            self.index = add(self.index, mul(U256::from(self.price), U256::from(seconds))?)?;
            self.now = now;
        }
        Ok(())
    }

    /// From now on a share is worth this.
    pub fn set_price(&mut self, price: u128) {
        self.price = price;
    }

    /// Adds to what an account has.
    pub fn credit(&mut self, place: usize, asset: Asset, value: u128) -> Result<(), InputError> {
        let amount = self.amount(place, asset)?;
        *amount = amount.checked_add(value).ok_or(InputError::Overflow)?;
        Ok(())
    }

    /// Takes from what an account has. [`InputError::Overdrawn`].
    pub fn debit(&mut self, place: usize, asset: Asset, value: u128, block: u64) -> Result<(), InputError> {
        let account = self.holdings[place].address;
        let amount = self.amount(place, asset)?;
        let balance = *amount;
        *amount =
            balance.checked_sub(value).ok_or(InputError::Overdrawn { account, balance, value, block })?;
        Ok(())
    }

    /// USDai and what the shares are worth, waiting or not, rounded down.
    pub fn wealth(&self, place: usize) -> Result<u128, InputError> {
        let [usdai, shares, waiting, _] = self.holdings[place].amounts;
        let shares = U256::from(shares).checked_add(U256::from(waiting)).ok_or(InputError::Overflow)?;
        let staked = fixed::mul_div_down(shares, U256::from(self.price), U256::from(WAD));
        let staked = u128::try_from(staked.map_err(overflow)?).map_err(|_| InputError::Overflow)?;
        usdai.checked_add(staked).ok_or(InputError::Overflow)
    }

    /// Counts what an account has up to now.
    pub fn accrue(&mut self, place: usize) -> Result<(), InputError> {
        let holding = &mut self.holdings[place];
        let seconds = self.now.saturating_sub(holding.since);
        if seconds == 0 {
            return Ok(());
        }
        let [usdai, shares, waiting, lent] = holding.amounts.map(U256::from);
        let seconds = U256::from(seconds);
        let price_seconds = fixed::sub(self.index, holding.since_index).map_err(overflow)?;
        let shares = add(shares, waiting)?;
        holding.held = add(holding.held, mul(usdai, seconds)?)?;
        holding.staked = add(holding.staked, mul(shares, price_seconds)?)?;
        holding.lent = add(holding.lent, mul(lent, seconds)?)?;
        (holding.since, holding.since_index) = (self.now, self.index);
        Ok(())
    }

    fn amount(&mut self, place: usize, asset: Asset) -> Result<&mut u128, InputError> {
        self.accrue(place)?;
        Ok(&mut self.holdings[place].amounts[asset as usize])
    }
}

fn add(a: U256, b: U256) -> Result<U256, InputError> {
    fixed::add(a, b).map_err(overflow)
}

fn mul(a: U256, b: U256) -> Result<U256, InputError> {
    fixed::mul(a, b).map_err(overflow)
}

fn overflow(_: usdai_core::MathError) -> InputError {
    InputError::Overflow
}
