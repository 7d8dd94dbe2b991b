//! The contracts that lend, in the order in which they have to know each other.

use alloy_primitives::Address;
use alloy_sol_types::SolValue;

/// Where they are.
#[derive(Clone, Copy, Debug)]
pub struct Credit {
    /// Titles of hardware.
    pub caliber: Address,
    /// Sells those of loans in default.
    pub auction: Address,
    /// Lenders' positions.
    pub positions: Address,
    /// The vault as a lender.
    pub book: Address,
    /// Loans.
    pub router: Address,
    /// What they cost and where they stand.
    pub lens: Address,
}

impl Credit {
    /// Deploys them by `program`, which takes a package, a title and the constructor's arguments.
    pub fn deploy(
        program: &mut impl FnMut(&str, &str, &[u8]) -> anyhow::Result<Address>,
        authority: Address,
        susdai: Address,
        usdai: Address,
    ) -> anyhow::Result<Self> {
        let drawing = program("caliber-metadata", "Titles' cards", &[])?;
        let caliber = program("caliber", "CALIBER", &(authority, drawing).abi_encode())?;
        let timelock = program("deposit-timelock", "Escrow", &[])?;
        let auction = program("collateral-auction", "Auction", &(authority, caliber).abi_encode())?;
        let positions = program("loan-positions", "Positions", &authority.abi_encode())?;
        let partners = (authority, susdai, usdai, caliber, auction, positions);
        let book = program("loan-book", "Loan book", &partners.abi_encode())?;
        let opening = program("loan-opening", "Opening", &[])?;
        let defaults = program("loan-default", "Defaults", &[])?;
        let partners = (authority, caliber, timelock, positions, auction, book, opening, defaults);
        let router = program("loan-router", "Router", &partners.abi_encode())?;
        let lens = program("loan-lens", "Loan lens", &router.abi_encode())?;
        Ok(Self { caliber, auction, positions, book, router, lens })
    }
}
