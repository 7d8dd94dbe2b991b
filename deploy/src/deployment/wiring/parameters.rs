//! Parameters of the tokens and of the auction.

use std::collections::BTreeSet;

use qev_auction::Tick;
use usdai_bindings::{IQEV, ISUSDai, IUSDai};

use super::compare::Comparison;
use crate::config::{Asset, Config};
use crate::deployment::contracts::{QEV, SUSDAI, USDAI};
use crate::deployment::state::{self, Terms};

impl Comparison<'_> {
    pub fn assets(&mut self, config: &Config) {
        let mut expected = BTreeSet::new();
        for asset in &config.usdai.assets {
            expected.insert(asset.contract());
            self.asset(asset);
        }
        for (asset, terms) in &self.state.usdai.assets {
            if !expected.contains(asset) {
                let subject = format!("reserve asset {}", self.names.of(*asset));
                self.note(subject, "not listed", text(*terms), None);
            }
        }
    }

    fn asset(&mut self, asset: &Asset) {
        let (subject, wanted) = (format!("reserve asset {}", asset.symbol), terms(asset));
        let present = self.state.usdai.assets.get(&asset.contract()).copied();
        let mut after = present;
        if present.is_none() {
            let listing = IUSDai::addAssetCall {
                asset: asset.contract(),
                mintFee: wanted.mint_fee,
                redeemFee: wanted.redeem_fee,
                shareCap: wanted.share_cap,
            };
            let order = self.push(USDAI, &listing);
            // A new asset has both switches on.
            after = Some(Terms { mint_enabled: true, redeem_enabled: true, ..wanted });
            self.note(subject.clone(), text(wanted), "not listed", Some(order));
        }
        if let Some(present) = after
            && present != wanted
        {
            let setting = IUSDai::setAssetCall {
                asset: asset.contract(),
                mintFee: wanted.mint_fee,
                redeemFee: wanted.redeem_fee,
                shareCap: wanted.share_cap,
                mintEnabled: wanted.mint_enabled,
                redeemEnabled: wanted.redeem_enabled,
            };
            let order = self.push(USDAI, &setting);
            self.note(subject, text(wanted), text(present), Some(order));
        }
    }

    pub fn usdai(&mut self, config: &Config) {
        self.supply_cap(config);
        let present = &self.state.usdai;
        for account in self.cast.exempt(config) {
            if !present.cap_exempt.contains(&account) {
                let order = self.push(USDAI, &IUSDai::setCapExemptCall { account, exempt: true });
                let subject = format!("{} may mint beyond the cap", self.names.of(account));
                self.note(subject, "yes", "no", Some(order));
            }
        }
        for account in &present.cap_exempt {
            if !self.cast.exempt(config).contains(account) {
                let subject = format!("{} may mint beyond the cap", self.names.of(*account));
                self.note(subject, "no", "yes", None);
            }
        }
        let recipient = self.cast.address(&config.usdai.harvest_recipient);
        let order = self.push(USDAI, &IUSDai::setHarvestRecipientCall { recipient });
        self.differ("usdai harvest recipient", recipient, present.harvest_recipient, Some(order));
    }

    pub fn susdai(&mut self, config: &Config) {
        let (wanted, present) = (&config.susdai, self.state.susdai);
        let recipient = self.cast.address(&wanted.fee_recipient);
        let order = self.push(SUSDAI, &ISUSDai::setFeeRecipientCall { recipient });
        self.differ("susdai fee recipient", recipient, present.fee_recipient, Some(order));
        let fee = wanted.yield_fee_bps.get();
        if present.yield_fee != fee {
            let order = self.push(SUSDAI, &ISUSDai::setYieldFeeCall { fee });
            self.note("susdai yield fee", bps(fee), bps(present.yield_fee), Some(order));
        }
        let exit_share = wanted.exit_share_bps.get();
        if present.exit_share != exit_share {
            let order = self.push(SUSDAI, &ISUSDai::setExitShareCall { exitShare: exit_share });
            self.note("susdai exit share", bps(exit_share), bps(present.exit_share), Some(order));
        }
        let book = self.cast.address(&wanted.loan_book);
        let order = self.push(SUSDAI, &ISUSDai::setLoanBookCall { loanBook: book });
        self.differ("susdai loan book", book, present.loan_book, Some(order));
    }

    pub fn qev(&mut self, config: &Config) {
        let (maximum, penalty) = (config.qev.maximum_rate_bps.tick(), config.qev.penalty_bps.get());
        let (wanted, present) = (state::Qev { maximum_tick: maximum.get(), penalty }, self.state.qev);
        if present != wanted {
            let order = self.push(QEV, &IQEV::setRulesCall { maximumTick: maximum.get(), penalty });
            self.note("qev rules", rules(wanted), rules(present), Some(order));
        }
    }

    /// Last of the parameters, because shares can wait from then on. The vault takes it once.
    pub fn redemptions(&mut self) {
        let (wanted, present) = (self.cast.contract(QEV), self.state.susdai.redemptions);
        let order = self.push(SUSDAI, &ISUSDai::setRedemptionsCall { redemptions: wanted });
        self.differ("susdai redemptions", wanted, present, present.is_zero().then_some(order));
    }
}

fn terms(asset: &Asset) -> Terms {
    Terms {
        mint_fee: asset.mint_fee_bps.get(),
        redeem_fee: asset.redeem_fee_bps.get(),
        share_cap: asset.share_cap_bps.get(),
        mint_enabled: asset.mint_enabled,
        redeem_enabled: asset.redeem_enabled,
    }
}

fn text(terms: Terms) -> String {
    let switch = |on| if on { "on" } else { "off" };
    format!(
        "fees {} and {}, share cap {}, minting {}, redeeming {}",
        bps(terms.mint_fee),
        bps(terms.redeem_fee),
        bps(terms.share_cap),
        switch(terms.mint_enabled),
        switch(terms.redeem_enabled),
    )
}

fn rules(rules: state::Qev) -> String {
    let highest = Tick::new(rules.maximum_tick).map_or(0, Tick::bps);
    format!("bids up to {}, penalty {}", bps(highest), bps(rules.penalty))
}

pub fn bps(number: u16) -> String {
    format!("{number} bps")
}
