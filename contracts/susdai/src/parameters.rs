//! Parameters, which the authority sets. The setters call nothing.

use crate::abi::ISUSDai as abi;
use crate::errors::{self, Error};
use crate::slots::{Calendar, Settings, Slot};
use crate::storage::{SUsdAi, now};
use alloy_primitives::{Address, B256};
use kit::words::{Word, number};
use kit::{emit, host};
use stylus_sdk::prelude::*;
use usdai_core::vault::{Book, Clock, Epoch};
use usdai_core::{AccrualRate, Bps, ExitShare, Shares, Timestamp, YieldFeeBps};

/// A parameter and what it is to be.
pub enum Parameter {
    /// Deposits rest until then, or no longer when it is past. `PauseTooLong`, `PauseCoolingDown`.
    DepositPause(u64),
    /// The fee on what accrues or is harvested from now on, at most 1,000. `OutOfRange`.
    YieldFee(u16),
    /// The portion of returned principal for those who wait, 2,500 to 10,000. `OutOfRange`.
    ExitShare(u16),
    /// Who receives fees. `ZeroAddress` for none.
    FeeRecipient(Address),
    /// Who lends the vault's cash, nobody for the zero address.
    LoanBook(Address),
    /// Who lines up those who leave, once. `RedemptionsSilent` where no contract is, `RedemptionsWired`.
    Redemptions(Address),
}

impl SUsdAi {
    /// Names the authority, USDai and the start of epoch 1, once.
    ///
    /// `AlreadyConstructed`, `ZeroAddress`, `OutOfRange` when that start is more than an epoch away.
    pub(crate) fn construct(
        &mut self,
        authority: Address,
        usdai: Address,
        genesis: u64,
    ) -> Result<(), Error> {
        self.check_constructor_slot().map_err(|_| errors::already_constructed())?;
        if usdai.is_zero() {
            return Err(errors::zero_address());
        }
        let (present, epoch) = (host::now(), Clock::EPOCH.get());
        check_range(genesis, present.saturating_sub(epoch), present.saturating_add(epoch))?;
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

    /// Authority: sets a parameter by the function with this selector.
    pub(crate) fn set_parameter(&mut self, setter: u32, parameter: &Parameter) -> Result<(), Error> {
        self.authority.check()?;
        let value = match *parameter {
            Parameter::FeeRecipient(account) => self.set_fee_recipient(account)?,
            Parameter::LoanBook(account) => self.set_loan_book(account)?,
            Parameter::Redemptions(account) => self.set_redemptions(account)?,
            _ => self.set_setting(parameter)?.word(),
        };
        emit!(ParameterSet, [B256::right_padding_from(&setter.to_be_bytes())], [value]);
        Ok(())
    }

    fn set_fee_recipient(&mut self, account: Address) -> Result<B256, Error> {
        if account.is_zero() {
            return Err(errors::zero_address());
        }
        self.fee_recipient.set(account);
        Ok(account.word())
    }

    /// What the former loan book reported stays; interest needs somebody who answers for it.
    fn set_loan_book(&mut self, account: Address) -> Result<B256, Error> {
        self.settle_book(Some(AccrualRate::ZERO))?;
        self.loan_book.set(account);
        Ok(account.word())
    }

    /// For ever, because shares that wait and cash that is reserved are with that contract alone.
    fn set_redemptions(&mut self, account: Address) -> Result<B256, Error> {
        let wired = self.redemptions();
        if !wired.is_zero() {
            return Err(errors::redemptions_wired(wired));
        }
        if !host::has_code(account) {
            return Err(errors::redemptions_silent(account));
        }
        self.store(Slot::Redemptions, number(account.word()));
        Ok(account.word())
    }

    /// Sets what [`Settings`] hold; returns what became of it.
    fn set_setting(&mut self, parameter: &Parameter) -> Result<u64, Error> {
        let mut settings = self.settings();
        let value = match *parameter {
            Parameter::DepositPause(until) => {
                settings.pause.set(host::now(), until)?;
                settings.pause.until.into()
            }
            Parameter::YieldFee(fee) => {
                check_range(fee.into(), 0, YieldFeeBps::CAP.into())?;
                self.settle_book(None)?;
                settings.yield_fee = fee;
                fee.into()
            }
            Parameter::ExitShare(share) => {
                check_range(share.into(), ExitShare::LEAST.into(), Bps::DENOMINATOR.into())?;
                settings.exit_share = share;
                share.into()
            }
            _ => 0,
        };
        self.set_settings(&settings)?;
        Ok(value)
    }

    /// What has accrued so far keeps the fee and the rate of its time.
    fn settle_book(&mut self, rate: Option<AccrualRate>) -> Result<(), Error> {
        self.follow_clock()?;
        let book = self.book();
        if book.at == Timestamp::default() {
            return Ok(());
        }
        let settled = book.settled(now(), self.yield_fee())?;
        self.set_book(&Book { rate: rate.unwrap_or(settled.rate), ..settled })
    }
}

fn check_range(value: u64, least: u64, most: u64) -> Result<(), Error> {
    if value < least || value > most { Err(errors::out_of_range(value, least, most)) } else { Ok(()) }
}
