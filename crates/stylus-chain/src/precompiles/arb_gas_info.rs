//! `ArbGasInfo` (0x6c): prices of gas. There is no parent chain here, so its part of every price is zero.

use alloy_primitives::U256;
use alloy_sol_types::sol;

use super::{
    call::{Call, STATE_WRITE_GAS},
    contract::{Method, view},
};

sol! {
    /// Prices of gas.
    interface ArbGasInfo {
        function getPricesInWei()
            external view returns (uint256, uint256, uint256, uint256, uint256, uint256);
        function getPricesInWeiWithAggregator(address aggregator)
            external view returns (uint256, uint256, uint256, uint256, uint256, uint256);
        function getPricesInArbGas() external view returns (uint256, uint256, uint256);
        function getPricesInArbGasWithAggregator(address aggregator)
            external view returns (uint256, uint256, uint256);
        function getGasAccountingParams() external view returns (uint256, uint256, uint256);
        function getMaxTxGasLimit() external view returns (uint256);
        function getMinimumGasPrice() external view returns (uint256);
        function getL1BaseFeeEstimate() external view returns (uint256);
        function getL1GasPriceEstimate() external view returns (uint256);
        function getCurrentTxL1GasFees() external view returns (uint256);
        function getL1PricingSurplus() external view returns (int256);
    }
}

/// Gas per second at which Arbitrum One's price starts to rise; this chain's price never does.
const SPEED_LIMIT: u64 = 7_000_000;
/// First ArbOS version that limits a transaction apart from a block.
const TX_LIMIT_VERSION: u64 = 50;

pub fn methods() -> Vec<Method> {
    vec![
        view::<ArbGasInfo::getPricesInWeiCall>(|call, _| Ok(prices(call).into())),
        view::<ArbGasInfo::getPricesInWeiWithAggregatorCall>(|call, _| Ok(prices(call).into())),
        view::<ArbGasInfo::getPricesInArbGasCall>(|_, _| Ok(gas_prices().into())),
        view::<ArbGasInfo::getPricesInArbGasWithAggregatorCall>(|_, _| Ok(gas_prices().into())),
        view::<ArbGasInfo::getGasAccountingParamsCall>(|call, _| {
            let limit = U256::from(call.config().tx_gas_limit);
            Ok((U256::from(SPEED_LIMIT), U256::from(call.config().block_gas_limit), limit).into())
        }),
        view::<ArbGasInfo::getMaxTxGasLimitCall>(|call, _| Ok(U256::from(call.config().tx_gas_limit)))
            .since(TX_LIMIT_VERSION),
        view::<ArbGasInfo::getMinimumGasPriceCall>(|call, _| Ok(base_fee(call))),
        view::<ArbGasInfo::getL1BaseFeeEstimateCall>(|_, _| Ok(U256::ZERO)),
        view::<ArbGasInfo::getL1GasPriceEstimateCall>(|_, _| Ok(U256::ZERO)),
        view::<ArbGasInfo::getCurrentTxL1GasFeesCall>(|_, _| Ok(U256::ZERO)),
        view::<ArbGasInfo::getL1PricingSurplusCall>(|_, _| Ok(Default::default())),
    ]
}

/// Wei per transaction and per byte on the parent chain, per new storage word, and per gas: base,
/// congestion, total.
fn prices(call: &Call<'_, '_>) -> (U256, U256, U256, U256, U256, U256) {
    let per_gas = base_fee(call);
    let per_word = per_gas.saturating_mul(U256::from(STATE_WRITE_GAS));
    (U256::ZERO, U256::ZERO, per_word, per_gas, U256::ZERO, per_gas)
}

/// The first three prices of [`prices`] in gas.
fn gas_prices() -> (U256, U256, U256) {
    (U256::ZERO, U256::ZERO, U256::from(STATE_WRITE_GAS))
}

fn base_fee(call: &Call<'_, '_>) -> U256 {
    U256::from(call.config().base_fee)
}
