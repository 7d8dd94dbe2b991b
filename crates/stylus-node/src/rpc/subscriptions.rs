//! `eth_subscribe`: new heads, logs and transactions over WebSocket.
//!
//! Each subscription is a task of its own with a bounded queue behind it. A client that does not read holds up its own
//! task only; when the queue has overflowed the subscription ends, because a gap would go unnoticed.

use alloy::rpc::types::{
    Filter,
    pubsub::{Params as Wanted, SubscriptionKind},
};
use jsonrpsee::{
    PendingSubscriptionSink, RpcModule, SubscriptionMessage, SubscriptionSink, core::RegisterMethodError,
    types::Params as RawParams,
};
use serde::Serialize;
use tokio::sync::broadcast::{Receiver, error::RecvError};

use super::params::Params;
use crate::{error::RpcError, logs, node::SharedNode, view};

/// The methods.
pub fn module(node: &SharedNode) -> Result<RpcModule<SharedNode>, RegisterMethodError> {
    let mut module = RpcModule::new(node.clone());
    module.register_subscription(
        "eth_subscribe",
        "eth_subscription",
        "eth_unsubscribe",
        |params, pending, node, _| async move { serve(params, pending, &node).await },
    )?;
    Ok(module)
}

async fn serve(params: RawParams<'static>, pending: PendingSubscriptionSink, node: &SharedNode) {
    let wanted = match wanted(&params) {
        Ok(wanted) => wanted,
        Err(error) => return pending.reject(error).await,
    };
    // Whoever has the answer misses nothing that is mined after it.
    let (heads, arrivals) = {
        let node = node.lock();
        (node.heads.subscribe(), node.arrivals.subscribe())
    };
    let Ok(sink) = pending.accept().await else { return };
    match wanted {
        (SubscriptionKind::NewHeads, _) => {
            forward(sink, heads, |block| {
                let node = node.lock();
                vec![view::header(&block, node.chain.config(), &node.transactions)]
            })
            .await;
        }
        (SubscriptionKind::Logs, wanted) => {
            let filter = match wanted {
                Wanted::Logs(filter) => *filter,
                _ => Filter::default(),
            };
            forward(sink, heads, |block| {
                let mut found = Vec::new();
                logs::matching(&block, &filter, &mut found);
                found
            })
            .await;
        }
        _ => forward(sink, arrivals, |hash| vec![hash]).await,
    }
}

fn wanted(params: &RawParams<'_>) -> Result<(SubscriptionKind, Wanted), RpcError> {
    let mut params = Params::new(params)?;
    let kind = params.next::<SubscriptionKind>("kind")?;
    if kind == SubscriptionKind::Syncing {
        return Err(RpcError::invalid_params("invalid params: the node never syncs"));
    }
    Ok((kind, params.next::<Option<Wanted>>("options")?.unwrap_or_default()))
}

/// Sends what `told` makes of each event until the client is gone or too far behind.
async fn forward<E: Clone, T: Serialize>(
    sink: SubscriptionSink,
    mut events: Receiver<E>,
    told: impl Fn(E) -> Vec<T>,
) {
    loop {
        let event = tokio::select! {
            () = sink.closed() => return,
            event = events.recv() => event,
        };
        let event = match event {
            Ok(event) => event,
            Err(RecvError::Lagged(_) | RecvError::Closed) => return,
        };
        for item in told(event) {
            let Ok(message) = serde_json::value::to_raw_value(&item) else { return };
            if sink.send(SubscriptionMessage::from(message)).await.is_err() {
                return;
            }
        }
    }
}
