//! How hardware loses value after it was appraised.

use crate::CaliberError;
use ruint::aliases::U256;
use usdai_core::{Bps, MathError, Seconds, Usd, fixed};

/// A year of depreciation: 365 days, as of the interest.
pub const YEAR: Seconds = Seconds::new(365 * 86_400);

/// Full years for which a decline is computed; what is older counts as its residual alone. 10,000 to this power, times
/// 10,000 times the seconds of a year, is the largest such number below 2^256.
pub const DECLINING_YEARS: u64 = 16;

/// Which way value is lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Method {
    /// The same amount every year, a share of the appraised value.
    StraightLine = 1,
    /// A share of what was left when the year began; within the year in a straight line.
    Declining = 2,
}

impl Method {
    /// The method of a number. [`CaliberError::UnknownNumber`] for any but 1 and 2.
    pub fn new(number: u8) -> Result<Self, CaliberError> {
        match number {
            1 => Ok(Self::StraightLine),
            2 => Ok(Self::Declining),
            _ => Err(CaliberError::UnknownNumber { number }),
        }
    }
}

/// How much is lost a year, and what remains at the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Depreciation {
    method: Method,
    yearly: Bps,
    residual: Bps,
}

impl Depreciation {
    /// The most that can remain for ever: half the appraised value.
    pub const RESIDUAL_MOST: u16 = 5_000;

    /// All of it in a year, in a straight line.
    pub const WITHIN_A_YEAR: Self =
        Self { method: Method::StraightLine, yearly: Bps::WHOLE, residual: Bps::ZERO };

    /// [`CaliberError::DepreciationOutOfRange`] unless 1 to 10,000 basis points are lost a year and at most 5,000
    /// remain.
    pub fn new(method: Method, yearly: u16, residual: u16) -> Result<Self, CaliberError> {
        let error = CaliberError::DepreciationOutOfRange { yearly, residual };
        if yearly == 0 || residual > Self::RESIDUAL_MOST {
            return Err(error);
        }
        let (Ok(yearly), Ok(residual)) = (Bps::new(yearly), Bps::new(residual)) else {
            return Err(error);
        };
        Ok(Self { method, yearly, residual })
    }

    /// Which way.
    pub const fn method(&self) -> Method {
        self.method
    }

    /// Lost a year.
    pub const fn yearly(&self) -> Bps {
        self.yearly
    }

    /// What remains, of the appraised value.
    pub const fn residual(&self) -> Bps {
        self.residual
    }

    /// What is left of `value` after `age`, rounded down once. [`MathError::Overflow`] where a product does not fit.
    pub fn left_down(&self, value: Usd, age: Seconds) -> Result<Usd, MathError> {
        let (residual, whole) = (U256::from(self.residual.get()), U256::from(Bps::DENOMINATOR));
        let left = match self.method {
            Method::StraightLine => straight_down(value, self.yearly, age)?,
            Method::Declining => declining_down(value, self.yearly, age)?,
        };
        Ok(left.max(scaled_down(value, residual, whole)?))
    }
}

/// `value x (1 - yearly x age)`, or nothing.
fn straight_down(value: Usd, yearly: Bps, age: Seconds) -> Result<Usd, MathError> {
    let whole = YEAR.checked_mul(Bps::DENOMINATOR.into())?;
    // An age whose product does not fit is far beyond the end.
    let lost = age.checked_mul(yearly.get().into()).unwrap_or(whole);
    let left = whole.checked_sub(lost.min(whole))?;
    scaled_down(value, U256::from(left.get()), U256::from(whole.get()))
}

/// `value x (1 - yearly)^years x (1 - yearly x rest of the year)`, or nothing after more than [`DECLINING_YEARS`].
fn declining_down(value: Usd, yearly: Bps, age: Seconds) -> Result<Usd, MathError> {
    let years = age.div_down(YEAR)?;
    if years > DECLINING_YEARS {
        return Ok(Usd::ZERO);
    }
    let whole = YEAR.checked_mul(Bps::DENOMINATOR.into())?;
    let rest = age.checked_sub(YEAR.checked_mul(years)?)?;
    let left = whole.checked_sub(rest.checked_mul(yearly.get().into())?)?;
    let (mut numerator, mut denominator) = (U256::from(left.get()), U256::from(whole.get()));
    let (kept, all) = (U256::from(yearly.complement().get()), U256::from(Bps::DENOMINATOR));
    for _ in 0..years {
        numerator = fixed::mul(numerator, kept)?;
        denominator = fixed::mul(denominator, all)?;
    }
    scaled_down(value, numerator, denominator)
}

fn scaled_down(value: Usd, numerator: U256, denominator: U256) -> Result<Usd, MathError> {
    fixed::mul_div_down(value.raw(), numerator, denominator).map(Usd::new)
}
