//! Errors as the interface spells them.

use alloy_primitives::{Address, U256};
use alloy_sol_types::SolError;
use collateral_auction::abi::ICollateralAuction as abi;
use collateral_auction::errors::{Error, of_sale};
use usdai_core::{AssetAmount, MathError, SaleError, Timestamp};

#[track_caller]
fn is<X: SolError>(error: Error, expected: X) {
    assert_eq!(Vec::from(error), expected.abi_encode(), "{}", X::SIGNATURE);
}

#[test]
fn the_sale_s_errors_are_the_interface_s() {
    let [arrived, least] = [7, 8].map(U256::from);
    let too_low = SaleError::BidTooLow { amount: AssetAmount::new(arrived), least: AssetAmount::new(least) };
    is(of_sale(too_low), abi::BidTooLow { arrived, least });
    let ends_at = Timestamp::new(7);
    is(of_sale(SaleError::RoundOver { ends_at }), abi::RoundOver { endsAt: 7 });
    is(of_sale(SaleError::RoundRunning { ends_at }), abi::RoundRunning { endsAt: 7 });
    is(of_sale(SaleError::NoBid), abi::NoBid {});
    is(of_sale(SaleError::HasBid), abi::HasBid {});
    is(of_sale(SaleError::Math(MathError::Overflow)), abi::ArithmeticOverflow {});
    let account = Address::repeat_byte(1);
    is(collateral_auction::errors::contract_silent(account), abi::ContractSilent { contract_: account });
}
