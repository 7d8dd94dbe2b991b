//! The setters of the Stylus parameters.

use super::{ArbOwner, change};
use crate::precompiles::{
    call::{Call, Fault},
    contract::{Method, write},
};

/// Units in which the parameters are kept, see [`stylus_wasm::Rules`].
const MIN_INIT_GAS_UNIT: u64 = 128;
const MIN_CACHED_GAS_UNIT: u64 = 32;
const SCALAR_UNIT: u64 = 2;
/// Largest ink price: it has three bytes.
const MAX_INK_PRICE: u32 = (1 << 24) - 1;

pub fn methods() -> Vec<Method> {
    vec![
        write::<ArbOwner::setInkPriceCall>(|call, args| set_ink_price(call, args.price).map(Into::into)),
        write::<ArbOwner::setWasmMaxStackDepthCall>(|call, args| {
            change(call, |rules| rules.max_stack_depth = args.depth);
            Ok(().into())
        }),
        write::<ArbOwner::setWasmFreePagesCall>(|call, args| {
            change(call, |rules| rules.free_pages = args.pages);
            Ok(().into())
        }),
        write::<ArbOwner::setWasmPageGasCall>(|call, args| {
            change(call, |rules| rules.page_gas = args.gas);
            Ok(().into())
        }),
        write::<ArbOwner::setWasmPageLimitCall>(|call, args| {
            change(call, |rules| rules.page_limit = args.limit);
            Ok(().into())
        }),
        write::<ArbOwner::setWasmMaxSizeCall>(|call, args| {
            change(call, |rules| rules.max_wasm_size = args.size);
            Ok(().into())
        })
        .since(40),
        write::<ArbOwner::setWasmMinInitGasCall>(|call, args| {
            change(call, |rules| {
                rules.min_init_gas = units_up(args.gas.into(), MIN_INIT_GAS_UNIT);
                rules.min_cached_init_gas = units_up(args.cached.into(), MIN_CACHED_GAS_UNIT);
            });
            Ok(().into())
        }),
        write::<ArbOwner::setWasmInitCostScalarCall>(|call, args| {
            change(call, |rules| rules.init_cost_scalar = units_up(args.percent, SCALAR_UNIT));
            Ok(().into())
        }),
        write::<ArbOwner::setWasmExpiryDaysCall>(|call, args| {
            change(call, |rules| rules.expiry_days = args.count);
            Ok(().into())
        }),
        write::<ArbOwner::setWasmKeepaliveDaysCall>(|call, args| {
            change(call, |rules| rules.keepalive_days = args.count);
            Ok(().into())
        }),
        write::<ArbOwner::setWasmBlockCacheSizeCall>(|call, args| {
            change(call, |rules| rules.block_cache_size = args.count);
            Ok(().into())
        }),
        write::<ArbOwner::setMaxStylusContractFragmentsCall>(|call, args| {
            change(call, |rules| rules.max_fragment_count = args.maxFragments);
            Ok(().into())
        })
        .since(60),
        write::<ArbOwner::setWasmActivationGasCall>(|call, args| {
            change(call, |rules| rules.activation_gas = args.gas);
            Ok(().into())
        })
        .since(60),
    ]
}

fn set_ink_price(call: &mut Call<'_, '_>, price: u32) -> Result<(), Fault> {
    if price == 0 || price > MAX_INK_PRICE {
        return Err(Fault::Plain);
    }
    change(call, |rules| rules.ink_price = price);
    Ok(())
}

fn units_up(amount: u64, unit: u64) -> u8 {
    u8::try_from(amount.div_ceil(unit)).unwrap_or(u8::MAX)
}
