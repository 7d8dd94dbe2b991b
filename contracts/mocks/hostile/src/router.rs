//! From calldata to what it asks for.

use crate::transfers::BASIS_POINTS;
use crate::{IMockHostile as abi, MockHostile, Mode, answers};
use alloc::vec::Vec;
use alloy_primitives::{FixedBytes, U8, U256};
use alloy_sol_types::{SolCall, SolError, SolValue};
use stylus_sdk::{ArbResult, msg};

const DECIMALS: u64 = 6;

/// The answer, none if the function is in another group.
type Routed = Result<Option<Vec<u8>>, Vec<u8>>;

impl MockHostile {
    /// Answers a call by its calldata. Known functions whose arguments do not decode revert with no data.
    pub fn call(&mut self, input: &[u8]) -> ArbResult {
        let selector = input.first_chunk::<4>().copied().unwrap_or_default();
        if let Some(answer) = self.route_switches(selector, input)? {
            return Ok(answer);
        }
        if let Some(answer) = self.route_views(selector, input)? {
            return Ok(answer);
        }
        match selector {
            abi::transferCall::SELECTOR => {
                let call = decode::<abi::transferCall>(input)?;
                self.transfer(msg::sender(), call.to, call.value)
            }
            abi::transferFromCall::SELECTOR => {
                let call = decode::<abi::transferFromCall>(input)?;
                self.spend(call.from, call.value)?;
                self.transfer(call.from, call.to, call.value)
            }
            _ => self.callback(selector),
        }
    }

    pub(crate) fn mode(&self) -> Mode {
        Mode::from_number(self.mode.get().to()).unwrap_or(Mode::Plain)
    }

    fn callback(&mut self, selector: [u8; 4]) -> ArbResult {
        let mode = self.mode();
        if mode == Mode::Reenters {
            self.reenter();
        }
        answers::finish(mode, FixedBytes(selector).abi_encode())
    }

    fn route_switches(&mut self, selector: [u8; 4], input: &[u8]) -> Routed {
        match selector {
            abi::setModeCall::SELECTOR => {
                let abi::setModeCall { mode } = decode(input)?;
                Mode::from_number(mode).ok_or_else(|| abi::UnknownMode { mode }.abi_encode())?;
                self.mode.set(U8::from(mode));
            }
            abi::setFeeCall::SELECTOR => {
                let abi::setFeeCall { bps } = decode(input)?;
                if bps > U256::from(BASIS_POINTS) {
                    return Err(abi::FeeTooHigh { bps }.abi_encode());
                }
                self.fee.set(bps);
            }
            abi::setReentryCall::SELECTOR => {
                let abi::setReentryCall { target, data } = decode(input)?;
                self.target.set(target);
                self.data.set_bytes(&data);
                self.attempts.set(U256::ZERO);
                self.successes.set(U256::ZERO);
                self.answer.set_bytes([]);
            }
            abi::setBalanceCall::SELECTOR => {
                let abi::setBalanceCall { account, value } = decode(input)?;
                self.balances.insert(account, value);
            }
            abi::mintCall::SELECTOR => {
                let abi::mintCall { to, value } = decode(input)?;
                self.credit(to, value);
            }
            abi::approveCall::SELECTOR => {
                let abi::approveCall { spender, value } = decode(input)?;
                self.allowances.setter(msg::sender()).insert(spender, value);
                return Ok(Some(true.abi_encode()));
            }
            _ => return Ok(None),
        }
        Ok(Some(Vec::new()))
    }

    fn route_views(&self, selector: [u8; 4], input: &[u8]) -> Routed {
        let answer = match selector {
            abi::decimalsCall::SELECTOR => U256::from(DECIMALS).abi_encode(),
            abi::balanceOfCall::SELECTOR => {
                let abi::balanceOfCall { account } = decode(input)?;
                let mode = self.mode();
                if mode == Mode::BalanceReenters {
                    self.reenter_view()?;
                }
                answers::balance(mode, self.balances.get(account))?
            }
            abi::allowanceCall::SELECTOR => {
                let abi::allowanceCall { owner, spender } = decode(input)?;
                self.allowances.get(owner).get(spender).abi_encode()
            }
            abi::attemptsCall::SELECTOR => self.attempts.get().abi_encode(),
            abi::successesCall::SELECTOR => self.successes.get().abi_encode(),
            abi::reentryAnswerCall::SELECTOR => self.answer.get_bytes().abi_encode(),
            _ => return Ok(None),
        };
        Ok(Some(answer))
    }
}

fn decode<C: SolCall>(input: &[u8]) -> Result<C, Vec<u8>> {
    C::abi_decode(input, true).map_err(|_| Vec::new())
}
