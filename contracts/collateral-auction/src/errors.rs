//! Every reason to refuse, with the numbers that decided it. What each means and its remedy:
//! `abi/collateral-auction.sol`.

use crate::abi::ICollateralAuction as abi;
use alloy_primitives::{Address, U256};
use usdai_core::SaleError;

pub use kit::Error;
pub use kit::errors::*;

kit::errors! {
    not_router = NotRouter(caller: Address),
    router_known = RouterKnown(router: Address),
    no_contract = NoContract(account: Address),
    title_not_held = TitleNotHeld(title: U256),
    already_for_sale = AlreadyForSale(title: U256),
    not_for_sale = NotForSale(title: U256),
    decimals_out_of_range = DecimalsOutOfRange(decimals: u64),
    bid_too_low = BidTooLow(arrived: U256, least: U256),
    round_over = RoundOver(ends_at: u64),
    round_running = RoundRunning(ends_at: u64),
    no_bid = NoBid(),
    has_bid = HasBid(),
    nothing_to_withdraw = NothingToWithdraw(),
    contract_silent = ContractSilent(contract_: Address),
}

/// What the sale says.
#[cold]
#[inline(never)]
pub fn of_sale(error: SaleError) -> Error {
    match error {
        SaleError::BidTooLow { amount, least } => bid_too_low(amount.raw(), least.raw()),
        SaleError::RoundOver { ends_at } => round_over(ends_at.get()),
        SaleError::RoundRunning { ends_at } => round_running(ends_at.get()),
        SaleError::NoBid => no_bid(),
        SaleError::HasBid => has_bid(),
        SaleError::Math(error) => error.into(),
    }
}
