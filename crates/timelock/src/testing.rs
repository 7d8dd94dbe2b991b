//! A beacon for tests and demonstrations: a key of its own, which signs any round, behind drand's HTTP interface.

mod server;

use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use alloy_primitives::{B256, hex};
use ark_bls12_381::{Fr, G2Affine};
use ark_ec::{AffineRepr, CurveGroup};
use ark_ff::PrimeField;
use qev_auction::Beacon;
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::curve;
use crate::network::{Network, NetworkError};
use crate::signature::{Signature, SignatureError, VerifiedRound};
use server::Server;

/// The seed of the key that signs what is meant to be wrong.
const STRANGER: u64 = u64::MAX;

/// Who holds a beacon's key.
#[derive(Clone, Debug)]
pub struct TestKey {
    secret: Fr,
    network: Network,
    info: String,
}

/// A beacon on loopback, which ends when it is dropped.
#[derive(Debug)]
pub struct TestBeacon {
    key: TestKey,
    behaviour: Arc<Mutex<Behaviour>>,
    server: Server,
}

/// What a server answers with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Behaviour {
    /// What was asked for.
    #[default]
    Good,
    /// Nothing yet, with this HTTP status.
    Late(u16),
    /// The next round, and says so.
    NextRound,
    /// The next round's signature under the number that was asked for.
    WrongSignature,
    /// Another key's signature, and another key's network.
    WrongKey,
    /// A signature that is no point.
    NoPoint,
    /// Nothing: the connection is closed.
    Gone,
    /// Bytes that are no JSON.
    Garbage,
    /// The beginning of an answer, and no end.
    Slow,
    /// An answer without end.
    Huge,
}

impl TestKey {
    /// The key of a seed, of a network with this clock.
    ///
    /// # Errors
    /// [`NetworkError`] for a period of zero or of more than 2^32 - 1 seconds.
    pub fn new(seed: u64, beacon: Beacon) -> Result<Self, NetworkError> {
        let secret = Fr::from_be_bytes_mod_order(&Sha256::digest(seed.to_be_bytes()));
        let public_key: [u8; 96] = curve::compressed(&(G2Affine::generator() * secret).into_affine())?;
        let period = u32::try_from(beacon.period.get())
            .map_err(|_| NetworkError::Malformed("period: too long".into()))?;
        let group = B256::repeat_byte(0x11);
        let name = format!("test-{seed}");
        let mut hasher = Sha256::new();
        hasher.update(period.to_be_bytes());
        hasher.update(beacon.genesis.get().to_be_bytes());
        hasher.update(public_key);
        hasher.update(group);
        hasher.update(&name);
        let chain_hash = B256::new(hasher.finalize().into());
        let info = json!({
            "public_key": hex::encode(public_key),
            "period": period,
            "genesis_time": beacon.genesis.get(),
            "hash": hex::encode(chain_hash),
            "groupHash": hex::encode(group),
            "schemeID": Network::SCHEME,
            "metadata": { "beaconID": name },
        })
        .to_string();
        let network = Network::from_info(info.as_bytes(), chain_hash)?;
        Ok(Self { secret, network, info })
    }

    /// The network that this is the key of.
    #[must_use]
    pub const fn network(&self) -> &Network {
        &self.network
    }

    /// The document that describes the network.
    #[must_use]
    pub fn info(&self) -> &str {
        &self.info
    }

    /// Signs a round, whatever the time is.
    ///
    /// # Errors
    /// [`SignatureError`] if the curve's library fails, which nothing is known to cause.
    pub fn sign(&self, round: u64) -> Result<VerifiedRound, SignatureError> {
        let point = (curve::round_point(round)? * self.secret).into_affine();
        self.network.verify(round, Signature::from_point(point))
    }
}

impl TestBeacon {
    /// Serves the beacon of a seed with quicknet's genesis and period.
    ///
    /// # Errors
    /// If no port can be had.
    pub fn start(seed: u64) -> io::Result<Self> {
        Self::start_with(TestKey::new(seed, Beacon::QUICKNET).map_err(io::Error::other)?)
    }

    /// Serves the beacon of a key.
    ///
    /// # Errors
    /// If no port can be had.
    pub fn start_with(key: TestKey) -> io::Result<Self> {
        let behaviour = Arc::<Mutex<Behaviour>>::default();
        let stranger = TestKey::new(STRANGER, key.network.beacon()).map_err(io::Error::other)?;
        let server = Server::start(key.clone(), stranger, Arc::clone(&behaviour))?;
        Ok(Self { key, behaviour, server })
    }

    /// Changes what it answers with from now on.
    pub fn behave(&self, behaviour: Behaviour) {
        *self.behaviour.lock().unwrap_or_else(PoisonError::into_inner) = behaviour;
    }

    /// Where it is, as [`crate::Client::new`] takes it.
    #[must_use]
    pub fn endpoint(&self) -> String {
        format!("http://{}", self.server.address())
    }

    /// Its key.
    #[must_use]
    pub const fn key(&self) -> &TestKey {
        &self.key
    }

    /// Its network.
    #[must_use]
    pub const fn network(&self) -> &Network {
        self.key.network()
    }
}
