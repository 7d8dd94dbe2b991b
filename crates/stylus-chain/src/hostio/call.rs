//! Calls and creations from a program, and what they returned.

use alloy_primitives::{B256, Bytes, U256};
use wasmtime::Linker;

use super::{
    Host, Request, at_once,
    guest::{Escape, Guest, Hosted},
    parking,
    port::CallKind,
    price,
};

/// Status byte of every failed call, whatever the cause.
const FAILED: u32 = 2;

pub fn link(linker: &mut Linker<Host>) -> wasmtime::Result<()> {
    parking! { linker,
        call_contract(address: u32, data: u32, length: u32, value: u32, gas: u64, returned: u32);
        delegate_call_contract(address: u32, data: u32, length: u32, gas: u64, returned: u32);
        static_call_contract(address: u32, data: u32, length: u32, gas: u64, returned: u32);
        create1(code: u32, length: u32, endowment: u32, address: u32, returned: u32);
        create2(code: u32, length: u32, endowment: u32, salt: u32, address: u32, returned: u32);
    }
    at_once! { linker,
        read_return_data(dest: u32, offset: u32, size: u32);
        return_data_size();
    }
    Ok(())
}

async fn call_contract(
    guest: &mut Guest<'_>,
    address: u32,
    data: u32,
    length: u32,
    value: u32,
    gas: u64,
    returned: u32,
) -> Hosted<u32> {
    call(guest, CallKind::Call, Arguments { address, data, length, value: Some(value), gas, returned }).await
}

async fn delegate_call_contract(
    guest: &mut Guest<'_>,
    address: u32,
    data: u32,
    length: u32,
    gas: u64,
    returned: u32,
) -> Hosted<u32> {
    call(guest, CallKind::Delegate, Arguments { address, data, length, value: None, gas, returned }).await
}

async fn static_call_contract(
    guest: &mut Guest<'_>,
    address: u32,
    data: u32,
    length: u32,
    gas: u64,
    returned: u32,
) -> Hosted<u32> {
    call(guest, CallKind::Static, Arguments { address, data, length, value: None, gas, returned }).await
}

async fn create1(
    guest: &mut Guest<'_>,
    code: u32,
    length: u32,
    endowment: u32,
    address: u32,
    returned: u32,
) -> Hosted<()> {
    guest.buy_ink(price::HOSTIO + 3 * price::POINTER + price::EVM_API)?;
    create(guest, Creation { code, length, endowment, salt: None, address, returned }).await
}

async fn create2(
    guest: &mut Guest<'_>,
    code: u32,
    length: u32,
    endowment: u32,
    salt: u32,
    address: u32,
    returned: u32,
) -> Hosted<()> {
    guest.buy_ink(price::HOSTIO + 4 * price::POINTER + price::EVM_API)?;
    create(guest, Creation { code, length, endowment, salt: Some(salt), address, returned }).await
}

struct Arguments {
    address: u32,
    data: u32,
    length: u32,
    value: Option<u32>,
    gas: u64,
    returned: u32,
}

async fn call(guest: &mut Guest<'_>, kind: CallKind, arguments: Arguments) -> Hosted<u32> {
    let Arguments { address, data, length, value, gas, returned } = arguments;
    guest.buy_ink(price::HOSTIO + 3 * price::POINTER + price::EVM_API)?;
    guest.buy_ink(price::read(length.into()))?;
    guest.buy_ink(price::read(length.into()))?;
    let gas_left = guest.gas_left();
    let gas_wanted = gas.min(gas_left);
    let address = guest.read_address(address)?;
    let data = Bytes::from(guest.read(data, length)?);
    let value = match value {
        Some(pointer) => guest.read_uint(pointer)?,
        None => U256::ZERO,
    };
    let request = Request::Call { kind, address, data: data.clone(), value, gas_left, gas_wanted };
    let answer = guest.port().ask(request).await;
    guest.buy_gas(answer.gas)?;
    guest.write_u32(returned, answer.data.len() as u32)?;
    let returned = answer.data.len() as u32;
    guest.host().return_data = answer.data;
    let status = if answer.ok { 0 } else { FAILED };
    let (name, paid) = match kind {
        CallKind::Call => ("call_contract", Some(value.to_be_bytes::<32>())),
        CallKind::Delegate => ("delegate_call_contract", None),
        CallKind::Static => ("static_call_contract", None),
    };
    let paid = paid.as_ref().map_or(&[][..], |value| value.as_slice());
    let outs = [&returned.to_be_bytes()[..], &[status as u8]];
    guest.trace(name, &[address.as_slice(), &gas.to_be_bytes(), paid, &data], &outs);
    Ok(status)
}

struct Creation {
    code: u32,
    length: u32,
    endowment: u32,
    salt: Option<u32>,
    address: u32,
    returned: u32,
}

async fn create(guest: &mut Guest<'_>, creation: Creation) -> Hosted<()> {
    let Creation { code, length, endowment, salt, address, returned } = creation;
    guest.buy_ink(price::read(length.into()))?;
    guest.buy_ink(price::read(length.into()))?;
    let code = Bytes::from(guest.read(code, length)?);
    let endowment = guest.read_uint(endowment)?;
    let salt = salt.map(|pointer| guest.read_word(pointer)).transpose()?;
    let gas_left = guest.gas_left();
    let answer = guest.port().ask(Request::Create { code: code.clone(), endowment, salt, gas_left }).await;
    if !answer.ok {
        return Err(Escape::Failure("creation in a static call, or gas below its base price"));
    }
    guest.buy_gas(answer.gas)?;
    let size = answer.data.len() as u32;
    guest.host().return_data = answer.data;
    guest.write_u32(returned, size)?;
    let created = answer.word;
    guest.write(address, created.get(12..).unwrap_or_default())?;
    let name = if salt.is_some() { "create2" } else { "create1" };
    let salt = salt.unwrap_or(B256::ZERO);
    let salt = if name == "create2" { salt.as_slice() } else { &[] };
    let args = [&endowment.to_be_bytes::<32>()[..], salt, &code];
    guest.trace(name, &args, &[created.get(12..).unwrap_or_default(), &size.to_be_bytes()]);
    Ok(())
}

fn read_return_data(guest: &mut Guest<'_>, dest: u32, offset: u32, size: u32) -> Hosted<u32> {
    guest.buy_ink(price::HOSTIO + price::EVM_API)?;
    let data = guest.host().return_data.clone();
    let available = data.len().saturating_sub(offset as usize).min(size as usize);
    guest.buy_ink(price::write(available as u64))?;
    let slice = data.get(offset as usize..offset as usize + available).unwrap_or_default();
    if !slice.is_empty() {
        guest.write(dest, slice)?;
    }
    guest.trace("read_return_data", &[&offset.to_be_bytes(), &size.to_be_bytes()], &[slice]);
    Ok(slice.len() as u32)
}

fn return_data_size(guest: &mut Guest<'_>) -> Hosted<u32> {
    guest.buy_ink(price::HOSTIO)?;
    let size = guest.host().return_data.len() as u32;
    guest.trace("return_data_size", &[], &[&size.to_be_bytes()]);
    Ok(size)
}
