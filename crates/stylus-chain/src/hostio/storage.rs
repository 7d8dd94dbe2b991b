//! Storage through the invocation's cache, and transient storage (EIP-1153) without one.

use wasmtime::Linker;

use super::{
    Host, Request, at_once,
    guest::{Escape, Guest, Hosted},
    parking, price,
};

const WRITE_PROTECTION: Escape = Escape::Failure("write in a static call");

pub fn link(linker: &mut Linker<Host>) -> wasmtime::Result<()> {
    parking! { linker,
        storage_load_bytes32(key: u32, dest: u32);
        storage_flush_cache(clear: u32);
        transient_load_bytes32(key: u32, dest: u32);
        transient_store_bytes32(key: u32, value: u32);
    }
    at_once! { linker, storage_cache_bytes32(key: u32, value: u32) }
    Ok(())
}

async fn storage_load_bytes32(guest: &mut Guest<'_>, key: u32, dest: u32) -> Hosted<()> {
    guest.buy_ink(price::HOSTIO + 2 * price::POINTER)?;
    let crossing = price::EVM_API / guest.env().ink_price;
    guest.require_gas(price::COLD_LOAD_GAS + price::CACHE_SENTRY_GAS + crossing)?;
    let key = guest.read_word(key)?;
    let tier = guest.host().cache.read_gas();
    let (value, gas) = match guest.host().cache.get(key) {
        Some(value) => (value, tier),
        None => {
            let answer = guest.port().ask(Request::Load(key)).await;
            guest.host().cache.learn(key, answer.word);
            (answer.word, tier + answer.gas + crossing)
        }
    };
    guest.buy_gas(gas)?;
    guest.write(dest, value.as_slice())?;
    guest.trace("storage_load_bytes32", &[key.as_slice()], &[value.as_slice()]);
    Ok(())
}

fn storage_cache_bytes32(guest: &mut Guest<'_>, key: u32, value: u32) -> Hosted<()> {
    guest.buy_ink(price::HOSTIO + 2 * price::POINTER)?;
    guest.require_gas(price::STORE_SENTRY_GAS + price::CACHE_SENTRY_GAS)?;
    let key = guest.read_word(key)?;
    let value = guest.read_word(value)?;
    let tier = guest.host().cache.write_gas();
    guest.host().cache.set(key, value);
    guest.buy_gas(tier)?;
    guest.trace("storage_cache_bytes32", &[key.as_slice(), value.as_slice()], &[]);
    Ok(())
}

async fn storage_flush_cache(guest: &mut Guest<'_>, clear: u32) -> Hosted<()> {
    guest.buy_ink(price::HOSTIO + price::EVM_API)?;
    guest.require_gas(price::STORE_SENTRY_GAS)?;
    // One unit more than there is, so that a flush that just fails is seen to cost too much.
    let gas = guest.gas_left().saturating_add(1);
    let slots = guest.host().cache.flush(clear != 0);
    if !slots.is_empty() {
        let answer = guest.port().ask(Request::Flush { slots, gas }).await;
        guest.buy_gas(answer.gas)?;
        if !answer.ok {
            return Err(WRITE_PROTECTION);
        }
    }
    guest.trace("storage_flush_cache", &[&[u8::from(clear != 0)]], &[]);
    Ok(())
}

async fn transient_load_bytes32(guest: &mut Guest<'_>, key: u32, dest: u32) -> Hosted<()> {
    guest.buy_ink(price::HOSTIO + 2 * price::POINTER + price::EVM_API)?;
    guest.buy_gas(price::WARM_GAS)?;
    let key = guest.read_word(key)?;
    let value = guest.port().ask(Request::TransientLoad(key)).await.word;
    guest.write(dest, value.as_slice())?;
    guest.trace("transient_load_bytes32", &[key.as_slice()], &[value.as_slice()]);
    Ok(())
}

async fn transient_store_bytes32(guest: &mut Guest<'_>, key: u32, value: u32) -> Hosted<()> {
    guest.buy_ink(price::HOSTIO + 2 * price::POINTER + price::EVM_API)?;
    guest.buy_gas(price::WARM_GAS)?;
    let key = guest.read_word(key)?;
    let value = guest.read_word(value)?;
    if !guest.port().ask(Request::TransientStore(key, value)).await.ok {
        return Err(WRITE_PROTECTION);
    }
    guest.trace("transient_store_bytes32", &[key.as_slice(), value.as_slice()], &[]);
    Ok(())
}
