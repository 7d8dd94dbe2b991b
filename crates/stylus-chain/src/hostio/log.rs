//! Events.

use alloy_primitives::{B256, Bytes};
use wasmtime::Linker;

use super::{
    Host, Request,
    guest::{Escape, Guest, Hosted},
    parking, price,
};

pub fn link(linker: &mut Linker<Host>) -> wasmtime::Result<()> {
    parking! { linker, emit_log(data: u32, length: u32, topics: u32) }
    Ok(())
}

async fn emit_log(guest: &mut Guest<'_>, data: u32, length: u32, topics: u32) -> Hosted<()> {
    guest.buy_ink(price::HOSTIO + price::EVM_API)?;
    if topics > 4 || length < topics * 32 {
        return Err(Escape::Failure("an event has at most 4 topics, all of them in its data"));
    }
    guest.buy_ink(price::read(length.into()))?;
    let payload = u64::from(length - topics * 32);
    guest.buy_gas(375 * (1 + u64::from(topics)) + 8 * payload)?;
    let bytes = guest.read(data, length)?;
    let (head, tail) = bytes.split_at(topics as usize * 32);
    let request = Request::Log {
        topics: head.chunks_exact(32).map(B256::from_slice).collect(),
        data: Bytes::copy_from_slice(tail),
    };
    if !guest.port().ask(request).await.ok {
        return Err(Escape::Failure("event in a static call"));
    }
    guest.trace("emit_log", &[&topics.to_be_bytes(), &bytes], &[]);
    Ok(())
}
