//! From a selector to its function: the arguments are read, the result is encoded, nothing else happens.

use crate::abi::IDepositTimelock as abi;
use crate::agreement::{cancellation_hash, domain_separator};
use crate::errors::Error;
use crate::record::Key;
use crate::storage::{DepositTimelock, Place};
use alloc::vec::Vec;
use kit::calldata::Arguments;
use kit::program::Program;
use kit::words::{Word, append};
use kit::{Routed, host, selectors};

selectors! {
    DEPOSIT = depositCall,
    DEPOSIT_WITH_COUNTERPARTY = depositWithCounterpartyCall,
    CANCEL = cancelCall,
    CANCEL_EARLY = cancelEarlyCall,
    WITHDRAW = withdrawCall,
    CLAIM = claimCall,
    DEPOSIT_OF = depositOfCall,
    CANCELLATION_HASH = cancellationHashCall,
    CLAIMABLE = claimableCall,
    DOMAIN_SEPARATOR = DOMAIN_SEPARATORCall,
}

impl Program for DepositTimelock {
    fn route(&mut self, selector: u32, arguments: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        let a = &mut Arguments::new(arguments);
        let mut output = Vec::new();
        let is_known = self.route_deposits(selector, a)?
            || self.route_payments(selector, a, &mut output)?
            || self.route_views(selector, a, &mut output)?;
        // What changes nothing has not looked at this before.
        a.check()?;
        Ok(is_known.then_some(output))
    }
}

impl DepositTimelock {
    fn route_deposits(&mut self, selector: u32, a: &mut Arguments) -> Routed {
        match selector {
            DEPOSIT | DEPOSIT_WITH_COUNTERPARTY => {
                let (target, context, token) = (a.address(), a.word(), a.address());
                let (amount, expiration) = (a.uint(), a.uint_up_to(u64::MAX));
                let counterparty = (selector == DEPOSIT_WITH_COUNTERPARTY).then(|| a.address());
                a.check()?;
                let key = Key { depositor: host::sender(), target, context, token };
                self.deposit(&key, amount, expiration, counterparty)?;
            }
            WITHDRAW => {
                let (context, depositor, token, amount) = (a.word(), a.address(), a.address(), a.uint());
                a.check()?;
                let key = Key { depositor, target: host::sender(), context, token };
                self.withdraw(&key, amount)?;
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn route_payments(&mut self, selector: u32, a: &mut Arguments, output: &mut Vec<u8>) -> Routed {
        let amount = match selector {
            CANCEL | CANCEL_EARLY => {
                let (target, context, token) = (a.address(), a.word(), a.address());
                let signature = if selector == CANCEL_EARLY { a.bytes() } else { &[] };
                a.check()?;
                let key = Key { depositor: host::sender(), target, context, token };
                if selector == CANCEL { self.cancel(&key)? } else { self.cancel_early(&key, signature)? }
                    .word()
            }
            CLAIM => {
                let (token, to) = (a.address(), a.address());
                a.check()?;
                self.claim(token, to)?.word()
            }
            _ => return Ok(false),
        };
        append(output, &[amount]);
        Ok(true)
    }

    fn route_views(&mut self, selector: u32, a: &mut Arguments, output: &mut Vec<u8>) -> Routed {
        match selector {
            DEPOSIT_OF => {
                let key = read_key(a);
                let deposit = self.find(&key);
                let counterparty = self.counterparty(&key, &deposit);
                let words = [
                    deposit.amount.word(),
                    deposit.expiration.word(),
                    deposit.deposited_at.word(),
                    counterparty.word(),
                ];
                append(output, &words);
            }
            CANCELLATION_HASH => {
                let key = read_key(a);
                a.check()?;
                append(output, &[cancellation_hash(&key, &self.held(&key)?)]);
            }
            CLAIMABLE => {
                let (account, token) = (a.address(), a.address());
                append(output, &[self.load(Place::Claimable(account, token))]);
            }
            DOMAIN_SEPARATOR => append(output, &[domain_separator()]),
            _ => return Ok(false),
        }
        Ok(true)
    }
}

fn read_key(a: &mut Arguments) -> Key {
    Key { depositor: a.address(), target: a.address(), context: a.word(), token: a.address() }
}
