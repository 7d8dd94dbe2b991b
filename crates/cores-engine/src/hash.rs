//! The hash of all that a week is computed from, but for how it was cut into pages.
//!
//! Everything is written in a fixed width, lists after their length and each thing after its kind, so that no two
//! inputs are the same bytes.

use crate::input::{Act, Event, Input, Next, Price, Terms};
use alloy_primitives::{Address, B256, Keccak256};

/// What the hash begins with; another number for other rules.
const DOMAIN: &[u8] = b"USDai Cores 1";

/// The hash, of what was read so far.
pub struct InputHash {
    hasher: Keccak256,
    /// What is next, so that the hasher is called once for each thing.
    bytes: Bytes,
}

#[derive(Default)]
struct Bytes(Vec<u8>);

impl Input {
    /// The hash of all that counts of it: every number, but for how it is cut into pages and the order of the excluded.
    /// It says nothing about whether the input is one that [`crate::compute`] takes.
    pub fn hash(&self) -> B256 {
        let mut hash = InputHash::new(&self.terms, &self.terms.excluded_in_order());
        for page in &self.pages {
            let mut prices = page.prices.iter().peekable();
            for event in &page.events {
                while let Some(price) = prices.next_if(|price| price.block <= event.block) {
                    hash.price(price);
                }
                hash.event(event);
            }
            prices.for_each(|price| hash.price(price));
        }
        hash.finish(&self.next)
    }
}

impl InputHash {
    /// Of the terms, with the excluded in order.
    pub fn new(terms: &Terms, excluded: &[Address]) -> Self {
        let mut hash = Self { hasher: Keccak256::new(), bytes: Bytes::default() };
        let (season, first, rates) = (&terms.season, &terms.first, &terms.season.rates);
        hash.hasher.update(DOMAIN);
        let bytes = &mut hash.bytes;
        bytes.number(terms.chain_id).number(season.start);
        bytes.small(season.first_week).small(season.week_count).small(terms.week);
        bytes.amount(season.weekly_maximum);
        bytes.amount(rates.held).amount(rates.staked).amount(rates.minted).amount(rates.lent);
        bytes.small(rates.referral_bps.into());
        bytes.address(terms.loan_book).number(excluded.len() as u64);
        for account in excluded {
            bytes.address(*account);
        }
        bytes.number(first.number).number(first.time).hash(first.parent);
        hash.flush();
        hash
    }

    /// Adds a price.
    pub fn price(&mut self, price: &Price) {
        let Price { day, block, time, price } = *price;
        self.bytes.kind(1).number(block).number(time).number(day).amount(price);
        self.flush();
    }

    /// Adds a log.
    pub fn event(&mut self, event: &Event) {
        self.bytes.kind(2).number(event.block).number(event.time).small(event.index);
        self.bytes.act(&event.act);
        self.flush();
    }

    /// The hash, with the block that follows.
    pub fn finish(mut self, next: &Next) -> B256 {
        self.bytes.kind(3).number(next.number).number(next.time).hash(next.parent);
        self.flush();
        self.hasher.finalize()
    }

    fn flush(&mut self) {
        self.hasher.update(&self.bytes.0);
        self.bytes.0.clear();
    }
}

impl Bytes {
    fn act(&mut self, act: &Act) {
        match act {
            Act::UsdaiMoved { from, to, value } => {
                self.kind(1).address(*from).address(*to).amount(*value);
            }
            Act::UsdaiMinted { to, amount } => {
                self.kind(2).address(*to).amount(*amount);
            }
            Act::SharesMoved { from, to, value } => {
                self.kind(3).address(*from).address(*to).amount(*value);
            }
            Act::PlaceMoved { id, from, to } => {
                self.kind(4).number(*id).address(*from).address(*to);
            }
            Act::Requested { id, shares } => {
                self.kind(5).number(*id).amount(*shares);
            }
            Act::Revealed { id, tick, shares } => {
                self.kind(6).number(*id).small((*tick).into()).amount(*shares);
            }
            Act::BidWithdrawn { id } => {
                self.kind(7).number(*id);
            }
            Act::Cancelled { id } => {
                self.kind(8).number(*id);
            }
            Act::Cleared(clearing) => {
                self.kind(9).amount(clearing.bid_served).amount(clearing.line_served);
                self.small(clearing.marginal_tick.into()).amount(clearing.marginal_served);
                self.amount(clearing.marginal_bid).kind(clearing.is_void.into());
            }
            Act::LoanOpened { loan, decimals, tranches } => {
                self.kind(10).hash(*loan).kind(*decimals).number(tranches.len() as u64);
                for (lender, amount) in tranches {
                    self.address(*lender).amount(*amount);
                }
            }
            Act::PrincipalEnded { loan, index, amount } => {
                self.kind(11).hash(*loan).kind(*index).amount(*amount);
            }
            Act::LoanMoved { id, from, to } => {
                self.kind(12).hash(*id).address(*from).address(*to);
            }
            Act::Referred { account, referrer } => {
                self.kind(13).address(*account).address(*referrer);
            }
        }
    }

    fn kind(&mut self, kind: u8) -> &mut Self {
        self.put(&[kind])
    }

    fn small(&mut self, number: u32) -> &mut Self {
        self.put(&number.to_be_bytes())
    }

    fn number(&mut self, number: u64) -> &mut Self {
        self.put(&number.to_be_bytes())
    }

    fn amount(&mut self, amount: u128) -> &mut Self {
        self.put(&amount.to_be_bytes())
    }

    fn address(&mut self, address: Address) -> &mut Self {
        self.put(address.as_slice())
    }

    fn hash(&mut self, hash: B256) -> &mut Self {
        self.put(hash.as_slice())
    }

    fn put(&mut self, bytes: &[u8]) -> &mut Self {
        self.0.extend_from_slice(bytes);
        self
    }
}
