//! From a selector to its function: the arguments are read, the result is encoded, nothing else happens.

use crate::abi::ICores as abi;
use crate::errors::Error;
use crate::records::Rates;
use crate::seasons::Opening;
use crate::storage::Cores;
use crate::weeks::Commitment;
use alloc::vec::Vec;
use kit::calldata::Arguments;
use kit::program::Program;
use kit::words::{Word, append};
use kit::{Routed, selectors};
use stylus_sdk::abi::CONSTRUCTOR_SELECTOR;

selectors! {
    PUBLISH = publishCall,
    VOID_WEEK = voidWeekCall,
    CLAIM = claimCall,
    SET_REFERRER = setReferrerCall,
    REFERRER_OF = referrerOfCall,
    WEEK = weekCall,
    IS_CLAIMED = isClaimedCall,
    SEASON = seasonCall,
    SEASON_OF = seasonOfCall,
    OPEN_SEASON = openSeasonCall,
}

/// The highest number of a rate.
const RATE_TYPE: u128 = (1 << 96) - 1;

impl Program for Cores {
    fn route(&mut self, selector: u32, arguments: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        let a = &mut Arguments::new(arguments);
        let mut output = Vec::new();
        let is_known = self.route_weeks(selector, a, &mut output)?
            || self.route_views(selector, a, &mut output)?
            || self.route_token(selector, a, &mut output)?
            || self.authority.route(selector, a, &mut output)?;
        // What changes nothing has not looked at this before.
        a.check()?;
        Ok(is_known.then_some(output))
    }
}

impl Cores {
    fn route_weeks(&mut self, selector: u32, a: &mut Arguments, output: &mut Vec<u8>) -> Routed {
        match selector {
            CLAIM => {
                let (account, (mut list, count)) = (a.address(), a.tuples());
                a.check()?;
                append(output, &[self.claim(account, &mut list, count)?.word()]);
            }
            PUBLISH => {
                let (week, root, total, input_hash) = (read_week(a), a.word(), a.uint(), a.word());
                a.check()?;
                self.publish(&Commitment { week, root, total, input_hash })?;
            }
            VOID_WEEK => {
                let week = read_week(a);
                a.check()?;
                self.void_week(week)?;
            }
            SET_REFERRER => {
                let referrer = a.address();
                a.check()?;
                self.set_referrer(referrer)?;
            }
            OPEN_SEASON => {
                let opening = read_opening(a);
                a.check()?;
                self.open_season(&opening)?;
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

    fn route_views(&mut self, selector: u32, a: &mut Arguments, output: &mut Vec<u8>) -> Routed {
        match selector {
            WEEK => append(output, &self.week_words(read_week(a))),
            IS_CLAIMED => {
                let (week, account) = (read_week(a), a.address());
                append(output, &[self.is_claimed(week, account).word()]);
            }
            SEASON => append(output, &self.last_season()),
            SEASON_OF => {
                let week = read_week(a);
                a.check()?;
                append(output, &self.season_of(week)?);
            }
            REFERRER_OF => append(output, &[self.referrer_of(a.address()).word()]),
            _ => return Ok(false),
        }
        Ok(true)
    }
}

fn read_week(a: &mut Arguments) -> u64 {
    a.uint_up_to(u64::from(u32::MAX))
}

fn read_opening(a: &mut Arguments) -> Opening {
    let (start, week_count, weekly_maximum) = (a.uint_up_to(u64::MAX), read_week(a), a.uint());
    let [held, staked, minted, lent] = [(); 4].map(|()| a.uint_up_to_u128(RATE_TYPE));
    let referral_bps = a.uint_up_to(u64::from(u16::MAX));
    Opening { start, week_count, weekly_maximum, rates: Rates { held, staked, minted, lent }, referral_bps }
}
