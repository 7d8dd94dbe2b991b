//! Clearing in the model: definitions of the rules, evaluated over all positions.

use crate::eager::{Eager, Stage};
use num_bigint::BigUint;

/// What a position is served in the epoch that was cleared.
#[derive(Clone, Debug)]
pub struct Served {
    pub id: u32,
    pub of_bid: u128,
    pub of_line: u128,
    /// Shares of the bid that the floor lost.
    pub lost: u128,
    pub rate: u16,
    pub price: u128,
}

/// The sums of an epoch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    pub bid_served: u128,
    pub line_served: u128,
    pub paid_to_bids: BigUint,
    pub paid_to_line: BigUint,
    pub unspent: BigUint,
    /// Of every rate at which somebody is served.
    pub rates: Vec<(u16, u16)>,
}

fn bps(tick: u16) -> u16 {
    if tick <= 1_000 { tick } else { 1_000 + 10 * (tick - 1_000) }
}

/// `shares` at `price` less `rate` basis points.
pub fn pay(shares: u128, price: u128, rate: u16) -> BigUint {
    let kept = 10_000_u32 - u32::from(rate.min(10_000));
    BigUint::from(shares) * price * kept / BigUint::from(10_u8).pow(22)
}

impl Eager {
    /// Shares bid at a tick, those that nobody owns included.
    pub fn at(&self, tick: u16) -> u128 {
        let of_bids = self.holders.values().filter(|holder| holder.tick == tick).map(|holder| holder.bid);
        of_bids.sum::<u128>() + self.lost.get(&tick).copied().unwrap_or(0)
    }

    /// Ticks with shares, from the highest down.
    pub fn live(&self) -> Vec<u16> {
        let bids = self.holders.values().filter(|holder| holder.bid > 0).map(|holder| holder.tick);
        let lost = self.lost.iter().filter(|(_, lost)| **lost > 0).map(|(tick, _)| *tick);
        let mut ticks: Vec<u16> = bids.chain(lost).collect();
        ticks.sort_unstable_by(|one, other| other.cmp(one));
        ticks.dedup();
        ticks
    }

    fn is_in_line(&self, requested_for: u64) -> bool {
        self.stage == Stage::Open || requested_for <= self.epoch
    }

    /// Shares bid at the highest ticks.
    pub fn bid_at_top(&self, ticks: usize) -> u128 {
        self.live().iter().take(ticks).map(|tick| self.at(*tick)).sum()
    }

    /// Shares in the line, of whatever epoch.
    pub fn waiting(&self) -> u128 {
        self.holders.values().map(|holder| holder.waiting).sum()
    }

    /// Shares in the line of the epoch that is being settled.
    pub fn line(&self) -> u128 {
        let in_line = self.holders.values().filter(|holder| self.is_in_line(holder.requested_for));
        in_line.map(|holder| holder.waiting).sum()
    }

    /// Clears the epoch, if that is possible now; `settle` follows when the line was served.
    pub fn clear(&mut self, capacity: u128, price: u128, pays_as_bid: bool) -> Option<Sums> {
        if self.stage != Stage::Revealing || self.is_revealing() {
            return None;
        }
        self.stage = Stage::Clearing;
        let one = BigUint::from(10_u8).pow(18);
        let room = if price == 0 { BigUint::ZERO } else { BigUint::from(capacity) * &one / price };
        self.pending_void = room == BigUint::ZERO;
        if self.pending_void {
            return Some(Sums { unspent: capacity.into(), ..Sums::default() });
        }
        let room = u128::try_from(room).unwrap_or(u128::MAX);
        let (live, line) = (self.live(), self.line());
        let book: Vec<(u16, u128)> = live.iter().map(|tick| (*tick, self.at(*tick))).collect();
        let demand =
            |from: u16| book.iter().filter(|(tick, _)| *tick >= from).map(|(_, bid)| bid).sum::<u128>();
        let all = demand(0);
        let first_over = |more: u128| live.iter().copied().find(|tick| demand(*tick) + more > room);
        let marginal = first_over(0);
        let own = marginal.map_or(if all + line > room { 10 } else { 0 }, bps);
        let unopened = if self.beacon { self.unopened() } else { 0 };
        let withheld = first_over(unopened).filter(|_| unopened > 0).map_or(0, bps);
        let rate = own.max(withheld);
        let rate_at = |tick: u16| match pays_as_bid {
            true if own > 0 => bps(tick),
            true => 0,
            false => bps(tick).min(rate),
        };
        let parts: Vec<(u16, [u128; 2])> = book
            .iter()
            .map(|(tick, bid)| (*tick, [room.saturating_sub(demand(tick + 1)).min(*bid), *bid]))
            .collect();
        let (together, alone): (Vec<_>, Vec<_>) =
            parts.iter().partition(|(tick, _)| !pays_as_bid && bps(*tick) >= rate);
        let together = together.iter().map(|(_, [served, _])| served).sum();
        let alone: BigUint =
            alone.iter().map(|(tick, [served, _])| pay(*served, price, rate_at(*tick))).sum();
        let bid_served = all.min(room);
        let line_served = if marginal.is_some() { 0 } else { line.min(room - all) };
        let (paid_to_bids, paid_to_line) = (pay(together, price, rate) + alone, pay(line_served, price, 0));
        let unspent = BigUint::from(capacity) - pay(bid_served, price, 0) - &paid_to_line;
        let rates = live.iter().map(|tick| (*tick, rate_at(*tick))).collect();
        self.reserved += &paid_to_bids + &paid_to_line;
        self.hand_out(&parts, line_served, price, rate_at);
        Some(Sums { bid_served, line_served, paid_to_bids, paid_to_line, unspent, rates })
    }

    /// Notes what each position is served.
    fn hand_out(
        &mut self,
        parts: &[(u16, [u128; 2])],
        mut of_line: u128,
        price: u128,
        rate: impl Fn(u16) -> u16,
    ) {
        let mut pending = Vec::new();
        for (id, holder) in &self.holders {
            let mut served =
                Served { id: *id, of_bid: 0, of_line: 0, lost: 0, rate: rate(holder.tick), price };
            if let Some((_, [part, whole])) =
                parts.iter().find(|(tick, _)| *tick == holder.tick && holder.bid > 0)
            {
                let of = |part: u128| BigUint::from(holder.bid) * part / whole;
                let [gone, stays] =
                    [of(*part), of(whole - part)].map(|part| u128::try_from(part).expect("a part"));
                (served.of_bid, served.lost) = (gone, holder.bid - gone - stays);
            }
            if self.is_in_line(holder.requested_for) {
                served.of_line = of_line.min(holder.waiting);
                of_line -= served.of_line;
            }
            pending.push(served);
        }
        assert_eq!(of_line, 0, "the line is as long as what it is served");
        self.pending_lost.clear();
        for (tick, [part, whole]) in parts {
            let bids = pending.iter().filter(|served| self.holders[&served.id].tick == *tick);
            let kept: u128 =
                bids.map(|served| self.holders[&served.id].bid - served.of_bid - served.lost).sum();
            self.pending_lost.insert(*tick, whole - part - kept);
        }
        self.pending = pending;
    }

    pub fn pay(&mut self, served: &Served) {
        let penalty = self.rules[1].1;
        let Some(holder) = self.holders.get_mut(&served.id) else { return };
        let more = if holder.charged { penalty } else { 0 };
        holder.bid -= served.of_bid + served.lost;
        holder.waiting -= served.of_line;
        holder.served += served.of_bid + served.of_line;
        holder.paid +=
            pay(served.of_bid, served.price, served.rate + more) + pay(served.of_line, served.price, more);
    }
}
