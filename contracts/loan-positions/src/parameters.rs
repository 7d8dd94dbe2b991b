//! The constructor, and the router, which the authority names once.

use crate::abi::ILoanPositions as abi;
use crate::errors::{self, Error};
use crate::storage::LoanPositions;
use alloy_primitives::Address;
use kit::{emit, host};
use stylus_sdk::prelude::*;

impl LoanPositions {
    /// Names the authority, once. `AlreadyConstructed`, `ZeroAddress`.
    pub(crate) fn construct(&mut self, authority: Address) -> Result<(), Error> {
        self.check_constructor_slot().map_err(|_| errors::already_constructed())?;
        self.authority.construct(authority)
    }

    /// Authority: names the loan router, once. `RouterKnown`, `ZeroAddress`, `NoContract`.
    pub(crate) fn set_router(&mut self, router: Address) -> Result<(), Error> {
        self.authority.check()?;
        let known = self.router.get();
        if !known.is_zero() {
            return Err(errors::router_known(known));
        }
        if router.is_zero() {
            return Err(errors::zero_address());
        }
        if !host::has_code(router) {
            return Err(errors::no_contract(router));
        }
        self.router.set(router);
        emit!(RouterSet, [router], []);
        Ok(())
    }
}
