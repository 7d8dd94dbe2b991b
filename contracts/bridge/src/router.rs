//! From a selector to its function: the arguments are read, the result is encoded, nothing else happens.

use crate::abi::IBridge as abi;
use crate::errors::Error;
use crate::storage::{Bridge, Place, now};
use alloc::vec::Vec;
use kit::calldata::Arguments;
use kit::program::Program;
use kit::words::{Word, append};
use kit::{Routed, selectors};
use stylus_sdk::abi::CONSTRUCTOR_SELECTOR;

selectors! {
    CROSSCHAIN_MINT = crosschainMintCall,
    CROSSCHAIN_BURN = crosschainBurnCall,
    MINT = mintCall,
    BURN = burnCall,
    RELEASE = releaseCall,
    SET_LIMITS = setLimitsCall,
    TOKEN = tokenCall,
    LOCKS = locksCall,
    OUTSTANDING = outstandingCall,
    OUTSTANDING_OF = outstandingOfCall,
    QUEUED = queuedCall,
    QUEUED_OF = queuedOfCall,
    QUEUED_TOTAL = queuedTotalCall,
    RELEASABLE = releasableCall,
    RELEASE_LIMIT_OF = releaseLimitOfCall,
    MINTING_MAX_LIMIT_OF = mintingMaxLimitOfCall,
    BURNING_MAX_LIMIT_OF = burningMaxLimitOfCall,
    MINTING_CURRENT_LIMIT_OF = mintingCurrentLimitOfCall,
    BURNING_CURRENT_LIMIT_OF = burningCurrentLimitOfCall,
    BRIDGES = bridgesCall,
    SUPPORTS_INTERFACE = supportsInterfaceCall,
}

/// ERC-165 and ERC-7802.
const INTERFACES: [u32; 2] = [0x01ffc9a7, 0x33331994];

impl Program for Bridge {
    fn route(&mut self, selector: u32, arguments: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        let a = &mut Arguments::new(arguments);
        let mut output = Vec::new();
        let is_known = self.route_crossing(selector, a, &mut output)?
            || self.route_amounts(selector, a, &mut output)?
            || self.route_views(selector, a, &mut output)
            || self.route_parameters(selector, a)?
            || self.authority.route(selector, a, &mut output)?;
        // What changes nothing has not looked at this before.
        a.check()?;
        Ok(is_known.then_some(output))
    }
}

impl Bridge {
    fn route_crossing(&mut self, selector: u32, a: &mut Arguments, output: &mut Vec<u8>) -> Routed {
        match selector {
            CROSSCHAIN_MINT | MINT => {
                let (to, amount) = (a.address(), a.uint());
                a.check()?;
                self.bring(to, amount)?;
            }
            CROSSCHAIN_BURN | BURN => {
                let (from, amount) = (a.address(), a.uint());
                a.check()?;
                self.take(from, amount)?;
            }
            RELEASE => {
                let (bridge, account) = (a.address(), a.address());
                a.check()?;
                append(output, &[self.release(bridge, account)?.word()]);
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Views of a bridge.
    fn route_amounts(&self, selector: u32, a: &mut Arguments, output: &mut Vec<u8>) -> Routed {
        let amount = match selector {
            OUTSTANDING_OF => self.inbound(a.address()).outstanding,
            QUEUED_OF => self.inbound(a.address()).queued,
            QUEUED => self.amount(Place::Queued(a.address(), a.address())),
            RELEASABLE => {
                let (bridge, account) = (a.address(), a.address());
                let owed = self.amount(Place::Queued(bridge, account));
                self.inbound(bridge).releasable_down(owed, now())?
            }
            RELEASE_LIMIT_OF => self.inbound(a.address()).release_limit(),
            MINTING_MAX_LIMIT_OF => self.inbound(a.address()).limit,
            BURNING_MAX_LIMIT_OF => self.burning(a.address()).limit,
            MINTING_CURRENT_LIMIT_OF => self.inbound(a.address()).payable_down(now())?,
            BURNING_CURRENT_LIMIT_OF => {
                let burning = self.burning(a.address());
                burning.usage.refilled(burning.limit, now()).available_down(burning.limit)?
            }
            _ => return Ok(false),
        };
        append(output, &[amount.raw().word()]);
        Ok(true)
    }

    fn route_views(&self, selector: u32, a: &mut Arguments, output: &mut Vec<u8>) -> bool {
        let word = match selector {
            OUTSTANDING | QUEUED_TOTAL => {
                let [outstanding, queued] = self.totals();
                if selector == OUTSTANDING { outstanding } else { queued }.raw().word()
            }
            TOKEN => self.token.get().word(),
            LOCKS => self.locks.get().word(),
            SUPPORTS_INTERFACE => INTERFACES.contains(&a.bytes4()).word(),
            BRIDGES => {
                append(output, &self.bridge_words());
                return true;
            }
            _ => return false,
        };
        append(output, &[word]);
        true
    }

    fn route_parameters(&mut self, selector: u32, a: &mut Arguments) -> Routed {
        match selector {
            SET_LIMITS => {
                let (bridge, minting, burning) = (a.address(), a.uint(), a.uint());
                a.check()?;
                self.set_limits(bridge, minting, burning)?;
            }
            CONSTRUCTOR_SELECTOR => {
                let (authority, token, locks) = (a.address(), a.address(), a.boolean());
                a.check()?;
                self.construct(authority, token, locks)?;
            }
            _ => return Ok(false),
        }
        Ok(true)
    }
}
