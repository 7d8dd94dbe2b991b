//! Who gets which unit.

use super::terms::{Blend, MOST_TRANCHES};
use super::{Terms, Tranche};
use crate::fixed::{self, MathError};
use crate::units::AssetAmount;
use ruint::aliases::U256;

/// An amount for each tranche, in order of seniority; together exactly what was split.
///
/// Of the principal repaid so far each tranche has, to less than a unit, its share `q`: the most senior `q`
/// rounded up, the others `q` rounded down or one unit more. Who has that unit is remembered
/// ([`super::Loan::extra_units`]) and never taken back. A unit that is left over goes to whoever is the first
/// to earn its next one (earliest deadline first; Tijdeman, "The chairman assignment problem", 1980): of the
/// tranches that have a unit ahead and do not earn it until the principal repaid is `T`, the fractions of `q` sum
/// to as many or more at `T`, so there is always room for them. At the end `q` is whole and each has its amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PerTranche([AssetAmount; MOST_TRANCHES]);

impl PerTranche {
    /// Nothing for anybody.
    pub const NONE: Self = Self([AssetAmount::ZERO; MOST_TRANCHES]);

    /// What the tranche at `index` gets; nothing where there is none.
    pub fn get(&self, index: usize) -> AssetAmount {
        self.0.get(index).copied().unwrap_or(AssetAmount::ZERO)
    }

    /// All together.
    pub fn total(&self) -> Result<AssetAmount, MathError> {
        self.0.iter().try_fold(AssetAmount::ZERO, |sum, amount| sum.checked_add(*amount))
    }

    pub(super) fn set(&mut self, index: usize, amount: AssetAmount) {
        if let Some(place) = self.0.get_mut(index) {
            *place = amount;
        }
    }

    /// Takes away what each had before.
    pub(super) fn subtract(&mut self, earlier: &Self, tranches: usize) -> Result<(), MathError> {
        for (place, before) in self.0.iter_mut().zip(&earlier.0).take(tranches) {
            *place = place.checked_sub(*before)?;
        }
        Ok(())
    }
}

/// Interest by rate times amount: each tranche's share to less than a unit.
#[inline(never)]
pub(super) fn interest(
    terms: &Terms<'_>,
    blend: &Blend,
    total: AssetAmount,
) -> Result<PerTranche, MathError> {
    let mut shares = PerTranche::NONE;
    let (mut weight, mut given) = (U256::ZERO, AssetAmount::ZERO);
    for (index, tranche) in terms.tranches.iter().enumerate() {
        weight = fixed::add(weight, tranche.weight()?.raw())?;
        let up_to_here = AssetAmount::new(fixed::mul_div_down(total.raw(), weight, blend.weight.raw())?);
        shares.set(index, up_to_here.checked_sub(given)?);
        given = up_to_here;
    }
    Ok(shares)
}

/// What each tranche has of the principal repaid so far.
#[inline(never)]
pub(super) fn repaid(
    terms: &Terms<'_>,
    repaid: AssetAmount,
    extra_units: u32,
) -> Result<PerTranche, MathError> {
    let shares = Shares { principal: terms.principal()?, repaid };
    let mut given = PerTranche::NONE;
    for (index, tranche) in terms.tranches.iter().enumerate() {
        let (whole, _) = shares.whole(index, tranche)?;
        let extra = U256::from(u8::from(extra_units & bit(index) != 0));
        given.set(index, whole.checked_add(AssetAmount::new(extra))?);
    }
    Ok(given)
}

/// The same later, when `repaid` is the principal repaid in all, and the bits to remember.
#[inline(never)]
pub(super) fn advance(
    terms: &Terms<'_>,
    repaid: AssetAmount,
    before: &PerTranche,
) -> Result<(PerTranche, u32), MathError> {
    let shares = Shares { principal: terms.principal()?, repaid };
    let mut given = PerTranche::NONE;
    let (mut sum, mut extra_units, mut amid) = (AssetAmount::ZERO, 0, 0);
    for (index, tranche) in terms.tranches.iter().enumerate() {
        let (whole, is_amid) = shares.whole(index, tranche)?;
        let had = before.get(index);
        if had > whole {
            extra_units |= bit(index);
        } else if is_amid {
            amid |= bit(index);
        }
        given.set(index, whole.max(had));
        sum = sum.checked_add(whole.max(had))?;
    }
    let unit = AssetAmount::new(U256::ONE);
    let mut left = repaid.checked_sub(sum)?;
    while !left.is_zero() {
        let index = next_to_earn(terms, &given, amid)?.ok_or(MathError::Overflow)?;
        given.set(index, given.get(index).checked_add(unit)?);
        extra_units |= bit(index);
        amid &= !bit(index);
        left = left.checked_sub(unit)?;
    }
    Ok((given, extra_units))
}

struct Shares {
    principal: AssetAmount,
    repaid: AssetAmount,
}

impl Shares {
    /// A tranche's share in whole units, the first one's rounded up, the others' down; and whether it is amid the next.
    fn whole(&self, index: usize, tranche: &Tranche) -> Result<(AssetAmount, bool), MathError> {
        let (repaid, amount, principal) = (self.repaid.raw(), tranche.amount.raw(), self.principal.raw());
        if index == 0 {
            return Ok((AssetAmount::new(fixed::mul_div_up(repaid, amount, principal)?), false));
        }
        let (whole, is_exact) = fixed::mul_div_exact(repaid, amount, principal)?;
        Ok((AssetAmount::new(whole), !is_exact))
    }
}

/// Of the tranches that are `amid` a unit and do not have it yet, the one that has earned it first.
fn next_to_earn(terms: &Terms<'_>, given: &PerTranche, amid: u32) -> Result<Option<usize>, MathError> {
    // The share reaches `next` at next / amount of the principal; fractions compare by cross-multiplication.
    let mut first: Option<(usize, U256, U256)> = None;
    for (index, tranche) in terms.tranches.iter().enumerate() {
        if amid & bit(index) == 0 {
            continue;
        }
        let (next, amount) = (fixed::add(given.get(index).raw(), U256::ONE)?, tranche.amount.raw());
        let is_first = match first {
            None => true,
            Some((_, best, of)) => fixed::mul(next, of)? < fixed::mul(best, amount)?,
        };
        if is_first {
            first = Some((index, next, amount));
        }
    }
    Ok(first.map(|(index, ..)| index))
}

/// The tranche's place in [`super::Loan::extra_units`].
fn bit(index: usize) -> u32 {
    u32::try_from(index).ok().and_then(|place| 1u32.checked_shl(place)).unwrap_or(0)
}
