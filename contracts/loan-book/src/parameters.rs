//! The constructor, what the authority sets, and the strategist's word.

use crate::abi::ILoanBook as abi;
use crate::errors::{self, Error};
use crate::marks::HAIRCUT_DEFAULT;
use crate::slots::{Backing, CLASSES, Common, Slot, pack_pair};
use crate::storage::LoanBook;
use alloy_primitives::{Address, B256, U256};
use kit::words::{Word, number};
use kit::{emit, host, token};
use stylus_sdk::prelude::*;
use usdai_core::{Bps, Usd};

/// The highest limit, 2^96 - 1: what an entry holds.
const LIMIT_MAXIMUM: U256 = U256::from_limbs([u64::MAX, u32::MAX as u64, 0, 0]);
/// What counts as any amount.
const UNLIMITED: U256 = U256::MAX;

impl LoanBook {
    /// Names the authority and the partners, once, and lets the vault take USDai. `AlreadyConstructed`, `ZeroAddress`,
    /// `TransferFailed` where USDai does not approve.
    pub(crate) fn construct(&mut self, authority: Address, partners: [Address; 5]) -> Result<(), Error> {
        self.check_constructor_slot().map_err(|_| errors::already_constructed())?;
        self.authority.construct(authority)?;
        let slots = [Slot::Vault, Slot::Usdai, Slot::Caliber, Slot::Auction, Slot::Positions];
        for (slot, partner) in slots.into_iter().zip(partners) {
            if partner.is_zero() {
                return Err(errors::zero_address());
            }
            self.store(slot, number(partner.word()));
        }
        self.set_common(&Common { haircuts: [HAIRCUT_DEFAULT; CLASSES], ..Common::default() })?;
        token::approve(self.partner(Slot::Usdai), self.partner(Slot::Vault), UNLIMITED)
    }

    /// Authority: names the router, once. `ZeroAddress`, `RouterKnown`.
    pub(crate) fn set_router(&mut self, router: Address) -> Result<(), Error> {
        self.authority.check()?;
        if router.is_zero() {
            return Err(errors::zero_address());
        }
        let known = self.partner(Slot::Router);
        if !known.is_zero() {
            return Err(errors::router_known(known));
        }
        self.store(Slot::Router, number(router.word()));
        emit!(RouterSet, [router], []);
        Ok(())
    }

    /// Authority: sets the limits, in the order of the interface. `OutOfRange`.
    pub(crate) fn set_limits(&mut self, limits: [U256; 4]) -> Result<(), Error> {
        self.authority.check()?;
        for limit in limits {
            if limit > LIMIT_MAXIMUM {
                return Err(errors::out_of_range(limit, U256::ZERO, LIMIT_MAXIMUM));
            }
        }
        let [per_loan, per_borrower, per_curator, minimum] = limits.map(Usd::new);
        self.store(Slot::LoanLimits, pack_pair([per_loan, per_borrower])?);
        self.store(Slot::OtherLimits, pack_pair([per_curator, minimum])?);
        let [per_loan, per_borrower, per_curator, minimum] = limits;
        emit!(LimitsSet, [], [per_loan, per_borrower, per_curator, minimum]);
        Ok(())
    }

    /// Authority: sets what is counted on of a class. `OutOfRange`.
    pub(crate) fn set_haircut(&mut self, class: u8, share: u16) -> Result<(), Error> {
        self.authority.check()?;
        let most = CLASSES as u64;
        let mut common = self.common();
        let index = usize::from(class).checked_sub(1);
        let place = index.and_then(|index| common.haircuts.get_mut(index));
        let place = place.ok_or_else(|| out_of_range(class.into(), 1, most))?;
        if share > Bps::DENOMINATOR {
            return Err(out_of_range(share.into(), 0, Bps::DENOMINATOR.into()));
        }
        *place = share;
        self.set_common(&common)?;
        emit!(HaircutSet, [u64::from(class)], [u64::from(share)]);
        Ok(())
    }

    /// Strategist: lets the vault lend in a loan. `NotStrategist`, `ExpirationPassed`.
    pub(crate) fn agree(&mut self, loan: B256, expiration: u64) -> Result<(), Error> {
        let strategist = self.check_strategist()?;
        if expiration < host::now() {
            return Err(errors::expiration_passed(expiration));
        }
        let backing = self.backing(loan);
        self.set_backing(loan, &Backing { agreed_until: expiration, ..backing })?;
        emit!(Agreed, [loan, strategist], [expiration]);
        Ok(())
    }

    /// Strategist: takes that back. `NotStrategist`.
    pub(crate) fn disagree(&mut self, loan: B256) -> Result<(), Error> {
        let strategist = self.check_strategist()?;
        let backing = self.backing(loan);
        self.set_backing(loan, &Backing { agreed_until: 0, ..backing })?;
        emit!(Disagreed, [loan, strategist], []);
        Ok(())
    }
}

fn out_of_range(value: u64, least: u64, most: u64) -> Error {
    let [value, least, most] = [value, least, most].map(|number| U256::from_limbs([number, 0, 0, 0]));
    errors::out_of_range(value, least, most)
}
