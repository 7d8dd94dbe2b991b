//! Payment for memory, called by the instrumented program before `memory.grow`.

use wasmtime::Linker;

use super::{
    Host, Request,
    guest::{Guest, Hosted},
    parking, price,
};

pub fn link(linker: &mut Linker<Host>) -> wasmtime::Result<()> {
    parking! { linker, pay_for_memory_grow(pages: u32) }
    Ok(())
}

async fn pay_for_memory_grow(guest: &mut Guest<'_>, pages: u32) -> Hosted<()> {
    // The import takes a u16; growth beyond it fails in `memory.grow` itself.
    let pages = pages as u16;
    if pages == 0 {
        guest.buy_ink(price::HOSTIO)?;
    } else {
        let gas = guest.port().ask(Request::OpenPages(pages)).await.gas;
        guest.buy_gas(gas)?;
    }
    guest.trace("pay_for_memory_grow", &[&pages.to_be_bytes()], &[]);
    Ok(())
}
