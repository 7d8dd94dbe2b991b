//! What is asked of other contracts, and ordered of the vault and USDai.

use crate::abi::partners::{ICaliber, ICollateralAuction, ILoanPositions, ISUSDai, IUSDai};
use crate::abi::router::ILoanRouter;
use crate::errors::{self, Error};
use crate::slots::{Place, Slot};
use crate::storage::{LoanBook, now};
use alloc::vec::Vec;
use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::SolCall;
use kit::calldata::Arguments;
use kit::host;
use kit::words::{Word, number, with_selector};
use loan_terms::Record;
use usdai_core::loan::MOST_TRANCHES;
use usdai_core::vault::{Book, Flows, Report};
use usdai_core::{AccrualRate, AssetAmount, Decimals, Timestamp, Usd};

const WORD: usize = 32;

impl LoanBook {
    /// The vault's book as it was last reported. `ContractSilent`.
    pub(crate) fn vault_book(&self) -> Result<Book, Error> {
        const WORDS: usize = 9;
        let answer = self.ask(Slot::Vault, ISUSDai::loansCall::SELECTOR, &[], WORDS)?;
        let mut words = Arguments::new(&answer);
        let mut dollars = || Usd::new(words.uint());
        let (principal, marks, accrued, accrued_fee) = (dollars(), dollars(), dollars(), dollars());
        let rate = AccrualRate::new(words.uint());
        let [_lost, _relief, _relief_end] = [(); 3].map(|()| words.word());
        let at = Timestamp::new(words.uint_up_to(u64::MAX));
        words.check().map_err(|_| errors::contract_silent(self.partner(Slot::Vault)))?;
        Ok(Book { principal, marks, accrued, accrued_fee, rate, at, ..Book::default() })
    }

    /// What the vault may lend. `ContractSilent`.
    pub(crate) fn lendable(&self) -> Result<Usd, Error> {
        const WORDS: usize = 5;
        let answer = self.ask(Slot::Vault, ISUSDai::cashCall::SELECTOR, &[], WORDS)?;
        match answer.last_chunk::<WORD>() {
            Some(word) if answer.len() == WORDS * WORD => Ok(Usd::new(number(B256::new(*word)))),
            _ => Err(errors::contract_silent(self.partner(Slot::Vault))),
        }
    }

    /// Reports, and moves cash. What the vault refuses is passed on.
    pub(crate) fn report(&self, report: &Report, flows: &Flows) -> Result<(), Error> {
        let numbers = [
            report.principal.raw(),
            report.marks.raw(),
            report.accrued.raw(),
            report.rate.raw(),
            flows.sent.raw(),
            flows.principal.raw(),
            flows.interest.raw(),
        ];
        let words = numbers.map(|number| number.word());
        host::call_or_explain(self.partner(Slot::Vault), ISUSDai::reportLoansCall::SELECTOR, &words)
            .map(|_| ())
    }

    /// Turns USDai into a currency and pays it to `to`; all of it has to arrive, and nothing else. `TransferFailed`.
    pub(crate) fn convert_and_pay(
        &self,
        currency: Address,
        dollars: Usd,
        units: AssetAmount,
        to: Address,
    ) -> Result<(), Error> {
        let words = [currency.word(), dollars.raw().word(), units.raw().word(), to.word()];
        let usdai = self.partner(Slot::Usdai);
        let answer = host::call_or_explain(usdai, IUSDai::withdraw_0Call::SELECTOR, &words)?;
        // More comes where USDai knows the currency by other decimals: it would be nobody's.
        if answer.as_slice() == units.raw().word().as_slice() {
            Ok(())
        } else {
            Err(errors::transfer_failed(currency))
        }
    }

    /// Turns a currency into USDai and returns how much. `ContractSilent`.
    pub(crate) fn convert(&self, currency: Address, units: AssetAmount) -> Result<Usd, Error> {
        let usdai = self.partner(Slot::Usdai);
        kit::token::approve(currency, usdai, units.raw())?;
        let words = [currency.word(), units.raw().word(), B256::ZERO, host::this().word()];
        let answer = host::call_or_explain(usdai, IUSDai::deposit_0Call::SELECTOR, &words)?;
        let minted = B256::try_from(answer.as_slice()).map_err(|_| errors::contract_silent(usdai))?;
        Ok(Usd::new(number(minted)))
    }

    /// Whether a currency is USDai or one of its reserve.
    pub(crate) fn is_convertible(&self, currency: Address) -> bool {
        currency == self.partner(Slot::Usdai)
            || self.ask(Slot::Usdai, IUSDai::reserveAssetCall::SELECTOR, &[currency.word()], 1).is_ok()
    }

    pub(crate) fn is_curator(&self, account: Address) -> bool {
        let answer = self.ask(Slot::Caliber, ICaliber::isCuratorCall::SELECTOR, &[account.word()], 1);
        answer.is_ok_and(|answer| answer.as_slice() == true.word().as_slice())
    }

    /// What a loan's title is worth now to a seller, and its class. `ContractSilent` where titles give no answer, which
    /// may be for the length of a call that anybody made of them.
    pub(crate) fn title_value(&self, loan: B256, decimals: Decimals) -> Result<(Usd, u64), Error> {
        let title = self.at(Place::Title(loan)).word();
        let read = |slot, selector, words: &[B256], index: usize| {
            let answer = self.ask(slot, selector, words, index.saturating_add(1)).unwrap_or_default();
            answer.last_chunk::<WORD>().map(|word| number(B256::new(*word)))
        };
        let value =
            read(Slot::Caliber, ICaliber::currentValueCall::SELECTOR, &[title, now().get().word()], 0);
        let class = read(Slot::Caliber, ICaliber::titleCall::SELECTOR, &[title], 1);
        let Some((value, class)) = value.zip(class) else {
            return Err(errors::contract_silent(self.partner(Slot::Caliber)));
        };
        // An auction that gives no answer bounds nothing: a mark can be raised later, and is never lowered.
        let bound = read(Slot::Auction, ICollateralAuction::valueBoundCall::SELECTOR, &[title], 0);
        // A title that is not for sale has the highest bound there is.
        let bound = bound.and_then(|bound| decimals.to_usd(AssetAmount::new(bound)).ok());
        let [class, ..] = class.into_limbs();
        Ok((Usd::new(value).min(bound.unwrap_or(Usd::new(U256::MAX))), class))
    }

    /// Who holds the positions of a loan. `ContractSilent`.
    pub(crate) fn owners(&self, loan: B256, count: usize) -> Result<Vec<Address>, Error> {
        let selector = ILoanPositions::ownersOfCall::SELECTOR;
        let words = [loan, (count as u64).word()];
        let answer = self.ask(Slot::Positions, selector, &words, MOST_TRANCHES.saturating_add(2))?;
        let mut answer = Arguments::new(&answer);
        let (mut list, length) = answer.array();
        let owners: Vec<_> = (0..length).map(|_| list.address()).collect();
        let is_whole = answer.check().and_then(|()| list.check()).is_ok() && length == count;
        if is_whole { Ok(owners) } else { Err(errors::contract_silent(self.partner(Slot::Positions))) }
    }

    /// Takes a position from its owner, who has approved that.
    pub(crate) fn take_position(&self, owner: Address, loan: B256, index: u64) -> Result<(), Error> {
        let mut name = Vec::from(loan.as_slice());
        name.push(index as u8);
        let words = [owner.word(), host::this().word(), host::keccak(&name)];
        let positions = self.partner(Slot::Positions);
        host::call_or_explain(positions, ILoanPositions::transferFromCall::SELECTOR, &words).map(|_| ())
    }

    /// What stops new loans stops a purchase too. The router's `BorrowingIsPaused`.
    pub(crate) fn check_borrowing(&self) -> Result<(), Error> {
        let router = self.partner(Slot::Router);
        host::call_or_explain(router, ILoanRouter::checkBorrowingCall::SELECTOR, &[]).map(|_| ())
    }

    /// A loan as the router has it. `ContractSilent`, `LoanNotActive` where there is none.
    pub(crate) fn loan_record(&self, loan: B256) -> Result<Record, Error> {
        let answer = self.ask(Slot::Router, ILoanRouter::loanStateCall::SELECTOR, &[loan], 2)?;
        let mut words = Arguments::new(&answer);
        let words = [words.word(), words.word()];
        Record::unpack(words).ok_or_else(|| errors::loan_not_active(loan))
    }

    /// Asks a contract and returns at most so many words of its answer. `ContractSilent` where it gives none.
    #[inline(never)]
    fn ask(&self, slot: Slot, selector: [u8; 4], words: &[B256], most: usize) -> Result<Vec<u8>, Error> {
        let (to, data) = (self.partner(slot), with_selector(selector, words));
        let answer =
            host::static_call_up_to(to, &data, u64::MAX, most.saturating_mul(WORD)).unwrap_or_default();
        if answer.is_empty() { Err(errors::contract_silent(to)) } else { Ok(answer) }
    }
}
