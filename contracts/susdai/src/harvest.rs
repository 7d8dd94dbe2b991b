//! The reserve's yield.

use crate::abi::ISUSDai as abi;
use crate::errors::{self, Error};
use crate::slots::Slot;
use crate::storage::SUsdAi;
use crate::streams::Origin;
use alloy_primitives::{Address, U256};
use alloy_sol_types::{SolCall, sol};
use kit::words::{Word, number, with_selector};
use kit::{emit, host};
use usdai_core::Usd;
use usdai_core::vault::fee_down;

sol! {
    interface IReserve {
        function harvest() external returns (uint256);
        function harvested(address recipient) external view returns (uint256);
    }
}

impl SUsdAi {
    /// Anyone: has the reserve's surplus minted and streams what came since the last time; returns it.
    ///
    /// What came is told by USDai's own count of what harvests minted to the vault, so that nothing sent to
    /// the vault by anybody is yield. It counts even when the reserve refuses to be harvested now.
    pub(crate) fn harvest(&mut self) -> Result<U256, Error> {
        self.follow_clock()?;
        let usdai = self.settings().usdai;
        let _refusal = host::call(usdai, IReserve::harvestCall::SELECTOR, &[]);
        let total = harvested(usdai)?;
        let gain = Usd::new(total).checked_sub(Usd::new(self.load(Slot::Harvested)))?;
        if !gain.is_zero() {
            self.store(Slot::Harvested, total);
            self.receive_yield(gain)?;
        }
        for origin in Origin::ALL {
            self.stream_gain(origin, Usd::ZERO)?;
        }
        Ok(gain.raw())
    }

    fn receive_yield(&mut self, gain: Usd) -> Result<(), Error> {
        let fee = fee_down(gain, self.yield_fee())?;
        self.set_counted_cash(&self.counted_cash().receive(gain)?)?;
        self.stream_gain(Origin::Reserve, gain.checked_sub(fee)?)?;
        self.accrue_fee(fee, Origin::Reserve)?;
        emit!(Harvested, [host::sender()], [gain.raw()]);
        Ok(())
    }
}

fn harvested(usdai: Address) -> Result<U256, Error> {
    let data = with_selector(IReserve::harvestedCall::SELECTOR, &[host::this().word()]);
    let answer = host::static_call(usdai, &data).unwrap_or_default();
    answer.as_slice().try_into().map(number).map_err(|_| errors::reserve_silent(usdai))
}
