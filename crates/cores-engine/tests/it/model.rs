//! Points computed slowly and otherwise: first everything that ever changed for an account is written down, then one
//! account after the other is gone through, in integers of any size.

use alloy_primitives::{Address, B256};
use cores_engine::{Act, Clearing, DAY, HOLD, Input};
use num_bigint::BigUint;
use std::collections::{BTreeMap, BTreeSet};

use crate::random::{ONE, position};

/// What an account earned: held, staked, minted, lent, referred, and points.
pub type Earned = [u128; 6];

/// A change of what an account has: USDai, shares held or in the line, dollars lent.
#[derive(Clone, Copy)]
struct Change {
    block: u64,
    time: u64,
    kind: usize,
    by: i128,
}

#[derive(Clone, Copy)]
struct Mint {
    block: u64,
    time: u64,
    amount: u128,
}

#[derive(Default)]
struct Histories {
    changes: BTreeMap<Address, Vec<Change>>,
    mints: BTreeMap<Address, Vec<Mint>>,
    referrers: BTreeMap<Address, Address>,
    /// Owner, shares that do not bid, bid, rate.
    places: BTreeMap<u64, (Address, u128, u128, u16)>,
    /// Owner, outstanding, unit.
    tranches: BTreeMap<B256, (Address, u128, u128)>,
    block: u64,
    time: u64,
}

/// What everybody earned.
pub fn earned(input: &Input) -> BTreeMap<Address, Earned> {
    let histories = Histories::of(input);
    let excluded: BTreeSet<_> =
        input.terms.excluded.iter().copied().chain([input.terms.loan_book, Address::ZERO]).collect();
    let rates = &input.terms.season.rates;
    let mut all: BTreeMap<Address, Earned> = BTreeMap::new();
    for account in histories.accounts().filter(|account| !excluded.contains(account)) {
        let [held, staked, lent] = histories.times(account, input);
        let minted = histories.minted(account, input);
        let day = BigUint::from(ONE) * DAY;
        let own = [
            whole(held * rates.held / &day),
            whole(staked * rates.staked / (&day * ONE)),
            whole(BigUint::from(minted) * rates.minted / ONE),
            whole(lent * rates.lent / &day),
        ];
        all.insert(account, [own[0], own[1], own[2], own[3], 0, own.iter().sum()]);
    }
    let own = all.clone();
    for (referrer, earned) in all.iter_mut() {
        let referees =
            histories.referrers.iter().filter(|(_, by)| *by == referrer).map(|(account, _)| account);
        let basis: BigUint = referees.filter_map(|account| own.get(account)).map(|earned| earned[5]).sum();
        earned[4] = whole(basis * u128::from(rates.referral_bps) / 10_000_u32);
        earned[5] += earned[4];
    }
    let sum: BigUint = all.values().map(|earned| earned[5]).sum();
    let maximum = BigUint::from(input.terms.season.weekly_maximum);
    if sum > maximum {
        for earned in all.values_mut() {
            earned[5] = whole(BigUint::from(earned[5]) * &maximum / &sum);
        }
    }
    all.retain(|_, earned| earned[5] != 0);
    all
}

impl Histories {
    fn of(input: &Input) -> Self {
        let mut histories = Self::default();
        for event in input.pages.iter().flat_map(|page| &page.events) {
            (histories.block, histories.time) = (event.block, event.time);
            histories.note(&event.act, input.terms.loan_book);
        }
        histories
    }

    fn accounts(&self) -> impl Iterator<Item = Address> {
        let referrers = self.referrers.values();
        let all: BTreeSet<_> =
            self.changes.keys().chain(self.mints.keys()).chain(referrers).copied().collect();
        all.into_iter()
    }

    fn change(&mut self, account: Address, kind: usize, by: i128) {
        let change = Change { block: self.block, time: self.time, kind, by };
        self.changes.entry(account).or_default().push(change);
    }

    fn pass_on(&mut self, from: Address, to: Address, kind: usize, value: u128) {
        self.change(from, kind, -(value as i128));
        self.change(to, kind, value as i128);
    }

    fn note(&mut self, act: &Act, loan_book: Address) {
        match act {
            Act::UsdaiMoved { from, to, value } => self.pass_on(*from, *to, 0, *value),
            Act::SharesMoved { from, to, value } => self.pass_on(*from, *to, 1, *value),
            Act::UsdaiMinted { to, amount } => {
                let mint = Mint { block: self.block, time: self.time, amount: *amount };
                self.mints.entry(*to).or_default().push(mint);
            }
            Act::LoanOpened { loan, decimals, tranches } => {
                let is_counted = tranches.iter().any(|(lender, _)| *lender == loan_book);
                let unit = if is_counted { 10_u128.pow(18 - u32::from(*decimals)) } else { 0 };
                for (index, (lender, amount)) in (0..).zip(tranches) {
                    self.tranches.insert(position(*loan, index), (*lender, *amount, unit));
                    self.change(*lender, 2, (amount * unit) as i128);
                }
            }
            Act::PrincipalEnded { loan, index, amount } => {
                let tranche = self.tranches.get_mut(&position(*loan, *index)).unwrap();
                tranche.1 -= amount;
                let (owner, _, unit) = *tranche;
                self.change(owner, 2, -((amount * unit) as i128));
            }
            Act::LoanMoved { id, from, to } if !from.is_zero() => {
                let tranche = self.tranches.get_mut(id).unwrap();
                tranche.0 = *to;
                let lent = tranche.1 * tranche.2;
                self.pass_on(*from, *to, 2, lent);
            }
            Act::Referred { account, referrer } => {
                self.referrers.insert(*account, *referrer);
            }
            other => self.note_place(other),
        }
    }

    fn note_place(&mut self, act: &Act) {
        match act {
            Act::Requested { id, shares } => {
                let place = self.places.get_mut(id).unwrap();
                place.1 = *shares;
                let owner = place.0;
                self.change(owner, 1, *shares as i128);
            }
            Act::Revealed { id, tick, shares } if *tick != 0 => {
                let place = self.places.get_mut(id).unwrap();
                *place = (place.0, place.1 + place.2 - shares, *shares, *tick);
            }
            Act::BidWithdrawn { id } => {
                let place = self.places.get_mut(id).unwrap();
                *place = (place.0, place.1 + place.2, 0, 0);
            }
            Act::PlaceMoved { id, from, to } if from.is_zero() => {
                self.places.insert(*id, (*to, 0, 0, 0));
            }
            Act::PlaceMoved { id, to, .. } if to.is_zero() => {
                self.places.remove(id);
            }
            Act::PlaceMoved { id, from, to } => {
                let place = self.places.get_mut(id).unwrap();
                place.0 = *to;
                let shares = place.1 + place.2;
                self.pass_on(*from, *to, 1, shares);
            }
            Act::Cancelled { id } => {
                let (owner, waiting, bid, _) = std::mem::take(self.places.get_mut(id).unwrap());
                self.change(owner, 1, -((waiting + bid) as i128));
            }
            Act::Cleared(clearing) => self.clear(clearing),
            _ => {}
        }
    }

    fn clear(&mut self, clearing: &Clearing) {
        if clearing.is_void {
            return;
        }
        let mut line = clearing.line_served;
        let mut all: Vec<_> = self.places.iter().map(|(id, place)| (*id, *place)).collect();
        all.sort_by_key(|(id, _)| *id);
        for (id, (owner, waiting, bid, tick)) in all {
            let stays = match tick.cmp(&clearing.marginal_tick) {
                std::cmp::Ordering::Greater => 0,
                std::cmp::Ordering::Less => bid,
                std::cmp::Ordering::Equal if bid == 0 => 0,
                std::cmp::Ordering::Equal => {
                    let rest = clearing.marginal_bid - clearing.marginal_served;
                    whole(BigUint::from(bid) * rest / clearing.marginal_bid)
                }
            };
            let served = line.min(waiting);
            line -= served;
            self.places.insert(id, (owner, waiting - served, stays, tick));
            self.change(owner, 1, -((served + bid - stays) as i128));
        }
    }

    /// Unit-seconds of the week: USDai, shares at their price, dollars lent.
    fn times(&self, account: Address, input: &Input) -> [BigUint; 3] {
        let (begin, end) = input.terms.season.times(input.terms.week).unwrap();
        let nothing = Vec::new();
        let changes = self.changes.get(&account).unwrap_or(&nothing);
        let prices: Vec<_> = input.pages.iter().flat_map(|page| &page.prices).collect();
        let mut cuts: Vec<u64> = changes.iter().map(|change| change.time).collect();
        cuts.extend(prices.iter().map(|price| price.time));
        cuts.retain(|time| (begin..end).contains(time));
        cuts.extend([begin, end]);
        cuts.sort_unstable();
        cuts.dedup();
        let mut sums = [(); 3].map(|()| BigUint::default());
        let (mut amounts, mut done) = ([0_i128; 3], 0);
        for pair in cuts.windows(2) {
            while let Some(change) = changes.get(done).filter(|change| change.time <= pair[0]) {
                amounts[change.kind] += change.by;
                done += 1;
            }
            let price =
                prices.iter().rev().find(|price| price.time <= pair[0]).map_or(ONE, |price| price.price);
            for (kind, sum) in sums.iter_mut().enumerate() {
                let weight = if kind == 1 { price } else { 1 };
                *sum += BigUint::from(amounts[kind] as u128) * weight * (pair[1] - pair[0]);
            }
        }
        sums
    }

    fn minted(&self, account: Address, input: &Input) -> u128 {
        let (begin, end) = input.terms.season.times(input.terms.week).unwrap();
        let Some(mints) = self.mints.get(&account) else { return 0 };
        let wealth = self.wealth(account, input);
        let mut counted: Vec<u128> = Vec::new();
        for (number, mint) in mints.iter().enumerate() {
            let over = mint.time + HOLD;
            let before: u128 = (0..number)
                .filter(|earlier| mints[*earlier].time + HOLD > mint.time)
                .map(|earlier| counted[earlier])
                .sum();
            let window = wealth.iter().filter(|(block, time, _)| *block >= mint.block && *time < over);
            let least = window.map(|(_, _, wealth)| *wealth).min().unwrap();
            counted.push(mint.amount.min(least.saturating_sub(before)));
        }
        let in_week = |mint: &Mint| (begin..end).contains(&(mint.time + HOLD));
        mints.iter().zip(counted).filter(|(mint, _)| in_week(mint)).map(|(_, counted)| counted).sum()
    }

    /// What an account had at the end of each block in which that changed.
    fn wealth(&self, account: Address, input: &Input) -> Vec<(u64, u64, u128)> {
        let changes = &self.changes[&account];
        let prices: Vec<_> = input.pages.iter().flat_map(|page| &page.prices).collect();
        let mut blocks: BTreeMap<u64, u64> =
            changes.iter().map(|change| (change.block, change.time)).collect();
        blocks.extend(prices.iter().map(|price| (price.block, price.time)));
        let (mut amounts, mut changed, mut priced, mut price) = ([0_i128; 3], 0, 0, ONE);
        let mut all = Vec::new();
        for (block, time) in blocks {
            while let Some(change) = changes.get(changed).filter(|change| change.block <= block) {
                amounts[change.kind] += change.by;
                changed += 1;
            }
            while let Some(sample) = prices.get(priced).filter(|sample| sample.block <= block) {
                price = sample.price;
                priced += 1;
            }
            let staked = whole(BigUint::from(amounts[1] as u128) * price / ONE);
            all.push((block, time, amounts[0] as u128 + staked));
        }
        all
    }
}

fn whole(number: BigUint) -> u128 {
    number.try_into().expect("128 bits")
}
