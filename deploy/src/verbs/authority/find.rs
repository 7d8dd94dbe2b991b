//! Contracts of the book by their names, and operations by their ids.

use alloy::rpc::types::Filter;
use alloy_primitives::{Address, B256};
use usdai_bindings::IAuthority;

use super::call::Directory;
use crate::deployment::calldata::Names;
use crate::deployment::contracts::{AUTHORITY, CONTRACTS};
use crate::verbs::declined::Declined;
use crate::verbs::error::VerbError;
use crate::verbs::history::latest_event;
use crate::verbs::session::Session;

/// The contracts that the address book has.
pub fn directory(session: &Session) -> Directory {
    CONTRACTS.iter().filter_map(|contract| Some((contract.name, session.address(contract.name)?))).collect()
}

/// What they are called in calls that are shown.
pub fn names(session: &Session) -> Names {
    let mut names = Names::default();
    directory(session).into_iter().for_each(|(name, address)| names.insert(address, name));
    names
}

/// A contract of the book, by its name there.
///
/// # Errors
/// [`Declined::NoSuchContract`].
pub fn contract(session: &Session, name: &str) -> Result<Address, VerbError> {
    let known = directory(session);
    let found = known.get(name).copied();
    let refusal = || Declined::NoSuchContract {
        contract: name.into(),
        known: known.keys().map(|name| (*name).to_owned()).collect(),
    };
    Ok(found.ok_or_else(refusal)?)
}

/// What was announced under an id, last if more than once.
///
/// # Errors
/// [`Declined::OperationUnknown`].
pub async fn announced(
    session: &Session,
    authority: Address,
    id: B256,
) -> Result<IAuthority::OperationScheduled, VerbError> {
    let filter = Filter::new().address(authority).topic1(id);
    let event = latest_event::<IAuthority::OperationScheduled>(session, AUTHORITY, filter).await?;
    Ok(event.ok_or(Declined::OperationUnknown { id })?)
}

/// An id as it is asked for.
///
/// # Errors
/// A sentence that says what one looks like.
pub fn parse_id(text: &str) -> Result<B256, String> {
    let digits = text.strip_prefix("0x").filter(|digits| digits.len() == 2 * B256::len_bytes());
    let id = digits.and_then(|digits| digits.parse().ok());
    id.ok_or_else(|| {
        "an operation is 0x and 64 hexadecimal digits, as `usdai authority show` has them".into()
    })
}
