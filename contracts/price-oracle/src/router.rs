//! From a selector to its function: the arguments are read, the result is encoded, nothing else happens.

use crate::abi::IPriceOracle as abi;
use crate::errors::Error;
use crate::storage::PriceOracle;
use alloc::vec::Vec;
use kit::calldata::Arguments;
use kit::program::Program;
use kit::words::{Word, append};
use kit::{Routed, selectors};
use stylus_sdk::abi::CONSTRUCTOR_SELECTOR;
use usdai_core::Wad;

selectors! {
    PRICE = priceCall,
    PEGGED_PRICE = peggedPriceCall,
    FEED = feedCall,
    SEQUENCER = sequencerCall,
    SET_FEED = setFeedCall,
    REMOVE_FEED = removeFeedCall,
    SET_SEQUENCER = setSequencerCall,
}

impl Program for PriceOracle {
    fn route(&mut self, selector: u32, arguments: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        let a = &mut Arguments::new(arguments);
        let mut output = Vec::new();
        let is_known = self.route_views(selector, a, &mut output)?
            || self.route_parameters(selector, a)?
            || self.authority.route(selector, a, &mut output)?;
        a.check()?;
        Ok(is_known.then_some(output))
    }
}

impl PriceOracle {
    fn route_views(&mut self, selector: u32, a: &mut Arguments, output: &mut Vec<u8>) -> Routed {
        match selector {
            PRICE | PEGGED_PRICE => {
                let token = a.address();
                a.check()?;
                let price = if selector == PRICE { self.price(token)? } else { self.pegged_price(token)? };
                append(output, &[price.raw().word()]);
            }
            FEED => append(output, &self.feed_words(a.address())),
            SEQUENCER => append(output, &self.sequencer_words()),
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn route_parameters(&mut self, selector: u32, a: &mut Arguments) -> Routed {
        match selector {
            SET_FEED => {
                let accounts = [a.address(), a.address()];
                let maximum_age = a.uint_up_to(u64::from(u32::MAX));
                let bounds = [a.uint(), a.uint()].map(Wad::new);
                let tolerance_bps = a.uint_up_to(u64::from(u16::MAX)) as u16;
                a.check()?;
                self.set_feed(accounts, maximum_age, bounds, tolerance_bps)?;
            }
            REMOVE_FEED => {
                let token = a.address();
                a.check()?;
                self.remove_feed(token)?;
            }
            SET_SEQUENCER => {
                let (aggregator, grace_period) = (a.address(), a.uint_up_to(u64::from(u32::MAX)));
                a.check()?;
                self.set_sequencer(aggregator, grace_period)?;
            }
            CONSTRUCTOR_SELECTOR => {
                let authority = a.address();
                a.check()?;
                self.construct(authority)?;
            }
            _ => return Ok(false),
        }
        Ok(true)
    }
}
