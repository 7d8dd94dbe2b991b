//! What the price oracle says.

use std::collections::{BTreeMap, BTreeSet};

use alloy_primitives::{Address, U256};
use usdai_bindings::IPriceOracle;

use crate::client::{Client, ClientError};

/// Feeds of prices.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prices {
    /// What says whether the sequencer is up, and for how many seconds after a restart no price is believed.
    pub sequencer: (Address, u32),
    /// The feeds of the tokens that were asked about and have one.
    pub feeds: BTreeMap<Address, Feed>,
}

/// The feed of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Feed {
    /// Who answers with the price.
    pub aggregator: Address,
    /// Seconds after which a price is not believed.
    pub maximum_age: u32,
    /// The lowest price that is believed, 18 decimals.
    pub least: U256,
    /// And the highest.
    pub most: U256,
    /// How far below a dollar the token still mints, basis points.
    pub tolerance: u16,
}

impl Prices {
    /// Asks it, about these tokens.
    ///
    /// # Errors
    /// It does not answer as its interface says.
    pub async fn read(
        client: &Client,
        oracle: Address,
        tokens: &BTreeSet<Address>,
    ) -> Result<Self, ClientError> {
        let sequencer = client.call(oracle, &IPriceOracle::sequencerCall {}).await?;
        let mut feeds = BTreeMap::new();
        for token in tokens {
            let feed = client.call(oracle, &IPriceOracle::feedCall { token: *token }).await?;
            if !feed.aggregator.is_zero() {
                let IPriceOracle::feedReturn { aggregator, maximumAge, least, most, toleranceBps, .. } = feed;
                let feed = Feed { aggregator, maximum_age: maximumAge, least, most, tolerance: toleranceBps };
                feeds.insert(*token, feed);
            }
        }
        Ok(Self { sequencer: (sequencer.aggregator, sequencer.gracePeriod), feeds })
    }
}
