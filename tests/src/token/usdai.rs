//! USDai: minted for dollars, burnt for dollars.

use alloy_primitives::{Address, Log, U256};
use alloy_sol_types::{SolError, SolEvent, SolEventInterface, SolInterface, SolValue};
use stylus_chain::chain::{Account, CallError, Receipt};

use super::{Event, Foreseen, Interface, Subject, balance, operation::Amount, tell};
use crate::{
    World,
    abi::IUSDai::{self, IUSDaiCalls, IUSDaiErrors, IUSDaiEvents},
    check::{done, solvent},
};

/// Dollars have 6 decimals, USDai 18.
const SCALE: u64 = 1_000_000_000_000;

impl Subject for World {
    const NAME: &'static str = "USDai";
    const SYMBOL: &'static str = "USDai";
    const FILE: &'static str = "usdai";
    const SNAPSHOTS: &'static str = "";
    /// ERC-7802.
    const INTERFACES: &'static [u32] = &[0x3333_1994];
    const TURNS: u8 = 1;
    const ENTRY: U256 = U256::from_limbs([1_000_000, 0, 0, 0]);

    fn start() -> Self {
        Self::new()
    }

    fn world(&self) -> &World {
        self
    }

    fn world_mut(&mut self) -> &mut World {
        self
    }

    fn token(&self) -> Address {
        self.usdai
    }

    fn set_token(&mut self, token: Address) {
        self.usdai = token;
    }

    fn others(&self) -> Vec<Address> {
        vec![self.treasury.address, self.usdai, self.dollar, self.admin.address]
    }

    fn interface() -> Interface {
        Interface::new(
            (IUSDaiCalls::SIGNATURES, IUSDaiCalls::SELECTORS),
            (IUSDaiErrors::SIGNATURES, IUSDaiErrors::SELECTORS),
            (IUSDaiEvents::SIGNATURES, IUSDaiEvents::SELECTORS),
        )
    }

    fn declares(log: &Log) -> bool {
        IUSDaiEvents::decode_log(log).is_ok()
    }

    fn explains(data: &[u8]) -> bool {
        IUSDaiErrors::abi_decode_validate(data).is_ok()
    }

    fn construction(&self, authority: Address) -> Vec<u8> {
        authority.abi_encode()
    }

    fn enter(&mut self, who: &Account, to: Address, paid: U256) -> Result<Receipt, CallError> {
        let call = IUSDai::deposit_0Call {
            depositToken: self.dollar,
            depositAmount: paid,
            usdaiAmountMinimum: U256::ZERO,
            recipient: to,
        };
        tell(self, who, &call)
    }

    /// Redeems a part of what there is.
    fn turn(&mut self, _turn: u8, who: &Account, amount: Amount) -> Result<Receipt, CallError> {
        let call = IUSDai::withdraw_0Call {
            withdrawToken: self.dollar,
            usdaiAmount: amount.of(balance(self, who.address)),
            withdrawAmountMinimum: U256::ZERO,
            recipient: who.address,
        };
        tell(self, who, &call)
    }

    fn foresee_entry(&mut self, who: Address, to: Address, paid: U256) -> Foreseen {
        if paid.is_zero() {
            return Err(IUSDai::ZeroAmount::SELECTOR);
        }
        let dollar = self.dollar;
        if paid > done(self.balance(dollar, who)) {
            return Err(IUSDai::TokenBalanceTooLow::SELECTOR);
        }
        let minted = paid.saturating_mul(U256::from(SCALE));
        let events =
            vec![Event::Transfer(Address::ZERO, to, minted), Event::Exchange([who, to], paid, minted)];
        Ok((events, self.reserve().saturating_add(paid)))
    }

    fn foresee_turn(&mut self, _turn: u8, who: &Account, amount: Amount) -> Foreseen {
        let (who, held) = (who.address, balance(self, who.address));
        let value = amount.of(held);
        let paid = value.checked_div(U256::from(SCALE)).unwrap_or_default();
        if value.is_zero() {
            return Err(IUSDai::ZeroAmount::SELECTOR);
        }
        if paid.is_zero() {
            return Err(IUSDai::BelowOneUnit::SELECTOR);
        }
        let left = self.reserve().checked_sub(paid).ok_or(IUSDai::ReserveTooLow::SELECTOR)?;
        if value > held {
            return Err(IUSDai::ERC20InsufficientBalance::SELECTOR);
        }
        Ok((vec![Event::Transfer(who, Address::ZERO, value), Event::Exchange([who, who], value, paid)], left))
    }

    fn reserve(&mut self) -> U256 {
        let dollar = self.dollar;
        done(self.asset(dollar)).ledger
    }

    fn exchange(log: &Log) -> Option<Event> {
        if let Ok(e) = IUSDai::Deposited::decode_log_data(&log.data) {
            return Some(Event::Exchange([e.caller, e.recipient], e.depositAmount, e.mintAmount));
        }
        let e = IUSDai::Withdrawn::decode_log_data(&log.data).ok()?;
        Some(Event::Exchange([e.caller, e.recipient], e.usdaiAmount, e.withdrawAmount))
    }

    fn sound(&mut self) {
        solvent(self);
    }
}
