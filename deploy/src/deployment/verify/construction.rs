//! What contracts say of how they were constructed, which nobody can change.

use std::collections::BTreeSet;

use alloy_primitives::Address;
use usdai_bindings::{
    IBeacon, IBridge, ICaliber, ICollateralAuction, ILoanBook, ILoanLens, ILoanRouter, IOFT, IQEV, IQEVLens,
    ISUSDai,
};
use usdai_core::Timestamp;
use usdai_core::vault::{Clock, Epoch};

use super::{Finding, Verification, compare, finding};
use crate::client::ClientError;
use crate::deployment::calldata::Names;
use crate::deployment::contracts::{
    BEACON, CALIBER, CALIBER_METADATA, COLLATERAL_AUCTION, DEPOSIT_TIMELOCK, LOAN_BOOK, LOAN_DEFAULT,
    LOAN_LENS, LOAN_OPENING, LOAN_POSITIONS, LOAN_ROUTER, QEV, QEV_LENS, QEV_METADATA, SUSDAI, SUSDAI_BRIDGE,
    SUSDAI_OFT, USDAI, USDAI_BRIDGE, USDAI_OFT,
};
use crate::deployment::error::DeploymentError;
use crate::deployment::wiring::Cast;

impl Verification {
    /// What the contracts in the book were constructed with, by what they say.
    pub(super) async fn construction(
        &self,
        cast: &Cast,
        present: &BTreeSet<&'static str>,
    ) -> Result<Vec<Finding>, DeploymentError> {
        let names = cast.names(&self.config);
        let mut findings = Vec::new();
        for name in present {
            let comparison = Comparison { verification: self, cast, names: &names };
            match comparison.of(name).await {
                Ok(found) => findings.extend(found.into_iter().flatten()),
                // A contract with other code need not answer.
                Err(error) if error.is_of_contract() => {
                    findings.push(finding(format!("{name} construction"), "readable", error));
                }
                Err(error) => return Err(error.into()),
            }
        }
        Ok(findings)
    }
}

struct Comparison<'a> {
    verification: &'a Verification,
    cast: &'a Cast,
    names: &'a Names,
}

impl Comparison<'_> {
    async fn of(&self, name: &str) -> Result<Vec<Option<Finding>>, ClientError> {
        match name {
            SUSDAI => self.susdai().await,
            BEACON => self.beacon().await,
            QEV => self.qev().await,
            QEV_LENS => self.lens().await,
            CALIBER | COLLATERAL_AUCTION | LOAN_LENS => self.credit(name).await,
            LOAN_BOOK => self.loan_book().await,
            LOAN_ROUTER => self.loan_router().await,
            USDAI_BRIDGE => self.bridge(name, USDAI, false).await,
            SUSDAI_BRIDGE => self.bridge(name, SUSDAI, true).await,
            USDAI_OFT => self.adapter(name, USDAI_BRIDGE).await,
            SUSDAI_OFT => self.adapter(name, SUSDAI_BRIDGE).await,
            _ => Ok(Vec::new()),
        }
    }

    async fn susdai(&self) -> Result<Vec<Option<Finding>>, ClientError> {
        let (client, vault) = (&self.verification.client, self.cast.contract(SUSDAI));
        let asset = client.call(vault, &ISUSDai::assetCall {}).await?;
        // It shows the start of its clock by where that stands.
        let epoch = client.call(vault, &ISUSDai::epochCall {}).await?;
        let clock = Clock { genesis: Timestamp::new(self.verification.book.epoch_genesis) };
        let boundary = clock.boundary(Epoch::new(epoch.number)).unwrap_or_default();
        Ok(vec![
            self.contract("susdai.asset()", USDAI, asset),
            compare("end of the epoch by susdai.epoch()", boundary.get(), epoch.boundary),
        ])
    }

    async fn beacon(&self) -> Result<Vec<Option<Finding>>, ClientError> {
        let Verification { client, config, .. } = self.verification;
        let key = client.call(self.cast.contract(BEACON), &IBeacon::publicKeyCall {}).await?;
        Ok(vec![compare("beacon.publicKey()", config.qev.beacon.key(), key)])
    }

    async fn qev(&self) -> Result<Vec<Option<Finding>>, ClientError> {
        let (Verification { client, book, .. }, qev) = (self.verification, self.cast.contract(QEV));
        let vault = client.call(qev, &IQEV::vaultCall {}).await?;
        let genesis = client.call(qev, &IQEV::genesisCall {}).await?;
        Ok(vec![
            self.contract("qev.vault()", SUSDAI, vault),
            compare("qev.genesis()", book.epoch_genesis, genesis),
        ])
    }

    /// The auction does not say its other partners; the lens reads them in its storage, if it is that auction's.
    async fn lens(&self) -> Result<Vec<Option<Finding>>, ClientError> {
        let (client, lens) = (&self.verification.client, self.cast.contract(QEV_LENS));
        let qev = client.call(lens, &IQEVLens::qevCall {}).await?;
        if let Some(other) = self.contract("qev-lens.qev()", QEV, qev) {
            return Ok(vec![Some(other)]);
        }
        let partners = client.call(lens, &IQEVLens::partnersCall {}).await?;
        Ok(vec![
            self.contract("vault by qev-lens.partners()", SUSDAI, partners.vault),
            self.contract("beacon by qev-lens.partners()", BEACON, partners.beacon),
            self.contract("metadata by qev-lens.partners()", QEV_METADATA, partners.metadata),
        ])
    }

    /// Those with one partner that never changes.
    async fn credit(&self, name: &str) -> Result<Vec<Option<Finding>>, ClientError> {
        let (client, address) = (&self.verification.client, self.cast.contract(name));
        let (subject, expected, found) = match name {
            CALIBER => {
                let partners = client.call(address, &ICaliber::partnersCall {}).await?;
                ("metadata by caliber.partners()", CALIBER_METADATA, partners.metadata)
            }
            COLLATERAL_AUCTION => {
                let caliber = client.call(address, &ICollateralAuction::caliberCall {}).await?;
                ("collateral-auction.caliber()", CALIBER, caliber)
            }
            _ => {
                let router = client.call(address, &ILoanLens::routerCall {}).await?;
                ("loan-lens.router()", LOAN_ROUTER, router)
            }
        };
        Ok(vec![self.contract(subject, expected, found)])
    }

    async fn loan_book(&self) -> Result<Vec<Option<Finding>>, ClientError> {
        let (client, book) = (&self.verification.client, self.cast.contract(LOAN_BOOK));
        let partners = client.call(book, &ILoanBook::partnersCall {}).await?;
        Ok(vec![
            self.contract("vault by loan-book.partners()", SUSDAI, partners.vault),
            self.contract("USDai by loan-book.partners()", USDAI, partners.usdai),
            self.contract("titles by loan-book.partners()", CALIBER, partners.caliber),
            self.contract("auction by loan-book.partners()", COLLATERAL_AUCTION, partners.auction),
            self.contract("positions by loan-book.partners()", LOAN_POSITIONS, partners.positions),
        ])
    }

    async fn loan_router(&self) -> Result<Vec<Option<Finding>>, ClientError> {
        let (client, router) = (&self.verification.client, self.cast.contract(LOAN_ROUTER));
        let partners = client.call(router, &ILoanRouter::partnersCall {}).await?;
        Ok(vec![
            self.contract("titles by loan-router.partners()", CALIBER, partners.caliber),
            self.contract("escrow by loan-router.partners()", DEPOSIT_TIMELOCK, partners.timelock),
            self.contract("positions by loan-router.partners()", LOAN_POSITIONS, partners.positions),
            self.contract("auction by loan-router.partners()", COLLATERAL_AUCTION, partners.auction),
            self.contract("loan book by loan-router.partners()", LOAN_BOOK, partners.loanBook),
            self.contract("opening by loan-router.partners()", LOAN_OPENING, partners.opening),
            self.contract("defaults by loan-router.partners()", LOAN_DEFAULT, partners.defaults),
        ])
    }

    async fn bridge(
        &self,
        name: &str,
        token: &str,
        locks: bool,
    ) -> Result<Vec<Option<Finding>>, ClientError> {
        let (client, bridge) = (&self.verification.client, self.cast.contract(name));
        let found = client.call(bridge, &IBridge::tokenCall {}).await?;
        let kept = client.call(bridge, &IBridge::locksCall {}).await?;
        Ok(vec![
            self.contract(&format!("{name}.token()"), token, found),
            compare(&format!("{name}.locks()"), locks, kept),
        ])
    }

    async fn adapter(&self, name: &str, hub: &str) -> Result<Vec<Option<Finding>>, ClientError> {
        let (client, adapter) = (&self.verification.client, self.cast.contract(name));
        let bridge = client.call(adapter, &IOFT::bridgeCall {}).await?;
        let endpoint = client.call(adapter, &IOFT::endpointCall {}).await?;
        let configured = self.verification.config.bridge.endpoint.get().unwrap_or_default();
        Ok(vec![
            self.contract(&format!("{name}.bridge()"), hub, bridge),
            compare(&format!("{name}.endpoint()"), configured, endpoint),
        ])
    }

    fn contract(&self, subject: &str, expected: &str, found: Address) -> Option<Finding> {
        let expected = self.cast.contract(expected);
        (expected != found).then(|| finding(subject, self.names.of(expected), self.names.of(found)))
    }
}
