//! Values of the redemption auction.

use alloy_primitives::{Bytes, hex};
use qev_auction::Tick;
use serde::Deserialize;
use serde::de::{Deserializer, Error};
use timelock::Network;

/// The public key of a beacon that signs as drand's quicknet does and by its clock, which the auction knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BeaconKey(Bytes);

impl BeaconKey {
    /// The key as the beacon's verifier takes it: x.c0, x.c1, y.c0 and y.c1, 192 bytes.
    #[must_use]
    pub fn key(&self) -> Bytes {
        self.0.clone()
    }
}

impl<'de> Deserialize<'de> for BeaconKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        if text == "quicknet" {
            let key = Network::QUICKNET.public_key_uncompressed().map_err(Error::custom)?;
            return Ok(Self(Bytes::copy_from_slice(&key)));
        }
        let key = text.strip_prefix("0x").and_then(|digits| hex::decode_to_array::<_, 192>(digits).ok());
        let refusal =
            || format!("{text:?} is no beacon: \"quicknet\", or a public key, 0x and 384 hexadecimal digits");
        key.map(|key| Self(Bytes::copy_from_slice(&key))).ok_or_else(|| Error::custom(refusal()))
    }
}

/// The highest rate that a bid can have, from the reserve on, which is on the grid of rates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MaximumRate(Tick);

impl MaximumRate {
    /// Its tick.
    #[must_use]
    pub const fn tick(self) -> Tick {
        self.0
    }
}

impl<'de> Deserialize<'de> for MaximumRate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let bps = i64::deserialize(deserializer)?;
        let (least, most) = (Tick::RESERVE, Tick::HIGHEST);
        let mut ticks = (least.get()..=most.get()).filter_map(|number| Tick::new(number).ok());
        let refusal = || {
            format!(
                "{bps} is no rate from {} to {}, above 1000 a tenth of which is whole",
                least.bps(),
                most.bps()
            )
        };
        ticks.find(|tick| i64::from(tick.bps()) == bps).map(Self).ok_or_else(|| Error::custom(refusal()))
    }
}
