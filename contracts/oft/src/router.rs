//! From a selector to its function: the arguments are read, the result is encoded, nothing else happens.

use crate::abi::IOFT as abi;
use crate::errors::Error;
use crate::message::{RATE, SHARED_DECIMALS};
use crate::receiving::Origin;
use crate::sending::{Fee, SendParameters};
use crate::storage::{Oft, Place};
use alloc::vec::Vec;
use alloy_primitives::fixed_bytes;
use kit::calldata::Arguments;
use kit::program::Program;
use kit::words::{Word, append, only_bytes};
use kit::{Routed, selectors};
use stylus_sdk::abi::CONSTRUCTOR_SELECTOR;

selectors! {
    SEND = sendCall,
    QUOTE_SEND = quoteSendCall,
    QUOTE_OFT = quoteOFTCall,
    LZ_RECEIVE = lzReceiveCall,
    ALLOW_INITIALIZE_PATH = allowInitializePathCall,
    NEXT_NONCE = nextNonceCall,
    OAPP_VERSION = oAppVersionCall,
    OFT_VERSION = oftVersionCall,
    COMBINE_OPTIONS = combineOptionsCall,
    ENFORCED_OPTIONS = enforcedOptionsCall,
    TOKEN = tokenCall,
    APPROVAL_REQUIRED = approvalRequiredCall,
    SHARED_DECIMALS_OF = sharedDecimalsCall,
    DECIMAL_CONVERSION_RATE = decimalConversionRateCall,
    ENDPOINT = endpointCall,
    BRIDGE = bridgeCall,
    PEERS = peersCall,
    OUTSTANDING_OF = outstandingOfCall,
    SET_PEER = setPeerCall,
    SET_DELEGATE = setDelegateCall,
    SET_ENFORCED_OPTIONS = setEnforcedOptionsCall,
}

impl Program for Oft {
    fn takes_value(selector: u32) -> bool {
        selector == SEND
    }

    fn route(&mut self, selector: u32, arguments: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        let a = &mut Arguments::new(arguments);
        let mut output = Vec::new();
        let is_known = self.route_messages(selector, a, &mut output)?
            || self.route_views(selector, a, &mut output)?
            || self.route_parameters(selector, a)?
            || self.authority.route(selector, a, &mut output)?;
        // What changes nothing has not looked at this before.
        a.check()?;
        Ok(is_known.then_some(output))
    }
}

impl Oft {
    fn route_messages(&mut self, selector: u32, a: &mut Arguments, output: &mut Vec<u8>) -> Routed {
        match selector {
            SEND => {
                let parameters = SendParameters::read(a)?;
                let fee = Fee { native: a.uint(), lz_token: a.uint() };
                let refund = a.address();
                a.check()?;
                append(output, &self.send(&parameters, &fee, refund)?);
            }
            QUOTE_SEND => {
                let (parameters, in_lz_token) = (SendParameters::read(a)?, a.boolean());
                a.check()?;
                append(output, &self.quote_send(&parameters, in_lz_token)?);
            }
            QUOTE_OFT => {
                let parameters = SendParameters::read(a)?;
                a.check()?;
                append(output, &self.quote_oft(&parameters)?);
            }
            LZ_RECEIVE => {
                let (origin, guid, message) = (Origin::read(a), a.word(), a.bytes());
                let (_executor, _extra_data) = (a.address(), a.bytes());
                a.check()?;
                self.receive(&origin, guid, message)?;
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn route_views(&self, selector: u32, a: &mut Arguments, output: &mut Vec<u8>) -> Routed {
        let word = match selector {
            ALLOW_INITIALIZE_PATH => self.is_peer(&Origin::read(a)).word(),
            NEXT_NONCE => {
                a.uint_up_to(u32::MAX.into());
                a.word();
                0_u64.word()
            }
            TOKEN => self.token.get().word(),
            APPROVAL_REQUIRED => true.word(),
            SHARED_DECIMALS_OF => SHARED_DECIMALS.word(),
            DECIMAL_CONVERSION_RATE => RATE.word(),
            ENDPOINT => self.endpoint.get().word(),
            BRIDGE => self.bridge.get().word(),
            PEERS => self.load(Place::Peer(a.uint_up_to(u32::MAX.into()))),
            OUTSTANDING_OF => self.outstanding(a.uint_up_to(u32::MAX.into())).word(),
            _ => return self.route_long_views(selector, a, output),
        };
        append(output, &[word]);
        Ok(true)
    }

    /// Views that answer with more than a word.
    fn route_long_views(&self, selector: u32, a: &mut Arguments, output: &mut Vec<u8>) -> Routed {
        match selector {
            OAPP_VERSION => append(output, &[1_u64.word(), 2_u64.word()]),
            OFT_VERSION => append(output, &[fixed_bytes!("02e49c2c").word(), 1_u64.word()]),
            COMBINE_OPTIONS | ENFORCED_OPTIONS => {
                let (eid, kind) = (a.uint_up_to(u32::MAX.into()), a.uint_up_to(u16::MAX.into()));
                let extra = if selector == COMBINE_OPTIONS { a.bytes() } else { &[] };
                a.check()?;
                append(output, &only_bytes(&self.combine_options(eid, kind, extra)?));
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn route_parameters(&mut self, selector: u32, a: &mut Arguments) -> Routed {
        match selector {
            SET_PEER => {
                let (eid, peer) = (a.uint_up_to(u32::MAX.into()), a.word());
                a.check()?;
                self.set_peer(eid, peer)?;
            }
            SET_DELEGATE => {
                let delegate = a.address();
                a.check()?;
                self.set_delegate(delegate)?;
            }
            SET_ENFORCED_OPTIONS => {
                let (list, count) = a.tuples();
                a.check()?;
                self.set_enforced_options(list, count)?;
            }
            CONSTRUCTOR_SELECTOR => {
                let (authority, bridge, endpoint) = (a.address(), a.address(), a.address());
                a.check()?;
                self.construct(authority, bridge, endpoint)?;
            }
            _ => return Ok(false),
        }
        Ok(true)
    }
}
