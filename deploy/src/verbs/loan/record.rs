//! What the router stores of a loan: two words, as of `loanState` in `abi/loan-router.sol`.

use alloy_primitives::{B256, U256};
use usdai_core::loan::{LiquidationFeeBps, Loan, Status};
use usdai_core::{AssetAmount, Decimals, Timestamp};

/// A loan and what was fixed when it began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Record {
    /// Where it stands.
    pub loan: Loan,
    /// Those of the currency.
    pub decimals: Decimals,
    /// What is taken of the proceeds of a sale.
    pub liquidation_fee: LiquidationFeeBps,
}

/// Reads fields from the end of a word: the lowest bits first.
struct Fields<'a>(&'a [u8]);

impl Record {
    /// The loan in two words; nothing where none was opened.
    #[must_use]
    pub fn unpack(words: &[B256; 2]) -> Option<Self> {
        let [amounts, rest] = words;
        let (mut amounts, mut rest) = (Fields(amounts.as_slice()), Fields(rest.as_slice()));
        let (outstanding, reserve) = (amounts.take::<16>()?, amounts.take::<16>()?);
        let start = time(rest.take::<5>()?)?;
        let paid = u16::try_from(rest.take::<2>()?).ok()?;
        let extra_units = u32::try_from(rest.take::<4>()?).ok()?;
        let status = u8::try_from(rest.take::<1>()?).ok()?;
        let defaulted_at = time(rest.take::<5>()?)?;
        let status = match status {
            1 => Status::Active,
            2 => Status::Defaulted { at: defaulted_at },
            3 => Status::Foreclosed { defaulted_at },
            4 => Status::Closed,
            _ => return None,
        };
        let (outstanding, reserve) = (AssetAmount::new(outstanding), AssetAmount::new(reserve));
        Some(Self {
            loan: Loan { outstanding, reserve, start, paid, extra_units, status },
            decimals: Decimals::new(u8::try_from(rest.take::<1>()?).ok()?).ok()?,
            liquidation_fee: LiquidationFeeBps::new(u16::try_from(rest.take::<2>()?).ok()?).ok()?,
        })
    }
}

impl Fields<'_> {
    fn take<const BYTES: usize>(&mut self) -> Option<U256> {
        let (rest, field) = self.0.split_last_chunk::<BYTES>()?;
        self.0 = rest;
        Some(U256::from_be_slice(field))
    }
}

fn time(seconds: U256) -> Option<Timestamp> {
    u64::try_from(seconds).ok().map(Timestamp::new)
}
