//! The image: a dark card of 350 by 350, with figures in a font whose characters are all equally wide.

use crate::figures::{day, dollars, short};
use crate::title::Title;
use alloc::string::{String, ToString};
use caliber_nft::State;

const HEAD: &str = concat!(
    r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 350 350" width="350" height="350" "##,
    r##"font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,DejaVu Sans Mono,monospace">"##,
    r##"<defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#1d2430"/>"##,
    r##"<stop offset="1" stop-color="#0b0e13"/></linearGradient></defs>"##,
    r##"<rect width="350" height="350" rx="20" fill="url(#g)"/>"##,
    r##"<rect x="6.5" y="6.5" width="337" height="337" rx="15" fill="none" stroke="#2f3a49"/>"##,
    r##"<path d="M26 126H324M26 218H324M26 312H324" stroke="#242f3c"/>"##,
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

/// The image of a title.
pub fn svg(title: &Title) -> String {
    let mut svg = String::from(HEAD);
    append_top(&mut svg, title);
    append_value(&mut svg, title);
    append_rows(&mut svg, title);
    append_foot(&mut svg, title);
    svg.push_str(TAIL);
    svg
}

/// What it is, how many pieces, and its number.
fn append_top(svg: &mut String, title: &Title) {
    let plain = Line::PLAIN;
    Line { text: "CALIBER", y: "46", colour: WHITE, size: 220, is_bold: true, ..plain }.append_to(svg);
    let id = short(&title.id);
    Line { text: &id, y: "46", size: 130, most: 160, is_right: true, ..plain }.append_to(svg);
    Line { text: &title.model, y: "84", colour: WHITE, size: 190, is_bold: true, ..plain }.append_to(svg);
    let class = title.class.to_string();
    Line { text: &class, y: "108", most: 190, ..plain }.append_to(svg);
    let pieces = ["x ", &title.quantity.to_string()].concat();
    Line { text: &pieces, y: "108", most: 100, is_right: true, ..plain }.append_to(svg);
}

/// Its state, and what it is worth now.
fn append_value(svg: &mut String, title: &Title) {
    let (plain, colour) = (Line::PLAIN, colour_of(title.state));
    append(svg, &[r#"<circle cx="32" cy="147" r="6" fill=""#, colour, r#"" fill-opacity=".25"/>"#]);
    append(svg, &[r#"<circle cx="32" cy="147" r="3" fill=""#, colour, r#""/><g transform="translate(20)">"#]);
    let word = title.state.to_string();
    Line { text: &word, y: "152", colour, size: 150, most: 130, is_bold: true, ..plain }.append_to(svg);
    svg.push_str("</g>");
    Line { text: "worth now", y: "152", size: 110, is_right: true, ..plain }.append_to(svg);
    let value = dollars(title.value);
    Line { text: &value, y: "196", colour: WHITE, size: 290, is_bold: true, ..plain }.append_to(svg);
}

fn append_rows(svg: &mut String, title: &Title) {
    let rows = [
        ("May be lent", dollars(title.max_loan), "238"),
        ("Appraised", day(title.appraised_at), "259"),
        ("Insured for", dollars(title.insured), "280"),
        ("Insured until", day(title.insured_until), "301"),
    ];
    for (name, value, y) in rows {
        Line { text: name, y, most: 120, ..Line::PLAIN }.append_to(svg);
        Line { text: &value, y, colour: WHITE, most: 170, is_right: true, ..Line::PLAIN }.append_to(svg);
    }
}

fn append_foot(svg: &mut String, title: &Title) {
    if title.is_frozen() {
        let text = ["frozen until ", &day(title.frozen_until)].concat();
        Line { text: &text, y: "331", colour: RED, size: 110, most: 190, ..Line::PLAIN }.append_to(svg);
    }
    if title.has_lapsed() {
        let text = "not insured";
        Line { text, y: "331", colour: RED, size: 110, most: 100, is_right: true, ..Line::PLAIN }
            .append_to(svg);
    }
}

const fn colour_of(state: State) -> &'static str {
    match state {
        State::Draft | State::Attested => "#8fb4d9",
        State::Active => "#56d8a4",
        State::Pledged => "#b9a0ff",
        State::Defaulted | State::Foreclosed => RED,
        State::Sold => "#ffbd5c",
        State::Redeemed | State::Withdrawn => GREY,
    }
}

/// The size, or the largest at which so many characters, each 0.61 of it wide, fit.
fn fitting(size: u64, most: u64, characters: usize) -> u64 {
    let width = (characters as u64).saturating_mul(61);
    most.saturating_mul(1_000).checked_div(width).map_or(size, |largest| largest.min(size))
}

/// Tenths as a decimal number.
fn tenths(number: u64) -> String {
    [(number / 10).to_string().as_str(), ".", &(number % 10).to_string()].concat()
}

fn append(svg: &mut String, parts: &[&str]) {
    for part in parts {
        svg.push_str(part);
    }
}
