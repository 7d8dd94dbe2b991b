//! Parameters, which the authority sets. The setters call nothing.

use crate::abi::ISUSDai as abi;
use crate::errors::{self, Error};
use crate::slots::{Calendar, Settings};
use crate::storage::{SUsdAi, now};
use alloy_primitives::{Address, B256};
use alloy_sol_types::SolCall;
use kit::words::Word;
use kit::{emit, host};
use stylus_sdk::prelude::*;
use usdai_core::vault::{Clock, Epoch};
use usdai_core::{ExitShare, Shares, Timestamp, YieldFeeBps};

impl SUsdAi {
    /// Names the authority, USDai and the start of epoch 1, once.
    ///
    /// `AlreadyConstructed`, `ZeroAddress`, `GenesisTooFar` when that start is more than an epoch away.
    pub(crate) fn construct(&mut self, authority: Address, usdai: Address, genesis: u64) -> Result<(), Error> {
        self.check_constructor_slot().map_err(|_| errors::already_constructed())?;
        if usdai.is_zero() {
            return Err(errors::zero_address());
        }
        let present = host::now();
        if present.abs_diff(genesis) > Clock::EPOCH.get() {
            return Err(errors::genesis_too_far(genesis, present));
        }
        self.authority.construct(authority)?;
        let exit_share = ExitShare::DEFAULT.get();
        self.set_settings(&Settings { usdai, exit_share, ..Settings::default() })?;
        self.set_calendar(&Calendar {
            clock: Clock { genesis: Timestamp::new(genesis) },
            locked: Epoch::default(),
            is_settled: true,
            settled_at: Timestamp::default(),
            queued: Shares::ZERO,
        })
    }

    /// Authority: stops deposits until then, or ends that. `PauseTooLong`, `PauseCoolingDown`.
    pub(crate) fn pause_deposits(&mut self, until: u64) -> Result<(), Error> {
        self.authority.check()?;
        let mut settings = self.settings();
        settings.pause.set(host::now(), until)?;
        self.set_settings(&settings)?;
        parameter_set(abi::pauseDepositsCall::SELECTOR, u64::from(settings.pause.until));
        Ok(())
    }

    /// Authority: sets the fee for what accrues from now on. `FeeTooHigh`.
    pub(crate) fn set_yield_fee(&mut self, fee: u16) -> Result<(), Error> {
        self.authority.check()?;
        Self::checked_fee(fee)?;
        self.follow_clock()?;
        let book = self.book();
        if book.at != Timestamp::default() {
            self.set_book(&book.settled(now(), self.yield_fee()?)?)?;
        }
        self.set_settings(&Settings { yield_fee: fee, ..self.settings() })?;
        parameter_set(abi::setYieldFeeCall::SELECTOR, u64::from(fee));
        Ok(())
    }

    /// Authority: sets the portion of returned principal for those who wait. `ExitShareOutOfRange`.
    pub(crate) fn set_exit_share(&mut self, exit_share: u16) -> Result<(), Error> {
        self.authority.check()?;
        if ExitShare::new(exit_share).is_err() {
            let bounds = [exit_share, ExitShare::LEAST, usdai_core::Bps::DENOMINATOR].map(u64::from);
            let [value, least, most] = bounds;
            return Err(errors::exit_share_out_of_range(value, least, most));
        }
        self.set_settings(&Settings { exit_share, ..self.settings() })?;
        parameter_set(abi::setExitShareCall::SELECTOR, u64::from(exit_share));
        Ok(())
    }

    /// Authority: names who receives fees. `ZeroAddress` for none.
    pub(crate) fn set_fee_recipient(&mut self, recipient: Address) -> Result<(), Error> {
        self.authority.check()?;
        if recipient.is_zero() {
            return Err(errors::zero_address());
        }
        self.fee_recipient.set(recipient);
        parameter_set(abi::setFeeRecipientCall::SELECTOR, recipient);
        Ok(())
    }

    /// Authority: names who lends the vault's cash, nobody for the zero address.
    pub(crate) fn set_loan_book(&mut self, loan_book: Address) -> Result<(), Error> {
        self.authority.check()?;
        self.loan_book.set(loan_book);
        parameter_set(abi::setLoanBookCall::SELECTOR, loan_book);
        Ok(())
    }

    /// `FeeTooHigh` over 1,000.
    pub(crate) fn checked_fee(fee: u16) -> Result<YieldFeeBps, Error> {
        YieldFeeBps::new(fee).map_err(|_| errors::fee_too_high(fee.into(), YieldFeeBps::CAP.into()))
    }
}

fn parameter_set(setter: [u8; 4], value: impl Word) {
    emit!(ParameterSet, [B256::right_padding_from(&setter)], [value]);
}
