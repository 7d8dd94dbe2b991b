//! The suite with an auction in it: holders who leave, sealed bids, and a beacon whose key the tests have.

mod acts;
mod bid;
mod books;
mod cash;
mod clock;
mod round;

use std::sync::LazyLock;

use alloy_primitives::{Address, FixedBytes, U256};
use alloy_sol_types::{SolCall, SolValue};
use stylus_chain::chain::{Account, CallError, Chain, Program, Receipt};

use crate::abi::{IAuthority, IBeacon, IQEV, IQEVLens, ISUSDai};
use crate::check::done;
use crate::{Suite, World};

pub use acts::Bidder;
pub use bid::{Bid, Seal};
pub use books::sound;
pub use round::{round_of, sign};

static START: LazyLock<Redemptions> =
    LazyLock::new(|| Redemptions::build().unwrap_or_else(|error| panic!("{error:#}")));

/// Authority, USDai, the vault and the auction as they ship, wired as the tool wires them. Epoch 1 has just begun, and
/// alice, bob and carol have half a million USDai each.
///
/// What changes something returns the refusal; what only looks panics.
#[derive(Clone, Debug)]
pub struct Redemptions {
    /// The chain, the people, and what was there before.
    pub suite: Suite,
    /// The auction, the shipped program.
    pub qev: Address,
    /// Its books as numbers, the shipped program.
    pub lens: Address,
    /// What verifies rounds, the shipped program; it knows the key of [`sign`].
    pub beacon: Address,
    /// What draws positions, the shipped program.
    pub metadata: Address,
    /// Does what anybody may.
    pub keeper: Account,
}

impl Redemptions {
    /// The auction's entry of the guardian.
    pub const PAUSE_REQUESTS: FixedBytes<4> = FixedBytes(IQEV::pauseRequestsCall::SELECTOR);

    /// A new one; all are alike.
    ///
    /// # Panics
    /// A program or fixture was not built; the message says how to.
    #[must_use]
    pub fn new() -> Self {
        START.clone()
    }

    /// The chain.
    pub const fn chain(&mut self) -> &mut Chain {
        self.suite.chain()
    }

    /// The people and their dollars.
    pub const fn world(&mut self) -> &mut World {
        &mut self.suite.staking.world
    }

    /// The vault.
    #[must_use]
    pub const fn susdai(&self) -> Address {
        self.suite.susdai()
    }

    /// What the auction answers.
    #[track_caller]
    pub fn ask<C: SolCall>(&mut self, call: &C) -> C::Return {
        let qev = self.qev;
        done(self.chain().call(qev, call))
    }

    /// What the lens answers.
    #[track_caller]
    pub fn look<C: SolCall>(&mut self, call: &C) -> C::Return {
        let lens = self.lens;
        done(self.chain().call(lens, call))
    }

    /// What the vault answers.
    #[track_caller]
    pub fn ask_vault<C: SolCall>(&mut self, call: &C) -> C::Return {
        let vault = self.susdai();
        done(self.chain().call(vault, call))
    }

    /// Sends a call to the auction.
    ///
    /// # Errors
    /// Its refusal.
    pub fn tell<C: SolCall>(&mut self, from: &Account, call: &C) -> Result<Receipt, CallError> {
        let qev = self.qev;
        self.chain().send(from, qev, call)
    }

    /// Sends a call to the vault.
    ///
    /// # Errors
    /// Its refusal.
    pub fn tell_vault<C: SolCall>(&mut self, from: &Account, call: &C) -> Result<Receipt, CallError> {
        let vault = self.susdai();
        self.chain().send(from, vault, call)
    }

    /// Has the authority pass a call on to the auction.
    ///
    /// # Errors
    /// A refusal of one of them.
    pub fn push<C: SolCall>(&mut self, call: &C) -> Result<Receipt, CallError> {
        let qev = self.qev;
        self.suite.push(qev, call)
    }

    /// Has the guardian stop an entry of a target until then.
    ///
    /// # Errors
    /// A refusal of the authority or the target.
    pub fn pause(&mut self, target: Address, entry: FixedBytes<4>, until: u64) -> Result<Receipt, CallError> {
        let guardian = self.suite.guardian.clone();
        self.suite.tell(&guardian, &IAuthority::pauseCall { target, entry, until })
    }

    fn build() -> anyhow::Result<Self> {
        let mut suite = Suite::new();
        let (authority, vault, genesis) = (suite.authority, suite.susdai(), suite.staking.genesis);
        let errors = [
            IQEV::IQEVErrors::SIGNATURES,
            IQEVLens::IQEVLensErrors::SIGNATURES,
            IBeacon::IBeaconErrors::SIGNATURES,
        ];
        let chain = suite.chain();
        chain.register_errors(&errors.concat())?;
        let keeper = chain.account("keeper");
        let beacon =
            chain.deploy(&Program::load("beacon")?, &(round::public_key(),).abi_encode_params())?.address;
        let metadata = chain.deploy_without_constructor(&Program::load("qev-metadata")?)?.address;
        let arguments = (authority, vault, U256::from(genesis), beacon, metadata).abi_encode();
        let qev = chain.deploy(&Program::load("qev")?, &arguments)?.address;
        let lens = chain.deploy(&Program::load("qev-lens")?, &qev.abi_encode())?.address;
        suite.rule(&IAuthority::addTargetCall { target: qev, entries: vec![Self::PAUSE_REQUESTS] })?;
        suite.push(vault, &ISUSDai::setRedemptionsCall { redemptions: qev })?;
        Ok(Self { suite, qev, lens, beacon, metadata, keeper })
    }
}

impl Default for Redemptions {
    fn default() -> Self {
        Self::new()
    }
}
