//! From what accounts had to what they earned.

use crate::InputError;
use crate::input::{DAY, Terms};
use crate::ledger::{Holding, Ledger, WAD};
use crate::week::Account;
use ruint::aliases::U256;
use std::collections::{HashMap, HashSet};
use usdai_core::fixed;

/// Basis points in one.
const BPS: u64 = 10_000;

/// What is earned otherwise than by having something for a time.
#[derive(Default)]
pub struct Earnings {
    /// USDai minted and held, by account.
    minted: HashMap<usize, u128>,
    /// Who referred an account.
    referrers: HashMap<usize, usize>,
}

impl Earnings {
    /// Counts a mint whose days ended in the week.
    pub fn mint(&mut self, account: usize, amount: u128) -> Result<(), InputError> {
        let sum = self.minted.entry(account).or_default();
        *sum = sum.checked_add(amount).ok_or(InputError::Overflow)?;
        Ok(())
    }

    /// Takes note of who referred an account; nothing where the contract would have refused.
    pub fn refer(&mut self, [account, referrer]: [usize; 2]) -> Option<()> {
        let is_new = account != referrer && !self.referrers.contains_key(&account);
        is_new.then(|| {
            self.referrers.insert(account, referrer);
        })
    }
}

/// What everybody earned, by address, and the sum before it was held to the weekly maximum.
pub fn settle(
    terms: &Terms,
    ledger: &Ledger,
    earnings: &Earnings,
) -> Result<(Vec<Account>, u128), InputError> {
    let excluded: HashSet<_> = terms.excluded.iter().copied().chain([terms.loan_book]).collect();
    let is_excluded = |holding: &Holding| holding.address.is_zero() || excluded.contains(&holding.address);
    let holdings = ledger.holdings();
    let mut accounts = Vec::with_capacity(holdings.len());
    for (place, holding) in holdings.iter().enumerate() {
        let minted = earnings.minted.get(&place).copied().unwrap_or_default();
        let own = if is_excluded(holding) { nothing(holding) } else { own(terms, holding, minted)? };
        accounts.push(own);
    }
    let mut basis: HashMap<usize, u128> = HashMap::new();
    for (account, referrer) in &earnings.referrers {
        let sum = basis.entry(*referrer).or_default();
        *sum = sum.checked_add(accounts[*account].points).ok_or(InputError::Overflow)?;
    }
    for (referrer, basis) in basis.into_iter().filter(|(referrer, _)| !is_excluded(&holdings[*referrer])) {
        let account = &mut accounts[referrer];
        let rate = U256::from(terms.season.rates.referral_bps);
        account.referred = part(U256::from(basis), rate, U256::from(BPS))?;
        account.points = add(account.points, account.referred)?;
    }

    let earned = accounts.iter().try_fold(0, |sum, account| add(sum, account.points))?;
    scale(&mut accounts, earned, terms.season.weekly_maximum)?;
    accounts.retain(|account| account.points != 0);
    accounts.sort_unstable_by_key(|account| account.address);
    Ok((accounts, earned))
}

/// Holds all to the maximum in proportion, each rounded down.
fn scale(accounts: &mut [Account], earned: u128, maximum: u128) -> Result<(), InputError> {
    if earned <= maximum {
        return Ok(());
    }
    let (maximum, earned) = (U256::from(maximum), U256::from(earned));
    for account in accounts {
        account.points = part(U256::from(account.points), maximum, earned)?;
    }
    Ok(())
}

/// What an account earned by itself.
fn own(terms: &Terms, holding: &Holding, minted: u128) -> Result<Account, InputError> {
    let rates = &terms.season.rates;
    let dollar = U256::from(WAD);
    let dollar_day = fixed::mul(dollar, U256::from(DAY)).map_err(overflow)?;
    let priced_day = fixed::mul(dollar_day, dollar).map_err(overflow)?;
    let held = part(holding.held, U256::from(rates.held), dollar_day)?;
    let staked = part(holding.staked, U256::from(rates.staked), priced_day)?;
    let minted = part(U256::from(minted), U256::from(rates.minted), dollar)?;
    let lent = part(holding.lent, U256::from(rates.lent), dollar_day)?;
    let points = [staked, minted, lent].into_iter().try_fold(held, add)?;
    Ok(Account { held, staked, minted, lent, points, ..nothing(holding) })
}

fn nothing(holding: &Holding) -> Account {
    let address = holding.address;
    Account { address, held: 0, staked: 0, minted: 0, lent: 0, referred: 0, points: 0 }
}

/// `amount * of / whole`, rounded down.
fn part(amount: U256, of: U256, whole: U256) -> Result<u128, InputError> {
    let part = fixed::mul_div_down(amount, of, whole).map_err(overflow)?;
    u128::try_from(part).map_err(|_| InputError::Overflow)
}

fn add(a: u128, b: u128) -> Result<u128, InputError> {
    a.checked_add(b).ok_or(InputError::Overflow)
}

fn overflow(_: usdai_core::MathError) -> InputError {
    InputError::Overflow
}
