//! The constructor, and parameters, which the authority sets. The setters call nothing.

use crate::abi::IQEV as abi;
use crate::errors::{self, Error, of_auction};
use crate::slots::{Place, Settings};
use crate::storage::Qev;
use alloy_primitives::Address;
use kit::pause::Pause;
use kit::{emit, host};
use qev_auction::{Rules, Tick};
use stylus_sdk::prelude::*;
use usdai_core::Timestamp;
use usdai_core::vault::Clock;

/// What the contract works with for ever.
pub struct Pair {
    /// Whose shares wait.
    pub vault: Address,
    /// When epoch 1 began.
    pub genesis: u64,
    /// What verifies rounds of the beacon.
    pub beacon: Address,
    /// What draws positions.
    pub metadata: Address,
}

impl Qev {
    /// Names the authority and what the contract works with, once. The start of epoch 1 is the vault's.
    ///
    /// `AlreadyConstructed`, `VaultHasNoCode`, `OutOfRange` when that start is more than an epoch ahead,
    /// `ZeroAddress`.
    pub(crate) fn construct(&mut self, authority: Address, pair: &Pair) -> Result<(), Error> {
        let Pair { vault, genesis, beacon, metadata } = *pair;
        self.check_constructor_slot().map_err(|_| errors::already_constructed())?;
        if !host::has_code(vault) {
            return Err(errors::vault_has_no_code(vault));
        }
        check_range(genesis, Clock::LOCK_LEAD.get(), host::now().saturating_add(Clock::EPOCH.get()))?;
        self.authority.construct(authority)?;
        let clock = Clock { genesis: Timestamp::new(genesis) };
        self.set_settings(&Settings { vault, clock, pause: Pause::default() })?;
        self.set_address(Place::Beacon, beacon);
        self.set_address(Place::Metadata, metadata);
        self.engine().begin(&Rules::DEFAULT).map_err(of_auction)?;
        tell_rules(&Rules::DEFAULT);
        Ok(())
    }

    /// Authority: rests new requests. `PauseTooLong`, `PauseCoolingDown`.
    pub(crate) fn pause_requests(&mut self, until: u64) -> Result<(), Error> {
        self.authority.check()?;
        let mut settings = self.settings();
        settings.pause.set(host::now(), until)?;
        self.set_settings(&settings)?;
        emit!(RequestsPaused, [], [u64::from(settings.pause.until)]);
        Ok(())
    }

    /// Authority: sets the rules of the next lock. `OutOfRange`.
    pub(crate) fn set_rules(&mut self, maximum: u16, penalty: u16) -> Result<(), Error> {
        self.authority.check()?;
        check_range(maximum.into(), Tick::RESERVE.get().into(), Tick::HIGHEST.get().into())?;
        check_range(penalty.into(), Rules::PENALTY_LEAST.into(), Rules::PENALTY_MOST.into())?;
        let rules = Tick::new(maximum).ok().and_then(|tick| Rules::new(tick, penalty).ok());
        let rules = rules.ok_or_else(errors::arithmetic_overflow)?;
        self.follow_clock()?;
        self.engine().set_rules(&rules).map_err(of_auction)?;
        tell_rules(&rules);
        Ok(())
    }
}

fn tell_rules(rules: &Rules) {
    emit!(RulesSet, [], [u64::from(rules.maximum().get()), u64::from(rules.penalty())]);
}

fn check_range(value: u64, least: u64, most: u64) -> Result<(), Error> {
    if value < least || value > most { Err(errors::out_of_range(value, least, most)) } else { Ok(()) }
}
