//! Call data in, result out, and leaving early.

use wasmtime::Linker;

use super::{
    Host, at_once,
    guest::{Escape, Guest, Hosted},
    price,
};

pub fn link(linker: &mut Linker<Host>) -> wasmtime::Result<()> {
    at_once! { linker,
        read_args(pointer: u32);
        write_result(pointer: u32, length: u32);
        exit_early(status: u32);
    }
    Ok(())
}

fn read_args(guest: &mut Guest<'_>, pointer: u32) -> Hosted<()> {
    let args = guest.host().args.clone();
    guest.buy_ink(price::HOSTIO)?;
    guest.buy_ink(price::write(args.len() as u64))?;
    guest.write(pointer, &args)?;
    guest.trace("read_args", &[], &[&args]);
    Ok(())
}

fn write_result(guest: &mut Guest<'_>, pointer: u32, length: u32) -> Hosted<()> {
    guest.buy_ink(price::HOSTIO)?;
    // Once for the guest's memory and once more for handing the bytes on to the EVM.
    guest.buy_ink(price::read(length.into()))?;
    guest.buy_ink(price::read(length.into()))?;
    let result = guest.read(pointer, length)?;
    guest.trace("write_result", &[&result], &[]);
    guest.host().result = result;
    Ok(())
}

fn exit_early(guest: &mut Guest<'_>, status: u32) -> Hosted<()> {
    guest.trace("exit_early", &[&status.to_be_bytes()], &[]);
    Err(Escape::Exit(status))
}
