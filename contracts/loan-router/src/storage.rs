//! The storage. All but the authority is reached by its slot, which costs a tenth of the SDK's accessors.

use crate::errors::{self, Error};
use crate::slots::{Partner, Place, Sale, Settings, Unreported};
use alloc::vec;
use alloc::vec::Vec;
use alloy_primitives::{Address, B256, U256};
use kit::authority::Authority;
use kit::host;
use kit::words::{Word, number};
use loan_terms::{LoanTerms, Record};
use stylus_sdk::prelude::*;
use usdai_core::Timestamp;

/// The router.
#[storage]
pub struct LoanRouter {
    /// Slots 0 and 1: who gives orders, and who was offered that place. Everything else: [`Place`].
    pub(crate) authority: Authority,
}

impl LoanRouter {
    #[inline(never)]
    pub(crate) fn read(&self, place: Place) -> U256 {
        number(host::load(place.slot()))
    }

    #[inline(never)]
    pub(crate) fn write(&mut self, place: Place, content: U256) {
        host::store(place.slot(), content.word());
    }

    pub(crate) fn settings(&self) -> Settings {
        Settings::unpack(self.read(Place::Settings))
    }

    pub(crate) fn set_settings(&mut self, settings: &Settings) {
        self.write(Place::Settings, settings.pack());
    }

    /// The address of a contract that the router works with.
    #[inline(never)]
    pub fn partner(&self, partner: Partner) -> Address {
        Address::from_word(host::load(Place::Partner(partner).slot()))
    }

    /// Who is asked for prices; zero for nobody.
    pub(crate) fn price_oracle(&self) -> Address {
        Address::from_word(host::load(Place::PriceOracle.slot()))
    }

    /// The two words of a loan; zero where there is none.
    pub(crate) fn words_of(&self, loan: B256) -> [B256; 2] {
        [host::load(Place::Amounts(loan).slot()), host::load(Place::Standing(loan).slot())]
    }

    /// The loan with these terms and its id. `LoanUnknown`.
    #[inline(never)]
    pub(crate) fn record_of(&self, terms: &LoanTerms) -> Result<(B256, Record), Error> {
        let loan = terms.id(host::this());
        let record = Record::unpack(self.words_of(loan)).ok_or_else(|| errors::loan_unknown(loan))?;
        Ok((loan, record))
    }

    /// `ArithmeticOverflow` where a number does not fit its field.
    #[inline(never)]
    pub(crate) fn set_record(&mut self, loan: B256, record: &Record) -> Result<(), Error> {
        let [amounts, standing] = record.pack()?;
        host::store(Place::Amounts(loan).slot(), amounts);
        host::store(Place::Standing(loan).slot(), standing);
        Ok(())
    }

    /// The sale of a loan's title, if there was one.
    pub(crate) fn sale(&self, loan: B256) -> Option<Sale> {
        Sale::unpack(self.read(Place::Sale(loan)))
    }

    /// `ArithmeticOverflow` at 2^192 and above.
    pub(crate) fn set_sale(&mut self, loan: B256, sale: &Sale) -> Result<(), Error> {
        self.write(Place::Sale(loan), sale.pack()?);
        Ok(())
    }

    pub(crate) fn credit(&self, account: Address, currency: Address) -> U256 {
        self.read(Place::Credit(account, currency))
    }

    pub(crate) fn set_credit(&mut self, account: Address, currency: Address, amount: U256) {
        self.write(Place::Credit(account, currency), amount);
    }

    pub(crate) fn unreported(&self, loan: B256, index: u64) -> Unreported {
        Unreported::unpack(self.read(Place::Unreported(loan, index)))
    }

    /// `ArithmeticOverflow` where an amount does not fit.
    pub(crate) fn set_unreported(&mut self, loan: B256, index: u64, what: &Unreported) -> Result<(), Error> {
        self.write(Place::Unreported(loan, index), what.pack()?);
        Ok(())
    }
}

/// The time of the block.
pub fn now() -> Timestamp {
    Timestamp::new(host::now())
}
