//! Balance, code and code hash of accounts.

use alloy_primitives::{Address, Bytes};
use wasmtime::Linker;

use super::{
    Host, Request,
    guest::{Guest, Hosted},
    parking, price,
};

/// From this ArbOS version on an empty code is asked for again each time.
const ARBOS_EMPTY_CODE_NOT_KEPT: u64 = 40;

pub fn link(linker: &mut Linker<Host>) -> wasmtime::Result<()> {
    parking! { linker,
        account_balance(address: u32, dest: u32);
        account_code(address: u32, offset: u32, size: u32, dest: u32);
        account_code_size(address: u32);
        account_codehash(address: u32, dest: u32);
    }
    Ok(())
}

async fn account_balance(guest: &mut Guest<'_>, address: u32, dest: u32) -> Hosted<()> {
    word_of(guest, "account_balance", Request::Balance, address, dest).await
}

async fn account_codehash(guest: &mut Guest<'_>, address: u32, dest: u32) -> Hosted<()> {
    word_of(guest, "account_codehash", Request::CodeHash, address, dest).await
}

async fn account_code(guest: &mut Guest<'_>, address: u32, offset: u32, size: u32, dest: u32) -> Hosted<u32> {
    let (address, code) = code_of(guest, address).await?;
    // The whole code is charged for, however little of it is written.
    guest.buy_ink(price::write(code.len() as u64))?;
    let start = (offset as usize).min(code.len());
    let end = start.saturating_add(size as usize).min(code.len());
    let slice = code.get(start..end).unwrap_or_default();
    guest.write(dest, slice)?;
    guest.trace("account_code", &[address.as_slice(), &offset.to_be_bytes(), &size.to_be_bytes()], &[slice]);
    Ok(slice.len() as u32)
}

async fn account_code_size(guest: &mut Guest<'_>, address: u32) -> Hosted<u32> {
    let (address, code) = code_of(guest, address).await?;
    let size = code.len() as u32;
    guest.trace("account_code_size", &[address.as_slice()], &[&size.to_be_bytes()]);
    Ok(size)
}

async fn word_of(
    guest: &mut Guest<'_>,
    name: &'static str,
    request: fn(Address) -> Request,
    address: u32,
    dest: u32,
) -> Hosted<()> {
    guest.buy_ink(price::HOSTIO + 2 * price::POINTER + price::EVM_API)?;
    guest.require_gas(price::COLD_ACCOUNT_GAS)?;
    let address = guest.read_address(address)?;
    let answer = guest.port().ask(request(address)).await;
    guest.buy_gas(answer.gas)?;
    guest.write(dest, answer.word.as_slice())?;
    guest.trace(name, &[address.as_slice()], &[answer.word.as_slice()]);
    Ok(())
}

/// Code of an account; that of the last one asked for costs nothing a second time.
async fn code_of(guest: &mut Guest<'_>, address: u32) -> Hosted<(Address, Bytes)> {
    guest.buy_ink(price::HOSTIO + price::EVM_API)?;
    guest.require_gas(price::COLD_ACCOUNT_GAS)?;
    let address = guest.read_address(address)?;
    if let Some((known, code)) = guest.host().code.clone()
        && known == address
    {
        return Ok((address, code));
    }
    let answer = guest.port().ask(Request::Code(address)).await;
    if !answer.data.is_empty() || guest.env().arbos_version < ARBOS_EMPTY_CODE_NOT_KEPT {
        guest.host().code = Some((address, answer.data.clone()));
    }
    guest.buy_gas(answer.gas)?;
    Ok((address, answer.data))
}
