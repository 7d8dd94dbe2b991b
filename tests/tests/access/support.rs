//! A beta: access is closed, 10,000 addresses are listed, and one account invites.

use std::sync::LazyLock;

use alloy_primitives::{Address, Bytes, U256, keccak256};
use alloy_sol_types::SolCall;
use stylus_chain::chain::{Account, CallError, Receipt};
use tests::{
    World,
    abi::IUSDai,
    access::{CLOSED, List},
    check::done,
    whole,
};

/// Addresses on the list.
pub const LISTED: usize = 10_000;
/// Of which so many are one bot's.
pub const BOTS: usize = 60;
/// What an address may mint, USDai.
pub const CAP: u64 = 1_000;
/// What one of the bot's may mint, USDai.
pub const BOT_CAP: u64 = 25_000;
/// The supply cap, USDai.
pub const SUPPLY_CAP: u64 = 50_000_000;
/// What one unit of the dollar mints.
pub const UNIT: U256 = U256::from_limbs([1_000_000_000_000, 0, 0, 0]);

static START: LazyLock<Beta> = LazyLock::new(Beta::build);

/// The scene. Alice and bob are listed, carol is not; all three have a million dollars.
#[derive(Clone, Debug)]
pub struct Beta {
    /// The chain, USDai and people.
    pub world: World,
    /// Who is listed.
    pub list: List,
    /// Whose invitations count.
    pub inviter: Account,
    /// The bot's addresses, each of which has dollars for twice its cap.
    pub bots: Vec<Account>,
}

impl Beta {
    pub fn new() -> Self {
        START.clone()
    }

    fn build() -> Self {
        let mut world = World::new();
        let inviter = world.chain.account("inviter");
        let bots: Vec<_> = (0..BOTS).map(|index| world.chain.account(&format!("bot {index}"))).collect();
        for bot in &bots {
            let dollar = world.dollar;
            done(world.fund(bot, dollar, whole(2 * BOT_CAP, 6)));
        }
        let mut entries = vec![(world.alice.address, usdai(CAP)), (world.bob.address, usdai(CAP))];
        entries.extend(bots.iter().map(|bot| (bot.address, usdai(BOT_CAP))));
        entries.extend(
            (entries.len()..LISTED)
                .map(|index| (Address::from_word(keccak256(index.to_be_bytes())), usdai(CAP))),
        );
        let list = List::new(entries);
        let mut beta = Self { world, list, inviter, bots };
        done(beta.rule(&IUSDai::setSupplyCapCall { cap: whole(SUPPLY_CAP, 18) }));
        let (root, inviter) = (beta.list.root(), beta.inviter.address);
        done(beta.world.set_access(CLOSED, root, inviter));
        beta
    }

    /// Alice, bob and carol.
    pub fn people(&self) -> [Account; 3] {
        [&self.world.alice, &self.world.bob, &self.world.carol].map(Account::clone)
    }

    /// Sets the mode alone.
    #[track_caller]
    pub fn set_mode(&mut self, mode: u8) {
        let (root, inviter) = (self.list.root(), self.inviter.address);
        done(self.world.set_access(mode, root, inviter));
    }

    /// Gives an order as the authority.
    pub fn rule(&mut self, call: &impl SolCall) -> Result<Receipt, CallError> {
        self.world.chain.send(&self.world.admin, self.world.usdai, call)
    }

    /// Asks USDai.
    #[track_caller]
    pub fn ask<C: SolCall>(&mut self, call: &C) -> C::Return {
        done(self.world.chain.call(self.world.usdai, call))
    }

    /// Deposits so many whole dollars for oneself.
    pub fn mint(&mut self, who: &Account, dollars: u64, data: Bytes) -> Result<Receipt, CallError> {
        self.mint_units(who, whole(dollars, 6), data)
    }

    /// Deposits so many units of the dollar for oneself.
    pub fn mint_units(&mut self, who: &Account, units: U256, data: Bytes) -> Result<Receipt, CallError> {
        self.world.deposit_with(who, who.address, units, data)
    }

    /// What was minted to an account and counted, its cap, and whether it is admitted.
    #[track_caller]
    pub fn minter(&mut self, account: Address) -> (U256, U256, bool) {
        let said = self.ask(&IUSDai::minterCall { account });
        (said.minted, said.cap, said.admitted)
    }

    /// USDai of an account.
    #[track_caller]
    pub fn held(&mut self, account: Address) -> U256 {
        done(self.world.usdai_of(account))
    }
}

/// Whole USDai as a cap.
pub const fn usdai(units: u64) -> u128 {
    units as u128 * 1_000_000_000_000_000_000
}
