//! What each log changes.

use crate::InputError;
use crate::engine::Engine;
use crate::input::{Act, Event};
use crate::ledger::Asset;
use crate::line::unknown;
use crate::loans::{Opening, position_of};
use alloy_primitives::{Address, B256};

impl Engine {
    pub(crate) fn apply(&mut self, event: &Event) -> Result<(), InputError> {
        match &event.act {
            Act::UsdaiMoved { from, to, value } => self.transfer(Asset::Usdai, *from, *to, *value),
            Act::SharesMoved { from, to, value } => self.transfer(Asset::Shares, *from, *to, *value),
            Act::UsdaiMinted { to, amount } => {
                let account = self.ledger.place(*to);
                self.mints.mint(account, event.time, event.block, *amount);
                Ok(())
            }
            Act::PlaceMoved { id, from, to } => self.move_place(*id, *from, *to),
            Act::Requested { id, shares } => self.request(*id, *shares),
            Act::Revealed { id, tick, shares } => self.bid(*id, *tick, *shares),
            Act::BidWithdrawn { id } => self.line.position(*id, self.block)?.withdraw_bid(),
            Act::Cancelled { id } => {
                let (owner, shares) = self.line.position(*id, self.block)?.empty()?;
                self.debit(owner, Asset::Waiting, shares)
            }
            Act::Cleared(clearing) => {
                let left = self.line.clear(clearing, self.block)?;
                left.into_iter().try_for_each(|(owner, shares)| self.debit(owner, Asset::Waiting, shares))
            }
            Act::LoanOpened { loan, decimals, tranches } => self.open_loan(*loan, *decimals, tranches),
            Act::PrincipalEnded { loan, index, amount } => self.end_principal(*loan, *index, *amount),
            Act::LoanMoved { id, from, to } => self.move_loan(*id, *from, *to),
            Act::Referred { account, referrer } => {
                let places = [*account, *referrer].map(|account| self.ledger.place(account));
                self.earnings.refer(places).ok_or(InputError::ReferralImpossible(*account))
            }
        }
    }

    fn transfer(&mut self, asset: Asset, from: Address, to: Address, value: u128) -> Result<(), InputError> {
        if from.is_zero() {
            let supply = self.supplies.of(asset);
            *supply = supply.checked_add(value).ok_or(InputError::Overflow)?;
        } else {
            let from = self.ledger.place(from);
            self.debit(from, asset, value)?;
        }
        if to.is_zero() {
            let (supply, block) = (self.supplies.of(asset), self.block);
            let overdrawn = InputError::Overdrawn { account: to, balance: *supply, value, block };
            *supply = supply.checked_sub(value).ok_or(overdrawn)?;
            return Ok(());
        }
        let to = self.ledger.place(to);
        self.credit(to, asset, value)
    }

    fn move_place(&mut self, id: u64, from: Address, to: Address) -> Result<(), InputError> {
        let (block, new) = (self.block, self.ledger.place(to));
        if from.is_zero() {
            return self.line.open(id, new, block);
        }
        let former = self.ledger.place(from);
        let position = self.line.position(id, block)?;
        if position.owner != former {
            return Err(unknown(id, from, block));
        }
        if to.is_zero() {
            return self.line.close(id, block);
        }
        position.owner = new;
        let shares = position.shares()?;
        self.debit(former, Asset::Waiting, shares)?;
        self.credit(new, Asset::Waiting, shares)
    }

    fn request(&mut self, id: u64, shares: u128) -> Result<(), InputError> {
        let position = self.line.position(id, self.block)?;
        position.request(shares)?;
        let owner = position.owner;
        self.credit(owner, Asset::Waiting, shares)
    }

    fn bid(&mut self, id: u64, tick: u16, shares: u128) -> Result<(), InputError> {
        let block = self.block;
        let position = self.line.position(id, block)?;
        if position.bid(tick, shares)? {
            return Ok(());
        }
        let (owner, balance) = (position.owner, position.shares()?);
        let account = self.ledger.holdings()[owner].address;
        Err(InputError::Overdrawn { account, balance, value: shares, block })
    }

    fn open_loan(
        &mut self,
        loan: B256,
        decimals: u8,
        tranches: &[(Address, u128)],
    ) -> Result<(), InputError> {
        let opening =
            Opening { loan, decimals, tranches, loan_book: self.terms.loan_book, block: self.block };
        let lent = self.loans.open(&opening, &mut self.ledger)?;
        lent.into_iter().try_for_each(|(owner, amount)| self.credit(owner, Asset::Lent, amount))
    }

    fn end_principal(&mut self, loan: B256, index: u8, amount: u128) -> Result<(), InputError> {
        let block = self.block;
        let tranche = self.loans.tranche(position_of(loan, index));
        let tranche = tranche.ok_or(InputError::LoanUnknown { loan, block })?;
        let (owner, balance) = (tranche.owner, tranche.outstanding);
        let value = amount.checked_mul(tranche.unit).ok_or(InputError::Overflow)?;
        let account = self.ledger.holdings()[owner].address;
        let overdrawn = InputError::Overdrawn { account, balance, value, block };
        tranche.outstanding = balance.checked_sub(value).ok_or(overdrawn)?;
        if tranche.is_beside_vault { self.debit(owner, Asset::Lent, value) } else { Ok(()) }
    }

    fn move_loan(&mut self, id: B256, from: Address, to: Address) -> Result<(), InputError> {
        if from.is_zero() {
            // `LoanOpened` tells who has it.
            return Ok(());
        }
        let unknown = InputError::PositionUnknown { id, account: from, block: self.block };
        let [former, new] = [from, to].map(|account| self.ledger.place(account));
        let tranche = self.loans.tranche(id).filter(|tranche| tranche.owner == former).ok_or(unknown)?;
        tranche.owner = new;
        if !tranche.is_beside_vault {
            return Ok(());
        }
        let outstanding = tranche.outstanding;
        self.debit(former, Asset::Lent, outstanding)?;
        self.credit(new, Asset::Lent, outstanding)
    }

    fn credit(&mut self, account: usize, asset: Asset, value: u128) -> Result<(), InputError> {
        self.mints.change(account);
        self.ledger.credit(account, asset, value)
    }

    fn debit(&mut self, account: usize, asset: Asset, value: u128) -> Result<(), InputError> {
        self.mints.change(account);
        self.ledger.debit(account, asset, value, self.block)
    }
}
