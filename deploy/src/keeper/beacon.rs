//! The beacon: whose rounds, from which servers.

use alloy_primitives::B256;
use qev_auction::Beacon;
use timelock::{Client, Network, VerifiedRound};
use usdai_bindings::IBeacon;
use usdai_core::Timestamp;

use super::error::KeeperError;
use super::site::Site;

/// Which beacon.
#[derive(clap::Args, Clone, Debug)]
pub struct BeaconArguments {
    /// A server of the beacon; may be given several times, and they are asked in turn. drand's by default.
    #[arg(long = "beacon", value_name = "URL")]
    servers: Vec<String>,
    /// Hash of the beacon's chain, which covers its public key; that of drand's quicknet by default.
    #[arg(long, value_name = "HASH")]
    beacon_hash: Option<B256>,
}

/// Gets rounds. What it got is kept, and can be forgotten.
#[derive(Clone, Debug)]
pub struct Rounds {
    client: Client,
    hash: B256,
    network: Option<Network>,
    last: Option<VerifiedRound>,
}

impl BeaconArguments {
    /// Nobody is asked yet.
    ///
    /// # Errors
    /// An address that is none.
    pub fn rounds(&self) -> Result<Rounds, KeeperError> {
        let client = match self.servers.as_slice() {
            [] => Client::new(&Client::DEFAULT_ENDPOINTS, Client::DEFAULT_LIMIT),
            servers => Client::new(servers, Client::DEFAULT_LIMIT),
        }?;
        let hash = self.beacon_hash.unwrap_or(Network::QUICKNET.chain_hash());
        Ok(Rounds { client, hash, network: None, last: None })
    }
}

impl Rounds {
    /// The verified signature of a round.
    ///
    /// # Errors
    /// No server has it, or the beacon is not the one that the auction knows.
    pub async fn get(
        &mut self,
        site: &Site,
        round: u64,
        now: Timestamp,
    ) -> Result<VerifiedRound, KeeperError> {
        if let Some(last) = self.last.filter(|last| last.round() == round) {
            return Ok(last);
        }
        let network = self.network(site).await?;
        let found = self.client.round(&network, round, now).await?;
        self.last = Some(found);
        Ok(found)
    }

    /// The beacon that the auction knows.
    ///
    /// # Errors
    /// The one that was meant is another, or no server describes it.
    pub async fn network(&mut self, site: &Site) -> Result<Network, KeeperError> {
        if let Some(network) = self.network {
            return Ok(network);
        }
        let network = match self.hash == Network::QUICKNET.chain_hash() {
            true => Network::QUICKNET,
            false => self.client.network(self.hash).await?,
        };
        if network.beacon() != Beacon::QUICKNET {
            let reason =
                format!("the beacon {} has another clock than the auction counts rounds by", self.hash);
            return Err(KeeperError::OtherBeacon(reason));
        }
        if let Some(verifier) = site.beacon {
            let known = site.client.call(verifier, &IBeacon::publicKeyCall {}).await?;
            let ours = network.public_key_uncompressed();
            let ours = ours.map_err(|error| KeeperError::OtherBeacon(error.to_string()))?;
            if known.as_ref() != ours {
                let hash = self.hash;
                let reason =
                    format!("the auction knows another beacon than {hash}: name its own with --beacon-hash");
                return Err(KeeperError::OtherBeacon(reason));
            }
        }
        self.network = Some(network);
        Ok(network)
    }
}
