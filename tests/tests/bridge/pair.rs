//! Two chains with one token: who sends, who is paid, and what is the same after everything.

use alloy_primitives::{Address, B256, U256, address};
use stylus_chain::chain::{Account, CallError, Chain};
use stylus_chain::config::Config;
use tests::abi::IToken;
use tests::check::{done, made};
use tests::whole;

use crate::net::{Net, order};
use crate::packet::Packet;

/// LayerZero's number of the home chain.
pub const HOME: u32 = 1;
/// That of the other.
pub const AWAY: u32 = 2;
/// A contract on both chains that reverts whatever is called.
pub const DEAF: Address = address!("00000000000000000000000000000000000dea0f");
/// PUSH0 PUSH0 REVERT.
const REVERTS: [u8; 3] = [0x5f, 0x5f, 0xfd];

/// Two chains, with 10,000 tokens of alice's on both.
#[derive(Clone)]
pub struct Pair {
    pub net: Net,
    pub alice: Account,
    /// Has none.
    pub payee: Account,
    /// Whose tokens at home stand for those away; zero for nobody's.
    pub keeper: Address,
}

/// The chain that is not `eid`.
pub const fn other(eid: u32) -> u32 {
    HOME + AWAY - eid
}

/// A chain for another side.
pub fn foreign_chain(chain_id: u64) -> Chain {
    Chain::new(Config { chain_id, ..Config::default() })
}

impl Pair {
    /// LayerZero's own token on both chains.
    #[track_caller]
    pub fn stock() -> Self {
        let mut net = Net::new();
        made(net.add(HOME, Chain::dev(), &[AWAY]));
        made(net.add(AWAY, foreign_chain(8_453), &[HOME]));
        let alice = Account::named("alice");
        for eid in [HOME, AWAY] {
            made(net.deploy_stock(eid, whole(10_000, 18)));
        }
        for eid in [HOME, AWAY] {
            let peer = net.peer(other(eid));
            done(net.set_stock_peer(eid, other(eid), peer));
            let owner = net.owner.clone();
            let side = net.side(eid);
            let transfer = IToken::transferCall { to: alice.address, value: whole(10_000, 18) };
            done(side.chain.send(&owner, side.token, &transfer));
        }
        Self::of(net, Address::ZERO)
    }

    /// With what is on these chains.
    pub fn of(mut net: Net, keeper: Address) -> Self {
        for eid in [HOME, AWAY] {
            let chain = &mut net.side(eid).chain;
            for name in ["alice", "payee"] {
                chain.account(name);
            }
            chain.set_code(DEAF, REVERTS);
        }
        let [alice, payee] = ["alice", "payee"].map(Account::named);
        Self { net, alice, payee, keeper }
    }

    /// Alice sends so many units of 1e-6 from a chain to somebody on the other.
    ///
    /// # Errors
    /// The refusal.
    pub fn try_send(&mut self, from: u32, to: B256, units: u64) -> Result<Packet, CallError> {
        let alice = self.alice.clone();
        self.net.send(from, &alice, &order(other(from), to, units_of(units)))?;
        let sent = self.net.sent();
        Ok(sent.into_iter().next().expect("a packet"))
    }

    /// [`Pair::try_send`] to the payee.
    #[track_caller]
    pub fn send(&mut self, from: u32, units: u64) -> Packet {
        let payee = self.payee.address.into_word();
        done(self.try_send(from, payee, units))
    }

    /// Tokens of the payee's on a chain.
    #[track_caller]
    pub fn of_payee(&mut self, eid: u32) -> U256 {
        let payee = self.payee.address;
        done(self.net.balance(eid, payee))
    }

    /// What is on both chains; what is on its way is on neither.
    #[track_caller]
    pub fn supply(&mut self) -> U256 {
        let [home, away] = [HOME, AWAY].map(|eid| done(self.net.supply(eid)));
        let kept = done(self.net.balance(HOME, self.keeper));
        home.checked_add(away).and_then(|all| all.checked_sub(kept)).expect("supplies are small")
    }
}

/// So many units of 1e-6 of a token, in wei.
pub fn units_of(units: u64) -> U256 {
    U256::from(u128::from(units) * u128::from(crate::packet::UNIT))
}
