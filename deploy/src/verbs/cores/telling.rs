//! A week computed for a caller within the tool.

use std::path::Path;

use cores_engine::Week;

use super::compute::{CacheArguments, compute};
use crate::client::ChainArguments;
use crate::verbs::error::VerbError;
use crate::verbs::options::Reading;
use crate::verbs::session::Session;

/// Computes a week from the node at this address with this address book; nothing is kept.
///
/// # Errors
/// As [`compute`].
pub async fn week_at(rpc_url: String, book: &Path, number: u32) -> Result<Week, VerbError> {
    let chain = ChainArguments { rpc_url };
    let reading = Reading { chain, chain_id: None, book: Some(book.into()), json: false };
    let session = Session::open(&reading, None).await?;
    Ok(compute(&session, &CacheArguments::none(), number).await?.week)
}
