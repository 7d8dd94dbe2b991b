//! Where prices come from, who asks for them, and which assets mint at theirs.

use std::collections::BTreeMap;

use alloy_primitives::Address;
use usdai_bindings::{ILoanRouter, IPriceOracle, IUSDai};

use super::compare::Comparison;
use super::parameters::bps;
use crate::amount::plain;
use crate::config::{self, Config};
use crate::deployment::contracts::{LOAN_ROUTER, PRICE_ORACLE, USDAI};
use crate::deployment::state::Feed;

impl Comparison<'_> {
    pub fn prices(&mut self, config: &Config) {
        let (wanted, present) = (config.prices.sequencer(), self.state.prices.sequencer);
        if wanted != present {
            let (aggregator, grace) = wanted;
            let set = IPriceOracle::setSequencerCall { aggregator, gracePeriod: grace };
            let order = self.push(PRICE_ORACLE, &set);
            let words = |(feed, grace): (Address, u32)| match feed.is_zero() {
                true => "nobody".into(),
                false => format!("{feed}, {grace} seconds of grace"),
            };
            self.note("price-oracle sequencer feed", words(wanted), words(present), Some(order));
        }
        self.feeds(config);
        let price_oracle = self.cast.contract(PRICE_ORACLE);
        let order = self.push(USDAI, &IUSDai::setPriceOracleCall { priceOracle: price_oracle });
        self.differ("usdai price oracle", price_oracle, self.state.usdai.price_oracle, Some(order));
        let order = self.push(LOAN_ROUTER, &ILoanRouter::setPriceOracleCall { priceOracle: price_oracle });
        self.differ("loan-router price oracle", price_oracle, self.state.credit.price_oracle, Some(order));
        self.checked(config);
    }

    fn feeds(&mut self, config: &Config) {
        let present = &self.state.prices.feeds;
        let wanted: BTreeMap<Address, Feed> =
            config.prices.feeds.iter().map(|feed| (feed.token.get(), stated(feed))).collect();
        for (token, feed) in &wanted {
            let found = present.get(token);
            if found != Some(feed) {
                let set = IPriceOracle::setFeedCall {
                    token: *token,
                    aggregator: feed.aggregator,
                    maximumAge: feed.maximum_age,
                    least: feed.least,
                    most: feed.most,
                    toleranceBps: feed.tolerance,
                };
                let order = self.push(PRICE_ORACLE, &set);
                let subject = format!("feed of {}", self.names.of(*token));
                self.note(subject, text(feed), found.map_or("none".into(), text), Some(order));
            }
        }
        for (token, feed) in present.iter().filter(|(token, _)| !wanted.contains_key(*token)) {
            self.note(format!("feed of {}", self.names.of(*token)), "none", text(feed), None);
        }
    }

    /// An asset that has a feed mints at its price.
    fn checked(&mut self, config: &Config) {
        for asset in &config.usdai.assets {
            let (address, wanted) = (asset.contract(), config.prices.covers(asset.contract()));
            if self.state.usdai.price_checked.contains(&address) != wanted {
                let set = IUSDai::setPriceCheckedCall { asset: address, checked: wanted };
                // That it mints at a dollar from now on is for the administrator to judge.
                let order = wanted.then(|| self.push(USDAI, &set));
                let words = |is_checked| if is_checked { "its feed's price" } else { "a dollar" };
                let subject = format!("reserve asset {} mints at", asset.symbol);
                self.note(subject, words(wanted), words(!wanted), order);
            }
        }
    }
}

fn stated(feed: &config::Feed) -> Feed {
    Feed {
        aggregator: feed.aggregator.get(),
        maximum_age: feed.maximum_age_seconds.get(),
        least: feed.least.wad(),
        most: feed.most.wad(),
        tolerance: feed.tolerance_bps.get(),
    }
}

fn text(feed: &Feed) -> String {
    let Feed { aggregator, maximum_age, least, most, tolerance } = feed;
    let (least, most) = (plain(*least, 18), plain(*most, 18));
    format!(
        "{aggregator}, {maximum_age} seconds old at most, {least} to {most} dollars, {} below a dollar",
        bps(*tolerance)
    )
}
