//! Redeeming USDai into reserve assets. Nothing pauses it.

use crate::errors::{self, Error};
use crate::events::{self, Exchange};
use crate::record::AssetRecord;
use crate::storage::UsdAi;
use alloy_primitives::{Address, U256};
use kit::host;
use kit::token;
use usdai_core::{FeeBps, Usd, reserve};

/// What a caller asks of a redemption.
pub struct Withdrawal {
    /// The asset that is paid out.
    pub asset: Address,
    /// USDai to burn.
    pub burned: U256,
    /// The least units of the asset to pay.
    pub minimum: U256,
    /// Who receives the asset.
    pub recipient: Address,
}

impl UsdAi {
    /// Burns the caller's USDai and pays the asset, rounded down; returns what arrived. Anyone.
    pub fn withdraw(&mut self, withdrawal: &Withdrawal) -> Result<U256, Error> {
        let &Withdrawal { asset, burned, minimum, recipient } = withdrawal;
        if burned.is_zero() {
            return Err(errors::zero_amount());
        }
        if recipient.is_zero() {
            return Err(errors::zero_address());
        }
        let mut record = self.listed(asset)?;
        if !record.terms.redeem_enabled {
            return Err(errors::redeem_disabled(asset));
        }
        let caller = host::sender();
        let is_free = record.terms.redeem_fee != 0 && self.is_exempt(caller);
        let paid = quote_redeem_down(asset, &record, burned, is_free)?;
        if paid < minimum {
            return Err(errors::minimum_not_met(paid, minimum));
        }
        record.debit(asset, paid)?;
        self.erc20._burn(caller, burned)?;
        self.set_record(asset, &record);
        events::withdrawn(&Exchange { caller, recipient, asset, paid_in: burned, paid_out: paid });
        // A token may keep a part of what it moves: the minimum is of what the recipient has.
        let arrived = token::push(asset, recipient, paid)?;
        if arrived < minimum {
            return Err(errors::minimum_not_met(arrived, minimum));
        }
        Ok(arrived)
    }

    /// Units of the asset for `burned`, whatever the reserve holds, for an account that is not exempt.
    pub fn preview_withdraw(&self, asset: Address, burned: U256) -> Result<U256, Error> {
        let record = self.listed(asset)?;
        quote_redeem_down(asset, &record, burned, false)
    }
}

fn quote_redeem_down(
    asset: Address,
    record: &AssetRecord,
    burned: U256,
    is_free: bool,
) -> Result<U256, Error> {
    let mut rules = record.rules(asset)?;
    if is_free {
        rules.redeem_fee = FeeBps::ZERO;
    }
    reserve::redeem_down(Usd::new(burned), &rules)
        .map(|redeemed| redeemed.paid.raw())
        .map_err(|error| errors::of_reserve(asset, error))
}
