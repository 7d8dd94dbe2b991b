//! How it is set up.

use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::SolValue;
use stylus_chain::chain::{CallError, Program};
use tests::abi::{IAuthority, IToken, IUSDai};
use tests::{Suite, whole};
use usdai_bindings::{IBridge, IOFT};

use super::{Bridged, FUNDS, LIMIT, ROGUE, ROGUE_PEER};
use crate::net::Net;
use crate::pair::{AWAY, HOME, Pair, foreign_chain};

impl Bridged {
    pub(super) fn build(locks: bool) -> anyhow::Result<Self> {
        let mut suite = Suite::new();
        let (usdai, susdai) = (suite.usdai(), suite.susdai());
        let (authority, admin, alice) = (suite.authority, suite.admin(), suite.staking.world.alice.clone());
        suite.staking.stake(&alice, whole(10 * FUNDS, 18))?;
        let dollar = suite.staking.world.dollar;
        let token = if locks { susdai } else { usdai };
        let mut net = Net::new();
        net.add(HOME, suite.chain().clone(), &[AWAY, ROGUE])?;
        net.add(AWAY, foreign_chain(8_453), &[HOME])?;
        net.deploy_stock(AWAY, U256::ZERO)?;
        let side = net.side(HOME);
        side.chain
            .register_errors(&[IBridge::IBridgeErrors::SIGNATURES, IOFT::IOFTErrors::SIGNATURES].concat())?;
        let hub =
            side.chain.deploy(&Program::load("bridge")?, &(authority, token, locks).abi_encode())?.address;
        let arguments = (authority, hub, side.endpoint).abi_encode();
        let oft = side.chain.deploy(&Program::load("oft")?, &arguments)?.address;
        (side.oft, side.token) = (oft, token);
        let peer = net.peer(AWAY);
        net.set_stock_peer(AWAY, HOME, oft.into_word())?;
        let keeper = if locks { hub } else { Address::ZERO };
        let mut bridged = Self {
            pair: Pair::of(net, keeper),
            hub,
            oft,
            token,
            locks,
            dollar,
            rivals: vec![],
            authority,
            admin,
        };
        bridged.wire(peer)?;
        let to = alice.address.into_word();
        bridged
            .pair
            .try_send(HOME, to, FUNDS * 1_000_000)
            .and_then(|packet| bridged.pair.net.carry(&packet))?;
        Ok(bridged)
    }

    fn wire(&mut self, peer: B256) -> Result<(), CallError> {
        let (hub, oft, token) = (self.hub, self.oft, self.token);
        let (admin, authority) = (self.admin.clone(), self.authority);
        for target in [hub, oft] {
            self.tell(&admin, authority, &IAuthority::addTargetCall { target, entries: vec![] })?;
        }
        self.grant("BRIDGE", oft);
        if !self.locks {
            self.push(token, &IUSDai::setBridgeCall { bridge: hub })?;
        }
        self.set_limits(oft, whole(LIMIT, 18), whole(LIMIT, 18));
        self.set_peer(AWAY, peer);
        self.set_peer(ROGUE, ROGUE_PEER.into_word());
        let alice = self.pair.alice.clone();
        self.tell(&alice, token, &IToken::approveCall { spender: oft, value: U256::MAX })?;
        Ok(())
    }
}
