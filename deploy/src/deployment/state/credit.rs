//! What titles, loans and the loan book say.

use std::collections::BTreeMap;

use alloy_primitives::{Address, U256};
use caliber_nft::{AssetClass, LoanToValue};
use usdai_bindings::{ICaliber, ICollateralAuction, ILoanBook, ILoanPositions, ILoanRouter};

use crate::client::{Client, ClientError};
use crate::deployment::contracts::{CALIBER, COLLATERAL_AUCTION, LOAN_BOOK, LOAN_POSITIONS, LOAN_ROUTER};

/// What the limits of the loan book are of, in the order of its `setLimits`.
pub const LIMITS: [&str; 4] = ["loan", "borrower", "curator", "minimum cash"];
/// Of a title's value, basis points, where the loan book was told nothing.
const RECOVERY_BPS: u16 = 5_000;

/// A number of basis points for each class of hardware, in the order of the classes.
pub type OfClasses = [u16; AssetClass::ALL.len()];

/// What they say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credit {
    /// The loan router that contracts name; none before they name one.
    pub routers: BTreeMap<&'static str, Address>,
    /// The auction to which titles go.
    pub auction: Address,
    /// How much of a title's value may be lent.
    pub loan_to_value: OfClasses,
    /// How much of a title's value the vault counts on in a default.
    pub recovery: OfClasses,
    /// What the vault may lend; see [`LIMITS`].
    pub limits: [U256; LIMITS.len()],
    /// Who receives the fees of loans.
    pub fee_recipient: Address,
    /// Of what a sale brings, basis points.
    pub liquidation_fee: u16,
    /// Who is asked for the price of a loan's currency.
    pub price_oracle: Address,
}

impl Credit {
    /// As constructors leave it.
    pub const fn constructed() -> Self {
        Self {
            routers: BTreeMap::new(),
            auction: Address::ZERO,
            loan_to_value: [LoanToValue::DEFAULT.get(); AssetClass::ALL.len()],
            recovery: [RECOVERY_BPS; AssetClass::ALL.len()],
            limits: [U256::ZERO; LIMITS.len()],
            fee_recipient: Address::ZERO,
            liquidation_fee: 0,
            price_oracle: Address::ZERO,
        }
    }

    /// The loan router that a contract names; zero for none.
    #[must_use]
    pub fn router(&self, contract: &str) -> Address {
        self.routers.get(contract).copied().unwrap_or_default()
    }

    /// Asks one of the contracts; others have nothing to say of it.
    ///
    /// # Errors
    /// It does not answer as its interface says.
    pub async fn read(
        &mut self,
        client: &Client,
        contract: &'static str,
        address: Address,
    ) -> Result<(), ClientError> {
        let router = match contract {
            CALIBER => self.read_caliber(client, address).await?,
            COLLATERAL_AUCTION => client.call(address, &ICollateralAuction::routerCall {}).await?,
            LOAN_POSITIONS => client.call(address, &ILoanPositions::routerCall {}).await?,
            LOAN_BOOK => self.read_book(client, address).await?,
            LOAN_ROUTER => {
                let parameters = client.call(address, &ILoanRouter::parametersCall {}).await?;
                (self.fee_recipient, self.liquidation_fee) =
                    (parameters.feeRecipient, parameters.liquidationFeeRate);
                self.price_oracle = client.call(address, &ILoanRouter::priceOracleCall {}).await?;
                return Ok(());
            }
            _ => return Ok(()),
        };
        self.routers.insert(contract, router);
        Ok(())
    }

    async fn read_caliber(&mut self, client: &Client, caliber: Address) -> Result<Address, ClientError> {
        for (class, share) in AssetClass::ALL.into_iter().zip(&mut self.loan_to_value) {
            let asset_class = class as u8;
            *share = client.call(caliber, &ICaliber::loanToValueCall { assetClass: asset_class }).await?;
        }
        let partners = client.call(caliber, &ICaliber::partnersCall {}).await?;
        self.auction = partners.auction;
        Ok(partners.router)
    }

    async fn read_book(&mut self, client: &Client, book: Address) -> Result<Address, ClientError> {
        for (class, share) in AssetClass::ALL.into_iter().zip(&mut self.recovery) {
            let asset_class = class as u8;
            *share = client.call(book, &ILoanBook::haircutCall { assetClass: asset_class }).await?;
        }
        let limits = client.call(book, &ILoanBook::limitsCall {}).await?;
        self.limits = [limits.perLoan, limits.perBorrower, limits.perCurator, limits.minimumCash];
        Ok(client.call(book, &ILoanBook::partnersCall {}).await?.router)
    }
}
