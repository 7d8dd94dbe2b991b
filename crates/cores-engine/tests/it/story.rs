//! Chains told step by step.

use crate::random::{LOAN_BOOK, ONE, QEV, START, VAULT, terms};
use alloy_primitives::{Address, B256, keccak256};
use cores_engine::{Account, Act, DAY, Event, Input, Next, Page, Price, WEEK, Week, compute};

/// When the week that is computed begins.
pub const BEGIN: u64 = START + WEEK;
/// And ends.
pub const END: u64 = BEGIN + WEEK;
pub const ALICE: Address = Address::repeat_byte(0xa1);
pub const BOB: Address = Address::repeat_byte(0xb0);
pub const CAROL: Address = Address::repeat_byte(0xca);

/// A chain whose second week is computed; at each day's first second there is a block with the price.
pub struct Story {
    input: Input,
    price: u128,
    block: u64,
    time: u64,
}

impl Story {
    pub fn new() -> Self {
        let terms = terms(1);
        let (first, hash) = (terms.first, keccak256("last"));
        let page = Page {
            first: first.number,
            parent: first.parent,
            last: 0,
            hash,
            time: 0,
            prices: Vec::new(),
            events: Vec::new(),
        };
        let next = Next { number: 0, time: END, parent: hash };
        Self {
            input: Input { terms, pages: vec![page], next },
            price: ONE,
            block: first.number,
            time: first.time,
        }
    }

    /// What is computed with.
    pub fn terms(&mut self) -> &mut cores_engine::Terms {
        &mut self.input.terms
    }

    /// The price of the days to come.
    pub fn price(&mut self, price: u128) -> &mut Self {
        self.price = price;
        self
    }

    /// Another block.
    pub fn at(&mut self, time: u64) -> &mut Self {
        assert!(time >= self.time, "time passes");
        while self.time / DAY < time / DAY {
            let day = self.time / DAY + 1;
            (self.block, self.time) = (self.block + 1, day * DAY);
            let price = Price { day, block: self.block, time: self.time, price: self.price };
            self.input.pages[0].prices.push(price);
        }
        (self.block, self.time) = (self.block + 1, time);
        self
    }

    /// A log in that block.
    pub fn act(&mut self, act: Act) -> &mut Self {
        let events = &mut self.input.pages[0].events;
        let index = events.len() as u32;
        events.push(Event { block: self.block, index, time: self.time, act });
        self
    }

    pub fn usdai(&mut self, from: Address, to: Address, tokens: u128) -> &mut Self {
        self.act(Act::UsdaiMoved { from, to, value: tokens * ONE })
    }

    pub fn shares(&mut self, from: Address, to: Address, shares: u128) -> &mut Self {
        self.act(Act::SharesMoved { from, to, value: shares * ONE })
    }

    /// USDai out of nothing, as another chain's comes: no mint.
    pub fn bring(&mut self, to: Address, tokens: u128) -> &mut Self {
        self.usdai(Address::ZERO, to, tokens)
    }

    pub fn mint(&mut self, to: Address, tokens: u128) -> &mut Self {
        self.bring(to, tokens).act(Act::UsdaiMinted { to, amount: tokens * ONE })
    }

    /// In the order of the vault's logs.
    pub fn stake(&mut self, holder: Address, tokens: u128) -> &mut Self {
        self.usdai(holder, VAULT, tokens).shares(Address::ZERO, holder, tokens)
    }

    pub fn request(&mut self, id: u64, owner: Address, shares: u128) -> &mut Self {
        self.shares(owner, QEV, shares);
        self.act(Act::PlaceMoved { id, from: Address::ZERO, to: owner });
        self.act(Act::Requested { id, shares: shares * ONE })
    }

    pub fn lend(&mut self, loan: u8, tranches: &[(Address, u128)]) -> &mut Self {
        let tranches = tranches.iter().map(|(lender, dollars)| (*lender, dollars * 1_000_000)).collect();
        self.act(Act::LoanOpened { loan: B256::repeat_byte(loan), decimals: 6, tranches })
    }

    pub fn repay(&mut self, loan: u8, index: u8, dollars: u128) -> &mut Self {
        self.act(Act::PrincipalEnded { loan: B256::repeat_byte(loan), index, amount: dollars * 1_000_000 })
    }

    /// All of it, with the last block in the last second.
    pub fn input(&mut self) -> Input {
        self.at(END - 1);
        let (input, block) = (&mut self.input, self.block);
        (input.pages[0].last, input.pages[0].time, input.next.number) = (block, END - 1, block + 1);
        input.clone()
    }

    pub fn week(&mut self) -> Week {
        compute(&self.input()).unwrap()
    }
}

/// What somebody earned; of nothing, nothing.
pub fn earned(week: &Week, address: Address) -> [u128; 6] {
    let nothing = Account { address, held: 0, staked: 0, minted: 0, lent: 0, referred: 0, points: 0 };
    let account = week.account(address).copied().unwrap_or(nothing);
    [account.held, account.staked, account.minted, account.lent, account.referred, account.points]
}

/// A loan's vault tranche and another's.
pub fn beside_vault(curator: Address, dollars: u128) -> [(Address, u128); 2] {
    [(LOAN_BOOK, 4 * dollars), (curator, dollars)]
}
