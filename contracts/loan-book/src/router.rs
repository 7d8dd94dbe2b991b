//! From a selector to its function: the arguments are read, the result is encoded, nothing else happens.

use crate::abi::ILoanBook as abi;
use crate::buying::Purchase;
use crate::entries::Key;
use crate::errors::Error;
use crate::exposure::Share;
use crate::hooks::Told;
use crate::lending::Funding;
use crate::storage::LoanBook;
use alloc::vec::Vec;
use alloy_primitives::U256;
use kit::calldata::Arguments;
use kit::program::Program;
use kit::words::{Word, append};
use kit::{Routed, selectors};
use loan_terms::LoanTerms;
use stylus_sdk::abi::CONSTRUCTOR_SELECTOR;
use usdai_core::{AccrualRate, AssetAmount, Usd};

selectors! {
    AGREE = agreeCall,
    DISAGREE = disagreeCall,
    BUY = buyCall,
    ADOPT = adoptCall,
    FUND = fundCall,
    ON_REPAID = onRepaidCall,
    ON_DEFAULTED = onDefaultedCall,
    ON_RECOVERED = onRecoveredCall,
    SWEEP = sweepCall,
    RESUME = resumeCall,
    REMARK = remarkCall,
    ENTRY = entryCall,
    LOAN = loanCall,
    LENT = lentCall,
    CASH = cashCall,
    LIFTED_MARKS = liftedMarksCall,
    LAG = lagCall,
    LIMITS = limitsCall,
    HAIRCUT = haircutCall,
    PARTNERS = partnersCall,
    SET_ROUTER = setRouterCall,
    SET_LIMITS = setLimitsCall,
    SET_HAIRCUT = setHaircutCall,
}

/// Words of a tranche of a loan that begins.
const FUNDED_WORDS: usize = 3;

impl Program for LoanBook {
    fn route(&mut self, selector: u32, arguments: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        let a = &mut Arguments::new(arguments);
        let mut output = Vec::new();
        let is_known = self.route_hooks(selector, a)?
            || self.route_lending(selector, a)?
            || self.route_sweeping(selector, a, &mut output)?
            || self.route_views(selector, a, &mut output)?
            || self.route_parameters(selector, a)?
            || self.authority.route(selector, a, &mut output)?;
        // What changes nothing has not looked at this before.
        a.check()?;
        Ok(is_known.then_some(output))
    }
}

impl LoanBook {
    fn route_hooks(&mut self, selector: u32, a: &mut Arguments) -> Routed {
        match selector {
            ON_REPAID | ON_RECOVERED => {
                let (key, principal, interest) = (read_key(a), a.uint(), a.uint());
                let mut told =
                    Told { principal, interest, balance: U256::ZERO, rate: U256::ZERO, accrues_from: 0 };
                if selector == ON_REPAID {
                    (told.balance, told.rate) = (a.uint(), a.uint());
                    told.accrues_from = a.uint_up_to(u64::MAX);
                }
                a.check()?;
                self.on_repaid(key, &told)?;
            }
            ON_DEFAULTED => {
                let (key, senior, reserve) = (read_key(a), a.uint(), a.uint());
                a.check()?;
                self.on_defaulted(key, senior, reserve)?;
            }
            RESUME | REMARK => {
                let key = read_key(a);
                a.check()?;
                if selector == RESUME { self.resume(key)? } else { self.remark(key)? }
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn route_lending(&mut self, selector: u32, a: &mut Arguments) -> Routed {
        match selector {
            AGREE => {
                let (loan, expiration) = (a.word(), a.uint_up_to(u64::MAX));
                a.check()?;
                self.agree(loan, expiration)?;
            }
            DISAGREE => {
                let loan = a.word();
                a.check()?;
                self.disagree(loan)?;
            }
            FUND => {
                let funding = read_funding(a)?;
                self.fund(&funding)?;
            }
            BUY | ADOPT => {
                let (terms, index) = (LoanTerms::read(a)?, read_index(a));
                if selector == ADOPT {
                    a.check()?;
                    self.adopt(&terms, index)?;
                } else {
                    let purchase = Purchase { seller: a.address(), price: Usd::new(a.uint()) };
                    a.check()?;
                    self.buy(&terms, index, &purchase)?;
                }
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn route_sweeping(&mut self, selector: u32, a: &mut Arguments, output: &mut Vec<u8>) -> Routed {
        if selector != SWEEP {
            return Ok(false);
        }
        let currency = a.address();
        a.check()?;
        append(output, &[self.sweep(currency)?.word()]);
        Ok(true)
    }

    fn route_views(&mut self, selector: u32, a: &mut Arguments, output: &mut Vec<u8>) -> Routed {
        match selector {
            ENTRY => append(output, &self.entry_words(read_key(a))),
            LOAN => append(output, &self.loan_words(a.word())),
            LENT => append(output, &self.lent_words(a.address())),
            CASH => append(output, &self.cash_words(a.address())),
            LAG => append(output, &self.lag_words()),
            LIFTED_MARKS => append(output, &[self.common().lifted.raw().word()]),
            LIMITS => append(output, &self.limits_words()),
            HAIRCUT => {
                let share = self.haircut(a.uint_up_to(u64::from(u8::MAX)));
                append(output, &[u64::from(share).word()]);
            }
            PARTNERS => append(output, &self.partners_words()),
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn route_parameters(&mut self, selector: u32, a: &mut Arguments) -> Routed {
        match selector {
            SET_ROUTER => {
                let router = a.address();
                a.check()?;
                self.set_router(router)?;
            }
            SET_LIMITS => {
                let limits = [(); 4].map(|()| a.uint());
                a.check()?;
                self.set_limits(limits)?;
            }
            SET_HAIRCUT => {
                let class = a.uint_up_to(u64::from(u8::MAX)) as u8;
                let share = a.uint_up_to(u64::from(u16::MAX)) as u16;
                a.check()?;
                self.set_haircut(class, share)?;
            }
            CONSTRUCTOR_SELECTOR => {
                let (authority, partners) = (a.address(), [(); 5].map(|()| a.address()));
                a.check()?;
                self.construct(authority, partners)?;
            }
            _ => return Ok(false),
        }
        Ok(true)
    }
}

fn read_key(a: &mut Arguments) -> Key {
    Key { loan: a.word(), index: read_index(a) }
}

/// No loan has more tranches than a byte counts.
fn read_index(a: &mut Arguments) -> u64 {
    a.uint_up_to(u64::from(u8::MAX))
}

fn read_funding(a: &mut Arguments) -> Result<Funding, Error> {
    let (loan, borrower, title, currency) = (a.word(), a.address(), a.uint(), a.address());
    let decimals = a.uint_up_to(u64::from(u8::MAX)) as u8;
    let (mut elements, length) = a.records(FUNDED_WORDS);
    let tranche = |_| {
        let share = Share { owner: elements.address(), amount: AssetAmount::new(elements.uint()) };
        (share, AccrualRate::new(elements.uint()))
    };
    let tranches: Vec<_> = (0..length).map(tranche).collect();
    a.check()?;
    elements.check()?;
    Ok(Funding { loan, borrower, title, currency, decimals, tranches })
}
