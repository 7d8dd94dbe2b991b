//! Which roles there are.

use alloy_primitives::B256;
use kit::host;

/// The role that grants the others.
pub const ADMIN: B256 = B256::ZERO;
/// Its name.
pub const ADMIN_NAME: &str = "ADMIN";

/// The name of the role that pauses and calls operations off.
const GUARDIAN: &str = "GUARDIAN";
/// The name of the role without whose word the vault lends nothing.
const STRATEGIST: &str = "STRATEGIST";
/// The name of the role that mints what was burnt elsewhere.
const BRIDGE: &str = "BRIDGE";

/// Names of the roles that are granted: all but [`ADMIN`].
pub const NAMES: [&str; 11] = [
    GUARDIAN,
    STRATEGIST,
    "UNDERWRITER",
    "TITLE_AGENT",
    "BAILEE",
    "APPRAISER",
    "INSURER",
    "MONITOR",
    "PUBLISHER",
    BRIDGE,
    "MAKER",
];

/// The role with a name. Hashed when needed: eleven hashes of 32 bytes in the data of the program would cost
/// every call more than these do the few that need them.
pub fn named(name: &str) -> B256 {
    host::keccak_words(name.as_bytes(), &[])
}

/// The role that pauses and calls operations off.
pub fn guardian() -> B256 {
    named(GUARDIAN)
}

/// The role without whose word the vault lends nothing.
pub fn strategist() -> B256 {
    named(STRATEGIST)
}

/// The role that mints what was burnt elsewhere.
pub fn bridge() -> B256 {
    named(BRIDGE)
}

/// Every role with its name.
pub fn all() -> impl Iterator<Item = (B256, &'static str)> {
    core::iter::once((ADMIN, ADMIN_NAME)).chain(NAMES.into_iter().map(|name| (named(name), name)))
}

/// Whether it is a role that can be granted.
pub fn is_granted(role: B256) -> bool {
    NAMES.into_iter().any(|name| named(name) == role)
}
