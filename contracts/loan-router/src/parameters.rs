//! The constructor, and parameters, which the authority sets. The setters call nothing.

use crate::abi::ILoanRouter as abi;
use crate::errors::{self, Error};
use crate::slots::{Partner, Place, Settings};
use crate::storage::LoanRouter;
use alloy_primitives::{Address, U256};
use kit::pause::Pause;
use kit::words::{Word, number};
use kit::{emit, host};
use stylus_sdk::prelude::*;
use usdai_core::loan::LiquidationFeeBps;

impl LoanRouter {
    /// Names the authority and the contracts that it works with, once. `AlreadyConstructed`, `PartnerHasNoCode`,
    /// `ZeroAddress`.
    pub(crate) fn construct(&mut self, authority: Address, partners: &[Address; 7]) -> Result<(), Error> {
        self.check_constructor_slot().map_err(|_| errors::already_constructed())?;
        self.authority.construct(authority)?;
        for (partner, address) in Partner::ALL.into_iter().zip(partners) {
            if !host::has_code(*address) {
                return Err(errors::partner_has_no_code(*address));
            }
            self.write(Place::Partner(partner), number(address.word()));
        }
        let liquidation_fee = LiquidationFeeBps::ZERO;
        let pause = Pause::default();
        self.set_settings(&Settings { fee_recipient: Address::ZERO, liquidation_fee, pause });
        Ok(())
    }

    /// Authority: says who gets fees. `ZeroAddress`.
    pub(crate) fn set_fee_recipient(&mut self, fee_recipient: Address) -> Result<(), Error> {
        self.authority.check()?;
        check_address(fee_recipient)?;
        let settings = self.settings();
        self.set_settings(&Settings { fee_recipient, ..settings });
        emit!(FeeRecipientSet, [fee_recipient], []);
        Ok(())
    }

    /// Authority: says what is taken of a sale. `OutOfRange` above 1,000 basis points.
    pub(crate) fn set_liquidation_fee_rate(&mut self, rate: u16) -> Result<(), Error> {
        self.authority.check()?;
        let most = LiquidationFeeBps::CAP;
        let liquidation_fee =
            LiquidationFeeBps::new(rate).map_err(|_| errors::out_of_range(rate.into(), 0, most.into()))?;
        let settings = self.settings();
        self.set_settings(&Settings { liquidation_fee, ..settings });
        emit!(LiquidationFeeRateSet, [], [u64::from(rate)]);
        Ok(())
    }

    /// Authority: rests the opening of loans. `PauseTooLong`, `PauseCoolingDown`.
    pub(crate) fn pause_borrowing(&mut self, until: u64) -> Result<(), Error> {
        self.authority.check()?;
        let mut settings = self.settings();
        settings.pause.set(host::now(), until)?;
        self.set_settings(&settings);
        emit!(BorrowingPaused, [], [u64::from(settings.pause.until)]);
        Ok(())
    }

    /// Authority: names who is asked for prices, or nobody. `PartnerHasNoCode`.
    pub(crate) fn set_price_oracle(&mut self, price_oracle: Address) -> Result<(), Error> {
        self.authority.check()?;
        if !price_oracle.is_zero() && !host::has_code(price_oracle) {
            return Err(errors::partner_has_no_code(price_oracle));
        }
        self.write(Place::PriceOracle, number(price_oracle.word()));
        emit!(PriceOracleSet, [price_oracle], []);
        Ok(())
    }

    /// Cancels the caller's signatures of terms with a lower nonce. `NonceNotHigher`.
    pub(crate) fn increase_nonce(&mut self, nonce: U256) -> Result<(), Error> {
        let caller = host::sender();
        let present = self.read(Place::Nonce(caller));
        if nonce <= present {
            return Err(errors::nonce_not_higher(present));
        }
        self.write(Place::Nonce(caller), nonce);
        emit!(NonceIncreased, [caller], [nonce]);
        Ok(())
    }
}

fn check_address(address: Address) -> Result<(), Error> {
    if address.is_zero() { Err(errors::zero_address()) } else { Ok(()) }
}

/// `BorrowingIsPaused` while it rests.
pub(crate) fn check_borrowing(settings: &Settings) -> Result<(), Error> {
    match settings.pause.running(host::now()) {
        Some(until) => Err(errors::borrowing_is_paused(until)),
        None => Ok(()),
    }
}
