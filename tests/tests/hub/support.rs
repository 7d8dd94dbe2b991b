//! A hub under the suite's authority, with two bridges that hold its token.

use std::sync::LazyLock;

use alloy_primitives::{Address, U256};
use alloy_sol_types::{SolCall, SolValue};
use stylus_chain::chain::{Account, CallError, Chain, Program, Receipt};
use stylus_chain::executor::Outcome;
use tests::{
    Suite,
    abi::{IAuthority, IToken, IUSDai},
    check::{done, made},
    whole,
};
use usdai_bindings::IBridge;

/// Seconds.
pub const DAY: u64 = 86_400;
/// Whole tokens that each bridge holds at first.
pub const FUNDS: u64 = 100_000;
/// Whole tokens that each bridge may bring and take a day at first.
pub const LIMIT: u64 = 1_000;

static BURNING: LazyLock<Stage> = LazyLock::new(|| made(Stage::build(Token::Usdai)));
static LOCKING: LazyLock<Stage> = LazyLock::new(|| made(Stage::build(Token::Vault)));

/// Whose hub.
#[derive(Clone, Copy, Debug)]
enum Token {
    Usdai,
    Vault,
    Other(Address),
}

/// The suite, a hub and its bridges.
#[derive(Clone)]
pub struct Stage {
    pub suite: Suite,
    pub hub: Address,
    pub token: Address,
    pub locks: bool,
    pub bridge: Account,
    pub other: Account,
    /// Who receives.
    pub payee: Address,
}

/// So many whole tokens.
pub fn w(units: u64) -> U256 {
    whole(units, 18)
}

impl Stage {
    /// A hub of USDai, which burns and mints.
    pub fn burning() -> Self {
        BURNING.clone()
    }

    /// A hub of the vault's shares, which keeps them.
    pub fn locking() -> Self {
        LOCKING.clone()
    }

    /// Both.
    pub fn both() -> [Self; 2] {
        [Self::burning(), Self::locking()]
    }

    /// A hub that keeps this token, of which the bridges have theirs already.
    #[track_caller]
    pub fn keeping(suite: Suite, token: Address) -> Self {
        made(Self::on(suite, Token::Other(token)))
    }

    pub fn chain(&mut self) -> &mut Chain {
        self.suite.chain()
    }

    /// Sends a call to the hub.
    pub fn tell<C: SolCall>(&mut self, from: &Account, call: &C) -> Result<Receipt, CallError> {
        let hub = self.hub;
        self.chain().send(from, hub, call)
    }

    /// What the hub answers.
    #[track_caller]
    pub fn ask<C: SolCall>(&mut self, call: &C) -> C::Return {
        let hub = self.hub;
        done(self.chain().call(hub, call))
    }

    /// What a transaction to the hub would do.
    #[track_caller]
    pub fn simulate(&mut self, from: Address, data: Vec<u8>) -> Outcome {
        let hub = self.hub;
        let tx = self.chain().transaction(from, Some(hub), data);
        self.chain().simulate(&tx).unwrap_or_else(|invalid| panic!("{invalid}"))
    }

    pub fn take(&mut self, from: &Account, amount: U256) -> Result<Receipt, CallError> {
        self.tell(from, &IBridge::crosschainBurnCall { from: from.address, amount })
    }

    pub fn bring(&mut self, from: &Account, to: Address, amount: U256) -> Result<Receipt, CallError> {
        self.tell(from, &IBridge::crosschainMintCall { to, amount })
    }

    /// Anybody has an account paid.
    pub fn release(&mut self, bridge: Address, account: Address) -> Result<U256, CallError> {
        let anybody = self.chain().account("anybody");
        let receipt = self.tell(&anybody, &IBridge::releaseCall { bridge, account })?;
        Ok(receipt.returned::<IBridge::releaseCall>().unwrap_or_default())
    }

    #[track_caller]
    pub fn set_limits(&mut self, bridge: Address, minting: U256, burning: U256) {
        let hub = self.hub;
        let call = IBridge::setLimitsCall { bridge, mintingLimit: minting, burningLimit: burning };
        done(self.suite.push(hub, &call));
    }

    #[track_caller]
    pub fn revoke(&mut self, bridge: Address) {
        done(self.suite.rule(&IAuthority::revokeRoleCall { role: Suite::role("BRIDGE"), account: bridge }));
    }

    #[track_caller]
    pub fn balance(&mut self, account: Address) -> U256 {
        let token = self.token;
        done(self.suite.staking.world.balance(token, account))
    }

    /// What a bridge may bring and take now.
    #[track_caller]
    pub fn limits(&mut self, bridge: Address) -> [U256; 2] {
        let minting = self.ask(&IBridge::mintingCurrentLimitOfCall { bridge });
        [minting, self.ask(&IBridge::burningCurrentLimitOfCall { bridge })]
    }

    /// What of a bridge is outstanding, and queued.
    #[track_caller]
    pub fn amounts(&mut self, bridge: Address) -> [U256; 2] {
        let outstanding = self.ask(&IBridge::outstandingOfCall { bridge });
        [outstanding, self.ask(&IBridge::queuedOfCall { bridge })]
    }

    #[track_caller]
    pub fn queued(&mut self, bridge: Address, account: Address) -> U256 {
        self.ask(&IBridge::queuedCall { bridge, account })
    }

    /// The hub's books are those of its bridges, and what the token says.
    #[track_caller]
    pub fn books(&mut self) {
        let totals = [self.ask(&IBridge::outstandingCall {}), self.ask(&IBridge::queuedTotalCall {})];
        let bridges = [self.bridge.address, self.other.address].map(|bridge| self.amounts(bridge));
        let sums: [U256; 2] = [0, 1].map(|part| bridges.iter().map(|amounts| amounts[part]).sum());
        assert_eq!(totals, sums, "the totals are the sums");
        let (usdai, hub) = (self.suite.usdai(), self.hub);
        let kept: U256 = if self.locks {
            self.balance(hub)
        } else {
            done(self.chain().call(usdai, &IUSDai::bridgedSupplyCall {}))
        };
        assert_eq!(kept, totals.iter().sum::<U256>(), "what is kept is outstanding or owed");
    }

    fn build(token: Token) -> anyhow::Result<Self> {
        let mut suite = Suite::new();
        let alice = suite.staking.world.alice.clone();
        suite.staking.stake(&alice, w(2 * FUNDS))?;
        Self::on(suite, token)
    }

    fn on(mut suite: Suite, kind: Token) -> anyhow::Result<Self> {
        suite.chain().register_errors(IBridge::IBridgeErrors::SIGNATURES)?;
        let (authority, usdai) = (suite.authority, suite.usdai());
        let (token, locks) = match kind {
            Token::Usdai => (usdai, false),
            Token::Vault => (suite.susdai(), true),
            Token::Other(token) => (token, true),
        };
        let arguments = (authority, token, locks).abi_encode();
        let hub = suite.chain().deploy(&Program::load("bridge")?, &arguments)?.address;
        suite.rule(&IAuthority::addTargetCall { target: hub, entries: vec![] })?;
        if !locks {
            suite.push(usdai, &IUSDai::setBridgeCall { bridge: hub })?;
        }
        let [bridge, other] = ["bridge", "another bridge"].map(|name| suite.chain().account(name));
        let payee = suite.chain().account("payee").address;
        let alice = suite.staking.world.alice.clone();
        let mut stage = Self { suite, hub, token, locks, bridge, other, payee };
        for bridge in [stage.bridge.clone(), stage.other.clone()] {
            stage.suite.grant("BRIDGE", bridge.address)?;
            stage.set_limits(bridge.address, w(LIMIT), w(LIMIT));
            if !matches!(kind, Token::Other(_)) {
                let give = IToken::transferCall { to: bridge.address, value: w(FUNDS / 2) };
                stage.chain().send(&alice, token, &give)?;
            }
            let approve = IToken::approveCall { spender: hub, value: U256::MAX };
            stage.chain().send(&bridge, token, &approve)?;
        }
        Ok(stage)
    }
}
