//! What anybody can read of a sale.

use crate::errors::Error;
use crate::storage::{CollateralAuction, Place, now};
use alloy_primitives::{B256, U256};
use kit::words::Word;

impl CollateralAuction {
    /// What a lender may count on at most; the most there is for a title that is not for sale.
    pub(crate) fn value_bound(&self, title: U256) -> Result<U256, Error> {
        match self.find(title) {
            Some(record) => Ok(record.sale.bound(now())?.raw()),
            None => Ok(U256::MAX),
        }
    }

    /// A sale in the order of the interface; all zero when there is none.
    pub(crate) fn auction_words(&self, title: U256) -> Result<[B256; 9], Error> {
        let Some(record) = self.find(title) else { return Ok([B256::ZERO; 9]) };
        let sale = &record.sale;
        Ok([
            self.load(Place::Loan(title)),
            self.load(Place::Currency(title)),
            u64::from(sale.round.get()).word(),
            sale.reserve.raw().word(),
            record.bidder.word(),
            sale.highest.raw().word(),
            sale.ends_at.get().word(),
            sale.latest_end.get().word(),
            sale.least_bid_up()?.raw().word(),
        ])
    }
}
