//! Who referred whom.

use crate::abi::ICores as abi;
use crate::errors::{self, Error};
use crate::storage::{Cores, Place};
use alloy_primitives::Address;
use kit::words::Word;
use kit::{emit, host};

impl Cores {
    /// Anyone, for itself: says who referred it. `ZeroAddress`, `SelfReferral`, `ReferrerKnown`.
    pub(crate) fn set_referrer(&mut self, referrer: Address) -> Result<(), Error> {
        if referrer.is_zero() {
            return Err(errors::zero_address());
        }
        let caller = host::sender();
        if referrer == caller {
            return Err(errors::self_referral());
        }
        let known = self.referrer_of(caller);
        if !known.is_zero() {
            return Err(errors::referrer_known(known));
        }
        self.store(Place::Referrer(caller), referrer.word());
        emit!(Referred, [caller, referrer], []);
        Ok(())
    }

    /// Who referred an account; zero for nobody.
    pub(crate) fn referrer_of(&self, account: Address) -> Address {
        Address::from_word(self.load(Place::Referrer(account)))
    }
}
