//! The two prices as exact fractions, from the views and by a second formula.

use alloy_primitives::{Address, U256, U512};
use tests::{Staking, abi::ISUSDai};

use super::{ask, u};

/// Share-wei and asset-wei that belong to nobody.
pub const VIRTUAL: u128 = 1_000_000;

/// Dollars over shares, virtual units included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Price {
    pub dollars: U256,
    pub shares: U256,
}

impl Price {
    /// The price that these give.
    pub fn new(assets: U256, supply: U256) -> Self {
        Self { dollars: assets + u(VIRTUAL), shares: supply + u(VIRTUAL) }
    }

    pub fn to_assets_down(self, shares: U256) -> U256 {
        mul_div(shares, self.dollars, self.shares)
    }

    pub fn to_assets_up(self, shares: U256) -> U256 {
        mul_div_up(shares, self.dollars, self.shares)
    }

    pub fn to_shares_down(self, assets: U256) -> U256 {
        mul_div(assets, self.shares, self.dollars)
    }

    pub fn to_shares_up(self, assets: U256) -> U256 {
        mul_div_up(assets, self.shares, self.dollars)
    }

    /// Whether it is a lower one, compared without dividing.
    pub fn is_below(&self, other: &Self) -> bool {
        product(self.dollars, other.shares) < product(other.dollars, self.shares)
    }
}

/// What deposits pay.
#[track_caller]
pub fn optimistic(staking: &mut Staking) -> Price {
    let supply = ask(staking, &ISUSDai::totalSupplyCall {});
    Price::new(ask(staking, &ISUSDai::totalAssetsCall {}), supply)
}

/// What redemptions are paid: cash and principal without marks and without what is not released.
#[track_caller]
pub fn conservative(staking: &mut Staking) -> Price {
    let supply = ask(staking, &ISUSDai::totalSupplyCall {});
    Price::new(conservative_assets(staking), supply)
}

/// The dollars in [`conservative`], without the virtual ones.
#[track_caller]
pub fn conservative_assets(staking: &mut Staking) -> U256 {
    let (cash, loans) = (ask(staking, &ISUSDai::cashCall {}), ask(staking, &ISUSDai::loansCall {}));
    let [interest, gains] = [0x10, 0x20].map(|source| unreleased(staking, source));
    let relief = relief_unreleased(staking);
    (cash.idle - cash.reserved + loans.principal).saturating_sub(interest + gains + loans.marks + relief)
}

/// What came back of doubts and losses and is not released yet, rounded up.
#[track_caller]
pub fn relief_unreleased(staking: &mut Staking) -> U256 {
    let (loans, now) = (ask(staking, &ISUSDai::loansCall {}), staking.world.chain.timestamp());
    let length = loans.reliefEnd.saturating_sub(loans.reportedAt);
    let left = loans.reliefEnd.saturating_sub(now).min(length);
    if left == 0 {
        return U256::ZERO;
    }
    (loans.relief * U256::from(left)).div_ceil(U256::from(length))
}

/// What the stream of a source has not released.
#[track_caller]
pub fn unreleased(staking: &mut Staking, source: u8) -> U256 {
    ask(staking, &ISUSDai::streamCall { source }).unreleased
}

/// What an account's shares would be paid at the redemption price.
#[track_caller]
pub fn worth(staking: &mut Staking, account: Address) -> U256 {
    let shares = ask(staking, &ISUSDai::balanceOfCall { account });
    conservative(staking).to_assets_down(shares)
}

/// `a * b / c`, rounded down, with a product of any size.
#[track_caller]
pub fn mul_div(a: U256, b: U256, c: U256) -> U256 {
    narrow(product(a, b) / U512::from(c))
}

/// `a * b / c`, rounded up, with a product of any size.
#[track_caller]
pub fn mul_div_up(a: U256, b: U256, c: U256) -> U256 {
    narrow(product(a, b).div_ceil(U512::from(c)))
}

fn product(a: U256, b: U256) -> U512 {
    U512::from(a) * U512::from(b)
}

#[track_caller]
fn narrow(value: U512) -> U256 {
    match U256::checked_from_limbs_slice(value.as_limbs()) {
        Some(value) => value,
        None => panic!("{value} has more than 256 bits"),
    }
}
