//! The parts of the router that are programs of their own, and how it runs them.

use crate::abi::ILoanRouter as abi;
use crate::errors::{self, Error};
use crate::slots::Partner;
use crate::storage::LoanRouter;
use alloc::vec::Vec;
use kit::calldata::Arguments;
use kit::{Routed, host, selectors};
use loan_terms::LoanTerms;

selectors! {
    BORROW = borrowCall,
    REFINANCE = refinanceCall,
    INCREASE_NONCE = increaseNonceCall,
    SET_FEE_RECIPIENT = setFeeRecipientCall,
    SET_LIQUIDATION_FEE_RATE = setLiquidationFeeRateCall,
    PAUSE_BORROWING = pauseBorrowingCall,
    SET_PRICE_ORACLE = setPriceOracleCall,
    CALL_DEFAULT = callDefaultCall,
    FORECLOSE = forecloseCall,
    ON_COLLATERAL_LIQUIDATED = onCollateralLiquidatedCall,
    RECOVER = recoverCall,
    RECONCILE = reconcileCall,
}

/// The part that runs a function from its first step on, if one does.
pub(crate) fn part_of(selector: u32) -> Option<Partner> {
    match selector {
        BORROW
        | INCREASE_NONCE
        | SET_FEE_RECIPIENT
        | SET_LIQUIDATION_FEE_RATE
        | PAUSE_BORROWING
        | SET_PRICE_ORACLE => Some(Partner::Opening),
        CALL_DEFAULT | FORECLOSE | ON_COLLATERAL_LIQUIDATED | RECOVER | RECONCILE => Some(Partner::Defaults),
        _ => None,
    }
}

impl LoanRouter {
    /// Runs a part on calldata, before anything of the storage was written: its answer.
    pub(crate) fn run(&self, part: Partner, selector: u32, arguments: &[u8]) -> Result<Vec<u8>, Error> {
        let mut data = Vec::from(selector.to_be_bytes());
        data.extend_from_slice(arguments);
        host::delegate(self.partner(part), &data)
    }

    /// Answers as `loan-opening`. `NotRouter`.
    pub fn route_opening(&mut self, selector: u32, arguments: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        self.check_place()?;
        let a = &mut Arguments::new(arguments);
        match selector {
            BORROW => self.open(a).map(Some),
            REFINANCE => self.open_successor(a).map(Some),
            _ => Ok(self.route_parameters(selector, a)?.then(Vec::new)),
        }
    }

    /// What holds for loans that begin from now on.
    fn route_parameters(&mut self, selector: u32, a: &mut Arguments) -> Routed {
        match selector {
            INCREASE_NONCE => {
                let nonce = a.uint();
                a.check()?;
                self.increase_nonce(nonce)?;
            }
            SET_FEE_RECIPIENT => {
                let recipient = a.address();
                a.check()?;
                self.set_fee_recipient(recipient)?;
            }
            SET_LIQUIDATION_FEE_RATE => {
                let rate = a.uint_up_to(u64::from(u16::MAX)) as u16;
                a.check()?;
                self.set_liquidation_fee_rate(rate)?;
            }
            PAUSE_BORROWING => {
                let until = a.uint_up_to(u64::MAX);
                a.check()?;
                self.pause_borrowing(until)?;
            }
            SET_PRICE_ORACLE => {
                let price_oracle = a.address();
                a.check()?;
                self.set_price_oracle(price_oracle)?;
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Answers as `loan-default`. `NotRouter`.
    pub fn route_default(&mut self, selector: u32, arguments: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        self.check_place()?;
        let a = &mut Arguments::new(arguments);
        if selector == ON_COLLATERAL_LIQUIDATED {
            let (loan, proceeds) = (a.word(), a.uint());
            a.check()?;
            return self.on_collateral_liquidated(loan, proceeds).map(|()| Some(Vec::new()));
        }
        let terms = &LoanTerms::read(a)?;
        match selector {
            CALL_DEFAULT => self.call_default(terms)?,
            FORECLOSE => self.foreclose(terms)?,
            RECOVER => self.recover(terms)?,
            RECONCILE => {
                let index = a.uint().saturating_to();
                a.check()?;
                self.reconcile(terms, index)?;
            }
            _ => return Ok(None),
        }
        Ok(Some(Vec::new()))
    }

    /// `NotRouter` unless a part runs in the router's place: only its storage names partners.
    fn check_place(&self) -> Result<(), Error> {
        if self.partner(Partner::Opening).is_zero() {
            return Err(errors::not_router(host::this()));
        }
        Ok(())
    }
}
