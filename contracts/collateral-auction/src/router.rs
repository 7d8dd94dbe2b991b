//! From a selector to its function: the arguments are read, the result is encoded, nothing else happens.

use crate::abi::ICollateralAuction as abi;
use crate::errors::Error;
use crate::sales::Lot;
use crate::storage::{CollateralAuction, Place};
use alloc::vec::Vec;
use kit::calldata::Arguments;
use kit::program::Program;
use kit::words::{Word, append};
use kit::{Routed, selectors};
use stylus_sdk::abi::CONSTRUCTOR_SELECTOR;

selectors! {
    SET_ROUTER = setRouterCall,
    START = startCall,
    BID = bidCall,
    SETTLE = settleCall,
    NEXT_ROUND = nextRoundCall,
    WITHDRAW = withdrawCall,
    VALUE_BOUND = valueBoundCall,
    AUCTION = auctionCall,
    WITHDRAWABLE = withdrawableCall,
    ROUTER = routerCall,
    CALIBER = caliberCall,
}

impl Program for CollateralAuction {
    fn route(&mut self, selector: u32, arguments: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        let a = &mut Arguments::new(arguments);
        let mut output = Vec::new();
        let is_known = self.route_sales(selector, a, &mut output)?
            || self.route_views(selector, a, &mut output)?
            || self.route_parameters(selector, a)?
            || self.authority.route(selector, a, &mut output)?;
        // What changes nothing has not looked at this before.
        a.check()?;
        Ok(is_known.then_some(output))
    }
}

impl CollateralAuction {
    fn route_sales(&mut self, selector: u32, a: &mut Arguments, output: &mut Vec<u8>) -> Routed {
        match selector {
            BID => {
                let (title, amount) = (a.uint(), a.uint());
                a.check()?;
                self.bid(title, amount)?;
            }
            SETTLE | NEXT_ROUND => {
                let title = a.uint();
                a.check()?;
                if selector == SETTLE { self.settle(title)? } else { self.next_round(title)? }
            }
            WITHDRAW => {
                let (currency, to) = (a.address(), a.address());
                a.check()?;
                append(output, &[self.withdraw(currency, to)?.word()]);
            }
            START => {
                let lot = Lot {
                    title: a.uint(),
                    loan: a.word(),
                    currency: a.address(),
                    decimals: a.uint_up_to(u64::from(u8::MAX)) as u8,
                    owed: a.uint(),
                };
                a.check()?;
                self.start(&lot)?;
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn route_views(&mut self, selector: u32, a: &mut Arguments, output: &mut Vec<u8>) -> Routed {
        let word = match selector {
            VALUE_BOUND => self.value_bound(a.uint())?.word(),
            AUCTION => {
                append(output, &self.auction_words(a.uint())?);
                return Ok(true);
            }
            WITHDRAWABLE => self.load(Place::Withdrawable(a.address(), a.address())),
            ROUTER => self.router.get().word(),
            CALIBER => self.caliber.get().word(),
            _ => return Ok(false),
        };
        append(output, &[word]);
        Ok(true)
    }

    fn route_parameters(&mut self, selector: u32, a: &mut Arguments) -> Routed {
        match selector {
            SET_ROUTER => {
                let router = a.address();
                a.check()?;
                self.set_router(router)?;
            }
            CONSTRUCTOR_SELECTOR => {
                let (authority, caliber) = (a.address(), a.address());
                a.check()?;
                self.construct(authority, caliber)?;
            }
            _ => return Ok(false),
        }
        Ok(true)
    }
}
