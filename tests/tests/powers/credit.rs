//! Calls of what has to do with loans, titles, bridges, prices and points, for which zeros are not enough: they concern
//! a title, a loan or a position in the state in which somebody could act on it.

use alloy_primitives::{Address, B256, Bytes, U256};
use alloy_sol_types::SolCall;
use tests::{
    abi::{
        ICaliber, ICollateralAuction, IDepositTimelock, ILoanBook, ILoanPositions, ILoanRouter, IPriceOracle,
    },
    calldata::encoded,
    credit::{Deal, OPERATOR},
    whole,
};
use usdai_bindings::{IBridge, IOFT};

use crate::functions::{Function, selector};
use crate::stage::{AWAY, EXPIRED, OPEN, PEER, Stage};

impl Stage {
    /// A call that succeeds for who may make it, or comes as far as can be; `caller` is who tries.
    pub fn sample(&mut self, contract: &str, function: &Function, caller: Address) -> Vec<u8> {
        let signature = function.signature.as_str();
        let own = match contract {
            "authority" => self.to_authority(signature, caller),
            "usdai" => self.to_usdai(signature, caller),
            "qev" => self.to_qev(signature, caller),
            "susdai" => self.to_susdai(signature, caller),
            "caliber" => self.of_caliber(signature, caller),
            "loan-router" | "loan-opening" | "loan-default" => self.of_router(function.name(), caller),
            "collateral-auction" => self.of_auction(function.name(), caller),
            "loan-positions" => self.of_positions(signature),
            "loan-book" => self.of_book(function.name()),
            "deposit-timelock" => self.of_timelock(function.name(), caller),
            "price-oracle" => self.of_oracle(function.name()),
            "bridge" => self.of_bridge(function.name(), caller),
            "oft" if function.name() == "lzReceive" => Some(arrival(self.holder().address)),
            _ => None,
        };
        let holder = self.holder().address;
        own.unwrap_or_else(|| function.sample(holder))
    }

    fn of_caliber(&mut self, signature: &str, caller: Address) -> Option<Vec<u8>> {
        let (borrower, buyer, id) = (self.person("borrower"), self.person("buyer"), self.active.id());
        let (running, defaulted) = (self.running.terms.title, self.defaulted.terms.title);
        let (one, name) = (U256::ONE, signature.split('(').next().unwrap_or_default());
        Some(match name {
            "register" => {
                let mut document = self.draft.document.clone();
                document.titleAgent = self.person("TITLE_AGENT");
                document.quantity += 1;
                ICaliber::registerCall { document, owner: borrower }.abi_encode()
            }
            "attest" => self.credit.attest_call(&self.draft.clone()).abi_encode(),
            "activate" => ICaliber::activateCall { document: self.attested.document.clone() }.abi_encode(),
            "withdraw" => ICaliber::withdrawCall { document: self.attested.document.clone() }.abi_encode(),
            "title" | "valuation" | "parties" | "maxLoan" | "ownerOf" | "tokenURI" | "getApproved" => {
                encoded(selector(signature), &[id])
            }
            "keep" => ICaliber::keepCall { title: self.sold.terms.title }.abi_encode(),
            "redeem" => {
                let (paper, now) = (self.active.clone(), self.credit.now());
                self.credit.redeem_call(borrower, &paper, now).abi_encode()
            }
            "freeze" => ICaliber::freezeCall { title: id, length: 86_400 }.abi_encode(),
            "lift" => ICaliber::liftCall { title: id }.abi_encode(),
            "grantStanding" => {
                let (office, limit) = (OPERATOR, whole(1, 18));
                let entity = B256::left_padding_from(caller.as_slice());
                ICaliber::grantStandingCall { office, account: caller, entity, limit }.abi_encode()
            }
            "revokeStanding" => {
                ICaliber::revokeStandingCall { office: OPERATOR, account: borrower }.abi_encode()
            }
            "setLoanToValue" => ICaliber::setLoanToValueCall { assetClass: 1, shareBps: 7_000 }.abi_encode(),
            "pledge" => ICaliber::pledgeCall { title: id, borrower, principal: one }.abi_encode(),
            "repledge" => {
                let (title, old, principal) = (running, one, one);
                ICaliber::repledgeCall { title, borrower, oldPrincipal: old, principal }.abi_encode()
            }
            "release" => ICaliber::releaseCall { title: running, to: borrower }.abi_encode(),
            "markDefaulted" => ICaliber::markDefaultedCall { title: running }.abi_encode(),
            "markCured" => ICaliber::markCuredCall { title: defaulted }.abi_encode(),
            "foreclose" => ICaliber::forecloseCall { title: defaulted }.abi_encode(),
            "sell" => ICaliber::sellCall { title: self.foreclosed.terms.title, buyer }.abi_encode(),
            "giveBack" => ICaliber::giveBackCall { borrower, principal: one }.abi_encode(),
            "approve" => ICaliber::approveCall { approved: buyer, tokenId: id }.abi_encode(),
            "transferFrom" => {
                ICaliber::transferFromCall { from: borrower, to: buyer, tokenId: id }.abi_encode()
            }
            "safeTransferFrom" => transfer(signature, borrower, buyer, id),
            _ => return None,
        })
    }

    fn of_router(&mut self, name: &str, caller: Address) -> Option<Vec<u8>> {
        let terms = |deal: &Deal| deal.terms.clone();
        let amount = whole(100_000, 6);
        Some(match name {
            "borrow" => {
                let wanted = self.wanted.clone();
                let deposits = self.credit.deposits(&wanted);
                ILoanRouter::borrowCall { terms: wanted.terms, deposits }.abi_encode()
            }
            "refinance" => {
                let old = self.running.clone();
                let terms = ILoanRouter::LoanTerms { nonce: U256::ONE, ..old.terms.clone() };
                let new = Deal { terms: terms.clone(), ..old.clone() };
                let (deposits, most) = (self.credit.deposits(&new), U256::MAX);
                ILoanRouter::refinanceCall { old: old.terms, terms, deposits, most }.abi_encode()
            }
            "repay" => ILoanRouter::repayCall { terms: terms(&self.running), amount }.abi_encode(),
            "callDefault" => ILoanRouter::callDefaultCall { terms: terms(&self.running) }.abi_encode(),
            "cure" => ILoanRouter::cureCall { terms: terms(&self.defaulted), amount }.abi_encode(),
            "foreclose" => ILoanRouter::forecloseCall { terms: terms(&self.lapsed) }.abi_encode(),
            "recover" => ILoanRouter::recoverCall { terms: terms(&self.sold) }.abi_encode(),
            "reconcile" => {
                ILoanRouter::reconcileCall { terms: terms(&self.running), index: U256::ZERO }.abi_encode()
            }
            "onCollateralLiquidated" => {
                let loan = self.credit.loan_id(&self.foreclosed.terms);
                ILoanRouter::onCollateralLiquidatedCall { loan, proceeds: amount }.abi_encode()
            }
            "claim" => {
                ILoanRouter::claimCall { currencyToken: self.credit.usd6.token, to: caller }.abi_encode()
            }
            "increaseNonce" => ILoanRouter::increaseNonceCall { nonce: U256::ONE }.abi_encode(),
            "setPriceOracle" => {
                ILoanRouter::setPriceOracleCall { priceOracle: self.contract("price-oracle") }.abi_encode()
            }
            _ => return None,
        })
    }

    fn of_auction(&mut self, name: &str, caller: Address) -> Option<Vec<u8>> {
        let (title, currency) = (self.foreclosed.terms.title, self.credit.usd6.token);
        Some(match name {
            "start" => {
                let (loan, owed) = (self.credit.loan_id(&self.foreclosed.terms), whole(1, 6));
                ICollateralAuction::startCall { title, loan, currency, decimals: 6, owed }.abi_encode()
            }
            "bid" => ICollateralAuction::bidCall { title, amount: whole(1, 6) }.abi_encode(),
            "settle" => ICollateralAuction::settleCall { title: self.bidden.terms.title }.abi_encode(),
            "nextRound" => ICollateralAuction::nextRoundCall { title }.abi_encode(),
            "withdraw" => ICollateralAuction::withdrawCall { currency, to: caller }.abi_encode(),
            "auction" => ICollateralAuction::auctionCall { title }.abi_encode(),
            _ => return None,
        })
    }

    fn of_positions(&mut self, signature: &str) -> Option<Vec<u8>> {
        let (lender, buyer, positions) = (self.person("lender"), self.person("buyer"), self.credit.positions);
        let loan = self.credit.loan_id(&self.running.terms);
        let id = self.credit.look(positions, &ILoanPositions::tokenIdCall { loan, index: 0 });
        Some(match signature.split('(').next().unwrap_or_default() {
            "approve" => ILoanPositions::approveCall { approved: buyer, tokenId: id }.abi_encode(),
            "transferFrom" => {
                ILoanPositions::transferFromCall { from: lender, to: buyer, tokenId: id }.abi_encode()
            }
            "safeTransferFrom" => transfer(signature, lender, buyer, id),
            "mint" => {
                let loan = self.credit.loan_id(&self.wanted.terms);
                ILoanPositions::mintCall { loan, lenders: vec![lender] }.abi_encode()
            }
            _ => return None,
        })
    }

    fn of_book(&mut self, name: &str) -> Option<Vec<u8>> {
        let (loan, index) = (self.credit.loan_id(&self.wanted.terms), U256::ZERO);
        let currency = self.credit.usd6.token;
        let expiration = self.credit.now() + 86_400;
        Some(match name {
            "agree" => ILoanBook::agreeCall { loan, expiration }.abi_encode(),
            "disagree" => ILoanBook::disagreeCall { loan }.abi_encode(),
            "buy" => {
                let (terms, seller) = (self.running.book_terms(), self.person("lender"));
                ILoanBook::buyCall { terms, index, seller, price: whole(1, 18) }.abi_encode()
            }
            "adopt" => ILoanBook::adoptCall { terms: self.running.book_terms(), index }.abi_encode(),
            "sweep" => ILoanBook::sweepCall { currency }.abi_encode(),
            "setHaircut" => ILoanBook::setHaircutCall { assetClass: 1, shareBps: 5_000 }.abi_encode(),
            _ => return None,
        })
    }

    fn of_timelock(&mut self, name: &str, caller: Address) -> Option<Vec<u8>> {
        let (target, token) = (self.contract("loan-router"), self.credit.usd6.token);
        let context = self.credit.loan_id(&self.wanted.terms);
        let expiration = self.credit.now() + 86_400;
        let (amount, holder) = (whole(1, 6), self.holder().address);
        Some(match name {
            "deposit" => {
                IDepositTimelock::depositCall { target, context, token, amount, expiration }.abi_encode()
            }
            "depositWithCounterparty" => {
                let counterparty = target;
                IDepositTimelock::depositWithCounterpartyCall {
                    target,
                    context,
                    token,
                    amount,
                    expiration,
                    counterparty,
                }
                .abi_encode()
            }
            "cancel" => IDepositTimelock::cancelCall { target: holder, context: EXPIRED, token }.abi_encode(),
            "withdraw" => IDepositTimelock::withdrawCall { context: OPEN, depositor: holder, token, amount }
                .abi_encode(),
            "claim" => IDepositTimelock::claimCall { token, to: caller }.abi_encode(),
            _ => return None,
        })
    }

    fn of_oracle(&mut self, name: &str) -> Option<Vec<u8>> {
        let token = self.fresh;
        Some(match name {
            "setFeed" => IPriceOracle::setFeedCall {
                token,
                // What says its decimals is all that is asked of a feed when it is named.
                aggregator: self.spare,
                maximumAge: 3_600,
                least: whole(900, 15),
                most: whole(1_100, 15),
                toleranceBps: 50,
            }
            .abi_encode(),
            "setSequencer" => {
                IPriceOracle::setSequencerCall { aggregator: Address::ZERO, gracePeriod: 0 }.abi_encode()
            }
            _ => return None,
        })
    }

    fn of_bridge(&mut self, name: &str, caller: Address) -> Option<Vec<u8>> {
        let (to, amount) = (self.holder().address, whole(1, 18));
        Some(match name {
            "crosschainBurn" => IBridge::crosschainBurnCall { from: caller, amount }.abi_encode(),
            "burn" => IBridge::burnCall { from: caller, amount }.abi_encode(),
            "crosschainMint" => IBridge::crosschainMintCall { to, amount }.abi_encode(),
            "mint" => IBridge::mintCall { to, amount }.abi_encode(),
            "release" => IBridge::releaseCall { bridge: self.person("BRIDGE"), account: to }.abi_encode(),
            _ => return None,
        })
    }
}

/// A message of nothing for somebody.
fn arrival(to: Address) -> Vec<u8> {
    let origin = IOFT::Origin { srcEid: AWAY, sender: PEER, nonce: 1 };
    let message = [to.into_word().as_slice(), &[0; 8]].concat().into();
    let (guid, executor, data) = (B256::ZERO, Address::ZERO, Bytes::new());
    IOFT::lzReceiveCall { origin, guid, message, executor, extraData: data }.abi_encode()
}

/// A safe transfer, with or without a message.
fn transfer(signature: &str, from: Address, to: Address, id: U256) -> Vec<u8> {
    if signature.ends_with("bytes)") {
        let data = Bytes::new();
        ICaliber::safeTransferFrom_1Call { from, to, tokenId: id, data }.abi_encode()
    } else {
        ICaliber::safeTransferFrom_0Call { from, to, tokenId: id }.abi_encode()
    }
}
