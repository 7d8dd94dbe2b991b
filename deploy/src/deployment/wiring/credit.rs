//! Parameters of lending, and who works with whom.

use alloy_primitives::U256;
use alloy_sol_types::SolCall;
use caliber_nft::AssetClass;
use usdai_bindings::{ICaliber, ICollateralAuction, ILoanBook, ILoanPositions, ILoanRouter};

use super::compare::Comparison;
use super::parameters::bps;
use crate::amount::grouped;
use crate::config::Config;
use crate::deployment::contracts::{CALIBER, COLLATERAL_AUCTION, LOAN_BOOK, LOAN_POSITIONS, LOAN_ROUTER};
use crate::deployment::state::LIMITS;

impl Comparison<'_> {
    pub fn credit(&mut self, config: &Config) {
        let (wanted, state) = (&config.credit, self.state);
        let recipient = self.cast.address(&wanted.fee_recipient);
        let order = self.push(LOAN_ROUTER, &ILoanRouter::setFeeRecipientCall { recipient });
        self.differ("loan-router fee recipient", recipient, state.credit.fee_recipient, Some(order));
        let (rate, present) = (wanted.liquidation_fee_bps.get(), state.credit.liquidation_fee);
        if rate != present {
            let order = self.push(LOAN_ROUTER, &ILoanRouter::setLiquidationFeeRateCall { rate });
            self.note("loan-router liquidation fee", bps(rate), bps(present), Some(order));
        }
        for (class, present) in AssetClass::ALL.into_iter().zip(state.credit.loan_to_value) {
            let (asset_class, share) = (class as u8, wanted.loan_to_value_bps.of(class));
            let set = ICaliber::setLoanToValueCall { assetClass: asset_class, shareBps: share };
            self.share(CALIBER, format!("caliber loan to value, {class}"), (share, present), &set);
        }
        for (class, present) in AssetClass::ALL.into_iter().zip(state.credit.recovery) {
            let (asset_class, share) = (class as u8, wanted.recovery_bps.of(class));
            let set = ILoanBook::setHaircutCall { assetClass: asset_class, shareBps: share };
            self.share(LOAN_BOOK, format!("loan-book recovery, {class}"), (share, present), &set);
        }
        self.limits(config);
    }

    /// Each contract takes its partners once, so that another one than the suite's is for the administrator to judge.
    pub fn partners(&mut self) {
        let (router, auction) = (self.cast.contract(LOAN_ROUTER), self.cast.contract(COLLATERAL_AUCTION));
        let state = &self.state.credit;
        let present = (state.router(CALIBER), state.auction);
        if present != (router, auction) {
            let both =
                |(router, auction)| format!("{} and {}", self.names.of(router), self.names.of(auction));
            let (wanted, found) = (both((router, auction)), both(present));
            let is_free = present.0.is_zero() && present.1.is_zero();
            let order = self.push(CALIBER, &ICaliber::setPartnersCall { router, auction });
            self.note("caliber router and auction", wanted, found, is_free.then_some(order));
        }
        self.router(COLLATERAL_AUCTION, &ICollateralAuction::setRouterCall { router });
        self.router(LOAN_POSITIONS, &ILoanPositions::setRouterCall { router });
        self.router(LOAN_BOOK, &ILoanBook::setRouterCall { router });
    }

    fn limits(&mut self, config: &Config) {
        let limits = config.credit.limits;
        let wanted =
            [limits.loan, limits.borrower, limits.curator, limits.minimum_cash].map(|limit| limit.units());
        if wanted == self.state.credit.limits {
            return;
        }
        let text = |limits: [U256; LIMITS.len()]| {
            let named = LIMITS.iter().zip(limits);
            let texts: Vec<_> = named.map(|(name, limit)| format!("{name} {}", grouped(limit, 18))).collect();
            texts.join(", ")
        };
        let [per_loan, per_borrower, per_curator, minimum_cash] = wanted;
        let set = ILoanBook::setLimitsCall {
            perLoan: per_loan,
            perBorrower: per_borrower,
            perCurator: per_curator,
            minimumCash: minimum_cash,
        };
        let order = self.push(LOAN_BOOK, &set);
        self.note("loan-book limits", text(wanted), text(self.state.credit.limits), Some(order));
    }

    fn share<C: SolCall>(&mut self, contract: &str, subject: String, (wanted, present): (u16, u16), set: &C) {
        if wanted != present {
            let order = self.push(contract, set);
            self.note(subject, bps(wanted), bps(present), Some(order));
        }
    }

    fn router<C: SolCall>(&mut self, contract: &'static str, set: &C) {
        let (wanted, present) = (self.cast.contract(LOAN_ROUTER), self.state.credit.router(contract));
        let order = present.is_zero().then(|| self.push(contract, set));
        self.differ(format!("{contract} loan router"), wanted, present, order);
    }
}
