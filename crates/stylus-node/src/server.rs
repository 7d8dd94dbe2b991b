//! HTTP and WebSocket on one port.

use std::{net::SocketAddr, time::Duration};

use jsonrpsee::{
    server::{
        BatchRequestConfig, IdProvider, Server, ServerConfig, ServerHandle, StopHandle,
        middleware::{http::HostFilterLayer, rpc::RpcServiceBuilder},
        serve_with_graceful_shutdown, stop_channel,
    },
    types::SubscriptionId,
};
use tokio::{
    net::{TcpListener, TcpStream},
    time,
};
use tower::Service;
use tower_http::cors::{Any, CorsLayer};

use crate::{
    bodies,
    explaining::Explaining,
    node::{Node, SharedNode, StartError},
    patience::Patient,
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
/// How long a node that stops waits for answers to be read.
const LAST_ANSWERS: Duration = Duration::from_secs(3);
/// Pause when the system has no more sockets.
const OUT_OF_SOCKETS: Duration = Duration::from_millis(50);

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
    let (listen, block_time, patience) = (node.config.listen, node.config.block_time, node.config.patience);
    let node = SharedNode::new(node);
    let failed = |source| StartError::Listen { address: listen, source };
    let methods = rpc::module(&node).map_err(|error| failed(std::io::Error::other(error)))?;
    let listener = TcpListener::bind(listen).await.map_err(failed)?;
    let address = listener.local_addr().map_err(failed)?;
    let (stop, handle) = stop_channel();
    // Pages of any origin may ask, as of other development nodes: nothing of value is behind it.
    let cors = CorsLayer::new().allow_methods(Any).allow_origin(Any).allow_headers(Any);
    let services = Server::builder()
        .set_config(limits())
        .set_http_middleware(tower::ServiceBuilder::new().layer(cors).layer(HostFilterLayer::disable()))
        .set_rpc_middleware(
            RpcServiceBuilder::new().layer_fn(|service| Explaining::new(service, MAX_RESPONSE_BYTES)),
        )
        .to_service_builder();
    if let Some(interval) = block_time {
        tokio::spawn(mine_by_time(node.clone(), interval, stop.clone()));
    }
    tokio::spawn(async move {
        while let Some(socket) = next_connection(&listener, stop.clone()).await {
            let service = services.clone().build(methods.clone(), stop.clone());
            let service = tower::service_fn(move |request| {
                let mut service = service.clone();
                async move { service.call(bodies::taken(request, MAX_REQUEST_BYTES).await).await }
            });
            let socket = Patient::new(socket, patience);
            tokio::spawn(serve_with_graceful_shutdown(socket, service, stop.clone().shutdown()));
        }
    });
    Ok(Serving { address, node, handle })
}

fn limits() -> ServerConfig {
    ServerConfig::builder()
        .max_request_body_size(MAX_REQUEST_BYTES)
        .max_response_body_size(MAX_RESPONSE_BYTES)
        .max_connections(MAX_CONNECTIONS)
        .set_batch_request_config(BatchRequestConfig::Limit(MAX_BATCH))
        .set_message_buffer_capacity(MESSAGES_PER_CONNECTION)
        .set_id_provider(HexIds)
        .build()
}

/// The next client, or none when the server stops.
async fn next_connection(listener: &TcpListener, stop: StopHandle) -> Option<TcpStream> {
    let stopped = stop.shutdown();
    tokio::pin!(stopped);
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut stopped => return None,
        };
        match accepted {
            Ok((socket, _)) => {
                // Only speed depends on it.
                let _set = socket.set_nodelay(true);
                return Some(socket);
            }
            Err(_) => time::sleep(OUT_OF_SOCKETS).await,
        }
    }
}

impl Serving {
    /// Ends it: no new request is taken, those that run are answered, if their clients read within three seconds.
    pub async fn stop(self) {
        // It fails only if the server has ended already.
        let _ended = self.handle.stop();
        let _read = time::timeout(LAST_ANSWERS, self.handle.stopped()).await;
    }
}

async fn mine_by_time(node: SharedNode, interval: Duration, stop: StopHandle) {
    let mut ticks = time::interval(interval);
    ticks.set_missed_tick_behavior(time::MissedTickBehavior::Delay);
    // The first tick comes at once.
    ticks.tick().await;
    let stopped = stop.shutdown();
    tokio::pin!(stopped);
    loop {
        tokio::select! {
            _ = ticks.tick() => {}
            () = &mut stopped => return,
        }
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
