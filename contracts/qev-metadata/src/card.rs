//! The image: a dark card of 350 by 350, with figures in a font whose characters are all equally wide.

use crate::figures::{amount, percentage, whole};
use crate::position::{Position, State};
use alloc::string::String;
use alloy_primitives::U256;

const HEAD: &str = concat!(
    r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 350 350" width="350" height="350" "##,
    r##"font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,DejaVu Sans Mono,monospace">"##,
    r##"<defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#18212d"/>"##,
    r##"<stop offset="1" stop-color="#0a0d12"/></linearGradient></defs>"##,
    r##"<rect width="350" height="350" rx="20" fill="url(#g)"/>"##,
    r##"<rect x="6.5" y="6.5" width="337" height="337" rx="15" fill="none" stroke="#2a3644"/>"##,
    r##"<path d="M26 212H324M26 312H324" stroke="#222d39"/>"##,
);
const TAIL: &str = "</svg>";

/// The left edge of what is written, and the right one.
const LEFT: &str = "26";
const RIGHT: &str = "324";
/// Pixels from one to the other.
const WIDTH: u64 = 298;

const WHITE: &str = "#f2f5f8";
const GREY: &str = "#8494a6";
const RED: &str = "#ff7a70";
const VIOLET: &str = "#b9a0ff";

/// A line of text.
struct Line<'a> {
    text: &'a str,
    /// Pixels from the top to its foot.
    y: &'a str,
    colour: &'static str,
    /// Tenths of a pixel; less where it would be wider than `most`.
    size: u64,
    /// Pixels.
    most: u64,
    is_right: bool,
    is_bold: bool,
}

impl Line<'_> {
    const PLAIN: Line<'static> =
        Line { text: "", y: "0", colour: GREY, size: 120, most: WIDTH, is_right: false, is_bold: false };

    fn append_to(&self, svg: &mut String) {
        let x = if self.is_right { RIGHT } else { LEFT };
        let size = tenths(fitting(self.size, self.most, self.text.len()));
        append(svg, &[r#"<text x=""#, x, r#"" y=""#, self.y, r#"" fill=""#, self.colour]);
        append(svg, &[r#"" font-size=""#, &size]);
        if self.is_right {
            svg.push_str(r#"" text-anchor="end"#);
        }
        if self.is_bold {
            svg.push_str(r#"" font-weight="700"#);
        }
        append(svg, &[r#"">"#, self.text, "</text>"]);
    }
}

/// The image of a position.
pub fn svg(position: &Position) -> String {
    let colour = colour_of(position.state());
    let mut svg = String::from(HEAD);
    append_top(&mut svg, position, colour);
    append_bar(&mut svg, position, colour);
    append_rows(&mut svg, position);
    append_foot(&mut svg, position);
    svg.push_str(TAIL);
    svg
}

/// Name and number, state and epoch, and all the shares that are left.
fn append_top(svg: &mut String, position: &Position, colour: &'static str) {
    let plain = Line::PLAIN;
    Line { text: "USDai", y: "46", colour: WHITE, size: 220, is_bold: true, ..plain }.append_to(svg);
    Line { text: "redemption position", y: "66", size: 110, ..plain }.append_to(svg);
    let id = ["#", &whole(position.id)].concat();
    Line { text: &id, y: "46", colour: WHITE, size: 180, most: 210, is_right: true, ..plain }.append_to(svg);
    let epoch = ["epoch ", &whole(U256::from(position.epoch))].concat();
    Line { text: &epoch, y: "66", size: 110, most: 140, is_right: true, ..plain }.append_to(svg);
    append(svg, &[r#"<circle cx="32" cy="99" r="6" fill=""#, colour, r#"" fill-opacity=".25"/>"#]);
    append(svg, &[r#"<circle cx="32" cy="99" r="3" fill=""#, colour, r#""/><g transform="translate(20)">"#]);
    let word = position.state().word();
    Line { text: word, y: "104", colour, size: 150, is_bold: true, ..plain }.append_to(svg);
    svg.push_str("</g>");
    Line { text: "shares", y: "142", size: 110, ..plain }.append_to(svg);
    let shares = amount(position.waiting.saturating_add(position.bid));
    Line { text: &shares, y: "174", colour: WHITE, size: 290, is_bold: true, ..plain }.append_to(svg);
}

/// How much of the position is served, bids, and waits, from left to right.
fn append_bar(svg: &mut String, position: &Position, colour: &'static str) {
    let total = position.waiting.saturating_add(position.bid).saturating_add(position.collectable_shares);
    let served = share_of_width(position.collectable_shares, total);
    let bidding = share_of_width(position.collectable_shares.saturating_add(position.bid), total);
    append(svg, &[r##"<rect x="26" y="188" width="298" height="6" rx="3" fill="#2c3947"/>"##]);
    for (width, colour) in [(bidding, colour_of(State::Bidding)), (served, colour_of(State::Served))] {
        if width != 0 {
            let width = whole(U256::from(width));
            append(svg, &[r#"<rect x="26" y="188" height="6" rx="3" width=""#, &width]);
            append(svg, &[r#"" fill=""#, colour, r#""/>"#]);
        }
    }
    if total.is_zero() {
        append(svg, &[r#"<circle cx="29" cy="191" r="3" fill=""#, colour, r#""/>"#]);
    }
}

fn append_rows(svg: &mut String, position: &Position) {
    let bidding = match position.rate() {
        Some(rate) => ["Bidding at ", &percentage(rate)].concat(),
        None => String::from("Bidding"),
    };
    let rows = [
        ("Waiting in line", position.waiting, "232"),
        (&bidding, position.bid, "255"),
        ("Shares served", position.collectable_shares, "278"),
        ("USDai to collect", position.collectable_assets, "301"),
    ];
    for (name, value, y) in rows {
        Line { text: name, y, ..Line::PLAIN }.append_to(svg);
        let text = amount(value);
        let colour = if value.is_zero() { GREY } else { WHITE };
        Line { text: &text, y, colour, size: 130, most: 160, is_right: true, ..Line::PLAIN }.append_to(svg);
    }
}

fn append_foot(svg: &mut String, position: &Position) {
    if position.sealed_for != 0 {
        let text = ["sealed for epoch ", &whole(U256::from(position.sealed_for))].concat();
        Line { text: &text, y: "331", colour: VIOLET, size: 110, most: 210, ..Line::PLAIN }.append_to(svg);
    }
    if position.is_penalised {
        Line { text: "Penalised", y: "331", colour: RED, size: 110, is_right: true, ..Line::PLAIN }
            .append_to(svg);
    }
}

const fn colour_of(state: State) -> &'static str {
    match state {
        State::Waiting => "#8fb4d9",
        State::Sealed => VIOLET,
        State::Bidding => "#ffbd5c",
        State::Served => "#56d8a4",
    }
}

/// The size, or the largest at which so many characters, each 0.61 of it wide, fit.
fn fitting(size: u64, most: u64, characters: usize) -> u64 {
    let width = (characters as u64).saturating_mul(61);
    most.saturating_mul(1_000).checked_div(width).map_or(size, |largest| largest.min(size))
}

/// Tenths as a decimal number.
fn tenths(number: u64) -> String {
    let tenth = whole(U256::from(number % 10));
    [whole(U256::from(number / 10)).as_str(), ".", &tenth].concat()
}

/// Pixels of the width, at least one of what is not nothing. Of numbers that are too large both lose their last bits.
fn share_of_width(part: U256, total: U256) -> u64 {
    let shift = total.bit_len().saturating_sub(64);
    let [part_bits, ..] = part.wrapping_shr(shift).into_limbs();
    let [total_bits, ..] = total.wrapping_shr(shift).into_limbs();
    let pixels =
        (u128::from(part_bits) * u128::from(WIDTH)).checked_div(total_bits.into()).unwrap_or_default();
    if part.is_zero() { 0 } else { (pixels as u64).clamp(1, WIDTH) }
}

fn append(svg: &mut String, parts: &[&str]) {
    for part in parts {
        svg.push_str(part);
    }
}
