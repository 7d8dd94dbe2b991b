//! Seasons: when, how long, at what rates.

use crate::abi::ICores as abi;
use crate::errors::{self, Error};
use crate::records::{Rates, Season};
use crate::storage::{Cores, Place};
use alloc::vec::Vec;
use alloy_primitives::{B256, U256};
use alloy_sol_types::SolEvent;
use kit::host;
use kit::words::{Word, number};

/// One Core.
const CORE: u128 = 1_000_000_000_000_000_000;
/// The most weeks of a season.
pub const WEEKS_MOST: u64 = 52;
/// How long after now, or after the season before, one may start: 90 days.
pub const START_WINDOW: u64 = 90 * 86_400;
/// The least and the most that a week may be allowed to grant.
pub const WEEKLY_MAXIMUM: [u128; 2] = [CORE, 1_000_000_000_000 * CORE];
/// The most for a dollar and a day.
pub const RATE_MOST: u128 = 1_000 * CORE;
/// The most for a dollar that was minted.
pub const MINT_RATE_MOST: u128 = 10_000 * CORE;
/// The most for who referred, basis points.
pub const REFERRAL_MOST: u64 = 2_000;

/// What the authority asks for.
pub struct Opening {
    /// When the season starts, unix seconds.
    pub start: u64,
    /// How many weeks it has.
    pub week_count: u64,
    /// The most that a week may grant.
    pub weekly_maximum: U256,
    /// What activities earn.
    pub rates: Rates,
    /// For who referred, basis points.
    pub referral_bps: u64,
}

impl Cores {
    /// Authority: opens the next season, or the last one anew while it has not begun.
    ///
    /// `NotAuthority`, `StartOutOfRange`, `WeekCountOutOfRange`, `WeeklyMaximumOutOfRange`, `RateTooHigh`,
    /// `ArithmeticOverflow`.
    pub(crate) fn open_season(&mut self, opening: &Opening) -> Result<(), Error> {
        self.authority.check()?;
        let (now, mut books) = (host::now(), self.books());
        let mut before = self.season_at(books.seasons);
        if before.start > now {
            // It has not begun: this one takes its place.
            books.seasons = books.seasons.saturating_sub(1);
            before = self.season_at(books.seasons);
        }
        let weekly_maximum = opening.check(now.max(before.end()))?;
        let season = Season {
            start: opening.start,
            first_week: before.next_week().max(1),
            week_count: opening.week_count,
            weekly_maximum,
            referral_bps: opening.referral_bps,
        };
        books.seasons = books.seasons.saturating_add(1);
        let [held, minted] = opening.rates.pack()?;
        self.store(Place::Season(books.seasons), season.pack()?.word());
        self.store(Place::HeldRates(books.seasons), held.word());
        self.store(Place::MintRates(books.seasons), minted.word());
        self.set_books(&books)?;
        let words = words_of(&season, &opening.rates);
        let [start, first_week, rest @ ..] = words;
        let data = [&[start][..], &rest].concat();
        host::emit(&[abi::SeasonOpened::SIGNATURE_HASH, first_week], &data);
        Ok(())
    }

    /// The season that was opened last, as the interface has it.
    pub(crate) fn last_season(&self) -> Vec<B256> {
        self.season_words(self.books().seasons)
    }

    /// The season of a week, as the interface has it. `WeekUnknown`.
    pub(crate) fn season_of(&self, week: u64) -> Result<Vec<B256>, Error> {
        Ok(self.season_words(self.find_season(week)?.0))
    }

    /// The number of the season that has a week, and the season. `WeekUnknown`.
    pub(crate) fn find_season(&self, week: u64) -> Result<(u64, Season), Error> {
        let (mut low, mut high) = (1, self.books().seasons);
        while low <= high {
            let middle = low.midpoint(high);
            let season = self.season_at(middle);
            if week < season.first_week {
                high = middle.saturating_sub(1);
            } else if week >= season.next_week() {
                low = middle.saturating_add(1);
            } else {
                return Ok((middle, season));
            }
        }
        Err(errors::week_unknown(week))
    }

    /// A season by its number, or one without weeks.
    fn season_at(&self, season: u64) -> Season {
        Season::unpack(number(self.load(Place::Season(season))))
    }

    fn season_words(&self, season: u64) -> Vec<B256> {
        let rates =
            [Place::HeldRates(season), Place::MintRates(season)].map(|place| number(self.load(place)));
        words_of(&self.season_at(season), &Rates::unpack(rates)).to_vec()
    }
}

impl Opening {
    /// The weekly maximum, when everything is within its bounds.
    fn check(&self, earliest: u64) -> Result<u128, Error> {
        let latest = earliest.saturating_add(START_WINDOW);
        if self.start < earliest || self.start > latest {
            return Err(errors::start_out_of_range(self.start, earliest, latest));
        }
        if self.week_count == 0 || self.week_count > WEEKS_MOST {
            return Err(errors::week_count_out_of_range(self.week_count, 1, WEEKS_MOST));
        }
        let [least, most] = WEEKLY_MAXIMUM;
        let maximum = u128::try_from(self.weekly_maximum).unwrap_or_default();
        if maximum < least || maximum > most {
            return Err(errors::weekly_maximum_out_of_range(self.weekly_maximum, least, most));
        }
        let Rates { held, staked, minted, lent } = self.rates;
        let (referral, referral_most) = (self.referral_bps.into(), REFERRAL_MOST.into());
        let bounds = [
            (held, RATE_MOST),
            (staked, RATE_MOST),
            (minted, MINT_RATE_MOST),
            (lent, RATE_MOST),
            (referral, referral_most),
        ];
        match bounds.into_iter().find(|(rate, most)| rate > most) {
            Some((rate, most)) => Err(errors::rate_too_high(rate, most)),
            None => Ok(maximum),
        }
    }
}

fn words_of(season: &Season, rates: &Rates) -> [B256; 9] {
    [
        season.start.word(),
        season.first_week.word(),
        season.week_count.word(),
        season.weekly_maximum.word(),
        rates.held.word(),
        rates.staked.word(),
        rates.minted.word(),
        rates.lent.word(),
        season.referral_bps.word(),
    ]
}
