//! What is kept is what is found again, and what does not fit is refused.

use crate::model::{DAY, config, depreciation, document, party, serials, usd};
use caliber_nft::{
    Appraisal, Approval, AssetClass, CaliberError, Cover, Freeze, Method, Office, Slot, Standing, State,
    Title, TitleId, Valuation,
};
use proptest::prelude::*;
use std::collections::HashSet;
use usdai_core::{MathError, Seconds, Timestamp, U256};

const MOST: u128 = (1 << 96) - 1;
const LAST: u64 = (1 << 40) - 1;

fn title() -> Title {
    let document = document(&serials(0, 1));
    let (class, cover) = (document.class, document.policy.cover);
    Title { state: State::Active, class, cover, policies: 1, freeze: Freeze::default() }
}

fn valuation() -> Valuation {
    Valuation { quantity: 1, appraisal: document(&serials(0, 1)).appraisal, appended: 0 }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_title_is_found_again(
        state in prop::sample::select(&State::ALL[..]),
        class in prop::sample::select(&AssetClass::ALL[..]),
        insured in 0..=MOST,
        [expiry, from] in [0..=LAST, 1..=LAST - 60 * DAY],
        policies: u16,
        length in prop::option::of(1..=30 * DAY),
    ) {
        let from = Timestamp::new(from);
        let freeze = length.map_or(Freeze::default(), |length| {
            Freeze::default().renewed(from, Seconds::new(length)).expect("a freeze")
        });
        let cover = Cover { insured: usd(insured), expires_at: Timestamp::new(expiry) };
        let title = Title { state, class, cover, policies, freeze };
        let packed = title.pack().expect("a slot for it");
        prop_assert_eq!(Title::unpack(packed), Ok(title));
        prop_assert!(!packed.is_zero());
    }

    #[test]
    fn a_valuation_is_found_again(
        quantity: u32,
        value in 0..=MOST,
        at in 0..=LAST,
        declines: bool,
        [yearly, residual] in [1..=10_000_u16, 0..=5_000],
        appended: u16,
    ) {
        let method = if declines { Method::Declining } else { Method::StraightLine };
        let depreciation = depreciation(method, yearly, residual);
        let appraisal = Appraisal { value: usd(value), appraised_at: Timestamp::new(at), depreciation };
        let valuation = Valuation { quantity, appraisal, appended };
        prop_assert_eq!(Valuation::unpack(valuation.pack().expect("a slot for it")), Ok(valuation));
    }

    #[test]
    fn a_standing_is_found_again(
        approval in prop::sample::select(&[Approval::Unknown, Approval::Approved, Approval::Revoked][..]),
        decided_at in 0..=LAST,
        [limit, drawn] in [0..=MOST, 0..=MOST],
    ) {
        let decided_at = Timestamp::new(decided_at);
        let standing = Standing { approval, decided_at, limit: usd(limit), drawn: usd(drawn) };
        prop_assert_eq!(Standing::unpack(standing.pack().expect("a slot for it")), standing);
    }

    /// Whatever a slot holds is read or refused.
    #[test]
    fn no_word_panics(limbs: [u64; 4]) {
        let word = U256::from_limbs(limbs);
        if let Ok(title) = Title::unpack(word) {
            prop_assert!(title.pack().is_ok() && title.freeze.until().is_ok());
        }
        if let Ok(valuation) = Valuation::unpack(word) {
            prop_assert!(valuation.pack().is_ok());
            prop_assert!(valuation.appraisal.value_at_down(Timestamp::new(u64::MAX)).is_ok());
        }
        prop_assert!(Standing::unpack(word).pack().is_ok());
    }
}

#[test]
fn what_was_never_written_is_no_title_and_no_standing() {
    assert_eq!(Title::unpack(U256::ZERO), Err(CaliberError::NoTitle));
    assert_eq!(Valuation::unpack(U256::ZERO), Err(CaliberError::NoTitle));
    assert_eq!(Standing::unpack(U256::ZERO), Standing::default());
}

#[test]
fn what_does_not_fit_is_refused() {
    let (title, valuation) = (title(), valuation());
    for (amount, time, fits) in
        [(MOST, LAST, true), (MOST + 1, 0, false), (0, LAST + 1, false), (1 << 127, 0, false)]
    {
        let (amount, time) = (usd(amount), Timestamp::new(time));
        let expected = if fits { Ok(()) } else { Err(MathError::Overflow) };
        let word =
            |word: Result<U256, MathError>| assert_eq!(word.map(|_| ()), expected, "{amount:?} {time:?}");
        word(Title { cover: Cover { insured: amount, expires_at: time }, ..title }.pack());
        let appraisal = Appraisal { value: amount, appraised_at: time, ..valuation.appraisal };
        word(Valuation { appraisal, ..valuation }.pack());
        let standing =
            Standing { approval: Approval::Approved, decided_at: time, limit: amount, drawn: usd(0) };
        word(standing.pack());
        word(Standing { limit: usd(0), drawn: amount, ..standing }.pack());
    }
    let freeze = Freeze::default().renewed(Timestamp::new(LAST + 1), Seconds::new(1)).expect("a freeze");
    assert_eq!(Title { freeze, ..title }.pack(), Err(MathError::Overflow));
}

#[test]
fn slots_have_keys_of_their_own() {
    let word = party(5).raw().to_be_bytes();
    let id = TitleId::new(word);
    let offices = [Office::Operator, Office::Curator]
        .map(|office| [Slot::Standing(office, party(5)), Slot::Entity(office, party(5))]);
    let others = [
        Slot::Title(id),
        Slot::Valuation(id),
        Slot::Appraiser(id),
        Slot::Insurer(id),
        Slot::Serial(word),
        Slot::LoanToValues,
    ];
    let keys: HashSet<_> = others.into_iter().chain(offices.concat()).map(Slot::key).collect();
    assert_eq!(keys.len(), 10);
    assert!(keys.iter().all(|(kind, index)| (1..=10).contains(kind) && (*index == word || *kind == 10)));
}
