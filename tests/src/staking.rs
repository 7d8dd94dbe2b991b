//! The world with a vault in it: USDai staked for shares, the reserve's yield harvested, loans reported.

use std::sync::LazyLock;

use alloy_primitives::{Address, U256, hex};
use alloy_sol_types::{SolCall, SolValue};
use stylus_chain::chain::{Account, CallError, Program, Receipt};

use crate::abi::{ISUSDai, IToken, IUSDai};
use crate::{World, whole};

/// What everybody has of USDai at first, and lets the vault take.
const FUNDS: u64 = 500_000;

/// Creates code that answers whatever it is asked with the second argument, twice:
/// `mstore(0, calldataload(36)) mstore(32, calldataload(36)) return(0, 64)`.
const STAND_IN: [u8; 21] = hex!("6c602435805f5260205260405ff35f52600d6013f3");

static START: LazyLock<Staking> =
    LazyLock::new(|| Staking::build().unwrap_or_else(|error| panic!("{error:#}")));

/// A world whose harvests go to a vault. `world.admin` plays the authority of both tokens.
#[derive(Clone, Debug)]
pub struct Staking {
    /// The chain, USDai and the people.
    pub world: World,
    /// sUSDai, the shipped program.
    pub susdai: Address,
    /// Plays the loan book; lets the vault take its USDai.
    pub book: Account,
    /// Receives the fees on yield.
    pub treasury: Account,
    /// When epoch 1 began.
    pub genesis: u64,
}

/// A report of the loan book with the cash that moves. The figures are in USDai's smallest unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LoanReport {
    /// Lent and not paid back.
    pub principal: U256,
    /// What is doubted of it.
    pub marks: U256,
    /// Accrued and not paid.
    pub accrued: U256,
    /// Interest per second, with 18 further decimals.
    pub rate: U256,
    /// From the vault.
    pub sent: U256,
    /// To the vault, as principal.
    pub principal_paid: U256,
    /// To the vault, as interest.
    pub interest_paid: U256,
}

impl Staking {
    /// A new one; all are alike.
    ///
    /// # Panics
    /// A program or fixture was not built; the message says how to.
    #[must_use]
    pub fn new() -> Self {
        START.clone()
    }

    /// What the vault answers.
    ///
    /// # Errors
    /// The vault's refusal.
    pub fn ask<C: SolCall>(&mut self, call: &C) -> Result<C::Return, CallError> {
        self.world.chain.call(self.susdai, call)
    }

    /// Sends a call to the vault.
    ///
    /// # Errors
    /// The vault's refusal.
    pub fn tell<C: SolCall>(&mut self, from: &Account, call: &C) -> Result<Receipt, CallError> {
        self.world.chain.send(from, self.susdai, call)
    }

    /// Sends a call to the vault as its authority.
    ///
    /// # Errors
    /// The vault's refusal.
    pub fn rule<C: SolCall>(&mut self, call: &C) -> Result<Receipt, CallError> {
        let authority = self.world.admin.clone();
        self.tell(&authority, call)
    }

    /// Stakes for the caller itself; returns the shares minted.
    ///
    /// # Errors
    /// The vault's refusal.
    pub fn stake(&mut self, from: &Account, assets: U256) -> Result<U256, CallError> {
        let before = self.shares(from.address)?;
        self.tell(from, &ISUSDai::deposit_0Call { assets, receiver: from.address })?;
        Ok(self.shares(from.address)?.saturating_sub(before))
    }

    /// Shares of an account.
    ///
    /// # Errors
    /// The vault does not answer.
    pub fn shares(&mut self, account: Address) -> Result<U256, CallError> {
        self.ask(&ISUSDai::balanceOfCall { account })
    }

    /// Gives the reserve a surplus of so many whole dollars and harvests it as carol; returns what came.
    ///
    /// # Errors
    /// A refusal of one of the contracts.
    pub fn earn(&mut self, dollars: u64) -> Result<U256, CallError> {
        let (carol, usdai) = (self.world.carol.clone(), self.world.usdai);
        let gift = IToken::mintCall { to: usdai, value: whole(dollars, 6) };
        self.world.chain.send(&carol, self.world.dollar, &gift)?;
        self.harvest()
    }

    /// Harvests as carol; returns what came.
    ///
    /// # Errors
    /// The vault's refusal.
    pub fn harvest(&mut self) -> Result<U256, CallError> {
        let carol = self.world.carol.clone();
        let receipt = self.tell(&carol, &ISUSDai::harvestCall {})?;
        Ok(receipt.returned::<ISUSDai::harvestCall>().unwrap_or_default())
    }

    /// Reports as the loan book.
    ///
    /// # Errors
    /// The vault's refusal.
    pub fn report(&mut self, report: &LoanReport) -> Result<Receipt, CallError> {
        let book = self.book.clone();
        self.tell(&book, &report.call())
    }

    /// The price of a whole share for deposits and for redemptions, 18 decimals.
    ///
    /// # Errors
    /// The vault does not answer.
    pub fn prices(&mut self) -> Result<[U256; 2], CallError> {
        let deposit = self.ask(&ISUSDai::depositSharePriceCall {})?;
        Ok([deposit, self.ask(&ISUSDai::redemptionSharePriceCall {})?])
    }

    /// Moves USDai from bob to `account`, which may be anybody.
    ///
    /// # Errors
    /// USDai's refusal.
    pub fn give(&mut self, account: Address, value: U256) -> Result<(), CallError> {
        let bob = self.world.bob.clone();
        let call = IUSDai::transferCall { to: account, value };
        self.world.chain.send(&bob, self.world.usdai, &call).map(drop)
    }

    /// A contract without a will for the place of the redemption contract: it answers whatever it is asked with the
    /// second argument, twice, and the test sends transactions from its address.
    ///
    /// # Errors
    /// It cannot be deployed.
    pub fn stand_in(&mut self) -> anyhow::Result<Address> {
        let stand_in = self.world.chain.deploy_evm(STAND_IN.to_vec())?.address;
        self.world.chain.set_balance(stand_in, whole(1, 18));
        Ok(stand_in)
    }

    /// Names a [`Staking::stand_in`] as the redemption contract.
    ///
    /// # Errors
    /// One was named before.
    pub fn wire_stand_in(&mut self) -> anyhow::Result<Address> {
        let redemptions = self.stand_in()?;
        self.rule(&ISUSDai::setRedemptionsCall { redemptions })?;
        Ok(redemptions)
    }

    fn build() -> anyhow::Result<Self> {
        let mut world = World::new();
        let (usdai, admin) = (world.usdai, world.admin.clone());
        world.chain.register_errors(ISUSDai::ISUSDaiErrors::SIGNATURES)?;
        let genesis = world.chain.timestamp();
        let arguments = (admin.address, usdai, U256::from(genesis)).abi_encode();
        let susdai = world.chain.deploy(&Program::load("susdai")?, &arguments)?.address;
        let [book, treasury] = ["loan book", "fee treasury"].map(|name| world.chain.account(name));
        let to_vault = IUSDai::setHarvestRecipientCall { recipient: susdai };
        world.chain.send(&admin, usdai, &to_vault)?;
        let dollar = world.dollar;
        for person in [world.alice.clone(), world.bob.clone(), world.carol.clone()] {
            world.deposit(&person, dollar, whole(FUNDS, 6))?;
        }
        let mut staking = Self { world, susdai, book, treasury, genesis };
        for account in staking.payers() {
            let approve = IToken::approveCall { spender: susdai, value: U256::MAX };
            staking.world.chain.send(&account, usdai, &approve)?;
        }
        staking.rule(&ISUSDai::setLoanBookCall { loanBook: staking.book.address })?;
        staking.rule(&ISUSDai::setFeeRecipientCall { recipient: staking.treasury.address })?;
        Ok(staking)
    }

    fn payers(&self) -> [Account; 4] {
        let World { alice, bob, carol, .. } = &self.world;
        [alice, bob, carol, &self.book].map(Account::clone)
    }
}

impl Default for Staking {
    fn default() -> Self {
        Self::new()
    }
}

impl LoanReport {
    /// The call that brings it.
    #[must_use]
    pub const fn call(&self) -> ISUSDai::reportLoansCall {
        ISUSDai::reportLoansCall {
            principal: self.principal,
            marks: self.marks,
            accrued: self.accrued,
            ratePerSecond: self.rate,
            sent: self.sent,
            principalPaid: self.principal_paid,
            interestPaid: self.interest_paid,
        }
    }
}
