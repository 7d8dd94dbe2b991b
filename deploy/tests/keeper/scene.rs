//! Holders and their sealed bids, on the chain and in the model at once.

use alloy_primitives::{Address, Bytes, U256};
use alloy_sol_types::SolValue;
use qev_auction::{Beacon, Shares, Slot};
use stylus_chain::chain::{Account, Program};
use tests::abi::{IAuthority, IQEV, ISUSDai};
use tests::check::done;
use tests::redemptions::round_of;
use tests::{Redemptions, Suite, whole};
use timelock::testing::TestKey;
use timelock::{Sealed, commitment, reseal, seal, sealed_for};

use crate::model::{Books, Model};

/// The seed of the beacon's key.
pub const SEED: u64 = 7;

/// The suite with an auction that knows the tests' beacon.
pub struct Scene {
    pub chain: Redemptions,
    pub model: Model,
    pub key: TestKey,
}

/// Somebody who bids with a whole position.
#[derive(Clone, Debug)]
pub struct Bidder {
    pub holder: Account,
    pub id: u32,
    pub epoch: u64,
    pub sealed: Sealed,
}

impl Scene {
    /// Epoch 1 has just begun, and nobody waits.
    pub fn new() -> Self {
        let key = TestKey::new(SEED, Beacon::QUICKNET).expect("a key");
        let mut suite = Suite::new();
        let (authority, vault, genesis) = (suite.authority, suite.susdai(), suite.staking.genesis);
        let chain = suite.chain();
        let keeper = chain.account("keeper");
        let public_key = Bytes::from(key.network().public_key_uncompressed().expect("a point"));
        let load = |name| Program::load(name).expect("run `usdai build`");
        let beacon = chain.deploy(&load("beacon"), &(public_key,).abi_encode_params()).expect("a beacon");
        let (beacon, metadata) = (beacon.address, chain.account("metadata").address);
        let arguments = (authority, vault, U256::from(genesis), beacon, metadata).abi_encode();
        let qev = chain.deploy(&load("qev"), &arguments).expect("an auction").address;
        let lens = chain.deploy(&load("qev-lens"), &qev.abi_encode()).expect("a lens").address;
        let entries = vec![Redemptions::PAUSE_REQUESTS];
        done(suite.rule(&IAuthority::addTargetCall { target: qev, entries }));
        done(suite.push(vault, &ISUSDai::setRedemptionsCall { redemptions: qev }));
        let mut chain = Redemptions { suite, qev, lens, beacon, metadata, keeper };
        // Of somebody who stays, so that the price of a share stands still.
        chain.holder("stays", whole(1_000_000, 18));
        Self { chain, model: Model::new(genesis), key }
    }

    /// Somebody new who waits with so many whole shares.
    #[track_caller]
    pub fn waiting(&mut self, name: &str, shares: u64) -> (Account, u32) {
        let now = self.now();
        let (holder, id) = self.chain.waiting(name, whole(shares, 18));
        let id = id.saturating_to();
        assert_eq!(self.model.at(now).request(units(shares)), Ok(id));
        (holder, id)
    }

    /// Somebody new who waits with so many whole shares and bids them all at a tick.
    #[track_caller]
    pub fn bidder(&mut self, name: &str, shares: u64, tick: u16) -> Bidder {
        let (holder, id) = self.waiting(name, shares);
        self.bid(&holder, id, shares, tick)
    }

    /// Seals a bid of a position, for the epoch that takes bids now.
    #[track_caller]
    pub fn bid(&mut self, holder: &Account, id: u32, shares: u64, tick: u16) -> Bidder {
        let epoch = self.chain.open_epoch();
        let context = sealed_for(self.chain_id(), self.chain.qev, epoch, id.into());
        let round = round_of(self.chain.lock_time(epoch));
        let sealed = seal(tick, units(shares).get(), &context, self.key.network(), round).expect("a bid");
        let bidder = Bidder { holder: holder.clone(), id, epoch, sealed };
        self.commit(&bidder, bidder.sealed.ciphertext.to_vec());
        bidder
    }

    /// Commits to a bid, with whatever ciphertext.
    #[track_caller]
    pub fn commit(&mut self, bidder: &Bidder, ciphertext: Vec<u8>) {
        let Bidder { holder, id, epoch, sealed } = bidder;
        let now = self.now();
        let call = IQEV::commitCall {
            id: U256::from(*id),
            epoch: *epoch,
            commitment: sealed.commitment,
            ciphertext: ciphertext.into(),
        };
        done(self.chain.tell(holder, &call));
        self.model.at(now).commit(*id).expect("the model commits");
    }

    /// The same bid, encrypted for another round, position or contract.
    pub fn encrypted(&self, bidder: &Bidder, contract: Address, position: u32, later: u64) -> Vec<u8> {
        let context = sealed_for(self.chain_id(), contract, bidder.epoch, position.into());
        let round = round_of(self.chain.lock_time(bidder.epoch)) + later;
        reseal(&bidder.sealed.opening, &context, self.key.network(), round).expect("a bid").to_vec()
    }

    /// The commitment to a bidder's opening, for another position.
    pub fn commitment_for(&self, bidder: &Bidder, position: u32) -> alloy_primitives::B256 {
        let context = sealed_for(self.chain_id(), self.chain.qev, bidder.epoch, position.into());
        commitment(&bidder.sealed.opening, &context)
    }

    /// An owner opens its own bid.
    #[track_caller]
    pub fn reveal(&mut self, bidder: &Bidder) {
        let opening = bidder.sealed.opening;
        let call = IQEV::revealCall {
            id: U256::from(bidder.id),
            tick: opening.tick,
            shares: alloy_primitives::aliases::U96::saturating_from(opening.shares),
            salt: opening.salt,
        };
        done(self.chain.tell(&bidder.holder, &call));
    }

    /// The model opens these bids at a time.
    #[track_caller]
    pub fn model_reveals<'a>(&mut self, time: u64, bidders: impl IntoIterator<Item = &'a Bidder>) {
        for Bidder { id, sealed, .. } in bidders {
            let opening = sealed.opening;
            let engine = self.model.at(time);
            engine.reveal(*id, opening.tick, Shares::new(opening.shares)).expect("the model opens it");
        }
    }

    /// The books of the contract.
    #[track_caller]
    pub fn books(&mut self) -> Books {
        let count = self.chain.next_id().saturating_to::<u32>() - 1;
        let chain = &mut self.chain;
        let mut load = |slots: &[Slot]| {
            let keys = slots.iter().map(|slot| slot.key()).collect();
            chain.ask(&IQEV::placesCall { keys })
        };
        Books::read(&mut load, count)
    }

    /// The books of the model.
    pub fn expected(&self) -> Books {
        Books::of_model(&self.model, self.model.engine.intake().next_sequence - 1)
    }

    /// How the contract cleared an epoch.
    pub fn cleared(&mut self, epoch: u64) -> IQEV::Cleared {
        let chain = self.chain.chain();
        let blocks = (0..=chain.block_number()).filter_map(|number| chain.block(number));
        let logs =
            blocks.flat_map(|block| &block.receipts).flat_map(|receipt| receipt.logs::<IQEV::Cleared>());
        let found: Vec<_> = logs.filter(|cleared| cleared.epoch == epoch).collect();
        let [cleared] = found.try_into().unwrap_or_else(|found| panic!("cleared as {found:?}"));
        cleared
    }

    fn now(&mut self) -> u64 {
        self.chain.chain().timestamp()
    }

    fn chain_id(&self) -> u64 {
        self.chain.suite.staking.world.chain.config().chain_id
    }
}

/// When the bids of an epoch become readable.
pub fn published(lock_time: u64) -> u64 {
    Beacon::QUICKNET.published_at(round_of(lock_time)).expect("a time").get()
}

/// Whole shares.
pub fn units(shares: u64) -> Shares {
    Shares::new(u128::from(shares) * 10_u128.pow(18))
}
