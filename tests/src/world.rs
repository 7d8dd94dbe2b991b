//! A chain with USDai on it, a good dollar in its reserve, and people who have some.

use std::sync::LazyLock;

use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::SolValue;
use stylus_chain::chain::{Account, CallError, Chain, Program, Receipt};

use crate::abi::{IToken, IUSDai};
use crate::init_code;

/// What everybody has of the good dollar at first: a million, in its 6 decimals.
const FUNDS: u64 = 1_000_000_000_000;
/// Supply cap at first: a billion USDai.
const SUPPLY_CAP: u128 = 1_000_000_000_000_000_000_000_000_000;

/// Anyone may mint: a new USDai lets nobody.
pub const OPEN: IUSDai::setAccessCall =
    IUSDai::setAccessCall { mode: 1, root: B256::ZERO, inviter: Address::ZERO };

/// Deploying takes a second, so it is done once and every test starts from a copy.
static START: LazyLock<World> = LazyLock::new(|| World::build().unwrap_or_else(|error| panic!("{error:#}")));

/// The chain and who is on it. Amounts of tokens are in their own units, those of USDai in 1e-18.
#[derive(Clone, Debug)]
pub struct World {
    /// The chain.
    pub chain: Chain,
    /// USDai, the shipped program.
    pub usdai: Address,
    /// An ordinary dollar of 6 decimals in Solidity, listed without fees and share cap.
    pub dollar: Address,
    /// USDai's authority.
    pub admin: Account,
    /// Has a million dollars and lets USDai take them, as do the other two.
    pub alice: Account,
    /// See `alice`.
    pub bob: Account,
    /// See `alice`.
    pub carol: Account,
    /// Receives harvests.
    pub treasury: Account,
}

/// The terms on which an asset is listed, basis points.
#[derive(Clone, Copy, Debug)]
pub struct Terms {
    /// Kept when minting.
    pub mint_fee: u16,
    /// Kept when redeeming.
    pub redeem_fee: u16,
    /// The most of the reserve that the asset may be; 10,000 is no cap.
    pub share_cap: u16,
}

impl Terms {
    /// No fees, no share cap.
    pub const FREE: Self = Self { mint_fee: 0, redeem_fee: 0, share_cap: 10_000 };
}

/// One asset as the reserve and the token see it.
#[derive(Clone, Copy, Debug)]
pub struct AssetState {
    /// The asset.
    pub asset: Address,
    /// Units in USDai's books.
    pub ledger: U256,
    /// Units that the token says USDai has, if it says.
    pub balance: Option<U256>,
    /// The token's decimals.
    pub decimals: u8,
}

impl World {
    /// A new world; all are alike.
    ///
    /// # Panics
    /// A program or fixture was not built; the message says how to.
    #[must_use]
    pub fn new() -> Self {
        START.clone()
    }

    /// Deploys the Solidity fixture `name` with these ABI-encoded constructor arguments.
    ///
    /// # Errors
    /// It was not compiled, or its constructor reverts.
    pub fn deploy(&mut self, name: &str, arguments: &[u8]) -> anyhow::Result<Address> {
        Ok(self.chain.deploy_evm(init_code(name, arguments)?)?.address)
    }

    /// Deploys the token `name` with these decimals, lists it on free terms, and lets alice, bob and carol
    /// have a million of it each, which USDai may take.
    ///
    /// # Errors
    /// As [`World::deploy`], and whatever refuses a step.
    pub fn list_token(&mut self, name: &str, decimals: u8) -> anyhow::Result<Address> {
        let token = self.deploy(name, &U256::from(decimals).abi_encode())?;
        self.list(token, Terms::FREE)?;
        let million = whole(1_000_000, decimals);
        for person in [self.alice.clone(), self.bob.clone(), self.carol.clone()] {
            self.fund(&person, token, million)?;
        }
        Ok(token)
    }

    /// Lists an asset as the authority.
    ///
    /// # Errors
    /// USDai's refusal.
    pub fn list(&mut self, asset: Address, terms: Terms) -> Result<Receipt, CallError> {
        let Terms { mint_fee, redeem_fee, share_cap } = terms;
        let call =
            IUSDai::addAssetCall { asset, mintFee: mint_fee, redeemFee: redeem_fee, shareCap: share_cap };
        self.chain.send(&self.admin, self.usdai, &call)
    }

    /// Mints `amount` of a fixture token to `to` and approves USDai without limit.
    ///
    /// # Errors
    /// The token's refusal.
    pub fn fund(&mut self, to: &Account, token: Address, amount: U256) -> Result<(), CallError> {
        self.chain.send(to, token, &IToken::mintCall { to: to.address, value: amount })?;
        self.approve(to, token, U256::MAX)
    }

    /// Lets USDai take `amount` of `owner`'s tokens.
    ///
    /// # Errors
    /// The token's refusal.
    pub fn approve(&mut self, owner: &Account, token: Address, amount: U256) -> Result<(), CallError> {
        let call = IToken::approveCall { spender: self.usdai, value: amount };
        self.chain.send(owner, token, &call).map(drop)
    }

    /// Deposits for the caller itself, with no minimum; returns the USDai minted.
    ///
    /// # Errors
    /// USDai's refusal.
    pub fn deposit(&mut self, from: &Account, asset: Address, amount: U256) -> Result<U256, CallError> {
        self.deposit_at_least(from, asset, amount, U256::ZERO)
    }

    /// [`World::deposit`] with a minimum.
    ///
    /// # Errors
    /// USDai's refusal.
    pub fn deposit_at_least(
        &mut self,
        from: &Account,
        asset: Address,
        amount: U256,
        minimum: U256,
    ) -> Result<U256, CallError> {
        let call = IUSDai::deposit_0Call {
            depositToken: asset,
            depositAmount: amount,
            usdaiAmountMinimum: minimum,
            recipient: from.address,
        };
        let before = self.usdai_of(from.address)?;
        self.chain.send(from, self.usdai, &call)?;
        Ok(self.usdai_of(from.address)?.saturating_sub(before))
    }

    /// Redeems `usdai` of the caller's into `asset` for `recipient`; returns the units that the recipient got.
    ///
    /// # Errors
    /// USDai's refusal.
    pub fn withdraw(
        &mut self,
        from: &Account,
        asset: Address,
        usdai: U256,
        recipient: Address,
    ) -> Result<U256, CallError> {
        self.withdraw_at_least(from, asset, usdai, U256::ZERO, recipient)
    }

    /// [`World::withdraw`] with a minimum.
    ///
    /// # Errors
    /// USDai's refusal.
    pub fn withdraw_at_least(
        &mut self,
        from: &Account,
        asset: Address,
        usdai: U256,
        minimum: U256,
        recipient: Address,
    ) -> Result<U256, CallError> {
        let call = IUSDai::withdraw_0Call {
            withdrawToken: asset,
            usdaiAmount: usdai,
            withdrawAmountMinimum: minimum,
            recipient,
        };
        let before = self.balance(asset, recipient).unwrap_or_default();
        self.chain.send(from, self.usdai, &call)?;
        Ok(self.balance(asset, recipient).unwrap_or_default().saturating_sub(before))
    }

    /// Harvests as carol; returns the USDai that the treasury got.
    ///
    /// # Errors
    /// USDai's refusal.
    pub fn harvest(&mut self) -> Result<U256, CallError> {
        let before = self.usdai_of(self.treasury.address)?;
        self.chain.send(&self.carol, self.usdai, &IUSDai::harvestCall {})?;
        Ok(self.usdai_of(self.treasury.address)?.saturating_sub(before))
    }

    /// USDai of an account.
    ///
    /// # Errors
    /// USDai does not answer.
    pub fn usdai_of(&mut self, account: Address) -> Result<U256, CallError> {
        self.chain.call(self.usdai, &IUSDai::balanceOfCall { account })
    }

    /// Units of a token that an account has.
    ///
    /// # Errors
    /// The token does not answer with a number.
    pub fn balance(&mut self, token: Address, account: Address) -> Result<U256, CallError> {
        self.chain.call(token, &IToken::balanceOfCall { account })
    }

    /// USDai in existence.
    ///
    /// # Errors
    /// USDai does not answer.
    pub fn supply(&mut self) -> Result<U256, CallError> {
        self.chain.call(self.usdai, &IUSDai::totalSupplyCall {})
    }

    /// Every listed asset.
    ///
    /// # Errors
    /// USDai does not answer.
    pub fn assets(&mut self) -> Result<Vec<AssetState>, CallError> {
        let listed = self.chain.call(self.usdai, &IUSDai::assetsCall {})?;
        listed.into_iter().map(|asset| self.asset(asset)).collect()
    }

    /// One asset.
    ///
    /// # Errors
    /// USDai does not answer.
    pub fn asset(&mut self, asset: Address) -> Result<AssetState, CallError> {
        let record = self.chain.call(self.usdai, &IUSDai::reserveAssetCall { asset })?;
        let balance = self.balance(asset, self.usdai).ok();
        Ok(AssetState { asset, ledger: record.ledger, balance, decimals: record.decimals })
    }

    fn build() -> anyhow::Result<Self> {
        let mut chain = Chain::dev();
        let errors = [IUSDai::IUSDaiErrors::SIGNATURES, crate::abi::fixtures::IOdd::IOddErrors::SIGNATURES];
        chain.register_errors(&errors.concat())?;
        let [admin, alice, bob, carol, treasury] =
            ["admin", "alice", "bob", "carol", "treasury"].map(|name| chain.account(name));
        let usdai = chain.deploy(&Program::load("usdai")?, &admin.address.abi_encode())?.address;
        let dollar = chain.deploy_evm(init_code("Dollar", &U256::from(6).abi_encode())?)?.address;
        let mut world = Self { chain, usdai, dollar, admin, alice, bob, carol, treasury };
        world.list(dollar, Terms::FREE)?;
        world.chain.send(&world.admin, usdai, &OPEN)?;
        let cap = IUSDai::setSupplyCapCall { cap: U256::from(SUPPLY_CAP) };
        world.chain.send(&world.admin, usdai, &cap)?;
        let recipient = IUSDai::setHarvestRecipientCall { recipient: world.treasury.address };
        world.chain.send(&world.admin, usdai, &recipient)?;
        for person in [world.alice.clone(), world.bob.clone(), world.carol.clone()] {
            world.fund(&person, dollar, U256::from(FUNDS))?;
        }
        Ok(world)
    }
}

impl Default for World {
    fn default() -> Self {
        Self::new()
    }
}

/// `units` whole tokens of this many decimals.
#[must_use]
pub fn whole(units: u64, decimals: u8) -> U256 {
    U256::from(units).saturating_mul(U256::from(10).saturating_pow(U256::from(decimals)))
}
