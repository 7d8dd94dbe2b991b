//! How much may be lent against a title.

use crate::packed::bits;
use crate::{Appraisal, AssetClass, CaliberError, Cover};
use ruint::aliases::U256;
use usdai_core::{Bps, MathError, Timestamp, Usd, fixed};

const LOAN_TO_VALUE_BITS: u32 = 14;

/// The share of a title's value that may be lent: 0 to 8,000 basis points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LoanToValue(Bps);

impl LoanToValue {
    /// The most that can be set.
    pub const CAP: u16 = 8_000;
    /// Nothing.
    pub const ZERO: Self = Self(Bps::ZERO);
    /// 7,000, for a class whose owner of parameters sets none.
    pub const DEFAULT: Self = match Bps::new(7_000) {
        Ok(share) => Self(share),
        Err(_) => Self(Bps::ZERO),
    };

    /// [`CaliberError::LoanToValueAboveCap`] over 8,000.
    pub const fn new(value: u16) -> Result<Self, CaliberError> {
        if value > Self::CAP {
            return Err(CaliberError::LoanToValueAboveCap { value });
        }
        match Bps::new(value) {
            Ok(share) => Ok(Self(share)),
            Err(_) => Err(CaliberError::LoanToValueAboveCap { value }),
        }
    }

    /// The number of basis points.
    pub const fn get(self) -> u16 {
        self.0.get()
    }
}

/// The share of each class: one slot, and the default where it was never written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LoanToValues([LoanToValue; AssetClass::ALL.len()]);

impl LoanToValues {
    /// The default for all.
    pub const DEFAULT: Self = Self([LoanToValue::DEFAULT; AssetClass::ALL.len()]);

    /// That of a class.
    pub fn of(&self, class: AssetClass) -> LoanToValue {
        let pairs = AssetClass::ALL.into_iter().zip(self.0);
        let found = pairs.into_iter().find(|(other, _)| *other == class);
        found.map_or(LoanToValue::DEFAULT, |(_, share)| share)
    }

    /// With that of a class replaced.
    pub fn with(mut self, class: AssetClass, share: LoanToValue) -> Self {
        for (other, place) in AssetClass::ALL.into_iter().zip(&mut self.0) {
            if other == class {
                *place = share;
            }
        }
        self
    }

    /// The slot's content: each is kept one higher, so that zero is what was never set.
    pub fn pack(&self) -> U256 {
        let word = self.0.iter().rev().fold(0_u128, |word, share| {
            word << LOAN_TO_VALUE_BITS | u128::from(share.get().saturating_add(1))
        });
        U256::from_limbs([word as u64, (word >> 64) as u64, 0, 0])
    }

    /// What a slot holds; the default for what is out of bounds.
    pub fn unpack(word: U256) -> Self {
        let [low, high, _, _] = word.into_limbs();
        let mut word = u128::from(low) | u128::from(high) << 64;
        let mut shares = Self::DEFAULT;
        for share in &mut shares.0 {
            let kept = bits(word as u64, LOAN_TO_VALUE_BITS, 0) as u16;
            let set = kept.checked_sub(1).and_then(|value| LoanToValue::new(value).ok());
            *share = set.unwrap_or(LoanToValue::DEFAULT);
            word >>= LOAN_TO_VALUE_BITS;
        }
        shares
    }
}

/// The most that may be lent: the value that is left times the share of its class, rounded down; nothing when the
/// policy has lapsed or the appraisal is older than 180 days or yet to be made.
pub fn max_loan_down(
    appraisal: &Appraisal,
    cover: &Cover,
    share: LoanToValue,
    now: Timestamp,
) -> Result<Usd, MathError> {
    if cover.check_in_force(now).is_err() || appraisal.check_fresh(now).is_err() {
        return Ok(Usd::ZERO);
    }
    let value = appraisal.value_at_down(now)?;
    let whole = U256::from(Bps::DENOMINATOR);
    fixed::mul_div_down(value.raw(), U256::from(share.get()), whole).map(Usd::new)
}
