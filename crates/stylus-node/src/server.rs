//! HTTP and WebSocket on one port.

use std::net::SocketAddr;

use jsonrpsee::server::{
    BatchRequestConfig, IdProvider, ServerConfig, ServerHandle, middleware::http::HostFilterLayer,
};
use jsonrpsee::types::SubscriptionId;
use tower_http::cors::{Any, CorsLayer};

use crate::{
    node::{Node, SharedNode, StartError},
    rpc,
};

/// The largest request; a program of 24 KiB is 50 KB of it.
pub const MAX_REQUEST_BYTES: u32 = 5 << 20;
/// The largest answer.
const MAX_RESPONSE_BYTES: u32 = 64 << 20;
/// Requests in one batch.
const MAX_BATCH: u32 = 1_000;
/// Connections at once.
const MAX_CONNECTIONS: u32 = 1_000;
/// Messages that wait for one WebSocket client before its own subscriptions are held up.
const MESSAGES_PER_CONNECTION: u32 = 256;

/// A node that answers.
#[derive(Debug)]
pub struct Serving {
    /// Where it listens.
    pub address: SocketAddr,
    /// The node behind it.
    pub node: SharedNode,
    handle: ServerHandle,
}

/// Starts to answer requests on the address of the node's configuration.
///
/// # Errors
/// [`StartError::Listen`] if the address is not free.
pub async fn serve(node: Node) -> Result<Serving, StartError> {
    let (listen, block_time) = (node.config.listen, node.config.block_time);
    let node = SharedNode::new(node);
    let failed = |source| StartError::Listen { address: listen, source };
    let config = ServerConfig::builder()
        .max_request_body_size(MAX_REQUEST_BYTES)
        .max_response_body_size(MAX_RESPONSE_BYTES)
        .max_connections(MAX_CONNECTIONS)
        .set_batch_request_config(BatchRequestConfig::Limit(MAX_BATCH))
        .set_message_buffer_capacity(MESSAGES_PER_CONNECTION)
        .set_id_provider(HexIds)
        .build();
    // Pages of any origin may ask, as of other development nodes: nothing of value is behind it.
    let cors = CorsLayer::new().allow_methods(Any).allow_origin(Any).allow_headers(Any);
    let server = jsonrpsee::server::Server::builder()
        .set_config(config)
        .set_http_middleware(tower::ServiceBuilder::new().layer(cors).layer(HostFilterLayer::disable()))
        .build(listen)
        .await
        .map_err(failed)?;
    let address = server.local_addr().map_err(failed)?;
    let methods = rpc::module(&node).map_err(|error| failed(std::io::Error::other(error)))?;
    let handle = server.start(methods);
    if let Some(interval) = block_time {
        tokio::spawn(mine_by_time(node.clone(), interval, handle.clone()));
    }
    Ok(Serving { address, node, handle })
}

impl Serving {
    /// Ends it: no new request is taken, those that run are answered.
    pub async fn stop(self) {
        // It fails only if the server has ended already.
        let _ended = self.handle.stop();
        self.handle.stopped().await;
    }
}

async fn mine_by_time(node: SharedNode, interval: std::time::Duration, server: ServerHandle) {
    let mut ticks = tokio::time::interval(interval);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    // The first tick comes at once.
    ticks.tick().await;
    while !server.is_stopped() {
        ticks.tick().await;
        if let Err(error) = node.lock().mine() {
            eprintln!("no block could be mined: {error}");
        }
    }
}

/// Numbers subscriptions as clients expect them: hexadecimal text.
#[derive(Debug)]
struct HexIds;

impl IdProvider for HexIds {
    fn next_id(&self) -> SubscriptionId<'static> {
        use std::sync::atomic::{AtomicU64, Ordering};
        static NEXT: AtomicU64 = AtomicU64::new(1);
        SubscriptionId::Str(format!("{:#x}", NEXT.fetch_add(1, Ordering::Relaxed)).into())
    }
}
