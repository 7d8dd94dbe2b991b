//! Every reason to refuse, with the numbers that decided it. What each means and its remedy: `abi/loan-book.sol`.

use crate::abi::ILoanBook as abi;
use alloy_primitives::{Address, B256, U256};

pub use kit::Error;
pub use kit::errors::*;

kit::errors! {
    not_router = NotRouter(caller: Address),
    router_known = RouterKnown(router: Address),
    not_strategist = NotStrategist(caller: Address),
    out_of_range = OutOfRange(value: U256, least: U256, most: U256),
    not_agreed = NotAgreed(loan: B256),
    expiration_passed = ExpirationPassed(expiration: u64),
    no_tranche_of_vault = NoTrancheOfVault(loan: B256),
    loan_limit_exceeded = LoanLimitExceeded(amount: U256, limit: U256),
    borrower_limit_exceeded = BorrowerLimitExceeded(borrower: Address, amount: U256, limit: U256),
    curator_limit_exceeded = CuratorLimitExceeded(curator: Address, amount: U256, limit: U256),
    first_loss_too_small = FirstLossTooSmall(amount: U256, least: U256),
    cash_below_minimum = CashBelowMinimum(cash: U256, minimum: U256),
    decimals_out_of_range = DecimalsOutOfRange(asset: Address, decimals: u64),
    currency_not_convertible = CurrencyNotConvertible(currency: Address),
    entry_unknown = EntryUnknown(loan: B256, index: u64),
    entry_known = EntryKnown(loan: B256, index: u64),
    position_not_held = PositionNotHeld(loan: B256, index: u64, owner: Address),
    loan_not_active = LoanNotActive(loan: B256),
    price_above_claim = PriceAboveClaim(price: U256, claim: U256),
    not_resumable = NotResumable(loan: B256, index: u64, from: u64),
    mark_not_raised = MarkNotRaised(loan: B256, index: u64),
    nothing_to_sweep = NothingToSweep(currency: Address),
    contract_silent = ContractSilent(contract_: Address),
}
