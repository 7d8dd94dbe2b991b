//! The suite with a hub and an adapter of its own, LayerZero's token on another chain, and a third chain that lies.

mod build;

use std::sync::LazyLock;

use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::SolCall;
use stylus_chain::chain::{Account, CallError, Receipt};
use tests::abi::{IAuthority, IToken, IUSDai};
use tests::check::done;
use tests::{Suite, whole};
use usdai_bindings::{IBridge, IOFT};

use crate::packet::{Packet, message};
use crate::pair::{AWAY, HOME, Pair};

/// A chain whose messages nobody sent: all that is known of it is its number and the contract there.
pub const ROGUE: u32 = 3;
/// Its contract.
pub const ROGUE_PEER: Address = Address::repeat_byte(0x33);
/// What the hub lets the adapter bring and take within a day at first, whole tokens.
const LIMIT: u64 = 1_000_000;
/// What alice has on each chain at first, whole tokens.
const FUNDS: u64 = 10_000;

static USDAI: LazyLock<Bridged> =
    LazyLock::new(|| Bridged::build(false).unwrap_or_else(|error| panic!("{error:#}")));
static SHARES: LazyLock<Bridged> =
    LazyLock::new(|| Bridged::build(true).unwrap_or_else(|error| panic!("{error:#}")));

/// One token of ours, at home and away. Alice has tokens on both.
#[derive(Clone)]
pub struct Bridged {
    pub pair: Pair,
    pub hub: Address,
    /// The adapter at home, which is the hub's bridge.
    pub oft: Address,
    /// The token: USDai or shares.
    pub token: Address,
    /// Whether the hub keeps what is away.
    pub locks: bool,
    /// Of the reserve; alice has some, which USDai may take.
    pub dollar: Address,
    /// Other bridges of the hub.
    rivals: Vec<Address>,
    authority: Address,
    admin: Account,
}

impl Bridged {
    /// USDai: burnt and minted.
    pub fn usdai() -> Self {
        USDAI.clone()
    }

    /// Shares: kept by the hub.
    pub fn shares() -> Self {
        SHARES.clone()
    }

    /// What the hub answers.
    #[track_caller]
    pub fn hub<C: SolCall>(&mut self, call: &C) -> C::Return {
        let hub = self.hub;
        done(self.pair.net.side(HOME).chain.call(hub, call))
    }

    /// What the adapter answers.
    #[track_caller]
    pub fn oft<C: SolCall>(&mut self, call: &C) -> C::Return {
        let oft = self.oft;
        done(self.pair.net.side(HOME).chain.call(oft, call))
    }

    /// Sends a call at home.
    ///
    /// # Errors
    /// The refusal.
    pub fn tell<C: SolCall>(&mut self, from: &Account, to: Address, call: &C) -> Result<Receipt, CallError> {
        self.pair.net.side(HOME).chain.send(from, to, call)
    }

    /// Has the administrator pass a call on.
    ///
    /// # Errors
    /// The refusal of the authority or the target.
    pub fn push<C: SolCall>(&mut self, target: Address, call: &C) -> Result<Receipt, CallError> {
        let push = IAuthority::pushCall { target, data: call.abi_encode().into() };
        let (admin, authority) = (self.admin.clone(), self.authority);
        self.tell(&admin, authority, &push)
    }

    /// Gives a role.
    #[track_caller]
    pub fn grant(&mut self, role: &str, account: Address) {
        let (admin, authority) = (self.admin.clone(), self.authority);
        let grant = IAuthority::grantRoleCall { role: Suite::role(role), account };
        done(self.tell(&admin, authority, &grant));
    }

    /// Takes a role.
    #[track_caller]
    pub fn revoke(&mut self, role: &str, account: Address) {
        let (admin, authority) = (self.admin.clone(), self.authority);
        let revoke = IAuthority::revokeRoleCall { role: Suite::role(role), account };
        done(self.tell(&admin, authority, &revoke));
    }

    /// Sets a bridge's limits.
    #[track_caller]
    pub fn set_limits(&mut self, bridge: Address, minting: U256, burning: U256) {
        let hub = self.hub;
        let limits = IBridge::setLimitsCall { bridge, mintingLimit: minting, burningLimit: burning };
        done(self.push(hub, &limits));
    }

    /// Names the contract of another chain, or none.
    #[track_caller]
    pub fn set_peer(&mut self, eid: u32, peer: B256) {
        let oft = self.oft;
        done(self.push(oft, &IOFT::setPeerCall { eid, peer }));
    }

    /// A key with the role BRIDGE, such a limit both ways, and 1,000 tokens that the hub may take.
    #[track_caller]
    pub fn rival(&mut self, limit: U256) -> Account {
        let rival = self.pair.net.side(HOME).chain.account("rival");
        self.grant("BRIDGE", rival.address);
        self.set_limits(rival.address, limit, limit);
        let (token, hub, alice) = (self.token, self.hub, self.pair.alice.clone());
        let gift = IToken::transferCall { to: rival.address, value: whole(1_000, 18) };
        done(self.tell(&alice, token, &gift));
        done(self.tell(&rival, token, &IToken::approveCall { spender: hub, value: U256::MAX }));
        self.rivals.push(rival.address);
        rival
    }

    /// What other bridges took and did not bring back.
    #[track_caller]
    pub fn taken_by_rivals(&mut self) -> U256 {
        let rivals = self.rivals.clone();
        let taken: Vec<_> =
            rivals.iter().map(|rival| self.hub(&IBridge::outstandingOfCall { bridge: *rival })).collect();
        sum(&taken)
    }

    /// What an account is owed of the adapter's.
    #[track_caller]
    pub fn queued(&mut self, account: Address) -> U256 {
        let bridge = self.oft;
        self.hub(&IBridge::queuedCall { bridge, account })
    }

    /// Has the hub pay what a bridge's queue has for an account, as far as it may.
    ///
    /// # Errors
    /// The hub's refusal.
    pub fn release(&mut self, bridge: Address, account: Address) -> Result<U256, CallError> {
        let (hub, anybody) = (self.hub, self.pair.net.executor.clone());
        let receipt = self.tell(&anybody, hub, &IBridge::releaseCall { bridge, account })?;
        Ok(receipt.returned::<IBridge::releaseCall>().unwrap_or_default())
    }

    /// What was sent to a chain and did not come back.
    #[track_caller]
    pub fn outstanding(&mut self, eid: u32) -> U256 {
        self.oft(&IOFT::outstandingOfCall { eid })
    }

    /// The hub's books are the token's and the adapter's; returns what exists at home, what is owed included, and
    /// what the chain that lies and other bridges took.
    #[track_caller]
    pub fn books(&mut self) -> U256 {
        let (token, hub) = (self.token, self.hub);
        let queued = self.hub(&IBridge::queuedTotalCall {});
        let outstanding = self.hub(&IBridge::outstandingCall {});
        let away = [AWAY, ROGUE].map(|eid| self.outstanding(eid));
        let taken = self.taken_by_rivals();
        assert_eq!(
            outstanding,
            sum(&[away[0], away[1], taken]),
            "the hub's outstanding is that of its bridges"
        );
        let supply = done(self.pair.net.supply(HOME));
        let kept = done(self.pair.net.balance(HOME, hub));
        let bridged = if self.locks {
            kept
        } else {
            assert_eq!(kept, U256::ZERO);
            done(self.pair.net.side(HOME).chain.call(token, &IUSDai::bridgedSupplyCall {}))
        };
        assert_eq!(bridged, sum(&[outstanding, queued]), "what is kept is outstanding or owed");
        let at_home = supply.checked_sub(kept).expect("no more kept than there is");
        sum(&[at_home, queued, away[1], taken])
    }

    /// A message that the lying chain's contract never sent.
    pub fn lie(&self, nonce: u64, to: Address, units: u64) -> Packet {
        let (from, home) = ((ROGUE, ROGUE_PEER), (HOME, self.oft));
        Packet::forged(nonce, from, home, message(to.into_word(), units))
    }
}

/// All of them.
///
/// # Panics
/// It is above 2^256.
#[track_caller]
pub fn sum(amounts: &[U256]) -> U256 {
    amounts.iter().try_fold(U256::ZERO, |sum, amount| sum.checked_add(*amount)).expect("amounts are small")
}
