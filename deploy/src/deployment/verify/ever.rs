//! What contracts do not list: who was ever named to them, from their events.

use alloy::rpc::types::Log;
use alloy_primitives::Address;
use alloy_sol_types::SolEvent;
use usdai_bindings::{IOFT, IPriceOracle, IUSDai};

use super::Verification;
use crate::config::Bridged;
use crate::deployment::contracts::{PRICE_ORACLE, USDAI};
use crate::deployment::error::DeploymentError;
use crate::deployment::logs::logs_since;
use crate::deployment::state::Questions;
use crate::deployment::wiring::Cast;

impl Verification {
    /// What to ask the contracts about: what the configuration names, and what was ever named.
    pub(super) async fn questions(&self, cast: &Cast) -> Result<Questions, DeploymentError> {
        let mut questions = cast.questions(&self.config);
        let exempt = self.ever::<IUSDai::CapExemptSet>(cast.contract(USDAI)).await?;
        questions.exempt.extend(exempt.into_iter().map(|event| event.account));
        let feeds = self.ever::<IPriceOracle::FeedSet>(cast.contract(PRICE_ORACLE)).await?;
        questions.feeds.extend(feeds.into_iter().map(|event| event.token));
        for adapter in Bridged::ALL.map(Bridged::adapter) {
            let Some(address) = cast.addresses.get(adapter) else { continue };
            let peers = self.ever::<IOFT::PeerSet>(*address).await?;
            questions.chains.extend(peers.into_iter().map(|event| (adapter, event.eid)));
        }
        Ok(questions)
    }

    /// The events of a contract since the deployment began.
    async fn ever<E: SolEvent>(&self, contract: Address) -> Result<Vec<E>, DeploymentError> {
        let logs = logs_since(&self.client, contract, E::SIGNATURE_HASH, self.book.first_block).await?;
        Ok(logs.iter().filter_map(|log: &Log| Some(E::decode_log(&log.inner).ok()?.data)).collect())
    }
}
