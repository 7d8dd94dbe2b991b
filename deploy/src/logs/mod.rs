//! Events of contracts, read from any node: by pages of as many blocks as it answers, each once, and refused where what
//! was read is not one chain.

mod blocks;
mod cache;
mod daily;
mod error;
mod event;
mod history;
mod page;
mod search;
mod whole;

pub use blocks::Blocks;
pub use cache::Cache;
pub use daily::{Daily, Sample};
pub use error::LogsError;
pub use event::Event;
pub use history::{History, Wanted};
pub use page::Pages;
pub use search::first_block_at;
