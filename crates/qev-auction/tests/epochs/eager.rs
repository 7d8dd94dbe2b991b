//! A model that knows every position and changes all of them in the instant in which an epoch settles.
//!
//! It follows the rules as they are written, one holder after another, and shares nothing with the crate: it has
//! no slots, no sums but those that it adds up when asked, no records of the past, and times of its own.

use num_bigint::BigUint;
use std::collections::BTreeMap;

const DAY: u64 = 86_400;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Open,
    Revealing,
    /// Cleared; the line is being served.
    Clearing,
}

/// A sealed bid that has not been opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sealed {
    pub epoch: u64,
    /// Whether it is known of how many shares it is.
    pub counts: bool,
}

/// A position.
#[derive(Clone, Debug, Default)]
pub struct Holder {
    pub waiting: u128,
    pub bid: u128,
    pub tick: u16,
    pub sealed: Option<Sealed>,
    pub charged: bool,
    pub requested_for: u64,
    pub served: u128,
    pub paid: BigUint,
}

/// Everything.
#[derive(Clone, Debug)]
pub struct Eager {
    pub genesis: u64,
    pub now: u64,
    pub epoch: u64,
    pub stage: Stage,
    pub since: u64,
    pub beacon: bool,
    /// The highest tick and the penalty: of the next lock, and of the locked epoch.
    pub rules: [(u16, u16); 2],
    pub holders: BTreeMap<u32, Holder>,
    pub next: u32,
    /// Shares that the floors of marginal ticks lost, and that nobody owns.
    pub lost: BTreeMap<u16, u128>,
    /// What was ever reserved.
    pub reserved: BigUint,
    pub pending: Vec<crate::eager_clear::Served>,
    pub pending_lost: BTreeMap<u16, u128>,
    pub pending_void: bool,
}

impl Eager {
    pub fn new(genesis: u64, first: u32) -> Self {
        Self {
            genesis,
            now: genesis,
            epoch: 1,
            stage: Stage::Open,
            since: genesis,
            beacon: false,
            rules: [(1_100, 200); 2],
            holders: BTreeMap::new(),
            next: first,
            lost: BTreeMap::new(),
            reserved: BigUint::ZERO,
            pending: Vec::new(),
            pending_lost: BTreeMap::new(),
            pending_void: false,
        }
    }

    pub fn lock_time(&self, epoch: u64) -> u64 {
        self.genesis + (30 * epoch - 3) * DAY
    }

    pub fn unopened(&self) -> u128 {
        let of_epoch = |holder: &&Holder| holder.sealed == Some(Sealed { epoch: self.epoch, counts: true });
        self.holders.values().filter(of_epoch).map(Holder::shares).sum()
    }

    pub fn reveal_end(&self) -> u64 {
        let end = self.genesis + (30 * self.epoch - 1) * DAY;
        if self.unopened() > 0 { end.max(self.since + 2 * DAY) } else { end }
    }

    pub fn is_revealing(&self) -> bool {
        self.stage == Stage::Revealing && self.now < self.reveal_end()
    }

    /// The epoch that takes requests and bids, if one does.
    pub fn taking(&self) -> Option<u64> {
        match self.stage {
            Stage::Open => Some(self.epoch),
            _ if self.now < self.lock_time(self.epoch + 1) => Some(self.epoch + 1),
            _ => None,
        }
    }

    /// Locks what is due. To be called before anything else.
    pub fn follow(&mut self) {
        let at = self.lock_time(self.epoch);
        if self.stage != Stage::Open || self.now < at {
            return;
        }
        let waits = self.holders.values().any(|holder| holder.shares() > 0);
        if waits || self.lost.values().any(|lost| *lost > 0) {
            self.lock(at.max(self.since));
        } else {
            while self.lock_time(self.epoch) <= self.now {
                self.epoch += 1;
            }
            self.holders.values_mut().for_each(|holder| holder.sealed = None);
        }
    }

    fn lock(&mut self, at: u64) {
        (self.stage, self.since, self.rules[1]) = (Stage::Revealing, at, self.rules[0]);
        for holder in self.holders.values_mut() {
            holder.sealed = holder.sealed.filter(|sealed| sealed.counts);
        }
    }

    pub fn request(&mut self, shares: u128) -> Option<u32> {
        let taking = self.taking()?;
        let holder = Holder { waiting: shares, requested_for: taking, ..Holder::default() };
        self.holders.insert(self.next, holder);
        self.next += 1;
        Some(self.next - 1)
    }

    pub fn commit(&mut self, id: u32) -> Option<u64> {
        let (taking, stage, epoch) = (self.taking()?, self.stage, self.epoch);
        let holder = self.holders.get_mut(&id)?;
        let waits_to_open = stage != Stage::Open && holder.sealed.is_some_and(|sealed| sealed.epoch == epoch);
        if holder.shares() == 0 || waits_to_open {
            return None;
        }
        let counts = stage == Stage::Open || holder.requested_for > epoch;
        holder.sealed = Some(Sealed { epoch: taking, counts });
        Some(taking)
    }

    /// Whether the commitment could be taken back.
    pub fn withdraw_commitment(&mut self, id: u32) -> bool {
        let taking = self.taking();
        let Some(holder) = self.holders.get_mut(&id) else { return false };
        if taking.is_none() || holder.sealed.map(|sealed| sealed.epoch) != taking {
            return false;
        }
        holder.sealed = None;
        true
    }

    pub fn change_hands(&mut self, id: u32) -> bool {
        let (is_revealing, epoch, stage) = (self.is_revealing(), self.epoch, self.stage);
        let Some(sealed) = self.holders.get(&id).map(|holder| holder.sealed) else { return true };
        match sealed {
            None => true,
            Some(sealed) if sealed.epoch == epoch && stage != Stage::Open => !is_revealing,
            Some(_) => self.withdraw_commitment(id),
        }
    }

    /// What was returned, if the request could be cancelled.
    pub fn cancel(&mut self, id: u32) -> Option<u128> {
        let taking = self.taking()?;
        let holder = self.holders.get_mut(&id)?;
        if holder.requested_for != taking || holder.waiting == 0 {
            return None;
        }
        holder.sealed = None;
        Some(std::mem::take(&mut holder.waiting))
    }

    /// Whether the sealed bid could be opened.
    pub fn reveal(&mut self, id: u32, tick: u16, shares: u128) -> bool {
        let (is_revealing, epoch, highest) = (self.is_revealing(), self.epoch, self.rules[1].0);
        let Some(holder) = self.holders.get_mut(&id) else { return false };
        if !is_revealing || holder.sealed.is_none_or(|sealed| sealed.epoch != epoch) {
            return false;
        }
        holder.sealed = None;
        if (10..=1_900).contains(&tick) && shares > 0 {
            let all = holder.shares();
            let bid = shares.min(all);
            (holder.waiting, holder.bid, holder.tick) = (all - bid, bid, tick.min(highest));
        }
        true
    }

    pub fn withdraw_bid(&mut self, id: u32) -> bool {
        let is_open = self.stage == Stage::Open;
        let Some(holder) = self.holders.get_mut(&id).filter(|holder| is_open && holder.bid > 0) else {
            return false;
        };
        holder.waiting += std::mem::take(&mut holder.bid);
        true
    }

    /// Whether the beacon was taken note of.
    pub fn prove_beacon(&mut self) -> bool {
        let is_in_time = match self.stage {
            Stage::Open => true,
            Stage::Revealing => self.now + DAY / 2 <= self.reveal_end(),
            Stage::Clearing => false,
        };
        if self.beacon || self.unopened() == 0 || !is_in_time {
            return false;
        }
        self.beacon = true;
        if self.stage == Stage::Open {
            self.lock(self.now);
        }
        true
    }

    /// Somebody looks after a position: from now on it is known of how many shares its early commitment is.
    pub fn collect(&mut self, id: u32) {
        let (is_open, epoch) = (self.stage == Stage::Open, self.epoch);
        let Some(holder) = self.holders.get_mut(&id) else { return };
        if holder.shares() == 0 {
            holder.sealed = None;
        }
        if let Some(sealed) = holder.sealed.as_mut().filter(|sealed| is_open && sealed.epoch == epoch) {
            sealed.counts = true;
        }
    }

    /// Settles the epoch that was cleared: every position at once.
    pub fn settle(&mut self) {
        let charges = self.beacon && !self.pending_void;
        for holder in self.holders.values_mut() {
            if holder.sealed.is_some_and(|sealed| sealed.epoch == self.epoch) {
                holder.charged |= charges && holder.shares() > 0;
                holder.sealed = None;
            }
        }
        if !self.pending_void {
            self.lost = std::mem::take(&mut self.pending_lost);
        }
        for served in std::mem::take(&mut self.pending) {
            self.pay(&served);
        }
        (self.stage, self.beacon, self.since, self.epoch) = (Stage::Open, false, self.now, self.epoch + 1);
    }
}

impl Holder {
    pub fn shares(&self) -> u128 {
        self.waiting + self.bid
    }
}
