//! Terms of loans: what is read, and which field is refused with which words.

use std::path::Path;

use alloy_primitives::U256;
use deploy::verbs::TermsFile;
use proptest::prelude::*;

pub const EXAMPLE: &str = include_str!("../../../examples/loan.toml");

pub fn read(text: &str) -> Result<TermsFile, String> {
    TermsFile::parse(text, Path::new("loan.toml")).map_err(|error| error.to_string())
}

#[test]
fn the_example_is_complete() {
    let file = read(EXAMPLE).unwrap_or_else(|error| panic!("{error}"));
    let arithmetic = &file.arithmetic;
    assert_eq!(arithmetic.interval.get() * 12, 365 * 86_400, "a twelfth of a year");
    assert_eq!(arithmetic.grace.get(), 7 * 86_400);
    assert_eq!(arithmetic.origination_fee.raw(), U256::from(5_000_000_000_u64));
    let rates: Vec<_> = arithmetic.tranches.iter().map(|tranche| tranche.rate.raw()).collect();
    // 0.09 and 0.18 of 10^18 in 31,536,000 seconds, rounded down.
    assert_eq!(rates, [U256::from(2_853_881_278_u64), U256::from(5_707_762_557_u64)]);
}

/// What is replaced, by what, and the words of the refusal.
const FAULTS: &[(&str, &str, &str)] = &[
    ("nonce = 0", "", "missing field `nonce`"),
    ("nonce = 0", "nonce = -1", "invalid value: integer `-1`"),
    ("nonce = 0", "nonce = 0\nnouns = 1", "unknown field `nouns`"),
    ("amount = \"750_000\"", "amount = \"750_000\"\nsize = 1", "unknown field `size`"),
    ("schedule = \"level\"", "schedule = \"bullet\"", "unknown variant `bullet`"),
    ("currency_decimals = 6", "currency_decimals = 5", "5 is not within 6 to 18"),
    ("borrower = \"0xf39F", "borrower = \"0xF39F", "wrong checksum"),
    (
        "borrower = \"0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266\"",
        "borrower = \"bob\"",
        "one of usdai, loan-book",
    ),
    ("title = \"0x5555", "title = \"0x55", "0x and 64 hexadecimal digits"),
    ("2027-12-31T00:00:00Z", "\"soon\"", "like 2026-12-31T00:00:00Z"),
    ("instalments = 36", "instalments = 0", "0 is not within 1 to 240"),
    ("instalments = 36", "instalments = 241", "241 is not within 1 to 240"),
    ("interval = \"730 hours\"", "interval = \"730\"", "\"730\" is no length of time"),
    ("interval = \"730 hours\"", "interval = \"1 month\"", "\"1 month\" is no length of time"),
    ("interval = \"730 hours\"", "interval = \"30.5 days\"", "no length of time"),
    ("interval = \"730 hours\"", "interval = \"0 days\"", "interval: an interval of 0 seconds"),
    ("interval = \"730 hours\"", "interval = \"367 days\"", "interval: an interval of 31708800 seconds"),
    ("interval = \"730 hours\"", "interval = \"999999999999999 days\"", "no length of time"),
    ("grace = \"7 days\"", "grace = \"31 days\"", "grace: a grace of 2678400 seconds exceeds"),
    ("late_rate = \"5%\"", "late_rate = \"5\"", "\"5\" is no rate"),
    ("late_rate = \"5%\"", "late_rate = \"-5%\"", "\"-5%\" is no rate"),
    ("late_rate = \"5%\"", "late_rate = \"101%\"", "late_rate: a rate of 32026889903 per second"),
    ("rate = \"18%\"", "rate = \"0%\"", "tranches[1].rate: a rate of 0 per second"),
    (
        "rate = \"9%\"",
        "rate = \"3_200_000_0000_0wei\"",
        "tranches[0].rate: a rate of 320000000000 per second",
    ),
    ("rate = \"9%\"", "rate = \"all\"", "\"all\" is no rate"),
    ("amount = \"250_000\"", "amount = \"0\"", "tranches[1].amount: tranche 1 lends nothing"),
    (
        "amount = \"250_000\"",
        "amount = \"0.0000001\"",
        "tranches[1].amount: the amount has 7 decimals, the token has 6",
    ),
    ("amount = \"250_000\"", "amount = \"all\"", "an amount is a number here"),
    ("amount = \"250_000\"", "amount = \"900_000_000_000_000_000_000_000\"", "tranches: a principal of"),
    (
        "origination_fee = \"5_000\"",
        "origination_fee = \"1_000_000\"",
        "origination_fee and reserve_instalments: fee",
    ),
    ("reserve_instalments = 2", "reserve_instalments = 255", "origination_fee and reserve_instalments: fee"),
    ("reserve_instalments = 2", "reserve_instalments = 256", "256 is not within 0 to 255"),
];

#[test]
fn faults_are_refused_by_field() {
    for &(from, to, words) in FAULTS {
        assert!(EXAMPLE.contains(from), "the example has no {from:?}");
        let error = read(&EXAMPLE.replacen(from, to, 1)).expect_err(to);
        assert!(error.contains("loan.toml") && error.contains(words), "{to}: {error}");
    }
    let none = EXAMPLE.split("# In order").next().expect("a part");
    let error = read(&format!("tranches = []\n{none}")).expect_err("no tranche");
    assert!(error.contains("tranches: a loan has 1 to 32 tranches, not 0"), "{error}");
}

#[test]
fn rates_and_lengths_of_time() {
    for (text, rate) in [
        ("100%", 31_709_791_983_u64),
        ("15%", 4_756_468_797),
        ("0.000000000315360000%", 0),
        ("0.0000000031536%", 1),
        ("0.00000000315359%", 0),
        ("4756468797wei", 4_756_468_797),
    ] {
        let text = EXAMPLE.replace("late_rate = \"5%\"", &format!("late_rate = \"{text}\""));
        let file = read(&text).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(file.arithmetic.late_rate.raw(), U256::from(rate), "{text}");
    }
    for (text, seconds) in
        [("1 second", 1), ("2_628_000 seconds", 2_628_000), ("1 day", 86_400), ("90 minutes", 5_400)]
    {
        let text = EXAMPLE.replace("grace = \"7 days\"", &format!("grace = \"{text}\""));
        let file = read(&text).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(file.arithmetic.grace.get(), seconds, "{text}");
    }
}

proptest! {
    #[test]
    fn no_text_panics(text in "\\PC{0,200}") {
        let _outcome = read(&text);
    }

    #[test]
    fn no_value_panics(field in 0usize..14, value in "[0-9a-z_%.\\- ]{0,40}") {
        let line = EXAMPLE.lines().filter(|line| line.contains(" = ")).nth(field).expect("a field");
        let key = line.split(" = ").next().expect("a key");
        for to in [format!("{key} = {value}"), format!("{key} = \"{value}\"")] {
            let _outcome = read(&EXAMPLE.replace(line, &to));
        }
    }
}
