//! What a text of a title may contain, so that nothing that shows it has to escape it.

use crate::CaliberError;

/// The most bytes of a text.
pub const TEXT_BYTES: usize = 64;

/// Printable ASCII but for what JSON, XML and HTML give a meaning to.
///
/// [`CaliberError::TextLength`] for none or more than 64 bytes, [`CaliberError::TextCharacter`].
pub fn check_text(text: &str) -> Result<(), CaliberError> {
    check(text, is_plain)
}

/// Whether a text may have this byte.
pub const fn is_plain(byte: u8) -> bool {
    matches!(byte, b' '..=b'~') && !matches!(byte, b'"' | b'\'' | b'\\' | b'<' | b'>' | b'&')
}

/// Capitals, digits, hyphen, dot, slash: one spelling for what is engraved, so that a serial in other letters is not
/// another serial. Errors as of [`check_text`].
pub fn check_code(text: &str) -> Result<(), CaliberError> {
    check(text, |byte| matches!(byte, b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'/'))
}

fn check(text: &str, is_allowed: impl Fn(u8) -> bool) -> Result<(), CaliberError> {
    let length = text.len();
    if !(1..=TEXT_BYTES).contains(&length) {
        return Err(CaliberError::TextLength { length });
    }
    match text.bytes().position(|byte| !is_allowed(byte)) {
        Some(position) => Err(CaliberError::TextCharacter { position }),
        None => Ok(()),
    }
}
