//! A sale from its start to its settlement.

use crate::abi::ICollateralAuction as abi;
use crate::errors::{self, Error, of_sale};
use crate::record::Record;
use crate::storage::{CollateralAuction, Place, now};
use alloy_primitives::{Address, B256, U256};
use kit::words::Word;
use kit::{emit, host, token};
use usdai_core::sale::Sale;
use usdai_core::{AssetAmount, Decimals};

/// A title that is to be sold, and for what.
pub struct Lot {
    /// The title.
    pub title: U256,
    /// The loan.
    pub loan: B256,
    /// What it is sold in.
    pub currency: Address,
    /// That currency's decimals.
    pub decimals: u8,
    /// What is owed of the loan, units of the currency.
    pub owed: U256,
}

impl CollateralAuction {
    /// Router: begins the sale of a title that is here.
    ///
    /// `NotRouter`, `AlreadyForSale`, `TitleNotHeld`, `DecimalsOutOfRange`, `ContractSilent`.
    pub(crate) fn start(&mut self, lot: &Lot) -> Result<(), Error> {
        let Lot { title, loan, currency, decimals, owed } = *lot;
        let caller = host::sender();
        if caller != self.router.get() {
            return Err(errors::not_router(caller));
        }
        if self.find(title).is_some() {
            return Err(errors::already_for_sale(title));
        }
        if !self.is_held(title)? {
            return Err(errors::title_not_held(title));
        }
        let units = Decimals::new(decimals).map_err(|_| errors::decimals_out_of_range(decimals.into()))?;
        let value = units.to_asset_up(self.value_of(title)?)?;
        let sale = Sale::open(AssetAmount::new(owed), value, now()).map_err(of_sale)?;
        self.set_record(title, &Record { sale, bidder: Address::ZERO })?;
        self.store(Place::Currency(title), currency.word());
        self.store(Place::Loan(title), loan);
        emit!(Started, [title, loan, currency], [owed, sale.reserve.raw(), sale.ends_at.get()]);
        Ok(())
    }

    /// Anyone: takes a bid and keeps what was bid before for its bidder.
    ///
    /// `NotForSale`, `RoundOver`, `BidTooLow`, and what the token refuses.
    pub(crate) fn bid(&mut self, title: U256, amount: U256) -> Result<(), Error> {
        let Record { sale, bidder: outbid } = self.record(title)?;
        // Looked at before anything is taken, and again with what arrives.
        sale.bid(AssetAmount::new(amount), now()).map_err(of_sale)?;
        let (currency, bidder) = (self.currency(title), host::sender());
        let arrived = token::pull(currency, bidder, amount)?.min(amount);
        let higher = sale.bid(AssetAmount::new(arrived), now()).map_err(of_sale)?;
        self.set_record(title, &Record { sale: higher, bidder })?;
        if !outbid.is_zero() {
            self.credit(outbid, currency, sale.highest.raw())?;
        }
        emit!(Bid, [title, bidder], [arrived, higher.ends_at.get()]);
        Ok(())
    }

    /// Anyone: begins the next round where nobody bid in one that is over. `NotForSale`, `RoundRunning`, `HasBid`.
    pub(crate) fn next_round(&mut self, title: U256) -> Result<(), Error> {
        let sale = self.record(title)?.sale.next_round(now()).map_err(of_sale)?;
        self.set_record(title, &Record { sale, bidder: Address::ZERO })?;
        let round = u64::from(sale.round.get());
        emit!(RoundStarted, [title], [round, sale.reserve.raw(), sale.ends_at.get()]);
        Ok(())
    }

    /// Anyone: sells a title to its highest bidder and pays the router.
    ///
    /// `NotForSale`, `RoundRunning`, `NoBid`, and what the token or a partner refuses.
    pub(crate) fn settle(&mut self, title: U256) -> Result<(), Error> {
        let Record { sale, bidder } = self.record(title)?;
        let price = sale.sold(now()).map_err(of_sale)?.raw();
        let (currency, loan, router) =
            (self.currency(title), self.load(Place::Loan(title)), self.router.get());
        self.remove(title);
        self.hand_over(title, bidder)?;
        // A token with a fee brings the router less than was bid.
        let proceeds = token::push(currency, router, price)?.min(price);
        self.report(router, loan, proceeds)?;
        emit!(Settled, [title, loan, bidder], [proceeds]);
        Ok(())
    }
}
