//! QEV over the tests' vault, with holders, bids and a clock that moves.

use crate::fake::FakeVault;
use alloy_primitives::{Address, B256, LogData, U256, keccak256};
use alloy_sol_types::{SolCall, SolValue};
use kit::clock::{pass, seconds_passed};
use kit::program::Program;
use motsu::prelude::*;
use qev::Qev;
use qev::abi::IQEV as abi;
use qev::sealing::SEAL_DOMAIN;
use qev_auction::{Book, Engine, Payout, Record, Records, Slot, Slots, Tick};
use stylus_sdk::abi::CONSTRUCTOR_SELECTOR;
use usdai_core::Timestamp;
use usdai_core::vault::{Clock, Epoch};

pub use testing::{done, log, refused};

/// When the tests' machine starts, and epoch 1.
pub const NOW: u64 = 1_735_689_600;
/// Seconds.
pub const DAY: u64 = 86_400;
/// Day of epoch 1 on which it is locked.
pub const LOCK: u64 = 27;
/// Day of epoch 1 from which it can be cleared.
pub const CLEAR: u64 = 29;
/// Days of an epoch.
pub const EPOCH: u64 = 30;

/// An amount in whole units.
pub fn whole(units: u64) -> U256 {
    number(units) * U256::from(10).pow(U256::from(18))
}

pub fn number(value: u64) -> U256 {
    U256::from(value)
}

/// Comes to the beginning of a day, counted from the start of epoch 1.
pub fn day(days: u64) {
    pass((days * DAY).checked_sub(seconds_passed()).expect("time goes forward"));
}

/// A bid before it is sealed.
#[derive(Clone, Copy)]
pub struct Bid {
    pub tick: u16,
    pub shares: U256,
    pub salt: u128,
}

pub fn bid(tick: u16, units: u64) -> Bid {
    Bid { tick, shares: whole(units), salt: 0x5a17 + u128::from(tick) }
}

/// The contract and its vault.
pub struct Scene<'a> {
    pub qev: &'a Contract<Qev>,
    pub vault: &'a Contract<FakeVault>,
}

/// What the constructor takes, with the vault in all its parts.
pub fn constructor(authority: Address, vault: Address, genesis: u64) -> Vec<u8> {
    let arguments = (authority, vault, genesis, vault, vault).abi_encode();
    [CONSTRUCTOR_SELECTOR.to_be_bytes().to_vec(), arguments].concat()
}

/// Constructs QEV, with its vault as authority.
pub fn open<'a>(qev: &'a Contract<Qev>, vault: &'a Contract<FakeVault>) -> Scene<'a> {
    let scene = Scene { qev, vault };
    done(scene.raw(vault.address(), &constructor(vault.address(), vault.address(), NOW)));
    scene.offers(0, 1_000_000_000_000_000_000);
    scene
}

impl Scene<'_> {
    /// Calls with any calldata through the router, as the chain does, and undoes what a refused call did.
    pub fn raw(&self, sender: Address, input: &[u8]) -> Result<Vec<u8>, Vec<u8>> {
        self.qev.sender(sender).call(input).map_err(Vec::from).motsu_res()
    }

    /// Calls a function.
    pub fn send<C: SolCall>(&self, sender: Address, call: C) -> Result<C::Return, Vec<u8>> {
        let output = self.raw(sender, &call.abi_encode())?;
        Ok(C::abi_decode_returns(&output, true).expect("a result as the interface says"))
    }

    /// What a view says.
    #[track_caller]
    pub fn ask<C: SolCall>(&self, call: C) -> C::Return {
        done(self.send(Address::repeat_byte(0xee), call))
    }

    /// The auction's books, by the words that the contract shows.
    pub fn books(&self) -> Engine<Books<'_>> {
        Engine { slots: Books(self), clock: Clock { genesis: Timestamp::new(NOW) }, now: Timestamp::new(0) }
    }

    pub fn record(&self, epoch: u64) -> Record {
        Books(self).record(Epoch::new(epoch))
    }

    pub fn payout(&self, epoch: u64) -> Payout {
        Books(self).payout(Epoch::new(epoch))
    }

    /// Shares bid at a tick.
    pub fn sum(&self, tick: u16) -> U256 {
        Books(self).sum(Tick::new(tick).expect("a tick")).raw()
    }

    /// Proves the beacon, with what the tests' verifier takes for a signature.
    pub fn prove(&self) -> Result<(), Vec<u8>> {
        let signature = vec![7; 96].into();
        self.send(Address::repeat_byte(0xee), abi::proveBeaconCall { signature }).map(|_| ())
    }

    /// What the vault offers at the next clearing: whole dollars, and the price of a share.
    pub fn offers(&self, capacity: u64, price: u64) {
        let mut vault = self.vault.sender(self.vault.address());
        vault.capacity.set(whole(capacity));
        vault.price.set(number(price));
    }

    /// A request through the vault.
    pub fn request(&self, who: Address, shares: U256) -> Result<U256, Vec<u8>> {
        let call = abi::requestCall { shares, controller: who, owner: who };
        let id = self.send(self.vault.address(), call)?.id;
        let mut vault = self.vault.sender(self.vault.address());
        let queued = vault.queued.get() + shares;
        vault.queued.set(queued);
        Ok(id)
    }

    /// What a bid of a position is sealed to.
    pub fn seal(&self, id: U256, epoch: u64, bid: &Bid) -> B256 {
        let words = (SEAL_DOMAIN, number(42_161), self.qev.address(), epoch, id);
        let opening = (bid.tick, bid.shares, bid.salt);
        keccak256([words.abi_encode(), opening.abi_encode()].concat())
    }

    /// Seals a bid.
    pub fn commit(&self, who: Address, id: U256, epoch: u64, bid: &Bid) -> Result<(), Vec<u8>> {
        let (commitment, ciphertext) = (self.seal(id, epoch, bid), vec![7; 143].into());
        self.send(who, abi::commitCall { id, epoch, commitment, ciphertext }).map(|_| ())
    }

    /// A request with a bid for all of it in epoch 1.
    pub fn enter(&self, who: Address, units: u64, tick: Option<u16>) -> U256 {
        let id = done(self.request(who, whole(units)));
        if let Some(tick) = tick {
            done(self.commit(who, id, 1, &bid(tick, units)));
        }
        id
    }

    /// Opens a bid.
    pub fn reveal(&self, id: U256, bid: &Bid) -> Result<(), Vec<u8>> {
        self.send(Address::repeat_byte(0xee), reveal(id, bid)).map(|_| ())
    }

    /// Collects everything of one position; returns shares and assets.
    pub fn collect(&self, id: U256) -> [U256; 2] {
        let call = abi::collectCall { ids: vec![id], epochs: 100 };
        let abi::collectReturn { shares, assets } = self.ask(call);
        [shares, assets]
    }

    /// Clears with enough blocks.
    pub fn clear(&self) -> bool {
        self.ask(abi::clearCall { blocks: 1_000 }).settled
    }

    pub fn position(&self, id: U256) -> abi::positionReturn {
        self.ask(abi::positionCall { id })
    }

    /// What an account may claim.
    pub fn claimable(&self, controller: Address) -> [U256; 2] {
        let abi::claimableReturn { shares, assets } = self.ask(abi::claimableCall { controller });
        [shares, assets]
    }

    /// These were the last events, in this order.
    #[track_caller]
    pub fn ended_with<const N: usize>(&self, expected: [LogData; N]) {
        let all = self.qev.all_events();
        assert_eq!(all.get(all.len().saturating_sub(N)..), Some(&expected[..]));
    }
}

/// The slots that the contract shows.
pub struct Books<'a>(&'a Scene<'a>);

impl Slots for Books<'_> {
    fn load(&self, slot: Slot) -> U256 {
        self.0.ask(abi::placesCall { keys: vec![slot.key()] }).words[0]
    }

    fn store(&mut self, _: Slot, _: U256) {
        unreachable!("only read");
    }
}

/// The call that opens a bid.
pub fn reveal(id: U256, bid: &Bid) -> abi::revealCall {
    let shares = bid.shares.to::<u128>().try_into().expect("96 bits");
    abi::revealCall { id, tick: bid.tick, shares, salt: bid.salt }
}
