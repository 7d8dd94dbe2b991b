//! Shares that an owner of parameters may set within hard bounds.

use super::{Bps, UnitError};

/// The vault's fee on yield in basis points, 0 to 1,000.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct YieldFeeBps(Bps);

impl YieldFeeBps {
    /// The highest fee that can be set: 10% of the yield.
    pub const CAP: u16 = 1_000;
    /// No fee.
    pub const ZERO: Self = Self(Bps::ZERO);

    /// [`UnitError::FeeAboveCap`] over 1,000.
    pub const fn new(value: u16) -> Result<Self, UnitError> {
        if value > Self::CAP {
            return Err(UnitError::FeeAboveCap { value, cap: Self::CAP });
        }
        match Bps::new(value) {
            Ok(share) => Ok(Self(share)),
            Err(error) => Err(error),
        }
    }

    /// The number of basis points.
    pub const fn get(self) -> u16 {
        self.0.get()
    }

    /// The same as a plain share.
    pub const fn as_bps(self) -> Bps {
        self.0
    }
}

/// The share of principal paid back by loans that is kept for holders who wait to leave: 2,500 to 10,000
/// basis points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ExitShare(Bps);

impl ExitShare {
    /// The least that can be set: a quarter.
    pub const LEAST: u16 = 2_500;
    /// Half, for a vault that sets none.
    pub const DEFAULT: Self = match Bps::new(5_000) {
        Ok(share) => Self(share),
        Err(_) => Self(Bps::WHOLE),
    };

    /// [`UnitError::ShareOutOfRange`] below 2,500 or over 10,000.
    pub const fn new(value: u16) -> Result<Self, UnitError> {
        let most = Bps::DENOMINATOR;
        match Bps::new(value) {
            Ok(share) if value >= Self::LEAST => Ok(Self(share)),
            _ => Err(UnitError::ShareOutOfRange { value, least: Self::LEAST, most }),
        }
    }

    /// The number of basis points.
    pub const fn get(self) -> u16 {
        self.0.get()
    }

    /// The same as a plain share.
    pub const fn as_bps(self) -> Bps {
        self.0
    }
}
