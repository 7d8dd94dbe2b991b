//! The constructor, and what the authority sets.

use crate::abi::IOFT as abi;
use crate::errors::{self, Error};
use crate::message::LOCAL_DECIMALS;
use crate::partners::token_of;
use crate::storage::{Oft, Place};
use alloy_primitives::{Address, B256, U256};
use kit::{emit, host, token};
use stylus_sdk::prelude::*;

impl Oft {
    /// Names the authority, the bridge and the endpoint, once, and lets the bridge take what this contract holds.
    ///
    /// `AlreadyConstructed`, `ZeroAddress`, `NoContract`, `ContractSilent`, `InvalidLocalDecimals`, `TransferFailed`.
    pub(crate) fn construct(
        &mut self,
        authority: Address,
        bridge: Address,
        endpoint: Address,
    ) -> Result<(), Error> {
        self.check_constructor_slot().map_err(|_| errors::already_constructed())?;
        for contract in [bridge, endpoint] {
            if contract.is_zero() {
                return Err(errors::zero_address());
            }
            if !host::has_code(contract) {
                return Err(errors::no_contract(contract));
            }
        }
        let token = token_of(bridge)?;
        if token::decimals(token) != Some(U256::from_limbs([LOCAL_DECIMALS, 0, 0, 0])) {
            return Err(errors::invalid_local_decimals());
        }
        self.authority.construct(authority)?;
        self.bridge.set(bridge);
        self.token.set(token);
        self.endpoint.set(endpoint);
        token::approve(token, bridge, U256::MAX)
    }

    /// Authority: names the contract of the other side on a chain; zero for none.
    pub(crate) fn set_peer(&mut self, eid: u64, peer: B256) -> Result<(), Error> {
        self.authority.check()?;
        self.store(Place::Peer(eid), peer);
        emit!(PeerSet, [], [eid, peer]);
        Ok(())
    }

    /// Authority: names who configures the endpoint for this contract. What the endpoint refuses.
    pub(crate) fn set_delegate(&self, delegate: Address) -> Result<(), Error> {
        self.authority.check()?;
        self.delegate(delegate)
    }
}
