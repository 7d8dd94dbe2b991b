//! A chain with the program on it, and its documents decoded.

use std::sync::LazyLock;

use alloy_primitives::{Address, B256, U256};
use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::Value;
use stylus_chain::chain::{Chain, Program};
use tests::check::{done, made};
use usdai_bindings::IPositionMetadata::tokenURICall;

static START: LazyLock<Stage> = LazyLock::new(Stage::build);

/// The chain and the program.
#[derive(Clone)]
pub struct Stage {
    /// The chain.
    pub chain: Chain,
    /// The shipped program.
    pub metadata: Address,
}

impl Stage {
    /// A new one; all are alike.
    pub fn new() -> Self {
        START.clone()
    }

    /// The document of a position.
    #[track_caller]
    pub fn document(&mut self, position: &tokenURICall) -> Value {
        let uri = done(self.chain.call(self.metadata, position));
        made(serde_json::from_str(&decoded(&uri, "application/json")).map_err(Into::into))
    }

    fn build() -> Self {
        let mut chain = Chain::dev();
        let program = made(Program::load("qev-metadata").map_err(Into::into));
        let metadata = made(chain.deploy_without_constructor(&program).map_err(Into::into)).address;
        Self { chain, metadata }
    }
}

/// What a data URI holds.
#[track_caller]
pub fn decoded(uri: &str, kind: &str) -> String {
    let Some(encoded) = uri.strip_prefix(&format!("data:{kind};base64,")) else { panic!("{uri}") };
    let bytes = made(BASE64_STANDARD.decode(encoded).map_err(Into::into));
    made(String::from_utf8(bytes).map_err(Into::into))
}

/// An attribute's value, if the document has it.
pub fn attribute(document: &Value, name: &str) -> Option<Value> {
    let attributes = document["attributes"].as_array()?;
    let found = attributes.iter().find(|attribute| attribute["trait_type"] == name)?;
    Some(found["value"].clone())
}

/// A position of 1,234,567.891 shares that waits.
pub fn waiting() -> tokenURICall {
    tokenURICall {
        id: U256::from(7),
        owner: Address::repeat_byte(0xa1),
        waiting: milli(1_234_567_891),
        bid: U256::ZERO,
        tick: 0,
        epoch: 3,
        sealedFor: 0,
        isPenalised: false,
        commitment: B256::ZERO,
        collectableShares: U256::ZERO,
        collectableAssets: U256::ZERO,
    }
}

/// The largest numbers that can be passed.
pub fn largest() -> tokenURICall {
    let most = U256::MAX;
    tokenURICall {
        id: most,
        waiting: most,
        bid: most,
        tick: u16::MAX,
        epoch: u64::MAX,
        sealedFor: u64::MAX,
        isPenalised: true,
        commitment: B256::repeat_byte(0xff),
        collectableShares: most,
        collectableAssets: most,
        ..waiting()
    }
}

/// Thousandths of a token.
pub fn milli(number: u64) -> U256 {
    U256::from(number).saturating_mul(U256::from(1_000_000_000_000_000_u64))
}
