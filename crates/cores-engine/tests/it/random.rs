//! Chains on which everything happens that can, in an order that a seed decides.

use alloy_primitives::{Address, B256, U256, keccak256};
use cores_engine::{Act, Clearing, DAY, Event, First, Input, Next, Page, Price, Rates, Season, Terms, WEEK};
use std::collections::{BTreeMap, BTreeSet};

/// 18 decimals.
pub const ONE: u128 = 1_000_000_000_000_000_000;
/// Where the vault's cash is.
pub const VAULT: Address = Address::repeat_byte(0xf1);
/// Who holds the shares in the line.
pub const QEV: Address = Address::repeat_byte(0xf2);
/// The vault as a lender.
pub const LOAN_BOOK: Address = Address::repeat_byte(0xf3);
/// When the season starts, at an odd second of a day.
pub const START: u64 = 20_000 * DAY + 45_296;

/// How large a chain is.
#[derive(Clone, Copy, Debug, Default)]
pub struct Size {
    /// Accounts.
    pub holders: u64,
    /// Logs, or a few more.
    pub events: usize,
    /// Weeks before the one that is computed.
    pub weeks_before: u64,
    /// Positions in the line, at most.
    pub places: usize,
}

/// A chain in the making.
#[derive(Default)]
pub struct Random {
    state: u64,
    size: Size,
    block: u64,
    time: u64,
    index: u32,
    day: u64,
    price: u128,
    events: Vec<Event>,
    prices: Vec<Price>,
    usdai: BTreeMap<Address, u128>,
    shares: BTreeMap<Address, u128>,
    places: BTreeMap<u64, Place>,
    next_place: u64,
    tranches: Vec<Tranche>,
    next_loan: u64,
    referred: BTreeSet<Address>,
}

#[derive(Clone, Copy)]
struct Place {
    owner: Address,
    waiting: u128,
    bid: u128,
    tick: u16,
}

struct Tranche {
    loan: B256,
    index: u8,
    owner: Address,
    outstanding: u128,
}

/// The terms of the chains.
pub fn terms(weeks_before: u64) -> Terms {
    let rates =
        Rates { held: 5 * ONE, staked: 2 * ONE, minted: 20 * ONE, lent: 3 * ONE, referral_bps: 1_000 };
    let season = Season {
        start: START,
        first_week: 1,
        week_count: 12,
        weekly_maximum: 1_000_000_000_000 * ONE,
        rates,
    };
    Terms {
        chain_id: 42_161,
        season,
        week: 1 + weeks_before as u32,
        excluded: vec![VAULT, QEV],
        loan_book: LOAN_BOOK,
        first: First { number: 100, time: START - 3 * DAY, parent: keccak256("before") },
    }
}

/// A chain by its seed.
pub fn input(seed: u64, size: Size) -> Input {
    let terms = terms(size.weeks_before);
    let mut random = Random::new(seed, size, &terms.first);
    let end = START + (size.weeks_before + 1) * WEEK;
    let step = ((end - terms.first.time) / size.events as u64).max(1);
    while random.events.len() < size.events {
        random.pass(step, end);
        random.act();
    }
    random.into_input(terms, end)
}

impl Random {
    fn new(seed: u64, size: Size, first: &First) -> Self {
        Self {
            state: seed ^ 0x9e37_79b9_7f4a_7c15,
            size,
            block: first.number,
            time: first.time,
            day: first.time / DAY,
            price: ONE,
            ..Self::default()
        }
    }

    /// A number below `below`.
    fn below(&mut self, below: u64) -> u64 {
        self.state =
            self.state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.state >> 33) % below.max(1)
    }

    /// Some of an amount, now and then all of it.
    fn some_of(&mut self, amount: u128) -> u128 {
        if self.below(4) == 0 { amount } else { amount / 1_000_003 * u128::from(self.below(1_000_003)) }
    }

    fn holder(&mut self) -> Address {
        let number = self.below(self.size.holders) + 1;
        Address::left_padding_from(&number.to_be_bytes())
    }

    /// Another block, or the same; later, or in the same second.
    fn pass(&mut self, step: u64, end: u64) {
        let chance = self.below(8);
        if chance == 0 {
            return;
        }
        self.block += 1 + self.below(3);
        self.index = 0;
        if chance > 1 {
            self.time = (self.time + self.below(2 * step) + 1).min(end - 1);
        }
        while self.time / DAY > self.day {
            self.day += 1;
            let change = 990_000 + u128::from(self.below(21_000));
            self.price = (self.price / 1_000_000 * change).max(ONE / 2);
            let (day, block, time, price) = (self.day, self.block, self.time, self.price);
            self.prices.push(Price { day, block, time, price });
        }
    }

    fn push(&mut self, act: Act) {
        self.index += 1 + self.below(3) as u32;
        self.events.push(Event { block: self.block, index: self.index, time: self.time, act });
    }

    fn act(&mut self) {
        match self.below(100) {
            0..20 => self.mint(),
            20..55 => self.transfer_usdai(),
            55..60 => self.burn(),
            60..75 => self.stake(),
            75..82 => self.transfer_shares(),
            82..87 => self.request(),
            87..90 => self.bid(),
            90..92 => self.change_place(),
            92 => self.clear(),
            93 => self.lend(),
            94..97 => self.repay(),
            97..99 => self.refer(),
            _ => self.sell_loan(),
        }
    }

    fn move_usdai(&mut self, from: Address, to: Address, value: u128) {
        change(&mut self.usdai, from, to, value);
        self.push(Act::UsdaiMoved { from, to, value });
    }

    fn move_shares(&mut self, from: Address, to: Address, value: u128) {
        change(&mut self.shares, from, to, value);
        self.push(Act::SharesMoved { from, to, value });
    }

    fn mint(&mut self) {
        let (to, amount) = (self.holder(), u128::from(self.below(1 << 30)) * 1_234_567_891_234);
        self.move_usdai(Address::ZERO, to, amount);
        self.push(Act::UsdaiMinted { to, amount });
    }

    fn transfer_usdai(&mut self) {
        let (from, to) = (self.holder(), self.holder());
        let value = self.some_of(have(&self.usdai, from));
        self.move_usdai(from, to, value);
    }

    fn burn(&mut self) {
        let from = self.holder();
        let value = self.some_of(have(&self.usdai, from));
        self.move_usdai(from, Address::ZERO, value);
    }

    fn stake(&mut self) {
        let holder = self.holder();
        let value = self.some_of(have(&self.usdai, holder));
        self.move_usdai(holder, VAULT, value);
        self.move_shares(Address::ZERO, holder, value / (self.price / 1_000_000_000) * 999_999_999);
    }

    fn transfer_shares(&mut self) {
        let (from, to) = (self.holder(), self.holder());
        let value = self.some_of(have(&self.shares, from));
        self.move_shares(from, to, value);
    }

    fn request(&mut self) {
        let owner = self.holder();
        let waiting = self.some_of(have(&self.shares, owner));
        if waiting == 0 || self.places.len() >= self.size.places {
            return;
        }
        let id = self.next_place;
        self.next_place += 1;
        self.push(Act::PlaceMoved { id, from: Address::ZERO, to: owner });
        self.push(Act::Requested { id, shares: waiting });
        self.move_shares(owner, QEV, waiting);
        self.places.insert(id, Place { owner, waiting, bid: 0, tick: 0 });
    }

    fn some_place(&mut self) -> Option<(u64, Place)> {
        let at = self.below(self.next_place);
        self.places.range(at..).next().map(|(id, place)| (*id, *place))
    }

    fn bid(&mut self) {
        let Some((id, mut place)) = self.some_place() else { return };
        let all = place.waiting + place.bid;
        let (tick, bid) = (self.below(6) as u16, self.some_of(all));
        if tick == 0 || bid == 0 {
            return self.push(Act::Revealed { id, tick: 0, shares: 0 });
        }
        (place.waiting, place.bid, place.tick) = (all - bid, bid, tick);
        self.places.insert(id, place);
        self.push(Act::Revealed { id, tick, shares: bid });
    }

    fn change_place(&mut self) {
        let (Some((id, mut place)), to) = (self.some_place(), self.holder()) else { return };
        match self.below(3) {
            0 => {
                (place.waiting, place.bid) = (place.waiting + place.bid, 0);
                self.push(Act::BidWithdrawn { id });
            }
            1 => {
                self.push(Act::PlaceMoved { id, from: place.owner, to });
                place.owner = to;
            }
            _ => {
                self.push(Act::Cancelled { id });
                self.push(Act::PlaceMoved { id, from: place.owner, to: Address::ZERO });
                self.places.remove(&id);
                return self.move_shares(QEV, place.owner, place.waiting + place.bid);
            }
        }
        self.places.insert(id, place);
    }

    /// An epoch in which so much of all that waits is served: rate by rate from the top, then the line.
    fn clear(&mut self) {
        let all: u128 = self.places.values().map(|place| place.waiting + place.bid).sum();
        let mut left = self.some_of(all);
        let mut clearing = Clearing { is_void: left == 0, ..Clearing::default() };
        for tick in (1..=6).rev().take_while(|_| !clearing.is_void) {
            let bids = || self.places.values().filter(move |place| place.bid != 0 && place.tick == tick);
            let sum: u128 = bids().map(|place| place.bid).sum();
            let served = sum.min(left);
            clearing.bid_served += served;
            left -= served;
            if served < sum {
                (clearing.marginal_tick, clearing.marginal_served) = (tick, served);
                clearing.marginal_bid = sum;
                break;
            }
        }
        if clearing.marginal_tick == 0 && !clearing.is_void {
            let line: u128 = self.places.values().map(|place| place.waiting).sum();
            clearing.line_served = left.min(line);
        }
        self.push(Act::Cleared(clearing));
        self.move_shares(QEV, Address::ZERO, clearing.bid_served + clearing.line_served);
        self.settle(&clearing);
    }

    fn settle(&mut self, clearing: &Clearing) {
        let Clearing { marginal_tick, marginal_served, marginal_bid, .. } = *clearing;
        let mut line = clearing.line_served;
        for place in self.places.values_mut().filter(|_| !clearing.is_void) {
            if place.tick > marginal_tick {
                place.bid = 0;
            } else if place.tick == marginal_tick && place.bid != 0 {
                place.bid = share(place.bid, marginal_bid - marginal_served, marginal_bid);
            }
            let served = line.min(place.waiting);
            (place.waiting, line) = (place.waiting - served, line - served);
        }
        for (id, Place { owner, waiting, bid, .. }) in self.places.clone() {
            if waiting + bid == 0 {
                self.places.remove(&id);
                self.push(Act::PlaceMoved { id, from: owner, to: Address::ZERO });
            }
        }
    }

    fn lend(&mut self) {
        let loan = keccak256(self.next_loan.to_be_bytes());
        self.next_loan += 1;
        let (senior, decimals) = ([LOAN_BOOK, self.holder()][self.below(3) as usize / 2], 6);
        let tranches: Vec<_> = [senior, self.holder(), self.holder()]
            .into_iter()
            .map(|lender| (lender, u128::from(1 + self.below(1 << 40))))
            .collect();
        for (index, (owner, outstanding)) in (0..).zip(&tranches) {
            self.tranches.push(Tranche { loan, index, owner: *owner, outstanding: *outstanding });
        }
        self.push(Act::LoanOpened { loan, decimals, tranches });
        for index in 0..3 {
            let to = self.tranches[self.tranches.len() - 3 + usize::from(index)].owner;
            self.push(Act::LoanMoved { id: position(loan, index), from: Address::ZERO, to });
        }
    }

    fn repay(&mut self) {
        let at = self.below(self.tranches.len() as u64) as usize;
        let Some(outstanding) = self.tranches.get(at).map(|tranche| tranche.outstanding) else { return };
        let amount = if self.below(4) == 0 { outstanding } else { outstanding / 7 };
        let tranche = &mut self.tranches[at];
        tranche.outstanding -= amount;
        let (loan, index) = (tranche.loan, tranche.index);
        self.push(Act::PrincipalEnded { loan, index, amount });
    }

    fn sell_loan(&mut self) {
        let (at, to) = (self.below(self.tranches.len() as u64) as usize, self.holder());
        let Some(tranche) = self.tranches.get_mut(at) else { return };
        let (id, from) = (position(tranche.loan, tranche.index), tranche.owner);
        tranche.owner = to;
        self.push(Act::LoanMoved { id, from, to });
    }

    fn refer(&mut self) {
        let (account, referrer) = (self.holder(), self.holder());
        if account != referrer && self.referred.insert(account) {
            self.push(Act::Referred { account, referrer });
        }
    }

    /// As one page; the last block is one more, in the last second of the week.
    fn into_input(mut self, terms: Terms, end: u64) -> Input {
        self.pass(1, end);
        self.block += 1;
        while (end - 1) / DAY > self.day {
            self.day += 1;
            self.prices.push(Price { day: self.day, block: self.block, time: end - 1, price: self.price });
        }
        let hash = keccak256(self.block.to_be_bytes());
        let page = Page {
            first: terms.first.number,
            parent: terms.first.parent,
            last: self.block,
            hash,
            time: end - 1,
            prices: self.prices,
            events: self.events,
        };
        Input { terms, pages: vec![page], next: Next { number: self.block + 1, time: end + 2, parent: hash } }
    }
}

fn have(amounts: &BTreeMap<Address, u128>, account: Address) -> u128 {
    amounts.get(&account).copied().unwrap_or_default()
}

fn change(amounts: &mut BTreeMap<Address, u128>, from: Address, to: Address, value: u128) {
    if !from.is_zero() {
        *amounts.entry(from).or_default() -= value;
    }
    if !to.is_zero() {
        *amounts.entry(to).or_default() += value;
    }
}

/// `amount * of / all`, rounded down.
fn share(amount: u128, of: u128, all: u128) -> u128 {
    (U256::from(amount) * U256::from(of) / U256::from(all)).to()
}

/// The number of a tranche's position.
pub fn position(loan: B256, index: u8) -> B256 {
    keccak256([loan.as_slice(), &[index]].concat())
}
