//! drand's HTTP interface, asked of several servers, none of which is trusted.

mod error;

use std::fmt;
use std::time::Duration;

use alloy_primitives::{B256, hex};
use reqwest::redirect::Policy;
use reqwest::{StatusCode, Url};
use serde::Deserialize;
use usdai_core::Timestamp;

use crate::network::Network;
use crate::signature::{Signature, VerifiedRound};
use error::reason;

pub use error::{Attempt, ClientError, Fault};

/// Asks one server after the other, and takes the first answer that proves itself.
#[derive(Clone)]
pub struct Client {
    http: reqwest::Client,
    endpoints: Vec<Url>,
}

/// drand's `/public/{round}`. Its `randomness` is the signature's hash and of no use here.
#[derive(Deserialize)]
struct Answer {
    round: u64,
    signature: String,
}

impl Client {
    /// drand's public servers, <https://docs.drand.love/developer/http-api>.
    pub const DEFAULT_ENDPOINTS: [&'static str; 4] = [
        "https://api.drand.sh",
        "https://api2.drand.sh",
        "https://api3.drand.sh",
        "https://drand.cloudflare.com",
    ];
    /// How long one server may take, unless something else is asked for.
    pub const DEFAULT_LIMIT: Duration = Duration::from_secs(10);
    /// Bytes that are read of an answer; drand's have less than 500.
    pub const ANSWER_LIMIT: usize = 16 * 1024;

    /// A client of these servers, in this order, each of which may take so long.
    ///
    /// # Errors
    /// [`ClientError::Endpoint`], [`ClientError::NoEndpoint`], [`ClientError::Http`].
    pub fn new(endpoints: &[impl AsRef<str>], limit: Duration) -> Result<Self, ClientError> {
        let parsed = endpoints.iter().enumerate().map(|(place, text)| {
            let number = place.saturating_add(1);
            endpoint(text.as_ref()).ok_or(ClientError::Endpoint { number })
        });
        let endpoints = parsed.collect::<Result<Vec<_>, _>>()?;
        if endpoints.is_empty() {
            return Err(ClientError::NoEndpoint);
        }
        let http = reqwest::Client::builder()
            .timeout(limit)
            .user_agent(concat!("usdai/", env!("CARGO_PKG_VERSION")))
            .redirect(Policy::none())
            .build()
            .map_err(|error| ClientError::Http(reason(error)))?;
        Ok(Self { http, endpoints })
    }

    /// The network with this hash, as the first server describes it whose description has the hash.
    ///
    /// # Errors
    /// [`ClientError::Failed`].
    pub async fn network(&self, chain_hash: B256) -> Result<Network, ClientError> {
        let path = format!("{}/info", hex::encode(chain_hash));
        let check = |body: &[u8]| Ok(Network::from_info(body, chain_hash)?);
        self.first(format!("the network {chain_hash}"), &path, check).await
    }

    /// The signature of a round, from the first server that has it. `now` is the caller's clock.
    ///
    /// # Errors
    /// [`ClientError::NoSuchRound`], [`ClientError::TooEarly`], [`ClientError::Failed`].
    pub async fn round(
        &self,
        network: &Network,
        round: u64,
        now: Timestamp,
    ) -> Result<VerifiedRound, ClientError> {
        let published_at = match network.beacon().published_at(round) {
            Ok(time) if round > 0 => time,
            _ => return Err(ClientError::NoSuchRound(round)),
        };
        if now < published_at {
            return Err(ClientError::TooEarly { round, published_at });
        }
        let path = format!("{}/public/{round}", hex::encode(network.chain_hash()));
        self.first(format!("round {round}"), &path, |body| verified(network, round, body)).await
    }

    async fn first<T>(
        &self,
        wanted: String,
        path: &str,
        check: impl Fn(&[u8]) -> Result<T, Fault>,
    ) -> Result<T, ClientError> {
        let mut attempts = Vec::new();
        for endpoint in &self.endpoints {
            match self.get(endpoint, path).await.and_then(|body| check(&body)) {
                Ok(found) => return Ok(found),
                Err(fault) => {
                    attempts.push(Attempt { endpoint: endpoint.origin().ascii_serialization(), fault });
                }
            }
        }
        Err(ClientError::Failed { wanted, attempts })
    }

    async fn get(&self, endpoint: &Url, path: &str) -> Result<Vec<u8>, Fault> {
        let url = format!("{}/{path}", endpoint.as_str().trim_end_matches('/'));
        let mut response = self.http.get(url).send().await?;
        match response.status() {
            StatusCode::OK => {}
            status @ (StatusCode::NOT_FOUND | StatusCode::TOO_EARLY) => {
                return Err(Fault::NotThere(status.as_u16()));
            }
            status => return Err(Fault::Status(status.as_u16())),
        }
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await? {
            if chunk.len() > Self::ANSWER_LIMIT.saturating_sub(body.len()) {
                return Err(Fault::TooLong);
            }
            body.extend_from_slice(&chunk);
        }
        Ok(body)
    }
}

/// Without the addresses, which may hold secrets.
impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").finish_non_exhaustive()
    }
}

fn endpoint(text: &str) -> Option<Url> {
    Url::parse(text)
        .ok()
        .filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host() && url.query().is_none())
}

fn verified(network: &Network, round: u64, body: &[u8]) -> Result<VerifiedRound, Fault> {
    let answer: Answer = serde_json::from_slice(body).map_err(|error| Fault::Malformed(error.to_string()))?;
    if answer.round != round {
        return Err(Fault::WrongRound { answered: answer.round });
    }
    let signature =
        hex::decode(&answer.signature).map_err(|error| Fault::Malformed(format!("signature: {error}")))?;
    Ok(network.verify(round, Signature::from_compressed(&signature)?)?)
}
