//! From what positions were paid to what their owners hold: collecting, and claiming.

use crate::abi::IQEV as abi;
use crate::errors::{self, Error, of_auction};
use crate::ledger::{Amount, Part, narrow, sum};
use crate::slots::{Account, Place};
use crate::storage::Qev;
use alloy_primitives::{Address, U256};
use kit::{emit, host};
use qev_auction::Seal;

/// What collecting came to: added to ledgers, and withheld from them.
#[derive(Default)]
pub struct Sum {
    part: Part,
    withheld: u128,
}

impl Qev {
    /// Anyone: settles at most `epochs` past epochs into each position; returns what ledgers gained. With a receiver
    /// the vault pays all of the caller's ledger to it, which is returned then. `ZeroAddress`, `NothingToClaim`.
    pub(crate) fn collect(
        &mut self,
        ids: impl Iterator<Item = U256>,
        epochs: u32,
        receiver: Option<Address>,
    ) -> Result<Part, Error> {
        let to = receiver.unwrap_or_default();
        if receiver.is_some() && to.is_zero() {
            return Err(errors::zero_address());
        }
        self.follow_clock()?;
        let mut total = Sum::default();
        for id in ids {
            if let Ok((id, owner)) = self.owned(id) {
                self.collect_one(id, owner, epochs, &mut total)?;
            }
        }
        let Sum { mut part, withheld } = total;
        let mut paid = 0;
        if receiver.is_some() {
            part = self.change_ledger(host::sender(), Account::take_all)?;
            paid = part.assets;
        }
        let released = sum(paid, withheld)?;
        if released != 0 {
            self.vault().claim(released, paid, to)?;
        }
        Ok(part)
    }

    /// Vault, which pays: takes a part of a controller's ledger. `NotVault`, `ZeroAmount`, `ClaimTooHigh`.
    pub(crate) fn take(&mut self, controller: Address, amount: Amount) -> Result<Part, Error> {
        self.check_vault()?;
        self.change_ledger(controller, |account| account.take(amount))
    }

    /// Takes something out of a ledger, and tells of it.
    fn change_ledger(
        &mut self,
        controller: Address,
        take: impl FnOnce(&mut Account) -> Result<Part, Error>,
    ) -> Result<Part, Error> {
        let mut account = self.account(controller);
        let part = take(&mut account)?;
        self.set_account(controller, &account)?;
        emit!(Claimed, [controller], [part.shares, part.assets]);
        Ok(part)
    }

    fn collect_one(&mut self, id: u32, owner: Address, epochs: u32, total: &mut Sum) -> Result<(), Error> {
        let before = self.engine().position(id);
        let collected = self.engine().collect(id, epochs).map_err(of_auction)?;
        let position = self.engine().position(id);
        if position.epoch == before.epoch {
            return Ok(());
        }
        let part = Part { shares: collected.served.get(), assets: narrow(collected.paid.raw())? };
        let withheld = narrow(collected.released.raw())?.saturating_sub(part.assets);
        emit!(Collected, [u64::from(id), owner], [position.epoch.get(), part.shares, part.assets, withheld]);
        if before.seal != Seal::None && position.seal == Seal::None {
            self.store(Place::Commitment(id), U256::ZERO);
        }
        if part.shares != 0 {
            let mut account = self.account(owner);
            account.add(part)?;
            self.set_account(owner, &account)?;
        }
        if position.shares().is_zero() {
            self.burn(owner, id)?;
        }
        total.part.shares = sum(total.part.shares, part.shares)?;
        total.part.assets = sum(total.part.assets, part.assets)?;
        total.withheld = sum(total.withheld, withheld)?;
        Ok(())
    }
}
