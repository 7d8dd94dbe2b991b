//! The picture of a position, as a wallet shows it.

use anyhow::Context;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use usdai_bindings::IQEV;

use super::scene::{Scene, number};
use crate::files;

const DOCUMENT: &str = "data:application/json;base64,";
const IMAGE: &str = "data:image/svg+xml;base64,";

/// Writes it to a file, and says which.
pub fn draw(scene: &mut Scene, id: u32) -> anyhow::Result<String> {
    let uri = scene.stage.chain.call(scene.stage.qev, &IQEV::tokenURICall { tokenId: number(id) })?;
    let document = STANDARD.decode(uri.strip_prefix(DOCUMENT).context("the position has no document")?)?;
    let document: serde_json::Value = serde_json::from_slice(&document)?;
    let image = document["image"].as_str().and_then(|image| image.strip_prefix(IMAGE));
    let picture = STANDARD.decode(image.context("the position has no picture")?)?;
    files::write(&scene.stage.output.join("position.svg"), &picture)?;
    Ok("target/demo/position.svg".into())
}
