//! A timelock, a dollar, a lender that deposits, and a target that takes.

use alloy_primitives::{Address, B256, LogData, U256};
use alloy_sol_types::SolCall;
use deposit_timelock::DepositTimelock;
use deposit_timelock::abi::IDepositTimelock as abi;
use kit::program::Program;
use mock_dollar::MockDollar;
use motsu::prelude::*;

pub use testing::{done, log, refused};

/// When the tests' machine starts.
pub const NOW: u64 = 1_735_689_600;
/// Seconds.
pub const DAY: u64 = 86_400;
/// Until when the target may take.
pub const EXPIRATION: u64 = NOW + 7 * DAY;
/// A loan.
pub const LOAN: B256 = B256::repeat_byte(0x10);
/// Who may take.
pub const TARGET: Address = Address::repeat_byte(0x7a);

pub fn number(value: u64) -> U256 {
    U256::from(value)
}

/// The contract and the token that is deposited.
pub struct Scene<'a> {
    pub timelock: &'a Contract<DepositTimelock>,
    pub token: Address,
}

/// Gives a lender so many dollars, which the timelock may take.
pub fn fund(scene: &Scene, dollar: &Contract<MockDollar>, lender: Address, amount: u64) {
    dollar.sender(lender).mint(lender, number(amount)).motsu_unwrap();
    dollar.sender(lender).approve(scene.timelock.address(), number(amount)).motsu_unwrap();
}

/// Units of an account.
pub fn balance(dollar: &Contract<MockDollar>, account: Address) -> U256 {
    dollar.sender(account).balance_of(account)
}

impl Scene<'_> {
    /// Calls with any calldata through the router, as the chain does, and undoes what a refused call did.
    pub fn raw(&self, sender: Address, input: &[u8]) -> Result<Vec<u8>, Vec<u8>> {
        self.timelock.sender(sender).call(input).map_err(Vec::from).motsu_res()
    }

    /// Calls a function.
    pub fn send<C: SolCall>(&self, sender: Address, call: C) -> Result<C::Return, Vec<u8>> {
        let output = self.raw(sender, &call.abi_encode())?;
        Ok(C::abi_decode_returns(&output, true).expect("a result as the interface says"))
    }

    /// What a view says.
    #[track_caller]
    pub fn ask<C: SolCall>(&self, call: C) -> C::Return {
        done(self.send(Address::repeat_byte(0xee), call))
    }

    /// A deposit for [`LOAN`].
    pub fn deposit(&self, amount: u64) -> abi::depositCall {
        let (token, amount) = (self.token, number(amount));
        abi::depositCall { target: TARGET, context: LOAN, token, amount, expiration: EXPIRATION }
    }

    /// The same, which a counterparty may agree to end.
    pub fn deposit_with(&self, counterparty: Address, amount: u64) -> abi::depositWithCounterpartyCall {
        let abi::depositCall { target, context, token, amount, expiration } = self.deposit(amount);
        abi::depositWithCounterpartyCall { target, context, token, amount, expiration, counterparty }
    }

    pub fn cancel(&self, depositor: Address) -> Result<U256, Vec<u8>> {
        let call = abi::cancelCall { target: TARGET, context: LOAN, token: self.token };
        self.send(depositor, call).map(|answer| answer.amount)
    }

    /// The target takes of a deposit.
    pub fn withdraw(&self, depositor: Address, amount: u64) -> Result<(), Vec<u8>> {
        let (token, amount) = (self.token, number(amount));
        self.send(TARGET, abi::withdrawCall { context: LOAN, depositor, token, amount }).map(|_| ())
    }

    /// Amount, expiration, when it was made, counterparty.
    pub fn held(&self, depositor: Address) -> (U256, u64, u64, Address) {
        let call = abi::depositOfCall { depositor, target: TARGET, context: LOAN, token: self.token };
        let abi::depositOfReturn { amount, expiration, depositedAt, counterparty } = self.ask(call);
        (amount, expiration, depositedAt, counterparty)
    }

    pub fn claimable(&self, account: Address) -> U256 {
        self.ask(abi::claimableCall { account, token: self.token }).amount
    }

    /// These were the last events, in this order.
    #[track_caller]
    pub fn ended_with<const N: usize>(&self, expected: [LogData; N]) {
        let all = self.timelock.all_events();
        assert_eq!(all.get(all.len().saturating_sub(N)..), Some(&expected[..]));
    }
}

/// Nothing is held.
pub const NONE: (U256, u64, u64, Address) = (U256::ZERO, 0, 0, Address::ZERO);
