//! What the router stores of a loan: two words.
//!
//! Word 0: outstanding u128, reserve u128. Word 1: start u40, paid u16, extra units u32, status u8, when the default
//! was called u40, decimals of the currency u8, liquidation fee u16 in basis points. Lowest bits first.

use alloy_primitives::{B256, U256};
use kit::Error;
use kit::packing::{Unpacker, field, pack};
use kit::words::{Word, number};
use usdai_core::loan::{LiquidationFeeBps, Loan, Status};
use usdai_core::{AssetAmount, Decimals, Timestamp};

const AMOUNT: usize = 16;
const SECONDS: usize = 5;
const BASIS_POINTS: usize = 2;
const PAID: usize = 2;
const EXTRA_UNITS: usize = 4;
const BYTE: usize = 1;

/// A loan and what was fixed when it began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Record {
    /// Where it stands.
    pub loan: Loan,
    /// Those of the currency.
    pub decimals: Decimals,
    /// What is taken of the proceeds of a sale; later changes do not reach it.
    pub liquidation_fee: LiquidationFeeBps,
}

impl Record {
    /// The two words. `ArithmeticOverflow` where a number does not fit its field.
    pub fn pack(&self) -> Result<[B256; 2], Error> {
        let Loan { outstanding, reserve, start, paid, extra_units, status } = self.loan;
        let defaulted_at = match status {
            Status::Defaulted { at: defaulted_at } | Status::Foreclosed { defaulted_at } => defaulted_at,
            Status::Active | Status::Closed => Timestamp::default(),
        };
        let amounts = pack(&[(outstanding.raw(), AMOUNT), (reserve.raw(), AMOUNT)])?;
        let rest = pack(&[
            field(start.get(), SECONDS),
            field(paid.into(), PAID),
            field(extra_units.into(), EXTRA_UNITS),
            field(status_number(status).into(), BYTE),
            field(defaulted_at.get(), SECONDS),
            field(self.decimals.get().into(), BYTE),
            field(self.liquidation_fee.get().into(), BASIS_POINTS),
        ])?;
        Ok([amounts.word(), rest.word()])
    }

    /// The loan in two words; nothing where none was opened.
    pub fn unpack([amounts, rest]: [B256; 2]) -> Option<Self> {
        let (mut amounts, mut rest) = (Unpacker::new(number(amounts)), Unpacker::new(number(rest)));
        let (outstanding, reserve) = (take_amount(&mut amounts), take_amount(&mut amounts));
        let start = take_time(&mut rest);
        let paid = rest.take_u64(PAID) as u16;
        let extra_units = rest.take_u64(EXTRA_UNITS) as u32;
        let status = rest.take_u64(BYTE);
        let defaulted_at = take_time(&mut rest);
        let status = match status {
            1 => Status::Active,
            2 => Status::Defaulted { at: defaulted_at },
            3 => Status::Foreclosed { defaulted_at },
            4 => Status::Closed,
            _ => return None,
        };
        let loan = Loan { outstanding, reserve, start, paid, extra_units, status };
        let decimals = Decimals::new(rest.take_u64(BYTE) as u8).ok()?;
        let liquidation_fee = LiquidationFeeBps::new(rest.take_u64(BASIS_POINTS) as u16).ok()?;
        Some(Self { loan, decimals, liquidation_fee })
    }
}

/// The status as it is stored and shown: 1 active, 2 defaulted, 3 foreclosed, 4 closed; 0 is no loan.
pub fn status_number(status: Status) -> u8 {
    match status {
        Status::Active => 1,
        Status::Defaulted { .. } => 2,
        Status::Foreclosed { .. } => 3,
        Status::Closed => 4,
    }
}

fn take_amount(word: &mut Unpacker) -> AssetAmount {
    let amount: U256 = word.take(AMOUNT);
    AssetAmount::new(amount)
}

fn take_time(word: &mut Unpacker) -> Timestamp {
    Timestamp::new(word.take_u64(SECONDS))
}
