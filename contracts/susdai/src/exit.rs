//! Leaving, ERC-7540: requests, which the redemption contract lines up, and taking what it says was paid.

use crate::abi::ISUSDai as abi;
use crate::abi::partners::IQEV;
use crate::errors::{self, Error, of_vault};
use crate::slots::{Calendar, Slot, key_of_operator};
use crate::storage::SUsdAi;
use alloc::vec::Vec;
use alloy_primitives::{Address, U256};
use alloy_sol_types::SolCall;
use kit::calldata::Arguments;
use kit::erc20::Token;
use kit::words::{Word, with_selector};
use kit::{emit, host, token};
use openzeppelin_stylus::token::erc20::IErc20;
use usdai_core::vault::check_request;
use usdai_core::{Shares, Usd};

/// What of an answer of the redemption contract is copied: a reason of four arguments.
const ANSWER_BYTES: usize = 132;

/// What a holder asks to leave with.
pub struct Request<'a> {
    /// Shares.
    pub shares: U256,
    /// Who gets the position.
    pub controller: Address,
    /// Whose shares they are.
    pub owner: Address,
    /// The arguments, which the redemption contract takes as they are.
    pub arguments: &'a [u8],
}

/// What is taken out of a controller's ledger.
pub struct Claim {
    /// Shares, or assets.
    pub amount: U256,
    /// Who is paid.
    pub receiver: Address,
    /// Whose ledger it is.
    pub controller: Address,
}

impl SUsdAi {
    /// Owner, its operator, or within its allowance: moves shares into the line. Returns the position.
    ///
    /// `RedemptionsNotWired`, `RequestBelowLeast`, `RequestAboveBalance`, `ERC20InsufficientAllowance`, and what the
    /// redemption contract refuses, which takes a request by the function with that selector.
    pub(crate) fn request_redeem(&mut self, request: &Request, selector: [u8; 4]) -> Result<U256, Error> {
        let Request { shares, controller, owner, arguments } = *request;
        let (redemptions, caller) = (self.wired()?, host::sender());
        let may_ask = caller == owner || self.is_operator(owner, caller);
        if !may_ask {
            self.erc20._spend_allowance(owner, caller, shares)?;
        }
        let requested = Shares::new(shares);
        check_request(requested, Shares::new(self.erc20.balance_of(owner))).map_err(of_vault)?;
        self.follow_clock()?;
        let calendar = self.calendar();
        self.set_calendar(&Calendar { queued: calendar.queued.checked_add(requested)?, ..calendar })?;
        self.erc20._update(owner, redemptions, shares)?;
        let [id, _] = order(redemptions, &call_of(selector, arguments), 1)?;
        emit!(RedeemRequest, [controller, owner, id], [caller, shares]);
        Ok(id)
    }

    /// Controller or its operator: pays what the redemption contract takes out of the controller's ledger by the
    /// function with that selector. Returns shares and assets.
    ///
    /// `RedemptionsNotWired`, `NotControllerOrOperator`, `ERC20InvalidReceiver` of the vault itself, whose ledger would
    /// not have what it is paid, and what the redemption contract refuses.
    pub(crate) fn claim_for(&mut self, claim: &Claim, selector: [u8; 4]) -> Result<[U256; 2], Error> {
        let Claim { amount, receiver, controller } = *claim;
        let (redemptions, caller) = (self.wired()?, host::sender());
        if caller != controller && !self.is_operator(controller, caller) {
            return Err(errors::not_controller_or_operator(caller, controller));
        }
        Self::check_receiver(receiver)?;
        let call = with_selector(selector, &[controller.word(), amount.word()]);
        let [shares, assets] = order(redemptions, &call, 2)?;
        self.pay(Usd::new(assets), Usd::new(assets))?;
        emit!(Withdraw, [caller, receiver, controller], [assets, shares]);
        token::give(self.usdai(), receiver, assets)?;
        Ok([shares, assets])
    }

    /// What the redemption contract says a controller may claim, shares and assets; nothing while none is wired.
    pub(crate) fn claimable(&self, controller: Address) -> [U256; 2] {
        let answer = self.ask(IQEV::claimableCall::SELECTOR, &controller.word().0);
        let mut answer = Arguments::new(&answer);
        [answer.uint(), answer.uint()]
    }

    /// Anyone: lets an operator request and redeem for the caller.
    pub(crate) fn set_operator(&mut self, operator: Address, is_approved: bool) {
        let controller = host::sender();
        let content = U256::from_limbs([is_approved.into(), 0, 0, 0]);
        self.set_entry(key_of_operator(controller, operator), content);
        emit!(OperatorSet, [controller, operator], [is_approved]);
    }

    pub(crate) fn is_operator(&self, controller: Address, operator: Address) -> bool {
        !self.entry(key_of_operator(controller, operator)).is_zero()
    }

    /// What the redemption contract answers; zeros while there is none or it refuses.
    pub(crate) fn ask(&self, selector: [u8; 4], arguments: &[u8]) -> Vec<u8> {
        let redemptions = self.redemptions();
        if redemptions.is_zero() {
            return Vec::new();
        }
        host::static_call_up_to(redemptions, &call_of(selector, arguments), u64::MAX, 64).unwrap_or_default()
    }

    pub(crate) fn redemptions(&self) -> Address {
        Address::from_word(self.load(Slot::Redemptions).into())
    }

    /// The redemption contract. `RedemptionsNotWired`.
    fn wired(&self) -> Result<Address, Error> {
        let redemptions = self.redemptions();
        if redemptions.is_zero() { Err(errors::redemptions_not_wired()) } else { Ok(redemptions) }
    }
}

/// What the redemption contract answers, of so many words; its reason is passed on. `RedemptionsSilent` where there is
/// neither.
fn order(redemptions: Address, call: &[u8], words: usize) -> Result<[U256; 2], Error> {
    match host::forward(redemptions, call, u64::MAX, ANSWER_BYTES) {
        Ok(answer) if answer.len() >= words * 32 => {
            let mut answer = Arguments::new(&answer);
            Ok([answer.uint(), answer.uint()])
        }
        Err(reason) if !reason.is_empty() => Err(Error::of_callee(reason)),
        _ => Err(errors::redemptions_silent(redemptions)),
    }
}

fn call_of(selector: [u8; 4], arguments: &[u8]) -> Vec<u8> {
    let mut call = Vec::from(selector);
    call.extend_from_slice(arguments);
    call
}
