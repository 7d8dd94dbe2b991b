//! The suite on a chain: `usdai deploy`, `verify`, `cache` and `keepalive`.

mod arguments;
mod artifact;
mod cache;
pub mod calldata;
mod chain;
pub mod contracts;
mod cost;
mod deploy;
mod error;
mod execute;
mod keepalive;
mod logs;
pub mod operations;
mod plan;
pub mod precompiles;
mod programs;
mod site;
mod state;
pub mod text;
mod verify;
mod wiring;

pub use arguments::SuiteArguments;
pub use artifact::Placement;
pub use error::DeploymentError;
pub use wiring::{Cast, Difference, Order};

pub use cache::{Arguments as CacheArguments, run as cache};
pub use deploy::{Arguments as DeployArguments, run as deploy};
pub use keepalive::{Arguments as KeepaliveArguments, run as keepalive};
pub use verify::{Arguments as VerifyArguments, run as verify};
