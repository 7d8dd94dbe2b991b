//! The call itself: who, where, with what.

use wasmtime::Linker;

use super::{
    Host, at_once,
    guest::{CallEnv, Guest, Hosted},
    price,
};

pub fn link(linker: &mut Linker<Host>) -> wasmtime::Result<()> {
    at_once! { linker,
        contract_address(dest: u32);
        msg_sender(dest: u32);
        tx_origin(dest: u32);
        msg_value(dest: u32);
        tx_gas_price(dest: u32);
        msg_reentrant();
        tx_ink_price();
    }
    Ok(())
}

fn contract_address(guest: &mut Guest<'_>, dest: u32) -> Hosted<()> {
    bytes(guest, "contract_address", dest, |env| env.acting.to_vec())
}

fn msg_sender(guest: &mut Guest<'_>, dest: u32) -> Hosted<()> {
    bytes(guest, "msg_sender", dest, |env| env.sender.to_vec())
}

fn tx_origin(guest: &mut Guest<'_>, dest: u32) -> Hosted<()> {
    bytes(guest, "tx_origin", dest, |env| env.origin.to_vec())
}

fn msg_value(guest: &mut Guest<'_>, dest: u32) -> Hosted<()> {
    bytes(guest, "msg_value", dest, |env| env.value.to_be_bytes::<32>().to_vec())
}

fn tx_gas_price(guest: &mut Guest<'_>, dest: u32) -> Hosted<()> {
    bytes(guest, "tx_gas_price", dest, |env| env.gas_price.to_be_bytes::<32>().to_vec())
}

fn msg_reentrant(guest: &mut Guest<'_>) -> Hosted<u32> {
    number(guest, "msg_reentrant", |env| env.reentrant.into())
}

fn tx_ink_price(guest: &mut Guest<'_>) -> Hosted<u32> {
    number(guest, "tx_ink_price", |env| env.ink_price as u32)
}

fn bytes(guest: &mut Guest<'_>, name: &'static str, dest: u32, of: fn(&CallEnv) -> Vec<u8>) -> Hosted<()> {
    guest.buy_ink(price::HOSTIO + price::POINTER)?;
    let value = of(&guest.env());
    guest.write(dest, &value)?;
    guest.trace(name, &[], &[&value]);
    Ok(())
}

fn number(guest: &mut Guest<'_>, name: &'static str, of: fn(&CallEnv) -> u32) -> Hosted<u32> {
    guest.buy_ink(price::HOSTIO)?;
    let value = of(&guest.env());
    guest.trace(name, &[], &[&value.to_be_bytes()]);
    Ok(value)
}
