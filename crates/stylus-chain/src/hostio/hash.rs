//! Keccak-256.

use alloy_primitives::keccak256;
use wasmtime::Linker;

use super::{
    Host, at_once,
    guest::{Guest, Hosted},
    price,
};

pub fn link(linker: &mut Linker<Host>) -> wasmtime::Result<()> {
    at_once! { linker, native_keccak256(pointer: u32, length: u32, dest: u32) }
    Ok(())
}

fn native_keccak256(guest: &mut Guest<'_>, pointer: u32, length: u32, dest: u32) -> Hosted<()> {
    guest.buy_ink(price::keccak(length.into()))?;
    let preimage = guest.read(pointer, length)?;
    let digest = keccak256(&preimage);
    guest.write(dest, digest.as_slice())?;
    guest.trace("native_keccak256", &[&preimage], &[digest.as_slice()]);
    Ok(())
}
