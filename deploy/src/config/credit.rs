//! Parameters of lending.

use caliber_nft::{AssetClass, LoanToValue};
use serde::Deserialize;
use usdai_core::loan::LiquidationFeeBps;

use super::{Party, Tokens, U96_BITS, Within};

/// Parameters of titles, loans and the loan book.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Credit {
    /// Who receives the fees of loans.
    pub fee_recipient: Party,
    /// Of what the sale of a title brings, for loans to come.
    pub liquidation_fee_bps: Within<0, { LiquidationFeeBps::CAP }>,
    /// What the vault may lend.
    pub limits: Limits,
    /// How much of a title's value may be lent.
    pub loan_to_value_bps: Classes<{ LoanToValue::CAP }>,
    /// How much of a title's value the vault counts on when its loan is in default.
    pub recovery_bps: Classes<10_000>,
}

/// Limits of the loan book, in USDai.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// Of one loan.
    pub loan: Tokens<{ U96_BITS }>,
    /// To one borrower.
    pub borrower: Tokens<{ U96_BITS }>,
    /// On loans that one curator takes the first losses of.
    pub curator: Tokens<{ U96_BITS }>,
    /// Cash that stays in the vault.
    pub minimum_cash: Tokens<{ U96_BITS }>,
}

/// A number of basis points for each class of hardware.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Classes<const MOST: u16> {
    gpu_server: Within<0, MOST>,
    gpu_cluster: Within<0, MOST>,
    network_device: Within<0, MOST>,
    antenna: Within<0, MOST>,
    other: Within<0, MOST>,
}

impl<const MOST: u16> Classes<MOST> {
    /// The number of a class.
    #[must_use]
    pub const fn of(&self, class: AssetClass) -> u16 {
        match class {
            AssetClass::GpuServer => self.gpu_server,
            AssetClass::GpuCluster => self.gpu_cluster,
            AssetClass::NetworkDevice => self.network_device,
            AssetClass::Antenna => self.antenna,
            AssetClass::Other => self.other,
        }
        .get()
    }
}
