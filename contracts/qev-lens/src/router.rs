//! From a selector to its function: the arguments are read, the result is encoded, nothing else happens.

use crate::QevLens;
use crate::abi::IQEVLens as abi;
use alloc::vec::Vec;
use kit::calldata::Arguments;
use kit::program::Program;
use kit::words::{Word, append};
use kit::{Error, selectors};
use stylus_sdk::abi::CONSTRUCTOR_SELECTOR;

selectors! {
    QEV = qevCall,
    PARTNERS = partnersCall,
    AUCTION = auctionCall,
    INTAKE = intakeCall,
    SERVING = servingCall,
    RECORD = recordCall,
    TICK_SUMS = tickSumsCall,
}

impl Program for QevLens {
    fn route(&mut self, selector: u32, arguments: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        let a = &mut Arguments::new(arguments);
        let mut output = Vec::new();
        match selector {
            QEV => append(&mut output, &[self.qev.get().word()]),
            PARTNERS => append(&mut output, &self.partner_words()?),
            AUCTION => append(&mut output, &self.auction_words()?),
            INTAKE => append(&mut output, &self.intake_words()?),
            SERVING => append(&mut output, &self.serving_words()?),
            RECORD => {
                let epoch = a.uint_up_to(u64::MAX);
                a.check()?;
                append(&mut output, &self.record_words(epoch)?);
            }
            TICK_SUMS => {
                let (first, count) = (read_u16(a), read_u16(a));
                a.check()?;
                let sums = self.tick_sums(first, count)?;
                append(&mut output, &[0x20_u64.word(), (sums.len() as u64).word()]);
                append(&mut output, &sums);
            }
            CONSTRUCTOR_SELECTOR => {
                let qev = a.address();
                a.check()?;
                self.construct(qev)?;
            }
            _ => return Ok(None),
        }
        a.check().map(|()| Some(output))
    }
}

fn read_u16(a: &mut Arguments) -> u16 {
    a.uint_up_to(u64::from(u16::MAX)) as u16
}
