//! Kinds of hardware.

use crate::CaliberError;
use core::fmt;

/// What a title is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum AssetClass {
    /// One server or several of a kind.
    GpuServer = 1,
    /// Servers with the network between them.
    GpuCluster = 2,
    /// A switch, a router, a miner of coverage.
    NetworkDevice = 3,
    /// An antenna or a radio.
    Antenna = 4,
    /// Anything else.
    Other = 5,
}

impl AssetClass {
    /// All of them, in the order of their numbers.
    pub const ALL: [Self; 5] =
        [Self::GpuServer, Self::GpuCluster, Self::NetworkDevice, Self::Antenna, Self::Other];

    /// The class of a number. [`CaliberError::UnknownNumber`] for any but 1 to 5.
    pub fn new(number: u8) -> Result<Self, CaliberError> {
        let found = Self::ALL.into_iter().find(|class| *class as u8 == number);
        found.ok_or(CaliberError::UnknownNumber { number })
    }
}

impl fmt::Display for AssetClass {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::GpuServer => "GPU server",
            Self::GpuCluster => "GPU cluster",
            Self::NetworkDevice => "network device",
            Self::Antenna => "antenna",
            Self::Other => "other hardware",
        })
    }
}

/// How a site is built, by the four tiers of the Uptime Institute; a higher one may fail less.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SiteTier(u8);

impl SiteTier {
    /// [`CaliberError::UnknownNumber`] for any but 1 to 4.
    pub const fn new(number: u8) -> Result<Self, CaliberError> {
        match number {
            1..=4 => Ok(Self(number)),
            _ => Err(CaliberError::UnknownNumber { number }),
        }
    }

    /// Its number.
    pub const fn get(self) -> u8 {
        self.0
    }
}
