//! What those say that take the tokens to other chains.

use std::collections::{BTreeMap, BTreeSet};

use alloy_primitives::{Address, B256, Bytes, U256};
use alloy_sol_types::sol;
use usdai_bindings::{IBridge, IOFT};

use crate::client::{Client, ClientError};

sol! {
    /// LayerZero's endpoint, as far as it is asked.
    interface IEndpoint {
        function delegates(address oapp) external view returns (address delegate);
    }
}

/// Of the adapters' messages.
pub const MESSAGE_TYPE: u16 = 1;

/// Limits of bridges, and the other sides of adapters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bridges {
    /// What a bridge may bring and take, by contract and bridge.
    pub limits: BTreeMap<(&'static str, Address), (U256, U256)>,
    /// The contract of the other side, of those that were asked about, by adapter and chain.
    pub peers: BTreeMap<(&'static str, u32), B256>,
    /// Options that every message there has, by adapter and chain.
    pub options: BTreeMap<(&'static str, u32), Bytes>,
    /// Who configures the endpoint, by adapter.
    pub delegates: BTreeMap<&'static str, Address>,
}

impl Bridges {
    /// Asks one that keeps limits.
    ///
    /// # Errors
    /// It does not answer as its interface says.
    pub async fn read_limits(
        &mut self,
        client: &Client,
        name: &'static str,
        contract: Address,
    ) -> Result<(), ClientError> {
        for bridge in client.call(contract, &IBridge::bridgesCall {}).await? {
            let minting = client.call(contract, &IBridge::mintingMaxLimitOfCall { bridge }).await?;
            let burning = client.call(contract, &IBridge::burningMaxLimitOfCall { bridge }).await?;
            if !(minting.is_zero() && burning.is_zero()) {
                self.limits.insert((name, bridge), (minting, burning));
            }
        }
        Ok(())
    }

    /// Asks an adapter, about these chains.
    ///
    /// # Errors
    /// It does not answer as its interface says.
    pub async fn read_adapter(
        &mut self,
        client: &Client,
        (name, adapter): (&'static str, Address),
        chains: &BTreeSet<(&'static str, u32)>,
    ) -> Result<(), ClientError> {
        for (_, eid) in chains.iter().filter(|(asked, _)| *asked == name) {
            let peer = client.call(adapter, &IOFT::peersCall { eid: *eid }).await?;
            if !peer.is_zero() {
                self.peers.insert((name, *eid), peer);
            }
            let ask = IOFT::enforcedOptionsCall { eid: *eid, msgType: MESSAGE_TYPE };
            self.options.insert((name, *eid), client.call(adapter, &ask).await?);
        }
        let endpoint = client.call(adapter, &IOFT::endpointCall {}).await?;
        let delegate = client.call(endpoint, &IEndpoint::delegatesCall { oapp: adapter }).await?;
        self.delegates.insert(name, delegate);
        Ok(())
    }
}
