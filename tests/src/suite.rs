//! The contracts as they stand together: an authority, and USDai and the vault as its targets.

use std::sync::LazyLock;

use alloy_primitives::{Address, B256, FixedBytes, U256, keccak256};
use alloy_sol_types::{SolCall, SolValue};
use stylus_chain::chain::{Account, CallError, Chain, Program, Receipt};

use crate::abi::{IAuthority, ISUSDai, IToken, IUSDai};
use crate::{OPEN, Staking, World, init_code, whole};

/// What everybody has of USDai at first, and lets the vault take; and as many dollars, which USDai may take.
const FUNDS: u64 = 500_000;
/// Supply cap at first, whole USDai.
const SUPPLY_CAP: u64 = 1_000_000_000;

static START: LazyLock<Suite> = LazyLock::new(|| Suite::build().unwrap_or_else(|error| panic!("{error:#}")));

/// A staking world in which an authority gives the orders: what uses `world.admin` as the tokens' authority
/// (`World::list`, `Staking::rule`) is refused here, [`Suite::push`] is not.
#[derive(Clone, Debug)]
pub struct Suite {
    /// The chain, both tokens and the people. `world.admin` is the administrator.
    pub staking: Staking,
    /// Authority, the shipped program.
    pub authority: Address,
    /// Has the role GUARDIAN.
    pub guardian: Account,
}

impl Suite {
    /// USDai's entry.
    pub const PAUSE_MINT: FixedBytes<4> = FixedBytes(IUSDai::pauseMintCall::SELECTOR);
    /// The vault's entry.
    pub const PAUSE_DEPOSITS: FixedBytes<4> = FixedBytes(ISUSDai::pauseDepositsCall::SELECTOR);

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
        &mut self.staking.world.chain
    }

    /// USDai.
    #[must_use]
    pub const fn usdai(&self) -> Address {
        self.staking.world.usdai
    }

    /// The vault.
    #[must_use]
    pub const fn susdai(&self) -> Address {
        self.staking.susdai
    }

    /// The administrator.
    #[must_use]
    pub fn admin(&self) -> Account {
        self.staking.world.admin.clone()
    }

    /// What the authority answers.
    ///
    /// # Errors
    /// Its refusal.
    pub fn ask<C: SolCall>(&mut self, call: &C) -> Result<C::Return, CallError> {
        let authority = self.authority;
        self.chain().call(authority, call)
    }

    /// Sends a call to the authority.
    ///
    /// # Errors
    /// Its refusal.
    pub fn tell<C: SolCall>(&mut self, from: &Account, call: &C) -> Result<Receipt, CallError> {
        let authority = self.authority;
        self.chain().send(from, authority, call)
    }

    /// Sends a call to the authority as its administrator.
    ///
    /// # Errors
    /// Its refusal.
    pub fn rule<C: SolCall>(&mut self, call: &C) -> Result<Receipt, CallError> {
        let admin = self.admin();
        self.tell(&admin, call)
    }

    /// Has the administrator pass a call on to a target.
    ///
    /// # Errors
    /// The refusal of the authority or the target.
    pub fn push<C: SolCall>(&mut self, target: Address, call: &C) -> Result<Receipt, CallError> {
        self.rule(&IAuthority::pushCall { target, data: call.abi_encode().into() })
    }

    /// Grants a role by its name.
    ///
    /// # Errors
    /// The authority's refusal.
    pub fn grant(&mut self, role: &str, account: Address) -> Result<Receipt, CallError> {
        self.rule(&IAuthority::grantRoleCall { role: Self::role(role), account })
    }

    /// A role by its name.
    #[must_use]
    pub fn role(name: &str) -> B256 {
        if name == "ADMIN" { B256::ZERO } else { keccak256(name) }
    }

    fn build() -> anyhow::Result<Self> {
        let mut chain = Chain::dev();
        let errors = [
            IAuthority::IAuthorityErrors::SIGNATURES,
            IUSDai::IUSDaiErrors::SIGNATURES,
            ISUSDai::ISUSDaiErrors::SIGNATURES,
        ];
        chain.register_errors(&errors.concat())?;
        let names = ["admin", "alice", "bob", "carol", "treasury", "guardian", "loan book"];
        let [admin, alice, bob, carol, treasury, guardian, book] = names.map(|name| chain.account(name));
        let authority = chain.deploy(&Program::load("authority")?, &admin.address.abi_encode())?.address;
        let usdai = chain.deploy(&Program::load("usdai")?, &authority.abi_encode())?.address;
        let genesis = chain.timestamp();
        let arguments = (authority, usdai, U256::from(genesis)).abi_encode();
        let susdai = chain.deploy(&Program::load("susdai")?, &arguments)?.address;
        let dollar = chain.deploy_evm(init_code("Dollar", &U256::from(6).abi_encode())?)?.address;
        let world = World { chain, usdai, dollar, admin, alice, bob, carol, treasury: treasury.clone() };
        let staking = Staking { world, susdai, book, treasury, genesis };
        let mut suite = Self { staking, authority, guardian };
        suite.wire()?;
        suite.fund()?;
        Ok(suite)
    }

    /// What the administrator does first.
    fn wire(&mut self) -> Result<(), CallError> {
        let (usdai, susdai, asset) = (self.usdai(), self.susdai(), self.staking.world.dollar);
        for (target, entry) in [(usdai, Self::PAUSE_MINT), (susdai, Self::PAUSE_DEPOSITS)] {
            self.rule(&IAuthority::addTargetCall { target, entries: vec![entry] })?;
        }
        self.grant("GUARDIAN", self.guardian.address)?;
        self.push(usdai, &IUSDai::addAssetCall { asset, mintFee: 0, redeemFee: 0, shareCap: 10_000 })?;
        self.push(usdai, &OPEN)?;
        self.push(usdai, &IUSDai::setSupplyCapCall { cap: whole(SUPPLY_CAP, 18) })?;
        self.push(usdai, &IUSDai::setHarvestRecipientCall { recipient: susdai })?;
        let recipient = self.staking.treasury.address;
        self.push(susdai, &ISUSDai::setFeeRecipientCall { recipient })?;
        self.push(susdai, &ISUSDai::setLoanBookCall { loanBook: self.staking.book.address })?;
        Ok(())
    }

    fn fund(&mut self) -> Result<(), CallError> {
        let susdai = self.susdai();
        let World { usdai, dollar, alice, bob, carol, .. } = self.staking.world.clone();
        let approve = IToken::approveCall { spender: susdai, value: U256::MAX };
        for person in [alice, bob, carol] {
            self.staking.world.fund(&person, dollar, whole(2 * FUNDS, 6))?;
            self.staking.world.deposit(&person, dollar, whole(FUNDS, 6))?;
            self.chain().send(&person, usdai, &approve)?;
        }
        let book = self.staking.book.clone();
        self.chain().send(&book, usdai, &approve).map(drop)
    }
}

impl Default for Suite {
    fn default() -> Self {
        Self::new()
    }
}
