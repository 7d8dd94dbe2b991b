//! Where prices come from, and which are believed.

use alloy_primitives::Address;
use serde::Deserialize;

use super::{ChecksummedAddress, Dollars, OptionalAddress, Wide, Within};

/// Feeds like Chainlink's.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prices {
    /// What says whether the chain's sequencer is up; none for nobody.
    pub sequencer: OptionalAddress,
    /// For how long no price is believed after the sequencer came up again.
    pub sequencer_grace_seconds: Wide<300, 86_400>,
    /// The feeds of tokens. An asset of the reserve that has one mints at its price.
    pub feeds: Vec<Feed>,
}

/// The feed of a token.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Feed {
    /// The token.
    pub token: ChecksummedAddress,
    /// Who answers with its price.
    pub aggregator: ChecksummedAddress,
    /// An older price is not believed.
    pub maximum_age_seconds: Wide<60, 172_800>,
    /// A lower price is not believed.
    pub least: Dollars<50, 100>,
    /// Nor a higher one.
    pub most: Dollars<100, 200>,
    /// So far below a dollar the token still mints.
    pub tolerance_bps: Within<0, 500>,
}

impl Prices {
    /// The sequencer's feed and the seconds after a restart as the contract has them: zeros for nobody.
    #[must_use]
    pub fn sequencer(&self) -> (Address, u32) {
        self.sequencer.get().map_or((Address::ZERO, 0), |feed| (feed, self.sequencer_grace_seconds.get()))
    }

    /// Whether a token has a feed.
    #[must_use]
    pub fn covers(&self, token: Address) -> bool {
        self.feeds.iter().any(|feed| feed.token.get() == token)
    }
}
