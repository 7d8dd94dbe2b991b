//! What the server answers before a method is called, in the words that clients look for.

use jsonrpsee::{
    core::middleware::{Batch, BatchEntry, Notification, Request, RpcServiceT},
    server::{BatchResponseBuilder, MethodResponse},
    types::{ErrorObject, Id, error},
};

/// Methods that a server can only offer on connections that stay.
const OVER_WEBSOCKET: [&str; 2] = ["eth_subscribe", "eth_unsubscribe"];

/// A service that says which method does not exist: `ethers` and viem look for it.
#[derive(Clone, Debug)]
pub struct Explaining<S> {
    service: S,
    max_response_bytes: usize,
}

impl<S> Explaining<S> {
    /// Explains what `service` refuses.
    pub fn new(service: S, max_response_bytes: u32) -> Self {
        Self { service, max_response_bytes: max_response_bytes as usize }
    }
}

impl<S> RpcServiceT for Explaining<S>
where
    S: RpcServiceT<MethodResponse = MethodResponse, NotificationResponse = MethodResponse>
        + Clone
        + Send
        + Sync
        + 'static,
{
    type MethodResponse = MethodResponse;
    type NotificationResponse = MethodResponse;
    type BatchResponse = MethodResponse;

    fn call<'a>(&self, request: Request<'a>) -> impl Future<Output = MethodResponse> + Send + 'a {
        let service = self.service.clone();
        async move {
            let (id, method) = (request.id.clone(), request.method.clone());
            let response = service.call(request).await;
            match response.as_error_code() {
                Some(error::METHOD_NOT_FOUND_CODE) => {
                    refuse(id, format!("the method {method} does not exist/is not available"))
                }
                // The only fault that the server itself reports of a method.
                Some(error::INTERNAL_ERROR_CODE) if OVER_WEBSOCKET.contains(&&*method) => {
                    refuse(id, format!("the method {method} does not exist/is not available over HTTP"))
                }
                _ => response,
            }
        }
    }

    fn batch<'a>(&self, batch: Batch<'a>) -> impl Future<Output = MethodResponse> + Send + 'a {
        let this = self.clone();
        async move {
            let mut responses = BatchResponseBuilder::new_with_limit(this.max_response_bytes);
            let mut notified = false;
            for entry in batch {
                let response = match entry {
                    Ok(BatchEntry::Call(request)) => this.call(request).await,
                    Ok(BatchEntry::Notification(notification)) => {
                        this.notification(notification).await;
                        notified = true;
                        continue;
                    }
                    Err(error) => {
                        let (error, id) = error.into_parts();
                        MethodResponse::error(id, error)
                    }
                };
                if let Err(too_large) = responses.append(response) {
                    return too_large;
                }
            }
            match responses.is_empty() && notified {
                true => MethodResponse::notification(),
                // An empty batch is an invalid request.
                false => MethodResponse::from_batch(responses.finish()),
            }
        }
    }

    fn notification<'a>(
        &self,
        notification: Notification<'a>,
    ) -> impl Future<Output = MethodResponse> + Send + 'a {
        self.service.notification(notification)
    }
}

fn refuse(id: Id<'_>, message: String) -> MethodResponse {
    MethodResponse::error(id, ErrorObject::owned(error::METHOD_NOT_FOUND_CODE, message, None::<()>))
}
