//! The calendar: epochs of thirty days, of which the last three belong to the auction.

use alloy_primitives::U256;

use super::Redemptions;
use crate::abi::{IQEVLens, ISUSDai};

/// A day, seconds.
const DAY: u64 = 86_400;

impl Redemptions {
    /// The end of an epoch, B.
    #[must_use]
    pub const fn boundary(&self, epoch: u64) -> u64 {
        self.suite.staking.genesis + 30 * DAY * epoch
    }

    /// When an epoch is locked, T_c.
    #[must_use]
    pub const fn lock_time(&self, epoch: u64) -> u64 {
        self.boundary(epoch) - 3 * DAY
    }

    /// The end of an epoch's reveal, T_r.
    #[must_use]
    pub const fn clear_time(&self, epoch: u64) -> u64 {
        self.boundary(epoch) - DAY
    }

    /// The next call runs at this time.
    ///
    /// # Panics
    /// Before the block that came last.
    #[track_caller]
    pub fn go_to(&mut self, timestamp: u64) {
        if let Err(error) = self.chain().set_timestamp(timestamp) {
            panic!("{error}");
        }
    }

    /// The next call runs so much later.
    pub fn wait(&mut self, seconds: u64) {
        self.chain().warp(seconds);
    }

    /// Does one transaction and sets the clock back, so that the next is at the same instant.
    #[track_caller]
    pub fn still<T>(&mut self, act: impl FnOnce(&mut Self) -> T) -> T {
        let now = self.chain().timestamp();
        let outcome = act(self);
        self.go_to(now);
        outcome
    }

    /// The epoch to which a request would belong now.
    #[track_caller]
    pub fn open_epoch(&mut self) -> u64 {
        self.ask_vault(&ISUSDai::epochCall {}).number
    }

    /// The auction as the last call left it.
    #[track_caller]
    pub fn auction(&mut self) -> IQEVLens::auctionReturn {
        self.look(&IQEVLens::auctionCall {})
    }

    /// Both prices of a whole share: of deposits and of redemptions.
    #[track_caller]
    pub fn prices(&mut self) -> [U256; 2] {
        let deposit = self.ask_vault(&ISUSDai::depositSharePriceCall {});
        [deposit, self.ask_vault(&ISUSDai::redemptionSharePriceCall {})]
    }
}
