//! The constructor, and the router, which the authority names once.

use crate::abi::ICollateralAuction as abi;
use crate::errors::{self, Error};
use crate::storage::CollateralAuction;
use alloy_primitives::Address;
use kit::{emit, host};
use stylus_sdk::prelude::*;

impl CollateralAuction {
    /// Names the authority and the registry of titles, once. `AlreadyConstructed`, `ZeroAddress`, `NoContract`.
    pub(crate) fn construct(&mut self, authority: Address, caliber: Address) -> Result<(), Error> {
        self.check_constructor_slot().map_err(|_| errors::already_constructed())?;
        check_contract(caliber)?;
        self.authority.construct(authority)?;
        self.caliber.set(caliber);
        Ok(())
    }

    /// Authority: names the loan router, once. `RouterKnown`, `ZeroAddress`, `NoContract`.
    pub(crate) fn set_router(&mut self, router: Address) -> Result<(), Error> {
        self.authority.check()?;
        let known = self.router.get();
        if !known.is_zero() {
            return Err(errors::router_known(known));
        }
        check_contract(router)?;
        self.router.set(router);
        emit!(RouterSet, [router], []);
        Ok(())
    }
}

fn check_contract(account: Address) -> Result<(), Error> {
    if account.is_zero() {
        return Err(errors::zero_address());
    }
    if host::has_code(account) { Ok(()) } else { Err(errors::no_contract(account)) }
}
