//! Words of others, as they can be shown: what a node, a token or a contract says may hold anything.

/// Longer texts are cut.
const LENGTH: usize = 300;

/// The text without what would move a terminal's cursor, colour it or turn its writing around, on one line and cut
/// where it is long.
#[must_use]
pub fn printable(text: &str) -> String {
    let mut letters = text.chars().filter(|letter| !turns_writing(*letter));
    let shown = letters.by_ref().take(LENGTH).map(|letter| if letter.is_control() { ' ' } else { letter });
    let mut shown: String = shown.collect();
    if letters.next().is_some() {
        shown.push('…');
    }
    shown
}

/// Unicode's marks, embeddings, overrides and isolates (UAX 9).
const fn turns_writing(letter: char) -> bool {
    matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
