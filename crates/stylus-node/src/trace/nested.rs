//! Writes trees as JSON without recursion: calls are nested up to 1,024 deep, and a stack must not depend on it.

use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};

use crate::error::RpcError;

/// A node of a tree: an object, under one of whose keys others like it can be.
pub trait Nested: Sized {
    /// The object without the inner ones.
    type Object: Serialize;

    /// The object itself, which is not empty.
    fn object(&self) -> Self::Object;

    /// The key of the list of the inner ones with the list, or none where the key is to be left out.
    fn inner(&self) -> Option<(&'static str, Vec<Self>)>;
}

/// A list of trees.
///
/// # Errors
/// None that a client can cause.
pub fn list<N: Nested>(roots: Vec<N>) -> Result<Box<RawValue>, RpcError> {
    let mut text = String::from("[");
    write(&mut text, roots)?;
    text.push(']');
    raw(text)
}

/// One tree.
///
/// # Errors
/// As [`list`].
pub fn one<N: Nested>(root: N) -> Result<Box<RawValue>, RpcError> {
    let mut text = String::new();
    write(&mut text, vec![root])?;
    raw(text)
}

fn write<N: Nested>(text: &mut String, roots: Vec<N>) -> Result<(), RpcError> {
    let mut open = vec![roots.into_iter()];
    while let Some(level) = open.last_mut() {
        let Some(node) = level.next() else {
            open.pop();
            if !open.is_empty() {
                text.push_str("]}");
            }
            continue;
        };
        if text.ends_with('}') {
            text.push(',');
        }
        text.push_str(to_raw_value(&node.object()).map_err(internal)?.get());
        if let Some((key, inner)) = node.inner() {
            // Goes on inside the object, whose bracket closes after the list.
            text.pop();
            text.push_str(&format!(",\"{key}\":["));
            open.push(inner.into_iter());
        }
    }
    Ok(())
}

fn raw(text: String) -> Result<Box<RawValue>, RpcError> {
    RawValue::from_string(text).map_err(internal)
}

fn internal(error: serde_json::Error) -> RpcError {
    RpcError::internal(error.to_string())
}
