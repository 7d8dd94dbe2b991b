//! From a selector to its function: the arguments are read, the result is encoded, nothing else happens.

use crate::abi::ISUSDai as abi;
use crate::abi::partners::IQEV;
use crate::deposit::Stake;
use crate::errors::{self, Error};
use crate::exit::{Claim, Request};
use crate::parameters::Parameter;
use crate::storage::{SUsdAi, now};
use alloc::vec::Vec;
use alloy_primitives::U256;
use alloy_sol_types::SolCall;
use kit::calldata::Arguments;
use kit::program::Program;
use kit::token::PermitSignature;
use kit::words::{Word, append, number};
use kit::{Routed, erc20, host, selectors};
use stylus_sdk::abi::CONSTRUCTOR_SELECTOR;
use usdai_core::vault::{Epoch, Flows, Report};
use usdai_core::{AccrualRate, Shares, Usd};

selectors! {
    ASSET = assetCall,
    SHARE = shareCall,
    TOTAL_ASSETS = totalAssetsCall,
    NAV = navCall,
    TOTAL_SHARES = totalSharesCall,
    DEPOSIT_SHARE_PRICE = depositSharePriceCall,
    REDEMPTION_SHARE_PRICE = redemptionSharePriceCall,
    CONVERT_TO_SHARES = convertToSharesCall,
    CONVERT_TO_ASSETS = convertToAssetsCall,
    PREVIEW_DEPOSIT = previewDepositCall,
    PREVIEW_MINT = previewMintCall,
    PREVIEW_REDEEM = previewRedeemCall,
    PREVIEW_WITHDRAW = previewWithdrawCall,
    MAX_DEPOSIT = maxDepositCall,
    MAX_MINT = maxMintCall,
    MAX_REDEEM = maxRedeemCall,
    MAX_WITHDRAW = maxWithdrawCall,
    DEPOSIT = deposit_0Call,
    DEPOSIT_AT_LEAST = deposit_1Call,
    DEPOSIT_WITH_PERMIT = depositWithPermitCall,
    MINT = mint_0Call,
    MINT_AT_MOST = mint_1Call,
    REQUEST_REDEEM = requestRedeemCall,
    REQUEST_REDEEM_WITH_COMMITMENT = requestRedeemWithCommitmentCall,
    PENDING_REDEEM_REQUEST = pendingRedeemRequestCall,
    CLAIMABLE_REDEEM_REQUEST = claimableRedeemRequestCall,
    SET_OPERATOR = setOperatorCall,
    IS_OPERATOR = isOperatorCall,
    REDEMPTIONS = redemptionsCall,
    LOCKED_FOR = lockedForCall,
    SETTLE = settleCall,
    CLAIM = claimCall,
    GIVE_BACK = giveBackCall,
    SET_REDEMPTIONS = setRedemptionsCall,
    REDEEM = redeemCall,
    WITHDRAW = withdrawCall,
    HARVEST = harvestCall,
    CLAIM_FEES = claimFeesCall,
    LOCK = lockCall,
    REPORT_LOANS = reportLoansCall,
    CASH = cashCall,
    LOANS = loansCall,
    STREAM = streamCall,
    EPOCH = epochCall,
    REDEMPTION_TIMESTAMP = redemptionTimestampCall,
    PARAMETERS = parametersCall,
    PAUSE_DEPOSITS = pauseDepositsCall,
    SET_YIELD_FEE = setYieldFeeCall,
    SET_EXIT_SHARE = setExitShareCall,
    SET_FEE_RECIPIENT = setFeeRecipientCall,
    SET_LOAN_BOOK = setLoanBookCall,
}

impl Program for SUsdAi {
    fn route(&mut self, selector: u32, arguments: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        let a = &mut Arguments::new(arguments);
        let mut output = Vec::new();
        let is_known = erc20::route(self, selector, a, &mut output)?
            || self.route_exit(selector, arguments, a, &mut output)?
            || self.route_redemptions(selector, a, &mut output)?
            || self.route_entry(selector, a, &mut output)?
            || self.route_accrual(selector, a, &mut output)?
            || self.route_prices(selector, a, &mut output)?
            || self.route_books(selector, a, &mut output)?
            || self.route_parameters(selector, a)?
            || self.authority.route(selector, a, &mut output)?;
        // What changes nothing has not looked at this before.
        a.check()?;
        Ok(is_known.then_some(output))
    }
}

impl SUsdAi {
    fn route_entry(&mut self, selector: u32, a: &mut Arguments, output: &mut Vec<u8>) -> Routed {
        let is_bounded = matches!(selector, DEPOSIT_AT_LEAST | DEPOSIT_WITH_PERMIT | MINT_AT_MOST);
        let is_mint = matches!(selector, MINT | MINT_AT_MOST);
        if !is_bounded && !is_mint && selector != DEPOSIT {
            return Ok(false);
        }
        let (amount, receiver) = (a.uint(), a.address());
        let unbounded = if is_mint { U256::MAX } else { U256::ZERO };
        let bound = if is_bounded { a.uint() } else { unbounded };
        let signature = (selector == DEPOSIT_WITH_PERMIT).then(|| PermitSignature::read(a));
        a.check()?;
        let stake = Stake { amount, receiver, bound };
        let result = if is_mint { self.mint(&stake) } else { self.deposit(&stake, signature.as_ref()) };
        append(output, &[result?.word()]);
        Ok(true)
    }

    /// The holders' side of ERC-7540.
    fn route_exit(
        &mut self,
        selector: u32,
        arguments: &[u8],
        a: &mut Arguments,
        output: &mut Vec<u8>,
    ) -> Routed {
        let word = match selector {
            REQUEST_REDEEM | REQUEST_REDEEM_WITH_COMMITMENT => {
                let request =
                    Request { shares: a.uint(), controller: a.address(), owner: a.address(), arguments };
                if selector == REQUEST_REDEEM_WITH_COMMITMENT {
                    let _sealed = (a.uint(), read_epoch(a), a.word(), a.bytes());
                }
                a.check()?;
                let function = if selector == REQUEST_REDEEM {
                    IQEV::requestCall::SELECTOR
                } else {
                    IQEV::requestWithCommitmentCall::SELECTOR
                };
                self.request_redeem(&request, function)?.word()
            }
            REDEEM | WITHDRAW => {
                let claim = Claim { amount: a.uint(), receiver: a.address(), controller: a.address() };
                a.check()?;
                let is_redeem = selector == REDEEM;
                let function =
                    if is_redeem { IQEV::redeemForCall::SELECTOR } else { IQEV::withdrawForCall::SELECTOR };
                let [shares, assets] = self.claim_for(&claim, function)?;
                if is_redeem { assets.word() } else { shares.word() }
            }
            PREVIEW_REDEEM | PREVIEW_WITHDRAW => {
                a.uint();
                a.check()?;
                return Err(errors::no_preview());
            }
            MAX_REDEEM | MAX_WITHDRAW => {
                let [shares, assets] = self.claimable(a.address());
                if selector == MAX_REDEEM { shares.word() } else { assets.word() }
            }
            PENDING_REDEEM_REQUEST | CLAIMABLE_REDEEM_REQUEST => {
                let _request = (a.uint(), a.address());
                a.check()?;
                let answer = self.ask(selector.to_be_bytes(), arguments);
                Arguments::new(&answer).word()
            }
            SET_OPERATOR => {
                let (operator, is_approved) = (a.address(), a.boolean());
                a.check()?;
                self.set_operator(operator, is_approved);
                true.word()
            }
            IS_OPERATOR => self.is_operator(a.address(), a.address()).word(),
            _ => return Ok(false),
        };
        append(output, &[word]);
        Ok(true)
    }

    /// The redemption contract's side.
    fn route_redemptions(&mut self, selector: u32, a: &mut Arguments, output: &mut Vec<u8>) -> Routed {
        match selector {
            LOCKED_FOR => {
                let epoch = read_epoch(a);
                a.check()?;
                append(output, &self.locked_for(epoch)?.map(|number| number.word()));
            }
            SETTLE => {
                let (epoch, burned, paid) = (read_epoch(a), Shares::new(a.uint()), Usd::new(a.uint()));
                a.check()?;
                self.settle(epoch, burned, paid)?;
            }
            CLAIM => {
                let (released, paid, receiver) = (Usd::new(a.uint()), Usd::new(a.uint()), a.address());
                a.check()?;
                self.claim(released, paid, receiver)?;
            }
            GIVE_BACK => {
                let (returned, burned, receiver) =
                    (Shares::new(a.uint()), Shares::new(a.uint()), a.address());
                a.check()?;
                self.give_back(returned, burned, receiver)?;
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn route_accrual(&mut self, selector: u32, a: &mut Arguments, output: &mut Vec<u8>) -> Routed {
        let amount = match selector {
            HARVEST => self.harvest()?,
            CLAIM_FEES => self.claim_fees()?,
            LOCK => self.lock()?,
            REPORT_LOANS => {
                let (report, flows) = (read_report(a), read_flows(a));
                a.check()?;
                self.report_loans(&report, &flows)?;
                return Ok(true);
            }
            _ => return Ok(false),
        };
        append(output, &[amount.word()]);
        Ok(true)
    }

    fn route_prices(&self, selector: u32, a: &mut Arguments, output: &mut Vec<u8>) -> Routed {
        let argument = match selector {
            CONVERT_TO_SHARES | CONVERT_TO_ASSETS | PREVIEW_DEPOSIT | PREVIEW_MINT => a.uint(),
            MAX_DEPOSIT | MAX_MINT => number(a.address().word()),
            TOTAL_ASSETS | NAV | DEPOSIT_SHARE_PRICE | REDEMPTION_SHARE_PRICE => U256::ZERO,
            _ => return Ok(false),
        };
        let (assets, shares) = (Usd::new(argument), Shares::new(argument));
        let amount = match selector {
            MAX_DEPOSIT | MAX_MINT if argument.is_zero() || argument == number(host::this().word()) => {
                U256::ZERO
            }
            MAX_DEPOSIT => self.max_deposit(),
            MAX_MINT => self.max_mint(),
            _ => {
                let prices = self.prices(now())?;
                let price = prices.optimistic;
                match selector {
                    CONVERT_TO_SHARES | PREVIEW_DEPOSIT => price.to_shares_down(assets)?.raw(),
                    CONVERT_TO_ASSETS => price.to_assets_down(shares)?.raw(),
                    PREVIEW_MINT => price.to_assets_up(shares)?.raw(),
                    DEPOSIT_SHARE_PRICE => price.wad_down()?.raw(),
                    REDEMPTION_SHARE_PRICE => prices.conservative.wad_down()?.raw(),
                    _ => price.assets.raw(),
                }
            }
        };
        append(output, &[amount.word()]);
        Ok(true)
    }

    fn route_books(&self, selector: u32, a: &mut Arguments, output: &mut Vec<u8>) -> Routed {
        match selector {
            CASH => append(output, &self.cash_words()),
            LOANS => append(output, &self.loans_words()),
            EPOCH => append(output, &self.epoch_words()?),
            PARAMETERS => append(output, &self.parameters_words()),
            STREAM => {
                let number = a.uint_up_to(u64::from(u8::MAX));
                append(output, &self.stream_words(number)?);
            }
            _ => {
                let word = match selector {
                    ASSET => self.settings().usdai.word(),
                    SHARE => host::this().word(),
                    REDEMPTIONS => self.redemptions().word(),
                    TOTAL_SHARES => self.supply().raw().word(),
                    REDEMPTION_TIMESTAMP => self.open_epoch()?.boundary.get().word(),
                    _ => return Ok(false),
                };
                append(output, &[word]);
            }
        }
        Ok(true)
    }

    fn route_parameters(&mut self, selector: u32, a: &mut Arguments) -> Routed {
        let parameter = match selector {
            PAUSE_DEPOSITS => Parameter::DepositPause(a.uint_up_to(u64::MAX)),
            SET_YIELD_FEE => Parameter::YieldFee(read_basis_points(a)),
            SET_EXIT_SHARE => Parameter::ExitShare(read_basis_points(a)),
            SET_FEE_RECIPIENT => Parameter::FeeRecipient(a.address()),
            SET_LOAN_BOOK => Parameter::LoanBook(a.address()),
            SET_REDEMPTIONS => Parameter::Redemptions(a.address()),
            CONSTRUCTOR_SELECTOR => {
                let (authority, usdai, genesis) = (a.address(), a.address(), a.uint_up_to(u64::MAX));
                a.check()?;
                return self.construct(authority, usdai, genesis).map(|()| true);
            }
            _ => return Ok(false),
        };
        a.check()?;
        self.set_parameter(selector, &parameter).map(|()| true)
    }
}

fn read_epoch(a: &mut Arguments) -> Epoch {
    Epoch::new(a.uint_up_to(u64::MAX))
}

fn read_basis_points(a: &mut Arguments) -> u16 {
    a.uint_up_to(u64::from(u16::MAX)) as u16
}

fn read_report(a: &mut Arguments) -> Report {
    Report {
        principal: Usd::new(a.uint()),
        marks: Usd::new(a.uint()),
        accrued: Usd::new(a.uint()),
        rate: AccrualRate::new(a.uint()),
    }
}

fn read_flows(a: &mut Arguments) -> Flows {
    Flows { sent: Usd::new(a.uint()), principal: Usd::new(a.uint()), interest: Usd::new(a.uint()) }
}
