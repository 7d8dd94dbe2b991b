//! The constructor, and parameters, which the authority sets. The setters call nothing.

use crate::abi::ICaliber as abi;
use crate::errors::{self, Error, of_title};
use crate::storage::{Caliber, Place};
use alloy_primitives::Address;
use caliber_nft::{AssetClass, LoanToValue};
use kit::emit;
use kit::words::Word;
use stylus_sdk::prelude::*;

impl Caliber {
    /// Names the authority and what draws titles, once. `AlreadyConstructed`, `ZeroAddress`.
    pub(crate) fn construct(&mut self, authority: Address, metadata: Address) -> Result<(), Error> {
        self.check_constructor_slot().map_err(|_| errors::already_constructed())?;
        self.authority.construct(authority)?;
        check_named(metadata)?;
        self.set_word_at(Place::Metadata, metadata.word());
        Ok(())
    }

    /// Authority: names the loan router and the auction. `PartnersKnown`, `ZeroAddress`.
    pub(crate) fn set_partners(&mut self, router: Address, auction: Address) -> Result<(), Error> {
        self.authority.check()?;
        if !self.address_at(Place::Router).is_zero() {
            return Err(errors::partners_known());
        }
        check_named(router)?;
        check_named(auction)?;
        self.set_word_at(Place::Router, router.word());
        self.set_word_at(Place::Auction, auction.word());
        emit!(PartnersSet, [router, auction], []);
        Ok(())
    }

    /// Authority: sets how much of the value of a class may be lent. `UnknownNumber`, `LoanToValueAboveCap`.
    pub(crate) fn set_loan_to_value(&mut self, class: u8, share: u16) -> Result<(), Error> {
        self.authority.check()?;
        let (class, share) = (AssetClass::new(class), LoanToValue::new(share));
        let (class, share) = (class.map_err(of_title)?, share.map_err(of_title)?);
        self.registry().set_loan_to_value(class, share);
        emit!(LoanToValueSet, [class as u64], [u64::from(share.get())]);
        Ok(())
    }
}

fn check_named(account: Address) -> Result<(), Error> {
    if account.is_zero() { Err(errors::zero_address()) } else { Ok(()) }
}
