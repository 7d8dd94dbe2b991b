//! What is left to do once the authority is sealed: every order becomes an operation, which is announced, waits and is
//! then carried out. Its id follows from the order, so that a later run finds what an earlier one announced.

use alloy_primitives::{Address, B256, Bytes, U256, keccak256};
use alloy_sol_types::SolCall;
use serde::Serialize;
use usdai_bindings::IAuthority::{self, Call};

use super::calldata::Names;
use super::wiring::Order;
use crate::client::{Client, ClientError, Outgoing};
use crate::moment::from_now;

/// Numbers of states.
const WAITING: u8 = 1;
const READY: u8 = 2;
const EXECUTED: u8 = 4;

/// An order on its way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Operation {
    /// Its number in the authority.
    pub id: B256,
    /// The call that it makes, decoded.
    pub text: String,
    /// Where it stands.
    pub standing: Standing,
    #[serde(skip)]
    authority: Address,
    #[serde(skip)]
    call: Call,
    #[serde(skip)]
    salt: B256,
}

/// Where an operation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase", tag = "state")]
pub enum Standing {
    /// Nobody has announced it.
    Unannounced {
        /// Seconds that it will wait.
        delay: u64,
    },
    /// It waits.
    Waiting {
        /// When it can be carried out, unix seconds.
        ready_at: u64,
    },
    /// It can be carried out.
    Ready {
        /// Until when, unix seconds.
        expires_at: u64,
    },
}

impl Standing {
    /// In words, at this time.
    #[must_use]
    pub fn text(self, now: u64) -> String {
        match self {
            Self::Unannounced { delay } => format!("to be scheduled, ready {} then", from_now(delay)),
            Self::Waiting { ready_at } => format!("waits, ready {}", from_now(ready_at.saturating_sub(now))),
            Self::Ready { expires_at } => {
                format!("ready to be carried out, expires {}", from_now(expires_at.saturating_sub(now)))
            }
        }
    }
}

impl Operation {
    /// The operation of an order, the first of its kind that was not carried out yet.
    ///
    /// # Errors
    /// The authority's, of a call that no operation can make.
    pub async fn of(client: &Client, names: &Names, order: &Order) -> Result<Self, ClientError> {
        let (authority, call) = (order.to, order.call.clone());
        let calls = vec![call.clone()];
        let Located { salt, id, state, ready_at, expires_at } =
            locate(client, authority, &calls, B256::ZERO).await?;
        let standing = match state {
            WAITING => Standing::Waiting { ready_at },
            READY => Standing::Ready { expires_at },
            // Unknown, expired or called off: all can be announced.
            _ => {
                let delay = client.call(authority, &IAuthority::delayOfCall { calls }).await?;
                Standing::Unannounced { delay }
            }
        };
        let text = names.call(call.target, &call.data);
        Ok(Self { id, text, standing, authority, call, salt })
    }

    /// What is to be sent now, and in the address book's words; none while it waits.
    #[must_use]
    pub fn step(&self) -> Option<(String, Outgoing)> {
        let (calls, predecessor, salt) = (vec![self.call.clone()], B256::ZERO, self.salt);
        let (word, data): (_, Bytes) = match self.standing {
            Standing::Waiting { .. } => return None,
            Standing::Unannounced { .. } => {
                ("schedule", IAuthority::scheduleCall { calls, predecessor, salt }.abi_encode().into())
            }
            Standing::Ready { .. } => {
                ("execute", IAuthority::executeCall { calls, predecessor, salt }.abi_encode().into())
            }
        };
        let outgoing = Outgoing { to: self.authority, data, value: U256::ZERO };
        Some((format!("{word} {}: {}", self.id, self.text), outgoing))
    }

    /// Whether only the administrator can take the next step.
    #[must_use]
    pub const fn is_of_administrator(&self) -> bool {
        matches!(self.standing, Standing::Unannounced { .. })
    }
}

/// Where an operation of some calls is to be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Located {
    /// Makes it another one each time the same is done again.
    pub salt: B256,
    /// Its number.
    pub id: B256,
    /// Its state by the authority's numbers.
    pub state: u8,
    /// When it can be carried out, unix seconds.
    pub ready_at: u64,
    /// When it is void, unix seconds.
    pub expires_at: u64,
}

/// The first operation of these calls that was not carried out yet.
///
/// # Errors
/// The authority does not answer.
pub async fn locate(
    client: &Client,
    authority: Address,
    calls: &[Call],
    predecessor: B256,
) -> Result<Located, ClientError> {
    let mut times: u64 = 0;
    loop {
        let (calls, salt) = (calls.to_vec(), keccak256(format!("usdai/{times}")));
        let id = client.call(authority, &IAuthority::hashOperationCall { calls, predecessor, salt }).await?;
        let IAuthority::operationReturn { state, readyAt: ready_at, expiresAt: expires_at } =
            client.call(authority, &IAuthority::operationCall { id }).await?;
        if state != EXECUTED {
            return Ok(Located { salt, id, state, ready_at, expires_at });
        }
        times = times.saturating_add(1);
    }
}
