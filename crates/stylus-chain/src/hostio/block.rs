//! The block and the meter.

use wasmtime::Linker;

use super::{
    Host, at_once,
    guest::{Guest, Hosted},
    price,
};

pub fn link(linker: &mut Linker<Host>) -> wasmtime::Result<()> {
    at_once! { linker,
        block_basefee(dest: u32);
        block_coinbase(dest: u32);
        block_gas_limit();
        block_number();
        block_timestamp();
        chainid();
        evm_gas_left();
        evm_ink_left();
    }
    Ok(())
}

fn block_basefee(guest: &mut Guest<'_>, dest: u32) -> Hosted<()> {
    guest.buy_ink(price::HOSTIO + price::POINTER)?;
    let fee = guest.env().base_fee.to_be_bytes::<32>();
    guest.write(dest, &fee)?;
    guest.trace("block_basefee", &[], &[&fee]);
    Ok(())
}

fn block_coinbase(guest: &mut Guest<'_>, dest: u32) -> Hosted<()> {
    guest.buy_ink(price::HOSTIO + price::POINTER)?;
    let coinbase = guest.env().coinbase;
    guest.write(dest, coinbase.as_slice())?;
    guest.trace("block_coinbase", &[], &[coinbase.as_slice()]);
    Ok(())
}

fn block_gas_limit(guest: &mut Guest<'_>) -> Hosted<u64> {
    number(guest, "block_gas_limit", |guest| guest.env().block_gas_limit)
}

fn block_number(guest: &mut Guest<'_>) -> Hosted<u64> {
    number(guest, "block_number", |guest| guest.env().block_number)
}

fn block_timestamp(guest: &mut Guest<'_>) -> Hosted<u64> {
    number(guest, "block_timestamp", |guest| guest.env().block_timestamp)
}

fn chainid(guest: &mut Guest<'_>) -> Hosted<u64> {
    number(guest, "chainid", |guest| guest.env().chain_id)
}

fn evm_gas_left(guest: &mut Guest<'_>) -> Hosted<u64> {
    number(guest, "evm_gas_left", |guest| guest.gas_left())
}

fn evm_ink_left(guest: &mut Guest<'_>) -> Hosted<u64> {
    number(guest, "evm_ink_left", |guest| guest.ink_left())
}

fn number(guest: &mut Guest<'_>, name: &'static str, of: fn(&mut Guest<'_>) -> u64) -> Hosted<u64> {
    guest.buy_ink(price::HOSTIO)?;
    let value = of(guest);
    guest.trace(name, &[], &[&value.to_be_bytes()]);
    Ok(value)
}
