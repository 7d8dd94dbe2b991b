//! Every reason to refuse, with the numbers that decided it. What each means and its remedy: `abi/loan-router.sol`.

use crate::abi::ILoanRouter as abi;
use alloy_primitives::{Address, B256, U256};

pub use kit::Error;
pub use kit::errors::*;
pub use loan_terms::errors::*;

kit::errors! {
    partner_has_no_code = PartnerHasNoCode(partner: Address),
    out_of_range = OutOfRange(value: u64, least: u64, most: u64),
    not_router = NotRouter(account: Address),
    not_borrower = NotBorrower(caller: Address, borrower: Address),
    borrower_not_allowed = BorrowerNotAllowed(borrower: Address),
    borrowing_is_paused = BorrowingIsPaused(until: u64),
    terms_expired = TermsExpired(expiration: u64),
    loan_exists = LoanExists(loan: B256),
    currency_unusable = CurrencyUnusable(currency: Address),
    price_oracle_silent = PriceOracleSilent(price_oracle: Address),
    fee_recipient_unset = FeeRecipientUnset(),
    deposits_differ = DepositsDiffer(deposits: u64, tranches: u64),
    deposit_type_unusable = DepositTypeUnusable(index: u64, deposit_type: u64),
    lender_is_borrower = LenderIsBorrower(index: u64),
    nonce_cancelled = NonceCancelled(lender: Address, nonce: U256, least: U256),
    signature_invalid = SignatureInvalid(lender: Address),
    amount_missing = AmountMissing(currency: Address, arrived: U256, expected: U256),
    refinancing_differs = RefinancingDiffers(),
    most_exceeded = MostExceeded(needed: U256, most: U256),
    nonce_not_higher = NonceNotHigher(nonce: U256),
    not_auction = NotAuction(caller: Address),
    title_unsold = TitleUnsold(loan: B256),
    title_sold = TitleSold(loan: B256),
    nothing_to_claim = NothingToClaim(currency: Address),
    nothing_unreported = NothingUnreported(loan: B256, index: u64),
    gas_too_low = GasTooLow(left: u64, needed: u64),
}
