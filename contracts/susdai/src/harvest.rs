//! The reserve's yield.

use crate::abi::ISUSDai as abi;
use crate::errors::{self, Error};
use crate::slots::Slot;
use crate::storage::{SUsdAi, now};
use crate::streams::Origin;
use alloy_primitives::{Address, U256};
use alloy_sol_types::{SolCall, sol};
use kit::words::{Word, number, with_selector};
use kit::{emit, host};
use usdai_core::Usd;
use usdai_core::vault::{YIELD_SUPPLY, fee_down};

sol! {
    interface IReserve {
        function harvest() external returns (uint256);
        function harvested(address recipient) external view returns (uint256);
    }
}

/// The most that a harvest leaves to be released, 2^95 - 1 wei or 39 billion dollars: half of what the stream's
/// slot holds. A reserve asset that lies may bring USDai into existence beyond that; the rest waits.
const YIELD_IN_TRANSIT: Usd = Usd::new(U256::from_limbs([u64::MAX, (1 << 31) - 1, 0, 0]));

impl SUsdAi {
    /// Anyone: has the reserve's surplus minted and streams what came since the last time; returns it.
    ///
    /// What came is told by USDai's own count of what harvests minted to the vault, so that nothing sent to
    /// the vault by anybody is yield. It counts even when the reserve refuses to be harvested now, and waits
    /// while less than [`YIELD_SUPPLY`] could earn it.
    pub(crate) fn harvest(&mut self) -> Result<U256, Error> {
        self.follow_clock()?;
        let usdai = self.settings().usdai;
        let _refusal = host::call(usdai, IReserve::harvestCall::SELECTOR, &[]);
        let seen = Usd::new(self.load(Slot::Harvested));
        let came = Usd::new(harvested(usdai)?).excess_over(seen);
        let room = YIELD_IN_TRANSIT.excess_over(self.inflow(2).unreleased_up(now())?);
        let gain = if self.supply() < YIELD_SUPPLY { Usd::ZERO } else { came.min(room) };
        if !gain.is_zero() {
            self.store(Slot::Harvested, seen.checked_add(gain)?.raw());
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
