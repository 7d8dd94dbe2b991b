//! Rates as they are written, against the grid.

use deploy::verbs::{Rate, RateError};
use proptest::prelude::*;
use qev_auction::Tick;

fn tick(number: u16) -> Tick {
    Tick::new(number).expect("a tick")
}

/// Hundredths of a basis point in either way of writing.
fn written(hundredths: u64) -> [String; 2] {
    let bps = format!("{}.{:02}bps", hundredths / 100, hundredths % 100);
    [bps, format!("{}.{:04}%", hundredths / 10_000, hundredths % 10_000)]
}

proptest! {
    #[test]
    fn every_tick_is_read_as_it_is_shown(number in Tick::RESERVE.get()..=Tick::HIGHEST.get()) {
        let rate = Rate::new(tick(number));
        prop_assert_eq!(rate.to_string().parse(), Ok(rate));
        prop_assert_eq!(format!("{}bps", rate.tick().bps()).parse(), Ok(rate));
    }

    /// What is on the grid is read; what is not has one neighbour on either side, with none between them.
    #[test]
    fn a_rate_is_on_the_grid_or_between_two_that_are(hundredths in 0_u64..1_100_000) {
        for text in written(hundredths) {
            match text.parse::<Rate>() {
                Ok(rate) => prop_assert_eq!(u64::from(rate.tick().bps()) * 100, hundredths),
                Err(RateError::OffGrid { below, above }) => {
                    prop_assert!(u64::from(below.tick().bps()) * 100 < hundredths);
                    prop_assert!(u64::from(above.tick().bps()) * 100 > hundredths);
                    prop_assert_eq!(below.tick().get() + 1, above.tick().get());
                }
                Err(RateError::BelowReserve) => prop_assert!(hundredths < 1_000),
                Err(RateError::AboveHighest) => prop_assert!(hundredths > 1_000_000),
                Err(RateError::NoRate) => prop_assert!(false, "{}", text),
            }
        }
    }

    #[test]
    fn no_text_panics(text in ".*", number in "[0-9._,]{0,90}") {
        let _outcomes = [&text, &format!("{number}%"), &format!("{number}bps")].map(|text| text.parse::<Rate>());
    }
}

#[test]
fn words_that_are_no_rate() {
    for text in
        ["", "1.5", "150", "%", "bps", "-1%", "1,5%", "all%", "5wei%", "1.5 percent", "1e2bps", "NaN%"]
    {
        assert_eq!(text.parse::<Rate>(), Err(RateError::NoRate), "{text}");
    }
    let message = "10.05%".parse::<Rate>().expect_err("between two").to_string();
    assert!(message.contains("10.00%") && message.contains("10.10%"), "{message}");
    assert_eq!("1_000bps".parse(), Ok(Rate::new(tick(1_000))));
    assert_eq!(" 1.50 % ".parse(), Ok(Rate::new(tick(150))));
}
